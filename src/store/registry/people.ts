import type { AgencyId, PersonId } from '../../domain/ids.ts';
import { type Account, accountKey } from '../../ports/account.ts';
import type { RegistryPerson } from '../../ports/registry.ts';
import type { Prisma } from '../generated/client.ts';
import { differing, type Ids, type Importing, idOf, stated } from './importing.ts';

type Row = Prisma.PersonGetPayload<{ include: { accounts: true } }>;
type Match = { readonly person: RegistryPerson; readonly row: Row | undefined; readonly personId: string };

/**
 * The people of the file, by key, and their chat accounts. Somebody who was invited in chat has no key yet and is
 * known by the account.
 */
export async function importPeople(
  importing: Importing,
  people: readonly RegistryPerson[],
  agencies: Ids<AgencyId>,
): Promise<Ids<PersonId>> {
  const { tx, municipalityId, newId, tally } = importing;
  const rows = await tx.person.findMany({ where: { municipalityId }, include: { accounts: true } });
  const adopted = new Set<Row>();
  const matches = people.map((person): Match => {
    const row =
      rows.find(({ key }) => key === person.key) ??
      rows.find(({ personId }) => personId === person.key) ??
      invited(person, rows, adopted);
    return { person, row, personId: row?.personId ?? newId() };
  });
  const moved = await moveAccounts(importing, matches, rows);
  for (const { person, row, personId } of matches) {
    const { key, name, email } = person;
    // Called by the id, as an exported roster does: that becomes nobody's name.
    const named = key === personId ? undefined : key;
    const columns = { key: named, name, email, agencyId: idOf(agencies, person.agency) };
    if (row) {
      const data = differing(row, columns);
      await tx.person.updateMany({ where: { municipalityId, personId }, data });
      tally.changed('person', key, [...Object.keys(data), ...(moved.get(personId) ?? [])]);
    } else {
      const { agencyId } = columns;
      await tx.person.create({ data: { municipalityId, personId, ...stated(columns), name, agencyId } });
      tally.added('person', key);
    }
  }
  const accounts = matches.flatMap(({ person, personId }) =>
    person.accounts
      .filter(({ platform }) => moved.get(personId)?.includes(platform))
      .map(({ platform, tenant, user }) => ({ municipalityId, platform, tenant, user, personId })),
  );
  await tx.personAccount.createMany({ data: accounts });
  tally.leftAlone('person', rows.filter((row) => !matches.some((match) => match.row === row)).length);
  return new Map(matches.map(({ person, personId }) => [person.key, personId as PersonId]));
}

function invited({ accounts }: RegistryPerson, rows: readonly Row[], adopted: Set<Row>): Row | undefined {
  const wanted = new Set(accounts.map(accountKey));
  const found = rows
    .filter((row) => row.key === null && !adopted.has(row))
    .find((row) => row.accounts.some((account) => wanted.has(accountKey(account))));
  if (found) adopted.add(found);
  return found;
}

/**
 * Withdraws the accounts that the file replaces, so that they can become others', and tells on which platforms each
 * person gets one. An account that stays somebody else's is refused.
 */
async function moveAccounts(
  { tx, municipalityId, tally }: Importing,
  matches: readonly Match[],
  rows: readonly Row[],
): Promise<ReadonlyMap<string, readonly Account['platform'][]>> {
  const isReplaced = (personId: string, account: Account) =>
    matches.some(
      (match) =>
        match.personId === personId &&
        match.person.accounts.some(
          (one) =>
            one.platform === account.platform && one.tenant === account.tenant && one.user !== account.user,
        ),
    );
  const present = rows.flatMap(({ accounts }) => accounts);
  const replaced = present.filter((account) => isReplaced(account.personId, account));
  for (const { platform, tenant, user } of replaced) {
    await tx.personAccount.deleteMany({ where: { municipalityId, platform, tenant, user } });
  }
  const kept = new Map(
    present.filter((account) => !replaced.includes(account)).map((one) => [accountKey(one), one.personId]),
  );
  const keyOf = (personId: string | undefined) => rows.find((row) => row.personId === personId)?.key ?? null;
  return new Map(
    matches.map(({ person, personId }) => {
      const missing = person.accounts.filter((account) => kept.get(accountKey(account)) !== personId);
      for (const account of missing) {
        const owner = kept.get(accountKey(account));
        if (owner === undefined) continue;
        const { platform, line } = account;
        tally.refuse({
          kind: 'account_taken',
          line,
          platform,
          person: person.key,
          owner: keyOf(owner),
        });
      }
      const free = missing.filter((account) => !kept.has(accountKey(account)));
      return [personId, free.map(({ platform }) => platform)];
    }),
  );
}
