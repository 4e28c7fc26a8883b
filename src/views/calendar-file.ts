import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';

/**
 * What a calendar is told of a sitting. There is no place here for a case, a person or an address: the
 * file leaves the municipality's hands.
 */
export type CalendarEntry = {
  /** The same for all versions of one sitting. */
  readonly uid: string;
  /** Grows with each version, a cancellation among them. */
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly startsAt: Date;
  readonly lengthMin: number;
  readonly summary: string;
  readonly place: string;
  /** When this version was made. */
  readonly stamp: Date;
};

/**
 * The calendar file (.ics) of a sitting, the same bytes for the same entry. Times are in UTC, which
 * Outlook, Google and Apple show on the reader's own clock. So it needs no VTIMEZONE, and no
 * X-WR-TIMEZONE, which ical-generator would write after the event, where RFC 5545 allows no property.
 * A call is published and not requested: a REQUEST names organiser and attendees (RFC 5546), which would be
 * addresses, and the answers come by button and not by calendar.
 */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'tsudoi', product: 'tsudoi', language: 'JA' },
    method: entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: plainLine(entry.uid),
    sequence: entry.sequence,
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.lengthMin * 60_000),
    stamp: entry.stamp,
    summary: plainLine(entry.summary),
    location: plainLine(entry.place) || null,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: entry.cancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  });
  return calendar.toString();
}

/** ical-generator escapes marks and line ends; a UID it writes as it is, and control characters too. */
function plainLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
