import { seal } from '../domain/confidential.ts';
import type { Pledge } from '../domain/constituent.ts';
import { pledgeVersion } from '../law/lookup.ts';
import { accountKey, PLATFORMS, type Platform } from '../ports/account.ts';
import type {
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
  const bodies = (written.bodies ?? []).map((body) => bodyOf(body, municipality));
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
    cases: (written.cases ?? []).map((one, at) => caseOf(one, lineOf(['cases', at]))),
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

function bodyOf({ rules = {}, ...body }: Entry<'bodies'>, municipality: Municipality): RegistryBody {
  const { key, types, displayName, chairTitle, jointWith, ordinance } = body;
  const { quorum, noticeDays, delivery, consent, retentionYears, allowedBots } = rules;
  const bots = PLATFORMS.flatMap((platform) =>
    (allowedBots?.[platform] ?? []).flatMap((id) => placed({ [platform]: id }, municipality)),
  );
  return {
    key,
    types,
    displayName,
    chairTitle,
    jointWith,
    ordinance,
    quorum,
    noticeDays,
    delivery,
    consent,
    retentionYears,
    allowedBots: allowedBots && bots.map(({ id: user, ...rest }) => accountKey({ ...rest, user })),
  };
}

function constituentOf(
  { from, to, pledgedOn, ...seat }: Entry<'constituents'>,
  bodies: readonly RegistryBody[],
): RegistryConstituent {
  const { body, person, kind, suspendedOn, endedOn } = seat;
  const types = bodies.find((one) => one.key === body)?.types ?? [];
  // A pledge on paper is to the text that was in force on its day.
  const pledge: Pledge | undefined = pledgedOn && {
    pledgedOn,
    version: pledgeVersion(types, pledgedOn),
    method: 'paper',
  };
  return { body, person, kind, term: { from, to }, pledge, suspendedOn, endedOn };
}

function caseOf(written: Entry<'cases'>, line: number): RegistryCase {
  const { household, situation, ...rest } = written;
  const { number, body, urgency, selectionReason, consent, status, closedOn, audience, recused } = rest;
  const content = seal({ household, situation });
  return {
    ...{ line, number, body, urgency, selectionReason, consent, status, closedOn, audience, recused },
    content,
  };
}
