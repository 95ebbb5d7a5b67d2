import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFile } from '../../src/root.ts';

/** What the process is asked to do, and the time that it takes to be meanwhile. */
export interface Asked {
  readonly what: 'start' | 'turn' | 'listen';
  readonly at: number;
  /** Ends it right before its so manyth step in the database, counted from now. */
  readonly killAt?: number;
  /** Stops it once it has taken a post, until `thaw`. */
  readonly freeze?: boolean;
  readonly databaseUrl?: string;
  readonly settings?: object;
}

interface Done {
  readonly done: string;
  readonly steps?: number;
  readonly failed?: string;
}

/** Whosaid in a process of its own that can be killed at any time. */
export class Bot {
  readonly #child: ChildProcess;
  readonly #ended: Promise<null>;
  readonly #loaded: Promise<unknown>;

  /** Loads what it needs at once; it opens and connects nothing before it is asked to. */
  constructor(platform: 'discord' | 'slack') {
    this.#child = spawn(
      process.execPath,
      // Prisma's WebAssembly is compiled quickly rather than well, for a process this short.
      ['--liftoff-only', projectFile('tests/jobs/bot-process.mjs'), platform],
      { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    this.#ended = once(this.#child, 'close').then(() => null);
    this.#loaded = this.#answer();
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves once it is no more. */
  get ended(): Promise<null> {
    return this.#ended;
  }

  /**
   * How many steps it took in the database: for `listen` since it was last asked. Null if it was killed meanwhile.
   * @throws Error with what went wrong
   */
  async ask(asked: Asked): Promise<number | null> {
    await this.#loaded;
    if (!this.#child.connected) return null;
    const answered = this.#answer();
    this.#child.send(asked);
    const done = await answered;
    if (done === null) return null;
    if (done.failed !== undefined) throw new Error(done.failed);
    return done.steps ?? 0;
  }

  /** Resolves once it has stopped where it was asked to. */
  async frozen(): Promise<void> {
    if (this.#child.stdout !== null) await once(this.#child.stdout, 'data');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** Resolves once it is no more. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async #answer(): Promise<Done | null> {
    const told = once(this.#child, 'message').then(([message]) => message as Done); // as bot-process.mjs writes it
    return Promise.race([told, this.#ended]);
  }
}
