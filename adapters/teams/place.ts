/** Where a person stands in Teams when they ask, and so where the answer goes. */
export type Place = {
  readonly tenant: string;
  readonly user: string;
  readonly conversation: string;
  /** The conversation, in a channel with its thread. */
  readonly thread: string;
  /**
   * A room is read by others: whatever is for one person goes to their personal chat. Where a message extension is opened
   * counts as one.
   */
  readonly surface: 'personal' | 'room';
  readonly how: /** A word, or a button that sends one. */
    | { readonly kind: 'said' }
    /** A button whose answer Teams waits for, on the message with this id, and whether that is the person's home. */
    | { readonly kind: 'pressed'; readonly message: string | null; readonly onHome: boolean }
    /** Nobody pressed: Teams asks for the person's own view of a message that others see too. */
    | { readonly kind: 'looked' }
    /** A dialog that opens, or was sent. */
    | { readonly kind: 'dialog'; readonly sent: SentForm | null; readonly from: 'message' | 'extension' };
};

/** A form that was sent, to be shown again after a fault. */
export type SentForm = { readonly entries: Readonly<Record<string, unknown>> };
