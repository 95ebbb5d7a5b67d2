import { z } from 'zod';
import type { FakeSlack } from './start-fake-slack.ts';
import { PEOPLE } from './workspace.ts';

/** Asked of the stand-in's process over IPC; each gets one answer with the same `id`. */
const order = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('load'),
    id: z.number(),
    command: z.string(),
    /** Taken in turn. */
    texts: z.array(z.string()).min(1),
    count: z.int().min(1),
    inFlight: z.int().min(1),
  }),
  z.strictObject({ type: z.literal('use-http'), id: z.number(), botUrl: z.string() }),
  z.strictObject({ type: z.literal('wait-for-connection'), id: z.number() }),
  z.strictObject({ type: z.literal('stop'), id: z.number() }),
]);

export interface Load {
  readonly command: string;
  readonly texts: readonly string[];
  readonly count: number;
  readonly inFlight: number;
}

export interface LoadResult {
  /** Milliseconds from dispatch to what the member saw, in the order of completion; failed ones aren't in it. */
  readonly latencies: readonly number[];
  /** Why others failed. */
  readonly failures: readonly string[];
  readonly elapsedMs: number;
}

/** Sends `count` slash commands of all members in turn, `inFlight` of them at a time, and times the answers. */
export async function runLoad(
  slack: FakeSlack,
  { command, texts, count, inFlight }: Load,
): Promise<LoadResult> {
  const members = PEOPLE.map(({ name }) => slack.member(name));
  const latencies: number[] = [];
  const failures: string[] = [];
  let sent = 0;
  const begun = performance.now();
  const work = async (): Promise<void> => {
    while (sent < count) {
      const number = sent;
      sent += 1;
      const at = performance.now();
      try {
        await members[number % members.length]?.slash(command, texts[number % texts.length]);
        latencies.push(performance.now() - at);
      } catch (error) {
        failures.push(String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return { latencies, failures, elapsedMs: performance.now() - begun };
}

/** Answers orders from the parent process: `{ id, ok: true, … }` or `{ id, ok: false, error }`. */
export function takeOrders(slack: FakeSlack, stop: () => Promise<void>): void {
  process.on('message', async (message) => {
    const parsed = order.safeParse(message);
    if (!parsed.success) {
      process.send?.({ ok: false, error: z.prettifyError(parsed.error) });
      return;
    }
    const { id } = parsed.data;
    try {
      process.send?.({ id, ok: true, ...(await obey(slack, parsed.data)) });
      if (parsed.data.type === 'stop') await stop();
    } catch (error) {
      process.send?.({ id, ok: false, error: String(error) });
    }
  });
}

async function obey(slack: FakeSlack, given: z.output<typeof order>): Promise<object> {
  switch (given.type) {
    case 'load':
      return runLoad(slack, given);
    case 'use-http':
      slack.useHttp(given.botUrl);
      return {};
    case 'wait-for-connection':
      await slack.waitForConnection();
      return {};
    case 'stop':
      return { violations: slack.takeViolations() };
  }
}
