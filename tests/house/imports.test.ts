import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../src/root.ts';
import { GENERATED, wrongImports } from './import-arrows.ts';

function filesIn(folder: string): readonly string[] {
  return readdirSync(projectFile(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|js)$/.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'))
    .map((file) => file.slice(projectFile('.').replaceAll('\\', '/').length + 1))
    .filter((file) => !file.startsWith(GENERATED));
}

describe('imports', () => {
  it('point one way', () => {
    const files = ['src', 'commands'].flatMap(filesIn);
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => wrongImports(file, readFileSync(projectFile(file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', "import { en } from '../texts/en.ts';", 'core may not import texts'],
    ['src/texts/a.ts', "import '../core/ports.ts';", 'texts may not import core'],
    ['src/chat/a.ts', "import type { Clock } from '../core/ports.ts';", 'chat may not import core'],
    ['src/store/a.ts', "export { en } from '../texts/en.ts';", 'store may not import texts'],
    ['src/views/a.ts', "export * from '../store/bundled.ts';", 'views may not import store'],
    [
      'commands/a.ts',
      "const { a } = await import('../src/store/bundled.ts');",
      'commands may not import store',
    ],
    ['src/jobs/a.ts', "type A = import('../store/bundled.ts').A;", 'jobs may not import store'],
    ['src/platforms/web/a.ts', "import '../../core/ports.ts';", 'platforms/web may not import core'],
    [
      'src/platforms/web/a.ts',
      "import '../terminal/render.ts';",
      'platforms/web may not import platforms/terminal',
    ],
    [
      'src/platforms/web/page/a.js',
      "/** @import { Clock } from '../../../core/ports.ts' */",
      'may not import core',
    ],
    [
      'src/platforms/web/page/a.js',
      "/** @type {import('../../../core/ports.ts').Clock} */",
      'may not import core',
    ],
    ['src/views/a.ts', "import { a } from '../environment.ts';", 'views may not import the composition'],
    ['src/store/a.ts', "import '../cli/say.ts';", 'store may not import the composition'],
    ['src/core/a.ts', "import '../root.ts';", 'core may not import root'],
    ['src/core/a.ts', "import { Prisma } from '@prisma/client';", 'only the store knows Prisma'],
    ['src/app.ts', "import Database from 'better-sqlite3';", 'only the store knows Prisma'],
    ['src/core/a.ts', "import '../../src/core/gone.ts';", 'no such file'],
    ['src/core/a.ts', "import './ports';", 'no such file'],
    ['src/core/a.ts', "import './names';", 'no such file'],
    ['src/core/a.ts', 'await import(name);', 'not a literal'],
    ['src/core/a.ts', 'await import("../store/" + name);', 'not a literal'],
    ['src/core/a.ts', "require('../store/bundled.ts');", 'core may not import store'],
    ['src/core/a.ts', "createRequire(import.meta.url)('../store/bundled.ts');", 'core may not import store'],
    ['src/core/a.ts', "import '../../tests/house/import-arrows.ts';", 'in no layer'],
    ['src/helpers/a.ts', '', 'in no layer'],
    ['src/core/a.ts', "import '#texts';", 'by a relative path'],
  ])('that point another way are named: %s with %s', (file, code, reason) => {
    const [line, ...others] = wrongImports(file, code);
    expect(line).toContain(file);
    expect(line).toContain(reason);
    expect(others).toEqual([]);
    const specifier = /'([^']+)'/.exec(code)?.[1];
    if (specifier !== undefined) expect(line).toContain(specifier);
  });

  it('that point the right way are let through, also in comments and texts', () => {
    const right = [
      "import { a } from './ports.ts';",
      "import path from 'node:path';",
      "import { z } from 'zod';",
      "const text = \"import '../store/bundled.ts'\"; // import '../store/bundled.ts';",
      'createRequire(import.meta.url);',
    ];
    expect(right.flatMap((code) => wrongImports('src/core/a.ts', code))).toEqual([]);
    expect(
      wrongImports('src/app.ts', "import './store/bundled.ts'; import '../commands/stance.ts';"),
    ).toEqual([]);
  });
});
