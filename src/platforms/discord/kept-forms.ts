import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type ActionRef, actionRef, readActionRef } from '../../chat/action.ts';
import type { Form, Invalid } from '../../chat/form.ts';
import type { Message } from '../../chat/message.ts';
import type { Texts } from '../../texts/catalogue.ts';

/** How long what somebody wrote into a refused form waits for them, in milliseconds. */
const WORDS_KEPT_MS = 15 * 60_000;
const FORMS_KEPT = 1_000;
const ACTION = 'discord.form';

/**
 * Forms that wait behind a button, because Discord opens one only as the first response, and never after another form.
 * What was written into them is kept for a quarter of an hour, the empty forms for as long as there is room.
 */
export class KeptForms {
  readonly #empty = new LRUCache<string, Form>({ max: FORMS_KEPT });
  readonly #written: LRUCache<string, Form>;

  /** `clock` tells milliseconds that only go forward. */
  constructor(clock: { now(): number } = performance) {
    this.#written = new LRUCache({ max: FORMS_KEPT, ttl: WORDS_KEPT_MS, ttlResolution: 0, perf: clock });
  }

  /** What is wrong, by field, and a button to the form. */
  refused({ form, errors }: Invalid, t: Texts): Message {
    const faults = form.fields.flatMap(({ name, label }) => {
      const value = errors[name];
      return value === undefined ? [] : [{ name: label, value }];
    });
    return {
      kind: 'message',
      summary: t.discord.formFaults,
      blocks: [
        { kind: 'text', text: t.discord.formFaults },
        { kind: 'fields', fields: faults },
        { kind: 'buttons', buttons: [{ on: this.#keep(form), label: t.discord.openFormAgain }] },
      ],
    };
  }

  /** A button to the form. */
  offered(form: Form, t: Texts): Message {
    return {
      kind: 'message',
      summary: t.discord.formReady,
      blocks: [
        { kind: 'text', text: t.discord.formReady },
        { kind: 'buttons', buttons: [{ on: this.#keep(form), label: t.discord.openForm }] },
      ],
    };
  }

  /** Undefined if that is no button of a form's; null if nothing is left of the form. */
  find(ref: string): { readonly form: Form; readonly forgotten: boolean } | null | undefined {
    const read = readActionRef(ref);
    if (read?.name !== ACTION) return undefined;
    const written = this.#written.get(read.arg);
    if (written !== undefined) return { form: written, forgotten: false };
    const empty = this.#empty.get(read.arg);
    return empty === undefined ? null : { form: empty, forgotten: true };
  }

  #keep(form: Form): ActionRef {
    const key = randomBytes(12).toString('base64url');
    this.#written.set(key, form);
    this.#empty.set(key, { ...form, fields: form.fields.map(({ value: _, ...field }) => field) });
    return actionRef(ACTION, key);
  }
}
