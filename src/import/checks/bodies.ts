import type { BodyType } from '../../domain/body-type.ts';
import type { LawOverride } from '../../domain/law-override.ts';
import { parentRefusal } from '../../domain/sub-body.ts';
import { lawOn } from '../../law/lookup.ts';
import { mayState } from '../../law/of-body.ts';
import type { Path } from '../lines.ts';
import { isFields } from '../readable.ts';
import { valueAt } from '../shape-mistakes.ts';
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
    checkParent(checking, entry, path);
    for (const [at, stated] of (entry.law ?? []).entries()) {
      if (stated) checkStated(checking, entry, stated, [...path, 'law', at]);
    }
    if (entry.key !== undefined && !mayHaveChair(checking, entry.key)) {
      checking.report(path, { kind: 'chair_missing', body: entry.key });
    }
  }
}

type Body = ReturnType<typeof entriesOf<'bodies'>>[number]['entry'];
type Stated = NonNullable<NonNullable<Body['law']>[number]>;

/** A sub-body (下位の会議) stands below a body of its kind that is no sub-body itself. */
function checkParent(checking: Checking, body: Body, path: Path): void {
  if (body.layer !== undefined && body.parent === undefined) {
    checking.report([...path, 'layer'], { kind: 'layer_without_parent' });
  }
  const kinOf = ({ key = '', parent, types = [] }: Body) => ({
    key,
    parent: parent ?? null,
    types: types.filter((type) => type !== undefined),
  });
  const all = entriesOf(checking, 'bodies').map(({ entry }) => kinOf(entry));
  // A kind that cannot be read has been told.
  if (kinOf(body).types.length === 0 || body.key === undefined) return;
  const refusal = parentRefusal(kinOf(body), all);
  const isUnread =
    refusal?.kind === 'parent_of_other_kind' &&
    all.find(({ key }) => key === body.parent)?.types.length === 0;
  if (refusal && !isUnread) checking.report([...path, 'parent'], { kind: 'wrong_parent', refusal });
}

/** 独自の定め: it rests on something, and on what the law lets it rest on. */
function checkStated(checking: Checking, body: Body, stated: Stated, path: Path): void {
  const written = valueAt(checking.data, path);
  const has = (name: string) => isFields(written) && written[name] !== undefined;
  if (has('ordinance') === has('checkedOn')) checking.report(path, { kind: 'stated_without_basis' });
  if (has('ordinance') && !numberOf(checking, body, stated)) {
    checking.report([...path, 'ordinance'], { kind: 'stated_without_ordinance' });
  }
  if (stated.checkedOn && stated.checkedOn > checking.today) {
    checking.report([...path, 'checkedOn'], { kind: 'read_in_future' });
  }
  const { fact, value, from, checkedOn, ordinance } = stated;
  if (!fact || value === undefined || !from || has('ordinance') === has('checkedOn')) return;
  if (has('ordinance') ? !ordinance?.article : !checkedOn) return;
  const basis: LawOverride['basis'] = checkedOn
    ? { kind: 'statute', checkedOn }
    : { kind: 'ordinance', ordinance: { number: '', article: ordinance?.article ?? '' } };
  const types = (body.types ?? []).filter((type) => type !== undefined);
  const refusal = mayState(types, { fact, value, basis, from });
  if (refusal) checking.report([...path, 'value'], { kind: 'not_to_be_stated', refusal });
}

function numberOf(checking: Checking, body: Body, { ordinance }: Stated): boolean {
  const parent = entriesOf(checking, 'bodies').find(({ entry }) => entry.key === body.parent)?.entry;
  return [ordinance, body.ordinance, parent?.ordinance].some((one) => one?.number !== undefined);
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
