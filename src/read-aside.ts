import { once } from 'node:events';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type ImportReading, type ReadImport, readImport } from './core/exchange/import.ts';
import { projectFile } from './root.ts';

/** A file so small, in bytes, is read before a thread would have started. */
const READ_HERE = 16_384;
/** A file as large as can be takes a fifth of it. In megabytes. */
const MEMORY = 1_024;

/** Reads a file in a thread of its own, unless it is small, so that nobody else's answer waits for it. */
export const readAside: ReadImport = async (bytes, name, importer) => {
  if (bytes.length <= READ_HERE) return readImport(bytes, name, importer);
  // Threads start from what is compiled, which tests do not.
  const thread = new Worker(projectFile('dist', 'src', 'read-aside-thread.js'), {
    workerData: [bytes, name, importer] satisfies Parameters<ReadImport>,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  try {
    const [read] = await once(thread, 'message'); // rejects with what the thread dies of
    // Taking it over took a while already.
    await othersTurn();
    return read as ImportReading; // the thread sends nothing else
  } finally {
    void thread.terminate();
  }
};
