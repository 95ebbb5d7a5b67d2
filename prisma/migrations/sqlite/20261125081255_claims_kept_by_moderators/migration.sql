-- AlterTable
ALTER TABLE "Post" ADD COLUMN "about" TEXT;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "shows" TEXT;

-- CreateIndex
CREATE INDEX "Post_about_idx" ON "Post"("about");

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN "consent" TEXT;

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "number" INTEGER,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "why" TEXT,
    "base" TEXT,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "written" BOOLEAN NOT NULL DEFAULT false,
    "waitingSince" DATETIME,
    "tell" BOOLEAN NOT NULL DEFAULT false,
    "agreedBy" TEXT,
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    CONSTRAINT "Draft_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Draft_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Draft_waiting_check" CHECK ("state" <> 'waiting' OR "waitingSince" IS NOT NULL),
    CONSTRAINT "Draft_decided_check" CHECK (("decidedBy" IS NOT NULL) = ("state" IN ('published', 'declined')) AND ("decidedAt" IS NOT NULL) = ("decidedBy" IS NOT NULL)),
    CONSTRAINT "Draft_declined_check" CHECK ("state" <> 'declined' OR "reason" IS NOT NULL),
    CONSTRAINT "Draft_state_check" CHECK ("state" IN ('editing', 'waiting', 'published', 'declined', 'discarded'))
);

-- CreateTable
CREATE TABLE "Blocked" (
    "communityId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("communityId", "userId"),
    CONSTRAINT "Blocked_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Dossier" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "dispute" TEXT NOT NULL,
    "digest" TEXT,
    "state" TEXT NOT NULL,
    "roundsChecked" INTEGER NOT NULL DEFAULT 0,
    "postsChecked" INTEGER NOT NULL DEFAULT 0,
    "basedOnId" TEXT,
    CONSTRAINT "Dossier_basedOnId_fkey" FOREIGN KEY ("basedOnId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dossier_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dossier_digest_check" CHECK (("communityId" = 1) = ("digest" IS NOT NULL)),
    CONSTRAINT "Dossier_basedOn_check" CHECK ("communityId" <> 1 OR "basedOnId" IS NULL),
    CONSTRAINT "Dossier_state_check" CHECK ("state" IN ('present', 'retracted'))
);
INSERT INTO "new_Dossier" ("communityId", "digest", "dispute", "happened", "id", "roundsChecked", "slug", "state", "title", "until") SELECT "communityId", "digest", "dispute", "happened", "id", "roundsChecked", "slug", "state", "title", "until" FROM "Dossier";
DROP TABLE "Dossier";
ALTER TABLE "new_Dossier" RENAME TO "Dossier";
CREATE UNIQUE INDEX "Dossier_communityId_slug_key" ON "Dossier"("communityId", "slug");
CREATE UNIQUE INDEX "Dossier_communityId_id_key" ON "Dossier"("communityId", "id");
CREATE UNIQUE INDEX "Dossier_communityId_basedOnId_key" ON "Dossier"("communityId", "basedOnId");
CREATE TABLE "new_Anchor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossierId" TEXT NOT NULL,
    "claimNumber" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "prefix" TEXT,
    "suffix" TEXT,
    "exact" TEXT,
    "position" INTEGER,
    "relationKind" TEXT,
    "toNumber" INTEGER,
    CONSTRAINT "Anchor_dossierId_claimNumber_fkey" FOREIGN KEY ("dossierId", "claimNumber") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Anchor_dossierId_relationKind_claimNumber_toNumber_fkey" FOREIGN KEY ("dossierId", "relationKind", "claimNumber", "toNumber") REFERENCES "Relation" ("dossierId", "kind", "fromNumber", "toNumber") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Anchor_span_check" CHECK ("start" IS NOT NULL AND "end" IS NOT NULL AND "start" >= 0 AND "start" < "end" OR "start" IS NULL AND "end" IS NULL AND "kind" = 'quotation'),
    CONSTRAINT "Anchor_quotation_check" CHECK (("kind" = 'quotation') = ("exact" IS NOT NULL)),
    CONSTRAINT "Anchor_order_check" CHECK (("kind" = 'relation') = ("position" IS NULL)),
    CONSTRAINT "Anchor_relation_check" CHECK (("kind" = 'relation') = ("relationKind" IS NOT NULL) AND ("kind" = 'relation') = ("toNumber" IS NOT NULL)),
    CONSTRAINT "Anchor_passage_check" CHECK ("kind" <> 'passage' OR "position" = 0),
    CONSTRAINT "Anchor_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Anchor_kind_check" CHECK ("kind" IN ('passage', 'also', 'quotation', 'relation')),
    CONSTRAINT "Anchor_relationKind_check" CHECK ("relationKind" IN ('rebuts', 'answers', 'supports', 'concedes', 'clarifies'))
);
INSERT INTO "new_Anchor" ("claimNumber", "dossierId", "end", "exact", "id", "kind", "position", "prefix", "relationKind", "start", "suffix", "toNumber") SELECT "claimNumber", "dossierId", "end", "exact", "id", "kind", "position", "prefix", "relationKind", "start", "suffix", "toNumber" FROM "Anchor";
DROP TABLE "Anchor";
ALTER TABLE "new_Anchor" RENAME TO "Anchor";
CREATE UNIQUE INDEX "Anchor_dossierId_claimNumber_kind_position_key" ON "Anchor"("dossierId", "claimNumber", "kind", "position");
CREATE UNIQUE INDEX "Anchor_dossierId_relationKind_claimNumber_toNumber_key" ON "Anchor"("dossierId", "relationKind", "claimNumber", "toNumber");
CREATE TABLE "new_Settings" (
    "communityId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "noticesChannel" TEXT,
    "changedBy" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "logChannel" TEXT,
    "review" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Settings_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Settings_review_check" CHECK ("review" IN (1, 2))
);
INSERT INTO "new_Settings" ("changedAt", "changedBy", "communityId", "noticesChannel") SELECT "changedAt", "changedBy", "communityId", "noticesChannel" FROM "Settings";
DROP TABLE "Settings";
ALTER TABLE "new_Settings" RENAME TO "Settings";
CREATE TABLE "new_Claim" (
    "dossierId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "communityId" INTEGER NOT NULL,
    "speakerKey" TEXT NOT NULL,
    "rolePartyKey" TEXT NOT NULL,
    "roleTitle" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "cue" TEXT,
    "saidDate" TEXT,
    "saidPhrase" TEXT,
    "medium" TEXT,
    "checkLevel" TEXT NOT NULL,
    "checkedBy" TEXT,
    "checkedOn" TEXT,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "inQuiz" BOOLEAN NOT NULL DEFAULT true,
    "excerpt" TEXT,

    PRIMARY KEY ("dossierId", "number"),
    CONSTRAINT "Claim_communityId_dossierId_fkey" FOREIGN KEY ("communityId", "dossierId") REFERENCES "Dossier" ("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_speakerKey_rolePartyKey_roleTitle_fkey" FOREIGN KEY ("dossierId", "speakerKey", "rolePartyKey", "roleTitle") REFERENCES "Role" ("dossierId", "speakerKey", "partyKey", "title") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_sourceKey_fkey" FOREIGN KEY ("dossierId", "sourceKey") REFERENCES "Source" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_number_check" CHECK ("number" > 0 AND ("communityId" <> 1 OR "number" < 1000)),
    CONSTRAINT "Claim_checked_check" CHECK (("checkLevel" = 'excerpt') = ("checkedBy" IS NOT NULL) AND ("checkLevel" = 'editors') = ("checkedOn" IS NOT NULL)),
    CONSTRAINT "Claim_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Claim_wording_check" CHECK ("wording" IN ('direct', 'mixed', 'indirect')),
    CONSTRAINT "Claim_category_check" CHECK ("category" IN ('assertion', 'accusation', 'denial', 'judgement', 'reaction', 'demand', 'decision')),
    CONSTRAINT "Claim_checkLevel_check" CHECK ("checkLevel" IN ('source', 'excerpt', 'editors', 'unchecked')),
    CONSTRAINT "Claim_state_check" CHECK ("state" IN ('present', 'retracted'))
);
INSERT INTO "new_Claim" ("dossierId", "number", "communityId", "speakerKey", "rolePartyKey", "roleTitle", "sourceKey", "summary", "wording", "category", "cue", "saidDate", "saidPhrase", "medium", "checkLevel", "checkedBy", "checkedOn", "position", "state", "inQuiz") SELECT "dossierId", "number", "communityId", "speakerKey", "rolePartyKey", "roleTitle", "sourceKey", "summary", "wording", "category", "cue", "saidDate", "saidPhrase", "medium", "checkLevel", "checkedBy", "checkedOn", "position", "state", "inQuiz" FROM "Claim";
DROP TABLE "Claim";
ALTER TABLE "new_Claim" RENAME TO "Claim";
CREATE UNIQUE INDEX "Claim_communityId_number_key" ON "Claim"("communityId", "number");
CREATE TABLE "new_SettingChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "setting" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "subject" TEXT,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "SettingChange_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SettingChange_subject_check" CHECK ("setting" NOT IN ('moderator', 'blocked') OR "subject" IS NOT NULL),
    CONSTRAINT "SettingChange_setting_check" CHECK ("setting" IN ('moderator', 'notices', 'log', 'review', 'blocked')),
    CONSTRAINT "SettingChange_change_check" CHECK ("change" IN ('set', 'unset'))
);
INSERT INTO "new_SettingChange" ("id", "communityId", "setting", "change", "subject", "by", "at") SELECT "id", "communityId", "setting", "change", "subject", "by", "at" FROM "SettingChange";
DROP TABLE "SettingChange";
ALTER TABLE "new_SettingChange" RENAME TO "SettingChange";
CREATE INDEX "SettingChange_communityId_idx" ON "SettingChange"("communityId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Draft_communityId_state_waitingSince_idx" ON "Draft"("communityId", "state", "waitingSince");

-- CreateIndex
CREATE INDEX "Draft_communityId_by_changedAt_idx" ON "Draft"("communityId", "by", "changedAt");

-- CreateIndex
CREATE INDEX "Revision_dossierId_id_idx" ON "Revision"("dossierId", "id");
