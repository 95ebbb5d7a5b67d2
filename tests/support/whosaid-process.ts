import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFile } from '../../src/root.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface WhosaidProcess {
  readonly child: ChildProcess;
  /** Resolves once it is over and all that it wrote is here. */
  readonly ended: Promise<Ended>;
  type(text: string): void;
  /** Standard error so far. */
  errors(): string;
  /** Resolves with the match once standard output has it; rejects if it ends without. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/**
 * As `npm start` and `npm run say` would, without building again, and with Prisma's WebAssembly compiled quickly rather
 * than well, which halves the time of so short a process. It is ended after a minute whatever happens.
 */
export function whosaid(
  script: 'main.js' | `cli/${'say' | 'doctor' | 'register' | 'manifest' | 'audit'}.js`,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): WhosaidProcess {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--liftoff-only', projectFile(`dist/src/${script}`), ...args],
    {
      // Empty counts as unset, and what is set here is not overruled by somebody's `.env`.
      env: {
        TZ: 'UTC',
        HOST: '',
        PORT: '',
        LOG_LEVEL: '',
        PLAYGROUND: '',
        ...variables,
      },
      timeout: 60_000,
      killSignal: 'SIGKILL',
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(
    (): Ended => ({ code: child.exitCode, signal: child.signalCode, stdout, stderr }),
  );
  return {
    child,
    ended,
    errors: () => stderr,
    type: (text) => void child.stdin.write(text),
    async printed(pattern) {
      let over = false;
      void ended.then(() => {
        over = true;
      });
      for (;;) {
        const match = pattern.exec(stdout);
        if (match !== null) return match;
        if (over) throw new Error(`It ended without printing ${pattern}:\n${stdout}${stderr}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
  };
}
