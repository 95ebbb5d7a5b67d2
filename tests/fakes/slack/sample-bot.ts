import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { FakeSlack } from './start-fake-slack.ts';

const nothing = (): void => undefined;
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
/** Milliseconds before Bolt connects again. */
const RECONNECT_MS = 40;

const optionsFor = (slack: FakeSlack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

/** The real Bolt, connected by Socket Mode. @returns what stops it. */
export async function startSocketBot(
  slack: FakeSlack,
  register: (app: App) => void,
): Promise<() => Promise<unknown>> {
  const clientOptions = optionsFor(slack);
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: RECONNECT_MS,
    logger: silent,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent });
  register(app);
  await app.start();
  await slack.waitForConnection();
  return () => app.stop();
}

/** The real Bolt, served by HTTP. */
export async function startHttpBot(
  slack: FakeSlack,
  register: (app: App) => void,
): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: silent });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: optionsFor(slack),
    logger: silent,
    // Otherwise Bolt asks at once, and a test that is over first leaves it without an answer.
    tokenVerificationEnabled: false,
  });
  register(app);
  const server = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
