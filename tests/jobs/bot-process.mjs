// Whosaid on one platform's stand-in, as a process of its own, for the tests. The parent says by messages when it starts and
// what time it is, and has it do what is due; nothing happens by itself. With `killAt`, it ends by SIGKILL right before its so
// manyth step from then on: the begin or the end of a transaction, or a write of its own.
// With `freeze`, it says so and stops once it has taken a post, until it is told to go on.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const built = (file) => import(pathToFileURL(path.join(root, 'dist/src', file)).href);
const [, , platformName] = process.argv;
const [{ openApp }, { logTo }, made] = await Promise.all([
  built('app.js'),
  built('log.js'),
  built(`platforms/${platformName}/${platformName}-platform.js`),
]);
const log = logTo(process.env.LOG_LEVEL ?? 'silent');
/** What it would have the operator know as an error of its own since it was last asked. */
const errors = [];
log.error = (...told) => errors.push(inspect(told));

let now = new Date(0);
let work = async () => {};
let steps = 0;
let killAt;
let freeze = false;

/** Counts the driver's own calls, whoever makes them: what is written inside a transaction is nothing until its end. */
function countSteps() {
  const fromAdapter = createRequire(createRequire(import.meta.url).resolve('@prisma/adapter-better-sqlite3'));
  const { prototype } = fromAdapter('better-sqlite3');
  const { prepare } = prototype;
  prototype.prepare = function counted(statement, ...rest) {
    const inside = this.inTransaction && !/^COMMIT/.test(statement);
    if (!inside && !/^\s*(SELECT|PRAGMA)/i.test(statement)) {
      steps += 1;
      if (steps === killAt) process.kill(process.pid, 'SIGKILL');
    }
    return prepare.call(this, statement, ...rest);
  };
}

async function start({ databaseUrl, settings }) {
  const told = [];
  const app = await openApp({
    databaseUrl,
    log,
    clock: { now: () => now },
    timers: {
      every(_, turn) {
        work = turn;
        return async () => {};
      },
    },
  });
  const { posts } = app.store;
  const { trying } = posts;
  posts.trying = (...given) => {
    if (freeze) {
      freeze = false;
      writeSync(process.stdout.fd, 'frozen\n');
      process.kill(process.pid, 'SIGSTOP');
    }
    return trying(...given);
  };
  const platform = made[`${platformName}Platform`]({
    ...settings,
    log,
    onLost: (why) => log.error(why),
    onPresence: (presence) => told.push(app.tell(platformName, presence)),
  });
  await platform.start(app.router);
  app.connect(platformName, platform.posting);
  await Promise.all(told);
}

const asked = {
  start,
  turn: () => work(),
  // What members do comes from the platform.
  listen: async () => {},
};

countSteps();
process.on('message', async ({ what, at, killAt: kill, freeze: only = false, ...given }) => {
  const before = steps;
  now = new Date(at);
  steps = 0;
  killAt = kill;
  freeze = only;
  try {
    await asked[what](given);
    if (errors.length > 0) throw new Error(errors.splice(0).join('\n'));
    process.send({ done: what, steps: what === 'listen' ? before : steps });
  } catch (error) {
    process.send({ done: what, failed: `${error.stack}` });
  }
});
process.once('disconnect', () => process.exit());
process.send({ done: 'load' });
