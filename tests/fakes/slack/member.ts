import { randomUUID } from 'node:crypto';
import { type ActParts, act, nextSight } from './act.ts';
import type { MessageCheck } from './check-message.ts';
import { chosen, type Placed, placedControls } from './control-value.ts';
import type { Envelope } from './delivery.ts';
import type { Interaction, Interactions } from './interactions.ts';
import type { Json } from './json.ts';
import type { Known } from './manifest.ts';
import {
  appHomeOpened,
  blockActions,
  eventCallback,
  shortcut,
  slashCommand,
  slashText,
  viewClosed,
  viewSubmission,
} from './payloads.ts';
import { showResponse } from './responses.ts';
import { type Seen, type SeenMessage, type SeenView, seenMessage, seenView } from './seen.ts';
import {
  type FormValues,
  fillIn,
  handedIn,
  isCalled,
  missingIn,
  type Submitted,
  settleSubmission,
} from './submission.ts';
import type { Violations } from './violations.ts';
import { channelOf, type Person } from './workspace.ts';
import { type Message, type OpenView, randomId, type Sight } from './world.ts';

/** A control by its action id, its label, its block id, or its number from the top, which starts at 1. */
export type Which = string | number;

/**
 * A person who uses the bot. Each action resolves to the first thing the person then sees, and rejects with
 * what Slack would tell them, or when they have waited in vain.
 */
export interface Member {
  readonly person: Person;
  /** The modal on top, as it is now. */
  readonly view: SeenView | null;
  readonly home: SeenView | null;
  /** `phone` types quotation marks as phones do. The channel is #general if not given. */
  slash(command: string, text?: string, options?: { channel?: string; phone?: boolean }): Promise<Seen>;
  press(on: Seen, which: Which): Promise<Seen>;
  /** Options by value or label, people and channels by name or id. */
  choose(on: Seen, which: Which, value: string | readonly string[]): Promise<Seen>;
  /** A global shortcut, or one of a message's. */
  shortcut(callbackId: string, message?: SeenMessage): Promise<Seen>;
  openHome(): Promise<SeenView>;
  /** What isn't named keeps its first value. */
  submit(view: Seen, values?: FormValues): Promise<Submitted>;
  /** Closes the modal on top. */
  close(): Promise<void>;
  /** The next thing this person sees, whatever it answers. */
  next(): Promise<Seen>;
  /** All that this person sees in a channel now. */
  messages(channel?: string): SeenMessage[];
  /** Writes a message; the bot isn't told, since it may not read channels. */
  write(text: string, channel?: string): SeenMessage;
}

export interface MemberParts extends ActParts {
  readonly interactions: Interactions;
  readonly check: MessageCheck;
  readonly violations: Violations;
  readonly known: Known;
  /** Of this stand-in's addresses. */
  origin(): string;
}

export function makeMember(person: Person, parts: MemberParts): Member {
  const { world, interactions, check, violations, known, deliver, failures } = parts;
  const user = person.id;

  const mayRead = ({ channel, visibleTo }: Message): boolean =>
    visibleTo === null ? channelOf(channel)?.members.includes(user) === true : visibleTo === user;

  /** What the person takes for an answer, besides what Slack itself ties to what they did. */
  const comesAfter = ({ id, channel, original }: Interaction, sight: Sight): boolean => {
    if (sight.interaction === id) return true;
    if (sight.kind === 'view') {
      const { interaction, view } = sight;
      // A Home tab that is brought up to date meanwhile answers nothing that was done in a channel.
      const isNear = channel === null || view.sent.type === 'modal';
      return interaction === null && view.user === user && isNear;
    }
    const { message, via } = sight;
    if (via === 'chat.postEphemeral') return message.visibleTo === user && message.channel === channel;
    if (via === 'chat.postMessage') return original !== null && message.channel === channel;
    return message === original;
  };

  const perform = (
    what: string,
    interaction: Interaction,
    type: Envelope['type'],
    payload: Json,
    acceptsResponse = false,
  ): Promise<Seen> =>
    act(parts, {
      what,
      envelope: { id: randomUUID(), type, payload, acceptsResponse },
      answers: (sight) => comesAfter(interaction, sight),
      acknowledged: ({ payload: answer }) => {
        if (answer === null) return;
        if (acceptsResponse) showResponse(world, check, interaction, answer, 'ack');
        else violations.add(what, ['an answer in an acknowledgement that takes none'], answer);
      },
    });

  const use = (on: Seen, which: Which, value: (placed: Placed) => Json): Promise<Seen> => {
    const place = on.kind === 'view' ? world.viewOf(on.id) : world.find(on.channel, on.ts);
    if (place === undefined) throw new Error('It is no longer there.');
    const blocks = 'sent' in place ? place.sent.blocks : place.blocks;
    const placed = controlOf(placedControls(blocks), which);
    const inMessage = 'sent' in place ? null : place;
    const interaction = interactions.begin({
      user,
      channel: inMessage?.channel ?? null,
      original: inMessage,
    });
    const payload = blockActions(interaction, place, placed, value(placed), world.timestamp());
    return perform(`“${which}”`, interaction, 'interactive', payload);
  };

  const openModal = (id: string): OpenView => {
    const view = world.modals.get(user)?.find((each) => each.id === id);
    if (view === undefined) throw new Error('This modal is not open.');
    return view;
  };

  return {
    person,
    get view() {
      const top = world.modals.get(user)?.at(-1);
      return top === undefined ? null : seenView(top);
    },
    get home() {
      const home = world.homes.get(user);
      return home === undefined ? null : seenView(home);
    },
    slash: async (command, text = '', { channel = 'general', phone = false } = {}) => {
      if (known.commands?.has(command) === false) throw new Error(`${command} is not a valid command.`);
      const escapesNames = known.commands?.get(command) ?? true;
      const interaction = interactions.begin({ user, channel: channelId(channel), original: null });
      const typed = slashText(phone ? curled(text) : text, escapesNames);
      return perform(command, interaction, 'slash_commands', slashCommand(interaction, command, typed), true);
    },
    press: async (on, which) => use(on, which, ({ control }) => chosen(control, '')),
    choose: async (on, which, value) => use(on, which, ({ control }) => chosen(control, value)),
    shortcut: async (callbackId, on) => {
      if (known.shortcuts?.includes(callbackId) === false)
        throw new Error(`There is no shortcut ${callbackId}.`);
      const message = on === undefined ? null : (world.find(on.channel, on.ts) ?? null);
      const interaction = interactions.begin({ user, channel: message?.channel ?? null, original: message });
      const payload = shortcut(interaction, callbackId, message, world.timestamp());
      return perform(callbackId, interaction, 'interactive', payload);
    },
    openHome: async () => {
      const event = appHomeOpened(user, world.homes.get(user), world.timestamp());
      const payload = eventCallback(event, randomId('Ev'), Math.floor(world.clock.now() / 1_000));
      const seen = await act(parts, {
        what: 'Home',
        envelope: { id: randomUUID(), type: 'events_api', payload, acceptsResponse: false },
        answers: (sight) => sight.kind === 'view' && sight.view === world.homes.get(user),
        acknowledged: () => undefined,
      });
      if (seen.kind === 'view') return seen;
      throw new Error('A message came in place of the Home tab.');
    },
    submit: async (on, values = {}) => {
      if (on.kind !== 'view') throw new Error('A message has no form.');
      const view = openModal(on.id);
      const state = fillIn(view, handedIn(world, values, parts.origin()));
      const errors = missingIn(view, state);
      if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
      const interaction = interactions.begin({ user, channel: null, original: null });
      const acknowledgement = await deliver({
        id: randomUUID(),
        type: 'interactive',
        payload: viewSubmission(interaction, view, state),
        acceptsResponse: true,
      });
      if (acknowledgement.ok) {
        return settleSubmission(world, violations, view, acknowledgement.payload, interaction.id);
      }
      const told = `“${on.title}” failed with the error "${acknowledgement.error}"`;
      failures.push(told);
      throw new Error(told);
    },
    close: async () => {
      const view = world.modals.get(user)?.pop();
      if (view?.sent.type !== 'modal' || view.sent.notify_on_close !== true) return;
      const interaction = interactions.begin({ user, channel: null, original: null });
      const payload = viewClosed(interaction, view);
      await deliver({ id: randomUUID(), type: 'interactive', payload, acceptsResponse: false });
    },
    next: () => {
      const mine = (sight: Sight): boolean =>
        sight.kind === 'view' ? sight.view.user === user : mayRead(sight.message);
      return nextSight(world, parts.patienceMs, mine, `${person.name} saw nothing`).promise;
    },
    messages: (channel = 'general') =>
      world.messages
        .filter((each) => each.channel === channelId(channel) && !each.deleted && mayRead(each))
        .map((each) => seenMessage(each)),
    write: (text, channel = 'general') => {
      const words = { text, blocks: [], threadTs: null, visibleTo: null, author: user };
      return seenMessage(world.post({ channel: channelId(channel), ...words }, 'person', null), 'person');
    },
  };
}

function channelId(asked: string): string {
  const channel = channelOf(asked);
  if (channel === undefined) throw new Error(`There is no channel ${asked}.`);
  return channel.id;
}

function controlOf(all: readonly Placed[], which: Which): Placed {
  const found = typeof which === 'number' ? all[which - 1] : all.find((placed) => isCalled(placed, which));
  if (found === undefined) throw new Error(`There is no “${which}” to press or choose from.`);
  return found;
}

/** Quotation marks as phones type them. */
function curled(text: string): string {
  return text
    .replace(/(^|\s)"/g, '$1“')
    .replaceAll('"', '”')
    .replaceAll("'", '’');
}
