import { rosterOf } from '../domain/assembly.ts';
import { nameProxy, proxyCandidates } from '../domain/attendance.ts';
import { addDays, type CalendarDay, dayIn } from '../domain/calendar-day.ts';
import { type Constituent, constituentById, mayBeCalled } from '../domain/constituent.ts';
import type { ConstituentId, PersonId } from '../domain/ids.ts';
import { accountKey } from '../ports/account.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import type { Outgoing } from '../ports/notice.ts';
import { type FieldErrors, proxyForm } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { sittingCard } from '../views/sitting-cards.ts';
import { countsChanged, refusedWithState, releasedBy } from './answer-sitting.ts';
import { secretariatOf } from './invitations.ts';
import { commitWork, type Scene, type Tools, type UseCase, untilCommitted } from './scene.ts';
import { card, form, type SittingStanding, standBefore } from './sitting-scene.ts';

type Ask = AskOf<'name_proxy'>;
/** `added`: a seat of their own is made for them now. */
type Found =
  | {
      readonly kind: 'proxy';
      readonly proxy: Constituent;
      readonly byInvitation: boolean;
      readonly added: boolean;
    }
  | { readonly kind: 'wrong'; readonly errors: FieldErrors };

/**
 * Whom the person means: somebody of the roster, or somebody to be invited. An invited proxy gets a seat
 * from today to the day of the sitting only, in nobody's audience, and has to pledge before the door opens.
 */
async function findProxy(
  tools: Tools,
  scene: Scene,
  ask: Ask,
  standing: SittingStanding,
  heldOn: Constituent['term']['to'],
): Promise<Found> {
  const t = tools.speech.t.forms.proxy;
  const { assembly, seat } = standing;
  const name = ask.inviteName?.trim();
  if (ask.proxyId !== undefined && !name && !ask.inviteAccount) {
    const proxy = constituentById(assembly, ask.proxyId);
    return proxy
      ? { kind: 'proxy', proxy, byInvitation: false, added: false }
      : { kind: 'wrong', errors: { proxyId: t.pickOrInvite } };
  }
  if (!name || ask.inviteAccount === undefined) {
    const field = ask.inviteAccount === undefined ? 'inviteAccount' : 'inviteName';
    return { kind: 'wrong', errors: { [field]: t.inviteBoth } };
  }
  const account = ask.inviteAccount;
  if (account.platform !== scene.account.platform || account.tenant !== scene.account.tenant) {
    return { kind: 'wrong', errors: { inviteAccount: t.pickOrInvite } };
  }
  const known = (await tools.store.findSeat(account))?.person ?? null;
  // An invitation is to the body for which the person is called; there a proxy who sits already has a seat.
  const seats = assembly.constituents.filter(
    (one) => one.person.id === known?.id && one.bodyId === seat.bodyId,
  );
  // A seat that was taken away, or is suspended, is not given anew by an invitation.
  const seated = seats.find((one) => mayBeCalled(one, heldOn) || one.endedOn || one.suspendedOn);
  if (known && known.agencyId !== seat.person.agencyId) {
    return { kind: 'wrong', errors: { inviteAccount: t.accountTaken } };
  }
  if (seated) return { kind: 'proxy', proxy: seated, byInvitation: true, added: false };
  const person = known ?? {
    id: tools.newId() as PersonId,
    name,
    agencyId: seat.person.agencyId,
    accounts: [accountKey(account)],
  };
  const proxy: Constituent = {
    id: tools.newId() as ConstituentId,
    bodyId: seat.bodyId,
    person,
    kind: 'adhoc',
    term: {
      from: firstFreeDay(
        scene.today,
        seats.filter(({ term }) => term.from <= heldOn),
      ),
      to: heldOn,
    },
    suspendedOn: null,
    endedOn: null,
    pledge: null,
  };
  return { kind: 'proxy', proxy, byInvitation: true, added: true };
}

/** Terms of one person do not overlap: somebody invited for an earlier sitting is seated again after it. */
function firstFreeDay(today: CalendarDay, seats: readonly Constituent[]): CalendarDay {
  return seats.reduce((day, { term }) => (term.to >= day ? addDays(term.to, 1) : day), today);
}

function proxyNews(
  scene: Scene,
  standing: SittingStanding,
  proxy: Constituent,
  added: boolean,
): readonly Outgoing[] {
  const { record, assembly, seat } = standing;
  const sittingId = record.sitting.id;
  return [
    {
      kind: 'notice',
      // Named again after having been released, the person hears of it again.
      key: `proxy:${sittingId}:${seat.id}:${proxy.id}:${scene.requestId}`,
      to: { kind: 'person', personId: proxy.person.id },
      notice: { kind: 'proxy_named', sittingId, forId: seat.id },
    },
    ...(added
      ? secretariatOf(rosterOf(assembly, seat.bodyId) ?? assembly.leading, scene.today).map((one) => ({
          kind: 'notice' as const,
          key: `proxy_invited:${proxy.id}:${one.person.id}`,
          to: { kind: 'person' as const, personId: one.person.id },
          notice: { kind: 'proxy_invited' as const, sittingId, constituentId: proxy.id },
        }))
      : []),
  ];
}

/** 代理出席: names somebody of the same agency, or invites one; the secretariat hears of an invitation. */
export function makeNameProxy(tools: Tools): UseCase<'name_proxy'> {
  return (ask, scene) =>
    untilCommitted(async (): Promise<Reply | null> => {
      const standing = await standBefore(tools, scene, ask.sittingId, 'answer');
      if (!standing.ok) return standing.refusal;
      const { record, assembly, seat, facts } = standing.value;
      const { sitting } = record;
      const heldOn = sitting.status === 'convened' ? dayIn(scene.zone, sitting.startsAt) : scene.today;
      const candidates = proxyCandidates(assembly, sitting, seat, heldOn);
      const again = (errors: FieldErrors) =>
        form(proxyForm(tools.speech, ask, assembly, candidates, scene.requestId, errors));
      const asked =
        ask.proxyId !== undefined || ask.inviteName !== undefined || ask.inviteAccount !== undefined;
      if (!asked && sitting.status === 'convened' && sitting.startsAt > scene.now) return again({});
      const found: Found = asked
        ? await findProxy(tools, scene, ask, standing.value, heldOn)
        : { kind: 'proxy', proxy: seat, byInvitation: false, added: false };
      if (found.kind === 'wrong') return again(found.errors);
      const { proxy, byInvitation, added } = found;
      const decision = nameProxy(sitting, {
        by: seat,
        proxy,
        heldOn,
        newlyInvited: byInvitation,
        replies: record.replies,
        seats: assembly.constituents,
        now: scene.now,
      });
      if (!decision.ok) {
        // Beside the field in which this person was named; there is no list where there is nobody to pick.
        const field = byInvitation ? 'inviteAccount' : 'proxyId';
        return decision.refusal.kind.startsWith('proxy')
          ? again({ [field]: refusalText(tools.speech, scene.zone, decision.refusal) })
          : refusedWithState(tools, scene, standing.value, decision.refusal);
      }
      const own = decision.value;
      const before = record.replies.find((one) => one.constituentId === seat.id);
      if (before?.proxyId === own.proxyId) return card(sittingCard(tools.speech, facts, seat, null), true);
      const replies = [...record.replies.filter((one) => one.constituentId !== seat.id), own];
      const after = {
        ...facts,
        record: { ...record, replies },
        assembly: added ? { ...assembly, constituents: [...assembly.constituents, proxy] } : assembly,
      };
      return commitWork(tools, scene, {
        reply: card(sittingCard(tools.speech, after, seat, null), true),
        changes: [
          ...(added ? [{ kind: 'constituent_added' as const, constituent: proxy }] : []),
          { kind: 'attendance_answered', sittingId: sitting.id, version: record.version, reply: own },
        ],
        events: [
          {
            kind: 'proxy_named',
            bodyId: proxy.bodyId,
            sittingId: sitting.id,
            subjectId: proxy.id,
            facts: { newlyInvited: added },
          },
        ],
        outbox: [
          countsChanged(scene, sitting.id),
          ...releasedBy(scene, standing.value, own),
          ...proxyNews(scene, standing.value, proxy, added),
        ],
      });
    });
}
