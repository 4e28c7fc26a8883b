import type { BodyId, MunicipalityId, PersonId } from '../../domain/ids.ts';
import type { LawOverride, OverrideBasis } from '../../domain/law-override.ts';
import type { Tx } from '../client.ts';
import type * as Rows from '../generated/client.ts';
import { cleanText } from '../json.ts';
import { dayFromColumn, dayToColumn } from './day.ts';

export function overrideFromRow(row: Rows.LawOverride): LawOverride {
  const { fact, value, reason, ordinanceNumber, ordinanceArticle, checkedOn } = row;
  const basis: OverrideBasis | null =
    checkedOn !== null
      ? { kind: 'statute', checkedOn: dayFromColumn(checkedOn) }
      : ordinanceNumber !== null && ordinanceArticle !== null
        ? { kind: 'ordinance', ordinance: { number: ordinanceNumber, article: ordinanceArticle } }
        : null;
  if (basis === null) throw new Error('A statement of the law rests on nothing.');
  return {
    fact,
    value,
    basis,
    reason,
    from: dayFromColumn(row.from),
    recordedBy: row.recordedBy as PersonId | null,
    recordedAt: row.recordedAt,
  };
}

/** The columns of a statement but for its number, which counts from 1 within a body. */
export function overrideColumns({ fact, value, basis, reason, from, recordedBy, recordedAt }: LawOverride) {
  const ordinance = basis.kind === 'ordinance' ? basis.ordinance : null;
  return {
    fact,
    value: cleanText(value),
    ordinanceNumber: ordinance && cleanText(ordinance.number),
    ordinanceArticle: ordinance && cleanText(ordinance.article),
    checkedOn: basis.kind === 'statute' ? dayToColumn(basis.checkedOn) : null,
    reason: cleanText(reason),
    from: dayToColumn(from),
    recordedBy,
    recordedAt,
  };
}

export async function nextOverride(tx: Tx, municipalityId: MunicipalityId, bodyId: BodyId): Promise<number> {
  const { _max } = await tx.lawOverride.aggregate({
    where: { municipalityId, bodyId },
    _max: { number: true },
  });
  return (_max.number ?? 0) + 1;
}
