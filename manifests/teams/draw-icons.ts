import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

// Draws color.png and outline.png anew: npx tsx manifests/teams/draw-icons.ts
// Five people around one that is open: a gathering.

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
const GROUND: Colour = [31, 78, 95, 255];
const WHITE: Colour = [255, 255, 255, 255];
const NOTHING: Colour = [0, 0, 0, 0];
const PEOPLE = 5;
/** So many looks at each point, in both directions, for a soft edge. */
const LOOKS = 4;

/** Whether a point of the unit square belongs to the drawing. */
function isDrawn(x: number, y: number): boolean {
  const fromMiddle = Math.hypot(x - 0.5, y - 0.5);
  if (fromMiddle > 0.09 && fromMiddle < 0.14) return true;
  return Array.from({ length: PEOPLE }, (_, index) => (index / PEOPLE) * 2 * Math.PI - Math.PI / 2).some(
    (angle) => Math.hypot(x - 0.5 - 0.29 * Math.cos(angle), y - 0.5 - 0.29 * Math.sin(angle)) < 0.095,
  );
}

function pointAt(column: number, row: number, size: number, ground: Colour): Colour {
  let drawn = 0;
  for (let look = 0; look < LOOKS * LOOKS; look += 1) {
    const x = (column + ((look % LOOKS) + 0.5) / LOOKS) / size;
    const y = (row + (Math.floor(look / LOOKS) + 0.5) / LOOKS) / size;
    if (isDrawn(x, y)) drawn += 1;
  }
  const share = drawn / (LOOKS * LOOKS);
  // On nothing, white only fades: Teams takes an outline of no other colour.
  if (ground === NOTHING) return [255, 255, 255, Math.round(255 * share)];
  const mixed = ground.map((value, at) => Math.round(value + ((WHITE[at] ?? 0) - value) * share));
  return mixed as unknown as Colour;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function png(size: number, ground: Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each of red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_point, column) => pointAt(column, row, size, ground)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

await writeFile(join(import.meta.dirname, 'color.png'), png(192, GROUND));
await writeFile(join(import.meta.dirname, 'outline.png'), png(32, NOTHING));
