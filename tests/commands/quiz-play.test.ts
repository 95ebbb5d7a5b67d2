import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { type Actor, directTenant } from '../../src/chat/actor.ts';
import type { Message } from '../../src/chat/message.ts';
import type { CommunityKey, DossierContent } from '../../src/core/dossier/dossier.ts';
import { readDossierFile } from '../../src/core/dossier-file/read-dossier-file.ts';
import { projectFile } from '../../src/root.ts';
import { asking, headingsOf, labelsOf, member, messageOf, pressing, textOf } from '../support/asking.ts';
import { emptySqlite } from '../support/database.ts';

const us = asking();
const title = 'The Amnesty International report of 4 August 2022 on Ukraine';
const letters = ['A', 'B', 'C', 'D'];
const START = Date.parse('2026-11-24T12:00:00Z');

type Press = (message: Message, label: string) => Promise<Message>;

/** Somebody of whom no other test knows anything. */
let people = 0;
function somebody(more: Partial<Actor> = {}): Actor {
  people += 1;
  return { ...member, userId: `learner-${people}`, name: `Learner ${people}`, ...more };
}

function pressingAs(actor: Actor, app: () => App = () => us.app): Press {
  return async (message, label) => messageOf(await app().router.answer(actor, pressing(message, label)));
}

function setDay(day: number): void {
  us.setTime(new Date(START + day * 86_400_000).toISOString());
}

/** What an answered question is about: what it asks, and the statement that explains it. */
function subjectOf(answered: Message): string {
  const text = textOf(answered);
  const [, claim] = /^(#\d+) /mu.exec(text.slice(text.indexOf('Your answer: '))) ?? [];
  return `${headingsOf(answered)[0]} ${claim}`;
}

function choiceIn(question: Message, letter: string): string {
  return new RegExp(`^${letter}\\. (.+)$`, 'mu').exec(textOf(question))?.[1] ?? '';
}

function answersIn(message: Message): { readonly chosen: string; readonly right: string } {
  const [, chosen, right] = /Your answer: ([A-D])\. The answer is ([A-D])\./u.exec(textOf(message)) ?? [];
  if (chosen === undefined || right === undefined) throw new Error(`no explanation: ${textOf(message)}`);
  return { chosen, right };
}

interface Played {
  /** What was asked, in order. */
  readonly asked: readonly string[];
  /** What of it was answered wrong, in no order. */
  readonly wrong: ReadonlySet<string>;
  readonly summary: Message;
}

/** Answers `A` to everything. */
async function playThrough(first: Message, press: Press): Promise<Played> {
  const asked: string[] = [];
  const wrong = new Set<string>();
  let question = first;
  for (;;) {
    const answer = await press(question, 'A');
    asked.push(subjectOf(answer));
    if (answersIn(answer).right !== 'A') wrong.add(subjectOf(answer));
    const [on = ''] = labelsOf(answer);
    question = await press(answer, on);
    if (on === 'Summary') return { asked, wrong, summary: question };
  }
}

/** The sitting from that question on, by a button that was made up. */
async function skipTo(number: number, from: Message, actor: Actor): Promise<Message> {
  const id = /practice\.(?:answer|next):([\w-]+)\./u.exec(JSON.stringify(from))?.[1] ?? '';
  return messageOf(
    await us.answer({ kind: 'press', ref: `practice.next:${id}.${number}`, values: [] }, actor),
  );
}

function bundledContent(): DossierContent {
  const read = readDossierFile(readFileSync(projectFile('dossiers', 'amnesty.yaml')), 'amnesty.yaml');
  if (!read.ok) throw new Error('the bundled dossier has faults');
  return read.content;
}

describe('/quiz play', () => {
  it('asks one question at a time, and explains each on the same message once it is answered', async () => {
    const me = somebody();
    const question = await us.say('/quiz play amnesty', me);
    expect(textOf(question)).toContain(`Practice: ${title}. Question 1 of 10. Nobody else sees it.`);
    expect(letters.slice(0, labelsOf(question).length)).toEqual(labelsOf(question));
    expect(textOf(question)).not.toMatch(/answer is/u);
    const answer = await us.answer(pressing(question, 'A'), me);
    expect(answer.shows).toBe('update');
    const text = textOf(messageOf(answer));
    expect(text).toMatch(/Your answer: A\. The answer is [A-D]\./u);
    expect(text).toMatch(/#\d+ .+ says/u);
    expect(text).toContain('Source 1: ');
    expect(labelsOf(messageOf(answer))).toEqual(['Next question']);
    const next = await us.answer(pressing(messageOf(answer), 'Next question'), me);
    expect(next.shows).toBe('update');
    expect(textOf(messageOf(next))).toContain('Question 2 of 10.');
  });

  it('has nothing in a question or its buttons that tells the answer: the same for every choice but its place', async () => {
    const question = await us.say('/quiz play', somebody());
    const refs = question.blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.map(({ on }) => on) : [],
    );
    const [before] = refs.map((ref) => ref.slice(0, -1));
    expect(refs).toEqual(refs.map((_, place) => `${before}${place}`));
    expect(before).toMatch(/^practice\.answer:[\w-]{16}\.1\.$/u);
    expect(question.share).toBeUndefined();
  });

  it('ends with how many were right, when they come back, and what to read', async () => {
    const me = somebody();
    const { asked, wrong, summary } = await playThrough(await us.say('/quiz play', me), pressingAs(me));
    expect(asked).toHaveLength(10);
    expect(new Set(asked).size).toBe(10);
    const text = textOf(summary);
    expect(text).toContain(`${10 - wrong.size} of 10 questions right.`);
    expect(text).toMatch(/^tomorrow: .+$/mu);
    expect(text).toMatch(/^in 3 days: .+$/mu);
    expect(labelsOf(summary)).toEqual(expect.arrayContaining(['All sides', 'Timeline']));
    for (const label of labelsOf(summary)) {
      const opened = await us.answer(pressing(summary, label), me);
      expect(opened.shows, label).toBe('new');
      expect(headingsOf(messageOf(opened))[0], label).toContain(title);
    }
  });

  it('offers the sides whose statements were taken for others’', async () => {
    const me = somebody();
    const { wrong, summary } = await playThrough(await us.say('/quiz play', me), pressingAs(me));
    expect(wrong.size).toBeGreaterThan(0);
    expect(labelsOf(summary).filter((label) => label.endsWith('in full')).length).toBeGreaterThan(0);
  });

  it('asks on the next day what was answered wrong, before what is new; and what was right only later', async () => {
    const me = somebody();
    setDay(0);
    const first = await playThrough(await us.say('/quiz play', me), pressingAs(me));
    setDay(1);
    const second = await playThrough(await us.say('/quiz play', me), pressingAs(me));
    expect(new Set(second.asked.slice(0, first.wrong.size))).toEqual(first.wrong);
    expect(first.wrong.size).toBeGreaterThan(2);
    const right = first.asked.filter((subject) => !first.wrong.has(subject));
    expect(second.asked.filter((subject) => right.includes(subject))).toEqual([]);
  });

  it('asks the same again after growing intervals while it is answered right', async () => {
    const me = somebody();
    const press = pressingAs(me);
    setDay(0);
    const sitting = await us.say('/quiz play', me);
    let question = sitting;
    for (let number = 1; headingsOf(question)[0] !== 'Who said this?'; number += 1)
      question = await skipTo(number, sitting, me);
    const words = (message: Message) => textOf(message).split('\n')[2];
    const right = choiceIn(question, answersIn(await press(question, 'A')).right);
    const days = [0];
    for (let day = 1; days.length < 4; day += 1) {
      setDay(day);
      const again = await us.say('/quiz play', me);
      if (words(again) !== words(question)) continue;
      days.push(day);
      const letter = letters.find((one) => choiceIn(again, one) === right) ?? '';
      expect(answersIn(await press(again, letter)).right).toBe(letter);
    }
    const intervals = days.slice(1).map((day, index) => day - (days[index] ?? 0));
    expect(intervals).toEqual([...new Set(intervals)].toSorted((a, b) => a - b));
  });

  it('counts a question once, however often its buttons are pressed', async () => {
    const me = somebody();
    const press = pressingAs(me);
    const question = await us.say('/quiz play', me);
    const presses = await Promise.all(labelsOf(question).map((label) => press(question, label)));
    const told = presses.map(answersIn);
    expect(new Set(told.map(({ chosen }) => chosen)).size).toBe(1);
    const again = await press(question, 'B');
    expect(answersIn(again)).toEqual(told[0]);
    expect(textOf(await press(question, told[0]?.chosen === 'A' ? 'B' : 'A'))).toContain(
      'the first answer counts',
    );
    const summary = await skipTo(11, again, me);
    expect(textOf(summary)).toMatch(/[01] of 1 question right\./u);
  });

  it('takes answers out of order, and leads on to what is still open', async () => {
    const me = somebody();
    const press = pressingAs(me);
    const first = await us.say('/quiz play', me);
    const answered = await press(first, 'A');
    const second = await press(answered, 'Next question');
    await press(second, 'A');
    expect(textOf(await press(answered, 'Next question'))).toContain('Question 3 of 10.');
    expect(answersIn(await press(first, 'B')).chosen).toBe('A');
  });

  it('answers “over” to the buttons of a sitting that another one followed', async () => {
    const me = somebody();
    const old = await us.say('/quiz play', me);
    const current = await us.say('/quiz play', me);
    const answer = await us.answer(pressing(old, 'A'), me);
    expect(answer.outcome).toBe('refused');
    expect(textOf(messageOf(answer))).toBe('This practice is over. Begin another with /quiz play.');
    expect(answersIn(await pressingAs(me)(current, 'A')).chosen).toBe('A');
  });

  it('has no sitting of one member for another, here or elsewhere', async () => {
    const me = somebody();
    const question = await us.say('/quiz play', me);
    for (const other of [
      somebody(),
      { ...me, tenantId: 'elsewhere' },
      { ...me, platform: 'slack' as const },
    ]) {
      const answer = await us.answer(pressing(question, 'A'), other);
      expect(answer.outcome).toBe('refused');
      expect(textOf(messageOf(answer))).toContain('This practice is over.');
    }
    expect(answersIn(await pressingAs(me)(question, 'B')).chosen).toBe('B');
  });

  it('refuses forged buttons, and stores nothing by them', async () => {
    const me = somebody();
    const question = await us.say('/quiz play', me);
    const id = /practice\.answer:([\w-]+)\./u.exec(JSON.stringify(question))?.[1] ?? '';
    const forged = [
      ...['answer:', 'answer:x', 'answer:x.1.0', `answer:${id}.0.0`, `answer:${id}.11.0`, `answer:${id}.1.4`],
      ...[`answer:${id}.1.-1`, `answer:${id}.1.__proto__`, `answer:${id}.1.0.0`, `answer:${id}' OR 1.1.0`],
      ...['next:', 'next:x.1', `next:${id}`, `next:${id}.x`],
    ];
    for (const ref of forged) {
      const answer = await us.answer({ kind: 'press', ref: `practice.${ref}`, values: [] }, me);
      expect(answer.outcome, ref).toBe('refused');
    }
    const end = await us.answer({ kind: 'press', ref: `practice.next:${id}.999`, values: [] }, me);
    expect(textOf(messageOf(end))).toContain('No question of this practice was answered and still counts.');
  });

  it('works in a direct message that belongs to no community, for each user alone', async () => {
    const me = somebody({ platform: 'discord', tenantId: directTenant });
    const other = somebody({ platform: 'discord', tenantId: directTenant });
    setDay(0);
    const first = await us.say('/quiz play', me);
    const { wrong } = await playThrough(first, pressingAs(me));
    expect((await us.answer(pressing(first, 'A'), other)).outcome).toBe('refused');
    setDay(1);
    const again = await playThrough(await us.say('/quiz play', me), pressingAs(me));
    expect(new Set(again.asked.slice(0, wrong.size))).toEqual(wrong);
  });
});

describe('after a restart', () => {
  it('a sitting goes on, and what was wrong still comes back', async () => {
    const database = await emptySqlite();
    let now = new Date(START);
    const open = () =>
      openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }), clock: { now: () => now } });
    const me = somebody();
    let app = await open();
    const press = pressingAs(me, () => app);
    const say = async () => messageOf(await app.router.answer(me, { kind: 'line', line: '/quiz play' }));
    const question = await say();
    const answer = await press(question, 'A');
    await app.close();

    app = await open();
    expect(textOf(await press(question, 'B'))).toContain(textOf(answer));
    const next = await press(answer, 'Next question');
    const rest = await playThrough(next, press);
    const wrong = new Set([...(answersIn(answer).right === 'A' ? [] : [subjectOf(answer)]), ...rest.wrong]);
    await app.close();

    now = new Date(START + 86_400_000);
    app = await open();
    const second = await playThrough(await say(), press);
    expect(new Set(second.asked.slice(0, wrong.size))).toEqual(wrong);
    await app.close();
    await database.remove();
  });
});

describe('once a dossier changed', () => {
  it('skips what can’t be asked any more, and counts it for nothing', async () => {
    const database = await emptySqlite();
    const app = await openApp({ databaseUrl: database.url, log: pino({ level: 'silent' }) });
    const me = somebody();
    const press = pressingAs(me, () => app);
    const question = messageOf(await app.router.answer(me, { kind: 'line', line: '/quiz play' }));
    const answered = await press(question, 'A');
    const second = await press(answered, 'Next question');
    const content = bundledContent();
    const closed = { ...content, claims: content.claims.map((claim) => ({ ...claim, inQuiz: false })) };
    await app.store.importBundled(closed, 'closed');

    for (const message of [question, second]) {
      const again = await press(message, 'A');
      expect(textOf(again)).toContain('This question no longer counts');
      expect(textOf(again)).not.toMatch(/answer is/u);
      const summary = await press(again, 'Next question');
      expect(textOf(summary)).toContain('No question of this practice was answered and still counts.');
    }

    await app.store.importBundled(content, 'open again');
    expect(textOf(await press(question, 'A'))).toBe(textOf(answered));
    expect(answersIn(await press(second, 'B')).chosen).toBe('B');
    await app.close();
    await database.remove();
  });
});

describe('where there are several events', () => {
  const local = 'web:several' as CommunityKey; // as `several` has it
  const several = (): Actor => somebody({ tenantId: 'several' });
  const own = 'A shorter dossier';
  const silent = 'A dossier that no quiz asks about';

  beforeAll(async () => {
    const content = bundledContent();
    const { claims } = content;
    const variant = (slug: string, name: string, kept: typeof claims) => ({
      ...content,
      ...{ slug, title: name, aliases: [], claims: kept, relations: [], missing: [] },
    });
    await us.app.store.importDossiers(
      local,
      [
        variant(
          'small',
          own,
          claims.slice(0, 3).map((claim) => ({ ...claim, check: { level: 'unchecked' as const } })),
        ),
        variant(
          'silent',
          silent,
          claims.map((claim) => ({ ...claim, inQuiz: false })),
        ),
      ],
      'moderator-1',
      null,
    );
  });

  it.each([
    ['small', own],
    ['silent', silent],
  ])('says of one that is too small for a fair question that it is: %s', async (slug, name) => {
    const answer = await us.answer({ kind: 'line', line: `/quiz play ${slug}` }, several());
    expect(answer.outcome).toBe('refused');
    expect(textOf(messageOf(answer))).toBe(
      `The event “${name}” has too few checked quotations for a fair question.`,
    );
  });

  it('asks which one, and from then on takes the one practised last', async () => {
    const me = several();
    const which = await us.say('/quiz play', me);
    expect(labelsOf(which).toSorted()).toEqual([own, silent, title].toSorted());
    const press = pressingAs(me);
    expect(textOf(await press(which, title))).toContain('Question 1 of 10.');
    expect(textOf(await us.say('/quiz play', me))).toContain(`Practice: ${title}. Question 1 of 10.`);
  });

  it('offers the events where the one named is none', async () => {
    const answer = await us.answer({ kind: 'line', line: '/quiz play nowhere' }, several());
    expect(answer.outcome).toBe('refused');
    expect(labelsOf(messageOf(answer))).toContain(title);
  });
});
