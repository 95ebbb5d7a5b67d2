import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dossierJsonSchema } from '../../../src/core/dossier-file/json-schema.ts';
import { projectFile } from '../../../src/root.ts';
import { edited, sampleFile } from './sample.ts';

const published: unknown = JSON.parse(readFileSync(projectFile('dossiers/dossier.schema.json'), 'utf8'));
// `format` only helps editors; `then` without its field's type is how a field is forbidden.
const validate = new Ajv2020({ validateFormats: false, allErrors: true, strictTypes: false }).compile(
  dossierJsonSchema(),
);

function isValid(file: string): boolean {
  return validate(parse(file));
}

/** Every schema of a field under this one, with the field's name. */
function fieldsOf(schema: unknown): [string, { readonly description?: unknown }][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, part]) => {
    const own = keyword === 'properties' && typeof part === 'object' && part !== null;
    const fields = own ? Object.entries(part).filter(([, field]) => typeof field === 'object') : [];
    return [...fields, ...(keyword === 'if' ? [] : fieldsOf(part))] as [string, { description?: unknown }][];
  });
}

describe('the published JSON Schema', () => {
  it('is the one that reading dossiers goes by; if not, `npm run schema` writes it', () => {
    expect(published).toEqual(dossierJsonSchema());
  });

  it('describes every field', () => {
    const fields = fieldsOf(published);
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.filter(([, { description }]) => typeof description !== 'string')).toEqual([]);
  });

  it('accepts a dossier without faults', () => {
    expect(isValid(sampleFile)).toBe(true);
    expect(validate.errors).toBeNull();
    expect(isValid(readFileSync(projectFile('dossiers/amnesty.yaml'), 'utf8'))).toBe(true);
  });

  it('accepts yes and no as texts and as truth values, which YAML 1.1 takes them for', () => {
    for (const word of ['yes', 'no', 'true', 'false'])
      expect(isValid(edited(['number: 4', `number: 4\n    quiz: ${word}`]))).toBe(true);
  });

  it.each<[string, readonly [string, string]]>([
    ['an unknown field', ['slug: ferry', 'slug: ferry\nslogan: x']],
    ['a missing field', ['slug: ferry\n', '']],
    ['a number for a text', ['title: The closing of the old ferry landing', 'title: 2031']],
    ['a text of two lines', ['says: >-', 'says: >']],
    ['a name too long', ['name: Ferrymen', `name: ${'🚢'.repeat(101)}`]],
    ['a wrong word', ['kind: person', 'kind: persona']],
    ['neither yes nor no', ['number: 4', 'number: 4\n    quiz: maybe']],
    ['a key with capitals', ['key: insurer', 'key: Insurer']],
    ['a date in words', ['said: 2031-05-05', 'said: 5 May 2031']],
    ['an address without https', ['url: https:', 'url: http:']],
    ['a digest without its normalisation', ['    normalization: 1\n', '']],
    ['an indirect claim with quotations', ['wording: direct', 'wording: indirect']],
    ['a quoted claim without quotations', ['wording: indirect', 'wording: mixed']],
    ['a relation of two kinds', ['rebuts: 1,', 'rebuts: 1, supports: 4,']],
    ['a relation of no kind', ['{ from: 2, rebuts: 1,', '{ from: 2,']],
    ['a relation that nobody states', [', basis: editor', '']],
    ['a number of a community', ['number: 4', 'number: 1000']],
    ['an empty list', ['roles: [{ title: the board, party: board }]', 'roles: []']],
  ])('refuses %s', (_, edit) => {
    expect(isValid(edited(edit))).toBe(false);
  });

  it('counts characters as reading does', () => {
    expect(isValid(edited(['name: Ferrymen', `name: ${'🚢'.repeat(100)}`]))).toBe(true);
  });
});
