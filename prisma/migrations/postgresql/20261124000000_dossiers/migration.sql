-- CreateEnum
CREATE TYPE "State" AS ENUM ('present', 'retracted');

-- CreateEnum
CREATE TYPE "SpeakerKind" AS ENUM ('person', 'office', 'body');

-- CreateEnum
CREATE TYPE "TranslatedBy" AS ENUM ('machine', 'human', 'unknown');

-- CreateEnum
CREATE TYPE "Wording" AS ENUM ('direct', 'mixed', 'indirect');

-- CreateEnum
CREATE TYPE "Category" AS ENUM ('assertion', 'accusation', 'denial', 'judgement', 'reaction', 'demand', 'decision');

-- CreateEnum
CREATE TYPE "CheckLevel" AS ENUM ('source', 'excerpt', 'editors', 'unchecked');

-- CreateEnum
CREATE TYPE "AnchorKind" AS ENUM ('passage', 'also', 'quotation', 'relation');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('rebuts', 'answers', 'supports', 'concedes', 'clarifies');

-- CreateEnum
CREATE TYPE "RelationBasis" AS ENUM ('stated', 'editor');

-- CreateEnum
CREATE TYPE "EntityKind" AS ENUM ('dossier', 'party', 'speaker', 'source', 'claim', 'relation', 'missing');

-- CreateTable
CREATE TABLE "Community" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Community_version_check" CHECK ("version" >= 0)
);

-- CreateTable
CREATE TABLE "Dossier" (
    "id" TEXT NOT NULL,
    "communityId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "dispute" TEXT NOT NULL,
    "digest" TEXT,
    "state" "State" NOT NULL,

    CONSTRAINT "Dossier_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Dossier_digest_check" CHECK (("communityId" = 1) = ("digest" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "Party" (
    "dossierId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentKey" TEXT,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Party_pkey" PRIMARY KEY ("dossierId","key"),
    CONSTRAINT "Party_parent_check" CHECK ("parentKey" <> "key"),
    CONSTRAINT "Party_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Speaker" (
    "dossierId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "SpeakerKind" NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("dossierId","key"),
    CONSTRAINT "Speaker_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Role" (
    "dossierId" TEXT NOT NULL,
    "speakerKey" TEXT NOT NULL,
    "partyKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("dossierId","speakerKey","partyKey","title"),
    CONSTRAINT "Role_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Alias" (
    "id" SERIAL NOT NULL,
    "dossierId" TEXT NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Alias_pkey" PRIMARY KEY ("id"),
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
    "translatedBy" "TranslatedBy",
    "sha256" TEXT,
    "normalization" INTEGER,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("dossierId","key"),
    CONSTRAINT "Source_translation_check" CHECK (("translatedFrom" IS NULL) = ("translatedBy" IS NULL)),
    CONSTRAINT "Source_digest_check" CHECK (("sha256" IS NULL) = ("normalization" IS NULL)),
    CONSTRAINT "Source_sha256_check" CHECK (length("sha256") = 64),
    CONSTRAINT "Source_normalization_check" CHECK ("normalization" > 0),
    CONSTRAINT "Source_position_check" CHECK ("position" >= 0)
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
    "wording" "Wording" NOT NULL,
    "category" "Category" NOT NULL,
    "cue" TEXT,
    "saidDate" TEXT,
    "saidPhrase" TEXT,
    "medium" TEXT,
    "checkLevel" "CheckLevel" NOT NULL,
    "checkedBy" TEXT,
    "checkedOn" TEXT,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("dossierId","number"),
    CONSTRAINT "Claim_number_check" CHECK ("number" > 0 AND ("communityId" = 1) = ("number" < 1000)),
    CONSTRAINT "Claim_checked_check" CHECK (("checkLevel" = 'excerpt') = ("checkedBy" IS NOT NULL) AND ("checkLevel" = 'editors') = ("checkedOn" IS NOT NULL)),
    CONSTRAINT "Claim_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Subject" (
    "dossierId" TEXT NOT NULL,
    "claimNumber" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,

    CONSTRAINT "Subject_pkey" PRIMARY KEY ("dossierId","claimNumber","position"),
    CONSTRAINT "Subject_one_check" CHECK (("partyKey" IS NULL) <> ("speakerKey" IS NULL)),
    CONSTRAINT "Subject_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Anchor" (
    "id" SERIAL NOT NULL,
    "dossierId" TEXT NOT NULL,
    "claimNumber" INTEGER NOT NULL,
    "kind" "AnchorKind" NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "prefix" TEXT,
    "suffix" TEXT,
    "exact" TEXT,
    "position" INTEGER,
    "relationKind" "RelationKind",
    "toNumber" INTEGER,

    CONSTRAINT "Anchor_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Anchor_span_check" CHECK ("start" >= 0 AND "start" < "end"),
    CONSTRAINT "Anchor_quotation_check" CHECK (("kind" = 'quotation') = ("exact" IS NOT NULL)),
    CONSTRAINT "Anchor_order_check" CHECK (("kind" = 'relation') = ("position" IS NULL)),
    CONSTRAINT "Anchor_relation_check" CHECK (("kind" = 'relation') = ("relationKind" IS NOT NULL) AND ("kind" = 'relation') = ("toNumber" IS NOT NULL)),
    CONSTRAINT "Anchor_passage_check" CHECK ("kind" <> 'passage' OR "position" = 0),
    CONSTRAINT "Anchor_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Relation" (
    "dossierId" TEXT NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "basis" "RelationBasis" NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("dossierId","kind","fromNumber","toNumber"),
    CONSTRAINT "Relation_self_check" CHECK ("fromNumber" <> "toNumber"),
    CONSTRAINT "Relation_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "MissingVoice" (
    "id" SERIAL NOT NULL,
    "dossierId" TEXT NOT NULL,
    "partyKey" TEXT,
    "speakerKey" TEXT,
    "reason" TEXT NOT NULL,
    "accordingTo" INTEGER,
    "position" INTEGER NOT NULL,
    "state" "State" NOT NULL,

    CONSTRAINT "MissingVoice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "MissingVoice_one_check" CHECK (("partyKey" IS NULL) <> ("speakerKey" IS NULL)),
    CONSTRAINT "MissingVoice_position_check" CHECK ("position" >= 0)
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" SERIAL NOT NULL,
    "communityId" INTEGER NOT NULL,
    "dossierId" TEXT NOT NULL,
    "entity" "EntityKind" NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Revision_version_check" CHECK ("version" > 0),
    CONSTRAINT "Revision_change_check" CHECK ("before" IS NOT NULL OR "after" IS NOT NULL)
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

-- AddForeignKey
ALTER TABLE "Dossier" ADD CONSTRAINT "Dossier_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_dossierId_parentKey_fkey" FOREIGN KEY ("dossierId", "parentKey") REFERENCES "Party"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speaker" ADD CONSTRAINT "Speaker_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alias" ADD CONSTRAINT "Alias_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_communityId_dossierId_fkey" FOREIGN KEY ("communityId", "dossierId") REFERENCES "Dossier"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_dossierId_speakerKey_rolePartyKey_roleTitle_fkey" FOREIGN KEY ("dossierId", "speakerKey", "rolePartyKey", "roleTitle") REFERENCES "Role"("dossierId", "speakerKey", "partyKey", "title") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_dossierId_sourceKey_fkey" FOREIGN KEY ("dossierId", "sourceKey") REFERENCES "Source"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_dossierId_claimNumber_fkey" FOREIGN KEY ("dossierId", "claimNumber") REFERENCES "Claim"("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchor" ADD CONSTRAINT "Anchor_dossierId_claimNumber_fkey" FOREIGN KEY ("dossierId", "claimNumber") REFERENCES "Claim"("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Anchor" ADD CONSTRAINT "Anchor_dossierId_relationKind_claimNumber_toNumber_fkey" FOREIGN KEY ("dossierId", "relationKind", "claimNumber", "toNumber") REFERENCES "Relation"("dossierId", "kind", "fromNumber", "toNumber") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_dossierId_fromNumber_fkey" FOREIGN KEY ("dossierId", "fromNumber") REFERENCES "Claim"("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_dossierId_toNumber_fkey" FOREIGN KEY ("dossierId", "toNumber") REFERENCES "Claim"("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissingVoice" ADD CONSTRAINT "MissingVoice_dossierId_fkey" FOREIGN KEY ("dossierId") REFERENCES "Dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissingVoice" ADD CONSTRAINT "MissingVoice_dossierId_partyKey_fkey" FOREIGN KEY ("dossierId", "partyKey") REFERENCES "Party"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissingVoice" ADD CONSTRAINT "MissingVoice_dossierId_speakerKey_fkey" FOREIGN KEY ("dossierId", "speakerKey") REFERENCES "Speaker"("dossierId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissingVoice" ADD CONSTRAINT "MissingVoice_dossierId_accordingTo_fkey" FOREIGN KEY ("dossierId", "accordingTo") REFERENCES "Claim"("dossierId", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_communityId_dossierId_fkey" FOREIGN KEY ("communityId", "dossierId") REFERENCES "Dossier"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The community that owns what comes with Whosaid: the first row, which the CHECKs above call 1.
INSERT INTO "Community" ("key") VALUES ('whosaid:bundled');
