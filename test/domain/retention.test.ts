import { describe, expect, it } from 'vitest';
import { retentionEndsOn } from '../../src/domain/retention.ts';
import { day } from '../support/domain-builders.ts';

describe('the retention of a closed case', () => {
  it('counts whole years from 1 April after the fiscal year of the closing', () => {
    expect(retentionEndsOn(day('2026-11-25'), 5)).toBe('2032-04-01');
  });

  it('takes a closing in March and one in April a year apart', () => {
    expect(retentionEndsOn(day('2027-03-31'), 1)).toBe('2028-04-01');
    expect(retentionEndsOn(day('2027-04-01'), 1)).toBe('2029-04-01');
  });

  it('ends with the fiscal year itself where nothing is kept longer', () => {
    expect(retentionEndsOn(day('2026-11-25'), 0)).toBe('2027-04-01');
  });
});
