import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Claim,
  DossierContent,
  Edtf,
  PartyKey,
  SourceKey,
  SpeakerKey,
} from '../../../src/core/dossier/dossier.ts';
import { cautions, nameCautions } from '../../../src/core/editing/careful.ts';
import { verdictWords } from '../../../src/core/editing/verdict-words.ts';
import { generatedDossier } from '../../store/generated-dossier.ts';
import { amnesty } from '../quiz/amnesty-dossier.ts';
import { claimOf, quoting, saidOn } from './made-claim.ts';

const bea = 'bea' as SpeakerKey; // brands put on here, as the store would
const ferrymen = { title: 'delegate', party: 'ferrymen' as PartyKey }; // as above
const today = '2031-06-01';

function asked(claim: Claim, others: readonly Claim[] = []) {
  const content: DossierContent = {
    ...amnesty,
    happened: '2031-05-01' as Edtf, // as above
    until: '2031-05-20' as Edtf, // as above
    parties: ['harbour', 'ferrymen'].map((key) => ({
      key: key as PartyKey, // as above
      name: key,
      aliases: [],
      parent: null,
    })),
    claims: [...others, claim],
    relations: [],
    missing: [],
  };
  return cautions(content, claim, { today });
}

describe('before a claim is published, a careful editor asks', () => {
  it('nothing of a statement that is like none other', () => {
    expect(asked(claimOf(2, saidOn('2031-05-02')), [claimOf(1)])).toEqual([]);
  });

  it('whose the words are if another speaker has them too, whatever the marks and capitals', () => {
    const theirs = claimOf(1, { speaker: bea, ...quoting('The landing isn’t safe.') });
    expect(asked(claimOf(2, quoting("the landing isn't safe")), [theirs])).toEqual([
      { code: 'other-speaker', claim: 1 },
    ]);
    expect(asked(claimOf(2, quoting('the landing is safe')), [theirs])).toEqual([]);
  });

  it('whether the source already carries it, by its words or by its summary', () => {
    const before = claimOf(1, { summary: 'Ada Moss says that it is rotten.', ...quoting('rotten through') });
    const again = { code: 'same-source', claim: 1 };
    expect(asked(claimOf(2, quoting('Rotten through.')), [before])).toEqual([again]);
    expect(asked(claimOf(2, { summary: 'Ada Moss says that it is rotten' }), [before])).toEqual([again]);
    const elsewhere = { source: 'radio' as SourceKey, ...quoting('rotten through') }; // as above
    expect(asked(claimOf(2, elsewhere), [before])).toEqual([]);
  });

  it('how it can have been said before the event, after the dossier ends, or tomorrow', () => {
    expect(asked(claimOf(1, saidOn('2031-04-30')))).toEqual([{ code: 'before-event' }]);
    expect(asked(claimOf(1, saidOn('2031-05-21')))).toEqual([{ code: 'after-until' }]);
    expect(asked(claimOf(1, saidOn('2031-06-02')))).toEqual([{ code: 'future' }, { code: 'after-until' }]);
  });

  it('nothing of a date that is not certain', () => {
    for (const date of ['2031-04-30~', '2031-04-30/2031-05-01', '2031-05', '2031'])
      expect(asked(claimOf(1, saidOn(date)))).toEqual([]);
  });

  it('about balance from five times another party’s statements on, and only of the larger one', () => {
    const other = claimOf(9, { speaker: bea, role: ferrymen });
    const mine = [1, 2, 3, 4, 5].map((number) => claimOf(number));
    const balance = {
      code: 'balance',
      of: 'statements',
      most: expect.objectContaining({ party: 'harbour', statements: 5 }),
      least: expect.objectContaining({ party: 'ferrymen', statements: 1 }),
    };
    expect(asked(claimOf(5), [other, ...mine.slice(0, 4)])).toEqual([balance]);
    expect(asked(claimOf(4), [other, ...mine.slice(0, 3)])).toEqual([]);
    expect(asked(other, mine)).toEqual([]);
  });

  it('about balance from five times the words on, as statements are shown with them', () => {
    const brief = claimOf(9, { speaker: bea, role: ferrymen, summary: 'Bea says no.' });
    const long = (length: number) => claimOf(1, { summary: 'so '.repeat(length) });
    expect(asked(long(15), [brief])).toEqual([
      {
        code: 'balance',
        of: 'words',
        most: { party: 'harbour', statements: 1, words: 15 },
        least: { party: 'ferrymen', statements: 1, words: 3 },
      },
    ]);
    expect(asked(long(14), [brief])).toEqual([]);
  });

  it('nothing about the claim itself, which is there already when it is edited', () => {
    for (const claim of amnesty.claims) {
      const codes = cautions(amnesty, claim, { today: '2026-01-01' }).map(({ code }) => code);
      expect(codes.filter((code) => code !== 'verdict')).toEqual([]);
    }
  });

  it('only about claims of the dossier, whatever they say', () => {
    fc.assert(
      fc.property(generatedDossier, (content) => {
        const numbers = new Set(content.claims.map(({ number }) => number));
        for (const claim of content.claims)
          for (const caution of cautions(content, claim, { today }))
            if ('claim' in caution) {
              expect(numbers).toContain(caution.claim);
              expect(caution.claim).not.toBe(claim.number);
            }
      }),
      { numRuns: 100 },
    );
  });
});

describe('words that take a side', () => {
  it('are told as they are written, each once', () => {
    expect(verdictWords('Ada Moss admits that it was, in fact, a so-called repair, and admits it.')).toEqual([
      'admits',
      'in fact',
      'so-called',
    ]);
    expect(verdictWords('FALSELY said')).toEqual(['FALSELY']);
  });

  it('are not looked for in quotations, nor inside other words', () => {
    expect(verdictWords('Ada Moss says that these are “lies” and “propaganda”.')).toEqual([]);
    expect(verdictWords('Ada Moss says that the allies believe in forthrightly faked non-lies.')).toEqual([]);
  });
});

describe('the name of somebody new', () => {
  const [known = ''] = amnesty.speakers.filter(({ key }) => key === 'pokalchuk').map(({ name }) => name);

  it('is doubtful if letters of another script make it look like a known one', () => {
    const name = known.replace('a', 'а'); // Latin by Cyrillic
    expect(name).not.toBe(known);
    expect(nameCautions(amnesty, name)).toEqual([
      { code: 'mixed-scripts', name },
      { code: 'look-alike', name, known },
    ]);
  });

  it('is doubtful if whole words are in letters that only look Latin', () => {
    const content = {
      ...amnesty,
      speakers: [],
      parties: amnesty.parties.slice(0, 1).map((one) => ({ ...one, name: 'Cope' })),
    };
    const name = 'Соре'; // all Cyrillic
    expect(nameCautions(content, name)).toEqual([{ code: 'look-alike', name, known: 'Cope' }]);
  });

  it('is not doubtful for being a known one, another one, or in another script', () => {
    for (const name of [known, 'Dora Finch', 'Дмитро Кулик', 'محمد علي', '山田太郎'])
      expect(nameCautions(amnesty, name)).toEqual([]);
  });
});
