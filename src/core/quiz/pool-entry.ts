import type { Claim, PartyKey } from '../dossier/dossier.ts';
import type { Question, QuestionChoice, QuestionId, QuestionKind } from './question.ts';

/** A fair question before its choices are picked. */
export interface PoolEntry extends Pick<Question, 'id' | 'kind' | 'claim' | 'words'> {
  readonly party: PartyKey;
  readonly right: QuestionChoice;
  /** All that may stand beside it: none is also right, and none can be told from it by its looks. */
  readonly wrong: readonly QuestionChoice[];
}

/** How many choices a question has. */
export const choiceCount: Readonly<Record<QuestionKind, { readonly least: number; readonly most: number }>> =
  {
    speaker: { least: 3, most: 4 },
    words: { least: 3, most: 4 },
    answered: { least: 3, most: 4 },
    answerer: { least: 3, most: 4 },
    wording: { least: 3, most: 3 },
    earlier: { least: 2, most: 3 },
  };

export function poolEntry(
  kind: QuestionKind,
  { number, role }: Claim,
  parts: Pick<PoolEntry, 'words' | 'right' | 'wrong'>,
): PoolEntry {
  return { id: questionId(kind, number), kind, claim: number, party: role.party, ...parts };
}

function questionId(kind: QuestionKind, claim: Claim['number']): QuestionId {
  // This is where a QuestionId is made.
  return `${kind}:${claim}` as QuestionId;
}

/** The same text for the same choice, whatever else the dossier holds. */
export function choiceKey(choice: QuestionChoice): string {
  switch (choice.kind) {
    case 'speaker':
      return JSON.stringify([choice.kind, choice.speaker]);
    case 'words':
      return JSON.stringify([choice.kind, choice.claim, choice.words]);
    case 'statement':
      return JSON.stringify([choice.kind, choice.claim]);
    case 'wording':
      return JSON.stringify([choice.kind, choice.wording]);
    default:
      return choice satisfies never;
  }
}
