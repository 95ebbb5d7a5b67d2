import type { Choice, Message, Text } from './message.ts';

/** What the member can mend: shown to them word for word. Every other error is ours, logged, and told in general terms. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reply: Message;

  constructor(reply: Message) {
    super(reply.summary);
    this.reply = reply;
  }
}

/** An option's value could mean several things; the router asks which, and runs the command again with the choice. */
export class Ambiguity extends Error {
  override readonly name = 'Ambiguity';
  readonly option: string;
  readonly said: Text;
  readonly choices: readonly Choice[];

  constructor(option: string, said: Text, choices: readonly Choice[]) {
    super(`several choices for ${option}`);
    this.option = option;
    this.said = said;
    this.choices = choices;
  }
}

/** A message of one sentence. */
export function sentence(text: Text, summary: string): Message {
  return { kind: 'message', summary, blocks: [{ kind: 'text', text }] };
}

/** A refusal of one sentence. */
export function refusal(text: string): Refusal {
  return new Refusal(sentence(text, text));
}
