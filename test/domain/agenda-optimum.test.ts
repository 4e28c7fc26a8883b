import highsModule from 'highs';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  pressureOf,
  priorityOf,
  SELECTION_LIMIT,
  type SelectionTerms,
} from '../../src/domain/agenda-candidate.ts';
import { chooseCases } from '../../src/domain/agenda-selection.ts';
import { randomAgenda } from '../support/random-agenda.ts';

// Its types are those of a CommonJS module; what is imported is an ES module, whose default is the function.
const highs = await (highsModule as unknown as typeof highsModule.default)();
const INSTANCES = 1000;
const EXACT = { mip_rel_gap: 0, mip_abs_gap: 0.5, mip_feasibility_tolerance: 1e-9 };

const joined = (terms: readonly string[]) => (terms.length === 0 ? '0 nothing' : terms.join(' + '));

/**
 * The same choice as a mixed-integer programme, from the rules and not from the code: a variable for each case; pressure
 * and priority in one objective, since no selection has 2048 points of priority.
 */
function programme(candidates: readonly Candidate[], terms: SelectionTerms): string {
  const names = candidates.map((_, index) => `x${index}`);
  const points = candidates.map((one) => 2048 * pressureOf(one, terms) + priorityOf(one, terms));
  const shut = candidates.flatMap(({ of, against, agencies, otherSitting }, index) => {
    const nobody = agencies.length > 0 && !agencies.some((agency) => !terms.absent.has(agency));
    const noLead = of.leadAgencyId !== null && terms.absent.has(of.leadAgencyId);
    const isShut = against.length > 0 || otherSitting !== null || of.status === 'closed' || nobody || noLead;
    return isShut ? [` x${index} = 0`] : [];
  });
  return [
    'Maximize',
    ` points: ${joined(names.map((name, index) => `${points[index]} ${name}`))}`,
    'Subject To',
    ` time: ${joined(names.map((name, index) => `${candidates[index]?.lengthMin} ${name}`))} <= ${terms.lengthMin}`,
    ` places: ${joined(names.map((name) => `1 ${name}`))} <= ${SELECTION_LIMIT}`,
    ...shut.map((line, index) => ` shut${index}:${line}`),
    'Binary',
    ` ${names.length === 0 ? 'nothing' : names.join(' ')}`,
    'End',
  ].join('\n');
}

describe('the selection beside an exact solver', () => {
  it(`is worth what HiGHS finds, on ${INSTANCES} random agendas and dates`, () => {
    const sizes = new Set<number>();
    for (let seed = 1; seed <= INSTANCES; seed += 1) {
      const { candidates, dates } = randomAgenda(seed);
      const terms = dates[seed % dates.length] as SelectionTerms;
      sizes.add(candidates.length);
      const { chosen } = chooseCases(candidates, terms);
      const found = chosen.reduce(
        (sum, one) => sum + 2048 * pressureOf(one, terms) + priorityOf(one, terms),
        0,
      );
      const solution = highs.solve(programme(candidates, terms), EXACT);
      expect(solution.Status, `seed ${seed}`).toBe('Optimal');
      expect(found, `seed ${seed}`).toBe(Math.round(solution.ObjectiveValue));
    }
    expect(Math.max(...sizes)).toBe(40);
  }, 120_000);
});
