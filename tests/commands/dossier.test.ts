import { describe, expect, it } from 'vitest';
import { asking, member, textOf } from '../support/asking.ts';
import { Moderating } from '../support/moderating.ts';

const whosaid = asking();
const keep = new Moderating(whosaid);

const bridge = {
  title: 'Closure of the Harbour Bridge',
  slug: 'bridge',
  happened: '2026-10-01',
  dispute: 'Was the bridge safe when it was closed?',
  parties: 'Northern Railways\nWorkshop < Northern Railways\nUnion of Ferrymen',
};

async function create(fields: Partial<typeof bridge>) {
  return keep.fill(await keep.form('/dossier create'), { ...bridge, ...fields });
}

describe('/dossier create', () => {
  it('makes a dossier that can be filled', async () => {
    const done = await create({});
    expect(done).toMatchObject({ kind: 'message', summary: expect.stringContaining('/claim add bridge') });
    expect(textOf(await keep.say('/events', member))).toContain('Closure of the Harbour Bridge');
    const stance = textOf(await keep.say('/stance bridge', member));
    expect(stance).toContain('There are no statements yet');
    const who = await keep.say('/claim add bridge speaker:"Ada Rail"');
    const begun = await keep.filled(await keep.opened(who, 'Add Ada Rail'), {
      role: 'director',
      party: 'Northern Railways',
    });
    const words = await keep.filled(await keep.opened(begun, 'Words'), {
      statement: 'Ada Rail says it was inspected.',
    });
    const source = await keep.filled(await keep.opened(words, 'New source'), {
      title: 'Gazette',
      language: 'en',
    });
    expect((await keep.pressed(source, 'Publish')).summary).toContain('is published');
    expect(textOf(await keep.say('/stance bridge', member))).toContain('Ada Rail says it was inspected.');
  });

  it('tells what is wrong at each field, and keeps what was typed', async () => {
    const reply = await create({ title: '', slug: 'My Bridge!', happened: 'last week', parties: 'A < B' });
    expect(reply).toMatchObject({
      kind: 'invalid',
      errors: {
        title: 'This is needed.',
        slug: expect.stringContaining('lower-case'),
        happened: expect.stringContaining('is not a date'),
        parties: '“B” is no line of its own.',
      },
    });
    expect(await create({ slug: 'x'.repeat(33) })).toMatchObject({ kind: 'invalid' });
    expect(await create({ slug: 'other', parties: '' })).toMatchObject({
      errors: { parties: expect.any(String) },
    });
    expect(await create({ slug: 'other', parties: 'A\nA' })).toMatchObject({
      errors: { parties: expect.any(String) },
    });
  });

  it('refuses a short name that is taken, by a dossier that comes with Whosaid too', async () => {
    for (const slug of ['bridge', 'amnesty'])
      expect(await create({ slug })).toMatchObject({
        kind: 'invalid',
        errors: { slug: expect.stringContaining('Another') },
      });
  });

  it('is for moderators, and stays within its community', async () => {
    expect((await keep.say('/dossier create', member)).summary).toContain('Only moderators');
    const elsewhere = { ...member, tenantId: 'another' };
    expect(textOf(await keep.say('/events', elsewhere))).not.toContain('Harbour Bridge');
  });
});

describe('/dossier edit', () => {
  it('changes what a dossier says of its event, here alone', async () => {
    const form = await keep.form('/dossier edit amnesty');
    expect(
      (await keep.filled(form, { title: 'The report, as we call it', aliases: 'our report' })).summary,
    ).toContain('is changed');
    expect((await keep.filled(form, {})).summary).toContain('is changed');
    expect((await keep.filled(await keep.form('/dossier edit amnesty'), {})).summary).toContain(
      'Nothing differs',
    );
    const events = textOf(await keep.say('/events', member));
    expect(events).toContain('changed by this community');
  });

  it('refuses a day up to which it goes that lies before the event', async () => {
    const form = await keep.form('/dossier edit amnesty');
    expect(await keep.fill(form, { until: '1999-01-01' })).toMatchObject({
      kind: 'invalid',
      errors: { until: 'This lies before the event.' },
    });
  });
});

describe('/dossier archive and /dossier reopen', () => {
  it('hide a dossier from this community alone, with a reason, and bring it back', async () => {
    const form = await keep.form('/dossier archive amnesty');
    expect(await keep.fill(form, { reason: ' ' })).toMatchObject({ kind: 'invalid' });
    expect((await keep.filled(form, { reason: 'We are done with it.' })).summary).toContain('is archived');
    expect((await keep.say('/stance amnesty', member)).summary).not.toContain('The report');
    expect((await keep.filled(form, { reason: 'again' })).summary).toContain('older version');
    const elsewhere = { ...member, tenantId: 'another' };
    expect((await keep.say('/stance amnesty', elsewhere)).summary).toContain('Amnesty');
    const archived = await keep.say('/dossier reopen');
    const select = archived.blocks.find((block) => block.kind === 'select');
    const title = select?.kind === 'select' ? (select.choices[0]?.label ?? '') : '';
    expect((await keep.pressed(archived, title)).summary).toContain('is back');
    expect((await keep.say('/dossier reopen')).summary).toContain('No dossier is archived');
  });
});

describe('/dossier check', () => {
  it('reads a dossier by its form, and names the command that mends each finding', async () => {
    const text = textOf(await keep.say('/dossier check amnesty'));
    expect(text).toContain('It says nothing about who is right');
    expect(text).toMatch(/Amnesty International Ukraine[:\s]*8 statements, 163 words/u);
    expect(text).toMatch(/Accusations that nobody answers here: .*#12.*\/claim link/u);
    expect(text).toContain('Every source is a translation');
    expect((await keep.say('/dossier check amnesty', member)).summary).toContain('Only moderators');
  });

  it('finds what is missing from a small one', async () => {
    await create({ slug: 'small', title: 'A small dispute' });
    const who = await keep.say('/claim add small speaker:"Ada Rail"');
    const begun = await keep.filled(await keep.opened(who, 'Add Ada Rail'), {
      role: 'director',
      party: 'Northern Railways',
    });
    const typed = { statement: 'Ada Rail admits the bridge was “not safe”.' };
    const words = await keep.filled(await keep.opened(begun, 'Words'), typed);
    const ready = await keep.filled(await keep.opened(words, 'New source'), {
      title: 'Gazette',
      language: 'en',
    });
    expect(textOf(ready)).toContain('“admits” in the statement takes a side');
    const done = await keep.pressed(ready, 'Publish');
    const [, number] = /#(\d+)/.exec(done.summary) ?? [];
    const text = textOf(await keep.say('/dossier check small'));
    expect(text).toContain('Workshop and Union of Ferrymen');
    expect(text).toContain(`Quotations that nobody could check: #${number}`);
    expect(text).toContain(`Statements with a word that takes a side: #${number}`);
    expect(text).toContain('Sources that nobody can look up: Gazette');
    expect(text).toContain('too small for a quiz');
  });
});
