/** Ids of different things do not mix: a SittingId handed to what wants a CaseId does not compile. */
type Id<Name extends string> = string & { readonly idOf: Name };

export type MunicipalityId = Id<'municipality'>;
export type BodyId = Id<'body'>;
export type AgencyId = Id<'agency'>;
export type PersonId = Id<'person'>;
export type ConstituentId = Id<'constituent'>;
export type SittingId = Id<'sitting'>;
export type OptionId = Id<'option'>;
export type CaseId = Id<'case'>;
export type FileId = Id<'file'>;
export type FactId = Id<'fact'>;
export type ReferralId = Id<'referral'>;
export type AgendaItemId = Id<'agenda_item'>;
export type MinutesId = Id<'minutes'>;
export type TaskId = Id<'task'>;
export type TriggerId = Id<'trigger'>;
export type ConcernId = Id<'concern'>;
export type RequestId = Id<'cooperation_request'>;
export type DisclosureId = Id<'disclosure'>;

/**
 * One account on one chat platform, as an opaque key. The domain compares keys; only a chat port
 * knows what is inside.
 */
export type AccountKey = Id<'account'>;

/** One channel on one chat platform, as an opaque key. */
export type ChannelKey = Id<'channel'>;
