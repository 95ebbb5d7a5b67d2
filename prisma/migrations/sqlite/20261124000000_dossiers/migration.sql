-- CreateTable
CREATE TABLE "Community" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Community_version_check" CHECK ("version" >= 0)
);

-- CreateTable
CREATE TABLE "Dossier" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "communityId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "dispute" TEXT NOT NULL,
    "digest" TEXT,
    "state" TEXT NOT NULL,
    CONSTRAINT "Dossier_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dossier_digest_check" CHECK (("communityId" = 1) = ("digest" IS NOT NULL)),
    CONSTRAINT "Dossier_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Party" (
    "dossierId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentKey" TEXT,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("dossierId", "key"),
    CONSTRAINT "Party_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Party_dossierId_parentKey_fkey" FOREIGN KEY ("dossierId", "parentKey") REFERENCES "Party" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Party_parent_check" CHECK ("parentKey" <> "key"),
    CONSTRAINT "Party_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Party_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Speaker" (
    "dossierId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("dossierId", "key"),
    CONSTRAINT "Speaker_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Speaker_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Speaker_kind_check" CHECK ("kind" IN ('person', 'office', 'body')),
    CONSTRAINT "Speaker_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Role" (
    "dossierId" TEXT NOT NULL,
    "speakerKey" TEXT NOT NULL,
    "partyKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("dossierId", "speakerKey", "partyKey", "title"),
    CONSTRAINT "Role_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Role_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Role_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Role_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Alias" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossierId" TEXT NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Alias_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Alias_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Alias_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Alias_owner_check" CHECK ("partyKey" IS NULL OR "speakerKey" IS NULL),
    CONSTRAINT "Alias_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Source" (
    "dossierId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "publisher" TEXT,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "archiveUrl" TEXT,
    "published" TEXT,
    "retrieved" TEXT,
    "language" TEXT NOT NULL,
    "translatedFrom" TEXT,
    "translatedBy" TEXT,
    "sha256" TEXT,
    "normalization" INTEGER,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("dossierId", "key"),
    CONSTRAINT "Source_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Source_translation_check" CHECK (("translatedFrom" IS NULL) = ("translatedBy" IS NULL)),
    CONSTRAINT "Source_digest_check" CHECK (("sha256" IS NULL) = ("normalization" IS NULL)),
    CONSTRAINT "Source_sha256_check" CHECK (length("sha256") = 64),
    CONSTRAINT "Source_normalization_check" CHECK ("normalization" > 0),
    CONSTRAINT "Source_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Source_translatedBy_check" CHECK ("translatedBy" IN ('machine', 'human', 'unknown')),
    CONSTRAINT "Source_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Claim" (
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

    PRIMARY KEY ("dossierId", "number"),
    CONSTRAINT "Claim_communityId_dossierId_fkey" FOREIGN KEY ("communityId", "dossierId") REFERENCES "Dossier" ("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_speakerKey_rolePartyKey_roleTitle_fkey" FOREIGN KEY ("dossierId", "speakerKey", "rolePartyKey", "roleTitle") REFERENCES "Role" ("dossierId", "speakerKey", "partyKey", "title") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_dossierId_sourceKey_fkey" FOREIGN KEY ("dossierId", "sourceKey") REFERENCES "Source" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_number_check" CHECK ("number" > 0 AND ("communityId" = 1) = ("number" < 1000)),
    CONSTRAINT "Claim_checked_check" CHECK (("checkLevel" = 'excerpt') = ("checkedBy" IS NOT NULL) AND ("checkLevel" = 'editors') = ("checkedOn" IS NOT NULL)),
    CONSTRAINT "Claim_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Claim_wording_check" CHECK ("wording" IN ('direct', 'mixed', 'indirect')),
    CONSTRAINT "Claim_category_check" CHECK ("category" IN ('assertion', 'accusation', 'denial', 'judgement', 'reaction', 'demand', 'decision')),
    CONSTRAINT "Claim_checkLevel_check" CHECK ("checkLevel" IN ('source', 'excerpt', 'editors', 'unchecked')),
    CONSTRAINT "Claim_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Subject" (
    "dossierId" TEXT NOT NULL,
    "claimNumber" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,

    PRIMARY KEY ("dossierId", "claimNumber", "position"),
    CONSTRAINT "Subject_dossierId_claimNumber_fkey" FOREIGN KEY ("dossierId", "claimNumber") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subject_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subject_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Subject_one_check" CHECK (("partyKey" IS NULL) <> ("speakerKey" IS NULL)),
    CONSTRAINT "Subject_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Anchor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossierId" TEXT NOT NULL,
    "claimNumber" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "prefix" TEXT,
    "suffix" TEXT,
    "exact" TEXT,
    "position" INTEGER,
    "relationKind" TEXT,
    "toNumber" INTEGER,
    CONSTRAINT "Anchor_dossierId_claimNumber_fkey" FOREIGN KEY ("dossierId", "claimNumber") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Anchor_dossierId_relationKind_claimNumber_toNumber_fkey" FOREIGN KEY ("dossierId", "relationKind", "claimNumber", "toNumber") REFERENCES "Relation" ("dossierId", "kind", "fromNumber", "toNumber") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Anchor_span_check" CHECK ("start" >= 0 AND "start" < "end"),
    CONSTRAINT "Anchor_quotation_check" CHECK (("kind" = 'quotation') = ("exact" IS NOT NULL)),
    CONSTRAINT "Anchor_order_check" CHECK (("kind" = 'relation') = ("position" IS NULL)),
    CONSTRAINT "Anchor_relation_check" CHECK (("kind" = 'relation') = ("relationKind" IS NOT NULL) AND ("kind" = 'relation') = ("toNumber" IS NOT NULL)),
    CONSTRAINT "Anchor_passage_check" CHECK ("kind" <> 'passage' OR "position" = 0),
    CONSTRAINT "Anchor_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Anchor_kind_check" CHECK ("kind" IN ('passage', 'also', 'quotation', 'relation')),
    CONSTRAINT "Anchor_relationKind_check" CHECK ("relationKind" IN ('rebuts', 'answers', 'supports', 'concedes', 'clarifies'))
);

-- CreateTable
CREATE TABLE "Relation" (
    "dossierId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("dossierId", "kind", "fromNumber", "toNumber"),
    CONSTRAINT "Relation_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Relation_dossierId_fromNumber_fkey" FOREIGN KEY ("dossierId", "fromNumber") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Relation_dossierId_toNumber_fkey" FOREIGN KEY ("dossierId", "toNumber") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Relation_self_check" CHECK ("fromNumber" <> "toNumber"),
    CONSTRAINT "Relation_position_check" CHECK ("position" >= 0),
    CONSTRAINT "Relation_kind_check" CHECK ("kind" IN ('rebuts', 'answers', 'supports', 'concedes', 'clarifies')),
    CONSTRAINT "Relation_basis_check" CHECK ("basis" IN ('stated', 'editor')),
    CONSTRAINT "Relation_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "MissingVoice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dossierId" TEXT NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,
    "reason" TEXT NOT NULL,
    "accordingTo" INTEGER,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "MissingVoice_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MissingVoice_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MissingVoice_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker" ("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MissingVoice_dossierId_accordingTo_fkey" FOREIGN KEY ("dossierId", "accordingTo") REFERENCES "Claim" ("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MissingVoice_one_check" CHECK (("partyKey" IS NULL) <> ("speakerKey" IS NULL)),
    CONSTRAINT "MissingVoice_position_check" CHECK ("position" >= 0),
    CONSTRAINT "MissingVoice_state_check" CHECK ("state" IN ('present', 'retracted'))
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "communityId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT "Revision_communityId_dossierId_fkey" FOREIGN KEY ("communityId", "dossierId") REFERENCES "Dossier" ("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Revision_version_check" CHECK ("version" > 0),
    CONSTRAINT "Revision_change_check" CHECK ("before" IS NOT NULL OR "after" IS NOT NULL),
    CONSTRAINT "Revision_entity_check" CHECK ("entity" IN ('dossier', 'party', 'speaker', 'source', 'claim', 'relation', 'missing'))
);

-- CreateIndex
CREATE UNIQUE INDEX "Community_key_key" ON "Community"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Dossier_communityId_slug_key" ON "Dossier"("communityId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Dossier_communityId_id_key" ON "Dossier"("communityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Alias_dossierId_partyKey_name_key" ON "Alias"("dossierId", "partyKey", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Alias_dossierId_speakerKey_name_key" ON "Alias"("dossierId", "speakerKey", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_communityId_number_key" ON "Claim"("communityId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Anchor_dossierId_claimNumber_kind_position_key" ON "Anchor"("dossierId", "claimNumber", "kind", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Anchor_dossierId_relationKind_claimNumber_toNumber_key" ON "Anchor"("dossierId", "relationKind", "claimNumber", "toNumber");

-- CreateIndex
CREATE UNIQUE INDEX "MissingVoice_dossierId_partyKey_key" ON "MissingVoice"("dossierId", "partyKey");

-- CreateIndex
CREATE UNIQUE INDEX "MissingVoice_dossierId_speakerKey_key" ON "MissingVoice"("dossierId", "speakerKey");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_dossierId_entity_key_version_key" ON "Revision"("dossierId", "entity", "key", "version");

-- The community that owns what comes with Whosaid: the first row, which the CHECKs above call 1.
INSERT INTO "Community" ("key") VALUES ('whosaid:bundled');
