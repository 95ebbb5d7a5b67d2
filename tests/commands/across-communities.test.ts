import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Actor } from '../../src/chat/actor.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Invocation } from '../../src/chat/router.ts';
import type { CommunityKey } from '../../src/core/dossier/dossier.ts';
import { asking, member } from '../support/asking.ts';
import { editor, Moderating } from '../support/moderating.ts';

/** Stands in everything that the one community writes, and nowhere else. */
const SECRET = 'Quagga';
const here = 'web:local' as CommunityKey;
const stranger: Actor = { ...editor, tenantId: 'another', userId: 'stranger' };

const whosaid = asking();
const keep = new Moderating(whosaid);

const refs = new Set<string>();
const values = new Set<string>();

/** Everything that can be pressed, chosen or filled in. */
function harvest(reply: Reply): void {
  if (reply.kind !== 'message') {
    const form = reply.kind === 'form' ? reply : reply.form;
    refs.add(form.on);
    return;
  }
  for (const block of reply.blocks) {
    if (block.kind === 'buttons') for (const { on } of block.buttons) refs.add(on);
    if (block.kind !== 'select') continue;
    refs.add(block.on);
    for (const { value } of block.choices) values.add(value);
  }
}

async function done(invocation: Invocation, actor: Actor = editor): Promise<Reply> {
  const { reply } = await whosaid.answer(invocation, actor);
  if (actor.tenantId === editor.tenantId) harvest(reply);
  return reply;
}

/** What there is of the one community, as its own see it. */
async function everything(): Promise<string> {
  const { shelf, drafts, settings, editing } = whosaid.app.store;
  const entries = await shelf.entries(here);
  return JSON.stringify([
    await Promise.all(entries.map(({ id }) => editing.read(here, id))),
    await drafts.queue(here, 0),
    await drafts.editing(here, editor.userId),
    await drafts.suggested(here, member.userId, 20),
    await settings.review(here),
    await settings.logChannel(here),
    await settings.blocked(here),
  ]);
}

beforeAll(async () => {
  const created = await keep.form('/dossier create');
  harvest(created);
  harvest(
    await keep.fill(created, {
      title: `The ${SECRET} case`,
      slug: 'secret-case',
      happened: '2026-10-01',
      dispute: `Was the ${SECRET} there?`,
      parties: `${SECRET} Friends\n${SECRET} Foes`,
    }),
  );
  const who = await keep.say(`/claim add secret-case speaker:"Ada ${SECRET}"`);
  harvest(who);
  const begun = await keep.filled(await keep.opened(who, `Add Ada ${SECRET}`), {
    role: 'head',
    party: `${SECRET} Friends`,
  });
  harvest(begun);
  const words = await keep.opened(begun, 'Words');
  harvest(words);
  const typed = await keep.filled(words, { statement: `Ada ${SECRET} says the ${SECRET} was there.` });
  const source = await keep.filled(await keep.opened(typed, 'New source'), {
    title: `${SECRET} Gazette`,
    language: 'en',
  });
  harvest(source);
  harvest(await keep.pressed(source, 'Publish'));
  const edited = await keep.filled(await keep.form('/claim edit 1000'), { cue: SECRET });
  harvest(edited);
  const suggested = await keep.form(`/claim suggest secret-case speaker:"Ada ${SECRET}"`, member);
  const preview = await keep.filled(suggested, { statement: `She says ${SECRET} again.` }, member);
  harvest(preview);
  harvest(await keep.pressed(preview, 'Hand in', member));
  await keep.say('/claim retract 1000 reason:"A slip"');
  await keep.say('/claim undo 1000');
  for (const line of [
    '/stance secret-case',
    '/timeline secret-case',
    '/sources secret-case',
    `/whosaid ${SECRET}`,
    '/events',
    '/claim queue',
    '/claim drafts',
    '/claim history 1000',
    '/claim edit 1000',
    '/claim suggest secret-case',
    '/dossier edit secret-case',
    '/dossier archive secret-case',
    '/dossier import secret-case',
    '/settings show',
  ])
    await done({ kind: 'line', line });
});

describe('a moderator of another community', () => {
  it('learns and changes nothing by any button, select or form of this one', async () => {
    expect(refs.size).toBeGreaterThan(40);
    const before = await everything();
    for (const ref of refs) {
      const fields = { statement: 'x', title: 'x', reason: 'x', says: 'x', number: '1000', slug: 'x' };
      for (const invocation of [
        { kind: 'press', ref, values: [] },
        ...[...values].map((value) => ({ kind: 'press', ref, values: [value] }) as const),
        { kind: 'submit', ref, fields },
      ] as const) {
        const reply = JSON.stringify(await done(invocation, stranger));
        // What they wrote themselves may come back.
        const [written = SECRET.repeat(2)] = 'values' in invocation ? invocation.values : [];
        expect(reply.replaceAll(written, ''), `${ref} ${JSON.stringify(invocation)}`).not.toContain(SECRET);
      }
    }
    expect(await everything()).toBe(before);
  });

  it('learns and changes nothing by any command that names what is in this one', async () => {
    const before = await everything();
    const names = ['secret-case', `The ${SECRET.toLowerCase()} case`, '1000', '#1000', 'two'];
    for (const { name, options } of commands) {
      for (const value of names) {
        const given = Object.fromEntries(
          Object.entries(options)
            .filter(([, { kind }]) => kind !== 'channel' && kind !== 'mention')
            .map(([option]) => [option, option === 'relation' ? 'disputes' : value]),
        );
        const reply = await done({ kind: 'command', name, options: given }, stranger);
        expect(JSON.stringify(reply), `/${name} ${value}`).not.toContain(SECRET);
        for (const [option, { suggest }] of Object.entries(options)) {
          if (suggest === undefined) continue;
          const asked = { command: name, option, partial: value, others: given };
          expect(JSON.stringify(await whosaid.app.router.suggest(stranger, asked))).not.toContain(SECRET);
        }
      }
    }
    expect(await everything()).toBe(before);
  });

  it('can’t tell a number or an id of this one from one that never was', async () => {
    for (const line of ['/claim history %', '/claim edit %', '/claim undo %', '/claim retract % reason:x']) {
      const [theirs, none] = await Promise.all(
        ['1000', '987654'].map((number) => done({ kind: 'line', line: line.replace('%', number) }, stranger)),
      );
      expect(JSON.stringify(theirs).replaceAll('1000', 'N')).toBe(
        JSON.stringify(none).replaceAll('987654', 'N'),
      );
    }
    for (const ref of refs) {
      const forged = ref.replace(/[\w-]{12,}/gu, (id) => 'x'.repeat(id.length));
      if (forged === ref) continue;
      const press = async (to: string) =>
        JSON.stringify(await done({ kind: 'press', ref: to, values: [] }, stranger));
      const ids = ref.match(/[\w-]{12,}/gu) ?? [];
      const theirs = ids.reduce((reply, id) => reply.replaceAll(id, 'x'.repeat(id.length)), await press(ref));
      expect(theirs, ref).toBe(await press(forged));
    }
  });
});
