import type { Answer } from './web-api.ts';

/**
 * What can go wrong between the app and Slack. `before` and `after` say whether Slack had done the work
 * when it failed: after a 500 the app cannot know, and that is the point.
 */
export type Fault =
  | { readonly kind: 'rate_limited'; readonly retryAfter: number }
  | { readonly kind: 'server_error'; readonly when: 'before' | 'after' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** The work is done, and the answer says something else in these fields: a list that lacks somebody. */
  | { readonly kind: 'altered'; readonly alter: (answer: Answer) => Answer };

export const rateLimited = (retryAfter: number): Fault => ({ kind: 'rate_limited', retryAfter });
export const serverError = (when: 'before' | 'after' = 'before'): Fault => ({ kind: 'server_error', when });
export const refused = (error: string): Fault => ({ kind: 'refused', error });
export const hang = (when: 'before' | 'after' = 'before'): Fault => ({ kind: 'hang', when });
export const altered = (alter: (answer: Answer) => Answer): Fault => ({ kind: 'altered', alter });

export class FaultPlan {
  private readonly planned = new Map<string, (Fault | undefined)[]>();

  /** The next `times` calls of the method meet the fault. Also for `upload` and `response_url`. */
  add(method: string, fault: Fault, times: number): void {
    const queue = this.planned.get(method) ?? [];
    this.planned.set(method, [...queue, ...Array.from({ length: times }, () => fault)]);
  }

  /** The next `times` calls of the method meet no fault; what is planned afterwards comes after them. */
  spare(method: string, times: number): void {
    const queue = this.planned.get(method) ?? [];
    this.planned.set(method, [...queue, ...Array.from({ length: times }, () => undefined)]);
  }

  take(method: string): Fault | undefined {
    return this.planned.get(method)?.shift();
  }
}
