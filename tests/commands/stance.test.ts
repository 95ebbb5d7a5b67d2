import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat/message.ts';
import { asking, headingsOf, labelsOf, member, messageOf, textOf } from '../support/asking.ts';

const us = asking();
const parties = ['Amnesty International', 'Amnesty International Ukraine', 'Government of Ukraine'];
const title = 'The Amnesty International report of 4 August 2022 on Ukraine';

/** How many statements stand under each party's heading. */
function statementsByParty(message: Message): Record<string, number> {
  const counts: Record<string, number> = {};
  let heading = '';
  for (const block of message.blocks) {
    if (block.kind === 'heading') heading = block.text;
    if (
      (block.kind === 'text' || block.kind === 'quote') &&
      /^#\d+ /u.test(textOf({ ...message, blocks: [block] }))
    )
      counts[heading] = (counts[heading] ?? 0) + 1;
  }
  return counts;
}

describe('/stance amnesty', () => {
  it('opens with what the event is, when it was, and what is in dispute', async () => {
    const text = textOf(await us.say('/stance amnesty'));
    expect(text.split('\n').slice(0, 3)).toEqual([
      title,
      'In dispute: Was the report fair and soundly made? Had the Ministry of Defence time to answer?',
      '4 August 2022',
    ]);
  });

  it('gives every party that speaks the same space and counts the rest', async () => {
    const message = await us.say('/stance amnesty');
    expect(statementsByParty(message)).toEqual(Object.fromEntries(parties.map((party) => [party, 3])));
    expect(textOf(message)).toMatch(
      /Agnès Callamard \(secretary general of Amnesty International\) · 3 of 10 statements/,
    );
    expect(textOf(message)).toContain('3 of 8 statements');
  });

  it('lets the head of the Ukrainian section speak for that section, not for Amnesty International', async () => {
    const lines = textOf(await us.say('/stance amnesty')).split('\n');
    expect(lines[lines.indexOf('Amnesty International Ukraine') + 1]).toMatch(
      /^Speaking: Oksana Pokalchuk \(head of Amnesty International in Ukraine\)/,
    );
    expect(lines[lines.indexOf('Amnesty International') + 1]).not.toContain('Pokalchuk');
  });

  it('sets fragments as quotations inside a sentence that says who says it, and marks them as translated', async () => {
    const message = await us.say('/stance amnesty');
    const block = message.blocks.find(
      (one) => one.kind === 'text' && textOf({ ...message, blocks: [one] }).startsWith('#21 '),
    );
    expect(block).toMatchObject({
      text: [
        { bold: '#21' },
        ' ',
        'Dmytro Kuleba says Amnesty International creates ',
        { quote: 'a false balance between the oppressor and the victim', lang: 'en' },
        '.',
      ],
    });
    const under = message.blocks[message.blocks.indexOf(block ?? { kind: 'heading', text: '' }) + 1];
    expect(under).toEqual({
      kind: 'note',
      text: 'undated · quoted in part (machine-translated) · source 1 · disputes #4 (editors’ reading)',
    });
  });

  it('says of a relation whether the source states it', async () => {
    const text = textOf(await us.say('/stance amnesty'));
    expect(text).toContain('answers #4 (says the source)');
    expect(text).toContain('disputes #11 (editors’ reading)');
  });

  it('names the voices that are missing, with the reason and who claims it, and never calls them silent', async () => {
    const text = textOf(await us.say('/stance amnesty'));
    expect(text).toContain(
      'Ministry of Defence of Ukraine: no statement here; asked about the findings on 29 July, according to Amnesty International (#11).',
    );
    expect(text).toContain('Government of Russia: no statement here');
    expect(text).not.toMatch(/silent|refused to comment/i);
  });

  it('says what it rests on, and that layout and order are no finding', async () => {
    const text = textOf(await us.say('/stance amnesty'));
    expect(text).toContain(
      'Rests on 1 source (machine-translated from French), up to about 6 August 2022: positions then, not now.',
    );
    expect(text).toContain(
      'Quotations checked by the dossier’s editors on 24 November 2026 (repeat: npm run verify).',
    );
    expect(text).toContain('Equal space is layout, not a finding that the positions weigh the same.');
  });

  it('fits one message, with buttons that lead on', async () => {
    expect(labelsOf(await us.say('/stance amnesty')).toSorted()).toEqual([
      'Amnesty International Ukraine in full',
      'Amnesty International in full',
      'Government of Ukraine in full',
      'Something here is wrong',
      'Sources',
      'Timeline',
    ]);
    expect(textOf(await us.say('/stance amnesty')).length).toBeLessThan(4_000);
  });

  it('lets each party lead one UTC day in three', async () => {
    const leads: (string | undefined)[] = [];
    for (const day of ['2026-11-24T00:00:00Z', '2026-11-25T23:59:59Z', '2026-11-26T12:00:00Z']) {
      us.setTime(day);
      leads.push(headingsOf(await us.say('/stance amnesty'))[1]);
    }
    us.setTime('2026-11-24T12:00:00Z');
    expect(leads.toSorted()).toEqual(parties);
  });
});

describe('how /stance finds its event', () => {
  it.each([
    'amnesty',
    'AMNESTY',
    'amnesti',
    'amnsety',
    'Amnesty report',
    title,
    'звіт Міжнародної амністії',
    'zvit Mizhnarodnoi amnistii',
  ])('by its own names and small typos: %s', async (name) => {
    const message = await us.say(`/stance ${name}`);
    expect(headingsOf(message)[0]).toBe(title);
    expect(message.blocks[0]).toMatchObject({ kind: 'heading' });
  });

  it.each(['Покальчук', 'Pokaltchouk', 'Pokalchuk', 'pokalchuck', 'Оксана Покальчук'])(
    'by a speaker, saying so: %s',
    async (name) => {
      const [first] = textOf(await us.say(`/stance ${name}`)).split('\n');
      expect(first).toBe(`“${name}” is Oksana Pokalchuk, who speaks in this dossier.`);
    },
  );

  it('by a party, saying so', async () => {
    const [first] = textOf(await us.say('/stance Kremlin')).split('\n');
    expect(first).toBe('“Kremlin” is Government of Russia, a side in this dossier.');
  });

  it('not by guessing: an unknown name is answered with the events there are', async () => {
    const answer = await us.answer({ kind: 'line', line: '/stance nothing-like-this' });
    expect(answer.outcome).toBe('refused');
    const message = await us.say('/stance nothing-like-this');
    expect(textOf(message)).toContain('There is no event “nothing-like-this” here.');
    expect(textOf(message)).toContain('/events');
    expect(headingsOf(await us.press(message, title))[0]).toBe(title);
  });

  it('asks which event, with choices, when none is named', async () => {
    const message = await us.say('/stance');
    expect(textOf(message)).toContain('Which event?');
    expect(headingsOf(await us.press(message, title))[0]).toBe(title);
  });
});

describe('/stance event party', () => {
  it.each(['Government of Ukraine', 'kyiv', 'Київ', 'Kuleba', 'government of ukrane'])(
    'shows one party in full by any of its names or voices: %s',
    async (party) => {
      const message = await us.say(`/stance amnesty party:"${party}"`);
      expect(statementsByParty(message)).toEqual({ 'Government of Ukraine': 3 });
      expect(textOf(message)).toContain(
        'Dmytro Kuleba, head of Ukrainian diplomacy · undated · quoted in part (machine-translated) · reaction · about Amnesty International · attributed as: said · source 1 · disputes #4 (says the source)',
      );
    },
  );

  it('shows all ten statements for Amnesty International, page by page', async () => {
    const first = await us.press(await us.say('/stance amnesty'), 'Amnesty International in full');
    let page = first;
    let shown = 0;
    for (;;) {
      shown += Object.values(statementsByParty(page)).reduce((sum, count) => sum + count, 0);
      if (!labelsOf(page).includes('Next')) break;
      page = await us.press(page, 'Next');
    }
    expect(shown).toBe(10);
    expect(labelsOf(page)).toContain('Back');
  });

  it('says of a party without a statement that these sources carry none', async () => {
    expect(textOf(await us.say('/stance amnesty party:Russia'))).toContain(
      'These sources carry no statement by Government of Russia.',
    );
  });

  it('offers the parties when the name is none of theirs, and goes on with the same event', async () => {
    const message = await us.say('/stance amnesty party:Narnia');
    expect(labelsOf(message)).toEqual([...parties, 'Government of Russia']);
    expect(statementsByParty(await us.press(message, 'Government of Ukraine'))).toEqual({
      'Government of Ukraine': 3,
    });
  });

  it('suggests parties of the event that is given', async () => {
    const suggest = (event: string, partial: string) =>
      us.app.router.suggest(member, { command: 'stance', option: 'party', partial, others: { event } });
    expect((await suggest('amnesty', '')).map(({ label }) => label)).toEqual([
      ...parties,
      'Government of Russia',
    ]);
    expect((await suggest('amnesty', 'Кул')).map(({ label }) => label)).toEqual(['Government of Ukraine']);
    expect(await suggest('no such event', 'Кул')).toEqual([]);
  });
});

describe('buttons of a stance', () => {
  it('keep the order of the day they were made on, past midnight', async () => {
    us.setTime('2026-11-25T23:59:59Z');
    const before = await us.say('/stance amnesty');
    const dossier = /party\.open:([^.]+)\./u.exec(JSON.stringify(before))?.[1];
    us.setTime('2026-11-26T00:00:01Z');
    const day = Date.UTC(2026, 10, 25) / 86_400_000;
    const answer = await us.answer({ kind: 'press', ref: `stance.page:${dossier}.${day}.1`, values: [] });
    expect(answer.shows).toBe('update');
    expect(headingsOf(messageOf(answer))).toEqual(headingsOf(before));
    expect(headingsOf(await us.say('/stance amnesty'))).not.toEqual(headingsOf(before));
    us.setTime('2026-11-24T12:00:00Z');
  });

  it.each([
    'stance.page:nobody.20000.1',
    'stance.page:x',
    'stance.page:',
    'stance.page:a.b.c.d.e',
    'party.open:nobody.amnesty',
    'party.pick:nobody',
    'stance.erase:1',
    'timeline.page:nobody.1',
    'sources.open:../../etc',
    'events.page:-1',
    'claim.retract:1',
  ])('that are forged or outdated are told so: %s', async (ref) => {
    const answer = await us.answer({ kind: 'press', ref, values: [] });
    expect(answer.outcome).toBe('refused');
    expect(answer.reply.kind === 'message' && textOf(answer.reply)).toMatch(/Type the command again/);
  });

  it('lead to the last page where the one they ask for does not exist', async () => {
    const message = await us.press(await us.say('/stance amnesty'), 'Amnesty International in full');
    const next = message.blocks
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      .find(({ label }) => label === 'Next');
    const ref = (next?.on ?? '').replace(/\.\d+$/u, '.999');
    const answer = await us.answer({ kind: 'press', ref, values: [] });
    expect(answer.reply.kind === 'message' && textOf(answer.reply)).toMatch(/Page (\d+) of \1/);
  });
});
