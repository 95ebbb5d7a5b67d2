-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('editing', 'waiting', 'published', 'declined', 'discarded');

-- AlterEnum
ALTER TYPE "Setting" ADD VALUE 'log';
ALTER TYPE "Setting" ADD VALUE 'review';
ALTER TYPE "Setting" ADD VALUE 'blocked';

-- AlterTable
ALTER TABLE "Dossier" ADD COLUMN     "basedOnId" TEXT,
ADD COLUMN     "postsChecked" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "excerpt" TEXT;

-- AlterTable
ALTER TABLE "Anchor" ALTER COLUMN "start" DROP NOT NULL,
ALTER COLUMN "end" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "about" TEXT;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "shows" TEXT;

-- CreateIndex
CREATE INDEX "Post_about_idx" ON "Post"("about");

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "consent" TEXT;

-- AlterTable
ALTER TABLE "Settings" ADD COLUMN     "logChannel" TEXT,
ADD COLUMN     "review" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "number" INTEGER,
    "state" "DraftState" NOT NULL,
    "content" TEXT NOT NULL,
    "why" TEXT,
    "base" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "written" BOOLEAN NOT NULL DEFAULT false,
    "waitingSince" TIMESTAMP(3),
    "tell" BOOLEAN NOT NULL DEFAULT false,
    "agreedBy" TEXT,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Draft_waiting_check" CHECK ("state" <> 'waiting' OR "waitingSince" IS NOT NULL),
    CONSTRAINT "Draft_decided_check" CHECK (("decidedBy" IS NOT NULL) = ("state" IN ('published', 'declined')) AND ("decidedAt" IS NOT NULL) = ("decidedBy" IS NOT NULL)),
    CONSTRAINT "Draft_declined_check" CHECK ("state" <> 'declined' OR "reason" IS NOT NULL)
);

-- CreateTable
CREATE TABLE "Blocked" (
    "communityId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Blocked_pkey" PRIMARY KEY ("communityId","userId")
);

-- CreateIndex
CREATE INDEX "Draft_communityId_state_waitingSince_idx" ON "Draft"("communityId", "state", "waitingSince");

-- CreateIndex
CREATE INDEX "Draft_communityId_by_changedAt_idx" ON "Draft"("communityId", "by", "changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Dossier_communityId_basedOnId_key" ON "Dossier"("communityId", "basedOnId");

-- CreateIndex
CREATE INDEX "Revision_dossierId_id_idx" ON "Revision"("dossierId", "id");

-- AddForeignKey
ALTER TABLE "Dossier" ADD CONSTRAINT "Dossier_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Blocked" ADD CONSTRAINT "Blocked_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Dossier" ADD CONSTRAINT "Dossier_basedOn_check" CHECK ("communityId" <> 1 OR "basedOnId" IS NULL);

-- AlterTable
ALTER TABLE "Anchor" DROP CONSTRAINT "Anchor_span_check",
ADD CONSTRAINT "Anchor_span_check" CHECK ("start" IS NOT NULL AND "end" IS NOT NULL AND "start" >= 0 AND "start" < "end" OR "start" IS NULL AND "end" IS NULL AND "kind" = 'quotation');

-- AlterTable
ALTER TABLE "Settings" ADD CONSTRAINT "Settings_review_check" CHECK ("review" IN (1, 2));

-- AlterTable
ALTER TABLE "Claim" DROP CONSTRAINT "Claim_number_check",
ADD CONSTRAINT "Claim_number_check" CHECK ("number" > 0 AND ("communityId" <> 1 OR "number" < 1000));
