import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { capabilityTable, readmes, withTable } from '../../docs/capabilities.ts';

describe('the table of what the platforms can do', () => {
  it.each(readmes)('in the README ($language) says what the adapters say now', async ({ language, path }) => {
    const readme = await readFile(path, 'utf8');
    expect(readme).toBe(withTable(readme, language));
    expect(readme).toContain(capabilityTable(language));
  });

  it('differs when a platform does', () => {
    expect(capabilityTable('en')).toContain('| There is a home page | ✓ | – | ✓ |');
  });

  it('has one place in a text, and is not written anywhere else', () => {
    expect(() => withTable('# つどい', 'ja')).toThrow('README.ja.md has no place for the table');
  });
});
