import { element } from "#crowd/base/dom.js";
import "#crowd/base/iron-icon.js";

/**
 * What an `icon` attribute names: an icon of the iron-icons set, or the address of an image (07/CE-general-17).
 * @param {string} name
 * @returns {HTMLElement}
 */
export function picture(name) {
  if (isAddress(name)) return element("img", { class: "icon-image", src: name, alt: "" });
  const icon = document.createElement("iron-icon");
  icon.setAttribute("icon", name);
  return icon;
}

/** @param {string} name */
export function isAddress(name) {
  return /[/.]|^(?:data|blob|https?):/.test(name);
}
