import { controlsOf, textOf } from '../fakes/discord/render-text.ts';
import { startFakeDiscord } from '../fakes/discord/start-fake-discord.ts';
import { startFakeSlack } from '../fakes/slack/index.ts';

/** A message of the bot's in the channel. */
export interface Standing {
  readonly id: string;
  /** Of what can be pressed, in reading order. */
  readonly labels: readonly string[];
  readonly text: string;
}

/** One platform's stand-in, as far as a weekly round needs one. */
export interface Stage {
  readonly platform: 'discord' | 'slack';
  readonly community: string;
  readonly channel: string;
  /** Whom answers come from; `id` is the platform's. */
  readonly members: readonly { readonly name: string; readonly id: string }[];
  /** How Whosaid reaches it. */
  readonly settings: object;
  /** Whether a post of which nobody knows whether it stands may be made a second time. */
  readonly mayDouble: boolean;
  /** What the bot has in the channel. */
  standing(): readonly Standing[];
  /** What the member is told; nothing if no answer comes. */
  press(member: string, on: Standing, index: number): Promise<string>;
  /** Lets the bot's next request of that kind stand without an answer, before or after it is done. */
  hold(what: 'post' | 'edit', when: 'undone' | 'done'): void;
  /** How many requests of that kind have come. */
  came(what: 'post' | 'edit'): number;
  stop(): Promise<void>;
}

/** Longer than any answer takes that was not lost, in milliseconds. */
const PATIENCE = 2_500;

export async function discordStage(now: () => number): Promise<Stage> {
  const discord = await startFakeDiscord({ now });
  // A week passes in a moment here, so that its posts would wait for those of the week before.
  discord.rest.limits.on = false;
  const { id: channel } = discord.channel('general');
  const method = { post: 'POST', edit: 'PATCH' } as const;
  const path = { post: /\/channels\/\d+\/messages$/, edit: /\/channels\/\d+\/messages\/\d+$/ } as const;
  const own = () => discord.channel('general').messages.filter(({ author }) => author.bot);
  return {
    platform: 'discord',
    community: `discord:${discord.guild.id}`,
    channel,
    members: ['member', 'other', 'nameless', 'emoji', 'right-to-left'].map((name) => ({
      name,
      id: discord.member(name).member.user.id,
    })),
    settings: { token: discord.token, apiUrl: discord.url },
    mayDouble: false,
    standing: () =>
      own().map((message) => ({
        id: message.id,
        text: textOf(message),
        labels: controlsOf(message).map((control) => ('label' in control ? (control.label ?? '') : '')),
      })),
    async press(member, on, index) {
      const message = own().find(({ id }) => id === on.id);
      const control = message === undefined ? undefined : controlsOf(message)[index];
      if (message === undefined || control === undefined || !('custom_id' in control)) return '';
      const seen = await discord.member(member).press(message, control.custom_id, { patience: PATIENCE });
      return (await seen.settled()).text;
    },
    hold: (what, when) =>
      discord.rest.failNext({
        method: method[what],
        path: path[what],
        with: when === 'done' ? { done: 'hang' } : 'hang',
      }),
    came: (what) =>
      discord.requests.filter((one) => one.method === method[what] && path[what].test(one.path)).length,
    stop: () => discord.stop(),
  };
}

export async function slackStage(): Promise<Stage> {
  const slack = await startFakeSlack({ ackWithinMs: PATIENCE, patienceMs: PATIENCE });
  const method = { post: 'chat.postMessage', edit: 'chat.update' } as const;
  const seen = () => slack.channel('general').messages;
  return {
    platform: 'slack',
    community: 'slack:T024BE7LD',
    channel: slack.channel('general').id,
    members: ['alma', 'ben', 'layla', 'emoji', 'otto'].map((name) => ({
      name,
      id: slack.member(name).person.id,
    })),
    settings: {
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl: slack.apiUrl,
      prefix: '',
      host: '127.0.0.1',
      port: 0,
    },
    mayDouble: true,
    standing: () => seen().map(({ ts, text, labels }) => ({ id: ts, text, labels })),
    async press(member, on, index) {
      const message = seen().find(({ ts }) => ts === on.id);
      if (message === undefined) return '';
      return slack
        .member(member)
        .press(message, index + 1)
        .then(({ text }) => text, nothing);
    },
    hold: (what, when) =>
      slack.failNext({ method: method[what], with: when === 'done' ? { done: 'hang' } : 'hang' }),
    came: (what) => slack.requests.filter((one) => one.method === method[what]).length,
    stop: () => slack.stop(),
  };
}

function nothing(): string {
  return '';
}
