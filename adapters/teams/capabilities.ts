import type { Capabilities } from '../../src/ports/capabilities.ts';

/** As Microsoft documents Teams; not checked against a real one. */
export const TEAMS_CAPABILITIES: Capabilities = {
  name: { ja: 'Teams', en: 'Teams' },
  ephemeral: { has: false, note: { ja: '個人チャットで返事', en: 'answered in the personal chat' } },
  formFromWord: {
    has: false,
    note: { ja: 'ボタンから開く', en: 'opens from a button' },
  },
  home: { has: false },
  wholeCards: {
    has: false,
    note: { ja: '入りきらない分は件数で表示', en: 'a last line says how much is missing' },
  },
  filesAtOnce: { has: false, note: { ja: '受け取りに同意してから', en: 'once the person agrees' } },
  history: {
    has: false,
    note: { ja: '事務局が目で確かめる', en: 'the secretariat is asked to look' },
  },
  readsApps: {
    has: false,
    note: { ja: 'アプリは管理者が制限する', en: 'let the administrator keep apps out' },
  },
};
