import controls from "#crowd/base/controls.css";
import { adoptStyles, element } from "#crowd/base/dom.js";
import { makeDialog } from "#crowd/base/dialog.js";

/**
 * Shows the answer of a template that was opened on its own (07/CE-general-2), where nobody takes it.
 * @param {object} answer
 */
export function showPreview(answer) {
  const host = element("div", { id: "crowd-answer-preview" });
  const root = host.attachShadow({ mode: "open" });
  adoptStyles(root, controls);
  const note = element("p", {}, "This page is not connected to a labeling portal. A worker would have submitted:");
  const json = element("pre", { class: "answer" }, JSON.stringify(answer, null, 2));
  json.style.cssText = "white-space: pre-wrap; overflow-wrap: anywhere; font: 0.875rem/1.5 var(--font-mono)";
  const dialog = makeDialog("Preview of the answer", element("div", {}, note, json));
  dialog.addEventListener("close", () => host.remove());
  root.append(dialog);
  document.body.append(host);
  dialog.showModal();
}
