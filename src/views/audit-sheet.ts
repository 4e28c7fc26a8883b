import type { AuditRow } from './audit-cards.ts';
import { auditWhat, auditWho } from './audit-cards.ts';
import type { Speech } from './speech.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * だれが読めたかの一覧, as one page for printing: for an incident report (個人情報保護法68条) or the file. It has
 * times, numbers and names of constituents, and nothing of a case.
 */
export function auditSheet(
  speech: Speech,
  zone: string,
  subject: string,
  rows: readonly AuditRow[],
  now: Date,
): string {
  const t = speech.t.audit.sheet;
  const cells = (row: AuditRow) => [
    speech.moment(zone, row.at),
    row.number,
    auditWhat(speech, row),
    row.kind === 'post' ? row.channel : '',
    auditWho(speech, row),
    row.kind === 'post' && row.lastCheckedAt !== null ? speech.moment(zone, row.lastCheckedAt) : '',
  ];
  const line = (texts: readonly string[], tag: 'td' | 'th') =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="${speech.locale}"><head><meta charset="utf-8"><title>${escaped(t.title(subject))}</title>
<style>
body{font-family:"Hiragino Sans","Yu Gothic","Noto Sans JP",sans-serif;font-size:10.5pt;margin:15mm}
h1{font-size:14pt}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #444;padding:4px 6px;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}
@page{size:A4 landscape;margin:12mm}
</style></head><body>
<h1>${escaped(t.title(subject))}</h1>
<p>${escaped(t.madeAt(speech.moment(zone, now)))}　${escaped(t.handling)}</p>
<table><thead>${line(t.columns, 'th')}</thead><tbody>
${rows.map((row) => line(cells(row), 'td')).join('\n')}
</tbody></table>
<p>${escaped(t.note)}</p>
</body></html>
`;
}
