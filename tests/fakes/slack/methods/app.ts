import { BOT, TEAM } from '../workspace.ts';
import type { Method } from './method.ts';

export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    run: () => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.userId,
      bot_id: BOT.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': {
    token: 'app',
    scopes: [],
    run: (_given, { openConnection }) => ({ url: openConnection() }),
  },
};
