import type { BodyId } from '../../domain/ids.ts';
import { channelKey } from '../../ports/account.ts';
import type { RegistryChannel } from '../../ports/registry.ts';
import { type Ids, type Importing, idOf } from './importing.ts';

/** The channels of the file, each bound to exactly the bodies that the file names for it. */
export async function importChannels(
  { tx, municipalityId, tally }: Importing,
  channels: readonly RegistryChannel[],
  bodies: Ids<BodyId>,
): Promise<void> {
  const rows = await tx.channel.findMany({ where: { municipalityId } });
  const named = new Set(channels.map(({ channel }) => channelKey(channel)));
  for (const { channel, bodies: keys } of channels) {
    const key = `${channel.platform}/${channel.channel}`;
    const present = rows.filter((row) => channelKey(row) === channelKey(channel)).map(({ bodyId }) => bodyId);
    const wanted = new Set<string>(keys.map((one) => idOf(bodies, one)));
    const gone = present.filter((bodyId) => !wanted.has(bodyId));
    const news = [...wanted].filter((bodyId) => !present.includes(bodyId));
    await tx.channel.deleteMany({ where: { municipalityId, ...channel, bodyId: { in: gone } } });
    await tx.channel.createMany({ data: news.map((bodyId) => ({ municipalityId, ...channel, bodyId })) });
    if (present.length === 0) tally.added('channel', key);
    else tally.changed('channel', key, gone.length + news.length > 0 ? ['bodies'] : []);
  }
  const others = rows.map(channelKey).filter((one) => !named.has(one));
  tally.leftAlone('channel', new Set(others).size);
}
