import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostFault } from '../../src/chat/platform.ts';
import { labelsOf, textOf } from '../support/asking.ts';
import { player, Quizzing } from '../support/quizzing.ts';

const us = new Quizzing();
beforeEach(() => us.open());
afterEach(() => us.close());

const HOUR = 60;

describe('a round whose post still waits when its time would have been over', () => {
  /** It is due, and the bot goes before the platform takes its post. */
  beforeEach(async () => {
    await us.say('/quiz schedule general day:Tuesday time:13:00 zone:UTC questions:1 open_for:1h');
    us.channel.before = () => {
      throw new PostFault({ kind: 'delayed', pause: 1_000 });
    };
    await us.pass(HOUR);
    expect(us.rounds).toBe(0);
    us.channel.before = () => {};
    await us.restart();
  });
  const round = () => us.ids.find((id) => textOf(us.standing(id)).startsWith('Who said what? ')) ?? '';

  it('is posted when the bot comes back within a day, and takes answers for its whole time from then on', async () => {
    await us.pass(23 * HOUR);
    expect(us.rounds).toBe(1);
    expect(textOf(us.standing(round()))).toContain('This round is late');
    await us.pass(HOUR - 1);
    expect(textOf(await us.press(round(), 'A', player(1)))).toContain('Stored');
    await us.pass(1);
    expect(labelsOf(us.standing(round()))).toEqual([]);
    expect(us.results).toContain('1 member answered.');
    expect(us.rounds).toBe(1);
  });

  it('is no more when the bot comes back later, which moderators are told', async () => {
    await us.pass(25 * HOUR);
    expect(us.rounds).toBe(0);
    expect(textOf(await us.say('/settings show'))).toContain('A quiz round could not be posted in #general.');
  });
});
