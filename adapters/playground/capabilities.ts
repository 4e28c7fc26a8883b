import type { Capabilities } from '../../src/ports/capabilities.ts';

/** A chat in this process: nothing is lost between the bot and it, and nobody but the seats can be in a room. */
export const PLAYGROUND_CAPABILITIES: Capabilities = {
  name: { ja: 'お試し画面', en: 'Playground' },
  ephemeral: { has: true },
  formFromWord: { has: true },
  home: { has: true },
  wholeCards: { has: true },
  filesAtOnce: { has: true },
  history: { has: true, note: { ja: '直近500件', en: 'the latest 500 messages' } },
  readsApps: { has: true, note: { ja: 'ほかのアプリはない', en: 'there are none' } },
};
