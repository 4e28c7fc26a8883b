import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { SlackUser } from './slack/slack-user.ts';
import { type SlackTown, slackTown } from './slack-town.ts';

type Written = {
  readonly people: readonly { readonly key: string; readonly name: string; readonly slack: string }[];
};

export type ScenarioTown = SlackTown & { readonly who: (key: string) => SlackUser };

/** The three scenarios of the sample (`prisma/seed/scenarios.yaml`) with everybody in Slack, at a moment. */
export async function scenarioTown(
  at: string,
  rooms: Readonly<Record<string, readonly string[]>> = {},
): Promise<ScenarioTown> {
  const yaml = await readFile(new URL('../../prisma/seed/scenarios.yaml', import.meta.url), 'utf8');
  const { people } = parse(yaml) as Written;
  const town = await slackTown({ yaml, at });
  const users = new Map(people.map(({ key, name, slack }) => [key, town.addPerson(slack, { name })]));
  const idOf = (key: string) => people.find((one) => one.key === key)?.slack ?? '';
  for (const [channel, members] of Object.entries(rooms)) {
    town.slack.team().addChannel(channel, { members: members.map(idOf) });
  }
  const who = (key: string) => {
    const user = users.get(key);
    if (!user) throw new Error(`Nobody is called ${key}.`);
    return user;
  };
  return { ...town, who };
}
