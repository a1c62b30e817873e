// Key presses and the combinations they make. A combination is written "Mod+Shift+Z", "1", "?" or "Enter"; "Mod" stands
// for Ctrl or the Mac's Command key.

/**
 * What a shortcut needs to know of a key press; a KeyboardEvent has it, and so has a press that came by message.
 * @typedef {{key: string, code: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean,
 *   altKey?: boolean}} KeyPress
 */

/** @typedef {{key: string, mod: boolean, ctrl: boolean, shift: boolean, alt: boolean}} Combination */

/**
 * @param {string} text
 * @returns {Combination}
 */
export function parseCombination(text) {
  const parts = text.split("+");
  const key = text.endsWith("+") ? "+" : /** @type {string} */ (parts.at(-1));
  const modifiers = parts.slice(0, -1).map((part) => part.toLowerCase());
  return {
    key: key.toLowerCase(),
    mod: modifiers.includes("mod"),
    ctrl: modifiers.includes("ctrl"),
    shift: modifiers.includes("shift"),
    alt: modifiers.includes("alt"),
  };
}

/**
 * @param {KeyPress} press
 * @param {Combination} combination
 */
export function matchesKey(press, combination) {
  if (press.key.toLowerCase() !== combination.key) return false;
  // Shift is how many layouts reach "?" or "+" at all, so only letters and named keys look at it.
  const punctuation = combination.key.length === 1 && !/[\p{L}\p{N}]/u.test(combination.key);
  return modifiersMatch(press, combination, punctuation && !combination.shift);
}

/**
 * @param {KeyPress} press
 * @param {Combination} combination
 */
export function matchesCode(press, combination) {
  const { key } = combination;
  const codes = /^[0-9]$/.test(key) ? [`Digit${key}`, `Numpad${key}`]
    : /^[a-z]$/.test(key) ? [`Key${key.toUpperCase()}`] : [];
  // A key that makes a Latin letter or a digit means that one, whatever its place (Z and Y on a German keyboard).
  if (/^[a-z0-9]$/i.test(press.key)) return false;
  return codes.includes(press.code) && modifiersMatch(press, combination, false);
}

/**
 * @param {KeyPress} press
 * @param {Combination} combination
 * @param {boolean} anyShift
 */
function modifiersMatch(press, combination, anyShift) {
  const ctrl = Boolean(press.ctrlKey);
  const meta = Boolean(press.metaKey);
  const command = combination.mod ? ctrl !== meta : ctrl === combination.ctrl && !meta;
  return command && Boolean(press.altKey) === combination.alt
    && (anyShift || Boolean(press.shiftKey) === combination.shift);
}

/**
 * The combination that a key press makes, as it is written; null for a modifier alone and for keys without a meaning.
 * @param {KeyPress} press
 * @returns {string | null}
 */
export function combinationOf(press) {
  if (["Control", "Meta", "Shift", "Alt", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(press.key)) return null;
  const key = keyOf(press);
  const shift = press.shiftKey && (key.length > 1 || /[\p{L}\p{N}]/u.test(key));
  return [press.ctrlKey || press.metaKey ? "Mod" : "", press.altKey ? "Alt" : "", shift ? "Shift" : "", key]
    .filter((part) => part !== "").join("+");
}

/**
 * Digits and letters go by the place of the key where the layout or a modifier makes something else of it.
 * @param {KeyPress} press
 */
function keyOf({ key, code }) {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit && key.length === 1) return digit;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && key.length === 1 && !/[a-z0-9]/i.test(key) && !/[!-~]/.test(key)) return letter;
  if (key === " ") return "Space";
  return key.length === 1 ? key.toUpperCase() : key;
}

/**
 * The names of the keys of a combination, as people call them.
 * @param {string} combination
 * @param {boolean} [mac]
 * @returns {string[]}
 */
export function keyNames(combination, mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "")) {
  const parts = combination.endsWith("+") ? [...combination.slice(0, -1).split("+").filter(Boolean), "+"] : combination.split("+");
  const names = { Mod: mac ? "⌘" : "Ctrl", Alt: mac ? "⌥" : "Alt", "-": "−", Delete: "Del" };
  return parts.map((part) => names[/** @type {keyof typeof names} */ (part)] ?? part);
}

/**
 * Whether a key press goes into text: typed characters belong to the field then, not to shortcuts.
 * @param {Event} event
 */
export function isTyping(event) {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (target.isContentEditable) return true;
  if (target.localName === "textarea" || target.localName === "select") return true;
  const notText = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];
  return target.localName === "input" && !notText.includes(/** @type {HTMLInputElement} */ (target).type);
}

/**
 * The part of a keyboard event that may travel between the frame and the shell.
 * @param {KeyboardEvent} event
 * @returns {KeyPress}
 */
export function keyPress(event) {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
  return { key, code, ctrlKey, metaKey, shiftKey, altKey };
}
