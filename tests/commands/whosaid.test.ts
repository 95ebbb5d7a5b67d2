import { describe, expect, it } from 'vitest';
import { asking, headingsOf, textOf } from '../support/asking.ts';

const us = asking();
const kuleba =
  'Dmytro Kuleba says Amnesty International creates “a false balance between the oppressor and the victim”.';

describe('/whosaid', () => {
  it('answers an exact fragment with who said it, in which role, and where', async () => {
    const text = textOf(await us.say('/whosaid false balance'));
    expect(text).toContain('These very words:');
    expect(text).toContain(kuleba);
    expect(text).toContain('Dmytro Kuleba, head of Ukrainian diplomacy');
    expect(text).toContain('source 1');
  });

  it.each(['balance false', 'victim oppressor', 'the victim balance'])(
    'finds a quotation from a few words in any order: %s',
    async (words) => {
      expect(textOf(await us.say(`/whosaid ${words}`))).toContain(kuleba);
    },
  );

  it('tolerates a typo, and says how it read it', async () => {
    const text = textOf(await us.say('/whosaid fasle balance'));
    expect(text).toContain(kuleba);
    expect(text).toContain('“fasle” read as “false”');
  });

  it('finds whole quoted sentences: naive hope', async () => {
    expect(textOf(await us.say('/whosaid naive hope'))).toContain(
      'Oksana Pokalchuk says: “Yesterday, I had the naive hope',
    );
  });

  it('finds what is only reported, and says that it is', async () => {
    const text = textOf(await us.say('/whosaid schools hospitals'));
    expect(text).toContain('in what was reported or summarised');
    expect(text).toContain('set up military bases in schools and hospitals');
  });

  it.each([
    'fair balance',
    'a fair balance between the oppressor and the victim',
    'purple elephant',
    'propaganda tool machine',
  ])('says plainly that nothing matches, and attributes it to nobody: %s', async (words) => {
    const answer = await us.answer({ kind: 'line', line: `/whosaid ${words}` });
    expect(answer.outcome).toBe('done');
    const text = answer.reply.kind === 'message' ? textOf(answer.reply) : '';
    expect(text).toContain(`Nothing in these dossiers matches “${words}”.`);
    expect(text).not.toMatch(/#\d/);
  });

  it('looks only in the event that is named', async () => {
    expect(textOf(await us.say('/whosaid "false balance" event:amnesty'))).toContain(kuleba);
    expect(textOf(await us.say('/whosaid purple event:amnesty'))).toContain(
      'Nothing in “The Amnesty International report',
    );
  });

  it('leads on to all sides', async () => {
    const message = await us.say('/whosaid outraged');
    const opened = await us.press(
      message,
      'All sides: The Amnesty International report of 4 August 2022 on Ukraine',
    );
    expect(headingsOf(opened)).toContain('Amnesty International Ukraine');
  });

  it('asks for the words with a form when there are none, and answers once it is filled in', async () => {
    const { reply, outcome } = await us.answer({ kind: 'line', line: '/whosaid' });
    expect(outcome).toBe('refused');
    if (reply.kind !== 'invalid') throw new Error(reply.kind);
    expect(reply.errors).toEqual({ words: 'This is needed.' });
    const filled = await us.answer({
      kind: 'submit',
      ref: reply.form.on,
      fields: { words: 'false balance', event: '' },
    });
    expect(filled.reply.kind === 'message' && textOf(filled.reply)).toContain(kuleba);
  });
});

describe('“Who said this?” on a message', () => {
  const about = async (text: string) => {
    const { reply } = await us.answer({ kind: 'message', command: 'whosaid', text });
    if (reply.kind !== 'message') throw new Error(reply.kind);
    return textOf(reply);
  };

  it('finds what the message repeats among words of its own', async () => {
    const text = await about(
      'Did anyone see this? A false balance between the oppressor and the victim, he says. Wow.',
    );
    expect(text).toContain('Words of this message stand side by side in these quotations:');
    expect(text).toContain(kuleba);
  });

  it('finds two words if the message itself quotes them', async () => {
    expect(await about('Who was it that spoke of a “false balance” back then?')).toContain(kuleba);
    expect(await about('Who was it that spoke of a false and unfair balance?')).not.toContain(kuleba);
  });

  it('says plainly that nothing is shared, which proves nothing', async () => {
    const text = await about('What are we having for lunch on Friday? I would like some soup.');
    expect(text).toContain('Nothing in these dossiers shares words with “What are we having');
    expect(text).toContain('does not mean that nobody said it');
  });

  it('of a long message looks at the beginning, and says so', async () => {
    const text = await about(`${'so it goes and goes '.repeat(220)} a false balance between the oppressor`);
    expect(text).toContain('only its first 4,000 characters were looked at');
    expect(text).not.toContain(kuleba);
  });

  it('has nothing to look for in a message without words', async () => {
    expect(await about(' \n ')).toBe('That message has no words to look for.');
  });
});
