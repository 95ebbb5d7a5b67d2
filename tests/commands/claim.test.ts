import { describe, expect, it } from 'vitest';
import { asking, member, textOf } from '../support/asking.ts';
import { editor, excerpt, Moderating, secondEditor } from '../support/moderating.ts';

const whosaid = asking();
const keep = new Moderating(whosaid);

describe('/claim add', () => {
  it('is for moderators, and /claim suggest for everybody', async () => {
    expect((await keep.say('/claim add amnesty speaker:Pokalchuk', member)).summary).toContain(
      'Only moderators',
    );
    expect((await keep.form('/claim suggest amnesty speaker:Pokalchuk', member)).title).toBe('The words');
  });

  it('shows a claim as members will see it, and how far its words are checked', async () => {
    const preview = await keep.drafted();
    const text = textOf(preview);
    expect(text).toContain('As members will see it');
    expect(text).toContain('“a tool of someone else’s propaganda”');
    expect(text).toContain('Every quotation stands in the excerpt, letter for letter');
    expect(text).toMatch(/5 August 2022[^·]*Monday/);
    expect(text).toContain('Facebook');
  });

  it('says beside what can be picked what is picked', async () => {
    const prompts = (await keep.drafted()).blocks.flatMap((block) =>
      block.kind === 'select' ? [block.prompt] : [],
    );
    expect(prompts).toEqual([
      expect.stringMatching(/^Source: ./u),
      'Kind of statement: assertion',
      'About: Nobody in particular',
    ]);
  });

  it('publishes into the very next look-up, for this community alone', async () => {
    const number = await keep.published({
      statement: 'Oksana Pokalchuk says “nobody had listened” is what she felt.',
      quotations: '',
      excerpt: 'She wrote: “nobody had listened” to the end.',
    });
    expect(number).toBeGreaterThanOrEqual(1_000);
    const found = (actor = member) => keep.say('/whosaid "nobody had listened"', actor);
    expect(textOf(await found())).toContain(`#${number}`);
    const elsewhere = await found({ ...member, tenantId: 'another' });
    expect(textOf(elsewhere)).not.toContain(`#${number}`);
  });

  it('is published once, however often the button is pressed', async () => {
    const preview = await keep.drafted();
    const [first, second] = await Promise.all([
      keep.pressed(preview, 'Publish'),
      keep.pressed(preview, 'Publish'),
    ]);
    const said = [first.summary, second.summary];
    expect(said.filter((one) => one.includes('is published'))).toHaveLength(1);
    expect(said.filter((one) => one.includes('has come to an end'))).toHaveLength(1);
  });

  it('marks what differs between a misquotation and the excerpt, and can’t be published so', async () => {
    const preview = await keep.drafted({
      statement: 'She says it was “a weapon of someone else’s propaganda”.',
    });
    expect(textOf(preview)).toContain('does not stand in the excerpt');
    expect(textOf(preview)).toContain('[-weapon-]');
    expect(textOf(preview)).toContain('{+tool+}');
    await expect(keep.press(preview, 'Publish')).rejects.toThrow('nothing to press');
  });

  it('shows words without an excerpt as reported speech, not checked', async () => {
    const preview = await keep.drafted({ statement: 'She says it is “wrong”.', excerpt: '' });
    expect(textOf(preview)).toContain('#');
    expect(textOf(preview)).toContain('She says it is wrong.');
    expect(textOf(preview)).toContain('Without an excerpt nothing could be checked');
  });

  it('gives a refused form back filled in, with what is wrong at each field', async () => {
    const form = await keep.form('/claim add amnesty speaker:Pokalchuk');
    const long = 'x'.repeat(401);
    const reply = await keep.fill(form, { statement: long, said: '2022-13-45; radio', cue: 'said' });
    expect(reply).toMatchObject({
      kind: 'invalid',
      errors: {
        statement: '401 characters; 400 are possible.',
        said: expect.stringContaining('is not a date'),
      },
    });
    const again = reply.kind === 'invalid' ? reply.form : null;
    expect(again?.fields.map(({ value }) => value)).toEqual([
      long,
      undefined,
      undefined,
      'said',
      '2022-13-45; radio',
    ]);
  });

  it('keeps what was submitted, even if it was refused', async () => {
    const form = await keep.form('/claim add amnesty speaker:Pokalchuk');
    await keep.fill(form, { statement: '', excerpt: 'Words that took long to find.' });
    expect(textOf(await keep.say('/claim drafts'))).toContain('Words that took long to find.');
  });

  it('refuses a role that the speaker has for another side: a statement names it by its title alone', async () => {
    const who = await keep.say('/claim add amnesty speaker:"Ada Nobody"');
    const form = await keep.opened(who, 'Add Ada Nobody');
    const role = 'head of Ukrainian diplomacy';
    const fields = { name: 'Dmytro Kuleba', role, party: 'Amnesty International' };
    expect(await keep.fill(form, fields)).toMatchObject({
      kind: 'invalid',
      errors: { role: expect.stringContaining('for Government of Ukraine already') },
    });
    expect(await keep.fill(form, { ...fields, party: 'Government of Ukraine' })).toMatchObject({
      kind: 'message',
    });
  });

  it('makes a new speaker, a new party and a new source on the way', async () => {
    const who = await keep.say('/claim add amnesty speaker:"Ada Newcomer"');
    expect(who.summary).toContain('has no speaker called “Ada Newcomer”');
    const form = await keep.opened(who, 'Add Ada Newcomer');
    expect(form.fields[0]?.value).toBe('Ada Newcomer');
    const begun = await keep.filled(form, { kind: 'person', role: 'analyst', party: 'Institute of Doubt' });
    const words = await keep.opened(begun, 'Words');
    const typed = await keep.filled(words, {
      statement: 'Ada Newcomer says the dates are unclear.',
      excerpt: '',
    });
    const source = await keep.opened(typed, 'New source');
    const refused = await keep.fill(source, { title: 'A blog', url: 'javascript:alert(1)', language: 'en' });
    expect(refused).toMatchObject({ kind: 'invalid', errors: { url: expect.stringContaining('https://') } });
    const ready = await keep.filled(source, {
      title: 'A blog',
      url: 'https://example.org/doubt',
      language: 'en from fr',
    });
    const done = await keep.pressed(ready, 'Publish');
    expect(done.summary).toContain('is published');
    const stance = textOf(await keep.say('/stance amnesty party:"Institute of Doubt"', member));
    expect(stance).toContain('Ada Newcomer');
    expect(textOf(await keep.say('/sources amnesty', member))).toContain('A blog');
  });

  it('links what it answers', async () => {
    const form = await keep.form('/claim add amnesty speaker:Pokalchuk answers:#1');
    const preview = await keep.filled(form, { statement: 'She says that is not so.' });
    const select = preview.blocks.find((block) => block.kind === 'select');
    const first = select?.kind === 'select' ? (select.choices[0]?.label ?? '') : '';
    const done = await keep.pressed(await keep.pressed(preview, first), 'Publish');
    expect(textOf(done)).toContain('answers #1');
  });

  it('tells a number that is none, and one of another event', async () => {
    const { summary } = await keep.say('/claim add amnesty speaker:Pokalchuk answers:4711');
    expect(summary).toContain('4711 is no statement of');
  });

  it('belongs to a server or a workspace, not to a direct message', async () => {
    const direct = { ...editor, tenantId: 'direct' };
    expect((await keep.reply('/claim drafts', direct)).kind).toBe('message');
  });

  it('shows hostile words as they were written', async () => {
    const statement = 'She says @everyone <!channel> [here](https://evil.example) **loud** \u202Eback\u202C.';
    const preview = await keep.drafted({ statement, excerpt: '' });
    expect(textOf(preview)).toContain('@everyone <!channel> [here](https://evil.example) **loud**');
  });
});

describe('a draft', () => {
  it('can be gone on with, and discarded', async () => {
    await keep.drafted({ statement: 'She says this stays a draft.' });
    const list = await keep.say('/claim drafts');
    expect(textOf(list)).toContain('She says this stays a draft.');
    const preview = await keep.pressed(list, 'Open');
    expect(textOf(preview)).toContain('She says this stays a draft.');
    expect((await keep.pressed(preview, 'Discard')).summary).toBe('The draft is discarded.');
    expect((await keep.pressed(preview, 'Publish')).summary).toContain('has come to an end');
  });

  it('is nobody else’s to see, change, publish or discard', async () => {
    const preview = await keep.drafted();
    for (const label of ['Publish', 'Discard', 'Keep out of quizzes']) {
      expect((await keep.pressed(preview, label, member)).summary).toMatch(/somebody else|Only moderators/);
      expect((await keep.pressed(preview, label, secondEditor)).summary).toContain('somebody else');
      const foreign = { ...editor, tenantId: 'another' };
      expect((await keep.pressed(preview, label, foreign)).summary).toContain('older version');
    }
    expect((await keep.pressed(preview, 'Publish')).summary).toContain('is published');
  });

  it('can’t be published by whoever moderates no more', async () => {
    const preview = await keep.drafted();
    const demoted = { ...editor, isManager: async () => false };
    expect((await keep.pressed(preview, 'Publish', demoted)).summary).toContain('Only moderators');
    expect(textOf(await keep.say('/claim drafts', demoted))).toContain('propaganda');
  });
});

describe('/claim edit', () => {
  it('changes a claim with a reason, which its history tells word by word', async () => {
    const number = await keep.published({
      statement: 'Oksana Pokalchuk says the report is partial.',
      excerpt: '',
    });
    const form = await keep.form(`/claim edit ${number}`);
    const preview = await keep.filled(form, { statement: 'Oksana Pokalchuk says the report is biased.' });
    expect(textOf(preview)).toContain('Say why it is changed');
    const why = await keep.opened(preview, 'Why');
    const ready = await keep.filled(why, { reason: 'The source says “biased”.' });
    expect((await keep.pressed(ready, 'Publish')).summary).toContain(`#${number} is published`);
    const history = textOf(await keep.say(`/claim history ${number}`, member));
    expect(history).toContain('Changed by @editor-1');
    expect(history).toContain('The source says “biased”.');
    expect(history).toContain('[-partial-]');
    expect(history).toContain('{+biased+}');
  });

  it('changes a bundled claim for this community alone', async () => {
    const form = await keep.form('/claim edit 2');
    const preview = await keep.filled(form, { cue: 'changed here' });
    const ready = await keep.filled(await keep.opened(preview, 'Why'), { reason: 'A better word.' });
    await keep.pressed(ready, 'Publish');
    expect(textOf(await keep.say('/claim history 2', member))).toContain('A better word.');
    const other = textOf(await keep.say('/claim history 2', { ...member, tenantId: 'another' }));
    expect(other).not.toContain('A better word.');
    expect(other).toContain('the edition that comes with Whosaid');
  });

  it('shows the second of two editors what changed meanwhile, and loses nothing of theirs', async () => {
    const number = await keep.published({ statement: 'She says one thing.', excerpt: '', cue: 'said' });
    const [one, other] = await Promise.all([
      keep.form(`/claim edit ${number}`),
      keep.form(`/claim edit ${number}`, secondEditor),
    ]);
    const first = await keep.filled(one, { statement: 'She says another thing.' });
    await keep.pressed(await keep.filled(await keep.opened(first, 'Why'), { reason: 'wording' }), 'Publish');

    const second = await keep.filled(other, { cue: 'insisted' }, secondEditor);
    const why = await keep.opened(second, 'Why', secondEditor);
    const ready = await keep.filled(why, { reason: 'cue' }, secondEditor);
    const conflict = await keep.pressed(ready, 'Publish', secondEditor);
    expect(textOf(conflict)).toContain('was changed since you began');
    expect(textOf(conflict)).toContain('{+another+}');
    const merged = await keep.pressed(conflict, 'Go on with mine', secondEditor);
    expect(textOf(merged)).toContain('She says another thing.');
    expect(textOf(merged)).toContain('insisted');
    expect((await keep.pressed(merged, 'Publish', secondEditor)).summary).toContain('is published');
  });
});

describe('/claim retract and /claim undo', () => {
  it('take a claim away with a reason, and bring it back', async () => {
    const number = await keep.published({ statement: 'She says this will be retracted.', excerpt: '' });
    expect((await keep.reply(`/claim retract ${number}`)).kind).toBe('invalid');
    expect((await keep.say(`/claim retract ${number} reason:"Not in the source"`)).summary).toContain(
      'is retracted',
    );
    expect((await keep.say(`/claim retract ${number} reason:again`)).summary).toContain('already');
    const search = textOf(await keep.say('/whosaid "will be retracted"', member));
    expect(search).not.toContain(`#${number}`);
    expect(textOf(await keep.say(`/claim history ${number}`, member))).toContain('Not in the source');
    expect((await keep.say(`/claim undo ${number}`)).summary).toContain('is shown again');
    expect(textOf(await keep.say('/whosaid "will be retracted"', member))).toContain(`#${number}`);
    expect(textOf(await keep.say(`/claim history ${number}`, member))).toContain('3. Restored by @editor-1');
  });

  it('take back the last change as a change of its own', async () => {
    const number = await keep.published({ statement: 'She says the first.', excerpt: '' });
    const changed = await keep.filled(await keep.form(`/claim edit ${number}`), {
      statement: 'She says the second.',
    });
    await keep.pressed(await keep.filled(await keep.opened(changed, 'Why'), { reason: 'second' }), 'Publish');
    expect((await keep.say(`/claim undo ${number} reason:"not so"`)).summary).toContain('taken back');
    expect(textOf(await keep.say('/whosaid "the first"', member))).toContain(`#${number}`);
  });

  it('have nothing to take back of what came with Whosaid', async () => {
    expect((await keep.say('/claim undo 5')).summary).toContain('no change of #5');
  });
});

describe('/claim link and /claim unlink', () => {
  it('say how statements relate, stated by the source or as the editors’ reading', async () => {
    const one = await keep.published({
      statement: 'She says it answers him.',
      excerpt: 'Answering him, she said: “not so”.',
    });
    const linked = await keep.say(`/claim link ${one} relation:disputes to:3 stated:"Answering him"`);
    expect(linked.summary).toBe(`#${one} now disputes #3.`);
    expect((await keep.say(`/claim link ${one} relation:disputes to:3`)).summary).toContain('there already');
    expect((await keep.say(`/claim link ${one} relation:supports to:3`)).summary).toContain('contradicts');
    expect((await keep.say(`/claim link ${one} relation:answers to:${one}`)).summary).toContain('itself');
    expect((await keep.say(`/claim link ${one} relation:answers to:4 stated:"nowhere"`)).summary).toContain(
      'don’t stand once',
    );
    expect((await keep.say(`/claim link ${one} relation:likes to:3`)).summary).toContain('is no relation');
    expect((await keep.say(`/claim unlink ${one} relation:disputes to:3`)).summary).toBe(
      `#${one} no longer disputes #3.`,
    );
    expect((await keep.say(`/claim unlink ${one} relation:disputes to:3`)).summary).toContain('no such link');
  });
});

describe('suggestions', () => {
  it('wait for a moderator, who publishes them under both names', async () => {
    const preview = await keep.drafted({ statement: 'She says a member found this.', excerpt: '' }, member);
    expect((await keep.pressed(preview, 'Hand in', member)).summary).toContain('waits for the moderators');
    expect((await keep.say('/claim queue', member)).summary).toContain('Only moderators');
    const queue = await keep.say('/claim queue');
    expect(textOf(queue)).toContain('She says a member found this.');
    expect(textOf(queue)).toContain('By @member-1');
    const done = await keep.pressed(queue, 'Publish');
    const [, number] = /#(\d+) is published/.exec(done.summary) ?? [];
    const history = textOf(await keep.say(`/claim history ${number}`, member));
    expect(history).toContain('Added by @member-1');
    expect(history).toContain('Agreed to by @editor-1');
    expect(textOf(await keep.say('/claim mine', member))).toContain('published');
  });

  it('can be declined with a reason, which their author reads', async () => {
    const preview = await keep.drafted({ statement: 'She says something dull.', excerpt: '' }, member);
    await keep.pressed(preview, 'Hand in', member);
    const form = await keep.opened(await keep.say('/claim queue'), 'Decline');
    expect(await keep.fill(form, { reason: ' ' })).toMatchObject({ kind: 'invalid' });
    await keep.filled(form, { reason: 'It is in #3 already.' });
    expect(textOf(await keep.say('/claim mine', member))).toContain('It is in #3 already.');
    expect((await keep.say('/claim queue')).summary).toContain('Nothing waits');
  });

  it('are limited in an hour, and kept beyond it', async () => {
    const eager = { ...member, userId: 'eager' };
    for (let nth = 0; nth < 10; nth += 1)
      await keep.pressed(
        await keep.drafted({ statement: `She says thing ${nth}.`, excerpt: '' }, eager),
        'Hand in',
        eager,
      );
    const one = await keep.drafted({ statement: 'She says one too many.', excerpt: '' }, eager);
    expect((await keep.pressed(one, 'Hand in', eager)).summary).toContain('10 suggestions in the last hour');
    expect(textOf(await keep.say('/claim drafts', eager))).toContain('She says one too many.');
    for (let nth = 0; nth < 10; nth += 1)
      await keep.filled(await keep.opened(await keep.say('/claim queue'), 'Decline'), { reason: 'no' });
  });

  it('are not taken from a member who is blocked, who keeps the draft and can hand it in once that is lifted', async () => {
    const rude = { ...member, userId: 'rude' };
    const draft = await keep.drafted({ statement: 'She says something rude.', excerpt: '' }, rude);
    expect((await keep.say('/settings block who:@rude', rude)).summary).toContain('Only moderators');
    expect((await keep.say('/settings block who:@rude')).summary).toBe(
      '@rude can’t suggest statements here any more.',
    );
    expect((await keep.say('/settings block who:@rude')).summary).toBe('@rude was blocked already.');
    expect(textOf(await keep.say('/settings show'))).toContain('@rude');
    expect((await keep.pressed(draft, 'Hand in', rude)).summary).toContain('can’t hand in suggestions here');
    expect(textOf(await keep.say('/claim drafts', rude))).toContain('She says something rude.');
    expect((await keep.say('/claim queue')).summary).toContain('Nothing waits');

    expect((await keep.say('/settings unblock who:@rude')).summary).toBe(
      '@rude can suggest statements again.',
    );
    expect((await keep.say('/settings unblock who:@rude')).summary).toBe('@rude was not blocked.');
    expect((await keep.pressed(draft, 'Hand in', rude)).summary).toContain('waits for the moderators');
    await keep.filled(await keep.opened(await keep.say('/claim queue'), 'Decline'), { reason: 'no' });
    expect((await keep.say('/settings block who:@&editors')).summary).toBe('Name a member, not a role.');
  });

  it('need two moderators where a community wants it so, neither of them twice', async () => {
    await keep.say('/settings review two');
    const own = await keep.drafted({ statement: 'She says two have to agree.', excerpt: '' });
    expect((await keep.pressed(own, 'Ask a second moderator')).summary).toContain('second moderator');
    expect((await keep.pressed(await keep.say('/claim queue'), 'Publish')).summary).toContain('your own');
    const done = await keep.pressed(await keep.say('/claim queue', secondEditor), 'Publish', secondEditor);
    const [, number] = /#(\d+) is published/.exec(done.summary) ?? [];
    const history = textOf(await keep.say(`/claim history ${number}`, member));
    expect(history).toContain('Added by @editor-1');
    expect(history).toContain('Agreed to by @editor-2');

    const suggested = await keep.drafted({ statement: 'She says a member wants two.', excerpt: '' }, member);
    await keep.pressed(suggested, 'Hand in', member);
    expect((await keep.pressed(await keep.say('/claim queue'), 'Publish')).summary).toContain(
      'A second moderator has to',
    );
    expect((await keep.pressed(await keep.say('/claim queue'), 'Publish')).summary).toContain(
      'agreed to it already',
    );
    const both = await keep.pressed(await keep.say('/claim queue', secondEditor), 'Publish', secondEditor);
    const [, next] = /#(\d+) is published/.exec(both.summary) ?? [];
    expect(textOf(await keep.say(`/claim history ${next}`, member))).toContain(
      'Agreed to by @editor-1, @editor-2',
    );
    await keep.say('/settings review one');
  });
});

describe('“Add as a claim” on a message', () => {
  it('keeps its words as an excerpt, without who wrote them, and leads on', async () => {
    const { reply } = await whosaid.answer(
      { kind: 'message', command: 'claim suggest', text: excerpt },
      editor,
    );
    if (reply.kind !== 'message') throw new Error(reply.kind);
    expect(textOf(reply)).toContain('without who wrote them');
    const events = reply.blocks.find((block) => block.kind === 'select');
    const title = events?.kind === 'select' ? (events.choices[0]?.label ?? '') : '';
    const who = await keep.pressed(reply, title);
    const form = await keep.opened(who, 'Oksana Pokalchuk');
    expect(form.fields.find(({ name }) => name === 'excerpt')?.value).toBe(excerpt);
    expect(textOf(await keep.say('/claim drafts'))).toContain('On Monday the head');
  });
});
