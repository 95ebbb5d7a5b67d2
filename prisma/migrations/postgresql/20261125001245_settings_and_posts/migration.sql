-- CreateEnum
CREATE TYPE "ModeratorKind" AS ENUM ('user', 'role');

-- CreateEnum
CREATE TYPE "Setting" AS ENUM ('moderator', 'notices');

-- CreateEnum
CREATE TYPE "Change" AS ENUM ('set', 'unset');

-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('share', 'notice');

-- CreateEnum
CREATE TYPE "PostState" AS ENUM ('waiting', 'held', 'sent', 'unconfirmed', 'failed', 'removed');

-- CreateTable
CREATE TABLE "Moderator" (
    "communityId" INTEGER NOT NULL,
    "kind" "ModeratorKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Moderator_pkey" PRIMARY KEY ("communityId","kind","subject")
);

-- CreateTable
CREATE TABLE "Settings" (
    "communityId" INTEGER NOT NULL,
    "noticesChannel" TEXT,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Settings_pkey" PRIMARY KEY ("communityId")
);

-- CreateTable
CREATE TABLE "SettingChange" (
    "id" SERIAL NOT NULL,
    "communityId" INTEGER NOT NULL,
    "setting" "Setting" NOT NULL,
    "change" "Change" NOT NULL,
    "subject" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SettingChange_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SettingChange_moderator_check" CHECK ("setting" <> 'moderator' OR "subject" IS NOT NULL)
);

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "kind" "PostKind" NOT NULL,
    "content" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" "PostState" NOT NULL,
    "due" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "messageId" TEXT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Post_id_check" CHECK (length("id") BETWEEN 1 AND 25),
    CONSTRAINT "Post_channel_check" CHECK ("channel" IS NOT NULL OR "state" = 'held'),
    CONSTRAINT "Post_messageId_check" CHECK (("messageId" IS NOT NULL) = ("state" IN ('sent', 'removed')))
);

-- CreateIndex
CREATE INDEX "SettingChange_communityId_idx" ON "SettingChange"("communityId");

-- CreateIndex
CREATE INDEX "Post_state_due_idx" ON "Post"("state", "due");

-- CreateIndex
CREATE INDEX "Post_communityId_by_at_idx" ON "Post"("communityId", "by", "at");

-- AddForeignKey
ALTER TABLE "Moderator" ADD CONSTRAINT "Moderator_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settings" ADD CONSTRAINT "Settings_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettingChange" ADD CONSTRAINT "SettingChange_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
