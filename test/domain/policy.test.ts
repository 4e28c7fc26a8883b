import { describe, expect, it } from 'vitest';
import type { Constituent, ConstituentKind, ConstituentState } from '../../src/domain/constituent.ts';
import { type Act, POLICY, permit } from '../../src/domain/policy.ts';
import { constituent, day, TODAY } from '../support/domain-builders.ts';

/** The rules as they can be read aloud to whoever signs them. */
const RULES = `
                 chair  deputy_chair  secretariat  regular  adhoc  observer
call_sitting     yes    yes           yes          no       no     no
see_answers      yes    yes           yes          no       no     no
answer           yes    yes           yes          yes      yes    yes
set_agenda       yes    yes           yes          no       no     no
register_case    yes    yes           yes          no       no     no
see_cases        yes    yes           yes          yes      yes    no
write_minutes    yes    yes           yes          no       no     no
confirm_minutes  yes    yes           no           no       no     no
share            yes    yes           yes          no       no     no
check_channel    yes    yes           yes          yes      yes    yes
assign_task      yes    yes           yes          no       no     no
see_tasks        yes    yes           yes          yes      yes    no
see_task_counts  no     no            yes          no       no     no
see_audit        yes    yes           yes          no       no     no
manage_roster    yes    yes           yes          no       no     no
report_concern   yes    yes           yes          yes      yes    yes
handle_concerns  no     no            yes          no       no     no
see_ledger       yes    yes           yes          no       no     no
set_up_body      no     no            yes          no       no     no
request_cooperation yes yes           yes          no       no     no
answer_request   yes    yes           yes          yes      yes    no
`;

const IN_STATE: Readonly<Record<ConstituentState, (kind: ConstituentKind) => Constituent>> = {
  active: (kind) => constituent('ren', { kind }),
  invited: (kind) => constituent('ren', { kind, pledge: null }),
  pledged: (kind) => constituent('ren', { kind, from: '2026-12-02' }),
  suspended: (kind) => constituent('ren', { kind, suspendedOn: TODAY }),
  ended: (kind) => constituent('ren', { kind, to: '2026-11-30' }),
};

const [roles = [], ...rows] = RULES.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const states = Object.keys(IN_STATE) as ConstituentState[];
const everyCase = rows.flatMap(([act, ...answers]) =>
  roles.flatMap((role, index) =>
    states.map((state) => {
      const byRole = answers[index] === 'yes' ? 'yes' : 'no: role_may_not';
      const answer = state === 'active' ? byRole : 'no: not_active';
      return { act: act as Act, role: role as ConstituentKind, state, answer };
    }),
  ),
);

describe('who may do what', () => {
  it('is written down for every act', () => {
    expect(rows.map(([act]) => act).sort()).toEqual(Object.keys(POLICY).sort());
    expect(everyCase).toHaveLength(21 * 6 * 5);
  });

  it.each(everyCase)('$act by $role whose seat is $state: $answer', ({ act, role, state, answer }) => {
    const decision = permit(act, IN_STATE[state](role), TODAY);
    expect(decision.ok ? 'yes' : `no: ${decision.refusal.kind}`).toBe(answer);
  });

  it('is decided for the seat of this body; without one there is nothing to decide', () => {
    expect(permit('answer', undefined, TODAY)).toEqual({ ok: false, refusal: { kind: 'not_seated' } });
  });

  it('hands the seat back to whoever may', () => {
    const seat = constituent('chair', { kind: 'chair' });
    expect(permit('confirm_minutes', seat, TODAY)).toEqual({ ok: true, value: seat });
  });

  it('leaves confirming to those who lead: the secretariat writes minutes and does not confirm them', () => {
    const secretariat = constituent('office', { kind: 'secretariat' });
    expect(permit('write_minutes', secretariat, TODAY).ok).toBe(true);
    expect(permit('confirm_minutes', secretariat, TODAY)).toEqual({
      ok: false,
      refusal: { kind: 'role_may_not', act: 'confirm_minutes', roles: ['chair', 'deputy_chair'] },
    });
  });

  it('ends for a chair with the last day of the term', () => {
    const seat = constituent('chair', { kind: 'chair', to: '2027-03-31' });
    expect(permit('call_sitting', seat, day('2027-03-31')).ok).toBe(true);
    expect(permit('call_sitting', seat, day('2027-04-01'))).toEqual({
      ok: false,
      refusal: { kind: 'not_active', state: 'ended' },
    });
  });

  it('names the state before the role, so that an unpledged observer is asked for the pledge', () => {
    expect(permit('share', IN_STATE.invited('observer'), TODAY)).toEqual({
      ok: false,
      refusal: { kind: 'not_active', state: 'invited' },
    });
  });
});
