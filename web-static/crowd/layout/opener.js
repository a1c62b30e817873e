import { element } from "#crowd/base/dom.js";

/**
 * What opens a window: a link or a button, as `link-type` says (07/CE-modal-2, CE-instructions-2).
 * @param {() => void} open
 */
export function makeOpener(open) {
  return element("button", { type: "button", class: "opener link", "aria-haspopup": "dialog", onclick: open });
}

/**
 * @param {HTMLButtonElement} opener
 * @param {Element} host whose attributes say what it reads and looks like
 * @param {string} defaultText
 */
export function dressOpener(opener, host, defaultText) {
  const isButton = (host.getAttribute("link-type") ?? "").toLowerCase() === "button";
  opener.classList.toggle("link", !isButton);
  opener.textContent = host.getAttribute("link-text") || defaultText;
}
