import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostFault } from '../../src/chat/platform.ts';
import type { Claim } from '../../src/core/dossier/dossier.ts';
import { amnesty } from '../core/quiz/amnesty-dossier.ts';
import { textOf } from '../support/asking.ts';
import { player, Quizzing } from '../support/quizzing.ts';

const us = new Quizzing();
beforeEach(() => us.open());
afterEach(() => us.close());

let revisions = 0;
/** Has the bundled dossier say something else about the claim that a question asks about. */
async function correct(change: (claim: Claim) => Claim | null): Promise<void> {
  const { claims, relations, missing, id: _, origin: __, ...rest } = amnesty;
  const kept = claims.flatMap((claim) => change(claim) ?? []);
  const numbers = new Set(kept.map(({ number }) => number));
  revisions += 1;
  await us.app.store.importBundled(
    {
      ...rest,
      claims: kept,
      relations: relations.filter(({ from, to }) => numbers.has(from) && numbers.has(to)),
      missing: missing.map((one) =>
        one.accordingTo !== null && !numbers.has(one.accordingTo) ? { ...one, accordingTo: null } : one,
      ),
    },
    `corrected ${revisions}`,
  );
}

describe('a claim that is retracted after a round asked about it', () => {
  it('voids the question, and the result says so', async () => {
    await us.say('/quiz now general questions:1 open_for:1h');
    const [round = ''] = us.ids;
    for (const number of [1, 2, 3]) await us.press(round, 'A', player(number));
    await us.pass(60);
    const shown = () => us.results;
    expect(shown()).toContain('The answer is');
    expect(textOf(await us.say('/leaderboard round'))).toMatch(/of 1 right/);

    const [, number] = /#(\d+)/.exec(shown()) ?? [];
    await correct((claim) => (claim.number === Number(number) ? null : claim));
    await us.pass(1);
    expect(shown()).toContain('No longer counts');
    expect(shown()).toContain('This result was corrected since');
    expect(textOf(await us.say('/leaderboard round'))).toContain('Nobody is on it yet.');
  });

  it('says so beside the round, once, where its posts can’t be edited any more', async () => {
    await us.say('/quiz now general questions:1 open_for:1h');
    const [round = ''] = us.ids;
    for (const number of [1, 2, 3]) await us.press(round, 'A', player(number));
    await us.pass(60);
    const [, number] = /#(\d+)/.exec(us.results) ?? [];
    const before = us.ids.length;
    us.channel.beforeUpdate = () => {
      throw new PostFault({ kind: 'refused' });
    };
    await correct((claim) => (claim.number === Number(number) ? null : claim));
    for (let turn = 0; turn < 3; turn += 1) await us.pass(1);
    const [told = '', ...others] = us.ids.slice(before);
    expect(others).toEqual([]);
    expect(textOf(us.standing(told))).toContain(
      'The quiz round of 24 November 2026 can’t be edited any more. Question 1 counts no longer',
    );
  });

  it('leaves questions about other claims as they are', async () => {
    await us.say('/quiz now general questions:1 open_for:1h');
    await us.press(us.ids[0] ?? '', 'A', player(1));
    await us.pass(60);
    const before = [...us.channel.messages.values()];
    await correct((claim) => ({ ...claim, medium: claim.medium === null ? null : `${claim.medium}, again` }));
    await us.pass(1);
    for (const [index, message] of [...us.channel.messages.values()].entries())
      expect(message).toBe(before[index]);
  });
});
