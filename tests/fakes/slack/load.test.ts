import { expect, test } from 'vitest';
import { runLoad, startFakeSlack } from './index.ts';
import { startHttpBot, startSocketBot } from './sample-bot.ts';

test('each of many commands in flight is timed to its own answer, by the socket and by HTTP', async () => {
  const slack = await startFakeSlack();
  const load = { command: '/stance', texts: ['amnesty', 'taxes'], count: 24, inFlight: 8 };
  const stopSocketBot = await startSocketBot(slack, (app) =>
    app.command('/stance', async ({ ack, command }) => ack(command.text)),
  );
  const bySocket = await runLoad(slack, load);
  await stopSocketBot();
  const bot = await startHttpBot(slack, (app) =>
    app.command('/stance', async ({ ack, respond, command }) => {
      await ack();
      await respond(command.text);
    }),
  );
  slack.useHttp(bot.url);
  const byHttp = await runLoad(slack, load);
  await bot.stop();
  for (const { latencies, failures } of [bySocket, byHttp]) {
    expect(failures).toEqual([]);
    expect(latencies).toHaveLength(24);
    expect(latencies.every((milliseconds) => milliseconds > 0 && milliseconds < 3_000)).toBe(true);
  }
  expect(slack.ephemerals.filter(({ text }) => text === 'taxes')).toHaveLength(24);
  await slack.stop();
});
