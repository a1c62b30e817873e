import { element } from "../crowd/base/dom.js";
import { icon } from "../crowd/base/icons.js";

/**
 * Asks before something that cannot be taken back.
 * @param {{title: string, text: string, confirm: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function ask({ title, text, confirm, danger = false }) {
  const yes = element("button", { type: "button", class: danger ? "danger" : "primary" }, confirm);
  const no = element("button", { type: "button", autofocus: true }, "Cancel");
  const dialog = makeDialog(title, [element("p", {}, text)], [no, yes]);
  return new Promise((resolve) => {
    let agreed = false;
    yes.addEventListener("click", () => { agreed = true; dialog.close(); });
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); resolve(agreed); });
    dialog.showModal();
    no.focus();
  });
}

/**
 * Makes a modal dialog of the portal and puts it into the page, closed.
 * @param {string} title
 * @param {Node[]} content
 * @param {HTMLElement[]} buttons
 * @param {{closable?: boolean}} options
 */
export function makeDialog(title, content, buttons, { closable = true } = {}) {
  const id = `dialog-${Math.round(performance.now() * 1000)}`;
  const close = element("button", { type: "button", class: "quiet", "aria-label": "Close" }, icon("close"));
  const dialog = element("dialog", { "aria-labelledby": id },
    element("div", { class: "dialog-header" }, element("h2", { id }, title), closable && close),
    element("div", { class: "dialog-content", tabIndex: 0, role: "group", "aria-labelledby": id }, ...content),
    buttons.length > 0 && element("div", { class: "dialog-footer" }, ...buttons));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (closable && event.target === dialog) dialog.close();
  });
  if (!closable) dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  return dialog;
}
