-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('low', 'medium', 'high', 'immediate');

-- CreateEnum
CREATE TYPE "SelectionReason" AS ENUM ('no_consent', 'unshared_household', 'other');

-- CreateEnum
CREATE TYPE "ConsentState" AS ENUM ('obtained', 'refused', 'not_sought', 'withdrawn');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "MinutesStatus" AS ENUM ('draft', 'confirmed');

-- CreateEnum
CREATE TYPE "TaskVerb" AS ENUM ('visit', 'check', 'contact', 'report', 'arrange', 'apply', 'answer', 'act');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('open', 'done');

-- CreateEnum
CREATE TYPE "DisclosureStatus" AS ENUM ('intended', 'allowed', 'posted', 'kept', 'refused', 'inconclusive', 'retracted');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('waiting', 'sent', 'dead');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'teams', 'playground');

-- CreateEnum
CREATE TYPE "BodyType" AS ENUM ('support_conference', 'support_plan_conference', 'public_assistance_coordination_conference', 'community_care_conference', 'disability_support_council', 'child_protection_council', 'multilayered_support_conference', 'loneliness_council');

-- CreateEnum
CREATE TYPE "Delivery" AS ENUM ('inline', 'sealed');

-- CreateEnum
CREATE TYPE "ConsentRule" AS ENUM ('required', 'not_required');

-- CreateEnum
CREATE TYPE "SecrecyScope" AS ENUM ('all_staff', 'officers_and_staff', 'individual');

-- CreateEnum
CREATE TYPE "ConstituentKind" AS ENUM ('chair', 'deputy_chair', 'secretariat', 'regular', 'adhoc', 'observer');

-- CreateEnum
CREATE TYPE "PledgeMethod" AS ENUM ('paper', 'in_chat');

-- CreateEnum
CREATE TYPE "SittingKind" AS ENUM ('regular', 'as_needed', 'urgent');

-- CreateEnum
CREATE TYPE "SittingStatus" AS ENUM ('polling', 'convened', 'cancelled');

-- CreateEnum
CREATE TYPE "PollMark" AS ENUM ('yes', 'maybe', 'no');

-- CreateEnum
CREATE TYPE "Answer" AS ENUM ('attend', 'online', 'proxy', 'absent');

-- CreateTable
CREATE TABLE "Case" (
    "municipalityId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "urgency" "Urgency" NOT NULL,
    "selectionReason" "SelectionReason" NOT NULL,
    "consent" "ConsentState" NOT NULL,
    "status" "CaseStatus" NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("municipalityId","caseId")
);

-- CreateTable
CREATE TABLE "CaseAudience" (
    "municipalityId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "CaseAudience_pkey" PRIMARY KEY ("municipalityId","caseId","personId")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "municipalityId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("municipalityId","subjectId")
);

-- CreateTable
CREATE TABLE "Minutes" (
    "municipalityId" TEXT NOT NULL,
    "minutesId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "nextReviewOn" DATE,
    "writtenBy" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "MinutesStatus" NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,

    CONSTRAINT "Minutes_pkey" PRIMARY KEY ("municipalityId","minutesId")
);

-- CreateTable
CREATE TABLE "FollowUpTask" (
    "municipalityId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "sittingId" TEXT,
    "number" INTEGER NOT NULL,
    "agencyId" TEXT NOT NULL,
    "verb" "TaskVerb" NOT NULL,
    "detail" BYTEA NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" "TaskStatus" NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneBy" TEXT,

    CONSTRAINT "FollowUpTask_pkey" PRIMARY KEY ("municipalityId","taskId")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "municipalityId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("municipalityId","key")
);

-- CreateTable
CREATE TABLE "Disclosure" (
    "municipalityId" TEXT NOT NULL,
    "disclosureId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "minutesId" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" "DisclosureStatus" NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "liveKey" TEXT,
    "message" JSONB,
    "proof" JSONB,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("municipalityId","disclosureId")
);

-- CreateTable
CREATE TABLE "AnsweredRequest" (
    "municipalityId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "reply" JSONB,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnsweredRequest_pkey" PRIMARY KEY ("municipalityId","requestId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "municipalityId" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "requestId" TEXT,
    "personId" TEXT,
    "account" TEXT,
    "bodyId" TEXT,
    "sittingId" TEXT,
    "caseId" TEXT,
    "subjectId" TEXT,
    "facts" JSONB,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("municipalityId","number")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "municipalityId" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "outgoing" JSONB NOT NULL,
    "status" "OutboxStatus" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastFailure" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "sent" JSONB,
    "sittingId" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("municipalityId","number")
);

-- CreateTable
CREATE TABLE "Municipality" (
    "municipalityId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "closedDays" DATE[],

    CONSTRAINT "Municipality_pkey" PRIMARY KEY ("municipalityId")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "municipalityId" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "tenant" TEXT NOT NULL,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("municipalityId","platform","tenant")
);

-- CreateTable
CREATE TABLE "Channel" (
    "municipalityId" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("municipalityId","platform","tenant","channel","bodyId")
);

-- CreateTable
CREATE TABLE "KeyCheck" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "wrapped" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "KeyCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingBody" (
    "municipalityId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "types" "BodyType"[],
    "displayName" TEXT NOT NULL,
    "chairTitle" TEXT NOT NULL,
    "ordinanceNumber" TEXT,
    "ordinanceEstablishedOn" DATE,
    "quorum" JSONB NOT NULL,
    "noticeDays" INTEGER NOT NULL,
    "delivery" "Delivery" NOT NULL,
    "consent" "ConsentRule",
    "retentionYears" INTEGER,
    "allowedBots" TEXT[],

    CONSTRAINT "MeetingBody_pkey" PRIMARY KEY ("municipalityId","bodyId")
);

-- CreateTable
CREATE TABLE "Agency" (
    "municipalityId" TEXT NOT NULL,
    "agencyId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "secrecyScope" "SecrecyScope" NOT NULL,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("municipalityId","agencyId")
);

-- CreateTable
CREATE TABLE "Person" (
    "municipalityId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "key" TEXT,
    "name" TEXT NOT NULL,
    "agencyId" TEXT NOT NULL,
    "email" TEXT,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("municipalityId","personId")
);

-- CreateTable
CREATE TABLE "PersonAccount" (
    "municipalityId" TEXT NOT NULL,
    "platform" "Platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "PersonAccount_pkey" PRIMARY KEY ("municipalityId","platform","tenant","user")
);

-- CreateTable
CREATE TABLE "Constituent" (
    "municipalityId" TEXT NOT NULL,
    "constituentId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "ConstituentKind" NOT NULL,
    "termFrom" DATE NOT NULL,
    "termTo" DATE NOT NULL,
    "suspendedOn" DATE,
    "endedOn" DATE,

    CONSTRAINT "Constituent_pkey" PRIMARY KEY ("municipalityId","constituentId")
);

-- CreateTable
CREATE TABLE "ConfidentialityPledge" (
    "municipalityId" TEXT NOT NULL,
    "constituentId" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "pledgedOn" DATE NOT NULL,
    "version" TEXT NOT NULL,
    "method" "PledgeMethod" NOT NULL,

    CONSTRAINT "ConfidentialityPledge_pkey" PRIMARY KEY ("municipalityId","constituentId","recordedAt")
);

-- CreateTable
CREATE TABLE "Sitting" (
    "municipalityId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "bodyId" TEXT NOT NULL,
    "kind" "SittingKind" NOT NULL,
    "status" "SittingStatus" NOT NULL,
    "lengthMin" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "invited" TEXT[],
    "sequence" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "deadline" TIMESTAMPTZ(3),
    "convenedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Sitting_pkey" PRIMARY KEY ("municipalityId","sittingId")
);

-- CreateTable
CREATE TABLE "DateOption" (
    "municipalityId" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DateOption_pkey" PRIMARY KEY ("municipalityId","optionId")
);

-- CreateTable
CREATE TABLE "PollAnswer" (
    "municipalityId" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "constituentId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "mark" "PollMark" NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PollAnswer_pkey" PRIMARY KEY ("municipalityId","optionId","constituentId")
);

-- CreateTable
CREATE TABLE "AttendanceReply" (
    "municipalityId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "constituentId" TEXT NOT NULL,
    "answer" "Answer" NOT NULL,
    "proxyId" TEXT,
    "word" BYTEA,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttendanceReply_pkey" PRIMARY KEY ("municipalityId","sittingId","constituentId")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "municipalityId" TEXT NOT NULL,
    "agendaItemId" TEXT NOT NULL,
    "sittingId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "legalBasis" "BodyType" NOT NULL,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("municipalityId","agendaItemId")
);

-- CreateIndex
CREATE INDEX "Case_municipalityId_bodyId_status_idx" ON "Case"("municipalityId", "bodyId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Case_municipalityId_number_key" ON "Case"("municipalityId", "number");

-- CreateIndex
CREATE INDEX "CaseAudience_municipalityId_personId_idx" ON "CaseAudience"("municipalityId", "personId");

-- CreateIndex
CREATE INDEX "Minutes_municipalityId_caseId_idx" ON "Minutes"("municipalityId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Minutes_municipalityId_sittingId_caseId_key" ON "Minutes"("municipalityId", "sittingId", "caseId");

-- CreateIndex
CREATE INDEX "FollowUpTask_municipalityId_status_dueOn_idx" ON "FollowUpTask"("municipalityId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "FollowUpTask_municipalityId_bodyId_status_dueOn_idx" ON "FollowUpTask"("municipalityId", "bodyId", "status", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "FollowUpTask_municipalityId_caseId_number_key" ON "FollowUpTask"("municipalityId", "caseId", "number");

-- CreateIndex
CREATE INDEX "Reminder_municipalityId_taskId_step_idx" ON "Reminder"("municipalityId", "taskId", "step");

-- CreateIndex
CREATE INDEX "Disclosure_municipalityId_caseId_status_idx" ON "Disclosure"("municipalityId", "caseId", "status");

-- CreateIndex
CREATE INDEX "Disclosure_status_at_idx" ON "Disclosure"("status", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Disclosure_municipalityId_liveKey_key" ON "Disclosure"("municipalityId", "liveKey");

-- CreateIndex
CREATE INDEX "AuditEvent_municipalityId_at_idx" ON "AuditEvent"("municipalityId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_municipalityId_caseId_at_idx" ON "AuditEvent"("municipalityId", "caseId", "at");

-- CreateIndex
CREATE INDEX "OutboxMessage_municipalityId_sittingId_idx" ON "OutboxMessage"("municipalityId", "sittingId");

-- CreateIndex
CREATE INDEX "OutboxMessage_status_dueAt_idx" ON "OutboxMessage"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_municipalityId_key_key" ON "OutboxMessage"("municipalityId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Municipality_key_key" ON "Municipality"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_platform_tenant_key" ON "Workspace"("platform", "tenant");

-- CreateIndex
CREATE INDEX "Channel_municipalityId_bodyId_idx" ON "Channel"("municipalityId", "bodyId");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingBody_municipalityId_key_key" ON "MeetingBody"("municipalityId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_municipalityId_key_key" ON "Agency"("municipalityId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Person_municipalityId_key_key" ON "Person"("municipalityId", "key");

-- CreateIndex
CREATE INDEX "PersonAccount_municipalityId_personId_idx" ON "PersonAccount"("municipalityId", "personId");

-- CreateIndex
CREATE INDEX "Constituent_municipalityId_personId_idx" ON "Constituent"("municipalityId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Constituent_municipalityId_bodyId_personId_termFrom_key" ON "Constituent"("municipalityId", "bodyId", "personId", "termFrom");

-- CreateIndex
CREATE INDEX "Sitting_municipalityId_bodyId_status_endsAt_idx" ON "Sitting"("municipalityId", "bodyId", "status", "endsAt");

-- CreateIndex
CREATE INDEX "DateOption_municipalityId_sittingId_idx" ON "DateOption"("municipalityId", "sittingId");

-- CreateIndex
CREATE INDEX "PollAnswer_municipalityId_sittingId_idx" ON "PollAnswer"("municipalityId", "sittingId");

-- CreateIndex
CREATE INDEX "AgendaItem_municipalityId_caseId_idx" ON "AgendaItem"("municipalityId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_municipalityId_sittingId_caseId_key" ON "AgendaItem"("municipalityId", "sittingId", "caseId");

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAudience" ADD CONSTRAINT "CaseAudience_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseAudience" ADD CONSTRAINT "CaseAudience_municipalityId_personId_fkey" FOREIGN KEY ("municipalityId", "personId") REFERENCES "Person"("municipalityId", "personId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUpTask" ADD CONSTRAINT "FollowUpTask_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUpTask" ADD CONSTRAINT "FollowUpTask_municipalityId_agencyId_fkey" FOREIGN KEY ("municipalityId", "agencyId") REFERENCES "Agency"("municipalityId", "agencyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_municipalityId_taskId_fkey" FOREIGN KEY ("municipalityId", "taskId") REFERENCES "FollowUpTask"("municipalityId", "taskId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_municipalityId_minutesId_fkey" FOREIGN KEY ("municipalityId", "minutesId") REFERENCES "Minutes"("municipalityId", "minutesId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("municipalityId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingBody" ADD CONSTRAINT "MeetingBody_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("municipalityId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("municipalityId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("municipalityId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_municipalityId_agencyId_fkey" FOREIGN KEY ("municipalityId", "agencyId") REFERENCES "Agency"("municipalityId", "agencyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonAccount" ADD CONSTRAINT "PersonAccount_municipalityId_personId_fkey" FOREIGN KEY ("municipalityId", "personId") REFERENCES "Person"("municipalityId", "personId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Constituent" ADD CONSTRAINT "Constituent_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Constituent" ADD CONSTRAINT "Constituent_municipalityId_personId_fkey" FOREIGN KEY ("municipalityId", "personId") REFERENCES "Person"("municipalityId", "personId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConfidentialityPledge" ADD CONSTRAINT "ConfidentialityPledge_municipalityId_constituentId_fkey" FOREIGN KEY ("municipalityId", "constituentId") REFERENCES "Constituent"("municipalityId", "constituentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_municipalityId_bodyId_fkey" FOREIGN KEY ("municipalityId", "bodyId") REFERENCES "MeetingBody"("municipalityId", "bodyId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DateOption" ADD CONSTRAINT "DateOption_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollAnswer" ADD CONSTRAINT "PollAnswer_municipalityId_optionId_fkey" FOREIGN KEY ("municipalityId", "optionId") REFERENCES "DateOption"("municipalityId", "optionId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollAnswer" ADD CONSTRAINT "PollAnswer_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollAnswer" ADD CONSTRAINT "PollAnswer_municipalityId_constituentId_fkey" FOREIGN KEY ("municipalityId", "constituentId") REFERENCES "Constituent"("municipalityId", "constituentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttendanceReply" ADD CONSTRAINT "AttendanceReply_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttendanceReply" ADD CONSTRAINT "AttendanceReply_municipalityId_constituentId_fkey" FOREIGN KEY ("municipalityId", "constituentId") REFERENCES "Constituent"("municipalityId", "constituentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "sittingId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;
