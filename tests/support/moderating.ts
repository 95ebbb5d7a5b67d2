import type { Actor } from '../../src/chat/actor.ts';
import type { Form } from '../../src/chat/form.ts';
import type { Message } from '../../src/chat/message.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { type Asking, member, pressing } from './asking.ts';

export const editor: Actor = {
  ...member,
  userId: 'editor-1',
  name: 'Editor 1',
  isManager: async () => true,
};
export const secondEditor: Actor = { ...editor, userId: 'editor-2', name: 'Editor 2' };

/** An excerpt as somebody might paste it, with a quotation in it. */
export const excerpt =
  'On Monday the head of the section, Oksana Pokalchuk, said that the report was “a tool of someone else’s propaganda”, and that nobody had listened.';

/** What people who keep the claims do, one after the other, as whoever is named. */
export class Moderating {
  readonly #whosaid: Asking;

  constructor(whosaid: Asking) {
    this.#whosaid = whosaid;
  }

  async reply(line: string, actor: Actor = editor): Promise<Reply> {
    return (await this.#whosaid.answer({ kind: 'line', line }, actor)).reply;
  }

  say(line: string, actor: Actor = editor): Promise<Message> {
    return this.#whosaid.say(line, actor);
  }

  async form(line: string, actor: Actor = editor): Promise<Form> {
    const reply = await this.reply(line, actor);
    if (reply.kind !== 'form') throw new Error(`a ${reply.kind}, not a form: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** What a form leads to, filled in so; fields that are not named stay as they are. */
  async fill(form: Form, fields: Readonly<Record<string, string>>, actor: Actor = editor): Promise<Reply> {
    const filled = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
    const { reply } = await this.#whosaid.answer(
      { kind: 'submit', ref: form.on, fields: { ...filled, ...fields } },
      actor,
    );
    return reply;
  }

  async filled(
    form: Form,
    fields: Readonly<Record<string, string>>,
    actor: Actor = editor,
  ): Promise<Message> {
    const reply = await this.fill(form, fields, actor);
    if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** A button or a choice; what it leads to. */
  async press(message: Message, label: string, actor: Actor = editor): Promise<Reply> {
    return (await this.#whosaid.answer(pressing(message, label), actor)).reply;
  }

  async pressed(message: Message, label: string, actor: Actor = editor): Promise<Message> {
    const reply = await this.press(message, label, actor);
    if (reply.kind !== 'message') throw new Error(`a ${reply.kind}, not a message: ${JSON.stringify(reply)}`);
    return reply;
  }

  async opened(message: Message, label: string, actor: Actor = editor): Promise<Form> {
    const reply = await this.press(message, label, actor);
    if (reply.kind !== 'form') throw new Error(`a ${reply.kind}, not a form: ${JSON.stringify(reply)}`);
    return reply;
  }

  /** A draft of a claim by Pokalchuk, from the dossier's own source, ready to be published or handed in. */
  async drafted(fields: Readonly<Record<string, string>> = {}, actor: Actor = editor): Promise<Message> {
    const command = actor.userId.startsWith('editor') ? 'claim add' : 'claim suggest';
    const form = await this.form(`/${command} amnesty speaker:Pokalchuk`, actor);
    const preview = await this.filled(
      form,
      {
        statement: 'Oksana Pokalchuk says the report was used as “a tool of someone else’s propaganda”.',
        excerpt,
        cue: 'said',
        said: '2022-08-05; “Monday”; Facebook',
        ...fields,
      },
      actor,
    );
    const source = unpickedSource(preview);
    return source === null ? preview : this.pressed(preview, source, actor);
  }

  /** The number of a claim that was published just now. */
  async published(fields: Readonly<Record<string, string>> = {}): Promise<number> {
    const done = await this.pressed(await this.drafted(fields), 'Publish');
    const [, number] = /#(\d+) is published/.exec(done.summary) ?? [];
    if (number === undefined) throw new Error(done.summary);
    return Number(number);
  }
}

/** The dossier's own source, which stands last, as long as none is picked. */
function unpickedSource({ blocks }: Message): string | null {
  const select = blocks.find((block) => block.kind === 'select' && block.on.startsWith('claim.pick.source'));
  const labels = select?.kind === 'select' ? select.choices.map(({ label }) => label) : [];
  return labels.some((label) => label.startsWith('✓')) ? null : (labels.at(-1) ?? null);
}
