import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CONSENT_DOCUMENT, consentDocument } from '../../docs/consent-by-law.ts';

describe('the table of consent that a lawyer reads', () => {
  it('says what the law’s data says now', async () => {
    expect(await readFile(CONSENT_DOCUMENT, 'utf8')).toBe(consentDocument());
  });

  it('marks what is only inferred', () => {
    const line = consentDocument()
      .split('\n')
      .find((one) => one.startsWith('| 自立支援協議会 | 障害者等') && one.includes('令和6年4月1日'));
    expect(line).toContain('要綱による [S]');
    expect(line).toContain('必要 [I] **要確認**');
  });
});
