import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/chat/actor.ts';
import type { Message } from '../../src/chat/message.ts';
import { PostFault } from '../../src/chat/platform.ts';
import { amnesty } from '../core/quiz/amnesty-dossier.ts';
import { pressing, textOf } from '../support/asking.ts';
import { moderator, player, Quizzing } from '../support/quizzing.ts';

const us = new Quizzing();
beforeEach(() => us.open());
afterEach(() => us.close());

const inChannel: Actor = { ...player(1), place: { channel: 'general', obstacles: [] } };

async function share(line: string): Promise<string> {
  const page = await us.say(line, inChannel);
  await us.invoke(pressing(page, 'Share here'), inChannel);
  const id = us.ids.at(-1);
  if (id === undefined) throw new Error('nothing was shared');
  await us.pass(1);
  return id;
}

function numbersIn(message: Message): readonly string[] {
  return [...textOf(message).matchAll(/^#(\d+) /gmu)].map(([, number = '']) => number);
}

/** Changes the words of a claim's cue, as a moderator does. */
async function change(number: string, cue: string, reason: string): Promise<void> {
  const { reply } = await us.app.router.answer(moderator, { kind: 'line', line: `/claim edit ${number}` });
  if (reply.kind !== 'form') throw new Error(reply.kind);
  const filled = Object.fromEntries(reply.fields.map(({ name, value }) => [name, value ?? '']));
  const draft = await us.invoke({ kind: 'submit', ref: reply.on, fields: { ...filled, cue } }, moderator);
  const why = await us.app.router.answer(moderator, pressing(draft, 'Why'));
  if (why.reply.kind !== 'form') throw new Error(why.reply.kind);
  const ready = await us.invoke({ kind: 'submit', ref: why.reply.on, fields: { reason } }, moderator);
  const done = await us.invoke(pressing(ready, 'Publish'), moderator);
  expect(done.summary).toContain('is published');
}

describe('a shared stance', () => {
  it('says what was retracted of what it showed, when and why', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    await us.say(`/claim retract ${number} reason:"The source was misread."`);
    await us.pass(1);
    const text = textOf(us.standing(id));
    expect(text).toContain(`Retracted on 24 November 2026: #${number}.`);
    expect(text).toContain('The source was misread.');
    expect(text).toContain('[-');
  });

  it('is edited once for corrections that come together', async () => {
    const id = await share('/stance amnesty');
    const [first = '', second = ''] = numbersIn(us.standing(id));
    let edits = 0;
    const update = us.channel.update.bind(us.channel);
    us.channel.update = async (...args) => {
      edits += 1;
      await update(...args);
    };
    await change(first, 'noted', 'The right word.');
    await change(first, 'remarked', 'A better word.');
    await change(second, 'noted', 'Another.');
    await us.pass(1);
    expect(edits).toBe(1);
    expect(textOf(us.standing(id))).toContain(
      `Corrected on 24 November 2026: #${first}. Reason: A better word.`,
    );
    expect(textOf(us.standing(id))).toContain(`Corrected on 24 November 2026: #${second}.`);
  });

  it('is left alone by changes of what it does not show, and by those made before', async () => {
    const page = await us.say('/stance amnesty', inChannel);
    const [shown = ''] = numbersIn(page);
    await change(shown, 'noted', 'Before it was shared.');
    await us.pass(1);
    const id = await share('/stance amnesty');
    const others = Array.from({ length: 27 }, (_, nth) => String(nth + 1));
    const hidden = others.find((one) => !numbersIn(us.standing(id)).includes(one)) ?? '';
    await change(hidden, 'noted', 'Not on that page.');
    await us.pass(1);
    expect(textOf(us.standing(id))).not.toContain('Corrected on');
  });

  it('still says what was changed before a retraction that was taken back', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    await change(number, 'noted', 'The right word.');
    await us.say(`/claim retract ${number} reason:"A slip."`);
    await us.say(`/claim undo ${number}`);
    await us.pass(1);
    expect(textOf(us.standing(id))).toContain(`Corrected on 24 November 2026: #${number}.`);
  });

  it('says no more of a retraction that was taken back', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    await us.say(`/claim retract ${number} reason:"A slip."`);
    await us.pass(1);
    await us.say(`/claim undo ${number}`);
    await us.pass(1);
    expect(textOf(us.standing(id))).not.toContain('Retracted on');
    expect(numbersIn(us.standing(id))).toContain(number);
  });

  it('that can’t be edited any more is corrected by a message beside it, of each correction once', async () => {
    const id = await share('/stance amnesty');
    const [first = '', second = ''] = numbersIn(us.standing(id));
    us.channel.update = async () => {
      throw new PostFault({ kind: 'unreachable', obstacles: [{ who: 'bot', lacks: 'closed' }] });
    };
    await us.say(`/claim retract ${first} reason:"The source was misread."`);
    await us.pass(1);
    await us.pass(1);
    await us.say(`/claim retract ${second} reason:"And here."`);
    await us.pass(1);
    await us.pass(1);
    const [one = '', two = '', ...more] = us.ids.slice(1).map((beside) => textOf(us.standing(beside)));
    expect(more).toEqual([]);
    expect(one).toContain('A correction\n');
    expect(one).toContain('can’t be corrected where it stands');
    expect(one).toContain(`Retracted on 24 November 2026: #${first}.`);
    expect(two).toContain(`Retracted on 24 November 2026: #${second}.`);
    expect(two).not.toContain(`#${first}.`);
  });

  it('that somebody took off the channel is told of no more', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    us.channel.messages.delete(id);
    await us.say(`/claim retract ${number} reason:"The source was misread."`);
    await us.pass(1);
    await us.pass(1);
    expect(us.ids).toEqual([]);
  });

  it('says what was corrected of what came to stand in it later', async () => {
    const id = await share('/stance amnesty');
    const before = numbersIn(us.standing(id));
    let came: string | undefined;
    for (const number of before) {
      await us.say(`/claim retract ${number} reason:"Misread."`);
      await us.pass(1);
      came = numbersIn(us.standing(id)).find((one) => !before.includes(one));
      if (came !== undefined) break;
    }
    await us.say(`/claim retract ${came} reason:"Misread as well."`);
    await us.pass(1);
    expect(textOf(us.standing(id))).toContain(`Retracted on 24 November 2026: #${came}.`);
  });

  it('says what was corrected while it was on its way', async () => {
    const [number = ''] = numbersIn(await us.say('/stance amnesty', inChannel));
    const post = us.channel.post.bind(us.channel);
    us.channel.post = async (...args) => {
      const made = await post(...args);
      us.channel.post = post;
      await us.say(`/claim retract ${number} reason:"Misread."`);
      await us.pass(0);
      return made;
    };
    const id = await share('/stance amnesty');
    expect(textOf(us.standing(id))).toContain(`Retracted on 24 November 2026: #${number}.`);
  });

  it('says its corrections before what a platform may have no room for', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    await us.say(`/claim retract ${number} reason:"Misread."`);
    await us.pass(1);
    expect(textOf(us.standing(id)).split('\n')[1]).toContain(`Retracted on 24 November 2026: #${number}.`);
  });

  it('of an event that is shown no more says what was corrected before', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    await us.say(`/claim retract ${number} reason:"Misread."`);
    const { reply } = await us.app.router.answer(moderator, {
      kind: 'line',
      line: '/dossier archive amnesty',
    });
    if (reply.kind !== 'form') throw new Error(reply.kind);
    await us.invoke({ kind: 'submit', ref: reply.on, fields: { reason: 'Out of date.' } }, moderator);
    await us.pass(1);
    const text = textOf(us.standing(id));
    expect(text).toContain('its page is there no more');
    expect(text).toContain(`Retracted on 24 November 2026: #${number}.`);
  });

  it('is none of another community’s business', async () => {
    const elsewhere: Actor = { ...inChannel, tenantId: 'elsewhere' };
    await us.invoke(pressing(await us.say('/stance amnesty', elsewhere), 'Share here'), elsewhere);
    const [id = ''] = us.ids;
    await us.pass(1);
    const before = us.standing(id);
    await us.say(`/claim retract ${numbersIn(before)[0]} reason:"Ours alone."`);
    await us.pass(1);
    expect(us.standing(id)).toBe(before);
  });

  it('says what a new edition corrected, also once the community has its own version', async () => {
    const id = await share('/stance amnesty');
    const [first = '', second = ''] = numbersIn(us.standing(id));
    const { id: _, origin: __, retracted: ___, ...content } = amnesty;
    const claims = content.claims.map((claim) =>
      String(claim.number) === first ? { ...claim, cue: 'remarked' } : claim,
    );
    await us.app.store.importBundled({ ...content, claims }, 'a later edition');
    await us.pass(1);
    const corrected = `Corrected on 24 November 2026: #${first}.\n`;
    expect(textOf(us.standing(id))).toContain(corrected);
    await change(second, 'noted', 'The right word.');
    await us.pass(1);
    expect(textOf(us.standing(id))).toContain(corrected);
    expect(textOf(us.standing(id))).toContain(`Corrected on 24 November 2026: #${second}.`);
  });
});

describe('a round', () => {
  it('says which statement was retracted, when and why, where one of its questions counts no more', async () => {
    await us.say('/quiz now general questions:5 open_for:1h');
    const [round = ''] = us.ids;
    for (const number of [1, 2, 3]) await us.press(round, 'A', player(number));
    await us.pass(1);
    for (let number = 1; number <= 27; number += 1) {
      await us.say(`/claim retract ${number} reason:"Reason ${number}."`);
      await us.pass(1);
      if (textOf(us.standing(round)).includes('No longer counts')) break;
    }
    const text = textOf(us.standing(round));
    expect(text).toMatch(/Retracted on 24 November 2026: #\d+\./);
    expect(text).toMatch(/Reason \d+\./);
  });
});

describe('the moderators’ log', () => {
  it('tells every publication, change and retraction, with who and why', async () => {
    await us.say('/settings log channel:editors');
    await change('3', 'noted', 'The right word.');
    await us.say('/claim retract 3 reason:"A slip."');
    await us.say('/claim undo 3');
    await us.pass(1);
    const texts = [...us.channel.messages.values()].map(textOf).join('\n');
    expect(texts).toContain('@moderator-1 changed #3');
    expect(texts).toContain('Reason: The right word.');
    expect(texts).toContain('@moderator-1 retracted #3');
    expect(texts).toContain('@moderator-1 restored #3');
    await us.say('/settings log');
    await us.say('/claim retract 4 reason:"Quietly."');
    await us.pass(1);
    expect([...us.channel.messages.values()].map(textOf).join('\n')).not.toContain('Quietly.');
  });
});
