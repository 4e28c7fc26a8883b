import type { CaseReason, ReaderReason } from '../domain/disclosure.ts';
import type { Reply } from '../ports/card.ts';
import type { Tools } from './scene.ts';
import { refused } from './sitting-scene.ts';

/**
 * What somebody is told who may not read something of a case (閲覧のお断り). Where nothing but the body's missing
 * 要綱 stands against it, they may know the case, so they are told what is missing; else no more than `otherwise`.
 */
export function readingRefused(
  tools: Tools,
  reasons: readonly (ReaderReason | CaseReason)[],
  otherwise: string,
): Reply {
  const isPrepared = reasons.every((reason) => reason === 'body_not_established') && reasons.length > 0;
  return refused(tools, isPrepared ? tools.speech.t.gate.room.body_not_established : otherwise);
}
