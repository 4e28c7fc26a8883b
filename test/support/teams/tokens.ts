import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const KID = 'fake-key-1';
const encoded = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

export type Claims = {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  readonly exp?: number;
  readonly nbf?: number;
};

/** Keys as Microsoft publishes them, and tokens signed with them. */
export class Tokens {
  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly forged = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly audience: string;

  constructor(audience: string) {
    this.audience = audience;
  }

  /** Which keys there are, and that they speak for Teams. */
  keys(): object {
    const jwk = this.own.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...jwk, use: 'sig', kid: KID, x5t: KID, endorsements: ['msteams'] }] };
  }

  /** A good token, unless its claims say otherwise. */
  good(claims: Claims): string {
    return this.sign(this.own.privateKey, { alg: 'RS256', kid: KID, typ: 'JWT' }, claims);
  }

  /** Signed by somebody else who uses the name of the same key. */
  byAnother(claims: Claims): string {
    return this.sign(this.forged.privateKey, { alg: 'RS256', kid: KID, typ: 'JWT' }, claims);
  }

  byUnknownKey(claims: Claims): string {
    return this.sign(this.forged.privateKey, { alg: 'RS256', kid: 'nobody', typ: 'JWT' }, claims);
  }

  unsigned(claims: Claims): string {
    return `${encoded({ alg: 'none', kid: KID, typ: 'JWT' })}.${encoded(this.payload(claims))}.`;
  }

  private payload(claims: Claims): object {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: 'https://api.botframework.com', aud: this.audience };
    return { ...usual, nbf: now - 60, exp: now + 3600, ...claims };
  }

  private sign(key: KeyObject, header: object, claims: Claims): string {
    const text = `${encoded(header)}.${encoded(this.payload(claims))}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
  }
}
