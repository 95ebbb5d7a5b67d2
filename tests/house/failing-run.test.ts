import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { projectFile } from '../../src/root.ts';

it('a run whose tests fail tells whoever started it, although PostgreSQL’s server was part of it', async () => {
  const config = projectFile('tests', 'house', 'failing-run', 'vitest.config.ts');
  const run = promisify(execFile)(
    process.execPath,
    [projectFile('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', config],
    { cwd: projectFile('.') },
  );
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('not said') });
});
