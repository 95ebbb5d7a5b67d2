import { onPage } from './element.js';
import { t } from './texts.js';

/** @import { ActingAs } from '../wire.ts' */

const form = onPage('acting-as', HTMLFormElement);
form.addEventListener('submit', (event) => event.preventDefault());

/** @returns {ActingAs} */
export function actingAs() {
  const chosen = new FormData(form);
  return { member: Number(chosen.get('member')), moderator: chosen.has('moderator') };
}

/**
 * @param {string} id
 * @returns {string | null} null to whom the page can't act as
 */
export function memberName(id) {
  const number = /^member-(\d+)$/.exec(id)?.[1];
  return form.querySelector(`option[value="${number}"]`)?.textContent ?? null;
}

/** @returns {string} */
export function actingName() {
  const member = form.querySelector('select')?.selectedOptions[0]?.text ?? '';
  return actingAs().moderator ? `${member}, ${t.playground.moderator}` : member;
}
