import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';

// npm run teams:package -- APP_ID https://tsudoi.city.example.jp
// writes tsudoi-teams.zip, which is uploaded to Teams: the manifest with your app's id and your address, its strings in English,
// and the icons.

const PLACEHOLDER = '00000000-0000-0000-0000-000000000000';
const ADDRESS = 'https://tsudoi.example.jp';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BESIDE = ['en.json', 'color.png', 'outline.png'] as const;

/** The app as Teams takes it: all files at the top of the archive. */
export async function teamsPackage(appId: string, address: string): Promise<Buffer> {
  if (!GUID.test(appId) || appId === PLACEHOLDER) throw new Error('The app id is no GUID.');
  if (!/^https:\/\/[^/\s]+$/.test(address)) throw new Error('The address is no https:// address.');
  const manifest = await readFile(join(import.meta.dirname, 'manifest.json'), 'utf8');
  const zip = new JSZip();
  zip.file('manifest.json', manifest.replaceAll(PLACEHOLDER, appId).replaceAll(ADDRESS, address));
  for (const file of BESIDE) zip.file(file, await readFile(join(import.meta.dirname, file)));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [appId = '', address = ''] = process.argv.slice(2);
  try {
    await writeFile('tsudoi-teams.zip', await teamsPackage(appId, address));
    console.log('tsudoi-teams.zip を書き出しました。 / Written: tsudoi-teams.zip');
  } catch {
    console.error(
      '使い方 / Usage: npm run teams:package -- アプリケーションID https://公開アドレス (APP_ID https://your.address)',
    );
    process.exitCode = 2;
  }
}
