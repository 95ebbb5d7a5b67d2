import { actingAs } from './acting-as.js';
import { announce } from './announce.js';
import { element, onPage } from './element.js';
import { complete } from './server.js';
import { t } from './texts.js';

/** @import { Completion, CompletionChoice } from '../wire.ts' */

/**
 * The list under the line being typed: a combobox with a listbox popup and manual selection,
 * after the WAI-ARIA Authoring Practices (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 * @param {HTMLInputElement} input
 */
export function suggestions(input) {
  const list = onPage('suggestions', HTMLUListElement);
  const about = onPage('option', HTMLParagraphElement);
  /** @type {readonly CompletionChoice[]} */
  let choices = [];
  /** What stood left of the caret when they were asked for. */
  let typed = '';
  let active = -1;
  let asking = new AbortController();

  async function refresh() {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    activate(-1); // what was chosen is for the line as it was, so a quick Enter sends
    typed = input.value.slice(0, input.selectionStart ?? undefined);
    if (!typed.trimStart().startsWith('/')) return close();
    // A line that can't be completed is still a line that can be sent, which then says what is wrong.
    const completion = await complete({ as: actingAs(), line: typed }, signal).catch(() => null);
    if (signal.aborted || document.activeElement !== input) return;
    if (completion === null) close();
    else show(completion);
  }

  /** @param {Completion} completion */
  function show({ option, choices: offered, status }) {
    choices = offered;
    list.replaceChildren(...choices.map(row));
    list.hidden = choices.length === 0;
    list.scrollTop = 0;
    about.hidden = option === null;
    about.replaceChildren(...(option === null ? [] : aboutOption(option)));
    input.setAttribute('aria-expanded', String(choices.length > 0));
    activate(-1);
    if (choices.length > 0) announce(status);
  }

  function close() {
    asking.abort();
    show({ option: null, choices: [], status: '' });
  }

  /**
   * @param {CompletionChoice} choice
   * @param {number} index
   */
  function row(choice, index) {
    const made = element(
      'li',
      { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false' },
      element('span', { class: 'label', dir: 'auto' }, choice.label),
    );
    if (choice.hint !== undefined)
      made.append(' ', element('span', { class: 'hint', dir: 'auto' }, choice.hint));
    // The line keeps the focus, on a touch screen its keyboard too.
    made.addEventListener('pointerdown', (event) => event.preventDefault());
    made.addEventListener('click', () => take(choice));
    return made;
  }

  /** @param {number} index -1 for none */
  function activate(index) {
    active = index;
    input.removeAttribute('aria-activedescendant');
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at !== index) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  /** @param {CompletionChoice} choice */
  function take({ from, insert }) {
    const before = typed.slice(0, from) + insert;
    input.value = before + input.value.slice(typed.length);
    input.setSelectionRange(before.length, before.length);
    input.focus();
    refresh();
  }

  input.addEventListener('input', refresh);
  input.addEventListener('blur', close);

  return {
    close,
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} whether the key was meant for the list
     */
    takes(event) {
      if (list.hidden || event.ctrlKey || event.altKey || event.metaKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const choice = choices[active];
      if (step !== undefined) {
        // One place more than there are choices: the line itself is where no choice is active.
        const places = choices.length + 1;
        activate(((active + 1 + step + places) % places) - 1);
      } else if (event.key === 'Escape') close();
      else if (choice !== undefined && (event.key === 'Enter' || event.key === 'Tab')) take(choice);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** @param {NonNullable<Completion['option']>} option */
function aboutOption({ name, description, required }) {
  const parts = [element('b', {}, name), ` ${description}`];
  return required ? parts : [...parts, ' ', element('span', { class: 'hint' }, `(${t.playground.optional})`)];
}
