import { element } from "../crowd/base/dom.js";
import { icon } from "../crowd/base/icons.js";

const SHOWN_MS = 7_000;
/** More than this many at once hide each other. */
const MAX_TOASTS = 3;

const region = element("div", { class: "toasts", role: "status", "aria-live": "polite" });

/**
 * Tells the annotator something that needs no answer. What matters stays until it is put away.
 * @param {string} text
 * @param {{stays?: boolean}} options
 */
export function toast(text, { stays = false } = {}) {
  if (!region.isConnected) document.body.append(region);
  const close = element("button", { type: "button", class: "quiet", "aria-label": "Dismiss" }, icon("close"));
  const node = element("div", { class: stays ? "toast important" : "toast" }, element("span", {}, text), close);
  close.addEventListener("click", () => node.remove());
  region.append(node);
  while (region.childElementCount > MAX_TOASTS) region.firstElementChild?.remove();
  if (!stays) setTimeout(() => node.remove(), SHOWN_MS);
}
