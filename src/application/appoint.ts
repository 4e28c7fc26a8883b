import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Constituent, ConstituentKind, Person, Roster } from '../domain/constituent.ts';
import { accept, type Decision, refuse } from '../domain/decision.ts';
import type { AgencyId, ConstituentId, PersonId } from '../domain/ids.ts';
import { appoint, type RosterRefusal } from '../domain/roster.ts';
import { currentPledge } from '../law/of-body.ts';
import { accountKey } from '../ports/account.ts';
import type { AskOf } from '../ports/command.ts';
import type { FieldErrors } from '../views/forms.ts';
import { appointForm } from '../views/roster-forms.ts';
import { seatCard } from '../views/roster-notices.ts';
import { rosterRefusalText } from '../views/roster-refusals.ts';
import { chooseBody } from './choose-body.ts';
import { paperPledge, pledgeRequest } from './roster-standing.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, refused } from './sitting-scene.ts';
import { readPastDay, readTypedDay } from './typed-dates.ts';

type Ask = AskOf<'appoint'>;
type Entered = {
  readonly name: string;
  readonly agencyId: AgencyId;
  readonly role: ConstituentKind;
  readonly term: Constituent['term'];
  readonly pledgedOn: CalendarDay | null;
};

/** What was entered, or the field at which it failed. */
function readEntered(tools: Tools, scene: Scene, ask: Ask): Decision<Entered, FieldErrors> {
  const { required } = tools.speech.t.forms;
  const name = ask.name?.trim().replace(/\s+/gu, ' ') ?? '';
  if (name === '') return refuse({ name: required });
  if (ask.agencyId === undefined) return refuse({ agencyId: required });
  const from = readTypedDay(tools, scene, ask.from);
  if (!from.ok) return refuse({ from: from.refusal });
  const to = readTypedDay(tools, scene, ask.to);
  if (!to.ok) return refuse({ to: to.refusal });
  const pledgedOn = readPastDay(tools, scene, ask.pledgedOn);
  if (!pledgedOn.ok) return refuse({ pledgedOn: pledgedOn.refusal });
  if (from.value === null) return refuse({ from: required });
  if (to.value === null) return refuse({ to: required });
  const term = { from: from.value, to: to.value };
  return accept({
    name,
    agencyId: ask.agencyId,
    role: ask.role ?? 'regular',
    term,
    pledgedOn: pledgedOn.value,
  });
}

/** Names are compared without their spaces and widths, which people type as they like. */
const bare = (name: string) => name.normalize('NFKC').replace(/\s+/gu, '');

/**
 * Whom the person means: whose account it is, or a namesake of the same agency, or somebody new. A slip in the
 * choice of the account would open the door to somebody else, so the names have to agree.
 */
async function findPerson(
  tools: Tools,
  scene: Scene,
  roster: Roster,
  { name, agencyId }: Entered,
  account: Ask['account'],
): Promise<Decision<Person, FieldErrors>> {
  const t = tools.speech.t.roster.add;
  const isHere = account?.platform === scene.account.platform && account.tenant === scene.account.tenant;
  if (account && !isHere) return refuse({ account: tools.speech.t.refusals.unknownThing });
  const known = account ? ((await tools.store.findSeat(account))?.person ?? null) : null;
  if (known) {
    if (bare(known.name) !== bare(name)) return refuse({ account: t.otherName(known.name) });
    return known.agencyId === agencyId ? accept(known) : refuse({ account: t.otherAgency });
  }
  const namesake = roster.constituents.find(
    ({ person }) => person.agencyId === agencyId && bare(person.name) === bare(name),
  );
  if (namesake) return account ? refuse({ account: t.otherAccount(name) }) : accept(namesake.person);
  const accounts = account ? [accountKey(account)] : [];
  return accept({ id: tools.newId() as PersonId, name, agencyId, accounts });
}

function fieldOf({ kind }: RosterRefusal): keyof Ask {
  if (kind === 'seat_overlaps') return 'from';
  return kind.startsWith('pledge') ? 'pledgedOn' : 'to';
}

function appointedText(tools: Tools, roster: Roster, seat: Constituent, today: CalendarDay): string[] {
  const t = tools.speech.t.roster.add;
  const isCurrent = seat.pledge?.version === currentPledge(roster.body, today);
  if (isCurrent) return [t.pledged];
  return [
    ...(seat.pledge === null ? [] : [t.pledgeOutdated]),
    seat.person.accounts.length > 0 ? t.asked : t.notReachable,
  ];
}

/** 委嘱: somebody gets a seat, and is asked for the pledge unless it is there on paper. */
export function makeAppoint(tools: Tools): UseCase<'appoint'> {
  return async (ask, scene) => {
    const t = tools.speech.t.roster;
    const chosen = await chooseBody(tools, scene, 'manage_roster', ask.bodyId, (bodyId) => ({
      ...ask,
      bodyId,
    }));
    if (!chosen.ok) return chosen.refusal;
    const { body, agencies } = chosen.value.roster;
    if (agencies.length === 0) return refused(tools, t.add.noAgency);
    const again = (entered: Ask, errors: FieldErrors = {}) =>
      form(appointForm(tools.speech, entered, chosen.value.roster, scene.requestId, errors));
    if (ask.name === undefined && ask.agencyId === undefined) return again({ ...ask, from: scene.today });
    const entered = readEntered(tools, scene, ask);
    if (!entered.ok) return again(ask, entered.refusal);
    const { role, term, pledgedOn } = entered.value;
    return untilCommitted(async () => {
      const roster = await tools.store.roster(scene.municipality.id, body.id);
      const person = await findPerson(tools, scene, roster, entered.value, ask.account);
      if (!person.ok) return again(ask, person.refusal);
      const decision = appoint(roster, {
        id: tools.newId() as ConstituentId,
        person: person.value,
        kind: role,
        term,
        pledge: pledgedOn && paperPledge(body, pledgedOn),
        today: scene.today,
      });
      if (!decision.ok) {
        const text = rosterRefusalText(tools.speech, body, decision.refusal);
        return again(ask, { [fieldOf(decision.refusal)]: text });
      }
      const seat = decision.value;
      const shown = seatCard(
        tools.speech,
        { roster, seat },
        {
          title: t.add.done(seat.person.name),
          preview: t.add.donePreview,
          text: appointedText(tools, roster, seat, scene.today),
          actions: [{ label: t.actions.addAnother, ask: { kind: 'appoint', bodyId: body.id } }],
        },
      );
      return commitWork(tools, scene, {
        reply: card(shown, true),
        changes: [{ kind: 'seat_added', constituent: seat, read: roster.constituents }],
        events: [
          {
            kind: 'seat_appointed',
            bodyId: body.id,
            subjectId: seat.id,
            facts: { role, from: term.from, to: term.to, pledgedOnPaper: seat.pledge?.pledgedOn ?? null },
          },
        ],
        outbox: pledgeRequest(body, seat, scene.today),
      });
    });
  };
}
