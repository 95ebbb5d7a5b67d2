import { type Logger as BoltLogger, webApi } from '@slack/bolt';

/** In milliseconds. Whoever waits for an answer has no more patience, and a post that takes longer is unconfirmed. */
const TIMEOUT = 10_000;

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
