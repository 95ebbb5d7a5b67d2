import { describe, expect, it } from 'vitest';
import { type Attached, AttachmentFault } from '../../src/chat/attached.ts';
import type { Message } from '../../src/chat/message.ts';
import { asking, member, textOf } from '../support/asking.ts';
import { editor, Moderating } from '../support/moderating.ts';

const whosaid = asking();
const keep = new Moderating(whosaid);

function handedIn(name: string, content: string | Uint8Array): Attached {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, read: async () => bytes };
}

async function importing(file: Attached, line = '/dossier import', actor = editor): Promise<Message> {
  const form = await keep.form(line, actor);
  const { reply } = await whosaid.answer(
    { kind: 'submit', ref: form.on, fields: {}, files: { file } },
    actor,
  );
  if (reply.kind !== 'message') throw new Error(reply.kind);
  return reply;
}

async function exported(format = 'yaml', slug = 'amnesty'): Promise<{ name: string; text: string }> {
  const { blocks } = await keep.say(`/dossier export ${slug} format:${format}`);
  const file = blocks.find((block) => block.kind === 'file');
  if (file?.kind !== 'file') throw new Error('no file');
  return file;
}

describe('/dossier export and /dossier import', () => {
  it('hand a dossier out as a file, which changes nothing when it comes back', async () => {
    for (const format of ['yaml', 'csv']) {
      const { name, text } = await exported(format);
      const line = format === 'csv' ? '/dossier import event:amnesty' : '/dossier import';
      expect((await importing(handedIn(name, text), line)).summary).toContain('says already');
    }
  });

  it('show first what a changed file would do, and do it all when told to', async () => {
    const { name, text } = await exported();
    const file = handedIn(name, text.replace('laments', 'lamented aloud'));
    const look = await importing(file);
    expect(textOf(look)).toContain('nothing is changed yet');
    expect(textOf(look)).toContain('Statements: 1 changed: #13 (cue); 20 left alone');
    expect(textOf(await keep.say('/claim history 13', member))).not.toContain('lamented aloud');
    expect((await keep.pressed(look, 'Import it')).summary).toContain('is imported');
    expect(textOf(await keep.say('/claim history 13', member))).toContain('lamented aloud');
    expect((await keep.pressed(look, 'Import it')).summary).toContain('says already');
    const elsewhere = { ...member, tenantId: 'another' };
    expect(textOf(await keep.say('/claim history 13', elsewhere))).not.toContain('lamented aloud');
  });

  it('make a new dossier of a file that names one that is not there', async () => {
    const { text } = await exported();
    const look = await importing(handedIn('other.yaml', text.replace('slug: amnesty', 'slug: copied')));
    expect(look.summary).toContain('would make a new dossier');
    expect(textOf(look)).not.toContain('The dossier itself');
    expect(textOf(look)).toContain('Statements: 21 added: #1000, #1001');
    expect((await keep.pressed(look, 'Import it')).summary).toContain('is imported');
    expect(textOf(await keep.say('/stance copied', member))).toContain('#1000');
  });

  it('tell every fault with its file, line and field, and write nothing', async () => {
    const { text } = await exported();
    const faulty = text.replace('category: accusation', 'category: fact').replace('from: ', 'frm: ');
    const told = textOf(await importing(handedIn('amnesty.yaml', faulty)));
    expect(told).toMatch(/nothing of it was imported/u);
    expect(told).toMatch(/amnesty\.yaml:\d+:\d+.*category/u);
  });

  it.each([
    [
      'a picture',
      'amnesty.yaml',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    ],
    ['nothing', 'amnesty.yaml', ''],
    ['a name that lies', 'amnesty.csv', 'slug: x\ntitle: y\n'],
    ['a million aliases', 'a.yaml', `a: &a x\nb: [${'*a,'.repeat(100_000)}]\n`],
  ])('refuse %s with what is wrong', async (_, name, content) => {
    const told = await importing(handedIn(name, content));
    expect(textOf(told)).toMatch(/The file has/u);
  });

  it('refuse what is too large before it is read, and what turns out to be', async () => {
    const huge: Attached = {
      name: 'x.yaml',
      size: 100_000_000,
      read: () => Promise.reject(new Error('read')),
    };
    expect((await importing(huge)).summary).toContain('too large');
    const lying: Attached = {
      name: 'x.yaml',
      size: 10,
      read: () => Promise.reject(new AttachmentFault('too-large')),
    };
    expect((await importing(lying)).summary).toContain('too large');
    const gone: Attached = {
      name: 'x.yaml',
      size: 10,
      read: () => Promise.reject(new AttachmentFault('unreadable')),
    };
    expect((await importing(gone)).summary).toContain('Hand it in again');
  });

  it('run no formula of a spreadsheet, and give what looks like one back as it was', async () => {
    await keep.published({
      statement: 'She says no.',
      excerpt: '',
      cue: '=HYPERLINK("https://evil.example")',
    });
    const { name, text } = await exported('csv');
    expect(text).toContain(`'=HYPERLINK`);
    expect((await importing(handedIn(name, text), '/dossier import event:amnesty')).summary).toContain(
      'says already',
    );
  });

  it('take a review as somebody’s words, and never as a verdict', async () => {
    const review = {
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: 'https://checker.example/review',
      datePublished: '2022-08-10',
      claimReviewed: 'The report was written in Kyiv.',
      author: { '@type': 'Organization', name: 'Checker' },
      itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Ada Newcomer' } },
      reviewRating: { '@type': 'Rating', alternateName: 'Unproven' },
    };
    const told = await importing(
      handedIn('review.json', JSON.stringify(review)),
      '/dossier import event:amnesty',
    );
    expect(told.summary).toContain('2 drafts were begun');
    const drafts = textOf(await keep.say('/claim drafts'));
    expect(drafts).toContain('The report was written in Kyiv.');
    expect(drafts).toContain('Checker');
  });

  it('are for moderators, and what one of them handed in is nobody else’s to import', async () => {
    expect((await keep.say('/dossier import', member)).summary).toContain('Only moderators');
    expect((await keep.say('/dossier export amnesty', member)).summary).toContain('Only moderators');
    const { name, text } = await exported();
    const look = await importing(handedIn(name, text.replace('lamented aloud', 'mourned')));
    const other = { ...editor, userId: 'editor-2' };
    expect((await keep.pressed(look, 'Import it', other)).summary).toContain('not here any more');
  });
});
