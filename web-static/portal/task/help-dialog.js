import "./hotkey-list.js";
import { element } from "../../crowd/base/dom.js";
import { makeDialog } from "../../ui/dialogs.js";

/** @typedef {import("./hotkey-list.js").HotkeyList} HotkeyList */
/** @typedef {import("./hotkey-plan.js").Assignments} Assignments */

/**
 * Shows the shortcuts of the task and of the portal, and lets the annotator change their keys.
 * @param {import("../../crowd/base/hotkeys.js").ListedHotkey[]} hotkeys of the task
 * @param {Assignments} assignments
 * @param {(assignments: Assignments) => void} assign takes what the annotator changed
 * @returns {HotkeyList}
 */
export function showHelp(hotkeys, assignments, assign) {
  const list = /** @type {HotkeyList} */ (document.createElement("hotkey-list"));
  list.show(hotkeys, assignments);
  const reset = element("button", { type: "button", disabled: !list.changed, onclick: () => list.resetAll() }, "Reset all");
  list.addEventListener("assign", (event) => {
    if (!list.changed && document.activeElement === reset) dialog.querySelector("button")?.focus();
    reset.disabled = !list.changed;
    assign(/** @type {CustomEvent} */ (event).detail);
  });
  const dialog = makeDialog("Keyboard shortcuts", [
    list,
    element("p", { class: "soft" }, "They work wherever the focus is, except while you type into a field. Changed keys are kept on this "
      + "device for all your tasks. F1 always opens this help; Tab moves through the controls."),
    element("p", { class: "soft" }, "Your work is saved as you go; “Saved” in the header means that the server has your last answer."),
  ], [reset]);
  dialog.classList.add("wide");
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return list;
}
