import type { Stage } from '../adapters/playground/stage.ts';
import { type CalendarDay, fiscalYear } from './domain/calendar-day.ts';

/**
 * 見本の席: who can be played in つつじ市（見本）, and which channels there are. The people are those of
 * `prisma/seed/tsutsuji.yaml`; the outsider is registered nowhere.
 */
export function sampleStage(today: CalendarDay): Stage {
  return {
    tenant: 'tsutsuji',
    seats: [
      { user: 'kaicho', name: '春日井 恵子', agency: '福祉課', role: '会長' },
      { user: 'jimu', name: '森下 直樹', agency: '福祉課', role: '事務局' },
      { user: 'soudan', name: '小野寺 彩', agency: '自立相談支援機関', role: '構成員・支援調整会議の座長' },
      { user: 'soudan2', name: '畑中 悠斗', agency: '自立相談支援機関', role: '臨時の構成員' },
      { user: 'minsei', name: '藤沢 千鶴', agency: '民生委員・児童委員協議会', role: '構成員' },
      { user: 'denryoku', name: '三宅 剛', agency: 'つつじ電力', role: '構成員' },
      { user: 'suido', name: '岩本 涼', agency: '水道課', role: '構成員（誓約前）' },
      { user: 'shakyo', name: '西尾 由香', agency: '社会福祉協議会', role: '構成員' },
      { user: 'houkatsu', name: '大槻 真理', agency: '地域包括支援センター', role: '構成員' },
      { user: 'hogo', name: '古賀 隆', agency: '福祉事務所（保護係）', role: '構成員・調整会議の会長' },
      { user: 'bugai', name: '部外 太郎', agency: '賃貸住宅管理会社', role: '部外者', outsider: true },
    ],
    channels: [
      {
        id: 'shien-shitsu',
        name: '支援会議室',
        visibility: 'private',
        members: ['kaicho', 'jimu', 'soudan', 'minsei', 'denryoku', 'shakyo', 'houkatsu'],
      },
    ],
    tour: {
      chair: 'kaicho',
      secretariat: 'jimu',
      constituent: 'soudan',
      caseNumber: `R${fiscalYear(today) - 2018}-支-014`,
    },
  };
}
