import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { environmentKeys, readEnvironment } from '../../src/environment.ts';
import { projectFile } from '../../src/root.ts';

const text = readFileSync(projectFile('.env.example'), 'utf8');

it('.env.example names exactly the variables that are read', () => {
  const named = Array.from(text.matchAll(/^(?:# )?([A-Z_]+)=/gm), ([, key]) => key);
  expect([...new Set(named)].sort()).toEqual([...environmentKeys].sort());
  expect(Object.keys(parseEnv(text)).sort()).toEqual([...environmentKeys].sort());
});

it('.env.example, copied as it is, changes nothing', () => {
  expect(readEnvironment(parseEnv(text))).toEqual(readEnvironment({}));
});

it('.env.example explains every variable in the lines above it', () => {
  const unexplained = text
    .split('\n\n')
    .filter((paragraph) => /^[A-Z_]+=/m.test(paragraph) && !/^# [A-Za-z].*\.$/m.test(paragraph));
  expect(unexplained).toEqual([]);
});
