import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Occasion } from './core/editing/editing.ts';
import {
  type ImportedFile,
  type Importing,
  type ImportLook,
  type ImportOutcome,
  type ImportPlace,
  importing,
} from './core/exchange/import-dossier.ts';
import type { Clock } from './core/ports.ts';
import { projectFile } from './root.ts';
import type { Store } from './store/open-store.ts';
import { StoreError, type StoreErrorCode } from './store/store-error.ts';

/** A file so small, in bytes, is through before a thread would have started. */
const SMALL = 16_384;
/**
 * In megabytes. A file as large as can be takes a fifth of what there may be in all; what is new is cleared away so little
 * at a time that the other threads hardly wait for it.
 */
const MEMORY = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 2 };

/** What the thread is to do: a look, or an import on an occasion. */
export interface ImportTask {
  readonly databaseUrl: string;
  readonly now: Date;
  readonly file: ImportedFile;
  readonly place: ImportPlace;
  readonly occasion: Occasion | null;
}

/** What the thread tells. */
export type ImportNews =
  /** It writes as soon as it gets an answer. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'written'; readonly share: number }
  | { readonly kind: 'result'; readonly result: ImportLook | ImportOutcome }
  | { readonly kind: 'trouble'; readonly code: StoreErrorCode };

/** Imports in a thread of its own, with connections of its own, unless the file is small: nobody else's answer waits for it. */
export function importAside(databaseUrl: string, store: Store, clock: Clock): Importing {
  const here = importing(store);

  async function inThread(
    task: Pick<ImportTask, 'file' | 'place' | 'occasion'>,
    progress: (share: number) => void = () => {},
  ): Promise<unknown> {
    const workerData: ImportTask = { databaseUrl, now: clock.now(), ...task };
    // Threads start from what is compiled, which tests do not.
    const thread = new Worker(projectFile('dist', 'src', 'import-thread.js'), {
      workerData,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const told = on(thread, 'message', { close: ['exit'] });
    const next = async (): Promise<ImportNews> => {
      const { value, done } = await told.next(); // rejects with what the thread dies of
      if (done === true) throw new Error('the thread ended without a result');
      return value[0];
    };
    const written = async () => {
      thread.postMessage('go');
      for (;;) {
        const news = await next();
        if (news.kind !== 'written') return news;
        progress(news.share);
      }
    };
    try {
      const first = await next();
      const last = first.kind === 'ready' ? await store.whileAnotherWrites(written) : first;
      if (last.kind === 'trouble') throw new StoreError(last.code, new Error('in the thread of an import'));
      if (last.kind !== 'result') throw new Error(`a thread told ${last.kind} last`);
      return last.result;
    } finally {
      await thread.terminate();
    }
  }

  return {
    async look(file, place) {
      if (file.bytes.length <= SMALL) return here.look(file, place);
      return (await inThread({ file, place, occasion: null })) as ImportLook; // what a look resolves to
    },
    async apply(file, place, occasion, progress) {
      if (file.bytes.length <= SMALL) return here.apply(file, place, occasion, progress);
      return (await inThread({ file, place, occasion }, progress)) as ImportOutcome; // what an import resolves to
    },
  };
}
