// The theme of a task page. Templates are written on white: one that sets only its backgrounds, or only its text, would
// be unreadable in the dark, so such a page stays light.

/** The least contrast at which text is taken to be readable; what is meant to be read has far more. */
const LEAST_CONTRAST = 2;
/** The most texts of a page that are looked at. */
const MAX_TEXTS = 3_000;

/** @param {boolean} dark */
export function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  if (dark && hasUnreadableText(document.body)) document.documentElement.dataset.theme = "light";
}

/** @param {Element} root */
function hasUnreadableText(root) {
  /** @type {Map<Element, number[] | null>} */
  const known = new Map();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < MAX_TEXTS && texts.nextNode(); count += 1) {
    const parent = texts.currentNode.parentElement;
    if (!parent || texts.currentNode.textContent?.trim() === "" || !parent.checkVisibility()) continue;
    const ink = parseColor(getComputedStyle(parent).color);
    const ground = groundOf(parent, known);
    if (ink && ground && contrast(ink, ground) < LEAST_CONTRAST) return true;
  }
  return false;
}

/**
 * The colour behind an element; null where a picture is, or a colour that cannot be told.
 * @param {Element | null} element
 * @param {Map<Element, number[] | null>} known what was found for others
 * @returns {number[] | null}
 */
function groundOf(element, known) {
  if (element === null) return null;
  const before = known.get(element);
  if (before !== undefined) return before;
  const style = getComputedStyle(element);
  const own = style.backgroundImage === "none" ? parseColor(style.backgroundColor) : null;
  const ground = own === null || own[3] > 0.5 ? own : groundOf(element.parentElement, known);
  known.set(element, ground);
  return ground;
}

/**
 * @param {string} text as computed styles write it: rgb(…) or rgba(…)
 * @returns {number[] | null} red, green and blue up to 255, alpha up to 1
 */
export function parseColor(text) {
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text)?.[1].split(/[\s,/]+/).map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
}

/**
 * The contrast of two colours as WCAG 2 defines it, from 1 to 21.
 * @param {number[]} one
 * @param {number[]} other
 */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number[]} color */
function luminance(color) {
  const [red, green, blue] = color.slice(0, 3).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
