// Which combinations a shortcut cannot have, because the browser or the page keeps them for itself.

import { parseCombination } from "../../crowd/base/key-combinations.js";

const COMMANDS = {
  w: "closes the tab", t: "opens a tab", n: "opens a window", q: "closes the browser", r: "loads the page anew", l: "goes to the address",
  p: "prints the page", s: "saves the page", o: "opens a file", f: "searches the page", g: "searches the page on", h: "shows the history",
  j: "shows the downloads", u: "shows the source", a: "selects all text", c: "copies text", v: "pastes text", x: "cuts text",
  "+": "enlarges the page", "-": "makes the page smaller", "=": "enlarges the page",
};
const SHIFTED_COMMANDS = {
  w: "closes the window", t: "opens the last tab again", n: "opens a private window", p: "opens a private window", q: "closes the browser",
  r: "loads the page anew", i: "opens the developer tools", j: "opens the developer tools", c: "opens the developer tools",
  delete: "clears the history", b: "shows the bookmarks", o: "shows the bookmarks", a: "shows the add-ons or tabs",
};
const ALT = { d: "goes to the address", e: "opens the browser's menu", f: "opens the browser's menu", home: "goes to the start page", f4: "closes the window" };
const PLAIN = {
  f1: "always shows this help", f3: "searches the page", f5: "loads the page anew", f6: "goes to the address", f7: "switches the text cursor on",
  f10: "opens the browser's menu", f11: "fills the screen", f12: "opens the developer tools",
  space: "presses the control that has the focus", arrowup: "moves in lists and pictures", arrowdown: "moves in lists and pictures",
  arrowleft: "moves in lists and pictures", arrowright: "moves in lists and pictures", home: "goes to the start", end: "goes to the end",
  pageup: "scrolls", pagedown: "scrolls",
};
/** Other named keys, such as those for the volume, belong to the system. */
const USABLE = /^(enter|delete|backspace|insert|f[0-9]+)$/;

/**
 * Why a shortcut cannot have a combination; empty when it can.
 * @param {string} written the combination
 * @param {boolean} whileTyping whether the shortcut works in text fields too
 */
export function refusal(written, whileTyping) {
  const combination = parseCombination(written);
  const { key, shift, alt } = combination;
  const command = combination.mod || combination.ctrl;
  const meaning = taken(key, command, shift, alt);
  if (meaning) return `it ${meaning}`;
  if (key.length > 1 && !USABLE.test(key)) return "it belongs to the browser or the system";
  if (whileTyping && !command && !alt && !/^f[0-9]+$/.test(key)) return "this shortcut works while you type, so it needs Ctrl or Alt";
  return "";
}

/**
 * @param {string} key
 * @param {boolean} command
 * @param {boolean} shift
 * @param {boolean} alt
 * @returns {string | undefined} what the combination does
 */
function taken(key, command, shift, alt) {
  const own = (/** @type {object} */ table) => Object.hasOwn(table, key) ? table[/** @type {keyof typeof table} */ (key)] : undefined;
  if (own(PLAIN)) return own(PLAIN);
  if (command && /^[0-9]$/.test(key) && !shift && !alt) return key === "0" ? "shows the page in its own size" : "goes to another tab";
  if (command && !alt) return shift ? own(SHIFTED_COMMANDS) : own(COMMANDS);
  return alt && !command && !shift ? own(ALT) : undefined;
}
