import type { BodyType } from '../../domain/body-type.ts';
import { lawOn } from '../../law/lookup.ts';
import { type Checking, entriesOf, isThere } from './checking.ts';

/** What the law and the work ask of a body: one type, a consent rule that is allowed, somebody in the chair. */
export function checkBodies(checking: Checking): void {
  for (const { entry, path } of entriesOf(checking, 'bodies')) {
    const types = entry.types ?? [];
    if (types.length > 1) checking.report([...path, 'types'], { kind: 'body_types_joint' });
    for (const [at, key] of (entry.jointWith ?? []).entries()) {
      if (key !== undefined && key === entry.key) {
        checking.report([...path, 'jointWith', at], { kind: 'joint_with_itself' });
      }
    }
    if (
      entry.rules?.consent === 'not_required' &&
      types.some((type) => type && needsConsent(checking, type))
    ) {
      checking.report([...path, 'rules', 'consent'], { kind: 'consent_required_by_law' });
    }
    if (entry.key !== undefined && !mayHaveChair(checking, entry.key)) {
      checking.report(path, { kind: 'chair_missing', body: entry.key });
    }
  }
}

function needsConsent({ today }: Checking, type: BodyType): boolean {
  return lawOn(type, today)?.consentRule.value === 'required';
}

/**
 * Whether somebody has the chair, today or in a term to come. An entry that cannot be read may be the chair's.
 */
function mayHaveChair(checking: Checking, body: string): boolean {
  if (!isThere(checking, 'constituents')) return true;
  return entriesOf(checking, 'constituents').some(({ entry }) => {
    const isHere = entry.body === undefined || entry.body === body;
    const isChair = entry.kind === undefined || entry.kind === 'chair';
    const isOver = Boolean(
      (entry.to && entry.to < checking.today) || (entry.endedOn && entry.endedOn <= checking.today),
    );
    return isHere && isChair && !isOver;
  });
}
