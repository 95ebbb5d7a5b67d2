-- CreateTable
CREATE TABLE "Moderator" (
    "communityId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("communityId", "kind", "subject"),
    CONSTRAINT "Moderator_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Moderator_kind_check" CHECK ("kind" IN ('user', 'role'))
);

-- CreateTable
CREATE TABLE "Settings" (
    "communityId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "noticesChannel" TEXT,
    "changedBy" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "Settings_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SettingChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "setting" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "subject" TEXT,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "SettingChange_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SettingChange_moderator_check" CHECK ("setting" <> 'moderator' OR "subject" IS NOT NULL),
    CONSTRAINT "SettingChange_setting_check" CHECK ("setting" IN ('moderator', 'notices')),
    CONSTRAINT "SettingChange_change_check" CHECK ("change" IN ('set', 'unset'))
);

-- CreateTable
CREATE TABLE "Post" (
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
    CONSTRAINT "Post_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Post_id_check" CHECK (length("id") BETWEEN 1 AND 25),
    CONSTRAINT "Post_channel_check" CHECK ("channel" IS NOT NULL OR "state" = 'held'),
    CONSTRAINT "Post_messageId_check" CHECK (("messageId" IS NOT NULL) = ("state" IN ('sent', 'removed'))),
    CONSTRAINT "Post_kind_check" CHECK ("kind" IN ('share', 'notice')),
    CONSTRAINT "Post_state_check" CHECK ("state" IN ('waiting', 'held', 'sent', 'unconfirmed', 'failed', 'removed'))
);

-- CreateIndex
CREATE INDEX "SettingChange_communityId_idx" ON "SettingChange"("communityId");

-- CreateIndex
CREATE INDEX "Post_state_due_idx" ON "Post"("state", "due");

-- CreateIndex
CREATE INDEX "Post_communityId_by_at_idx" ON "Post"("communityId", "by", "at");
