import { Prisma } from '../generated/client.ts';
import { toJson } from '../json.ts';
import type { AuditLink, ChainEnd } from './chain.ts';

export type HeadRow = { readonly number: bigint; readonly hash: Uint8Array };

export function endOf({ number, hash }: HeadRow): ChainEnd {
  return { number: Number(number), hash: Buffer.from(hash).toString('hex') };
}

export function bytesOf(hash: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hash, 'hex'));
}

export function rowOf({ facts, previousHash, hash, ...columns }: AuditLink) {
  return {
    ...columns,
    facts: facts ? toJson(facts) : Prisma.DbNull,
    previousHash: bytesOf(previousHash),
    hash: bytesOf(hash),
  };
}
