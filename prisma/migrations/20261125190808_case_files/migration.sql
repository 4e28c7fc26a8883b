-- CreateEnum
CREATE TYPE "NoConsentReason" AS ENUM ('unreachable', 'declines_contact', 'urgent', 'protects_another');

-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('needy_person', 'suspected_needy_person', 'support_decided_person', 'assistance_recipient', 'recipient_leaving_assistance', 'insured_person_in_need_of_care', 'person_with_disability', 'child_in_need_of_protection', 'child_in_need_of_support', 'guardian_of_child', 'expectant_mother_in_need', 'resident_with_life_issues', 'household_of_resident', 'lonely_person', 'family_of_lonely_person');

-- CreateTable
CREATE TABLE "CaseFile" (
    "municipalityId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "subjects" TEXT[],
    "subjectKinds" "SubjectKind"[],
    "content" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CaseFile_pkey" PRIMARY KEY ("municipalityId","fileId")
);

-- Each case has a file of its own from now on. The file takes the case's id, so that its content stays encrypted for the
-- place it was written to.
INSERT INTO "CaseFile" ("municipalityId", "fileId", "subjects", "subjectKinds", "content")
SELECT "municipalityId", "caseId", '{}', '{}', "content" FROM "Case";

-- DropForeignKey
ALTER TABLE "Recusal" DROP CONSTRAINT "Recusal_municipalityId_caseId_fkey";

-- DropForeignKey
ALTER TABLE "Consent" DROP CONSTRAINT "Consent_municipalityId_caseId_fkey";

ALTER TABLE "Recusal" RENAME COLUMN "caseId" TO "fileId";

-- The ledger of consent is made to say what it meant: for the household, before the body of the case. Its trigger would
-- refuse that.
ALTER TABLE "Consent" DISABLE TRIGGER "Consent_only_added";
ALTER TABLE "Consent" RENAME COLUMN "caseId" TO "fileId";
ALTER TABLE "Consent" ADD COLUMN "memberId" TEXT, ADD COLUMN "purpose" "BodyType", ADD COLUMN "until" DATE;
UPDATE "Consent" AS c SET "purpose" = b."types"[1]
FROM "Case" AS k JOIN "MeetingBody" AS b ON b."municipalityId" = k."municipalityId" AND b."bodyId" = k."bodyId"
WHERE k."municipalityId" = c."municipalityId" AND k."caseId" = c."fileId";
ALTER TABLE "Consent" ALTER COLUMN "purpose" SET NOT NULL;
ALTER TABLE "Consent" ENABLE ALWAYS TRIGGER "Consent_only_added";

-- What stood in the case alone is in the ledger from now on.
INSERT INTO "Consent" ("municipalityId", "fileId", "number", "purpose", "state", "method", "on", "recordedBy", "recordedAt")
SELECT k."municipalityId", k."caseId", 1, b."types"[1], k."consent", 'imported', CURRENT_DATE, 'migration', CURRENT_TIMESTAMP
FROM "Case" AS k JOIN "MeetingBody" AS b ON b."municipalityId" = k."municipalityId" AND b."bodyId" = k."bodyId"
WHERE k."consent" <> 'not_sought' AND NOT EXISTS (
  SELECT 1 FROM "Consent" AS c WHERE c."municipalityId" = k."municipalityId" AND c."fileId" = k."caseId");

ALTER TABLE "Case" ADD COLUMN "fileId" TEXT, ADD COLUMN "leadAgencyId" TEXT, ADD COLUMN "noConsent" "NoConsentReason";
UPDATE "Case" SET "fileId" = "caseId";
ALTER TABLE "Case" ALTER COLUMN "fileId" SET NOT NULL, DROP COLUMN "consent", DROP COLUMN "content";

-- AlterTable
ALTER TABLE "CaseAudience" ADD COLUMN "members" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "Fact" (
    "municipalityId" TEXT NOT NULL,
    "factId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "memberId" TEXT,
    "sourceAgencyId" TEXT NOT NULL,
    "sourceConfidential" BOOLEAN NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "Fact_pkey" PRIMARY KEY ("municipalityId","factId")
);

-- CreateTable
CREATE TABLE "HardDate" (
    "municipalityId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "content" BYTEA NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,

    CONSTRAINT "HardDate_pkey" PRIMARY KEY ("municipalityId","fileId","number")
);

-- CreateTable
CREATE TABLE "Referral" (
    "municipalityId" TEXT NOT NULL,
    "referralId" TEXT NOT NULL,
    "fromCaseId" TEXT NOT NULL,
    "toCaseId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Referral_pkey" PRIMARY KEY ("municipalityId","referralId")
);

-- CreateIndex
CREATE INDEX "Fact_municipalityId_fileId_recordedAt_idx" ON "Fact"("municipalityId", "fileId", "recordedAt");

-- CreateIndex
CREATE INDEX "HardDate_municipalityId_settledAt_on_idx" ON "HardDate"("municipalityId", "settledAt", "on");

-- CreateIndex
CREATE INDEX "Referral_municipalityId_fromCaseId_idx" ON "Referral"("municipalityId", "fromCaseId");

-- CreateIndex
CREATE INDEX "Referral_municipalityId_toCaseId_idx" ON "Referral"("municipalityId", "toCaseId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_municipalityId_fileId_bodyId_key" ON "Case"("municipalityId", "fileId", "bodyId");

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_municipalityId_fileId_fkey" FOREIGN KEY ("municipalityId", "fileId") REFERENCES "CaseFile"("municipalityId", "fileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fact" ADD CONSTRAINT "Fact_municipalityId_sourceAgencyId_fkey" FOREIGN KEY ("municipalityId", "sourceAgencyId") REFERENCES "Agency"("municipalityId", "agencyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HardDate" ADD CONSTRAINT "HardDate_municipalityId_fileId_fkey" FOREIGN KEY ("municipalityId", "fileId") REFERENCES "CaseFile"("municipalityId", "fileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_municipalityId_fileId_fkey" FOREIGN KEY ("municipalityId", "fileId") REFERENCES "CaseFile"("municipalityId", "fileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_municipalityId_leadAgencyId_fkey" FOREIGN KEY ("municipalityId", "leadAgencyId") REFERENCES "Agency"("municipalityId", "agencyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_municipalityId_fromCaseId_fkey" FOREIGN KEY ("municipalityId", "fromCaseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_municipalityId_toCaseId_fkey" FOREIGN KEY ("municipalityId", "toCaseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_municipalityId_fileId_fkey" FOREIGN KEY ("municipalityId", "fileId") REFERENCES "CaseFile"("municipalityId", "fileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_municipalityId_fileId_fkey" FOREIGN KEY ("municipalityId", "fileId") REFERENCES "CaseFile"("municipalityId", "fileId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is known is added to, like the audit.
CREATE TRIGGER "Fact_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Fact"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "Fact" ENABLE ALWAYS TRIGGER "Fact_only_added";
CREATE TRIGGER "Referral_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Referral"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "Referral" ENABLE ALWAYS TRIGGER "Referral_only_added";
