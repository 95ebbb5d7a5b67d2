import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MessageCheck } from './check-message.ts';
import { type Faults, interfere } from './faults.ts';
import type { Interactions } from './interactions.ts';
import { isObject, parseJson } from './json.ts';
import { readText } from './read-body.ts';
import { SlackRefusal } from './refusal.ts';
import type { RequestLog } from './request-log.ts';
import { showResponse } from './responses.ts';
import type { World } from './world.ts';

export interface ResponseEndpointParts {
  readonly world: World;
  readonly interactions: Interactions;
  readonly check: MessageCheck;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** Answers what is posted to the `response_url` of the interaction `id`. */
export async function answerResponseUrl(
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  { world, interactions, check, faults, log }: ResponseEndpointParts,
): Promise<void> {
  const at = world.clock.now();
  const text = await readText(request);
  const body = parseJson(text);
  if (await interfere(faults.take('response_url'), request, response)) {
    log.add({ at, method: 'response_url', body, error: 'fault' });
    return;
  }
  try {
    const interaction = interactions.useResponseUrl(id);
    if (!isObject(body)) throw new SlackRefusal('invalid_payload');
    showResponse(world, check, interaction, body, 'response_url');
    log.add({ at, method: 'response_url', body, error: null });
    response.end('ok');
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    log.add({ at, method: 'response_url', body, error: error.code });
    response.statusCode = error.code.endsWith('_url') ? 404 : 400;
    response.end(error.code);
  }
}
