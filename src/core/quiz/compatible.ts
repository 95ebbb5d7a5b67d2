import type { Dossier } from '../dossier/dossier.ts';
import { lookup } from '../dossier/lookup.ts';
import { choiceCount, type PoolEntry } from './pool-entry.ts';
import type { QuestionChoice } from './question.ts';
import { standForEachOther } from './quizzable.ts';

/**
 * The first of the wrong choices that can stand beside each other, as many as a question takes:
 * of two speakers who stand for each other neither could be right, and who sees that would leave both out.
 */
export function pickWrong(
  dossier: Dossier,
  { kind }: PoolEntry,
  wrong: readonly QuestionChoice[],
): readonly QuestionChoice[] {
  const { least, most } = choiceCount[kind];
  const picked = firstCompatible(dossier, wrong, most - 1);
  // An organisation that came first can keep several persons out.
  return picked.length >= least - 1
    ? picked
    : firstCompatible(dossier, personsFirst(dossier, wrong), most - 1);
}

export function hasEnoughSpeakers(dossier: Dossier, entry: PoolEntry): boolean {
  return (
    pickWrong(dossier, entry, personsFirst(dossier, entry.wrong)).length >= choiceCount[entry.kind].least - 1
  );
}

function firstCompatible(
  dossier: Dossier,
  wrong: readonly QuestionChoice[],
  most: number,
): readonly QuestionChoice[] {
  const picked: QuestionChoice[] = [];
  for (const choice of wrong) {
    if (picked.length >= most) break;
    if (picked.every((other) => isCompatible(dossier, choice, other))) picked.push(choice);
  }
  return picked;
}

function isCompatible(dossier: Dossier, a: QuestionChoice, b: QuestionChoice): boolean {
  return a.kind !== 'speaker' || b.kind !== 'speaker' || !standForEachOther(dossier, a.speaker, b.speaker);
}

function personsFirst(dossier: Dossier, choices: readonly QuestionChoice[]): readonly QuestionChoice[] {
  const isPerson = (choice: QuestionChoice) =>
    choice.kind === 'speaker' && lookup(dossier).speaker(choice.speaker).kind === 'person';
  return [...choices.filter(isPerson), ...choices.filter((choice) => !isPerson(choice))];
}
