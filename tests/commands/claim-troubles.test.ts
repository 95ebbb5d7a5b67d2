import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { asking, textOf } from '../support/asking.ts';
import { editor, Moderating, secondEditor } from '../support/moderating.ts';

const whosaid = asking();
const keep = new Moderating(whosaid);
/** The same person, whom nobody lets moderate any more. */
const former = { ...editor, isManager: async () => false };

async function drafted(statement: string, who = editor): Promise<Message> {
  return keep.drafted({ statement, excerpt: '' }, who);
}

describe('a draft that something comes in between', () => {
  it('is published once, however often the button is pressed', async () => {
    const preview = await drafted('She says it once.');
    const both = await Promise.all([keep.pressed(preview, 'Publish'), keep.pressed(preview, 'Publish')]);
    const told = both.map(({ summary }) => summary).sort();
    expect(told).toEqual([
      expect.stringContaining('is published'),
      expect.stringContaining('has come to an end'),
    ]);
    const found = textOf(await keep.say('/whosaid "She says it once."'));
    expect(found.match(/#\d+/gu)).toHaveLength(1);
  });

  it('is one draft, even if its form is sent twice', async () => {
    const form = await keep.form('/claim add amnesty speaker:Pokalchuk', secondEditor);
    for (let nth = 0; nth < 2; nth += 1)
      await keep.filled(form, { statement: 'She says it twice.', excerpt: '' }, secondEditor);
    const drafts = textOf(await keep.say('/claim drafts', secondEditor));
    expect(drafts.match(/She says it twice\./gu)).toHaveLength(1);
  });

  it('is not published by somebody who moderates no more, and stays theirs', async () => {
    const preview = await drafted('She says roles are lost.');
    expect((await keep.pressed(preview, 'Publish', former)).summary).toContain('Only moderators');
    const form = await keep.opened(preview, 'Words', former);
    const changed = await keep.filled(form, { statement: 'She says roles were lost.' }, former);
    expect(JSON.stringify(changed)).toContain('Hand in');
    expect(textOf(await keep.say('/claim drafts', former))).toContain('She says roles were lost.');
    expect((await keep.pressed(preview, 'Publish')).summary).toContain('is published');
  });

  it('waits while its dossier is archived, and can be published when that is back', async () => {
    const preview = await drafted('She says it is archived.');
    const archive = await keep.form('/dossier archive amnesty', secondEditor);
    await keep.filled(archive, { reason: 'a test' }, secondEditor);
    expect((await keep.pressed(preview, 'Publish')).summary).toContain('gone, or archived');
    expect((await keep.reply('/claim drafts')).kind).toBe('message');
    await keep.pressed(
      await keep.say('/dossier reopen'),
      'The Amnesty International report of 4 August 2022 on Ukraine',
    );
    expect((await keep.pressed(preview, 'Publish')).summary).toContain('is published');
  });

  it('is not to be found from another community, nor are its parts', async () => {
    const preview = await drafted('She says it is ours.');
    const foreign = { ...editor, tenantId: 'another' };
    for (const label of ['Publish', 'Words', 'New source', 'Discard', 'Keep out of quizzes'])
      expect((await keep.pressed(preview, label, foreign)).summary).toContain('older version');
    expect(textOf(await keep.say('/claim drafts', foreign))).not.toContain('She says it is ours.');
  });
});

describe('a field of a claim', () => {
  const form = () => keep.form('/claim add amnesty speaker:Pokalchuk');

  it.each([
    ['statement', 400, { excerpt: '' }],
    ['excerpt', 3_000, { statement: 'She says so.' }],
    ['cue', 200, { statement: 'She says so.', excerpt: '' }],
    ['quotations', 1_000, { statement: 'She says so.', excerpt: '' }],
  ] as const)(
    'is taken at its limit, and refused beyond it with its length: %s',
    async (name, limit, others) => {
      const at = await keep.fill(await form(), { ...others, [name]: 'x'.repeat(limit) });
      expect(at.kind).toBe('message');
      expect(await keep.fill(await form(), { ...others, [name]: 'x'.repeat(limit + 1) })).toEqual({
        kind: 'invalid',
        form: expect.anything(),
        errors: { [name]: expect.stringMatching(new RegExp(`${limit + 1} characters; ${limit} `, 'u')) },
      });
    },
  );

  it('is counted by characters, not by what they take', async () => {
    expect((await keep.fill(await form(), { statement: '🕊'.repeat(400), excerpt: '' })).kind).toBe('message');
  });

  it('is refused empty where it is needed, blanks and all', async () => {
    expect(await keep.fill(await form(), { statement: ' \n\t ' })).toMatchObject({
      kind: 'invalid',
      errors: { statement: 'This is needed.' },
    });
  });

  it.each([
    ['javascript:alert(1)', 'https://'],
    ['data:text/html,x', 'https://'],
    ['http://example.org', 'https://'],
    ['https://user:secret@example.org/', 'password'],
    ['https://127.0.0.1/', 'inside a network'],
    ['https://[::1]/', 'inside a network'],
    ['https://printer.local/', 'inside a network'],
    ['https://10.0.0.1/x', 'inside a network'],
    ['not an address', 'not a web address'],
  ])('holds no address like %s', async (url, told) => {
    const preview = await drafted('She says where.');
    const source = await keep.opened(preview, 'New source');
    expect(await keep.fill(source, { title: 'A page', url, language: 'en' })).toMatchObject({
      kind: 'invalid',
      errors: { url: expect.stringContaining(told) },
    });
    await keep.pressed(preview, 'Discard');
  });

  it('takes a name in letters that look like a known one’s for that one', async () => {
    // With a Cyrillic а.
    const words = await keep.form('/claim add amnesty speaker:"Oksana Pokаlchuk"');
    const preview = await keep.filled(words, { statement: 'She says hello.', excerpt: '' });
    expect(textOf(preview)).toContain('Oksana Pokalchuk');
    expect(textOf(preview)).not.toContain('Pokаlchuk');
  });
});
