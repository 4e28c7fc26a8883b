-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('due', 'recurring', 'triggered');

-- CreateEnum
CREATE TYPE "TaskRecurrence" AS ENUM ('week', 'month_day', 'month_weekday', 'month_review');

-- CreateEnum
CREATE TYPE "TaskDeclineReason" AS ENUM ('no_capacity', 'outside_remit', 'no_contact', 'other');

-- CreateEnum
CREATE TYPE "NotDoneReason" AS ENUM ('not_needed', 'no_contact', 'refused_by_household', 'other');

-- CreateEnum
CREATE TYPE "RoundOutcome" AS ENUM ('done', 'not_done');

-- A task that was given stands as offered: nobody has said yet that they take it on. It is reminded of on its due day as
-- before, and from now on its agency has the usual time to answer.
ALTER TYPE "TaskStatus" RENAME TO "TaskStatus_old";
CREATE TYPE "TaskStatus" AS ENUM ('offered', 'accepted', 'declined', 'countered', 'done', 'not_done', 'cancelled');
ALTER TABLE "FollowUpTask" ALTER COLUMN "status" TYPE "TaskStatus"
  USING (CASE "status"::text WHEN 'open' THEN 'offered' ELSE "status"::text END)::"TaskStatus";
DROP TYPE "TaskStatus_old";

ALTER TABLE "FollowUpTask" RENAME COLUMN "doneAt" TO "movedAt";
ALTER TABLE "FollowUpTask" RENAME COLUMN "doneBy" TO "movedBy";

-- AlterTable
ALTER TABLE "FollowUpTask" ADD COLUMN     "counterDueOn" DATE,
ADD COLUMN     "counterScope" BYTEA,
ADD COLUMN     "date" INTEGER,
ADD COLUMN     "declineReason" "TaskDeclineReason",
ADD COLUMN     "every" "TaskRecurrence",
ADD COLUMN     "kind" "TaskKind" NOT NULL DEFAULT 'due',
ADD COLUMN     "notDoneReason" "NotDoneReason",
ADD COLUMN     "nth" INTEGER,
ADD COLUMN     "offeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "offers" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "triggerId" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "weekday" INTEGER,
ADD COLUMN     "within" INTEGER,
ALTER COLUMN "dueOn" DROP NOT NULL;
ALTER TABLE "FollowUpTask" ALTER COLUMN "offeredAt" DROP DEFAULT;

-- A step of reminding names the day that it was about, for a task that comes again has many.
UPDATE "Reminder" AS r SET "step" = 'due:' || to_char(t."dueOn", 'YYYY-MM-DD')
FROM "FollowUpTask" AS t
WHERE t."municipalityId" = r."municipalityId" AND t."taskId" = r."taskId" AND r."step" = 'due';

-- CreateTable
CREATE TABLE "TaskRound" (
    "municipalityId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "agencyId" TEXT NOT NULL,
    "dueOn" DATE,
    "outcome" "RoundOutcome" NOT NULL,
    "reason" "NotDoneReason",
    "how" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "TaskRound_pkey" PRIMARY KEY ("municipalityId","taskId","round")
);

-- CreateTable
CREATE TABLE "TaskTrigger" (
    "municipalityId" TEXT NOT NULL,
    "triggerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "words" BYTEA NOT NULL,

    CONSTRAINT "TaskTrigger_pkey" PRIMARY KEY ("municipalityId","triggerId")
);

-- CreateTable
CREATE TABLE "TriggerEvent" (
    "municipalityId" TEXT NOT NULL,
    "triggerId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "TriggerEvent_pkey" PRIMARY KEY ("municipalityId","triggerId","number")
);

-- CreateIndex
CREATE INDEX "TaskTrigger_municipalityId_caseId_idx" ON "TaskTrigger"("municipalityId", "caseId");

-- AddForeignKey
ALTER TABLE "FollowUpTask" ADD CONSTRAINT "FollowUpTask_municipalityId_triggerId_fkey" FOREIGN KEY ("municipalityId", "triggerId") REFERENCES "TaskTrigger"("municipalityId", "triggerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskRound" ADD CONSTRAINT "TaskRound_municipalityId_taskId_fkey" FOREIGN KEY ("municipalityId", "taskId") REFERENCES "FollowUpTask"("municipalityId", "taskId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskTrigger" ADD CONSTRAINT "TaskTrigger_municipalityId_caseId_fkey" FOREIGN KEY ("municipalityId", "caseId") REFERENCES "Case"("municipalityId", "caseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TriggerEvent" ADD CONSTRAINT "TriggerEvent_municipalityId_triggerId_fkey" FOREIGN KEY ("municipalityId", "triggerId") REFERENCES "TaskTrigger"("municipalityId", "triggerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was done before was one round each.
INSERT INTO "TaskRound" ("municipalityId", "taskId", "round", "agencyId", "dueOn", "outcome", "at", "by")
SELECT "municipalityId", "taskId", 1, "agencyId", "dueOn", 'done', "movedAt", "movedBy" FROM "FollowUpTask" WHERE "status" = 'done';

-- What was reported, and what has happened, is added to, like the audit.
CREATE TRIGGER "TaskRound_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "TaskRound"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "TaskRound" ENABLE ALWAYS TRIGGER "TaskRound_only_added";
CREATE TRIGGER "TriggerEvent_only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "TriggerEvent"
   FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
ALTER TABLE "TriggerEvent" ENABLE ALWAYS TRIGGER "TriggerEvent_only_added";
