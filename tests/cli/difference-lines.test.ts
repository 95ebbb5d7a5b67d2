import { describe, expect, it } from 'vitest';
import { compared } from '../../src/cli/difference-lines.ts';

describe('two lines that are compared', () => {
  it('are marked by their signs alone where there is no colour', () => {
    expect(compared('a fair balance', 'a false balance', false)).toEqual([
      '- a fair balance',
      '+ a false balance',
    ]);
  });

  it('have the words that differ coloured where there is', () => {
    expect(compared('a fair balance', 'a false balance', true)).toEqual([
      '- a \u001b[31mfair\u001b[39m balance',
      '+ a \u001b[32mfalse\u001b[39m balance',
    ]);
  });

  it('colour nothing that the text itself would have a terminal do', () => {
    expect(compared('a \u001b[2Jfair', 'a fair', true).join('')).not.toContain('\u001b[2J');
  });
});
