import type { CommunityKey, Dossier, DossierId } from '../dossier/dossier.ts';
import type { Shelf } from '../ports.ts';
import { drawQuestions } from '../quiz/draw.ts';
import type { Question } from '../quiz/question.ts';
import type { RoundDraft, Rounds } from './round.ts';

/** Of so many questions for one wanted, those are taken that fit one post together. */
const CANDIDATES = 4;

/** What a round is to be, but for what it asks. */
export interface DraftPlan extends Omit<RoundDraft, 'dossier' | 'questions'> {
  /** Null: the event that had the fewest rounds. */
  readonly dossier: DossierId | null;
  readonly questions: number;
}

export interface Drafting {
  readonly shelf: Shelf;
  readonly rounds: Pick<Rounds, 'asked' | 'turns'>;
  /** Secret, and of chance: nobody may know what a round asks before it does. */
  seed(): string;
  /** Whether one post can hold these questions. */
  fits(dossier: Dossier, questions: readonly Question[]): boolean;
}

/** Draws a round. It asks fewer questions where there are no more fair ones, or no more fit; null where there is none. */
export async function draftRound(
  { dossier: wanted, questions: count, ...plan }: DraftPlan,
  drafting: Drafting,
): Promise<RoundDraft | null> {
  for (const id of wanted === null ? await inTurn(plan.community, drafting) : [wanted]) {
    const dossier = await drafting.shelf.open(plan.community, id);
    if (dossier === null) continue;
    const asked = await drafting.rounds.asked(plan.community, id);
    const drawn = drawQuestions(dossier, { seed: drafting.seed(), count: count * CANDIDATES, asked });
    const questions: Question[] = [];
    for (const question of drawn) {
      if (questions.length < count && drafting.fits(dossier, [...questions, question]))
        questions.push(question);
    }
    if (questions.length > 0) return { ...plan, dossier: id, questions };
  }
  return null;
}

async function inTurn(community: CommunityKey, { shelf, rounds }: Drafting): Promise<readonly DossierId[]> {
  const [entries, turns] = await Promise.all([shelf.entries(community), rounds.turns(community)]);
  const had = (id: DossierId) => turns.get(id) ?? 0;
  return entries.map(({ id }) => id).sort((a, b) => had(a) - had(b));
}
