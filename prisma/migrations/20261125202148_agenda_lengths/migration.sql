-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN     "lengthMin" INTEGER;

-- Until now every item was planned with twenty minutes.
UPDATE "AgendaItem" SET "lengthMin" = 20;

-- AlterTable
ALTER TABLE "AgendaItem" ALTER COLUMN "lengthMin" SET NOT NULL;
