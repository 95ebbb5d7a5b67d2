import { actingAs, actingName } from './acting-as.js';
import { announce } from './announce.js';
import { element, onPage } from './element.js';
import { keepingFocus } from './focus.js';
import { showForm } from './form-dialog.js';
import { renderMessage } from './render-message.js';
import { answer, Trouble } from './server.js';
import { t } from './texts.js';
import { showView } from './views.js';

/** @import { Message } from '../../../chat/message.ts' */
/** @import { MessageRef } from '../../../chat/message-ref.ts' */
/** @import { Answer } from '../../../chat/router.ts' */
/** @import { PageInvocation } from '../wire.ts' */

/**
 * Where an answer belongs.
 * @typedef {object} Place
 * @property {HTMLElement | null} entry what was asked, waiting for its answer; null to begin one when the answer comes
 * @property {HTMLElement | null} article the message that was acted on, which an update replaces
 * @property {string} asked what was written, or the label of what was pressed
 */

const log = onPage('log', HTMLElement);

/**
 * @param {string} line
 * @returns {Promise<boolean>} whether it reached the server
 */
export async function send(line) {
  const entry = begin(element('code', { dir: 'auto' }, line));
  return attempt(entry, line);
}

/**
 * @param {HTMLElement} entry
 * @param {string} line
 * @returns {Promise<boolean>}
 */
async function attempt(entry, line) {
  const waiting = element('p', { class: 'waiting' }, t.playground.looking);
  entry.append(waiting);
  reveal(entry);
  try {
    deliver(await ask({ kind: 'line', line }), { entry, article: null, asked: line });
    return true;
  } catch (error) {
    const again = element('button', { type: 'button' }, t.playground.tryAgain);
    const trouble = element('div', { class: 'trouble' }, element('p', {}, tell(error)), again);
    again.addEventListener('click', () => {
      onPage('line', HTMLInputElement).focus(); // the button, which has the focus, goes
      trouble.remove();
      attempt(entry, line);
    });
    entry.append(trouble);
    reveal(entry);
    return false;
  } finally {
    waiting.remove();
  }
}

/**
 * Presses what stands in a post: others see that too, so that the answer comes here.
 * @param {HTMLElement} article
 * @param {MessageRef} on
 * @param {string} ref
 * @param {readonly string[]} values
 * @param {string} label
 */
export function pressPosted(article, on, ref, values, label) {
  act(article, { kind: 'press', ref, values, on }, { entry: null, article: null, asked: label });
}

/**
 * @param {HTMLElement} article which is busy meanwhile
 * @param {PageInvocation} invocation
 * @param {Place} place
 */
async function act(article, invocation, place) {
  if (article.ariaBusy === 'true') return;
  article.ariaBusy = 'true';
  article.querySelector(':scope > .trouble')?.remove();
  const waiting = element('p', { class: 'waiting', role: 'status' });
  try {
    const answered = await ask(invocation, ({ summary }) => {
      waiting.textContent = summary;
      if (waiting.parentNode === null) article.append(waiting);
    });
    deliver(answered, place);
  } catch (error) {
    article.append(element('p', { class: 'trouble' }, tell(error)));
  } finally {
    waiting.remove();
    article.ariaBusy = 'false';
  }
}

/**
 * @param {PageInvocation} invocation
 * @param {(message: Message) => void} [progress]
 * @returns {Promise<Answer>}
 */
function ask(invocation, progress = () => {}) {
  return answer({ as: actingAs(), invocation }, progress);
}

/**
 * @param {unknown} error
 * @returns {string}
 * @throws what is not the server's trouble, but a fault of this page
 */
function tell(error) {
  if (!(error instanceof Trouble)) throw error;
  announce(error.message);
  return error.message;
}

/**
 * @param {Answer} answered
 * @param {Place} place
 */
function deliver({ reply, shows, outcome }, place) {
  if (reply.kind !== 'message') return openForm(reply, place);
  announce(`${t.playground.answered} ${reply.summary}`);
  if (shows === 'update' && place.article !== null) return update(place.article, reply);
  const entry = place.entry ?? begin(element('span', { class: 'pressed', dir: 'auto' }, place.asked));
  const article = element('article', { tabindex: '-1', 'data-outcome': outcome });
  draw(article, reply);
  entry.append(article);
  // Where the channel has given way to the conversation, what was pressed can't keep the focus.
  if (document.activeElement?.checkVisibility() === false) article.focus({ preventScroll: true });
  reveal(entry);
}

/**
 * @param {Exclude<Answer['reply'], Message>} reply
 * @param {Place} place
 */
function openForm(reply, place) {
  const form = reply.kind === 'form' ? reply : reply.form;
  const errors = reply.kind === 'form' ? {} : reply.errors;
  showForm(
    form,
    errors,
    async (ref, fields, files) => {
      const answered = await ask({ kind: 'submit', ref, fields, files });
      if (answered.reply.kind === 'message') deliver(answered, place);
      return answered.reply;
    },
    () => {
      place.entry?.append(element('p', { class: 'note' }, t.playground.formClosed));
      announce(t.playground.formClosed);
    },
  );
}

/**
 * @param {HTMLElement} article
 * @param {Message} message
 */
function draw(article, message) {
  article.ariaLabel = message.summary;
  article.replaceChildren(
    element('p', { class: 'private' }, t.playground.onlyYou),
    ...renderMessage(message, (ref, values, label) =>
      act(article, { kind: 'press', ref, values }, { entry: null, article, asked: label }),
    ),
  );
}

/**
 * Puts a message in another's place.
 * @param {HTMLElement} article
 * @param {Message} message
 */
function update(article, message) {
  const held = keepingFocus(article, () => draw(article, message));
  if (held && article.getBoundingClientRect().top < 0) reveal(article);
}

/**
 * @param {HTMLElement} asked
 * @returns {HTMLElement}
 */
function begin(asked) {
  onPage('welcome', HTMLElement).hidden = true;
  showView('conversation');
  const heading = element('h2', {}, element('span', { class: 'who' }, actingName()), ' ', asked);
  const entry = element('section', { class: 'entry' }, heading);
  log.append(entry);
  return entry;
}

/** @param {HTMLElement} part */
function reveal(part) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  part.scrollIntoView({ block: 'start', behavior: still ? 'instant' : 'smooth' });
}
