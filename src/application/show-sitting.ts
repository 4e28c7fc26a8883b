import { constituentById } from '../domain/constituent.ts';
import type { Disclosed } from '../domain/disclosure.ts';
import { discloseWord } from '../domain/disclosure.ts';
import type { ConstituentId } from '../domain/ids.ts';
import { permit } from '../domain/policy.ts';
import { sittingCard } from '../views/sitting-cards.ts';
import { answersCard, upcomingCard } from '../views/sitting-replies.ts';
import { shutOut } from './choose-body.ts';
import { commitWork, type Tools, type UseCase } from './scene.ts';
import { card, concernsSeat, leadsSitting, refused, sittingsFor, standBefore } from './sitting-scene.ts';

/** 予定: the person's coming sittings: those they are called to, and all of a body that they lead. */
export function makeUpcoming(tools: Tools): UseCase<'upcoming'> {
  return async (_ask, scene) => {
    const why = shutOut(tools, scene, 'answer');
    if (why !== null) return why;
    const sittings = await sittingsFor(tools, scene, 'answer', (ids) =>
      tools.store.sittings(scene.municipality.id, ids, scene.now),
    );
    const mine = sittings.filter(
      ({ facts, seat }) => concernsSeat(facts, seat) || permit('see_answers', seat, scene.today).ok,
    );
    return card(upcomingCard(tools.speech, mine));
  };
}

/** One sitting with the buttons to answer. */
export function makeShowSitting(tools: Tools): UseCase<'show_sitting'> {
  return async (ask, scene) => {
    const standing = await standBefore(tools, scene, ask.sittingId, 'answer');
    if (!standing.ok) return standing.refusal;
    const { facts, seat, record } = standing.value;
    if (!record.sitting.invited.includes(seat.id)) return refused(tools, tools.speech.t.refusals.notInvited);
    return card(sittingCard(tools.speech, facts, seat, null));
  };
}

/**
 * 回答一覧: who answered what, for those who lead. The words to the chair are opened for chair and deputy only,
 * and that they were read is in the audit.
 */
export function makeShowAnswers(tools: Tools): UseCase<'show_answers'> {
  return async (ask, scene) => {
    const standing = await standBefore(tools, scene, ask.sittingId, 'see_answers');
    if (!standing.ok) return standing.refusal;
    const { facts, record, assembly } = standing.value;
    const words = new Map<ConstituentId, Disclosed<string>>();
    for (const { constituentId, word } of record.replies) {
      const writer = constituentById(assembly, constituentId);
      if (word === null || writer === undefined) continue;
      for (const { constituent } of scene.seats) {
        const disclosed = discloseWord(word, writer, constituent, scene.today);
        if (disclosed) words.set(constituentId, disclosed);
      }
    }
    const shown = card(answersCard(tools.speech, facts, words, leadsSitting(scene, record)));
    if (words.size === 0) return shown;
    const reply = await commitWork(tools, scene, {
      reply: shown,
      keepReply: false,
      events: [
        {
          kind: 'words_read',
          bodyId: record.sitting.bodyId,
          sittingId: record.sitting.id,
          facts: { words: words.size },
        },
      ],
    });
    return reply ?? shown;
  };
}
