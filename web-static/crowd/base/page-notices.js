// What is wrong with a template is said on its page: the annotator learns what to do, the author sees why.

import styles from "#crowd/base/page-notices.css";
import controls from "#crowd/base/controls.css";
import { adoptStyles, element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";

/** @type {Map<string, HTMLElement>} notice by its key */
const notices = new Map();
/** @type {HTMLElement | null} */
let list = null;

/**
 * Says something at the top of the page, once for each key.
 * @param {string} key
 * @param {string} title
 * @param {string} text
 * @param {{report?: boolean}} [options] whether the annotator may want to give the task back for it
 */
export function addNotice(key, title, text, options) {
  if (notices.has(key)) return;
  const notice = element("div", { class: "notice" }, icon("warning"),
    element("div", { class: "text" }, element("strong", {}, title), " ", element("span", {}, text)),
    options?.report && window.parent !== window && element("button", { type: "button", onclick: sendReport }, "Report and decline"),
    element("button", { type: "button", class: "quiet", "aria-label": "Dismiss", onclick: () => notice.remove() }, icon("close")));
  notices.set(key, notice);
  place().append(notice);
  console.warn(`${title} ${text}`);
}

/** @param {string} key */
export function removeNotice(key) {
  notices.get(key)?.remove();
  notices.delete(key);
}

function sendReport() {
  document.dispatchEvent(new Event("report"));
}

function place() {
  if (list) return list;
  const host = element("div", { id: "crowd-notices" });
  const root = host.attachShadow({ mode: "open" });
  adoptStyles(root, controls, styles);
  list = element("div", { class: "notices", role: "status" });
  root.append(list);
  document.body.prepend(host);
  return list;
}
