import type { BodyType } from '../domain/body-type.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { seal } from '../domain/confidential.ts';
import type { OrdinanceArticle, OverrideBasis } from '../domain/law-override.ts';
import { pledgeVersion } from '../law/lookup.ts';
import { accountKey, PLATFORMS, type Platform } from '../ports/account.ts';
import type {
  PaperPledge,
  RegistryBody,
  RegistryCase,
  RegistryConstituent,
  RegistryFile,
  RegistryMunicipality,
} from '../ports/registry.ts';
import { TENANT_FIELDS } from './checks/accounts.ts';
import type { Path, Source } from './lines.ts';
import type { WrittenFile } from './schema.ts';

type Municipality = WrittenFile['municipality'];
type Entry<List extends 'bodies' | 'constituents' | 'cases'> = NonNullable<WrittenFile[List]>[number];
type LineOf = (path: Path) => number;
type Ids = { readonly [P in Platform]?: string | undefined };

/** Turns a file without a mistake into what the registry takes (名簿ファイル). */
export function registryFile(written: WrittenFile, source: Source): RegistryFile {
  const lineOf: LineOf = (path) => source.spotOf(path).line;
  const { municipality } = written;
  const bodies = (written.bodies ?? []).map((body, at) =>
    bodyOf(body, { municipality, all: written.bodies ?? [], line: lineOf(['bodies', at]) }),
  );
  return {
    municipality: municipalityOf(municipality, lineOf),
    bodies,
    agencies: (written.agencies ?? []).map(({ key, name, kind, secrecyScope }) => {
      return { key, name, kind, secrecyScope };
    }),
    people: (written.people ?? []).map(({ key, name, agency, email, ...ids }, at) => ({
      key,
      name,
      agency,
      email,
      accounts: placed(ids, municipality).map(({ platform, tenant, id: user }) => {
        return { platform, tenant, user, line: lineOf(['people', at, platform]) };
      }),
    })),
    constituents: (written.constituents ?? []).map((constituent) => constituentOf(constituent, bodies)),
    channels: (written.channels ?? []).flatMap(({ body, bodies: several = [], ...ids }) =>
      placed(ids, municipality).map(({ platform, tenant, id: channel }) => ({
        channel: { platform, tenant, channel },
        bodies: body === undefined ? several : [body],
      })),
    ),
    cases: (written.cases ?? []).map((one, at) => caseOf(one, lineOf(['cases', at]), bodies)),
  };
}

/** Ids on the platforms, each in the municipality's workspace there. */
function placed(ids: Ids, municipality: Municipality) {
  return PLATFORMS.flatMap((platform) => {
    const [id, tenant] = [ids[platform], municipality[TENANT_FIELDS[platform]]];
    return id === undefined || tenant === undefined ? [] : [{ platform, tenant, id }];
  });
}

function municipalityOf(written: Municipality, lineOf: LineOf): RegistryMunicipality {
  const { key, name, zone, closedDays } = written;
  const workspaces = PLATFORMS.flatMap((platform) => {
    const tenant = written[TENANT_FIELDS[platform]];
    const line = lineOf(['municipality', TENANT_FIELDS[platform]]);
    return tenant === undefined ? [] : [{ platform, tenant, line }];
  });
  return { key: key ?? name, name, zone, closedDays, workspaces };
}

function bodyOf(
  { rules = {}, ...body }: Entry<'bodies'>,
  {
    municipality,
    all,
    line,
  }: {
    readonly municipality: Municipality;
    readonly all: readonly Entry<'bodies'>[];
    readonly line: number;
  },
): RegistryBody {
  const { key, types, displayName, parent, layer, chairTitle, jointWith, ordinance, law = [] } = body;
  const numbered = ordinance ?? all.find((one) => one.key === parent)?.ordinance;
  const { quorum, noticeDays, delivery, consent, retentionYears, allowedBots } = rules;
  const bots = PLATFORMS.flatMap((platform) =>
    (allowedBots?.[platform] ?? []).flatMap((id) => placed({ [platform]: id }, municipality)),
  );
  return {
    line,
    key,
    types,
    displayName,
    parent,
    layer,
    chairTitle,
    jointWith,
    ordinance,
    quorum,
    noticeDays,
    delivery,
    consent,
    retentionYears,
    allowedBots: allowedBots && bots.map(({ id: user, ...rest }) => accountKey({ ...rest, user })),
    law: law.map(({ fact, value, ordinance: on, checkedOn, reason, from }) => {
      const number = on?.number ?? numbered?.number;
      const basis = basisOf(on && number !== undefined ? { number, article: on.article } : null, checkedOn);
      return { fact, value, basis, reason, from };
    }),
  };
}

function basisOf(ordinance: OrdinanceArticle | null, checkedOn: CalendarDay | undefined): OverrideBasis {
  if (ordinance !== null) return { kind: 'ordinance', ordinance };
  if (checkedOn === undefined) throw new Error('A statement without a basis has been told as a mistake.');
  return { kind: 'statute', checkedOn };
}

function constituentOf(
  { from, to, pledgedOn, ...seat }: Entry<'constituents'>,
  bodies: readonly RegistryBody[],
): RegistryConstituent {
  const { body, person, kind, suspendedOn, endedOn } = seat;
  const types = bodies.find((one) => one.key === body)?.types ?? [];
  // A pledge on paper is to the text that was in force on its day.
  const pledge: PaperPledge | undefined = pledgedOn && {
    pledgedOn,
    method: 'paper',
    types,
    versionOf: pledgeVersion,
  };
  return { body, person, kind, term: { from, to }, pledge, suspendedOn, endedOn };
}

function caseOf(written: Entry<'cases'>, line: number, bodies: readonly RegistryBody[]): RegistryCase {
  const { household, situation, wishes, strengths, issues, thirdParties, keyWorker, selectionNote, ...rest } =
    written;
  const { number, body, urgency, selectionReason, noConsent, subjectKinds, status, closedOn, leadAgency } =
    rest;
  const { audience, limits, recused, hardDates, facts } = rest;
  const purpose = bodies.find((one) => one.key === body)?.types[0];
  return {
    ...{
      line,
      number,
      body,
      urgency,
      selectionReason,
      noConsent,
      subjectKinds,
      status,
      closedOn,
      leadAgency,
    },
    ...{ audience, limits, recused },
    subjects: household?.filter(({ subject }) => subject === true).map(({ id }) => id),
    consents: consentsOf(written, purpose),
    content: seal({
      household: household?.map(({ subject: _, ...member }) => member),
      issues: issues?.map(({ tag, member = null }) => ({ tag, memberId: member })),
      ...{ situation, wishes, strengths, thirdParties, keyWorker, selectionNote },
    }),
    hardDates: (hardDates ?? []).map(({ on, what }) => ({ on, what: seal(what) })),
    facts: (facts ?? []).map(({ source, member = null, text, sourceConfidential = false }) => {
      return { source, memberId: member, sourceConfidential, content: seal(text) };
    }),
  };
}

/** For the household and the body of the case unless something else is written. */
function consentsOf({ consent, consents = [] }: Entry<'cases'>, purpose: BodyType | undefined) {
  const ofHousehold = consent === undefined ? [] : [{ state: consent }];
  const lines: NonNullable<Entry<'cases'>['consents']> = [...ofHousehold, ...consents];
  return lines.flatMap((one) => {
    const shared = one.purpose ?? purpose;
    if (shared === undefined) return [];
    const { member: memberId = null, state, method = 'imported' as const, on, until = null } = one;
    return [{ memberId, purpose: shared, state, method, on, until }];
  });
}
