import { Hotkeys, isTyping, keyPress } from "#crowd/base/hotkeys.js";

/** @typedef {import("#crowd/base/hotkeys.js").KeyPress} KeyPress */

/** The shortcuts of the task page; elements bind theirs when they are connected. */
export const hotkeys = new Hotkeys();

/** Hears the presses that no shortcut of the page took; the guest sends them on to the portal. */
export const unclaimed = new EventTarget();

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
 * Enter on a button or link is that control's own.
 * @param {KeyboardEvent} event
 */
function activates(event) {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return false;
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  return target.matches?.("button, a[href], summary, audio, video, [role=button], textarea, select") ?? false;
}
