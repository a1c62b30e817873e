import styles from "#crowd/forms/crowd-button.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import "#crowd/base/iron-icon.js";

const VARIANTS = ["primary", "normal", "link", "icon"];

/**
 * A styled button that submits or resets the form around it, or leads somewhere (07/CE-button). `loading` wins over
 * `disabled`: the button turns and takes no presses.
 */
export class CrowdButton extends CrowdElement {
  static styles = [styles];
  static delegatesFocus = true;
  static observedAttributes = ["disabled", "form-action", "href", "icon", "icon-align", "icon-url", "loading", "target",
    "variant", "hotkey", "type", "aria-label"];

  #busy = false;

  constructor() {
    super();
    this.addEventListener("click", (event) => this.#onClick(event), { capture: true });
    this.addEventListener("click", (event) => this.#act(event));
  }

  /** Whether the form it belongs to is submitting. */
  get busy() {
    return this.#busy;
  }

  set busy(busy) {
    this.#busy = busy;
    this.update();
  }

  get disabled() {
    return this.flag("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  get loading() {
    return this.flag("loading") || this.#busy;
  }

  set loading(loading) {
    this.toggleAttribute("loading", Boolean(loading));
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    /** @type {HTMLElement | null} */ (this.root.querySelector(".button"))?.focus(options);
  }

  update() {
    const wanted = this.hasAttribute("href") ? "a" : "button";
    const focused = this.root.activeElement !== null;
    const variant = VARIANTS.includes(this.getAttribute("variant") ?? "") ? this.getAttribute("variant") : "normal";
    const inert = this.loading || this.disabled;
    const label = this.getAttribute("aria-label") ?? undefined;
    const control = element(wanted, { class: `button ${variant}`, "aria-disabled": String(inert), "aria-label": label });
    if (wanted === "button") /** @type {HTMLButtonElement} */ (control).type = "button";
    else this.#link(/** @type {HTMLAnchorElement} */ (control), inert);
    if (this.loading) control.setAttribute("aria-busy", "true");
    if (this.getAttribute("icon-align") === "right") control.classList.add("right");
    const picture = this.#picture();
    if (picture) control.append(picture);
    // Only the icon shows; what the button says is its name.
    if (variant === "icon" && picture && !label) control.setAttribute("aria-label", this.textContent?.trim() || this.title || "Button");
    if (variant !== "icon" || !picture) control.append(element("slot"));
    const hotkey = this.getAttribute("hotkey");
    if (hotkey) control.append(element("span", { class: "hotkey", "aria-hidden": "true" }, hotkey));
    this.root.replaceChildren(control);
    if (focused) control.focus();
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {boolean} inert
   */
  #link(link, inert) {
    if (!inert) link.href = this.getAttribute("href") ?? "";
    const target = this.getAttribute("target");
    if (target) link.target = target;
    link.rel = "noopener";
  }

  #picture() {
    if (this.loading) return element("span", { class: "spinner", "aria-hidden": "true" });
    const name = this.getAttribute("icon");
    if (name) {
      const picture = document.createElement("iron-icon");
      picture.setAttribute("icon", name);
      return picture;
    }
    const address = this.getAttribute("icon-url");
    return address ? element("img", { src: address, alt: "" }) : null;
  }

  /**
   * A button that is out of use lets no press through to the template's listeners.
   * @param {Event} event
   */
  #onClick(event) {
    if (!this.loading && !this.disabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {Event} event */
  #act(event) {
    if (event.defaultPrevented) return;
    const form = /** @type {any} */ (this.closest("crowd-form"));
    const action = this.getAttribute("form-action") ?? this.getAttribute("type");
    if (action === "submit") form?.requestSubmit(this);
    else if (action === "reset") form?.reset();
  }
}
