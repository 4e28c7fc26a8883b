import { orderAgenda } from '../../src/domain/agenda-order.ts';
import { chooseCases } from '../../src/domain/agenda-selection.ts';
import { randomAgenda } from '../support/random-agenda.ts';
import { atMost, type Figure, percentile } from './figures.ts';

const TIMES = 40;

/** The selection at its largest size: 40 cases and 40 agencies on each of 30 dates, and the order of each agenda. */
export function benchSelection(): readonly Figure[] {
  const took = Array.from({ length: TIMES }, (_, index) => {
    const { candidates, dates } = randomAgenda(5 * (index + 1));
    const start = performance.now();
    for (const terms of dates) orderAgenda(chooseCases(candidates, terms).chosen, terms);
    return performance.now() - start;
  });
  const what = 'Agenda of 40 cases × 30 dates × 40 agencies';
  return [
    atMost(`${what}, p50`, percentile(took, 0.5), 200, ' ms'),
    atMost(`${what}, max`, Math.max(...took), 200, ' ms'),
  ];
}
