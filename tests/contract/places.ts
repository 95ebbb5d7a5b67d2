import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import { pino } from 'pino';
import type { App } from '../../src/app.ts';
import type { Actor } from '../../src/chat/actor.ts';
import type { Form, Invalid } from '../../src/chat/form.ts';
import { plainText } from '../../src/chat/message.ts';
import type { Answer } from '../../src/chat/router.ts';
import { discordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { slackPlatform } from '../../src/platforms/slack/slack-platform.ts';
import { pressablesOf, renderReply } from '../../src/platforms/terminal/render.ts';
import { TerminalSession } from '../../src/platforms/terminal/session.ts';
import { en as t } from '../../src/texts/en.ts';
import type { MemberDriver } from '../fakes/discord/member.ts';
import { controlsOf } from '../fakes/discord/render-text.ts';
import type { Sight } from '../fakes/discord/sight.ts';
import { startFakeDiscord } from '../fakes/discord/start-fake-discord.ts';
import { labelOf, optionsOf, type Placed, placedControls } from '../fakes/slack/control-value.ts';
import {
  type Seen as SeenOnSlack,
  type Member as SlackMember,
  startFakeSlack,
} from '../fakes/slack/index.ts';
import { readMarkup } from '../platforms/discord/read-markup.ts';
import { ask } from '../platforms/web/exchange.ts';
import { openPlayground } from '../platforms/web/playground.ts';
import { labelsOf, member, messageOf, pressing, textOf } from '../support/asking.ts';
import { lineFor, numberOf, type Person, type Place, type Shown } from './person.ts';

const silent = pino({ level: 'silent' });
/** What can be done only where there is a channel. */
const OFFERED_IN_CHANNELS = [t.sharing.share];

export const places: Readonly<Record<string, (app: App) => Promise<Place>>> = {
  terminal: async ({ router }) => {
    const person = (actor: Actor): Person => {
      const session = new TerminalSession(router, actor);
      const shown = ({ reply }: Answer): Shown => ({
        words: renderReply(reply, { color: false, width: null }),
        labels: pressablesOf(reply).map(({ label }) => label),
      });
      return {
        use: async (command, options) => shown(await session.answer(lineFor(command, options))),
        press: async (seen, label) => shown(await session.answer(String(numberOf(seen, label) + 1))),
      };
    };
    const somebody: Actor = { ...member, platform: 'terminal' };
    return {
      member: person(somebody),
      moderator: person({ ...somebody, isManager: async () => true }),
      stop: async () => {},
    };
  },

  playground: async (app) => {
    const messages = app.store.channelMessages;
    const playground = await openPlayground({ router: app.router, messages });
    app.connect('web', playground.posting);
    const person = (moderator: boolean): Person<Shown & { readonly answer: Answer }> => {
      const as = { as: { member: 1, moderator } };
      const shown = (answer: Answer) => {
        if (answer.reply.kind !== 'message') return { answer, words: wordsOf(answer.reply), labels: [] };
        const message = messageOf(answer);
        const labels = labelsOf(message).filter((label) => !OFFERED_IN_CHANNELS.includes(label));
        return { answer, words: textOf(message), labels };
      };
      return {
        use: async (command, options) =>
          shown(await ask(playground, { kind: 'line', line: lineFor(command, options) }, as)),
        press: async ({ answer }, label) => {
          const invocation = pressing(messageOf(answer), label);
          if (invocation.kind !== 'press') throw new Error(invocation.kind);
          return shown(await ask(playground, invocation, as));
        },
        fill: async ({ answer: { reply } }, given) => {
          if (reply.kind === 'message') throw new Error('a message, not a form');
          const form = reply.kind === 'form' ? reply : reply.form;
          const fields = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value]));
          const files: Record<string, { name: string; content: string }> = {};
          for (const [name, value] of Object.entries(given))
            if (typeof value === 'string') fields[name] = value;
            else files[name] = { name: value.name, content: Buffer.from(value.bytes).toString('base64') };
          return shown(await ask(playground, { kind: 'submit', ref: form.on, fields, files }, as));
        },
      };
    };
    return {
      member: person(false),
      moderator: person(true),
      async stop() {
        app.connect('web', null);
        await playground.stop();
      },
    };
  },

  Discord: async (app) => {
    const discord = await startFakeDiscord();
    const platform = discordPlatform({
      token: discord.token,
      apiUrl: discord.url,
      log: silent,
      onLost: () => {},
    });
    await platform.start(app.router);
    app.connect('discord', platform.posting);
    return {
      member: onDiscord(discord.member('member')),
      moderator: onDiscord(discord.member('moderator')),
      direct: () => {
        const { id } = discord.world.directMessage(discord.member('member').member);
        return discord.world
          .publicMessages(id)
          .map(({ components = [] }) => components.map(wordsIn).join('\n'));
      },
      async stop() {
        app.connect('discord', null);
        await platform.stop();
        await discord.stop();
      },
    };
  },

  'Slack by Socket Mode': (app) => onSlack(app, 'socket'),
  'Slack by HTTP': (app) => onSlack(app, 'http'),
};

function wordsOf(reply: Form | Invalid): string {
  const { title } = reply.kind === 'form' ? reply : reply.form;
  const errors = reply.kind === 'form' ? [] : Object.values(reply.errors).map(plainText);
  return [title, ...errors].join('\n');
}

function onDiscord(person: MemberDriver): Person<Shown & { readonly sight: Sight }> {
  const shown = async (sight: Sight) => {
    await sight.settled();
    if (sight.modal !== null) return { sight, words: sight.modal.title, labels: [] };
    const seen = [sight.message, ...sight.followUps].filter((message) => message !== null);
    if (sight.kind === 'no answer' || seen.length === 0) throw new Error(`${sight.kind}, not a message`);
    return {
      sight,
      words: seen.map(({ components = [] }) => components.map(wordsIn).join('\n')).join('\n'),
      labels: pressables(seen).map(({ label }) => label),
    };
  };
  return {
    use: async (command, options) => shown(await person.slash(`/${command}`, options)),
    press: async ({ sight }, label) => {
      const seen = [sight.message, ...sight.followUps].filter((message) => message !== null);
      const pressed = pressables(seen).find((one) => one.label === label);
      if (pressed === undefined) throw new Error(`nothing to press says “${label}”`);
      const { message, customId, value } = pressed;
      return shown(
        value === null
          ? await person.press(message, customId)
          : await person.choose(message, customId, [value]),
      );
    },
    fill: async ({ sight }, fields) => shown(await person.submit(sight, fields)),
    again: ({ sight }) => shown(sight),
  };
}

function wordsIn(component: NonNullable<APIMessage['components']>[number]): string {
  if (component.type === ComponentType.TextDisplay) return readMarkup(component.content).text;
  if (component.type === ComponentType.Container)
    return component.components.map((inner) => wordsIn(inner)).join('\n');
  return '';
}

interface Pressable {
  readonly message: APIMessage;
  readonly customId: string;
  readonly label: string;
  /** Of a choice. */
  readonly value: string | null;
}

function pressables(messages: readonly APIMessage[]): readonly Pressable[] {
  return messages
    .flatMap((message) =>
      controlsOf(message).flatMap((control): readonly Pressable[] => {
        if (!('custom_id' in control)) return [];
        const { custom_id: customId } = control;
        if (control.type === ComponentType.StringSelect)
          return control.options.map(({ label, value }) => ({ message, customId, label, value }));
        return [{ message, customId, label: control.label ?? '', value: null }];
      }),
    )
    .filter(({ label }) => !OFFERED_IN_CHANNELS.includes(label));
}

async function onSlack(app: App, by: 'socket' | 'http'): Promise<Place> {
  // The app as Slack knows it: what its manifest does not ask for is refused.
  const manifest = slackManifest(app.router.catalogue('en'), { prefix: '', mode: 'socket' });
  const slack = await startFakeSlack({ manifest });
  const platform = slackPlatform({
    botToken: slack.botToken,
    ...(by === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
    apiUrl: slack.apiUrl,
    prefix: '',
    host: '127.0.0.1',
    port: 0,
    log: silent,
    onLost: () => {},
  });
  const told = await platform.start(app.router);
  app.connect('slack', platform.posting);
  if (by === 'socket') await slack.waitForConnection();
  else slack.useHttp(/http:\/\/\S+\/slack\/events/.exec(told)?.[0] ?? '');
  return {
    member: slackPerson(slack.member('alma')),
    moderator: slackPerson(slack.member('ada')),
    direct: () =>
      slack
        .member('alma')
        .messages('dm-alma')
        .map(({ text }) => text),
    async stop() {
      app.connect('slack', null);
      await platform.stop();
      await slack.stop();
    },
  };
}

function slackPerson(person: SlackMember): Person<Shown & { readonly seen: SeenOnSlack }> {
  const shown = (seen: SeenOnSlack) => ({
    seen,
    words: seen.text,
    labels: placedControls(seen.blocks)
      .flatMap((placed) => choicesOn(placed) ?? [labelOf(placed)])
      .filter((label) => !OFFERED_IN_CHANNELS.includes(label)),
  });
  return {
    use: async (command, options) => {
      const [word = ''] = command.split(' ');
      const line = lineFor(command, options);
      const name = word === 'help' ? '/whosaid-help' : `/${word}`;
      return shown(await person.slash(name, line.slice(word.length + 2)));
    },
    press: async ({ seen }, label) => {
      const at = placedControls(seen.blocks).findIndex((placed) => choicesOn(placed)?.includes(label));
      return shown(at < 0 ? await person.press(seen, label) : await person.choose(seen, at + 1, label));
    },
    fill: async ({ seen }, fields) => {
      const before = person.messages().map(({ text }) => text);
      const submitted = await person.submit(seen, fields);
      if (submitted.kind === 'errors') {
        const words = Object.values(submitted.errors).join('\n');
        return { seen, words, labels: [] };
      }
      if (submitted.kind === 'view') return shown(submitted);
      // What comes of it arrives after the form has closed, in the place of what it was opened from, or below it.
      let after = person.messages();
      while (after.every(({ text }, nth) => text === before[nth])) {
        await person.next();
        after = person.messages();
      }
      const changed = after.findLast(({ text }, nth) => text !== before[nth]);
      if (changed === undefined) throw new Error('nothing came of it');
      return shown(changed);
    },
    again: async ({ seen }) =>
      shown(seen.kind === 'view' ? (person.view ?? seen) : (person.messages().at(-1) ?? seen)),
  };
}

/** Null for a button. */
function choicesOn({ control }: Placed): readonly string[] | null {
  const options = optionsOf(control);
  return options.length === 0 ? null : options.map(({ text }) => text.text);
}
