import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp, systemTimers } from '../../src/app.ts';
import type { TestDatabase } from '../support/database.ts';
import { filledSqlite } from '../support/filled-database.ts';
import { excerpt } from '../support/moderating.ts';
import type { FieldValues, Person, Place, Shown } from './person.ts';
import { places } from './places.ts';

/** So long nobody waits here for what recurs, in milliseconds. */
const SOON_MS = 50;
const withForms = Object.entries(places).filter(([name]) => name !== 'terminal');

describe.each(withForms)('whoever keeps the claims on %s', (_, start) => {
  let database: TestDatabase;
  let app: App;
  let place: Place;
  beforeAll(async () => {
    database = await filledSqlite();
    app = await openApp({
      databaseUrl: database.url,
      log: pino({ level: 'silent' }),
      timers: { every: (_, work) => systemTimers.every(SOON_MS, work) },
    });
    place = await start(app);
  });
  afterAll(async () => {
    await place.stop();
    await app.close();
    await database.remove();
  });

  const words = {
    statement: 'Oksana Pokalchuk says it was “a tool of someone else’s propaganda”.',
    excerpt,
    cue: 'said',
    said: '2022-08-05; Facebook',
  };

  it('adds a claim whose words are checked, and finds it where everybody looks', async () => {
    const { moderator, member } = place;
    const form = await moderator.use('claim add', { event: 'amnesty', speaker: 'Pokalchuk' });
    expect(form.words).toMatch(/The words|The statement/);
    const wrong = await fill(moderator, form, { ...words, said: '2022-13-01' });
    expect(wrong.words).toContain('is not a date');
    const again = await moderator.use('claim add', { event: 'amnesty', speaker: 'Pokalchuk' });
    const misquoted = await fill(moderator, again, {
      ...words,
      statement: 'She says it was “a weapon of someone else’s propaganda”.',
    });
    expect(misquoted.words).toContain('does not stand in the excerpt');
    const reopened = await moderator.press(misquoted, 'Words');
    const preview = await fill(moderator, reopened, { statement: words.statement });
    expect(preview.words).toContain('Every quotation stands in the excerpt');
    expect(preview.labels).toContain('Publish');
    const done = await moderator.press(preview, 'Publish');
    const [, number = ''] = /#(\d+) is published/.exec(done.words) ?? [];
    const found = await member.use('whosaid', { words: 'a tool of someone else’s propaganda' });
    expect(found.words).toContain(`#${number}`);
    const history = await member.use('claim history', { number });
    expect(history.words).toContain('Added by');
  });

  it('reviews what a member suggests', async () => {
    const { moderator, member } = place;
    const form = await member.use('claim suggest', { event: 'amnesty', speaker: 'Pokalchuk' });
    const preview = await fill(member, form, { ...words, statement: 'She says a member saw this.' });
    const tells = place.direct !== undefined;
    const ticked = tells ? await member.press(preview, 'Tell me what becomes of it') : preview;
    const handedIn = await member.press(ticked, 'Hand in');
    expect(handedIn.words).toContain('waits for the moderators');
    const queue = await moderator.use('claim queue', {});
    expect(queue.words).toContain('She says a member saw this.');
    const declining = await moderator.press(queue, 'Decline');
    const declined = await fill(moderator, declining, { reason: 'Everybody saw it.' });
    expect(declined.words).toContain('declined');
    expect((await member.use('claim mine', {})).words).toContain('Everybody saw it.');
    if (tells)
      await expect
        .poll(() => place.direct?.().join('\n'), { timeout: 10_000 })
        .toContain('was declined: Everybody saw it.');
  });

  it('reads a changed dossier from a file, with a look first', async () => {
    const { moderator } = place;
    const content = `slug: bridge
title: Closure of the Harbour Bridge
happened: 2026-10-01
until: 2026-10-05
dispute: Was the bridge safe when it was closed?
parties:
  - key: railways
    name: Northern Railways
speakers: []
sources: []
claims: []
`;
    const form = await moderator.use('dossier import', {});
    const file = { name: 'bridge.yaml', bytes: new TextEncoder().encode(content) };
    const look = await settled(moderator, await fill(moderator, form, { file }), 'would make a new dossier');
    expect(look.words).toContain('Closure of the Harbour Bridge');
    await settled(moderator, await moderator.press(look, 'Import it'), 'is imported');
    const broken = {
      name: 'bridge.yaml',
      bytes: new TextEncoder().encode(content.replace('happened', 'hapened')),
    };
    const again = await moderator.use('dossier import', {});
    await settled(moderator, await fill(moderator, again, { file: broken }), 'bridge.yaml:');
  });
});

function fill(person: Person, form: Shown, fields: FieldValues): Promise<Shown> {
  if (person.fill === undefined) throw new Error('there are no forms here');
  return person.fill(form, fields);
}

/** What may be late says so first. */
async function settled(person: Person, shown: Shown, words: string): Promise<Shown> {
  let now = shown;
  await expect
    .poll(async () => {
      now = (await person.again?.(shown)) ?? shown;
      return now.words;
    })
    .toContain(words);
  return now;
}
