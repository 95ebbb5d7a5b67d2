import type { ModalView } from '@slack/types';
import type { Message } from '../../chat/message.ts';
import { sentence } from '../../chat/refusal.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Texts } from '../../texts/catalogue.ts';
import { formView, type Origin } from './form-view.ts';
import type { People } from './people.ts';
import { type Part, renderMessage } from './render.ts';
import type { Rendering } from './render-block.ts';
import { privately, respond } from './response-url.ts';
import { messageView, partView, waitingView } from './views.ts';
import type { WebClient } from './web-client.ts';

/** What Slack gives with something that was done in a channel, to answer with. */
export interface Means extends Origin {
  readonly userId: string;
  readonly triggerId: string;
}

/** Shows replies to the member they are for, and to nobody else. What can't be shown rejects. */
export interface Showing {
  /** What the message is in Slack's words. */
  parts(message: Message, t: Texts): Promise<readonly [Part, ...Part[]]>;
  /** What the reply is as a modal; `origin` is where the answer to a form goes. */
  view(reply: Reply, origin: Origin, t: Texts): Promise<ModalView>;
  rendering(message: Message, t: Texts): Promise<Rendering>;
  /** A private message, in place of the member's own one if `replaces`; a modal for a form. */
  reply(reply: Reply, means: Means, t: Texts, replaces?: boolean): Promise<void>;
  show(parts: readonly Part[], means: Means, t: Texts, replaces?: boolean): Promise<void>;
  /** A modal by its trigger, which lives three seconds and is used once; the view's id. */
  open(view: ModalView, triggerId: string): Promise<string>;
  /** On top of the modal that the trigger comes from. */
  push(view: ModalView, triggerId: string): Promise<string>;
  update(view: ModalView, viewId: string): Promise<void>;
  /** A modal that says to wait. */
  wait(triggerId: string, t: Texts): Promise<string>;
}

export function showingBy(
  client: WebClient,
  people: People,
  guard: <T>(call: Promise<T>) => Promise<T>,
): Showing {
  const rendered = new WeakMap<Message, readonly [Part, ...Part[]]>();

  async function parts(message: Message, t: Texts) {
    const known = rendered.get(message);
    if (known !== undefined) return known;
    const given = await rendering(message, t);
    const made = renderMessage(message, given);
    // People's names change; nothing else of a message does.
    if (given.names.size === 0) rendered.set(message, made);
    return made;
  }

  async function rendering(message: Message, t: Texts): Promise<Rendering> {
    return { t, names: await people.namesIn(message) };
  }

  async function view(reply: Reply, origin: Origin, t: Texts): Promise<ModalView> {
    switch (reply.kind) {
      case 'message':
        return messageView(reply, await rendering(reply, t));
      case 'form':
        return formView(reply, { origin, t });
      case 'invalid':
        return formView(reply.form, { origin, t, errors: reply.errors });
      default:
        return reply satisfies never;
    }
  }

  async function reply(given: Reply, means: Means, t: Texts, replaces = false): Promise<void> {
    if (given.kind === 'message') return show(await parts(given, t), means, t, replaces);
    const { responseUrl, channel, own } = means;
    try {
      await open(await view(given, { responseUrl, channel, own }, t), means.triggerId);
    } catch {
      // Slack had no trigger left: it lives three seconds.
      const told = t.slack.formTooLate;
      await show(await parts(sentence(told, told), t), means, t);
    }
  }

  async function show(shown: readonly Part[], means: Means, t: Texts, replaces = false): Promise<void> {
    for (const [index, part] of shown.entries())
      await showPart(part, means, t, replaces && means.own && index === 0);
  }

  /** By the interaction's own address; where that is used up, by a call, and at last in a modal. */
  async function showPart(
    part: Part,
    { responseUrl, channel, userId, triggerId }: Means,
    t: Texts,
    replaces: boolean,
  ): Promise<void> {
    const body = { ...privately(part), replace_original: replaces };
    if (responseUrl !== null && (await respond(responseUrl, body))) return;
    if (channel !== null) {
      const posted = guard(client.chat.postEphemeral({ channel, user: userId, ...part }));
      if (await posted.then(yes, no)) return;
    }
    await open(partView(part, t), triggerId);
  }

  async function open(shown: ModalView, triggerId: string): Promise<string> {
    return idOf(await guard(client.views.open({ trigger_id: triggerId, view: shown })));
  }

  async function push(shown: ModalView, triggerId: string): Promise<string> {
    return idOf(await guard(client.views.push({ trigger_id: triggerId, view: shown })));
  }

  async function update(shown: ModalView, viewId: string): Promise<void> {
    await guard(client.views.update({ view_id: viewId, view: shown }));
  }

  return {
    parts,
    view,
    rendering,
    reply,
    show,
    open,
    push,
    update,
    wait: (id, t) => open(waitingView(t), id),
  };
}

function idOf({ view }: { readonly view?: { readonly id?: string } }): string {
  return view?.id ?? '';
}

const yes = () => true;
const no = () => false;
