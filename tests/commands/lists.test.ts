import { describe, expect, it } from 'vitest';
import { directTenant } from '../../src/chat/actor.ts';
import { asking, headingsOf, labelsOf, member, textOf } from '../support/asking.ts';

const us = asking();
const title = 'The Amnesty International report of 4 August 2022 on Ukraine';

describe('/timeline', () => {
  it('lists the dated statements in their order and the undated ones under their own heading', async () => {
    let page = await us.say('/timeline amnesty');
    const headings = [...headingsOf(page)];
    while (labelsOf(page).includes('Next')) {
      page = await us.press(page, 'Next');
      headings.push(...headingsOf(page).slice(1));
    }
    // How wide the spaces around a dash are is up to the ICU that Node comes with.
    expect([...new Set(headings)].map((heading) => heading.replace(/\s*–\s*/u, '–'))).toEqual([
      `Timeline: ${title}`,
      '4 August 2022',
      '5 August 2022',
      '5–6 August 2022',
      '6 August 2022',
      'Date not given in the source',
    ]);
  });

  it('leads back to all sides', async () => {
    const message = await us.press(await us.say('/timeline amnesty'), 'All sides');
    expect(headingsOf(message)).toContain('Government of Ukraine');
  });
});

describe('/sources', () => {
  it('says of each source its language, translation and date, what it carries, and its digest', async () => {
    const text = textOf(await us.say('/sources amnesty'));
    expect(text).toContain('Language: English, machine-translated from French');
    expect(text).toContain('Published: about 6 August 2022');
    expect(text).toContain('Publisher: unknown');
    expect(text).toContain('Carries: 21 statements');
    expect(text).toMatch(/SHA-256 of the text: [0-9a-f]{64} \(normalisation 1\)/);
  });
});

describe('/events', () => {
  it('lists the dossiers, and a choice opens one', async () => {
    const message = await us.say('/events');
    expect(textOf(message)).toContain('4 August 2022 · comes with Whosaid · /stance amnesty');
    expect(headingsOf(await us.press(message, title))[0]).toBe(title);
  });
});

describe('/help', () => {
  it('names every command with its use', async () => {
    const text = textOf(await us.say('/help'));
    for (const usage of [
      '/stance event [party:…]',
      '/timeline event',
      '/sources event',
      '/whosaid words [event:…]',
      '/events',
      '/help [command]',
    ])
      expect(text).toContain(`${usage}: `);
  });

  it.each(['stance', '/stance', 'STANCE'])(
    'explains one command, with lines to try that work: %s',
    async (name) => {
      const text = textOf(await us.say(`/help ${name}`));
      expect(text).toContain('party: One side in full (may be left out)');
      const [, tries = ''] = /Try: (.*)/u.exec(text) ?? [];
      for (const line of tries.split(' · ')) {
        expect((await us.answer({ kind: 'line', line })).outcome).toBe('done');
      }
    },
  );

  it('offers the commands there are for one there is not', async () => {
    expect(labelsOf(await us.say('/help dance'))).toContain('/stance');
  });
});

describe('in a direct message', () => {
  const direct = { ...member, platform: 'discord' as const, tenantId: directTenant };

  it('the list of events says that only what comes with Whosaid is seen there', async () => {
    expect(textOf(await us.say('/events', direct))).toContain('In a direct message you see what comes with');
    expect(textOf(await us.say('/events'))).not.toContain('In a direct message');
  });

  it('so does the answer to an event that is not found', async () => {
    expect((await us.say('/stance zzzzzzz', direct)).summary).toContain('In a direct message you see');
  });

  it('bundled dossiers answer', async () => {
    expect(headingsOf(await us.say('/stance amnesty', direct))[0]).toBe(title);
  });
});
