import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { projectFile } from '../src/root.ts';

/** A process of ours that is asked over IPC, or only listened to. */
export interface Helper {
  readonly child: ChildProcess;
  /** The first line that it printed which matched. */
  readonly said: string;
  stop(): Promise<void>;
}

/** Resolves once it has printed a line with `ready` in it; whatever else it prints is not shown. */
export async function startHelper(
  script: readonly string[],
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Helper> {
  const child = spawn(process.execPath, [projectFile('dist', ...script), ...args], {
    env: { ...process.env, LOG_LEVEL: 'error', PLAYGROUND: 'off', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return helper(child, ready);
}

/** A stand-in of a platform, which takes orders. */
export async function startStandIn(platform: 'discord' | 'slack'): Promise<Helper> {
  const child = fork(projectFile('dist', 'tests', 'fakes', platform, 'main.js'), ['--serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return helper(child, /^\{/);
}

async function helper(child: ChildProcess, ready: RegExp): Promise<Helper> {
  const exited = once(child, 'exit');
  if (child.stdout === null) throw new TypeError('its output is piped');
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([
    new Promise<string>((resolve) => {
      lines.on('line', (line) => {
        if (ready.test(line)) resolve(line);
      });
    }),
    exited.then(() => {
      throw new Error(`it ended before it was ready: ${child.spawnargs.join(' ')}`);
    }),
  ]);
  return {
    child,
    said,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Sends an order and waits for what comes back. */
export async function order<T>({ child }: Helper, asked: object): Promise<T> {
  child.send(asked);
  const [answer] = await once(child, 'message');
  if ('error' in answer) throw new Error(String(answer.error));
  return answer;
}

/** In bytes; null where the system does not tell. */
export function residentBytes({ pid }: ChildProcess): number | null {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(status, 'utf8'))?.[1]
    : undefined;
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
