import { type Logger as BoltLogger, webApi } from '@slack/bolt';

/**
 * In milliseconds. A post that takes longer is unconfirmed; so it is longer than what fetch waits for a connection, which
 * tells by ten seconds that nothing was sent.
 */
const TIMEOUT = 15_000;

export type WebClient = webApi.WebClient;
export type ClientOptions = webApi.WebClientOptions;

/** Nothing is sent twice: what may be repeated is repeated by whoever knows that it may. */
export function clientOptions(apiUrl: string | undefined, logger: BoltLogger): ClientOptions {
  return {
    logger,
    timeout: TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

export function webClient(token: string, options: ClientOptions): WebClient {
  return new webApi.WebClient(token, options);
}
