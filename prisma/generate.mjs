// Writes Prisma's client for each engine into src/store/client/, from the one list of models in schema.prisma.
// Harmless to repeat: it does nothing while the models and Prisma's version are those it last generated from.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const prisma = path.dirname(createRequire(import.meta.url).resolve('prisma/package.json'));
const models = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
const { version } = JSON.parse(readFileSync(path.join(prisma, 'package.json'), 'utf8'));
const engines = ['sqlite', 'postgresql'];
const client = path.join(root, 'src/store/client');
const stamp = path.join(client, '.generated-from');
const wanted = createHash('sha256').update(version).update(models).digest('hex');

function generate(engine, folder) {
  const schema = path.join(folder, `${engine}.prisma`);
  writeFileSync(
    schema,
    models
      .replace('provider = "sqlite"', `provider = "${engine}"`)
      .replace('"../src/store/client/sqlite"', JSON.stringify(path.join(folder, engine))),
  );
  try {
    execFileSync(process.execPath, [path.join(prisma, 'build/index.js'), 'generate', '--schema', schema], {
      cwd: root,
      // What it did is told even when all is well; what is wrong with the models is told once it fails.
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        // Generating needs no schema engine, but Prisma's CLI insists on having one and would download it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    });
  } catch (error) {
    process.stderr.write(error.stderr);
    process.exit(1);
  }
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  mkdirSync(client, { recursive: true });
  // Aside, and then into their places, so that a failure leaves what was there before.
  const fresh = mkdtempSync(path.join(client, '.fresh-'));
  process.once('exit', () => rmSync(fresh, { recursive: true, force: true }));
  for (const engine of engines) generate(engine, fresh);
  rmSync(stamp, { force: true });
  for (const engine of engines) {
    rmSync(path.join(client, engine), { recursive: true, force: true });
    renameSync(path.join(fresh, engine), path.join(client, engine));
  }
  writeFileSync(stamp, wanted);
}
