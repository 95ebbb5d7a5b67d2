-- CreateEnum
CREATE TYPE "ScheduleState" AS ENUM ('active', 'paused', 'removed');

-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('prepared', 'opening', 'open', 'closed', 'revealed', 'skipped', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PostKind" ADD VALUE 'round';
ALTER TYPE "PostKind" ADD VALUE 'result';
ALTER TYPE "PostKind" ADD VALUE 'edit';
ALTER TYPE "PostKind" ADD VALUE 'removal';

-- AlterTable
ALTER TABLE "Community" ADD COLUMN     "leftAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Dossier" ADD COLUMN "roundsChecked" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "inQuiz" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "roundId" TEXT,
ADD COLUMN     "triedAt" TIMESTAMP(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Player" (
    "id" SERIAL NOT NULL,
    "communityId" INTEGER NOT NULL,
    "userId" TEXT,
    "name" TEXT,
    "unlisted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Player_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Player_deleted_check" CHECK ("userId" IS NOT NULL OR "name" IS NULL)
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" SERIAL NOT NULL,
    "communityId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "dossierId" TEXT,
    "weekday" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "questions" INTEGER NOT NULL,
    "openMinutes" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "state" "ScheduleState" NOT NULL,
    "trouble" TEXT,
    "resumesAt" TIMESTAMP(3),
    "doneUntil" TIMESTAMP(3) NOT NULL,
    "nextDue" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Schedule_number_check" CHECK ("number" > 0),
    CONSTRAINT "Schedule_weekday_check" CHECK ("weekday" BETWEEN 1 AND 7),
    CONSTRAINT "Schedule_minute_check" CHECK ("minute" BETWEEN 0 AND 1439),
    CONSTRAINT "Schedule_questions_check" CHECK ("questions" BETWEEN 1 AND 5),
    CONSTRAINT "Schedule_openMinutes_check" CHECK ("openMinutes" > 0),
    CONSTRAINT "Schedule_paused_check" CHECK ("state" = 'paused' OR ("trouble" IS NULL AND "resumesAt" IS NULL)),
    CONSTRAINT "Schedule_nextDue_check" CHECK ("nextDue" > "doneUntil")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "scheduleId" INTEGER,
    "dossierId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "due" TIMESTAMP(3) NOT NULL,
    "openMinutes" INTEGER NOT NULL,
    "state" "RoundState" NOT NULL,
    "closesAt" TIMESTAMP(3),
    "openedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "shownAt" TIMESTAMP(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Round_id_check" CHECK (length("id") BETWEEN 1 AND 25),
    CONSTRAINT "Round_openMinutes_check" CHECK ("openMinutes" > 0),
    CONSTRAINT "Round_closesAt_check" CHECK (("closesAt" IS NULL) = ("state" IN ('prepared', 'skipped'))),
    CONSTRAINT "Round_openedAt_check" CHECK ("openedAt" IS NOT NULL OR "state" <> 'open'),
    CONSTRAINT "Round_closedAt_check" CHECK (("closedAt" IS NOT NULL) = ("state" IN ('closed', 'revealed')))
);

-- CreateTable
CREATE TABLE "RoundQuestion" (
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "right" INTEGER NOT NULL,
    "void" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RoundQuestion_pkey" PRIMARY KEY ("roundId","number"),
    CONSTRAINT "RoundQuestion_number_check" CHECK ("number" BETWEEN 1 AND 5),
    CONSTRAINT "RoundQuestion_right_check" CHECK ("right" BETWEEN 0 AND 3)
);

-- CreateTable
CREATE TABLE "Answer" (
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "playerId" INTEGER NOT NULL,
    "choice" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("roundId","playerId","number"),
    CONSTRAINT "Answer_number_check" CHECK ("number" BETWEEN 1 AND 5),
    CONSTRAINT "Answer_choice_check" CHECK ("choice" BETWEEN 0 AND 3)
);

-- CreateTable
CREATE TABLE "Preview" (
    "roundId" TEXT NOT NULL,
    "playerId" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Preview_pkey" PRIMARY KEY ("roundId","playerId")
);

-- CreateTable
CREATE TABLE "Score" (
    "roundId" TEXT NOT NULL,
    "playerId" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "counts" BOOLEAN NOT NULL,

    CONSTRAINT "Score_pkey" PRIMARY KEY ("roundId","playerId"),
    CONSTRAINT "Score_right_check" CHECK ("right" BETWEEN 0 AND "answered")
);

-- CreateTable
CREATE TABLE "PracticeCard" (
    "playerId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "due" TIMESTAMP(3) NOT NULL,
    "card" TEXT NOT NULL,

    CONSTRAINT "PracticeCard_pkey" PRIMARY KEY ("playerId","dossierId","question")
);

-- CreateTable
CREATE TABLE "Practice" (
    "id" TEXT NOT NULL,
    "playerId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LocalMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Player_communityId_userId_key" ON "Player"("communityId", "userId");

-- CreateIndex
CREATE INDEX "Schedule_state_nextDue_idx" ON "Schedule"("state", "nextDue");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_communityId_number_key" ON "Schedule"("communityId", "number");

-- CreateIndex
CREATE INDEX "Round_state_closesAt_idx" ON "Round"("state", "closesAt");

-- CreateIndex
CREATE INDEX "Round_communityId_closedAt_idx" ON "Round"("communityId", "closedAt");

-- CreateIndex
CREATE INDEX "Round_dossierId_state_idx" ON "Round"("dossierId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Round_scheduleId_due_key" ON "Round"("scheduleId", "due");

-- CreateIndex
CREATE INDEX "Score_playerId_idx" ON "Score"("playerId");

-- CreateIndex
CREATE INDEX "PracticeCard_playerId_dossierId_due_idx" ON "PracticeCard"("playerId", "dossierId", "due");

-- CreateIndex
CREATE INDEX "Practice_playerId_idx" ON "Practice"("playerId");

-- CreateIndex
CREATE INDEX "LocalMessage_tenant_channel_at_idx" ON "LocalMessage"("tenant", "channel", "at");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMessage_tenant_channel_key_key" ON "LocalMessage"("tenant", "channel", "key");

-- CreateIndex
CREATE INDEX "Post_roundId_idx" ON "Post"("roundId");

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Player" ADD CONSTRAINT "Player_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundQuestion" ADD CONSTRAINT "RoundQuestion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeCard" ADD CONSTRAINT "PracticeCard_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeCard" ADD CONSTRAINT "PracticeCard_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Practice" ADD CONSTRAINT "Practice_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Practice" ADD CONSTRAINT "Practice_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddCheck
ALTER TABLE "Post" ADD CONSTRAINT "Post_round_check" CHECK ("roundId" IS NOT NULL OR "kind"::text NOT IN ('round', 'result'));
