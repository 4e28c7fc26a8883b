-- CreateEnum
CREATE TYPE "ClosingReason" AS ENUM ('goal_met', 'handed_over', 'suspended_lost_contact', 'moved_out', 'died', 'other');

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "closing" "ClosingReason";
