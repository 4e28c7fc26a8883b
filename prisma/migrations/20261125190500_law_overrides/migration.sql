-- CreateEnum
CREATE TYPE "BodyLayer" AS ENUM ('representatives', 'practitioners', 'case_review');

-- CreateEnum
CREATE TYPE "OverrideFact" AS ENUM ('article', 'setUpBy', 'members', 'secrecyArticle', 'penaltyArticle', 'imprisonment', 'fineMaxYen', 'consentRule', 'requestArticle', 'replyDuty', 'replyArticle', 'publicNotice', 'noticeArticle', 'coordinatingArticle');

-- AlterTable
ALTER TABLE "MeetingBody" ADD COLUMN     "layer" "BodyLayer",
ADD COLUMN     "parentBodyId" TEXT,
ALTER COLUMN "chairTitle" DROP NOT NULL,
ALTER COLUMN "quorum" DROP NOT NULL,
ALTER COLUMN "noticeDays" DROP NOT NULL,
ALTER COLUMN "delivery" DROP NOT NULL;

-- CreateTable
CREATE TABLE "LawOverride" (
    "municipalityId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fact" "OverrideFact" NOT NULL,
    "value" TEXT NOT NULL,
    "ordinanceNumber" TEXT,
    "ordinanceArticle" TEXT,
    "checkedOn" DATE,
    "reason" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "recordedBy" TEXT,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LawOverride_pkey" PRIMARY KEY ("municipalityId","bodyId","number")
);

-- AddForeignKey
ALTER TABLE "MeetingBody" ADD CONSTRAINT "MeetingBody_municipalityId_parentBodyId_fkey" FOREIGN KEY ("municipalityId", "parentBodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "LawOverride" ADD CONSTRAINT "LawOverride_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- It rests on a 要綱 or on the statute, never on both and never on nothing.
ALTER TABLE "LawOverride" ADD CONSTRAINT "LawOverride_basis" CHECK (
   ("checkedOn" IS NULL) = ("ordinanceNumber" IS NOT NULL) AND ("ordinanceNumber" IS NULL) = ("ordinanceArticle" IS NULL));

-- What was stated of the law is added to, like the audit.
CREATE TRIGGER "LawOverride_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LawOverride"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "LawOverride" ENABLE ALWAYS TRIGGER "LawOverride_only_added";
