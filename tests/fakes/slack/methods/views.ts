import { checkView } from '../check-view.ts';
import type { Json } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import { homeView, modalView } from '../schema/view.ts';
import { viewObject } from '../view-object.ts';
import { PEOPLE } from '../workspace.ts';
import type { OpenView } from '../world.ts';
import { type Method, type MethodContext, needed } from './method.ts';

/** Views on a stack: https://docs.slack.dev/surfaces/modals#view-stack */
export const STACK = 3;

const free = { scopes: [] };

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    ...free,
    run: (given, { world, interactions, violations }) => {
      const sent = checkView('views.open', modalView, given['view'], violations);
      const { user, id } = interactions.useTrigger(needed(given, 'trigger_id'));
      refuseTwin(sent.external_id, world);
      const view = world.makeView(user, sent, null);
      world.modals.set(user, [view]);
      world.show(view, id);
      return { view: viewObject(view) };
    },
  },
  'views.push': {
    ...free,
    run: (given, { world, interactions, violations }) => {
      const sent = checkView('views.push', modalView, given['view'], violations);
      const { user, id } = interactions.useTrigger(needed(given, 'trigger_id'));
      const stack = world.modals.get(user) ?? [];
      const top = stack.at(-1);
      if (top === undefined) throw new SlackRefusal('not_found');
      if (stack.length >= STACK) throw new SlackRefusal('push_limit_reached');
      refuseTwin(sent.external_id, world);
      const view = world.makeView(user, sent, top);
      stack.push(view);
      world.show(view, id);
      return { view: viewObject(view) };
    },
  },
  'views.update': {
    ...free,
    run: (given, { world, violations }) => {
      const sent = checkView('views.update', modalView, given['view'], violations);
      const view = [...world.modals.values()]
        .flat()
        .find(({ id, sent: { external_id } }) =>
          given['view_id'] === undefined
            ? external_id !== undefined && external_id === given['external_id']
            : id === given['view_id'],
        );
      if (view === undefined) throw new SlackRefusal('not_found');
      refuseOldHash(view, given);
      world.changeView(view, sent);
      world.show(view, null);
      return { view: viewObject(view) };
    },
  },
  'views.publish': {
    ...free,
    run: (given, { world, violations }) => {
      const sent = checkView('views.publish', homeView, given['view'], violations);
      const user = needed(given, 'user_id');
      if (!PEOPLE.some(({ id }) => id === user)) throw new SlackRefusal('user_not_found');
      const published = world.homes.get(user);
      if (published !== undefined) {
        refuseOldHash(published, given);
        world.changeView(published, sent);
      }
      const view = published ?? world.makeView(user, sent, null);
      world.homes.set(user, view);
      world.show(view, null);
      return { view: viewObject(view) };
    },
  },
};

function refuseOldHash({ hash }: OpenView, given: Json): void {
  if (given['hash'] !== undefined && given['hash'] !== hash) throw new SlackRefusal('hash_conflict');
}

function refuseTwin(externalId: string | undefined, world: MethodContext['world']): void {
  const taken = [...world.modals.values()].flat().some(({ sent }) => sent.external_id === externalId);
  if (externalId !== undefined && taken) throw new SlackRefusal('duplicate_external_id');
}
