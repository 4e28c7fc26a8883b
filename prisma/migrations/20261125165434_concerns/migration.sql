-- CreateEnum
CREATE TYPE "ConcernStatus" AS ENUM ('open', 'became_case', 'joined_case', 'closed');

-- CreateEnum
CREATE TYPE "ConcernClosing" AS ENUM ('handled_elsewhere', 'no_need', 'reported_before');

-- CreateTable
CREATE TABLE "Concern" (
    "municipalityId" TEXT NOT NULL,
    "concernId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "reportedBy" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "content" BYTEA NOT NULL,
    "status" "ConcernStatus" NOT NULL,
    "caseId" TEXT,
    "closing" "ConcernClosing",
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,

    CONSTRAINT "Concern_pkey" PRIMARY KEY ("municipalityId","concernId")
);

-- CreateIndex
CREATE INDEX "Concern_municipalityId_bodyId_status_idx" ON "Concern"("municipalityId", "bodyId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Concern_municipalityId_number_key" ON "Concern"("municipalityId", "number");

-- AddForeignKey
ALTER TABLE "Concern" ADD CONSTRAINT "Concern_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Concern" ADD CONSTRAINT "Concern_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;
