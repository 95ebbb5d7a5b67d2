import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../src/root.ts';

const config = projectFile('tests', 'house', 'whole-run', 'vitest.config.ts');

function run(test: 'fails' | 'passes') {
  return promisify(execFile)(
    process.execPath,
    [projectFile('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', config, test],
    { cwd: projectFile('.') },
  );
}

describe('a run of tests that PostgreSQL’s server is part of', () => {
  it('tells whoever started it that one failed', async () => {
    await expect(run('fails')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not said'),
    });
  });

  it('tells them that all passed', async () => {
    expect(await run('passes')).toMatchObject({ stderr: '', stdout: expect.stringContaining('1 passed') });
  });
});
