import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/chat/actor.ts';
import type { Message } from '../../src/chat/message.ts';
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

  it('that can’t be edited any more is corrected by a message beside it', async () => {
    const id = await share('/stance amnesty');
    const [number = ''] = numbersIn(us.standing(id));
    us.channel.messages.delete(id);
    await us.say(`/claim retract ${number} reason:"The source was misread."`);
    await us.pass(1);
    await us.pass(1);
    const texts = [...us.channel.messages.values()].map(textOf).join('\n');
    expect(texts).toContain('can’t be corrected where it stands');
    expect(texts).toContain(`Retracted on 24 November 2026: #${number}.`);
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
