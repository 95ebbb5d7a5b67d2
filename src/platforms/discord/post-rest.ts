import { type InternalRequest, REST } from 'discord.js';
import { within } from '../../chat/pauses.ts';
import { restOptions, waitsLongerThan } from './discord-rest.ts';
import { noAnswer } from './post-fault.ts';

/** How long one request may take, its turn in the queue included, in milliseconds: far below the time a post is taken for. */
const PATIENCE_MS = 15_000;
/** Discord lets five posts into a channel in five seconds; a longer wait is told instead of waited for. In milliseconds. */
const LONGEST_WAIT_MS = 6_000;

export type PostRequest = Pick<InternalRequest, 'method' | 'fullRoute' | 'body' | 'query'>;

/** Requests that concern posts. They keep to Discord's limits, and do not hold up answers. */
export interface PostRest {
  /**
   * Sends it once, and again only where Discord said that it came too early. Rejects with discord.js's errors, or with a
   * `PostFault` once its time is over; from then on it is not sent any more. What it resolves to may be another's answer.
   */
  send(request: PostRequest): Promise<object>;
  end(): void;
}

export function postRest({
  apiUrl,
  token,
  stopping,
  patience = PATIENCE_MS,
}: {
  readonly apiUrl: string;
  readonly token: string;
  readonly stopping: AbortSignal;
  /** In milliseconds. */
  readonly patience?: number;
}): PostRest {
  const rest = new REST({
    ...restOptions(apiUrl, stopping),
    retries: 0,
    timeout: patience,
    rejectOnRateLimit: waitsLongerThan(LONGEST_WAIT_MS),
  });
  return {
    async send(request) {
      // discord.js forgets a token that was refused once.
      rest.setToken(token);
      const over = new AbortController();
      const sent = rest.request({ ...request, signal: over.signal }).catch(unlessGarbled);
      const answer = await within(sent, patience);
      if (typeof answer === 'object' && answer !== null) return answer;
      over.abort();
      throw noAnswer();
    },
    end() {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },
  };
}

/** JSON that was cut off is no answer. */
function unlessGarbled(error: unknown): never {
  throw error instanceof SyntaxError ? noAnswer(error) : error;
}
