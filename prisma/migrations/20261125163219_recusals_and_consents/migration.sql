-- CreateEnum
CREATE TYPE "ConsentMethod" AS ENUM ('writing', 'spoken', 'through_family', 'imported');

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "closedOn" DATE;

-- CreateTable
CREATE TABLE "Recusal" (
    "municipalityId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "Recusal_pkey" PRIMARY KEY ("municipalityId","caseId","personId")
);

-- CreateTable
CREATE TABLE "Consent" (
    "municipalityId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "ConsentState" NOT NULL,
    "method" "ConsentMethod" NOT NULL,
    "on" DATE NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("municipalityId","caseId","number")
);

-- CreateIndex
CREATE INDEX "Recusal_municipalityId_personId_idx" ON "Recusal"("municipalityId", "personId");

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_municipalityId_personId_fkey" FOREIGN KEY ("municipalityId", "personId") REFERENCES "Person"("municipalityId", "personId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The ledger of consent is added to, like the audit.
CREATE TRIGGER "Consent_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Consent"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "Consent" ENABLE ALWAYS TRIGGER "Consent_only_added";
