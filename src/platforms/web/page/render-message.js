import { element } from './element.js';
import { renderText } from './render-text.js';
import { t } from './texts.js';

/** @import { Block, Message } from '../../../chat/message.ts' */
/** @typedef {(ref: string, values: readonly string[], label: string) => void} Press */
/** @typedef {Extract<Block, { kind: 'select' }>} Select */

/**
 * @param {Message} message
 * @param {Press} press
 * @returns {readonly HTMLElement[]}
 */
export function renderMessage(message, press) {
  const title = message.blocks.findIndex(({ kind }) => kind === 'heading');
  return message.blocks.map((block, index) => renderBlock(block, index === title, press));
}

/**
 * @param {Block} block
 * @param {boolean} isTitle
 * @param {Press} press
 * @returns {HTMLElement}
 */
function renderBlock(block, isTitle, press) {
  switch (block.kind) {
    case 'heading':
      return element(isTitle ? 'h3' : 'h4', { dir: 'auto' }, block.text);
    case 'text':
      return element('p', { dir: 'auto' }, ...renderText(block.text));
    case 'note':
      return element('p', { class: 'note', dir: 'auto' }, ...renderText(block.text));
    case 'quote':
      return element(
        'figure',
        {},
        element('blockquote', { dir: 'auto' }, ...renderText(block.text)),
        element('figcaption', { dir: 'auto' }, ...renderText(block.attribution)),
      );
    case 'fields':
      return element(
        'dl',
        {},
        ...block.fields.map(({ name, value }) =>
          element(
            'div',
            {},
            element('dt', { dir: 'auto' }, name),
            element('dd', { dir: 'auto' }, ...renderText(value)),
          ),
        ),
      );
    case 'buttons':
      return element(
        'div',
        { class: 'buttons' },
        ...block.buttons.map(({ on, label }) => {
          const button = element('button', { type: 'button', dir: 'auto' }, label);
          button.addEventListener('click', () => press(on, [], label));
          return button;
        }),
      );
    case 'select':
      return renderSelect(block, press);
    case 'file': {
      const href = URL.createObjectURL(new Blob([block.text]));
      return element('p', {}, element('a', { href, download: block.name }, block.name));
    }
    default:
      return block;
  }
}

/**
 * A native select with a button: with the keyboard alone, moving through the choices must not choose.
 * @param {Select} block
 * @param {Press} press
 */
function renderSelect(block, press) {
  const choices = block.choices.map(({ value, label, hint }) =>
    element('option', { value }, hint === undefined ? label : `${label} (${hint})`),
  );
  const select = element(
    'select',
    { required: true },
    element('option', { value: '' }, t.playground.pickOne),
    ...choices,
  );
  const choose = element('button', { type: 'submit' }, t.playground.choose);
  const form = element(
    'form',
    { class: 'select' },
    element('label', {}, element('span', {}, block.prompt), select),
    choose,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    press(block.on, [select.value], select.selectedOptions[0]?.text ?? '');
  });
  return form;
}
