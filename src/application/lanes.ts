/** Puts things into lanes by a key, keeping their order (Map.groupBy needs Node 21). */
export function lanesBy<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly T[])[] {
  const lanes = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const lane = lanes.get(key);
    if (lane) lane.push(thing);
    else lanes.set(key, [thing]);
  }
  return [...lanes.values()];
}
