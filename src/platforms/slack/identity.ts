import { CannotStart } from '../../chat/platform.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { apiFault } from './api-fault.ts';
import { missingScopes } from './scopes.ts';
import type { WebClient } from './web-client.ts';

/** In which workspace the bot is, and as whom. */
export interface Identity {
  readonly teamId: string;
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
}

/**
 * Asks Slack whose token it is: https://docs.slack.dev/reference/methods/auth.test
 * @throws CannotStart
 */
export async function identify(client: WebClient, t: Texts): Promise<Identity> {
  const { team_id, team, bot_id, user_id, is_enterprise_install, response_metadata } = await client.auth
    .test()
    .catch((error: unknown) => {
      throw cannotStart(error, 'SLACK_BOT_TOKEN', t);
    });
  if (is_enterprise_install === true) throw new CannotStart(t.slack.start.wholeOrganisation, false);
  if (team_id === undefined || bot_id === undefined || user_id === undefined)
    throw new CannotStart(t.slack.start.notABot, false);
  const missing = missingScopes(response_metadata?.scopes);
  if (missing.length > 0) throw new CannotStart(t.slack.start.missingScopes(missing), false);
  return { teamId: team_id, team: team ?? team_id, botId: bot_id, botUserId: user_id };
}

/** Why a start failed that was refused one of its calls, as a sentence with what to do. */
export function cannotStart(cause: unknown, variable: string, t: Texts): CannotStart {
  const fault = apiFault(cause);
  const { start } = t.slack;
  if (fault?.kind === 'refused') {
    const told =
      fault.code === 'missing_scope'
        ? start.tokenLacks(variable, fault.needed ?? '')
        : start.refused(variable, fault.code);
    return new CannotStart(told, false, { cause });
  }
  return new CannotStart(fault?.kind === 'limited' ? start.limited : start.unreachable, true, { cause });
}
