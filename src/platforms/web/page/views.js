import { onPage } from './element.js';

/** @typedef {'conversation' | 'channel'} View */

const buttons = onPage('views', HTMLElement).querySelectorAll('button');
/** Where one was in each. @type {Map<string, number>} */
const left = new Map();

/**
 * Where there is no room for the conversation beside the channel, shows that one of them.
 * @param {View} view
 */
export function showView(view) {
  const { dataset } = document.body;
  const before = dataset['view'] ?? 'conversation';
  if (view === before) return;
  left.set(before, scrollY);
  dataset['view'] = view;
  for (const button of buttons) button.ariaPressed = String(button.value === view);
  const behavior = 'instant';
  const next = view === 'channel' ? postToShow(left.has(view)) : null;
  if (next === null) scrollTo({ top: left.get(view) ?? 0, behavior });
  else nextFrameDone(() => next.scrollIntoView({ block: 'start', behavior }));
}

/**
 * In Chromium, what was added while it was hidden has its size only after the first frame that shows it.
 * @param {() => void} work
 */
function nextFrameDone(work) {
  requestAnimationFrame(() => requestAnimationFrame(work));
}

/**
 * What was not in view yet, else the newest; null to stay where one was.
 * @param {boolean} beenThere
 */
function postToShow(beenThere) {
  const posts = onPage('posts', HTMLElement);
  const unseen = posts.querySelector(':scope > .unseen');
  return unseen ?? (beenThere ? null : posts.lastElementChild);
}

for (const button of buttons)
  button.addEventListener('click', () => showView(button.value === 'channel' ? 'channel' : 'conversation'));
