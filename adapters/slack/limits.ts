/**
 * What Slack takes. From the doc comments of @slack/types 3.2 and docs.slack.dev where nothing else is said;
 * the fake Slack of the tests holds a second list, so that a slip here is noticed.
 */
export const SLACK_LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * All blocks of a message together, in bytes of JSON. Undocumented: `msg_blocks_too_long` comes from about
   * 13,200 on, text and containers together (slackapi/bolt-js#2509, #2867); bytes are the careful reading.
   */
  messageBytes: 12_000,
  /** Documented as 250 KB. */
  viewBytes: 200_000,
  header: 150,
  /** A piece of running text. Rich text has no documented limit; this is that of a section. */
  textPiece: 2800,
  contextText: 2000,
  preview: 300,
  actionsPerBlock: 25,
  buttonText: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  inputLabel: 2000,
  placeholder: 150,
  inputText: 3000,
  optionText: 75,
  optionValue: 75,
  selectOptions: 100,
  /** Of radio buttons and checkboxes. */
  listedOptions: 10,
  fileName: 255,
  /** Requests to us. Slack's own are a few kilobytes; a modal full of text stays under 40. */
  requestBytes: 64 * 1024,
} as const;

/** How many milliseconds we wait for Slack. */
export const SLACK_PATIENCE = {
  /** A trigger id dies after three seconds, so nobody gains from waiting longer. */
  interaction: 2500,
  bulk: 10_000,
} as const;
