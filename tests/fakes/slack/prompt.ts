import type { Interface } from 'node:readline/promises';
import { NothingSeen } from './act.ts';
import { labelOf, optionsOf, type Placed, placedControls } from './control-value.ts';
import type { Member } from './member.ts';
import { renderBlocks, renderMrkdwn } from './render.ts';
import { type Seen, type SeenView, seenMessage, seenView } from './seen.ts';
import type { FakeSlack } from './start-fake-slack.ts';
import { channelOf, PEOPLE, personOf, shownName } from './workspace.ts';
import type { Sight } from './world.ts';

const HELP = `Type a slash command, such as /stance amnesty, and see what the member sees.
  1            press the button numbered 1
  3 second     choose from the list numbered 3, by the option's words
  /as NAME     be someone else: ${PEOPLE.map(({ name }) => name).join(', ')}
  /channel NAME  go elsewhere: general, politics, moderators, dm-alma
  /home        open the bot's Home tab
  /messages    what you can see in this channel
  /help        this
  /quit        leave (so do Ctrl-C and Ctrl-D)`;

const TROUBLE = 'Broke a rule of Slack or of this house';

export interface Terminal {
  readonly lines: Interface;
  /** Whether lines are piped in, and so have to be shown for a reader to follow. */
  readonly piped: boolean;
  say(text: string): void;
}

/** A person at a keyboard, acting as one member after another. Ends when the lines do. */
export async function runPrompt(slack: FakeSlack, { lines, piped, say }: Terminal): Promise<void> {
  let me: Member = slack.member('alma');
  let channel = 'general';
  let last: Seen | null = null;
  let shown = 0;
  const iterator = lines[Symbol.asyncIterator]();
  const nextLine = async (prompt: string): Promise<string | null> => {
    if (!piped) {
      lines.setPrompt(prompt);
      lines.prompt();
    }
    const { value, done } = await iterator.next();
    if (done === true) return null;
    if (piped) say(prompt + value);
    return value.trim();
  };

  const show = (seen: Seen): void => {
    last = seen;
    shown += 1;
    say(describe(seen));
  };

  const unwatch = slack.watch((sight) => {
    if (!concerns(sight, me)) return;
    if (sight.kind === 'message' && sight.message.deleted) say('(The message is gone.)');
    else show(sight.kind === 'view' ? seenView(sight.view) : seenMessage(sight.message, sight.via));
  });

  /** Fills in the modal on top until it closes; an empty line keeps what is there, `/cancel` closes it. */
  const fillIn = async (view: SeenView): Promise<void> => {
    const values: Record<string, string | string[]> = {};
    for (const placed of placedControls(view.blocks)) {
      if (placed.block.type !== 'input') continue;
      const line = await nextLine(`${labelOf(placed)}${choicesOf(placed)}: `);
      if (line === null || line === '/cancel') {
        await me.close();
        say('(Closed.)');
        return;
      }
      const severalAtOnce = /^multi_|^checkboxes$/.test(placed.control.type);
      if (line !== '') values[placed.control.action_id ?? ''] = severalAtOnce ? line.split(/\s*,\s*/) : line;
    }
    const submitted = await me.submit(view, values);
    if (submitted.kind === 'closed') say('(Sent; the form closed.)');
    if (submitted.kind !== 'errors') return;
    for (const [block, error] of Object.entries(submitted.errors)) {
      const placed = placedControls(view.blocks).find((each) => each.block.block_id === block);
      say(`${placed === undefined ? block : labelOf(placed)}: ${error}`);
    }
    await fillIn(view);
  };

  const obey = async (line: string): Promise<void> => {
    const [word = '', ...others] = line.split(/\s+/);
    const rest = line.slice(word.length).trim();
    if (word === '/help') say(HELP);
    else if (word === '/as') {
      if (personOf(rest) === undefined)
        say(`Nobody here is called ${rest}. ${PEOPLE.map(({ name }) => name).join(', ')}`);
      else me = slack.member(rest);
    } else if (word === '/channel') {
      const name = rest.replace(/^#/, '');
      if (channelOf(name) === undefined) say(`There is no channel ${name}.`);
      else channel = name;
    } else if (word === '/home') await me.openHome();
    else if (word === '/messages') {
      const all = me.messages(channel);
      say(all.length === 0 ? 'There is nothing yet.' : all.map(describe).join('\n\n'));
      last = all.at(-1) ?? last;
    } else if (/^\d+$/.test(word)) {
      if (last === null) say('There is nothing to press yet.');
      else if (others.length === 0) await me.press(last, Number(word));
      else await me.choose(last, Number(word), rest);
    } else if (word.startsWith('/')) await me.slash(word, rest, { channel });
    else say('Commands start with a slash; /help tells more.');
  };

  say(HELP);
  for (;;) {
    const line = await nextLine(`${shownName(me.person)} #${channel}> `);
    if (line === null || line === '/quit') break;
    if (line === '') continue;
    const shownBefore = shown;
    try {
      await obey(line);
      for (let view = me.view; view !== null && hasInputs(view); view = me.view) await fillIn(view);
    } catch (error) {
      // What the whole channel sees is an answer too, to someone who looks.
      const answered = error instanceof NothingSeen && shown > shownBefore;
      if (!answered) say(error instanceof Error ? error.message : String(error));
      if (me.view !== null) await me.close();
    }
    for (const { where, messages } of slack.takeViolations())
      say(`${TROUBLE}: ${where}: ${messages.join('; ')}`);
  }
  unwatch();
}

function hasInputs({ blocks }: SeenView): boolean {
  return blocks.some(({ type }) => type === 'input');
}

function concerns(sight: Sight, { person }: Member): boolean {
  if (sight.kind === 'view') return sight.view.user === person.id;
  const { visibleTo, author } = sight.message;
  return author === null && (visibleTo === null || visibleTo === person.id);
}

function choicesOf({ control }: Placed): string {
  const options = optionsOf(control).map(({ text }) => text.text);
  return options.length === 0 ? '' : ` (${options.join(' / ')})`;
}

/** A message or view as text, its controls numbered from the top. */
function describe(seen: Seen): string {
  const controls = placedControls(seen.blocks).map(({ control }) => control);
  const mark = ({ block, control }: Placed): string =>
    block.type === 'input' ? '' : `${controls.indexOf(control) + 1} `;
  if (seen.kind === 'view') {
    const title = seen.title === '' ? 'Home tab' : `Form: ${seen.title}`;
    return `--- ${title}\n${renderBlocks(seen.blocks, mark)}`;
  }
  const text = seen.blocks.length === 0 ? renderMrkdwn(seen.summary) : renderBlocks(seen.blocks, mark);
  return `${seen.private ? '--- Only visible to you' : '--- Whosaid, to everyone here'}\n${text}`;
}
