import type { BodyType } from '../domain/body-type.ts';
import { childProtectionCouncil } from './bodies/child-protection-council.ts';
import { communityCareConference } from './bodies/community-care-conference.ts';
import { disabilitySupportCouncil } from './bodies/disability-support-council.ts';
import { lonelinessCouncil } from './bodies/loneliness-council.ts';
import { multilayeredSupportConference } from './bodies/multilayered-support-conference.ts';
import { publicAssistanceCoordinationConference } from './bodies/public-assistance-coordination-conference.ts';
import { supportConference } from './bodies/support-conference.ts';
import { supportPlanConference } from './bodies/support-plan-conference.ts';
import type { LawRecord } from './law-record.ts';

/** The law of the eight bodies, oldest record first. The only place where legal facts are written down. */
export const LAW: Readonly<Record<BodyType, readonly LawRecord[]>> = {
  support_conference: supportConference,
  support_plan_conference: supportPlanConference,
  public_assistance_coordination_conference: publicAssistanceCoordinationConference,
  community_care_conference: communityCareConference,
  disability_support_council: disabilitySupportCouncil,
  child_protection_council: childProtectionCouncil,
  multilayered_support_conference: multilayeredSupportConference,
  loneliness_council: lonelinessCouncil,
};
