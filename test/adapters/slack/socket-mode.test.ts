import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/ports/card.ts';
import { type FakeSlack, fakeSlack } from '../../support/slack/fake-slack.ts';
import { startAdapter } from '../../support/slack/start-adapter.ts';

const yes: Reply = { kind: 'card', card: { title: 'はい', preview: 'はい' } };

describe('Socket Mode', () => {
  let slack: FakeSlack;

  beforeEach(async () => {
    slack = await fakeSlack();
    slack.team().addPerson('U1');
  });
  afterEach(() => slack.stop());

  const connections = (count: number) =>
    slack.until(
      () => slack.socketMode.connections === count,
      () => `${slack.socketMode.connections} connections`,
    );

  it.each([
    ['asks for a new connection', () => slack.socketMode.refresh()],
    ['drops the connection', () => slack.socketMode.dropAll()],
  ])('comes back when Slack %s', async (_name, end) => {
    const app = await startAdapter(slack, { transport: 'socket', dispatch: () => async () => yes });
    await connections(1);
    end();
    await connections(0);
    await connections(1);
    const person = app.person('U1');
    await person.slash('/shien', '');
    await person.sees('はい');
    await app.stop();
  });

  it('does not start with a token that Slack does not accept', async () => {
    const refused = Object.create(slack, { appToken: { value: 'xapp-wrong' } }) as FakeSlack;
    const start = startAdapter(refused, { transport: 'socket', dispatch: () => async () => yes });
    await expect(start).rejects.toThrow('invalid_auth');
  });
});
