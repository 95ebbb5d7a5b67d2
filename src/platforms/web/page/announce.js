import { onPage } from './element.js';

const status = onPage('status', HTMLElement);

/**
 * Has a screen reader say one sentence when it has finished its own. The conversation itself is not read out as it grows:
 * an answer can be pages long, and its summary tells whether to go there.
 * @param {string} sentence
 */
export function announce(sentence) {
  // The same sentence twice in a row would not be a change, and so not be said.
  status.textContent = status.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
