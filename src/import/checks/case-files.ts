import type { Path } from '../lines.ts';
import { type Checking, entriesOf } from './checking.ts';

/** What a case says of the members of its household (事例ファイル): only of those who are there, and of no day to come. */
export function checkCaseFiles(checking: Checking): void {
  for (const { entry, path } of entriesOf(checking, 'cases')) {
    const { household, consents = [], facts = [], issues = [], limits = [], audience } = entry;
    const known = new Set((household ?? []).map((member) => member?.id));
    const mind = (member: string | undefined, at: Path) => {
      if (member !== undefined && household !== undefined && !known.has(member))
        checking.report([...path, ...at], { kind: 'member_unknown', member });
    };
    for (const [at, one] of consents.entries()) {
      mind(one?.member, ['consents', at, 'member']);
      if (one?.on !== undefined && one.on > checking.today)
        checking.report([...path, 'consents', at, 'on'], { kind: 'consent_in_future' });
    }
    for (const [at, one] of facts.entries()) mind(one?.member, ['facts', at, 'member']);
    for (const [at, one] of issues.entries()) mind(one?.member, ['issues', at, 'member']);
    for (const [at, one] of limits.entries()) {
      for (const [index, member] of (one?.members ?? []).entries())
        mind(member, ['limits', at, 'members', index]);
      if (one?.person !== undefined && audience !== undefined && !audience.includes(one.person))
        checking.report([...path, 'limits', at], { kind: 'limit_without_audience', person: one.person });
    }
  }
}
