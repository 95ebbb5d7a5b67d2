-- AlterTable
ALTER TABLE "Community" ADD COLUMN "leftAt" DATETIME;

-- AlterTable
ALTER TABLE "Dossier" ADD COLUMN "roundsChecked" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Player" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "userId" TEXT,
    "name" TEXT,
    "unlisted" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Player_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Player_deleted_check" CHECK ("userId" IS NOT NULL OR "name" IS NULL)
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "createdAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "trouble" TEXT,
    "resumesAt" DATETIME,
    "doneUntil" DATETIME NOT NULL,
    "nextDue" DATETIME NOT NULL,
    CONSTRAINT "Schedule_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Schedule_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Schedule_number_check" CHECK ("number" > 0),
    CONSTRAINT "Schedule_weekday_check" CHECK ("weekday" BETWEEN 1 AND 7),
    CONSTRAINT "Schedule_minute_check" CHECK ("minute" BETWEEN 0 AND 1439),
    CONSTRAINT "Schedule_questions_check" CHECK ("questions" BETWEEN 1 AND 5),
    CONSTRAINT "Schedule_openMinutes_check" CHECK ("openMinutes" > 0),
    CONSTRAINT "Schedule_paused_check" CHECK ("state" = 'paused' OR ("trouble" IS NULL AND "resumesAt" IS NULL)),
    CONSTRAINT "Schedule_nextDue_check" CHECK ("nextDue" > "doneUntil"),
    CONSTRAINT "Schedule_state_check" CHECK ("state" IN ('active', 'paused', 'removed'))
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" INTEGER NOT NULL,
    "scheduleId" INTEGER,
    "dossierId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "openMinutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "closesAt" DATETIME,
    "openedAt" DATETIME,
    "closedAt" DATETIME,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "shownAt" DATETIME,
    CONSTRAINT "Round_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Round_id_check" CHECK (length("id") BETWEEN 1 AND 25),
    CONSTRAINT "Round_openMinutes_check" CHECK ("openMinutes" > 0),
    CONSTRAINT "Round_closesAt_check" CHECK (("closesAt" IS NULL) = ("state" IN ('prepared', 'skipped'))),
    CONSTRAINT "Round_openedAt_check" CHECK ("openedAt" IS NOT NULL OR "state" <> 'open'),
    CONSTRAINT "Round_closedAt_check" CHECK (("closedAt" IS NOT NULL) = ("state" IN ('closed', 'revealed'))),
    CONSTRAINT "Round_state_check" CHECK ("state" IN ('prepared', 'opening', 'open', 'closed', 'revealed', 'skipped', 'failed'))
);

-- CreateTable
CREATE TABLE "RoundQuestion" (
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "right" INTEGER NOT NULL,
    "void" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("roundId", "number"),
    CONSTRAINT "RoundQuestion_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RoundQuestion_number_check" CHECK ("number" BETWEEN 1 AND 5),
    CONSTRAINT "RoundQuestion_right_check" CHECK ("right" BETWEEN 0 AND 3)
);

-- CreateTable
CREATE TABLE "Answer" (
    "roundId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "playerId" INTEGER NOT NULL,
    "choice" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("roundId", "playerId", "number"),
    CONSTRAINT "Answer_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Answer_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Answer_number_check" CHECK ("number" BETWEEN 1 AND 5),
    CONSTRAINT "Answer_choice_check" CHECK ("choice" BETWEEN 0 AND 3)
);

-- CreateTable
CREATE TABLE "Preview" (
    "roundId" TEXT NOT NULL,
    "playerId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("roundId", "playerId"),
    CONSTRAINT "Preview_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Preview_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Score" (
    "roundId" TEXT NOT NULL,
    "playerId" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "counts" BOOLEAN NOT NULL,

    PRIMARY KEY ("roundId", "playerId"),
    CONSTRAINT "Score_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Score_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Score_right_check" CHECK ("right" BETWEEN 0 AND "answered")
);

-- CreateTable
CREATE TABLE "PracticeCard" (
    "playerId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "card" TEXT NOT NULL,

    PRIMARY KEY ("playerId", "dossierId", "question"),
    CONSTRAINT "PracticeCard_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PracticeCard_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Practice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "playerId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "content" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Practice_playerId_fkey" FOREIGN KEY ("playerId") REFERENCES "Player" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Practice_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "inQuiz" BOOLEAN NOT NULL DEFAULT true;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Post" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "due" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "messageId" TEXT,
    "triedAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "roundId" TEXT,
    CONSTRAINT "Post_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Post_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Post_id_check" CHECK (length("id") BETWEEN 1 AND 25),
    CONSTRAINT "Post_channel_check" CHECK ("channel" IS NOT NULL OR "state" = 'held'),
    CONSTRAINT "Post_messageId_check" CHECK (("messageId" IS NOT NULL) = ("state" IN ('sent', 'removed'))),
    CONSTRAINT "Post_kind_check" CHECK ("kind" IN ('share', 'notice', 'round', 'result', 'edit', 'removal')),
    CONSTRAINT "Post_state_check" CHECK ("state" IN ('waiting', 'held', 'sent', 'unconfirmed', 'failed', 'removed')),
    CONSTRAINT "Post_round_check" CHECK ("roundId" IS NOT NULL OR "kind" NOT IN ('round', 'result'))
);
INSERT INTO "new_Post" ("at", "by", "channel", "communityId", "content", "due", "id", "kind", "locale", "messageId", "state", "until") SELECT "at", "by", "channel", "communityId", "content", "due", "id", "kind", "locale", "messageId", "state", "until" FROM "Post";
DROP TABLE "Post";
ALTER TABLE "new_Post" RENAME TO "Post";
CREATE INDEX "Post_state_due_idx" ON "Post"("state", "due");
CREATE INDEX "Post_communityId_by_at_idx" ON "Post"("communityId", "by", "at");
CREATE INDEX "Post_roundId_idx" ON "Post"("roundId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
