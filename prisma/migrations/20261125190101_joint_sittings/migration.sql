-- AlterTable
ALTER TABLE "MeetingBody" ADD COLUMN     "jointWith" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Sitting" ADD COLUMN     "jointWith" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN     "bodyId" TEXT;

-- Until now a sitting was of one body, and so were its items.
UPDATE "AgendaItem" AS i SET "bodyId" = s."bodyId" FROM "Sitting" AS s
 WHERE s."municipalityId" = i."municipalityId" AND s."sittingId" = i."sittingId";

-- AlterTable
ALTER TABLE "AgendaItem" ALTER COLUMN "bodyId" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;
