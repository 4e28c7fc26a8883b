import type { SentView } from './sent-form.ts';

/** Where a person stands in Slack when they ask, and so where the answer goes. */
export type Place =
  /** A slash command, or a button on a message. */
  | {
      readonly kind: 'message';
      readonly user: string;
      readonly channel: string;
      readonly responseUrl: string;
      readonly triggerId: string;
      /** The button stood on a message that only this person sees; it may be replaced. */
      readonly ownMessage: boolean;
    }
  /** A form that was sent, or a card shown in a modal. `channel` is where the person began. */
  | {
      readonly kind: 'modal';
      readonly user: string;
      readonly viewId: string;
      readonly channel?: string;
      readonly sent?: SentView;
    }
  /** A button on the home tab. */
  | { readonly kind: 'home'; readonly user: string; readonly triggerId: string }
  /** The home tab itself. */
  | { readonly kind: 'home_tab'; readonly user: string }
  /** Something that happened in a channel and concerns one person. */
  | { readonly kind: 'channel'; readonly user: string; readonly channel: string };
