import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../src/root.ts';
import { textsFor } from '../../src/texts/catalogue.ts';
import { en } from '../../src/texts/en.ts';
import { phrase } from '../../src/texts/phrase.ts';
import { pluralOf } from '../../src/texts/plural.ts';
import { childOf, nodesOf, type SyntaxNode } from '../support/syntax-tree.ts';

/** Every `section.key` of the catalogue. What lies below a key is looked up by a code, which the compiler checks. */
const keys = Object.entries(en).flatMap(([section, sentences]) =>
  typeof sentences === 'string' ? [] : Object.keys(sentences).map((key) => `${section}.${key}`),
);

/** Every `section.key` that code names: as `t.section.key`, `….t.section.key`, or `t.key` where it takes `{ section: t }`. */
function namedIn(code: string): readonly string[] {
  const nodes = nodesOf(code);
  const taken = nodes
    .filter((node) => node.type === 'Property' && nameOf(childOf(node, 'value')) === 't')
    .map((node) => nameOf(childOf(node, 'key')));
  return nodes.flatMap((node) => {
    if (node.type !== 'MemberExpression' || node['computed'] === true) return [];
    const key = nameOf(childOf(node, 'property'));
    const section = childOf(node, 'object');
    const t = childOf(section, 'object');
    if (nameOf(t) === 't' || nameOf(childOf(t, 'property')) === 't')
      return [`${nameOf(childOf(section, 'property'))}.${key}`];
    return nameOf(section) === 't' ? taken.map((name) => `${name}.${key}`) : [];
  });
}

function nameOf(node: SyntaxNode | null): unknown {
  return node?.type === 'Identifier' ? node['name'] : undefined;
}

function codeIn(folder: string): readonly string[] {
  return readdirSync(projectFile(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js)$/.test(file) && !/^(store[/\\]client|texts)[/\\]/.test(file))
    .map((file) => readFileSync(path.join(projectFile(folder), file), 'utf8'));
}

describe('the catalogue', () => {
  it('has no sentence that nothing says', () => {
    const named = new Set(['src', 'commands'].flatMap(codeIn).flatMap(namedIn));
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => !named.has(key))).toEqual([]);
  });

  it('has every sentence that a page’s script names, as plain text', () => {
    const named = codeIn('src/platforms/web/page').flatMap(namedIn);
    const plain = Object.entries(en.playground).flatMap(([key, sentence]) =>
      typeof sentence === 'string' ? [`playground.${key}`] : [],
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((key) => !plain.includes(key))).toEqual([]);
  });

  it('is searched by what stands in the code, not in comments and texts', () => {
    const code = [
      '// t.router.choose',
      "const a = 't.router.needed';",
      'say(asking.t.stance\n.title, t.help[x], u.help.usage);',
    ].join('\n');
    expect(namedIn(code)).toEqual(['stance.title']);
    expect(namedIn('const b = ({ verify: t }) => t.usage;')).toEqual(['verify.usage']);
  });

  it.each(['en', 'en-GB', 'EN-us', 'xx', '', '-', 'e', 'constructor'])(
    'answers the locale “%s”',
    (locale) => {
      expect(textsFor(locale)).toBe(en);
    },
  );
});

describe('plural', () => {
  it('follows the language’s rules and writes its digits', () => {
    const forms = { one: '# side', other: '# sides' };
    expect([0, 1, 2, 1_000].map((count) => pluralOf('en')(count, forms))).toEqual([
      '0 sides',
      '1 side',
      '2 sides',
      '1,000 sides',
    ]);
    const ukrainian = { one: '# сторона', few: '# сторони', many: '# сторін', other: '# сторони' };
    expect([1, 2, 5, 21].map((count) => pluralOf('uk')(count, ukrainian))).toEqual([
      '1 сторона',
      '2 сторони',
      '5 сторін',
      '21 сторона',
    ]);
  });

  it('falls back on the form that every language has', () => {
    expect(pluralOf('uk')(2, { other: '# дні' })).toBe('2 дні');
  });

  it('writes the number wherever the form has it', () => {
    expect(pluralOf('en')(3, { other: '# of #' })).toBe('3 of 3');
  });
});

describe('phrase', () => {
  it('keeps its values as they are, in their places', () => {
    const who = { bold: 'Amnesty' };
    expect(phrase`According to ${who}.`).toEqual(['According to ', who, '.']);
    expect(phrase`${who}${'$&'} said`).toEqual([who, '$&', ' said']);
    expect(phrase`Nothing`).toEqual(['Nothing']);
    expect(phrase``).toEqual([]);
  });
});
