import { onPage } from './element.js';
import { suggestions } from './suggestions.js';

/**
 * The line in which commands are written: it suggests how to go on, sends, and brings back what was sent before.
 * @param {(line: string) => Promise<boolean>} send resolves with whether the line reached the server
 */
export function composer(send) {
  const form = onPage('composer', HTMLFormElement);
  const input = onPage('line', HTMLInputElement);
  const menu = suggestions(input);
  /** @type {string[]} */
  const sent = [];
  let recalled = 0;

  async function submit() {
    const line = input.value;
    if (line.trim() === '') return;
    menu.close();
    if (sent.at(-1) !== line) sent.push(line);
    recalled = sent.length;
    input.value = '';
    const reached = await send(line);
    if (!reached && input.value === '') input.value = line;
  }

  /** @param {number} step */
  function recall(step) {
    recalled = Math.min(Math.max(recalled + step, 0), sent.length);
    input.value = sent[recalled] ?? '';
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || menu.takes(event)) return;
    const browsing = input.value === '' || input.value === sent[recalled];
    if (browsing && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      recall(event.key === 'ArrowUp' ? -1 : 1);
    }
  });
}
