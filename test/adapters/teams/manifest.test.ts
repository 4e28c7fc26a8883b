import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isExtensionWord } from '../../../adapters/teams/dialogs.ts';
import { teamsPackage } from '../../../manifests/teams/package.ts';
import { parseWords } from '../../../src/application/words.ts';

const require = createRequire(import.meta.url);
const APP_ID = '11111111-2222-4333-8444-555555555555';
const FOLDER = join(import.meta.dirname, '../../../manifests/teams');
const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8'));

type Validate = ((data: unknown) => boolean) & { readonly errors?: unknown };
type AjvClass = new (options: object) => { compile(schema: unknown): Validate };

/** Microsoft's own schema, which comes with its package. */
function validator(of = 'MicrosoftTeams.schema.json'): Validate {
  const Ajv = (require('ajv-draft-04') as { default: AjvClass }).default;
  const addFormats = (require('ajv-formats') as { default: (ajv: unknown) => void }).default;
  // Microsoft's patterns are no Unicode ones.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const entry = require.resolve('@microsoft/app-manifest');
  const root = entry.slice(0, entry.lastIndexOf('app-manifest') + 'app-manifest'.length);
  const version = `v${manifest.manifestVersion}`;
  const file = join(root, 'build/json-schemas/teams', version, of);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}

/** Width, height and colour type of a PNG. */
function readPng(file: Buffer): readonly number[] {
  expect(file.subarray(1, 4).toString()).toBe('PNG');
  return [file.readUInt32BE(16), file.readUInt32BE(20), file[25] ?? 0];
}

describe('the app manifest for Teams', () => {
  it('is one by Microsoft’s schema', () => {
    const validate = validator();
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...manifest, bots: [{ botId: 'x', scopes: ['everywhere'] }] })).toBe(false);
  });

  it('says everything in English too, and the commands by words that the bot knows', () => {
    const english = JSON.parse(readFileSync(join(FOLDER, 'en.json'), 'utf8')) as Record<string, string>;
    const validate = validator('MicrosoftTeams.Localization.schema.json');
    expect(validate(english), JSON.stringify(validate.errors)).toBe(true);
    const [bot, extension] = [manifest.bots[0], manifest.composeExtensions[0]];
    const paths = [
      ...bot.commandLists.flatMap(({ commands }: { commands: unknown[] }, at: number) =>
        commands.map((_, index) => `bots[0].commandLists[${at}].commands[${index}]`),
      ),
      ...extension.commands.map((_: unknown, index: number) => `composeExtensions[0].commands[${index}]`),
    ].flatMap((path: string) => [`${path}.title`, `${path}.description`]);
    const ofApp = ['$schema', 'name.short', 'name.full', 'description.short', 'description.full'];
    expect(Object.keys(english).sort()).toEqual([...ofApp, ...paths].sort());
    expect(Object.values(english).join()).not.toMatch(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
    );
    for (const [path, text] of Object.entries(english)) {
      if (/^bots.*title$/.test(path)) expect(parseWords(text).kind, text).not.toBe('unknown_word');
    }
  });

  it('offers in its message extension only commands that open a dialog of a word', () => {
    const [extension] = manifest.composeExtensions;
    for (const { id, type, fetchTask } of extension.commands) {
      expect([id, isExtensionWord(id), parseWords(id).kind]).toEqual([
        id,
        true,
        expect.not.stringContaining('unknown'),
      ]);
      expect({ type, fetchTask }).toEqual({ type: 'action', fetchTask: true });
    }
    expect(extension).not.toHaveProperty('messageHandlers');
  });

  it('offers words that the bot knows', () => {
    const listed = z
      .array(z.object({ commands: z.array(z.object({ title: z.string() })) }))
      .parse(manifest.bots[0].commandLists)
      .flatMap(({ commands }) => commands.map(({ title }) => title));
    expect(listed.length).toBeGreaterThan(15);
    for (const word of listed) expect(parseWords(word).kind, word).not.toBe('unknown_word');
  });

  it('may be added to private channels, and asks for no right to read what people write', () => {
    expect(manifest).toMatchObject({ supportsChannelFeatures: 'tier1' });
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
  });

  it('has the two icons that Teams asks for', () => {
    expect(readPng(readFileSync(join(FOLDER, 'color.png')))).toEqual([192, 192, 6]);
    expect(readPng(readFileSync(join(FOLDER, 'outline.png')))).toEqual([32, 32, 6]);
  });

  it('is packed with the id and the address of one’s own app', async () => {
    const zip = await JSZip.loadAsync(await teamsPackage(APP_ID, 'https://tsudoi.town.example.jp'));
    expect(Object.keys(zip.files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    const packed = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '');
    expect(packed).toMatchObject({ id: APP_ID, bots: [{ botId: APP_ID }] });
    expect(JSON.stringify(packed)).not.toMatch(/0{8}-|tsudoi\.example\.jp/);
    const validate = validator();
    expect(validate(packed), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['', 'https://tsudoi.town.example.jp'],
    ['00000000-0000-0000-0000-000000000000', 'https://tsudoi.town.example.jp'],
    [APP_ID, 'http://tsudoi.town.example.jp'],
    [APP_ID, ''],
  ])('is not packed with %j and %j', async (appId, address) => {
    await expect(teamsPackage(appId, address)).rejects.toThrow(/is no/);
  });
});
