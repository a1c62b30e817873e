import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { hasIcon, icon } from "#crowd/base/icons.js";

const FONT = "Crowd Material Icons";
/** @type {Promise<unknown> | null} */
let loading = null;

const styles = `
  :host { display: inline-block; color: inherit; width: 1.25em; height: 1.25em; vertical-align: -0.25em; overflow: hidden; }
  .icon { width: 100%; height: 100%; }
  .glyph { font: normal 1.25em/1 "${FONT}"; font-feature-settings: "liga"; white-space: nowrap; visibility: hidden; }
  .glyph.loaded { visibility: visible; }
`;

/** An icon of the open-source iron-icons set (07/CE-general-3); decoration, so assistive technology passes over it. */
export class IronIcon extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["icon"];

  update() {
    this.setAttribute("aria-hidden", "true");
    // "icons:face" and "social:person" name a set first; the font knows the plain name with underscores.
    const name = (this.getAttribute("icon") ?? "").split(":").at(-1) ?? "";
    if (name === "" || hasIcon(name)) {
      this.root.replaceChildren(...(name === "" ? [] : [icon(name)]));
      return;
    }
    const glyph = element("span", { class: "glyph" }, name.replaceAll("-", "_"));
    this.root.replaceChildren(glyph);
    loadFont().then(() => glyph.classList.add("loaded"), () => {});
  }
}

/** Loads the icon font once; where the server has none, icons stay blank and the text beside them speaks. */
function loadFont() {
  if (!loading) {
    const address = new URL("fonts/material-icons.ttf", window.crowdLibraryAddress || location.href);
    const face = new FontFace(FONT, `url("${address}")`);
    document.fonts.add(face);
    loading = face.load();
  }
  return loading;
}

customElements.define("iron-icon", IronIcon);
