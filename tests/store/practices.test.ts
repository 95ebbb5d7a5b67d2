import { describe, expect, it } from 'vitest';
import type { PracticeId } from '../../src/core/practice/practice.ts';
import { chooseQuestions } from '../../src/core/practice/sitting.ts';
import { amnesty } from '../core/quiz/amnesty-dossier.ts';
import { databases, guild, lent, opened, rows, stillClock, workspace } from './databases.ts';

const DAY = 86_400_000;
const me = { userId: 'member-1', name: 'Member 1' };

describe.each(databases)('practice on $name', ({ name, migrated }) => {
  async function store() {
    const database = await lent(migrated);
    const clock = stillClock();
    const one = await opened(database.url, clock);
    const { id, origin, ...content } = amnesty;
    const [dossier] = await one.importDossiers(guild, [content], 'moderator-1', null);
    if (dossier === undefined) throw new Error('it was imported');
    const questions = chooseQuestions(amnesty, {
      cards: new Map(),
      now: clock.now(),
      seed: 's',
      count: 5,
      fits: () => true,
    });
    const start = () => one.practices.start(guild, me, dossier, questions);
    return { database, clock, practices: one.practices, dossier, questions, start };
  }

  it('stores one of several choices pressed at once, and one review by it', async () => {
    const { database, clock, practices, dossier, start } = await store();
    // Two writers of one SQLite file in one process would wait for each other in vain.
    const other = name === 'SQLite' ? practices : (await opened(database.url, clock)).practices;
    const { id } = await start();
    const press = (on: typeof practices, number: number, choice: number) =>
      on.answer({ community: guild, userId: me.userId, practice: id, number, choice });
    const answers = await Promise.all([
      ...[0, 1, 2].map((choice) => press(practices, 1, choice)),
      ...[2, 1, 0].map((choice) => press(other, 1, choice)),
      ...[practices, other].map((on) => press(on, 2, 0)),
    ]);
    const chosen = answers.slice(0, 6).map((practice) => practice?.questions[0]?.chosen);
    expect(new Set(chosen).size).toBe(1);
    expect(chosen[0]).toBeTypeOf('number');
    const cards = await practices.cards(guild, me.userId, dossier);
    expect([...cards.values()].map(({ asked }) => asked)).toEqual([1, 1]);
    expect((await practices.find(guild, me.userId, id))?.questions.map((one) => one.chosen)).toEqual([
      chosen[0],
      0,
      null,
      null,
      null,
    ]);
  });

  it('keeps what a member knows, and lets it grow', async () => {
    const { clock, practices, dossier, questions, start } = await store();
    const dues: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { id } = await start();
      const right = questions[0]?.right ?? -1;
      await practices.answer({
        community: guild,
        userId: me.userId,
        practice: id,
        number: 1,
        choice: right,
      });
      const card = [...(await practices.cards(guild, me.userId, dossier)).values()][0];
      const days = ((card?.due.getTime() ?? 0) - clock.now().getTime()) / DAY;
      dues.push(days);
      clock.advance(days * DAY);
    }
    expect(dues).toEqual([...new Set(dues)].toSorted((a, b) => a - b));
  });

  it('keeps one sitting of a member on a dossier, under the name they bear now', async () => {
    const { database, practices, dossier, questions, start } = await store();
    const { id: old } = await start();
    const { id } = await practices.start(guild, { ...me, name: 'Renamed' }, dossier, questions);
    expect(await practices.find(guild, me.userId, old)).toBeNull();
    expect(
      await practices.answer({ community: guild, userId: me.userId, practice: old, number: 1, choice: 0 }),
    ).toBeNull();
    expect((await practices.find(guild, me.userId, id))?.questions).toHaveLength(5);
    expect(await rows(database.url, 'SELECT "id" FROM "Practice"')).toEqual([[id]]);
    expect(await rows(database.url, 'SELECT "name" FROM "Player"')).toEqual([['Renamed']]);
  });

  it('has nothing of one member for another, or in another community', async () => {
    const { practices, dossier, start } = await store();
    const { id } = await start();
    for (const [community, userId] of [
      [guild, 'member-2'],
      [workspace, me.userId],
    ] as const) {
      expect(await practices.find(community, userId, id)).toBeNull();
      expect(await practices.answer({ community, userId, practice: id, number: 1, choice: 0 })).toBeNull();
      expect(await practices.last(community, userId)).toBeNull();
      expect((await practices.cards(community, userId, dossier)).size).toBe(0);
    }
    expect(await practices.last(guild, me.userId)).toBe(dossier);
  });

  it('takes no choice that there is not', async () => {
    const { practices, start } = await store();
    const { id } = await start();
    for (const [practice, number, choice] of [
      [id, 0, 0],
      [id, 6, 0],
      [id, 1, 4],
      [id, 1, -1],
      ['nothing' as PracticeId, 1, 0], // as a forged button has it
    ] as const)
      expect(
        await practices.answer({ community: guild, userId: me.userId, practice, number, choice }),
      ).toBeNull();
  });
});
