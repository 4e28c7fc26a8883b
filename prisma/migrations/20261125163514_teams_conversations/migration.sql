-- CreateEnum
CREATE TYPE "TeamsConversationKind" AS ENUM ('personal', 'group', 'channel');

-- CreateTable
CREATE TABLE "TeamsConversation" (
    "municipalityId" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "kind" "TeamsConversationKind" NOT NULL,
    "user" TEXT,
    "channelType" TEXT,
    "team" TEXT,
    "serviceUrl" TEXT NOT NULL,
    "heardAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TeamsConversation_pkey" PRIMARY KEY ("municipalityId","tenant","conversation")
);

-- CreateTable
CREATE TABLE "TeamsMessage" (
    "municipalityId" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "activity" TEXT,
    "begunAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TeamsMessage_pkey" PRIMARY KEY ("municipalityId","tenant","conversation","key")
);

-- CreateIndex
CREATE INDEX "TeamsConversation_municipalityId_tenant_user_idx" ON "TeamsConversation"("municipalityId", "tenant", "user");
