import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ConstituentId, PersonId } from '../../src/domain/ids.ts';
import type { Ask } from '../../src/ports/command.ts';
import { joinChannel } from '../support/slack/payloads.ts';
import { textOf } from '../support/slack/slack-user.ts';
import { type SlackTown, slackTown } from '../support/slack-town.ts';
import { PEOPLE, type PersonKey } from '../support/town.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Who may be convened; the others have no seat, or no pledge. */
const PLEDGED = ['soudan', 'minsei', 'denryoku'] as const;
const COMERS = [...PLEDGED, 'suido', 'soudan2', 'bugai'] as const;
type Comer = (typeof COMERS)[number];

type Step =
  | { readonly kind: 'share' | 'recheck' }
  | { readonly kind: 'join'; readonly who: Comer; readonly heard: boolean }
  | { readonly kind: 'leave'; readonly who: Comer }
  | {
      readonly kind: 'circle';
      readonly audience: readonly PersonKey[];
      readonly recused: readonly PersonKey[];
    }
  | { readonly kind: 'suspend' | 'resume'; readonly who: (typeof PLEDGED)[number] };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'share' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'recheck' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      who: fc.constantFrom(...COMERS),
      heard: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.constantFrom(...COMERS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('circle' as const),
      audience: fc.subarray<PersonKey>([...PLEDGED], { minLength: 1 }),
      recused: fc.oneof(fc.constant([]), fc.subarray<PersonKey>([...PLEDGED], { maxLength: 1 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('suspend' as const, 'resume' as const),
      who: fc.constantFrom(...PLEDGED),
    }),
  },
);

/** A town in which the steps are taken, and the rule once more, kept by hand beside it. */
class Walk {
  private readonly members = new Set<string>(['kaicho', 'jimu', ...PLEDGED]);
  private readonly suspended = new Set<string>();
  private audience = new Set<string>(['kaicho', 'jimu', ...PLEDGED]);
  /** Somebody came in and Slack never said so: a post may stand until the next round. */
  private unheard = false;
  private count = 0;
  readonly town: SlackTown;
  readonly ids: ReadonlyMap<string, { readonly personId: PersonId; readonly seatId: ConstituentId }>;

  constructor(town: SlackTown, ids: Walk['ids']) {
    this.town = town;
    this.ids = ids;
  }

  private async say(ask: Ask): Promise<void> {
    this.count += 1;
    await this.town.installation.app.dispatch({
      requestId: `step-${this.count}`,
      actor: { platform: 'slack', tenant: 'T0001', user: PEOPLE.jimu.id },
      channel: { platform: 'slack', tenant: 'T0001', channel: this.town.channel },
      ask,
    });
  }

  private posts(): number {
    const { kaicho } = this.town.people;
    return kaicho
      .messages(this.town.channel)
      .filter((one) => textOf(one).includes(this.town.canaries.summary)).length;
  }

  private everybodyMay(): boolean {
    return [...this.members].every((who) => this.audience.has(who) && !this.suspended.has(who));
  }

  async take(one: Step): Promise<void> {
    const { town } = this;
    const team = town.slack.team();
    const before = this.posts();
    switch (one.kind) {
      case 'share':
        await this.say({ kind: 'share', caseNumber: town.caseNumber });
        break;
      case 'recheck':
        await town.installation.app.recheck();
        this.unheard = false;
        break;
      case 'join': {
        const person = one.who === 'bugai' ? 'U0BUGAI' : PEOPLE[one.who].id;
        if (one.heard)
          await joinChannel(town.slack, town.adapter.delivery, { channel: town.channel, person });
        else town.join(person, town.channel);
        if (!one.heard) this.unheard = true;
        this.members.add(one.who);
        break;
      }
      case 'leave':
        team.leave(town.channel, one.who === 'bugai' ? 'U0BUGAI' : PEOPLE[one.who].id);
        this.members.delete(one.who);
        break;
      case 'circle': {
        const idsOf = (who: readonly string[]) => who.flatMap((key) => this.ids.get(key)?.personId ?? []);
        const audience = ['kaicho', 'jimu', ...one.audience];
        await this.say({
          kind: 'set_audience',
          caseNumber: town.caseNumber,
          audience: idsOf(audience),
          recused: idsOf(one.recused),
        });
        this.audience = new Set(audience.filter((who) => !one.recused.includes(who as PersonKey)));
        break;
      }
      case 'suspend':
      case 'resume': {
        const constituentId = this.ids.get(one.who)?.seatId as ConstituentId;
        await this.say({ kind: one.kind, constituentId, sure: true });
        if (one.kind === 'suspend') this.suspended.add(one.who);
        else this.suspended.delete(one.who);
        break;
      }
    }
    await town.settle();
    const now = this.posts();
    if (!this.everybodyMay()) {
      expect(now, `posted before somebody who may not read: ${JSON.stringify(one)}`).toBeLessThanOrEqual(
        before,
      );
      if (!this.unheard) expect(now, `still there after ${JSON.stringify(one)}`).toBe(0);
    }
    if (one.kind === 'share' && this.everybodyMay()) expect(now, 'shared where everybody may read').toBe(1);
  }
}

async function walk(): Promise<Walk> {
  const town = await slackTown();
  await town.confirmedMinutes();
  town.addPerson('U0BUGAI', { name: '部外 太郎' });
  const rows = await town.query(
    `SELECT p."key", p."personId", c."constituentId" FROM "Person" p
       JOIN "Constituent" c USING ("municipalityId", "personId")
       JOIN "MeetingBody" b USING ("municipalityId", "bodyId") WHERE b."key" = 'shien'`,
  );
  const ids = rows.map(
    (row) =>
      [
        String(row.key),
        { personId: row.personId as PersonId, seatId: row.constituentId as ConstituentId },
      ] as const,
  );
  return new Walk(town, new Map(ids));
}

describe('a live post, whatever happens in whatever order', () => {
  it('never stands before somebody who may not read it, longer than until the next round', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const here = await walk();
        try {
          for (const one of [...steps, { kind: 'recheck' } as const]) await here.take(one);
        } finally {
          await here.town.stop();
        }
      }),
      { numRuns: 6 },
    );
  });
});
