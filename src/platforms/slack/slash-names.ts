import type { CommandListing } from '../../chat/router.ts';
import type { Naming } from '../../texts/naming.ts';

/**
 * What Slack keeps for itself: one such name makes it refuse all commands of a manifest. Its own commands are listed at
 * https://slack.com/help/articles/201259356-Slash-commands-in-Slack; it tells nowhere which others it refuses, so the last
 * line has those that people ran into: https://github.com/openclaw/openclaw/pull/29032
 */
const SLACKS_OWN: ReadonlySet<string> = new Set(
  [
    'active apps archive away call close collapse dm dnd expand feed feedback huddle invite invite_people join keys kick',
    'leave me msg mute open part prefs remind remove rename s search shortcuts shrug star status topic unarchive who',
    'commands debug help kill send',
  ].flatMap((names) => names.split(' ')),
);
const INSTEAD = 'whosaid-';

/** What a command's or a group's first word is called on Slack, with its slash. */
export function slashName(word: string, prefix: string): string {
  const name = `${prefix}${word}`;
  return `/${SLACKS_OWN.has(name) ? `${INSTEAD}${name}` : name}`;
}

/** The first words of all commands, in their order: on Slack, a group is one command. */
export function firstWords(catalogue: readonly CommandListing[]): readonly string[] {
  return [...new Set(catalogue.map(({ name, group }) => group?.name ?? name))];
}

/** What people type for a command on Slack, by its name: `/ws-settings show` for `settings show`. */
export function namingWith(prefix: string): Naming {
  return (name) => {
    const [word = '', ...others] = name.split(' ');
    return [slashName(word, prefix), ...others].join(' ');
  };
}
