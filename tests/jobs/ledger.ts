import Database from 'better-sqlite3';

export interface RoundRow {
  readonly id: string;
  readonly state: string;
  readonly due: string;
  readonly closesAt: string;
}

export interface PostRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly roundId: string | null;
  readonly messageId: string | null;
  readonly triedAt: string | null;
  readonly content: { readonly part?: number; readonly parts?: number };
}

export interface Given {
  readonly member: string;
  readonly number: number;
  readonly choice: number;
}

/** What is in the database, read beside whoever writes there. */
export class Ledger {
  readonly #database: Database.Database;

  constructor(file: string) {
    this.#database = new Database(file, { readonly: true });
  }

  close(): void {
    this.#database.close();
  }

  /** In the order of their times. */
  rounds(): readonly RoundRow[] {
    return this.#all(`SELECT "id", "state", "due", "closesAt" FROM "Round" ORDER BY "due"`);
  }

  posts(): readonly PostRow[] {
    return this.#all<Omit<PostRow, 'content'> & { readonly content: string }>(
      `SELECT "id", "kind", "state", "roundId", "messageId", "triedAt", "content" FROM "Post" ORDER BY "at", "rowid"`,
    ).map((row) => ({ ...row, content: JSON.parse(row.content) as PostRow['content'] })); // as it is written
  }

  nextDue(): string {
    const [row] = this.#all<{ nextDue: string }>(`SELECT "nextDue" FROM "Schedule"`);
    return row?.nextDue ?? '';
  }

  /** By the platform's ids of members. */
  answers(round: string): readonly Given[] {
    return this.#all(
      `SELECT "p"."userId" AS "member", "a"."number", "a"."choice" FROM "Answer" "a"
       JOIN "Player" "p" ON "p"."id" = "a"."playerId" WHERE "a"."roundId" = ?`,
      round,
    );
  }

  scores(
    round: string,
  ): readonly { readonly member: string; readonly right: number; readonly answered: number }[] {
    return this.#all(
      `SELECT "p"."userId" AS "member", "s"."right", "s"."answered" FROM "Score" "s"
       JOIN "Player" "p" ON "p"."id" = "s"."playerId" WHERE "s"."roundId" = ? ORDER BY "member"`,
      round,
    );
  }

  /** What the members' stored answers come to. */
  expectedScores(round: string): ReturnType<Ledger['scores']> {
    const right = new Map(
      this.#all<{ number: number; right: number }>(
        `SELECT "number", "right" FROM "RoundQuestion" WHERE "roundId" = ?`,
        round,
      ).map((row) => [row.number, row.right]),
    );
    const scores = new Map<string, { member: string; right: number; answered: number }>();
    for (const { member, number, choice } of this.answers(round)) {
      const score = scores.get(member) ?? { member, right: 0, answered: 0 };
      score.answered += 1;
      if (right.get(number) === choice) score.right += 1;
      scores.set(member, score);
    }
    return [...scores.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
  }

  #all<Row>(statement: string, ...values: readonly string[]): readonly Row[] {
    return this.#database.prepare<string[], Row>(statement).all(...values);
  }
}
