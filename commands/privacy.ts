import { directTenant } from '../src/chat/actor.ts';
import { type Action, type Asking, defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import {
  privacyAsk,
  privacyErase,
  privacyFile,
  privacyList,
  privacyShow,
  privacyUnlist,
} from '../src/views/actions.ts';
import { erasedMessage, eraseMessage, privacyFileMessage, privacyMessage } from '../src/views/privacy.ts';
import { inCommunity } from './in-community.ts';
import { communityOf, type Services } from './services.ts';

export const privacy = defineCommand<Services>()({
  name: 'privacy',
  access: 'member',
  options: {},
  describe: (t) => t.privacy.describe,
  examples: ['privacy'],
  run: ({ ...asking }, services) => shown(asking, services),

  actions: {
    [privacyShow.name]: {
      access: 'member',
      shows: 'update',
      run: (asking, services) => shown(asking, services),
    },
    [privacyFile.name]: {
      access: 'member',
      shows: 'new',
      async run({ actor, t }, services) {
        const community = communityOf(actor);
        return privacyFileMessage(community, await services.privacy.stored(community, actor.userId), t);
      },
    },
    [privacyUnlist.name]: listing(false),
    [privacyList.name]: listing(true),
    [privacyAsk.name]: {
      access: 'member',
      shows: 'update',
      run: async ({ actor, t }, services) => eraseMessage(await storedAbout(actor, services), t),
    },
    [privacyErase.name]: {
      access: 'member',
      shows: 'update',
      async run({ actor, t }, services) {
        await services.privacy.erase(communityOf(actor), actor.userId);
        return erasedMessage(await storedAbout(actor, services), t);
      },
    },
  },
});

function listing(listed: boolean): Action<Services> {
  return {
    access: 'member',
    shows: 'update',
    async run({ actor, t }, services) {
      const { userId, name } = actor;
      await services.privacy.setListed(inCommunity(actor, t), { userId, name }, listed);
      return shown({ actor, t }, services, listed ? t.privacy.nowListed : t.privacy.nowUnlisted);
    },
  };
}

async function shown({ actor, t }: Asking, services: Services, told?: string): Promise<Reply> {
  const stored = await storedAbout(actor, services);
  return privacyMessage({ stored, direct: actor.tenantId === directTenant }, t, told);
}

function storedAbout(actor: Asking['actor'], { privacy }: Services) {
  return privacy.stored(communityOf(actor), actor.userId);
}
