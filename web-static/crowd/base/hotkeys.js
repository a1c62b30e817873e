// Keyboard shortcuts: one registry per document. A combination is written "Ctrl+Shift+Z", "1", "?" or "Enter"; "Mod"
// stands for Ctrl or the Mac's Command key.

/**
 * What a shortcut needs to know of a key press; a KeyboardEvent has it, and so has a press that came by message.
 * @typedef {{key: string, code: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean,
 *   altKey?: boolean}} KeyPress
 */

/**
 * @typedef {object} Hotkey
 * @property {string} combination
 * @property {string} description shown in the help; empty keeps it out
 * @property {string} [shown] how the help writes the combination, where it stands for several
 * @property {(press: KeyPress) => void | boolean} run answers false to let the key do what it does otherwise
 * @property {boolean} [whileTyping] works in text fields too
 */

/** @typedef {{key: string, mod: boolean, ctrl: boolean, shift: boolean, alt: boolean}} Combination */

export class HotkeyConflict extends Error {}

export class Hotkeys {
  /** @type {Map<string, {combination: Combination, hotkey: Hotkey}>} */
  #bound = new Map();

  /**
   * Binds a shortcut and returns what unbinds it.
   * @param {Hotkey} hotkey
   * @returns {() => void}
   * @throws {HotkeyConflict} when the combination is taken
   */
  bind(hotkey) {
    const combination = parseCombination(hotkey.combination);
    const id = JSON.stringify(combination);
    const taken = this.#bound.get(id);
    if (taken) {
      throw new HotkeyConflict(`'${hotkey.combination}' already means '${taken.hotkey.description}'`);
    }
    this.#bound.set(id, { combination, hotkey });
    return () => this.#bound.delete(id);
  }

  /** All shortcuts in the order in which they were bound. */
  get list() {
    return [...this.#bound.values()].map((entry) => entry.hotkey);
  }

  /**
   * Runs the shortcut of a key press: first by the character it makes, then by the place of the key, so that layouts
   * whose digits or letters sit elsewhere work too.
   * @param {KeyPress} press
   * @param {boolean} [typing] whether a text field has the focus
   * @returns {boolean} whether a shortcut took it
   */
  handle(press, typing = false) {
    for (const matches of [matchesKey, matchesCode]) {
      for (const { combination, hotkey } of this.#bound.values()) {
        if (typing && !hotkey.whileTyping) continue;
        if (matches(press, combination)) return hotkey.run(press) !== false;
      }
    }
    return false;
  }
}

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
