-- AlterTable
ALTER TABLE "PersonAccount" ADD COLUMN     "lastHeardAt" TIMESTAMPTZ(3);
