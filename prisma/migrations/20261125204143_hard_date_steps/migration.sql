-- CreateEnum
CREATE TYPE "HardDateStep" AS ENUM ('three_days', 'one_day', 'today');

-- AlterTable
ALTER TABLE "HardDate" ADD COLUMN     "told" "HardDateStep";
