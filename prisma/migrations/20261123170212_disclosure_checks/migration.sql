-- CreateTable
CREATE TABLE "DisclosureCheck" (
    "municipalityId" TEXT NOT NULL,
    "disclosureId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "DisclosureStatus" NOT NULL,
    "proof" JSONB NOT NULL,

    CONSTRAINT "DisclosureCheck_pkey" PRIMARY KEY ("municipalityId","disclosureId","at","status")
);
