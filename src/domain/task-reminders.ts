import { type CalendarDay, dayIn } from './calendar-day.ts';
import { type FollowUpTask, isWithAgency } from './follow-up-task.ts';
import type { BusinessCalendar } from './office-hours.ts';
import { businessDaysAfter } from './recurrence.ts';

/**
 * Whether a task's reminder is due (督促): once for each due day, from 8:30 on it, or later if that moment was missed; for
 * what the agency has or is asked to take on. `officeOpen` tells whether it is office time now.
 */
export function reminderDue(task: FollowUpTask, today: CalendarDay, officeOpen: boolean): boolean {
  return isWithAgency(task) && task.dueOn !== null && task.dueOn <= today && officeOpen;
}

/** How many business days an offer may stand before the agency is reminded, and before the chair is told (返事待ち). */
export const OFFER_DAYS = { agency: 2, chair: 3 } as const;
export type OfferStep = keyof typeof OFFER_DAYS;

/** Whether an offer has stood unanswered for so long that this step is due (返事の催促). */
export function offerStepDue(
  task: FollowUpTask,
  step: OfferStep,
  today: CalendarDay,
  calendar: BusinessCalendar,
): boolean {
  if (task.status !== 'offered') return false;
  return businessDaysAfter(dayIn(calendar.zone, task.offeredAt), OFFER_DAYS[step], calendar) <= today;
}
