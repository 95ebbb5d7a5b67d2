import { describe, expect, it } from 'vitest';
import type { Invalid } from '../../src/chat/form.ts';
import { asking, member, textOf } from '../support/asking.ts';
import { Moderating } from '../support/moderating.ts';

const whosaid = asking();
const keep = new Moderating(whosaid);

const form = (part: string) => keep.form(`/dossier edit amnesty part:"${part}"`);

async function changed(part: string, fields: Readonly<Record<string, string>>): Promise<string> {
  return textOf(await keep.filled(await form(part), fields));
}

async function errors(
  part: string,
  fields: Readonly<Record<string, string>>,
): Promise<Invalid['errors'] | null> {
  const reply = await keep.fill(await form(part), fields);
  return reply.kind === 'invalid' ? reply.errors : null;
}

describe('/dossier edit with a part', () => {
  it('corrects a speaker’s name wherever it is shown, and leaves who changed it in the log of changes', async () => {
    expect(textOf(await keep.say('/stance amnesty', member))).toContain('Oksana Pokalchuk');
    expect(await changed('Pokalchuk', { name: 'Oksana  Pokalchuk-Test' })).toContain('is changed');
    const stance = textOf(await keep.say('/stance amnesty party:"Amnesty International Ukraine"', member));
    expect(stance).toContain('Oksana Pokalchuk-Test');
    const elsewhere = { ...member, tenantId: 'another' };
    expect(textOf(await keep.say('/stance amnesty', elsewhere))).not.toContain('Pokalchuk-Test');
    await changed('Pokalchuk', { name: 'Oksana Pokalchuk' });
  });

  it('takes statements along with the role they were made in, and asks where that is not clear', async () => {
    const { fields } = await form('Kuleba');
    expect(fields.find(({ name }) => name === 'roles')?.value).toBe(
      'head of Ukrainian diplomacy < Government of Ukraine',
    );
    await changed('Kuleba', { roles: 'minister of foreign affairs < Government of Ukraine' });
    expect(textOf(await keep.say('/stance amnesty party:"Government of Ukraine"', member))).toContain(
      'minister of foreign affairs',
    );
    expect(await errors('Kuleba', { roles: 'a < Ukraine\nb < Ukraine' })).toEqual({
      roles: expect.stringContaining('Statements were made as “minister of foreign affairs”'),
    });
    await changed('Kuleba', {
      roles: 'minister of foreign affairs < Government of Ukraine\nguest < Amnesty International',
    });
    await changed('Kuleba', {
      roles: 'head of Ukrainian diplomacy < Ukraine\nguest < Amnesty International',
    });
    await changed('Kuleba', { roles: 'head of Ukrainian diplomacy < Ukraine' });
  });

  it.each([
    ['nothing', '', 'A speaker needs a role'],
    ['a role without a side', 'adviser', 'Whose?'],
    ['a side that is not there', 'adviser < Narnia', '“Narnia” is no side of this dossier.'],
    ['a role twice', 'adviser < Ukraine\nadviser < Kyiv', '“adviser” is there already.'],
    ['a role for two sides', 'adviser < Ukraine\nadviser < Russia', '“adviser” is there already.'],
  ])('refuses %s where roles are asked for', async (_, roles, told) => {
    expect(await errors('Zelensky', { roles })).toEqual({ roles: expect.stringContaining(told) });
  });

  it('corrects a side, which can be no part of itself and have no other’s name', async () => {
    expect(
      await changed('Government of Russia', { name: 'Russian Federation', aliases: 'Moscow' }),
    ).toContain('Russian Federation is changed');
    expect(textOf(await keep.say('/stance amnesty party:Moscow', member))).toContain('Russian Federation');
    expect(await errors('Government of Ukraine', { name: 'amnesty international' })).toEqual({
      name: '“amnesty international” is there already.',
    });
    expect(await errors('Amnesty International Ukraine', { parent: 'Nobody' })).toEqual({
      parent: expect.stringContaining('no side'),
    });
    const { choices = [] } = (
      await keep.say('/dossier edit amnesty part:"Amnesty International"')
    ).blocks.flatMap((block) => (block.kind === 'select' ? [block] : []))[0] ?? { choices: [] };
    expect(choices.map(({ label, hint }) => [label, hint])).toEqual([
      ['Amnesty International', 'speaker'],
      ['Amnesty International', 'side'],
    ]);
    const side = choices.find(({ hint }) => hint === 'side')?.value ?? '';
    expect(await errors(side, { parent: 'Amnesty International Ukraine' })).toEqual({
      parent: '“Amnesty International Ukraine” is a part of it already.',
    });
  });

  it('warns of a name that looks like another', async () => {
    // With a Cyrillic о.
    expect(await changed('Zelensky', { name: 'Dmytro Kulеba' })).toContain('looks like Dmytro Kuleba');
    await changed('Zelensky', { name: 'Volodymyr Zelensky' });
  });

  it('corrects a source’s address, whose archived copy goes with the old one', async () => {
    const { fields } = await form('News article');
    const before = Object.fromEntries(fields.map(({ name, value = '' }) => [name, value]));
    expect(await errors('News article', { url: 'javascript:alert(1)', language: 'xx yy' })).toMatchObject({
      url: expect.any(String),
      language: expect.any(String),
    });
    await changed('News article', { url: 'https://news.example/moved' });
    const stance = await keep.say('/stance amnesty', member);
    expect(JSON.stringify(await keep.pressed(stance, 'Sources', member))).toContain(
      'https://news.example/moved',
    );
    await changed('News article', before);
    expect(await changed('News article', before)).toContain('Nothing differs');
  });

  it('asks which one where the name is nobody’s, and is for moderators', async () => {
    const asked = await keep.say('/dossier edit amnesty part:Napoleon');
    expect(asked.summary).toContain('“Napoleon” is no side, speaker or source');
    expect((await keep.say('/dossier edit amnesty part:Kuleba', member)).summary).toContain(
      'Only moderators',
    );
  });

  it('keeps what was typed where the part is gone, or was changed by somebody else meanwhile', async () => {
    const opened = await form('Zelensky');
    await changed('Zelensky', { aliases: 'Zelenskyy' });
    expect(textOf(await keep.filled(opened, { name: 'Volodymyr Zelenskyi' }))).toContain('is changed');
    const forged = { ...opened, on: opened.on.replace(/[0-9a-f]{4}$/u, 'ffff') as typeof opened.on };
    expect((await keep.filled(forged, {})).summary).toContain('gone');
  });
});
