import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { picture } from "#crowd/base/picture.js";

/** What the two image buttons share: a real button in the middle of which an icon or an image sits. */
export class IconControl extends CrowdElement {
  static delegatesFocus = true;
  static observedAttributes = ["aria-label", "disabled", "icon", "title"];

  render() {
    this.button = element("button", { type: "button" });
    this.root.append(this.button, element("slot"));
    this.addEventListener("click", (event) => this.#onClick(event), { capture: true });
  }

  get disabled() {
    return this.flag("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  /**
   * What the button shows.
   * @returns {Node | string}
   */
  makeFace() {
    return picture(this.getAttribute("icon") ?? "");
  }

  update() {
    this.button.setAttribute("aria-disabled", String(this.disabled));
    const name = this.getAttribute("aria-label") || this.title || this.getAttribute("label") || readableIcon(this);
    this.button.setAttribute("aria-label", name);
    if (this.title) this.button.title = this.title;
    this.button.replaceChildren(this.makeFace());
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.button.focus(options);
  }

  /**
   * A button that is out of use lets no press through to the template's listeners; what a self-closed tag swallowed
   * (07, broken samples) is no part of the button.
   * @param {Event} event
   */
  #onClick(event) {
    if (!this.disabled) return;
    const onButton = event.composedPath().includes(this.button) || event.composedPath()[0] === this;
    if (!onButton) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/**
 * "icons:report-problem" says "report problem"; an address says nothing.
 * @param {Element} control
 */
function readableIcon(control) {
  const name = (control.getAttribute("icon") ?? "").split(":").at(-1) ?? "";
  return /^[\w-]+$/.test(name) ? name.replaceAll("-", " ") : "Button";
}
