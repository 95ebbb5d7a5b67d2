import { describe, expect, it } from 'vitest';
import { slashLine } from '../../../src/platforms/slack/slash-line.ts';
import { slashName } from '../../../src/platforms/slack/slash-names.ts';

describe('the line that a slash command stands for', () => {
  it.each([
    ['amnesty party:“A B”', '/stance amnesty party:“A B”'],
    ['', '/stance'],
    ['<@U1|alma> and <@W2>', '/stance @U1 and @W2'],
    ['in:<#C1|general> or <#C2>', '/stance in:C1 or C2'],
    [
      '<https://example.org/?a=1&amp;b=2> <https://example.org|words>',
      '/stance https://example.org/?a=1&b=2 https://example.org',
    ],
    ['<!here> <!subteam^S1|@group>', '/stance @here @group'],
    ['&lt;b&gt; &amp;lt;', '/stance <b> &lt;'],
    [' Help ', '/help stance'],
    ['help me', '/stance help me'],
  ])('for “%s” is “%s”', (text, line) => {
    expect(slashLine('stance', text, true)).toBe(line);
  });

  it('asks for no help where there is none', () => {
    expect(slashLine('help', 'help', false)).toBe('/help help');
  });
});

describe('a slash command’s name', () => {
  it.each([
    ['stance', '', '/stance'],
    ['stance', 'ws-', '/ws-stance'],
    ['help', '', '/whosaid-help'],
    ['help', 'ws-', '/ws-help'],
    ['search', '', '/whosaid-search'],
  ])('for %s with the prefix “%s” is %s', (word, prefix, name) => {
    expect(slashName(word, prefix)).toBe(name);
  });
});
