import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** A connection inside a transaction; the client itself fits too. */
export type Tx = Prisma.TransactionClient;

export function openClient(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url }),
    // The other formats repeat the arguments of a failing call, and with them names and what people typed.
    errorFormat: 'minimal',
    // A burst of answers waits for its turn; the defaults of 2 s and 5 s would turn some of them away.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  });
}

const UNIQUE_VIOLATION = 'P2002';
const WRITE_CONFLICT = 'P2034';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, UNIQUE_VIOLATION);
}

/** The database gave up one of two transactions that waited for each other. */
export function isWriteConflict(error: unknown): boolean {
  return hasCode(error, WRITE_CONFLICT);
}
