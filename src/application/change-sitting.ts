import type { SittingId } from '../domain/ids.ts';
import { changeSitting } from '../domain/sitting.ts';
import type { Reply } from '../ports/card.ts';
import type { AskOf } from '../ports/command.ts';
import { changeForm, type FieldErrors } from '../views/forms.ts';
import { refusalText } from '../views/refusals.ts';
import { calledCard, fasterCard } from '../views/sitting-replies.ts';
import { shutOut } from './choose-body.ts';
import { named, partnerNews, proxyReleases, sittingNews } from './invitations.ts';
import { channelsOfAll } from './joint-bodies.ts';
import { commitWork, type Scene, type Tools, type UseCase } from './scene.ts';
import { callNotes } from './schedule.ts';
import {
  card,
  chooseSitting,
  coming,
  form,
  leadsSitting,
  refused,
  type SittingStanding,
  standBefore,
} from './sitting-scene.ts';
import { readTypedLength, readWhen } from './typed-dates.ts';

type Ask = AskOf<'change_sitting'>;

/** The form with what holds now, in a spelling that the bot reads back. */
function presentForm(
  tools: Tools,
  scene: Scene,
  ask: Ask,
  { record }: SittingStanding,
  errors: FieldErrors,
): Reply {
  const { sitting, version } = record;
  const startsAt = sitting.status === 'convened' ? sitting.startsAt : null;
  const present: Ask = {
    kind: 'change_sitting',
    sittingId: sitting.id,
    seenVersion: ask.seenVersion ?? version,
    when: ask.when ?? (startsAt === null ? '' : tools.speech.moment(scene.zone, startsAt)),
    length: ask.length ?? tools.speech.t.common.minutes(sitting.lengthMin),
    place: ask.place ?? sitting.place,
  };
  return form(changeForm(tools.speech, present, scene.requestId, errors));
}

/** The state as it is now, for a chair who was overtaken (先にほかの方が操作). */
export async function overtaken(tools: Tools, scene: Scene, sittingId: SittingId): Promise<Reply> {
  const standing = await standBefore(tools, scene, sittingId, 'see_answers');
  if (!standing.ok) return standing.refusal;
  const { facts, record } = standing.value;
  return card(fasterCard(tools.speech, facts, leadsSitting(scene, record)));
}

/**
 * 変更: date, place or length of a called sitting. Everybody who was told is told again; with a new date they
 * are asked again. A chair who was overtaken sees the new state instead of writing over it.
 */
export function makeChangeSitting(tools: Tools): UseCase<'change_sitting'> {
  return async (ask, scene) => {
    if (ask.sittingId === undefined) {
      const why = shutOut(tools, scene, 'call_sitting');
      if (why !== null) return why;
      const sittings = (await coming(tools, scene, 'call_sitting'))
        .map((one) => one.facts)
        .filter(({ record }) => record.sitting.status === 'convened' && record.sitting.startsAt > scene.now);
      const chosen = chooseSitting(tools, 'change', sittings, (sittingId) => ({
        ...ask,
        sittingId,
      }));
      return chosen.ok
        ? makeChangeSitting(tools)({ ...ask, sittingId: chosen.value }, scene)
        : chosen.refusal;
    }
    const standing = await standBefore(tools, scene, ask.sittingId, 'call_sitting');
    if (!standing.ok) return standing.refusal;
    const { record, assembly } = standing.value;
    const { sitting, version } = record;
    const again = (errors: FieldErrors) => presentForm(tools, scene, ask, standing.value, errors);
    if (sitting.status !== 'convened') {
      const kind =
        sitting.status === 'cancelled' ? ('already_cancelled' as const) : ('not_convened' as const);
      return refused(tools, refusalText(tools.speech, scene.zone, { kind, status: sitting.status }));
    }
    if (ask.when === undefined && ask.length === undefined && ask.place === undefined) return again({});
    if (ask.seenVersion !== undefined && ask.seenVersion !== version)
      return overtaken(tools, scene, sitting.id);
    const when = ask.when?.trim() ? readWhen(tools, scene, ask.when) : null;
    if (when?.ok === false) return again({ when: when.refusal });
    if (when && when.value.length > 1) return again({ when: tools.speech.t.forms.oneDateOnly });
    // The form shows the present length, so one that stands with the new date was meant, not the one in the field.
    const beside = when?.value[0]?.lengthMin ?? null;
    const untouched = ask.length === tools.speech.t.common.minutes(sitting.lengthMin);
    const typed = beside !== null && untouched ? undefined : ask.length;
    const length = readTypedLength(tools, typed, beside, sitting.lengthMin);
    if (!length.ok) return again({ length: length.refusal });
    const decision = changeSitting(sitting, {
      startsAt: when?.value[0]?.at ?? null,
      lengthMin: length.value,
      place: ask.place?.trim() ?? null,
      invited: named(assembly, sitting.invited),
      zone: scene.zone,
      now: scene.now,
    });
    if (!decision.ok) return again({ when: refusalText(tools.speech, scene.zone, decision.refusal) });
    return settleChange(tools, scene, standing.value, decision.value);
  };
}

async function settleChange(
  tools: Tools,
  scene: Scene,
  { record, assembly, facts }: SittingStanding,
  changed: { readonly sitting: SittingStanding['record']['sitting']; readonly askAgain: boolean },
): Promise<Reply> {
  const { sitting, askAgain } = changed;
  const after = {
    ...facts,
    record: {
      ...record,
      sitting,
      version: record.version + 1,
      replies: askAgain ? [] : record.replies,
    },
  };
  const channels = await channelsOfAll(tools, scene, assembly);
  const shown = calledCard(
    tools.speech,
    after,
    tools.speech.t.sitting.done.changed,
    callNotes(tools, scene, after, 0),
  );
  const reply = await commitWork(tools, scene, {
    reply: card(shown),
    changes: [
      { kind: 'sitting_changed', sitting, version: record.version },
      ...(askAgain ? [{ kind: 'attendance_cleared' as const, sittingId: sitting.id }] : []),
    ],
    events: [
      {
        kind: 'sitting_changed',
        bodyId: sitting.bodyId,
        sittingId: sitting.id,
        facts: { moved: askAgain, sequence: sitting.sequence },
      },
    ],
    outbox: [
      ...sittingNews(after.record, askAgain ? 'moved' : 'changed', assembly, channels),
      ...partnerNews(sitting, assembly, scene.today),
      ...(askAgain ? proxyReleases(sitting.id, assembly, record.replies, `moved:${sitting.sequence}`) : []),
      {
        kind: 'refresh',
        key: `refresh:${sitting.id}:changed:${sitting.sequence}`,
        sittingId: sitting.id,
        scope: 'all',
      },
    ],
  });
  return reply ?? overtaken(tools, scene, sitting.id);
}
