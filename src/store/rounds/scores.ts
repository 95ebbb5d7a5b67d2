import { LEAST_PLAYERS } from '../../core/rounds/round.ts';
import type { Transaction } from '../prisma-client.ts';

/**
 * Counts a round's scores, in the place of those it had. A void question counts for nobody; a round that too few played gives
 * no points, and none at all to whoever saw it before it was posted.
 */
export async function countScores(tx: Transaction, roundId: string): Promise<void> {
  await tx.score.deleteMany({ where: { roundId } });
  await tx.$executeRaw`
    INSERT INTO "Score" ("roundId", "playerId", "right", "answered", "counts")
    SELECT
      "a"."roundId",
      "a"."playerId",
      SUM(CASE WHEN NOT "q"."void" AND "a"."choice" = "q"."right" THEN 1 ELSE 0 END),
      SUM(CASE WHEN "q"."void" THEN 0 ELSE 1 END),
      (SELECT COUNT(DISTINCT "playerId") FROM "Answer" WHERE "roundId" = ${roundId}) >= CAST(${LEAST_PLAYERS} AS INTEGER)
        AND NOT EXISTS (
          SELECT 1 FROM "Preview" "p" WHERE "p"."roundId" = "a"."roundId" AND "p"."playerId" = "a"."playerId"
        )
    FROM "Answer" "a"
    JOIN "RoundQuestion" "q" ON "q"."roundId" = "a"."roundId" AND "q"."number" = "a"."number"
    WHERE "a"."roundId" = ${roundId}
    GROUP BY "a"."roundId", "a"."playerId"`;
}
