-- CreateEnum
CREATE TYPE "RequestDuty" AS ENUM ('effort', 'none');

-- CreateEnum
CREATE TYPE "RequestStatus" AS ENUM ('asked', 'partly_answered', 'answered', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "AnswerKind" AS ENUM ('answered', 'partly_answered', 'declined');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('no_information', 'outside_remit', 'not_permitted', 'consent_needed', 'no_capacity');

-- CreateTable
CREATE TABLE "CooperationRequest" (
    "municipalityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "sittingId" TEXT,
    "number" INTEGER NOT NULL,
    "agencyId" TEXT NOT NULL,
    "what" BYTEA NOT NULL,
    "dueOn" DATE NOT NULL,
    "articles" TEXT[],
    "duty" "RequestDuty" NOT NULL,
    "toBeChecked" BOOLEAN NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "RequestStatus" NOT NULL,
    "waitsUntil" DATE,
    "dueToldAt" TIMESTAMPTZ(3),
    "overdueToldAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,

    CONSTRAINT "CooperationRequest_pkey" PRIMARY KEY ("municipalityId","requestId")
);

-- CreateTable
CREATE TABLE "CooperationAnswer" (
    "municipalityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "AnswerKind" NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,
    "memberId" TEXT,
    "sourceConfidential" BOOLEAN NOT NULL DEFAULT false,
    "restBy" DATE,
    "reason" "DeclineReason",

    CONSTRAINT "CooperationAnswer_pkey" PRIMARY KEY ("municipalityId","requestId","number")
);

-- CreateIndex
CREATE INDEX "CooperationRequest_municipalityId_bodyId_status_idx" ON "CooperationRequest"("municipalityId", "bodyId", "status");

-- CreateIndex
CREATE INDEX "CooperationRequest_municipalityId_waitsUntil_idx" ON "CooperationRequest"("municipalityId", "waitsUntil");

-- CreateIndex
CREATE UNIQUE INDEX "CooperationRequest_municipalityId_caseId_number_key" ON "CooperationRequest"("municipalityId", "caseId", "number");

-- AddForeignKey
ALTER TABLE "CooperationRequest" ADD CONSTRAINT "CooperationRequest_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CooperationRequest" ADD CONSTRAINT "CooperationRequest_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CooperationRequest" ADD CONSTRAINT "CooperationRequest_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CooperationRequest" ADD CONSTRAINT "CooperationRequest_municipalityId_agencyId_fkey" FOREIGN KEY ("municipalityId", "agencyId") REFERENCES "Agency"("municipalityId", "agencyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CooperationAnswer" ADD CONSTRAINT "CooperationAnswer_municipalityId_requestId_fkey" FOREIGN KEY ("municipalityId", "requestId") REFERENCES "CooperationRequest"("municipalityId", "requestId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was answered is added to, like the audit.
CREATE TRIGGER "CooperationAnswer_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "CooperationAnswer"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "CooperationAnswer" ENABLE ALWAYS TRIGGER "CooperationAnswer_only_added";
