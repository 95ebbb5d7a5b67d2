import { expect, test } from 'vitest';
import { actionRef } from '../../../src/chat/action.ts';
import type { Form } from '../../../src/chat/form.ts';
import type { Message } from '../../../src/chat/message.ts';
import { KeptForms } from '../../../src/platforms/discord/kept-forms.ts';
import { modalOf } from '../../../src/platforms/discord/modal.ts';
import { en } from '../../../src/texts/en.ts';

const form: Form = {
  kind: 'form',
  title: 'Claim',
  on: actionRef('claim.save'),
  fields: [
    {
      kind: 'line',
      name: 'words',
      label: 'Words',
      hint: 'Hint',
      value: 'typed',
      required: true,
      maxLength: 3,
    },
  ],
};

function buttonOf({ blocks }: Message): string {
  for (const block of blocks) if (block.kind === 'buttons') return block.buttons[0]?.on ?? '';
  throw new Error('no button');
}

test('what was written is kept for a quarter of an hour; then the form opens empty', () => {
  let now = 1;
  const forms = new KeptForms({ now: () => now });
  const ref = buttonOf(forms.refused({ kind: 'invalid', form, errors: { words: 'No.' } }, en));
  now += 14 * 60_000;
  expect(forms.find(ref)).toEqual({ form, forgotten: false });
  now += 2 * 60_000;
  const found = forms.find(ref);
  expect(found?.forgotten).toBe(true);
  expect(found?.form.fields[0]).not.toHaveProperty('value');
});

test('of very many forms the oldest are forgotten, and other buttons are not its own', () => {
  const forms = new KeptForms();
  const ref = buttonOf(forms.offered(form, en));
  for (let count = 0; count < 1_000; count += 1) forms.offered(form, en);
  expect(forms.find(ref)).toBeNull();
  expect(forms.find(actionRef('stance.open', 'amnesty'))).toBeUndefined();
});

test('a form that was forgotten says so where its first hint stood, and no value is longer than its field', () => {
  expect(modalOf(form, en.discord.formForgotten).components[0]).toMatchObject({
    description: en.discord.formForgotten,
    component: { value: 'typ', max_length: 3 },
  });
});
