import { MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { controlsOf } from '../../fakes/discord/render-text.ts';
import type { Sight } from '../../fakes/discord/sight.ts';
import { whosaidOnDiscord } from './discord-whosaid.ts';

const whosaid = whosaidOnDiscord();
const mia = () => whosaid.discord.member('member');

// Only what can be pressed is looked at.
const empty = { components: [] } as unknown as NonNullable<Sight['message']>;

function labels({ message }: Sight): readonly string[] {
  return controlsOf(message ?? empty).flatMap((one) => ('label' in one && one.label ? [one.label] : []));
}

/** The id of the button of that label, or of the select that asks so. */
function control({ message }: Sight, label: string): string {
  const found = message === null ? [] : controlsOf(message);
  for (const one of found) {
    const said = one.type === 3 ? one.placeholder : 'label' in one ? one.label : undefined;
    if (said === label && 'custom_id' in one) return one.custom_id;
  }
  throw new Error(`nothing says ${label}`);
}

test('/stance amnesty is answered at once, in one message of components that the member alone sees', async () => {
  const seen = await mia().slash('/stance', { event: 'amnesty' });
  expect(seen).toMatchObject({ kind: 'message', private: true });
  expect(seen.text).toContain('### The Amnesty International report of 4 August 2022 on Ukraine');
  expect(seen.text).toContain('Government of Ukraine');
  expect((seen.message?.flags ?? 0) & MessageFlags.IsComponentsV2).toBeTruthy();
  expect(seen.followUps).toEqual([]);
  expect(whosaid.discord.channel('general').messages).toEqual([]);
});

test('turning a page changes the member’s own message in place', async () => {
  const seen = await mia().slash('/stance', { event: 'amnesty', party: 'Amnesty International' });
  const first = seen.text;
  const next = await mia().press(seen, control(seen, 'Next'));
  expect(next.kind).toBe('update');
  expect(seen.text).not.toBe(first);
  expect(control(seen, 'Back')).toContain(':');
});

test('every page of the bundled dossier fits into one message', async () => {
  let seen = await mia().slash('/stance', { event: 'amnesty' });
  const parties = labels(seen).flatMap((label) => /^(.+) in full$/.exec(label)?.[1] ?? []);
  expect(parties.length).toBe(3);
  for (const line of ['/timeline', '/sources', ...parties]) {
    const given = { event: 'amnesty' };
    seen = await (line.startsWith('/')
      ? mia().slash(line, given)
      : mia().slash('/stance', { ...given, party: line }));
    for (let pages = 0; pages < 20; pages += 1) {
      expect(seen.followUps).toEqual([]);
      if (!labels(seen).includes('Next')) break;
      seen = await mia().press(seen, control(seen, 'Next'));
    }
  }
});

test('an inexact name is answered with a select, and what is chosen takes its place', async () => {
  const seen = await mia().slash('/stance', { event: 'nonsense' });
  expect(seen.text).toContain('There is no event “nonsense” here.');
  const chosen = await mia().choose(seen, control(seen, 'Choose one'), ['amnesty']);
  expect(chosen.kind).toBe('update');
  expect(seen.text).toContain('### The Amnesty International report');
});

test('what is being typed is completed, one option with regard to the other', async () => {
  const events = await mia().autocomplete('/stance', { event: 'am' }, 'event');
  expect(events.choices.map(({ value }) => value)).toEqual(['amnesty']);
  const parties = await mia().autocomplete('/stance', { event: 'amnesty', party: 'gov of ukr' }, 'party');
  expect(parties.choices[0]).toEqual({ name: 'Government of Ukraine', value: 'Government of Ukraine' });
});

test('anybody’s message can be asked about from its own menu', async () => {
  const message = whosaid.discord
    .member('other')
    .say('“based on evidence obtained during large-scale investigations”, she said');
  const seen = await mia().contextMenu('Who said this?', message);
  expect(seen).toMatchObject({ kind: 'message', private: true });
  expect(seen.text).toContain('Agnès Callamard');
});

test('in a direct message the bundled dossiers are told, and nothing is offered to share', async () => {
  const seen = await mia().slash('/stance', { event: 'amnesty' }, { channel: 'dm' });
  expect(seen.text).toContain('### The Amnesty International report');
  expect(seen.text).not.toContain('Share here');
});

test('an event that Discord delivers twice is answered once', async () => {
  const seen = await mia().slash('/stance', { event: 'amnesty' });
  const before = whosaid.discord.requests.length;
  await mia().again(seen);
  await mia().slash('/events');
  expect(whosaid.discord.requests.length).toBe(before + 1);
});

test('a button that nothing here can have made is told to be outdated', async () => {
  const seen = await mia().slash('/stance', { event: 'amnesty' });
  const [button] = controlsOf(seen.message ?? empty);
  if (button === undefined || !('custom_id' in button)) throw new Error('no button');
  const forged = {
    ...seen.message,
    components: [{ type: 1, components: [{ ...button, custom_id: 'gone' }] }],
  };
  const pressed = await mia().press(forged as never, 'gone');
  expect(pressed).toMatchObject({ kind: 'message', private: true });
  expect(pressed.text).toContain('older version');
});
