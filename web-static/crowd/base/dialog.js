import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";

/**
 * Makes a modal dialog with a title and a close button; Escape and a press beside it close it too.
 * @param {Node | string} title
 * @param {Node} content
 * @param {...Node} buttons in the footer
 * @returns {HTMLDialogElement}
 */
export function makeDialog(title, content, ...buttons) {
  const heading = element("h2", { id: "dialog-title" }, title);
  const close = element("button", { type: "button", class: "quiet", "aria-label": "Close" }, icon("close"));
  const dialog = element("dialog", { class: "awsui-modal-dialog", "aria-labelledby": "dialog-title" },
    element("div", { class: "dialog-body" },
      element("div", { class: "dialog-header" }, heading, close),
      element("div", { class: "dialog-content", tabIndex: 0, role: "group", "aria-labelledby": "dialog-title" }, content),
      buttons.length > 0 && element("div", { class: "dialog-footer" }, ...buttons)));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
