import { announce } from './announce.js';
import { element, onPage } from './element.js';
import { keepingFocus } from './focus.js';
import { renderMessage } from './render-message.js';
import { posted, Trouble } from './server.js';
import { t } from './texts.js';

/** @import { MessageRef } from '../../../chat/message-ref.ts' */
/** @import { Posted, PostedMessage } from '../wire.ts' */
/** @typedef {(article: HTMLElement, on: MessageRef, ref: string, values: readonly string[], label: string) => void} PressPosted */

/** Between two looks, in milliseconds: while the server answers, and while it does not. */
const PAUSE = 1_000;
const LONG_PAUSE = 4_000;

const list = onPage('posts', HTMLElement);
const empty = onPage('no-posts', HTMLElement);
const lost = onPage('channel-lost', HTMLElement);
const times = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/**
 * Shows what stands in the channel, and keeps it up to date while the page is seen.
 * @param {PressPosted} press
 */
export async function channel(press) {
  /** @type {Map<string, { readonly article: HTMLElement, readonly drawn: string }>} */
  const shown = new Map();
  const unread = unreadPosts();
  /** @type {string | null} */
  let tag = null;

  /** @returns {Promise<boolean>} whether the server answered */
  async function look() {
    try {
      const seen = await posted(tag);
      if (seen !== null) show(seen.posted, tag === null);
      tag = seen?.tag ?? tag;
      return true;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      return false;
    }
  }

  /**
   * @param {Posted} now
   * @param {boolean} first
   */
  function show(now, first) {
    const follows = first || seesEnd();
    removeOthers(now.posts);
    const arrived = now.posts.filter((post) => !shown.has(post.id));
    for (const [at, post] of now.posts.entries()) draw(post, at, now.channel);
    empty.hidden = now.posts.length > 0;
    const newest = shown.get((first ? now.posts.at(-1) : arrived[0])?.id ?? '')?.article;
    if (newest !== undefined && follows) startAt(newest);
    if (first || arrived.length === 0) return;
    for (const { id } of arrived) unread.add(shown.get(id)?.article);
    announce(`${t.playground.newPost} ${arrived.map(({ message }) => message.summary).join(' · ')}`);
  }

  /** @param {readonly PostedMessage[]} posts */
  function removeOthers(posts) {
    const standing = new Set(posts.map(({ id }) => id));
    for (const [id, { article }] of shown) {
      if (standing.has(id)) continue;
      if (article.contains(document.activeElement)) list.focus({ preventScroll: true });
      unread.forget(article);
      article.remove();
      shown.delete(id);
    }
  }

  /**
   * @param {PostedMessage} post
   * @param {number} place among those shown
   * @param {string} standsIn
   */
  function draw({ id, at, message }, place, standsIn) {
    const drawn = JSON.stringify(message);
    const before = shown.get(id);
    if (before?.drawn === drawn) return;
    const article = before?.article ?? element('article', { tabindex: '-1' });
    keepingFocus(article, () => {
      article.ariaLabel = message.summary;
      article.replaceChildren(
        signature(at),
        ...renderMessage(message, (ref, values, label) =>
          press(article, { channel: standsIn, id }, ref, values, label),
        ),
      );
    });
    if (before === undefined) list.insertBefore(article, list.children[place] ?? null);
    shown.set(id, { article, drawn });
  }

  for (;;) {
    await pageVisible();
    const reached = await look();
    lost.hidden = reached;
    await new Promise((resolve) => setTimeout(resolve, reached ? PAUSE : LONG_PAUSE));
  }
}

/** @param {string} at */
function signature(at) {
  return element(
    'p',
    { class: 'signature' },
    element('b', {}, t.playground.name),
    ' ',
    element('time', { datetime: at }, times.format(new Date(at))),
  );
}

async function pageVisible() {
  if (document.hidden)
    await new Promise((resolve) => addEventListener('visibilitychange', resolve, { once: true }));
}

/** Whether the end of the last post is in view, or there is none: only then do new ones come into view by themselves. */
function seesEnd() {
  const last = list.lastElementChild?.getBoundingClientRect();
  if (last === undefined) return true;
  const seenTo = Math.min(list.getBoundingClientRect().bottom, innerHeight);
  // One pixel for what browsers round.
  return last.height > 0 && last.bottom <= seenTo + 1;
}

/**
 * Beside the conversation the list scrolls by itself; elsewhere the whole page does, and only if the list is what is seen.
 * @param {HTMLElement} article
 */
function startAt(article) {
  if (getComputedStyle(list).overflowY !== 'auto') {
    if (list.checkVisibility()) article.scrollIntoView({ block: 'start' });
    return;
  }
  list.scrollTop += article.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

/** Counts what came and was not in view since, where one can see it. */
function unreadPosts() {
  /** @type {Set<Element>} */
  const unseen = new Set();
  const watching = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) forget(target);
      else if (target.isConnected) unseen.add(target);
    }
    tell();
  });
  const badges = document.querySelectorAll('.unread');
  for (const badge of document.querySelectorAll('button.unread'))
    badge.addEventListener('click', () => {
      const next = list.querySelector(':scope > .unseen');
      list.focus({ preventScroll: true }); // the badge, which has the focus, goes
      if (next instanceof HTMLElement) startAt(next);
    });

  function tell() {
    for (const article of list.children) article.classList.toggle('unseen', unseen.has(article));
    for (const badge of badges) {
      badge.textContent = unseen.size === 0 ? '' : `${unseen.size} ${t.playground.unread}`;
      badge.toggleAttribute('hidden', unseen.size === 0);
    }
  }

  /** @param {Element} article */
  function forget(article) {
    watching.unobserve(article);
    unseen.delete(article);
    tell();
  }

  return {
    /** @param {Element | undefined} article */
    add: (article) => article && watching.observe(article),
    forget,
  };
}
