// Another process that opens the same database, for the tests: reads its task from the first line of standard input,
// waits for the second, opens the store, imports one bundled file after the other, then a community's own dossier if there
// is one, and writes what the store answered.
// With `killAt`, it ends by SIGKILL right before its so manyth statement.
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { url, files, own, killAt } = JSON.parse((await lines.next()).value);
const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const { openStore } = await import(pathToFileURL(path.join(root, 'dist/src/store/open-store.js')).href);

const fromAdapter = (adapter) => createRequire(createRequire(import.meta.url).resolve(adapter));
let statements = 0;

/** Counts the calls of the driver's own method, whoever makes them. */
function countCalls(prototype, method) {
  const original = prototype[method];
  prototype[method] = function counted(...args) {
    statements += 1;
    if (statements === killAt) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, args);
  };
}
countCalls(fromAdapter('@prisma/adapter-better-sqlite3')('better-sqlite3').prototype, 'prepare');
countCalls(fromAdapter('@prisma/adapter-pg')('pg').Client.prototype, 'query');

process.stdout.write('ready\n');
await lines.next();
process.stdin.destroy();

const clock = { now: () => new Date() };
try {
  const store = await openStore({ url, clock });
  const opening = statements;
  const imported = [];
  for (const { content, digest } of files) imported.push(await store.importBundled(content, digest));
  if (own !== undefined) {
    const occasion = { by: 'somebody', consent: [], reason: null, locale: 'en-GB' };
    await store.editing.create(own.community, own.content, occasion, 'imported');
  }
  await store.close();
  process.stdout.write(`${JSON.stringify({ imported, opening, statements })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ failed: `${error.code ?? error.stack}` })}\n`);
}
