import { Hotkeys } from "#crowd/base/hotkeys.js";
import { isTyping, keyNames, keyPress } from "#crowd/base/key-combinations.js";
import { preference } from "#crowd/base/preferences.js";

/** @typedef {import("#crowd/base/key-combinations.js").KeyPress} KeyPress */
/** @typedef {import("#crowd/base/hotkeys.js").Scope} Scope */

/** The shortcuts of the task page; elements bind theirs when they are connected. */
export const hotkeys = new Hotkeys((scope) => scope === scopeInUse());

/** Hears the presses that no shortcut of the page took; the guest sends them on to the portal. */
export const unclaimed = new EventTarget();

/** The tool that had the last press or focus. @type {Scope | null} */
let lastUsed = null;

for (const type of ["focusin", "pointerdown"]) {
  document.addEventListener(type, (event) => {
    const path = event.composedPath();
    lastUsed = hotkeys.scopes.find(({ element }) => path.includes(element)) ?? lastUsed;
  }, { capture: true });
}

document.addEventListener("crowd-preferences", () => hotkeys.assign(preference("hotkeys", {})));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event);
  if (activates(event)) return;
  if (document.activeElement?.shadowRoot?.querySelector("dialog[open]") || document.querySelector("dialog[open]")) return;
  if (hotkeys.handle(event, typing)) {
    event.preventDefault();
    return;
  }
  if (!typing) unclaimed.dispatchEvent(new CustomEvent("press", { detail: keyPress(event) }));
});

/**
 * What a control says with the keys that do the same, "Zoom in (+)".
 * @param {string} words
 * @param {string} action
 * @param {Element} [element] the tool, where several have the action
 */
export function withKeys(words, action, element) {
  const combination = hotkeys.combinationOf(action, element);
  return combination === null ? words : `${words} (${keyNames(combination).join("+")})`;
}

/**
 * The action that chooses the option or label at an index.
 * @param {number} index
 */
export function choiceAction(index) {
  return `choose-${index + 1}`;
}

/**
 * An option or label as the help names it; nothing where there is none.
 * @param {string | undefined} name
 */
export function quoted(name) {
  return name === undefined ? "" : `“${name}”`;
}

/** The tool whose shortcuts hold: the one used last, else the first of the page, out of those in view. */
function scopeInUse() {
  const shown = hotkeys.scopes.filter(({ element }) => element.isConnected && element.checkVisibility());
  if (lastUsed && shown.includes(lastUsed)) return lastUsed;
  const follows = (/** @type {Scope} */ one, /** @type {Scope} */ other) =>
    one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  return shown.sort(follows)[0] ?? null;
}

/**
 * Enter on a button or link is that control's own.
 * @param {KeyboardEvent} event
 */
function activates(event) {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return false;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  return target.matches?.("button, a[href], summary, audio, video, [role=button], textarea, select") ?? false;
}
