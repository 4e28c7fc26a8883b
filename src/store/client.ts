import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';

/** A connection inside a transaction; the client itself fits too. */
export type Tx = Prisma.TransactionClient;

/** `name` is what the server shows of its connections. */
export function openClient(url: string, name = 'tsudoi'): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, application_name: name }),
    // The other formats repeat the arguments of a failing call, and with them names and what people typed.
    errorFormat: 'minimal',
    // A burst of answers waits for its turn; the defaults of 2 s and 5 s would turn some of them away.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  });
}

const UNIQUE_VIOLATION = 'P2002';
const WRITE_CONFLICT = 'P2034';
const RAW_QUERY_FAILED = 'P2010';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
}

export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, UNIQUE_VIOLATION);
}

/** The database gave up one of two transactions that waited for each other. */
export function isWriteConflict(error: unknown): boolean {
  return hasCode(error, WRITE_CONFLICT) || (hasCode(error, RAW_QUERY_FAILED) && isConflictInside(error));
}

/** Of our own SQL, such as a row lock, Prisma tells only that it failed; the reason stands further inside. */
function isConflictInside(error: unknown): boolean {
  type Inside = { meta?: { driverAdapterError?: { cause?: { kind?: unknown } } } };
  return (error as Inside).meta?.driverAdapterError?.cause?.kind === 'TransactionWriteConflict';
}
