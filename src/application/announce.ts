import type { MunicipalityId } from '../domain/ids.ts';
import type { Outgoing } from '../ports/notice.ts';
import type { Change } from '../ports/store.ts';
import type { Tools } from './scene.ts';

/** Puts messages into the outbox that no person asked for, such as a job's. False when a change did not hold. */
export async function announce(
  tools: Tools,
  municipalityId: MunicipalityId,
  outbox: readonly Outgoing[],
  changes: readonly Change[] = [],
): Promise<boolean> {
  if (outbox.length + changes.length === 0) return true;
  const committed = await tools.store.commit({
    municipalityId,
    request: null,
    actor: { personId: null, account: null },
    at: tools.clock.now(),
    changes,
    events: [],
    outbox,
  });
  if (outbox.length > 0) tools.wake();
  return committed.kind === 'committed';
}
