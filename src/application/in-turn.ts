import type { SittingId } from '../domain/ids.ts';
import type { Reply } from '../ports/card.ts';
import type { Scene } from './scene.ts';

type Answering<Answer> = (ask: Answer, scene: Scene) => Promise<Reply>;

/**
 * One after the other for one person's answers to one sitting (順番に). The second of a double click then
 * finds the first answer and changes nothing, and of two quick answers the later one holds. It is a matter of
 * one process: two of them would write the same answer twice, which differs in the audit alone.
 */
export function makeInTurn(): <Answer extends { readonly sittingId: SittingId }>(
  useCase: Answering<Answer>,
) => Answering<Answer> {
  const last = new Map<string, Promise<unknown>>();
  return (useCase) => (ask, scene) => {
    const key = `${ask.sittingId} ${scene.person.id}`;
    const work = () => useCase(ask, scene);
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const done = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(done, done);
    return mine;
  };
}
