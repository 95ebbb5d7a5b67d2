import { ArgdownApplication, type IArgdownResponse, ModelPlugin, ParserPlugin } from '@argdown/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DossierContent } from '../../../src/core/dossier/dossier.ts';
import { writeArgdown } from '../../../src/core/exchange/argdown.ts';
import { generatedContent } from '../dossier-file/generated-content.ts';
import { amnesty } from './amnesty.ts';

const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), 'parse-input');
app.addPlugin(new ModelPlugin(), 'build-model');

function parsed(content: DossierContent): IArgdownResponse {
  const response = app.run({
    process: ['parse-input', 'build-model'],
    input: writeArgdown(content),
    logLevel: 'silent',
  });
  expect(response.exceptions ?? []).toEqual([]);
  expect(response.parserErrors ?? []).toEqual([]);
  expect(response.lexerErrors ?? []).toEqual([]);
  return response;
}

/** Statements by their numbers, and relations, as Argdown's own model has them. */
function modelOf(content: DossierContent) {
  const { statements = {}, relations = [], arguments: args = {} } = parsed(content);
  const numberOf = (title: string | undefined) => Number(/^#(\d+) /u.exec(title ?? '')?.[1]);
  return {
    arguments: Object.keys(args),
    statements: Object.values(statements).map(({ title, members, tags }) => ({
      number: numberOf(title),
      text: members.find(({ isReference }) => !isReference)?.text,
      tags: tags ?? [],
    })),
    relations: relations.map(
      ({ relationType, from, to }) => `${numberOf(from?.title)} ${relationType} ${numberOf(to?.title)}`,
    ),
  };
}

const types = { rebuts: 'attack', supports: 'support' } as const;

function expectSame(content: DossierContent): void {
  const model = modelOf(content);
  expect(model.arguments).toEqual([]);
  expect(model.statements.map(({ number }) => number).sort()).toEqual(
    content.claims.map(({ number }) => number).sort(),
  );
  const blanks = (text: string | undefined) => text?.replace(/\s+/gu, ' ');
  for (const { number, text, tags } of model.statements) {
    const claim = content.claims.find((one) => one.number === number);
    expect(blanks(text?.replace(/( #\([a-z]+ \d+\))*$/u, ''))).toBe(blanks(claim?.summary));
    expect([...tags].sort()).toEqual(
      content.relations
        .filter(({ from, kind }) => from === number && !(kind in types))
        .map(({ kind, to }) => `${kind} ${to}`)
        .sort(),
    );
  }
  const ours = content.relations.flatMap(({ kind, from, to }) =>
    kind === 'rebuts' || kind === 'supports' ? [`${from} ${types[kind]} ${to}`] : [],
  );
  expect(model.relations.sort()).toEqual(ours.sort());
}

describe('a dossier in Argdown', () => {
  it('has a statement a claim, and the relations that Argdown knows', () => {
    expectSame(amnesty());
    expect(writeArgdown(amnesty())).toContain(
      '[#20 Dmytro Kuleba]: Dmytro Kuleba says he is “outraged” by the “unjust” accusations of Amnesty International\\.\n  -> [#4 Amnesty International]',
    );
  });

  it('has the same statements and relations, whatever its words look like to Argdown', () => {
    fc.assert(fc.property(generatedContent, expectSame), { numRuns: 60 });
  });
});
