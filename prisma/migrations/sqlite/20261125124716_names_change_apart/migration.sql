-- AlterTable
ALTER TABLE "Community" ADD COLUMN "names" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Dossier_basedOnId_idx" ON "Dossier"("basedOnId");
