/**
 * Redraws what may hold the focus. It stays on the button of the same name, so that one can go on pressing "Next"; of
 * several of that name, on the one in the same place among them. Where that is gone, it goes to the whole.
 * @param {HTMLElement} whole can have the focus
 * @param {() => void} draw
 * @returns {boolean} whether it held the focus
 */
export function keepingFocus(whole, draw) {
  const focused = document.activeElement;
  const held = whole.contains(focused);
  const at = focused === null ? 0 : namesakes(whole, focused).indexOf(focused);
  draw();
  if (!held || whole.contains(document.activeElement)) return held;
  const same = focused === null ? [] : namesakes(whole, focused);
  const next = same[at] ?? same[0];
  (next instanceof HTMLElement ? next : whole).focus({ preventScroll: true });
  return true;
}

/**
 * @param {HTMLElement} whole
 * @param {Element} element
 * @returns {Element[]}
 */
function namesakes(whole, element) {
  return [...whole.querySelectorAll('button')].filter(
    ({ textContent }) => textContent === element.textContent,
  );
}
