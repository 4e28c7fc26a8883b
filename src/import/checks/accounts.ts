import { PLATFORMS, type Platform } from '../../ports/account.ts';
import type { Path } from '../lines.ts';
import { isFields } from '../readable.ts';
import { channelSchema, municipalitySchema } from '../schema.ts';
import { type Checking, entriesOf, writtenAs } from './checking.ts';
import { checkTwice } from './names.ts';

/** The field of the municipality that names the workspace in which a platform's accounts and channels are. */
export const TENANT_FIELDS = {
  slack: 'slackTeam',
  teams: 'teamsTenant',
  playground: 'playgroundTenant',
} as const satisfies Record<Platform, string>;

/** Chat accounts of two people, channels that are listed twice, and platforms without a workspace. */
export function checkAccounts(checking: Checking): void {
  for (const platform of PLATFORMS) {
    checkPeople(checking, platform);
    checkChannels(checking, platform);
    checkTenant(checking, platform);
  }
  for (const { path } of entriesOf(checking, 'channels')) {
    const written = Object.keys(writtenAs(checking, path));
    // A mistyped name has been told, and what was meant by it may be what is missing.
    if (!written.every((name) => name in channelSchema.shape)) continue;
    if (written.includes('body') === written.includes('bodies')) {
      checking.report(path, { kind: 'channel_without_body' });
    }
    if (!PLATFORMS.some((platform) => written.includes(platform))) {
      checking.report(path, { kind: 'channel_without_platform' });
    }
  }
}

function checkPeople(checking: Checking, platform: Platform): void {
  const first = new Map<string, { readonly person: string; readonly path: Path }>();
  for (const { entry, path } of entriesOf(checking, 'people')) {
    const account = entry[platform];
    const person = entry.key ?? '?';
    if (account === undefined) continue;
    const before = first.get(account);
    if (!before) first.set(account, { person, path });
    // The same person twice is told by the key.
    else if (before.person !== person) {
      const firstLine = checking.lineOf([...before.path, platform]);
      const mistake = { kind: 'account_twice', platform, person, other: before.person, firstLine } as const;
      checking.report([...path, platform], mistake);
    }
  }
}

function checkChannels(checking: Checking, platform: Platform): void {
  const channels = entriesOf(checking, 'channels').map(({ entry, path }) => ({
    key: entry[platform],
    path: [...path, platform],
  }));
  checkTwice(checking, 'channel', channels);
}

/** Told once, where the platform is first spoken of. */
function checkTenant(checking: Checking, platform: Platform): void {
  const field = TENANT_FIELDS[platform];
  const municipality = isFields(checking.data) ? checking.data.municipality : undefined;
  if (!isFields(municipality) || municipality[field] !== undefined) return;
  if (!Object.keys(municipality).every((name) => name in municipalitySchema.shape)) return;
  const bots = entriesOf(checking, 'bodies').flatMap(({ entry, path }) =>
    entry.rules?.allowedBots?.[platform] ? [[...path, 'rules', 'allowedBots', platform]] : [],
  );
  const others = [...entriesOf(checking, 'people'), ...entriesOf(checking, 'channels')].flatMap(
    ({ entry, path }) => (entry[platform] === undefined ? [] : [[...path, platform]]),
  );
  const [first] = [...bots, ...others];
  if (first) checking.report(first, { kind: 'tenant_missing', platform, field });
}
