/** Where in Teams the bot has been spoken to (会話の控え). No names, and nothing that was said. */
export type TeamsConversation = {
  readonly tenant: string;
  readonly conversation: string;
  readonly kind: 'personal' | 'group' | 'channel';
  /** Of whose chat with the bot it is; null for rooms of several people. */
  readonly user: string | null;
  /** As Teams said it: standard, private or shared. Null where it did not say, or it is no channel. */
  readonly channelType: string | null;
  readonly team: string | null;
  readonly serviceUrl: string;
};

/** What became of a message that was begun; `activity` is null until Teams has answered. */
export type BegunMessage = { readonly activity: string | null };

type MessageKey = { readonly tenant: string; readonly conversation: string; readonly key: string };

/**
 * What the Teams adapter has to know after a restart: the Bot Connector tells neither where somebody can be written to nor
 * what the bot has sent.
 */
export type TeamsStore = {
  /** Whether this directory belongs to a municipality; nobody else is served. */
  serves(tenant: string): Promise<boolean>;
  remember(conversation: TeamsConversation, at: Date): Promise<void>;
  conversation(tenant: string, conversation: string): Promise<TeamsConversation | null>;
  personal(tenant: string, user: string): Promise<TeamsConversation | null>;
  /** Rooms of several people, those heard of last first. */
  rooms(tenant: string, most: number): Promise<readonly TeamsConversation[]>;
  /** Where the connector of this directory was last heard from; null before anybody has spoken. */
  serviceUrl(tenant: string): Promise<string | null>;

  /** What was begun under a key before; null: nothing ever. */
  message(at: MessageKey): Promise<BegunMessage | null>;
  /** Written before a message is sent, so that a lost answer is known to be lost. */
  begin(at: MessageKey, now: Date): Promise<void>;
  sent(at: MessageKey, activity: string): Promise<void>;
  /** Teams refused it: there is no such message. */
  undo(at: MessageKey): Promise<void>;
  /** It was taken away: what was sent under its key is no longer there. */
  gone(at: Omit<MessageKey, 'key'>, activity: string): Promise<void>;
  close(): Promise<void>;
};
