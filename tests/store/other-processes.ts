import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import type { CommunityKey, DossierContent } from '../../src/core/dossier/dossier.ts';
import { projectFile } from '../../src/root.ts';

export interface Task {
  readonly url: string;
  readonly files: readonly { readonly content: DossierContent; readonly digest: string }[];
  readonly own?: { readonly community: CommunityKey; readonly content: DossierContent };
  /** Ends it right before its so manyth statement. */
  readonly killAt?: number;
  /** No file it writes may grow larger: as the shell's `ulimit -f`. */
  readonly fileSizeLimit?: number;
}

export interface Told {
  readonly imported?: readonly string[];
  /** Statements until the store was open, and altogether. */
  readonly opening?: number;
  readonly statements?: number;
  /** The code of what went wrong instead. */
  readonly failed?: string;
}

interface OtherProcess {
  go(): void;
  /** What it said in the end; null if it was killed. */
  readonly told: Promise<Told | null>;
}

/** A real process, up to where it would open the store. */
async function otherProcess({ fileSizeLimit, ...task }: Task): Promise<OtherProcess> {
  const limit = fileSizeLimit === undefined ? '' : `ulimit -f ${fileSizeLimit}; `;
  const child = spawn(
    'sh',
    // Prisma's WebAssembly is compiled quickly rather than well, for a process this short.
    [
      '-c',
      `${limit}exec "$0" --liftoff-only "$@"`,
      process.execPath,
      projectFile('tests/store/other-process.mjs'),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  child.stdin.write(`${JSON.stringify(task)}\n`);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  expect((await lines.next()).value).toBe('ready');
  return {
    go: () => child.stdin.end('go\n'),
    told: (async () => {
      const last = await lines.next();
      const signal = await closed;
      return signal === 'SIGKILL' ? null : (JSON.parse(last.value ?? '{}') as Told); // as other-process.mjs writes it
    })(),
  };
}

/** What each said in the end, having opened the store at the same moment; null if it was killed. */
export async function runTogether(...tasks: readonly Task[]): Promise<readonly (Told | null)[]> {
  const processes = await Promise.all(tasks.map(otherProcess));
  for (const each of processes) each.go();
  return Promise.all(processes.map(({ told }) => told));
}
