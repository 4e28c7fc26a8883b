import type { Capabilities } from '../../src/ports/capabilities.ts';

/** A long card ends with a line that says how much is missing: Slack takes about 13 KB of blocks in a message. */
export const SLACK_CAPABILITIES: Capabilities = {
  name: { ja: 'Slack', en: 'Slack' },
  ephemeral: { has: true },
  formFromWord: {
    has: true,
    note: { ja: '3秒を過ぎるとボタンから', en: 'from a button once three seconds have passed' },
  },
  home: { has: true },
  wholeCards: {
    has: false,
    note: { ja: '入りきらない分は件数で表示', en: 'a last line says how much is missing' },
  },
  filesAtOnce: { has: true, note: { ja: 'ダイレクトメッセージで', en: 'by direct message' } },
  history: { has: true },
  readsApps: { has: true },
};
