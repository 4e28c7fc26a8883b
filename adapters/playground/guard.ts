import { randomBytes } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Texts } from './texts.ts';

const COOKIE = 'tsudoi_playground';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** What a request carries on its way: the visitor's token, which is in a cookie and in every form. */
type PageEnv = { Variables: { csrf: string } };
export type PageApp = Hono<PageEnv>;
export type PageContext = Context<PageEnv>;

export type Refuse = (c: PageContext, status: 403, sentence: string) => Response | Promise<Response>;

/**
 * The playground has no sign-in, so it answers to its own pages alone. A foreign `Host` is a page that has
 * pointed its name at this machine (DNS rebinding); a foreign `Origin` is one that posts across; and the
 * cookie, which other sites cannot read, has to be repeated in every post.
 */
export function guard(hosts: readonly string[], texts: Texts, refuse: Refuse): MiddlewareHandler<PageEnv> {
  const known = new Set([...LOOPBACK, ...hosts.map((host) => host.toLowerCase())]);
  return async (c, next) => {
    c.set('csrf', visitorToken(c));
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    // Not stricter: with `no-referrer` browsers send `Origin: null` with our own plain forms.
    c.header('Referrer-Policy', 'same-origin');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (!known.has(nameOf(c.req.header('host') ?? ''))) return refuse(c, 403, texts.foreignHost);
    if (c.req.method === 'POST' && isForeign(c)) return refuse(c, 403, texts.foreignOrigin);
    return next();
  };
}

/** The name in a `Host` header, without its port. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function isForeign(c: PageContext): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const origin = c.req.header('origin');
  const host = c.req.header('host');
  return origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
}

/** The visitor's token, given out once. Lax, so that following a link from elsewhere does not change it. */
function visitorToken(c: PageContext): string {
  const before = getCookie(c, COOKIE);
  if (before !== undefined && /^[\w-]{20,60}$/.test(before)) return before;
  const fresh = randomBytes(24).toString('base64url');
  setCookie(c, COOKIE, fresh, { path: '/', httpOnly: true, sameSite: 'Lax' });
  return fresh;
}

/** Whether a post came from a page that this server made for this visitor. */
export function isOurs(c: PageContext, csrf: unknown): boolean {
  return c.get('csrf') === csrf;
}
