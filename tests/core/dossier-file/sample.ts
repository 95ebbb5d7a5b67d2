import { createHash } from 'node:crypto';

/** Invented, like everything and everyone in it. */
export const sourceText = `The harbour board of Ostrey closed the old ferry landing on 3 May 2031.
“The planks are rotten,” said its chairwoman, Ina Maltravers, on Monday. She called the repair “a waste of money”.
Ferrymen’s speaker Tom Quill said on Tuesday that the board had “never once looked under the planks”. The board, he added, should pay for new ones.
The board answered him the same day: it had looked twice.
“A landing for all”
The insurer was not asked.
`;

/** Where words stand in the source: code points, which its normalisation does not move. */
export function placeOf(words: string): [number, number] {
  const index = sourceText.indexOf(words);
  if (index < 0) throw new Error(`The source does not have: ${words}`);
  const start = [...sourceText.slice(0, index)].length;
  return [start, start + [...words].length];
}

const at = (words: string) => placeOf(words)[0];
const passage = (words: string) => JSON.stringify(placeOf(words));

/** As `normalise` makes it: straight marks, and line breaks as single spaces. */
const normalisedSource = sourceText.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/\s+/g, ' ').trim();
export const sourceDigest = createHash('sha256').update(normalisedSource).digest('hex');

export const sampleFile = `# yaml-language-server: $schema=../dossiers/dossier.schema.json
slug: ferry
title: The closing of the old ferry landing
aliases: [Ostrey landing, причал]
happened: 2031-05-03
until: 2031-05-07~
dispute: Was the landing beyond repair?
checked: 2031-06-01

parties:
  - key: board
    name: Harbour board of Ostrey
    aliases: [the board]
  - key: ferrymen
    name: Ferrymen
    parent: board
speakers:
  - key: maltravers
    kind: person
    name: Ina Maltravers
    roles:
      - { title: chairwoman of the harbour board, party: board }
      - { title: harbour master, party: board }
  - key: quill
    kind: person
    name: Tom Quill
    aliases: [Thomas Quill]
    roles:
      - title: speaker of the ferrymen
        party: ferrymen
  - key: board-itself
    kind: body
    name: Harbour board
    roles: [{ title: the board, party: board }]
  - key: insurer
    kind: office
    name: The insurer
    roles: [{ title: the insurer, party: board }]
sources:
  - key: gazette
    title: Landing closed
    publisher: Ostrey Gazette
    url: https://gazette.example/landing
    archive: https://archive.example/gazette/landing
    published: 2031-05-07
    retrieved: 2031-05-08
    language: en
    translation: { from: nb, by: human }
    sha256: ${sourceDigest}
    normalization: 1
claims:
  - number: 1
    speaker: maltravers
    says: Ina Maltravers says “The planks are rotten,”.
    wording: direct
    quotations:
      - words: The planks are rotten,
        at: ${at('The planks are rotten,')}
    cue: said
    about: [ferrymen]
    category: assertion
    said: 2031-05-05
    phrase: on Monday
    passage: ${passage('“The planks are rotten,” said its chairwoman, Ina Maltravers, on Monday.')}
  - number: 4
    speaker: maltravers
    role: harbour master
    says: >-
      Ina Maltravers says the repair would be “a waste of
      money”.
    wording: mixed
    quotations:
      - { words: a waste of money, at: ${at('a waste of money')}, prefix: called the repair “ }
    category: judgement
    passage: ${passage('She called the repair “a waste of money”.')}
  - number: 2
    speaker: quill
    says: Tom Quill says the board “never once looked under the planks”.
    wording: mixed
    quotations:
      - words: never once looked under the planks
        at: ${at('never once looked under the planks')}
    about: [board, maltravers]
    category: accusation
    said: 2031-05-06
    source: gazette
    passage: ${passage('Ferrymen’s speaker Tom Quill said on Tuesday that the board had “never once looked under the planks”.')}
  - number: 3
    speaker: board-itself
    says: The board says it looked twice.
    wording: indirect
    category: denial
    said: 2031-05-06
    medium: letter
    passage: ${passage('The board answered him the same day: it had looked twice.')}
    also: [${passage('The board, he added')}]
relations:
  - { from: 3, answers: 2, stated: ${passage('The board answered him the same day')} }
  - { from: 2, rebuts: 1, basis: editor }
missing:
  - of: insurer
    reason: was not asked
    according-to: 2
`;

/** The sample with one stretch of it replaced, which must be there. */
export function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((file, [from, to]) => {
    if (!file.includes(from)) throw new Error(`The sample does not have: ${from}`);
    return file.replace(from, () => to);
  }, sampleFile);
}
