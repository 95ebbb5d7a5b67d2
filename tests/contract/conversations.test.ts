import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import type { TestDatabase } from '../support/database.ts';
import { filledSqlite } from '../support/filled-database.ts';
import type { Person, Place, Shown } from './person.ts';
import { places } from './places.ts';

type Step = (person: Person, before: Shown) => Promise<Shown>;

const use =
  (command: string, options: Readonly<Record<string, string>> = {}): Step =>
  (person) =>
    person.use(command, options);
const press =
  (label: string): Step =>
  (person, before) =>
    person.press(before, label);

const event = 'The Amnesty International report of 4 August 2022 on Ukraine';
const conversations: Readonly<Record<string, readonly Step[]>> = {
  'the sides of an event, and one of them page by page': [
    use('stance', { event: 'amnesty' }),
    press('Amnesty International in full'),
    press('Next'),
    press('Back'),
    press('All sides'),
  ],
  'one side at once': [use('stance', { event: 'amnesty', party: 'Government of Ukraine' })],
  'a name in another script': [use('stance', { event: 'Покальчук' })],
  'a name that means nothing, and a choice instead': [use('stance', { event: 'qqqqqqqq' }), press(event)],
  'a side that means nothing, and a choice instead': [
    use('stance', { event: 'amnesty', party: 'qqqqqqqq' }),
    press('Government of Ukraine'),
  ],
  'what was said in order, and where it comes from': [
    use('timeline', { event: 'amnesty' }),
    press('Next'),
    press('Sources'),
    press('Timeline'),
  ],
  'who said some words': [use('whosaid', { words: 'false balance' })],
  'words nobody said': [use('whosaid', { words: 'fair balance' })],
  'the events, and one of them': [use('events'), press(event)],
  help: [use('help'), use('help', { command: 'stance' })],
  'what only moderators may do': [use('settings show')],
  'what is stored about oneself, until it is deleted': [
    use('privacy'),
    press('Stay off the leaderboards'),
    press('Delete it'),
    press('Keep it'),
    press('Be listed on the leaderboards'),
    press('Delete it'),
    press('Delete for good'),
    use('privacy'),
  ],
};

let database: TestDatabase;
let app: App;
const standing: Record<string, Place> = {};

beforeAll(async () => {
  database = await filledSqlite();
  const clock = { now: () => new Date('2026-11-24T12:00:00Z') };
  app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }), clock });
  for (const [name, open] of Object.entries(places)) standing[name] = await open(app);
});

afterAll(async () => {
  for (const { stop } of Object.values(standing)) await stop();
  await app.close();
  await database.remove();
});

/** Every step's answer. */
async function held(person: Person, steps: readonly Step[]): Promise<Shown[]> {
  const answers: Shown[] = [];
  let before: Shown = { words: '', labels: [] };
  for (const step of steps) {
    before = await step(person, before);
    answers.push(before);
  }
  return answers;
}

/** What a person gets, apart from looks: which statements, which words in quotation marks, what can be chosen, and all words. */
function got({ words, labels }: Shown) {
  return {
    statements: words.match(/#\d+/g) ?? [],
    quotations: words.match(/“[^”]*”/gu) ?? [],
    labels,
  };
}

describe.each(Object.keys(places).filter((name) => name !== 'terminal'))('on %s', (name) => {
  it.each(Object.entries(conversations))(
    'a person gets what they get in a terminal: %s',
    async (_, steps) => {
      const [here, terminal] = [standing[name], standing['terminal']];
      if (here === undefined || terminal === undefined) throw new Error('not open');
      const expected = await held(terminal.member, steps);
      const answers = await held(here.member, steps);
      expect(answers.map(got)).toEqual(expected.map(got));
    },
  );

  it.each([
    ['a name that means nothing', 'stance', { event: 'qqqqqqqq' }],
    ['words nobody said', 'whosaid', { words: 'fair balance' }],
    ['what only moderators may do', 'settings show', {}],
  ] as const)('a refusal is told in the same words: %s', async (_, command, options) => {
    const told = await standing['terminal']?.member.use(command, options);
    const [sentence = ''] = told?.words.split('\n') ?? [];
    expect((await standing[name]?.member.use(command, options))?.words).toContain(sentence);
  });

  it('a moderator may do what members may not', async () => {
    expect((await standing[name]?.moderator.use('settings show', {}))?.words).toContain('Moderators');
  });
});
