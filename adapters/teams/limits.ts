/**
 * What Teams takes. From Microsoft's documentation unless something else is said; none of it was checked against a real
 * Teams. Where copies of a page differ, the smaller number stands.
 */
export const TEAMS_LIMITS = {
  /**
   * A card, in a message or a dialog. The present page allows a message 100 KB of UTF-16, older ones 40 KB, and 28 KB is
   * reported for cards: what keeps within the last is taken everywhere.
   */
  cardBytes: 28 * 1024,
  cardVersion: '1.5',
  title: 150,
  /** A piece of running text. */
  textPiece: 3000,
  preview: 300,
  /** Microsoft's renderer shows so many buttons in a row, and drops the others. */
  actionsPerSet: 5,
  buttonText: 60,
  /** All that a button carries, as JSON. */
  carried: 3000,
  dialogTitle: 60,
  inputText: 3000,
  inputLabel: 500,
  placeholder: 150,
  optionText: 120,
  /** Of one choice; fewer where the form would be too large. */
  options: 200,
  /** Up to here the choices are listed, above they fold into a menu. */
  listedOptions: 10,
  /** Requests to us. Bot Framework activities are a few kilobytes; a dialog full of text stays under 100. */
  requestBytes: 256 * 1024,
  membersPage: 200,
  /** So many people may see a view of their own of one message. */
  ownViews: 60,
  fileName: 200,
} as const;

/** How many milliseconds we wait. */
export const TEAMS_PATIENCE = {
  /** For one answer of the Bot Connector. */
  connector: 15_000,
  /** For a use case, while somebody looks at a button they pressed; Teams itself gives up after about ten seconds. */
  press: 4_000,
} as const;

export type TeamsPatience = { readonly [Kind in keyof typeof TEAMS_PATIENCE]: number };
