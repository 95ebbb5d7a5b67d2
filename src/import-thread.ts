import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Importing, importing } from './core/exchange/import-dossier.ts';
import type { ImportNews, ImportTask } from './import-aside.ts';
import { openStore } from './store/open-store.ts';
import { StoreError } from './store/store-error.ts';

const { databaseUrl, now, file, place, occasion }: ImportTask = workerData;
const port = portOf(parentPort);
const tell = (news: ImportNews) => port.postMessage(news);

function portOf(parent: MessagePort | null): MessagePort {
  if (parent === null) throw new Error('not in a thread');
  return parent;
}

async function turn(): Promise<void> {
  const given = once(port, 'message');
  tell({ kind: 'ready' });
  await given;
}

async function run({ look, apply }: Importing) {
  if (occasion === null) return look(file, place);
  return apply(file, place, occasion, (share) => tell({ kind: 'written', share }));
}

try {
  const store = await openStore({ url: databaseUrl, clock: { now: () => now } });
  try {
    const { editing, shelf } = store;
    const result = await run(
      importing({
        shelf,
        editing: {
          ...editing,
          async change(...args) {
            await turn();
            return editing.change(...args);
          },
          async create(...args) {
            await turn();
            return editing.create(...args);
          },
        },
      }),
    );
    tell({ kind: 'result', result });
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  tell({ kind: 'trouble', code: error.code });
}
