import type { AppHomeOpenedEvent } from '@slack/types';
import type { Actor } from '../../chat/actor.ts';
import type { Block, Message } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';
import type { Desk } from './desk.ts';
import { renderBlocks } from './render.ts';
import { slashName } from './slash-names.ts';
import { fitted } from './views.ts';
import type { WebClient } from './web-client.ts';

/** Commands whose answers stand there, each below the other, for whoever may use them. */
const SECTIONS: readonly string[] = ['quiz schedules', 'events', 'settings show'];

export interface HomeParts {
  readonly client: WebClient;
  readonly prefix: string;
  readonly teamId: string;
  guard<T>(call: Promise<T>): Promise<T>;
}

/**
 * What the app's Home tab shows: how to start, the dossiers to read, and to moderators the settings. Whoever opens it for
 * the first time is welcomed there, where they look, instead of by a message that they did not ask for.
 * https://docs.slack.dev/surfaces/app-home
 */
export function homeHandler(
  desk: Desk,
  { client, prefix, teamId, guard }: HomeParts,
): (event: AppHomeOpenedEvent, theirTeam: string | null) => Promise<void> {
  const { router, showing } = desk;

  return async (event, theirTeam) => {
    if (event.tab !== 'home') return;
    const actor = await desk.actorOf({
      userId: event.user,
      teamId: theirTeam ?? teamId,
      userName: event.user,
      channel: null,
    });
    const t = router.texts(actor.locale, actor.command);
    const names = (await router.listing(actor)).map(({ name }) => name);
    const shown = SECTIONS.filter((name) => names.includes(name));
    const sections = await Promise.all(shown.map((name) => answered(name, actor)));
    const home: Message = {
      kind: 'message',
      summary: t.slack.home.heading,
      // No view yet: nobody has opened it before them.
      blocks: [...(event.view === undefined ? welcome(t) : []), ...howToStart(t, prefix), ...sections.flat()],
    };
    const rendered = fitted(renderBlocks(home, await showing.rendering(home, t)), t);
    await guard(client.views.publish({ user_id: event.user, view: { type: 'home', blocks: rendered } }));
  };

  async function answered(name: string, actor: Actor): Promise<readonly Block[]> {
    const { reply } = await router.answer(actor, { kind: 'line', line: `/${name}` });
    return reply.kind === 'message' ? reply.blocks : [];
  }
}

function welcome(t: Texts): readonly Block[] {
  return [
    { kind: 'heading', text: t.slack.home.welcome },
    { kind: 'text', text: t.slack.home.what },
  ];
}

function howToStart(t: Texts, prefix: string): readonly Block[] {
  return [
    { kind: 'heading', text: t.slack.home.heading },
    { kind: 'text', text: t.slack.home.start(slashName('stance', prefix), slashName('help', prefix)) },
    { kind: 'note', text: t.slack.home.private },
  ];
}
