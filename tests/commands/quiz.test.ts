import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { labelsOf, textOf } from '../support/asking.ts';
import { moderator, player, Quizzing } from '../support/quizzing.ts';

const us = new Quizzing();
beforeEach(() => us.open());
afterEach(() => us.close());

const WEEK = 7 * 24 * 60;
const schedule = '/quiz schedule general day:Tuesday time:13:00 zone:UTC questions:2 open_for:24h';

describe('a weekly round', () => {
  it('says the next three dates by the clock it goes by, whoever reads them', async () => {
    const { blocks } = await us.say('/quiz schedule general day:Friday time:5pm zone:America/New_York');
    const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    expect(texts.slice(-3)).toEqual([
      expect.stringMatching(/^Friday,? 27 November 2026 at 17:00 \(America\/New_York\)$/u),
      expect.stringMatching(/^Friday,? 4 December 2026 at 17:00 \(America\/New_York\)$/u),
      expect.stringMatching(/^Friday,? 11 December 2026 at 17:00 \(America\/New_York\)$/u),
    ]);
  });

  it('is posted at its hour, takes answers, closes, and is revealed', async () => {
    const said = textOf(await us.say(schedule));
    expect(said).toContain('Schedule 1 is set up for #general.');
    expect(said).toContain('Tuesday, 24 November 2026');
    expect(said).toContain('Tuesday, 8 December 2026');
    const [notice] = us.ids;
    expect(textOf(us.standing(notice))).toContain('set up a weekly quiz');

    await us.pass(59);
    expect(us.ids).toHaveLength(1);
    await us.pass(1);
    expect(us.ids).toHaveLength(2);
    const round = us.ids[1] ?? '';
    const posted = us.standing(round);
    expect(textOf(posted)).toContain('Nobody has answered yet.');
    expect(labelsOf(posted).join('')).toMatch(/^(ABC?D?){2}$/);

    expect(textOf(await us.press(round, 'A', player(1)))).toContain('Stored: question 1, A.');
    await us.press(round, 'B', player(2));
    await us.restart();
    await us.press(round, 'B', player(1));
    const again = textOf(await us.press(round, 'A', player(1), 1));
    expect(again).toContain('Your answers: 1 B · 2 A.');
    await us.press(round, 'A', player(3));
    await us.pass(3);
    expect(textOf(us.standing(round))).toContain('3 members have answered');

    await us.pass(24 * 60);
    expect(labelsOf(us.standing(round))).toEqual([]);
    expect(us.results).toContain('3 members answered.');
    expect(us.results).toMatch(/The answer is [A-D]\./);
    expect(us.rounds).toBe(1);

    const late = textOf(await us.invoke({ kind: 'press', ref: refOf(posted), values: [] }, player(4)));
    expect(late).toContain('This round is over.');
    expect(textOf(await us.say('/leaderboard round', player(1)))).toContain('Player');
    await us.pass(WEEK - 24 * 60);
    expect(us.rounds).toBe(2);
  });

  it('is posted by hand, and closed by hand', async () => {
    expect(textOf(await us.say('/quiz now general questions:1 open_for:1h'))).toBe(
      'The round stands in #general. It closes Tuesday, 24 November 2026 at 13:00 (UTC).',
    );
    expect(us.ids).toHaveLength(1);
    expect(textOf(await us.say('/quiz close'))).toContain('The round is closed.');
    await us.pass(0);
    expect(us.results).toContain('The answer is');
    expect(textOf(await us.say('/quiz close', moderator))).toContain('No round is open.');
  });
});

function refOf(message: { readonly blocks: readonly { readonly kind: string }[] }): string {
  const row = message.blocks.find((block) => block.kind === 'buttons');
  return row !== undefined && 'buttons' in row ? ((row.buttons as { on: string }[])[0]?.on ?? '') : '';
}
