import { announce } from './announce.js';
import { element } from './element.js';
import { renderText } from './render-text.js';
import { Trouble } from './server.js';
import { t } from './texts.js';

/** @import { Field, Form } from '../../../chat/form.ts' */
/** @import { Text } from '../../../chat/message.ts' */
/** @import { Reply } from '../../../chat/reply.ts' */
/** @typedef {Readonly<Record<string, Text>>} Errors */

let made = 0;

/**
 * Shows a form until it is sent and accepted, or closed.
 * @param {Form} form
 * @param {Errors} errors by field name
 * @param {(ref: string, fields: Record<string, string>, files: Files) => Promise<Reply>} submit delivers everything but a form
 * @param {() => void} closed called if nothing was sent
 */
export function showForm(form, errors, submit, closed) {
  const dialog = element('dialog', { 'aria-labelledby': 'form-title' });
  const back = document.activeElement;
  let sending = false;
  let accepted = false;

  /**
   * @param {Form} shown
   * @param {Errors} wrong
   */
  function fill(shown, wrong) {
    const trouble = element('p', { class: 'trouble', role: 'alert', hidden: true });
    const cancel = element('button', { type: 'button' }, t.playground.cancel);
    cancel.addEventListener('click', () => dialog.close());
    const body = element(
      'form',
      { novalidate: true },
      element('h2', { id: 'form-title', dir: 'auto' }, shown.title),
      ...shown.fields.map((field) => renderField(field, wrong[field.name])),
      trouble,
      element(
        'div',
        { class: 'buttons' },
        element('button', { type: 'submit' }, t.playground.submit),
        cancel,
      ),
    );
    body.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (sending) return;
      sending = true;
      trouble.hidden = true;
      try {
        const reply = await submit(shown.on, written(body), await attached(body));
        if (reply.kind === 'form') fill(reply, {});
        else if (reply.kind === 'invalid') fill(reply.form, reply.errors);
        else {
          accepted = true;
          dialog.close();
        }
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        trouble.textContent = error.message;
        trouble.hidden = false;
      } finally {
        sending = false;
      }
    });
    dialog.replaceChildren(body);
    const firstWrong = body.querySelector('[aria-invalid]');
    const first = firstWrong ?? body.querySelector('input, textarea, select');
    if (first instanceof HTMLElement) first.focus();
    if (firstWrong !== null) announce(t.playground.formNotYet);
  }

  dialog.addEventListener('close', () => {
    dialog.remove();
    if (back instanceof HTMLElement) {
      // Chromium gives the focus back without the caret, and then nothing can be typed.
      back.blur();
      back.focus();
    }
    if (!accepted) closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  fill(form, errors);
}

/** @param {HTMLFormElement} body */
function written(body) {
  const texts = [...new FormData(body)].filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value)]));
}

/** @typedef {Record<string, { name: string, content: string }>} Files */

/**
 * What was handed in, by the fields' names; where nothing was chosen, a browser has a file without a name.
 * @param {HTMLFormElement} body
 * @returns {Promise<Files>}
 */
async function attached(body) {
  /** @type {Files} */
  const files = {};
  for (const [field, value] of new FormData(body)) {
    if (value instanceof File && value.name !== '')
      files[field] = { name: value.name, content: await base64(value) };
  }
  return files;
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/**
 * @param {Field} field
 * @param {Text | undefined} error
 */
function renderField(field, error) {
  const id = `field-${++made}`;
  const hint =
    field.hint === undefined
      ? []
      : [element('p', { id: `${id}-hint`, class: 'hint', dir: 'auto' }, field.hint)];
  const wrong =
    error === undefined
      ? []
      : [element('p', { id: `${id}-error`, class: 'wrong', dir: 'auto' }, ...renderText(error))];
  const described = [...wrong, ...hint].map((part) => part.id).join(' ');
  const control = renderControl(field, {
    id,
    name: field.name,
    dir: 'auto',
    'aria-describedby': described === '' ? false : described,
    'aria-invalid': error === undefined ? false : 'true',
    required: field.required,
  });
  const optional = field.required
    ? []
    : [' ', element('span', { class: 'hint' }, `(${t.playground.optional})`)];
  return element(
    'div',
    { class: 'form-field' },
    element('label', { for: id }, element('span', { dir: 'auto' }, field.label), ...optional),
    ...hint,
    control,
    ...wrong,
  );
}

/**
 * @param {Field} field
 * @param {Readonly<Record<string, string | boolean>>} attributes
 */
function renderControl(field, attributes) {
  switch (field.kind) {
    case 'line': {
      const input = element('input', { ...attributes, type: 'text', maxlength: String(field.maxLength) });
      input.value = field.value ?? '';
      return input;
    }
    case 'paragraph': {
      const area = element('textarea', { ...attributes, rows: '6', maxlength: String(field.maxLength) });
      area.value = field.value ?? '';
      return area;
    }
    case 'choice': {
      const options = field.choices.map(({ value, label, hint }) =>
        element('option', { value }, hint === undefined ? label : `${label} (${hint})`),
      );
      const select = element(
        'select',
        attributes,
        element('option', { value: '' }, t.playground.pickOne),
        ...options,
      );
      select.value = field.value ?? '';
      return select;
    }
    case 'file':
      return element('input', { ...attributes, type: 'file' });
    default:
      return field;
  }
}
