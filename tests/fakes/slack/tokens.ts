import { SlackRefusal } from './refusal.ts';

export const BOT_TOKEN = 'xoxb-0000000000-fake-bot';
export const APP_TOKEN = 'xapp-1-A0FAKEAPP1-fake-app';
export const SIGNING_SECRET = 'fake-signing-secret-of-32-letters';

export interface Tokens {
  /** From now on the bot's token answers with this error. */
  revoke(error?: 'token_revoked' | 'account_inactive'): void;
  /** @throws SlackRefusal if the token is missing, unknown, of the other kind, or revoked. */
  check(token: string | null, kind: 'bot' | 'app'): void;
}

export function makeTokens(): Tokens {
  let revoked: string | null = null;
  return {
    revoke: (error = 'token_revoked') => {
      revoked = error;
    },
    check: (token, kind) => {
      if (token === null || token === '') throw new SlackRefusal('not_authed');
      if (token !== BOT_TOKEN && token !== APP_TOKEN) throw new SlackRefusal('invalid_auth');
      if (token !== (kind === 'bot' ? BOT_TOKEN : APP_TOKEN))
        throw new SlackRefusal('not_allowed_token_type');
      if (kind === 'bot' && revoked !== null) throw new SlackRefusal(revoked);
    },
  };
}
