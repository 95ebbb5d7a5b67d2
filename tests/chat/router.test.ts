import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/chat/actor.ts';
import { makeRouter, SUGGESTIONS } from '../../src/chat/make-router.ts';
import type { Block } from '../../src/chat/message.ts';
import type { Answer, Invocation } from '../../src/chat/router.ts';
import { en } from '../../src/texts/en.ts';
import {
  actionNames,
  actor,
  member,
  moderator,
  rulesSave,
  sampleRouter,
  stanceOpen,
} from './sample-router.ts';

const t = en.router;

async function answer(invocation: Invocation | string, by: Actor = member): Promise<Answer> {
  return sampleRouter().router.answer(by, invocationOf(invocation));
}

function invocationOf(invocation: Invocation | string): Invocation {
  return typeof invocation === 'string' ? { kind: 'line', line: invocation } : invocation;
}

/** What a screen reader says of the reply. */
function told({ reply }: Answer): string {
  return reply.kind === 'message' ? reply.summary : `a form: ${reply.kind}`;
}

function blockOf<Kind extends Block['kind']>({ reply }: Answer, kind: Kind) {
  const blocks = reply.kind === 'message' ? reply.blocks : [];
  return blocks.find((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
}

function refused(words: string) {
  return { outcome: 'refused', shows: 'new', reply: { kind: 'message', summary: words } };
}

describe('a command', () => {
  it('runs with its options, however the platform tells them apart', async () => {
    const done = { outcome: 'done', shows: 'new', reply: { summary: 'amnesty for Ukraine' } };
    expect(await answer('/stance amnesty party:Ukraine')).toMatchObject(done);
    expect(
      await answer({ kind: 'command', name: 'stance', options: { event: 'amnesty', party: ' Ukraine\n' } }),
    ).toMatchObject(done);
  });

  it('that does not exist is answered with its nearest, or the list', async () => {
    expect(await answer('/stanze amnesty')).toMatchObject(refused(t.unknownCommandNear('stanze', 'stance')));
    expect(await answer('/xyz')).toMatchObject(refused(t.unknownCommand('xyz')));
    expect(t.unknownCommand('xyz')).toContain('/help');
    expect(await answer({ kind: 'command', name: '__proto__', options: {} })).toMatchObject(
      refused(t.unknownCommand('__proto__')),
    );
  });

  it('with a name of any length is answered in a few words', async () => {
    const reply = told(await answer(`/${'😀'.repeat(50_000)}`));
    expect(reply).toContain(`${'😀'.repeat(40)}…`);
    expect(reply.length).toBeLessThan(250);
  });

  it.each([
    ['', t.nothingTyped],
    ['   ', t.nothingTyped],
    ['/stance "amnesty', t.unclosedQuote],
    ['/stance amnesty author:x', t.unknownOption('stance', 'author', '/stance event [party:…]')],
    ['/stance amnesty event:other', t.doubledOption('stance', 'event', '/stance event [party:…]')],
    ['/whosaid a b event:c event:d', t.doubledOption('whosaid', 'event', '/whosaid words [event:…]')],
    [`/whosaid ${'x'.repeat(21)}`, t.tooLong('words', 21, 20)],
    [`/whosaid ${'x'.repeat(100_000)}`, t.tooLong('words', 100_000, 20)],
  ])('typed wrongly is answered with what to do: %.40s', async (line, words) => {
    expect(await answer(line)).toMatchObject(refused(words));
  });

  it.each(['nothing', 'constructor', '__proto__'])('takes no option “%s” from a platform', async (name) => {
    const options = JSON.parse(`{"event":"amnesty","${name}":"x"}`);
    expect(await answer({ kind: 'command', name: 'stance', options })).toMatchObject(
      refused(t.unknownOption('stance', name, '/stance event [party:…]')),
    );
  });

  it('refuses in its own words what only it knows to be wrong', async () => {
    expect(await answer('/stance zzz')).toMatchObject(refused(en.events.none));
  });
});

describe('an option that could mean several things', () => {
  it('is asked for, and picking one runs the command with the others kept', async () => {
    const { router } = sampleRouter();
    const asked = await router.answer(member, invocationOf('/stance report party:"Government of Ukraine"'));
    expect(asked).toMatchObject(refused(en.events.several('report')));
    const select = blockOf(asked, 'select');
    expect(select?.choices.map(({ value }) => value)).toEqual(['report-a', 'report-b']);
    const picked = await router.answer(member, {
      kind: 'press',
      ref: select?.on ?? '',
      values: ['report-b'],
    });
    expect(picked).toMatchObject({
      outcome: 'done',
      shows: 'update',
      reply: { summary: 'report-b for Government of Ukraine' },
    });
  });

  it.each([['x'.repeat(90)], ['this | that']])(
    'is asked for in words where a button can’t carry the others: %s',
    async (party) => {
      const asked = await answer({ kind: 'command', name: 'stance', options: { event: 'report', party } });
      expect(asked).toMatchObject(refused(en.events.several('report')));
      expect(blockOf(asked, 'select')).toBeUndefined();
      const texts = asked.reply.kind === 'message' ? JSON.stringify(asked.reply.blocks) : '';
      expect(texts).toContain(t.chooseByTyping);
      expect(texts).toContain('(event:report-b)');
    },
  );
});

describe('a missing option', () => {
  it('with suggestions is answered with them as choices', async () => {
    const { router } = sampleRouter();
    const asked = await router.answer(member, invocationOf('/stance'));
    expect(asked).toMatchObject(refused(t.which('event')));
    const select = blockOf(asked, 'select');
    expect(select?.choices).toHaveLength(3);
    const ref = select?.on ?? '';
    expect(await router.answer(member, { kind: 'press', ref, values: ['amnesty'] })).toMatchObject({
      outcome: 'done',
      reply: { summary: 'amnesty for all' },
    });
  });

  it('with more suggestions than a select holds is answered with the best', async () => {
    expect(blockOf(await answer('/many'), 'select')?.choices).toHaveLength(SUGGESTIONS);
  });

  it('without suggestions is answered with a form that runs the command', async () => {
    const { router } = sampleRouter();
    const asked = await router.answer(member, invocationOf('/whosaid event:amnesty'));
    expect(asked).toMatchObject({
      outcome: 'refused',
      reply: { kind: 'invalid', errors: { words: t.needed } },
    });
    const form = asked.reply.kind === 'invalid' ? asked.reply.form : undefined;
    expect(form?.fields.map(({ name, value, required }) => [name, value, required])).toEqual([
      ['words', undefined, true],
      ['event', 'amnesty', false],
    ]);
    const submit = (fields: Record<string, string>) =>
      router.answer(member, { kind: 'submit', ref: form?.on ?? '', fields });
    expect(await submit({ words: 'false balance', event: '' })).toMatchObject({
      outcome: 'done',
      reply: { summary: 'false balance in all' },
    });
  });

  it('that stays missing in the form, or is too long, keeps the form as it was filled in', async () => {
    const submit = (fields: Record<string, string>) =>
      answer({ kind: 'submit', ref: 'fill:whosaid', fields });
    expect(await submit({ words: '  ', event: 'amnesty' })).toMatchObject({
      outcome: 'refused',
      reply: { kind: 'invalid', errors: { words: t.needed }, form: { fields: [{}, { value: 'amnesty' }] } },
    });
    expect(await submit({ words: 'x'.repeat(30), event: 'y'.repeat(30) })).toMatchObject({
      reply: {
        kind: 'invalid',
        errors: { words: t.tooLong('words', 30, 20), event: t.tooLong('event', 30, 20) },
        form: { fields: [{ value: 'x'.repeat(30) }, { value: 'y'.repeat(30) }] },
      },
    });
  });
});

describe('what only moderators may do', () => {
  const attempts: readonly Invocation[] = [
    { kind: 'line', line: '/rules x' },
    { kind: 'line', line: '/rules' },
    { kind: 'command', name: 'rules', options: {} },
    { kind: 'press', ref: rulesSave, values: ['x'] },
    { kind: 'submit', ref: rulesSave, fields: { words: 'x' } },
    { kind: 'press', ref: 'pick:rules|words', values: ['x'] },
    { kind: 'submit', ref: 'fill:rules', fields: {} },
    { kind: 'submit', ref: 'fill:rules', fields: { words: 'x' } },
  ];

  it.each(attempts)('is refused to a member and not done: %j', async (attempt) => {
    const { router, did } = sampleRouter();
    expect(await router.answer(member, attempt)).toMatchObject(refused(t.moderatorsOnly));
    expect(did).toEqual([]);
  });

  it('is done for a moderator', async () => {
    const { router, did } = sampleRouter();
    await router.answer(moderator, { kind: 'submit', ref: rulesSave, fields: { words: 'x' } });
    await router.answer(moderator, { kind: 'press', ref: rulesSave, values: ['y'] });
    await router.answer(moderator, { kind: 'line', line: '/rules x' });
    expect(did).toEqual(['saved {"words":"x"} ', 'saved {} y', 'rules']);
  });

  it('is neither listed nor suggested to a member', async () => {
    const { router } = sampleRouter();
    const asked = { command: 'rules', option: 'words', partial: '', others: {} };
    expect((await router.listing(member)).map(({ name }) => name)).not.toContain('rules');
    expect(await router.suggest(member, asked)).toEqual([]);
    expect((await router.listing(moderator)).map(({ name }) => name)).toContain('rules');
    expect(await router.suggest(moderator, asked)).toHaveLength(1);
  });

  it('stays closed while the platform can’t say who is one', async () => {
    const unknown = actor(() => Promise.reject(new Error('the platform does not answer')));
    for (const attempt of attempts) {
      const { router, did, reported } = sampleRouter();
      expect(await router.answer(unknown, attempt)).toMatchObject({ outcome: 'failed' });
      expect([did, reported.length]).toEqual([[], 1]);
    }
    const { router, reported } = sampleRouter();
    expect((await router.listing(unknown)).map(({ name }) => name)).not.toContain('rules');
    expect(
      await router.suggest(unknown, { command: 'rules', option: 'words', partial: '', others: {} }),
    ).toEqual([]);
    expect(reported).toHaveLength(2);
    expect(await router.answer(unknown, invocationOf('/stance amnesty'))).toMatchObject({ outcome: 'done' });
  });
});

describe('a button', () => {
  it('works in any router with its command, so after a restart too', async () => {
    expect(await answer({ kind: 'press', ref: stanceOpen, values: [] })).toMatchObject({
      outcome: 'done',
      shows: 'update',
      reply: { summary: 'opened amnesty' },
    });
  });

  it.each([
    'gone.open:x',
    'stance.open',
    '',
    ':',
    'constructor:x',
    'pick:',
    'fill:gone',
    'fill:stance|event',
    'pick:gone|event',
    'pick:stance',
    'pick:stance|gone',
    'pick:stance|event|party',
    'pick:stance|event|__proto__|x',
    `stance.open:${'x'.repeat(100)}`,
  ])('that nothing here can have made is told to be outdated: %s', async (ref) => {
    expect(await answer({ kind: 'press', ref, values: ['amnesty'] })).toMatchObject(refused(t.outdated));
    expect(await answer({ kind: 'submit', ref, fields: {} })).toMatchObject(refused(t.outdated));
  });

  it('of a select needs a choice', async () => {
    expect(await answer({ kind: 'press', ref: 'pick:stance|event', values: [] })).toMatchObject(
      refused(t.outdated),
    );
  });
});

describe('an error of ours', () => {
  it('is reported once with its cause, and told by reference only', async () => {
    const { router, reported } = sampleRouter();
    const failed = await router.answer(member, invocationOf('/broken'));
    expect(failed).toMatchObject({
      outcome: 'failed',
      shows: 'new',
      reply: { summary: t.failed('incident-1') },
    });
    expect(JSON.stringify(failed)).not.toMatch(/shelf|board|at .*\.ts/);
    expect(reported).toMatchObject([
      { message: 'the shelf fell down', cause: { message: 'a rotten board' } },
    ]);
  });

  it('whose remedy is known is told with it', async () => {
    expect(await answer({ kind: 'press', ref: 'broken.too:', values: [] })).toMatchObject({
      outcome: 'failed',
      shows: 'new',
      reply: { summary: en.operator.inUse },
    });
  });

  it('in a suggestion is reported, and nothing is suggested', async () => {
    const { router, reported } = sampleRouter();
    expect(
      await router.suggest(member, { command: 'stance', option: 'party', partial: '', others: {} }),
    ).toEqual([]);
    expect(reported).toMatchObject([{ message: 'party names are gone' }]);
  });
});

describe('suggestions', () => {
  it('are at most 25, for what is typed', async () => {
    const { router } = sampleRouter();
    const ask = (command: string, option: string, partial: string) =>
      router.suggest(member, { command, option, partial, others: {} });
    expect(await ask('many', 'one', '')).toHaveLength(25);
    expect(await ask('stance', 'event', '\u0000rep')).toHaveLength(2);
    expect(await ask('whosaid', 'words', 'x')).toEqual([]);
    expect(await ask('stance', 'constructor', 'x')).toEqual([]);
    expect(await ask('gone', 'event', 'x')).toEqual([]);
    expect(await ask('stance', 'event', 'x'.repeat(1_000_000))).toEqual([]);
  });
});

describe('a listing', () => {
  it('tells what a platform may show', async () => {
    const [stance] = await sampleRouter().router.listing(member);
    expect(stance).toEqual({
      name: 'stance',
      description: 'Shows an event',
      group: null,
      onMessage: null,
      options: [
        {
          name: 'event',
          description: 'Which event',
          required: true,
          kind: 'words',
          maxLength: 40,
          suggests: true,
        },
        {
          name: 'party',
          description: 'Which side',
          required: false,
          kind: 'words',
          maxLength: 100,
          suggests: true,
        },
      ],
    });
  });

  it('puts a command of a group under its group', async () => {
    const listing = await sampleRouter().router.listing(moderator);
    expect(listing.filter(({ group }) => group !== null)).toMatchObject([
      { name: 'team show', group: { name: 'team', description: 'The team' } },
      { name: 'team add', group: { name: 'team', description: 'The team' } },
    ]);
  });

  it('tells what is declared of whatever would answer', () => {
    const { router } = sampleRouter();
    const expects = (invocation: Invocation) => router.expects(invocation);
    expect(expects({ kind: 'line', line: '/team add @1' })).toEqual({ late: true, shows: 'new' });
    expect(expects({ kind: 'command', name: 'team show', options: {} })).toEqual({
      late: false,
      shows: 'new',
    });
    expect(expects({ kind: 'press', ref: stanceOpen, values: [] })).toEqual({ late: false, shows: 'update' });
    expect(expects({ kind: 'press', ref: 'pick:team add|who', values: ['@1'] })).toEqual({
      late: true,
      shows: 'update',
    });
    expect(expects({ kind: 'press', ref: 'gone:', values: [] })).toEqual({ late: false, shows: 'new' });
  });

  it('of commands that share a name is refused to whoever lists them', () => {
    const command = {
      name: 'twice',
      access: 'member' as const,
      options: {},
      describe: () => '',
      examples: [],
      run: async () => ({ kind: 'message' as const, summary: '', blocks: [] }),
      actions: {},
    };
    const parts = {
      services: {},
      mayModerate: async () => false,
      report: () => '',
      explain: () => null,
      nearest: () => null,
    };
    expect(() => makeRouter({ ...parts, commands: [command, command] })).toThrow('share a name');
  });
});

describe('whatever a platform hands over', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'stance',
      'whosaid',
      'rules',
      'event',
      'party',
      'words',
      '__proto__',
      'constructor',
      'report',
    ),
  );
  const anyRef = fc.oneof(
    anyText,
    fc.tuple(fc.constantFrom(...actionNames), anyText).map((parts) => parts.join(':')),
    fc
      .tuple(fc.constantFrom('pick', 'fill'), fc.array(anyText, { maxLength: 5 }))
      .map(([name, parts]) => `${name}:${parts.join('|')}`),
  );
  const anyWords = fc.dictionary(anyText, anyText, { maxKeys: 4 });
  const anyInvocation: fc.Arbitrary<Invocation> = fc.oneof(
    fc.record({ kind: fc.constant('line' as const), line: anyText.map((text) => `/stance ${text}`) }),
    fc.record({ kind: fc.constant('line' as const), line: anyText }),
    fc.record({ kind: fc.constant('command' as const), name: anyText, options: anyWords }),
    fc.record({
      kind: fc.constant('press' as const),
      ref: anyRef,
      values: fc.array(anyText, { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('submit' as const), ref: anyRef, fields: anyWords }),
  );

  it('is answered; only what broke fails, and nothing is done that may not be', async () => {
    const { router, did } = sampleRouter();
    await fc.assert(
      fc.asyncProperty(anyInvocation, fc.string(), async (invocation, locale) => {
        const { reply, outcome } = await router.answer({ ...member, locale }, invocation);
        expect(reply.kind).toMatch(/^(message|form|invalid)$/);
        if (reply.kind === 'message') expect(reply.blocks.length).toBeGreaterThan(0);
        if (outcome === 'failed') expect(JSON.stringify(invocation)).toContain('broken');
      }),
      { numRuns: 3_000 },
    );
    expect(did).toEqual([]);
  });

  it('is answered with suggestions or none', async () => {
    const { router } = sampleRouter();
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, anyWords, async (command, option, partial, others) => {
        const choices = await router.suggest(member, { command, option, partial, others });
        expect(choices.length).toBeLessThanOrEqual(SUGGESTIONS);
      }),
    );
  });
});

describe('a group of commands', () => {
  it('is reached by two words, in small or large letters', async () => {
    expect(told(await answer('/team show'))).toBe('the team');
    expect(told(await answer('/Team  SHOW'))).toBe('the team');
    expect(told(await answer('/team add @ada channel:c1'))).toBe('@ada in c1');
  });

  it('alone, or with a word that it has not, tells what it has', async () => {
    expect(told(await answer('/team'))).toBe(
      '/team needs one more word: /team show · /team add who [channel:…].',
    );
    expect(told(await answer('/team leave now'))).toBe(
      '/team has no “leave”. There is: /team show · /team add who [channel:…].',
    );
  });

  it('takes only people, roles and channels where it asks for them', async () => {
    expect(told(await answer('/team add ada'))).toContain('must be a person or a role; “ada” is neither');
    expect(told(await answer('/team add @ada channel:"the big one"'))).toContain(
      'must be a channel; “the big one” is none',
    );
  });
});

describe('an option that the platform has told apart', () => {
  it.each([
    ['"naive hope"', 'naive hope in all'],
    ['“naive hope”', 'naive hope in all'],
    ['“naive” hope', '“naive” hope in all'],
    ['"naive hope', '"naive hope in all'],
  ])('loses the quotation marks that all of it stands in, and no others: %s', async (words, expected) => {
    expect(told(await answer({ kind: 'command', name: 'whosaid', options: { words } }))).toBe(expected);
  });
});
