import styles from "#crowd/layout/crowd-toast.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { whenShown } from "#crowd/base/page-shown.js";

const DEFAULT_DURATION_MS = 4_000;
/** @type {CrowdToast | null} */
let shown = null;

/**
 * A notification that goes away by itself after `duration` (07/CE-toast). `opened` shows it; a toast that opens closes
 * the one before. A duration of 0 keeps it.
 */
export class CrowdToast extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["duration", "opened", "text"];

  #timer = 0;
  #visible = false;

  render() {
    this.line = element("span");
    this.box = element("div", { class: "toast", role: "status", popover: "manual" }, this.line, element("slot"));
    this.root.append(this.box);
    this.box.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.box.addEventListener("pointerleave", () => this.#keepTime());
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    if (shown === this) shown = null;
  }

  update() {
    this.line.textContent = this.text;
    if (this.opened === this.#visible) return;
    if (this.opened) this.#show();
    else this.#hide();
  }

  get text() {
    return this.getAttribute("text") ?? "";
  }

  set text(text) {
    this.setAttribute("text", text);
  }

  get opened() {
    return this.flag("opened");
  }

  set opened(opened) {
    if (opened) this.setAttribute("opened", "");
    else this.removeAttribute("opened");
  }

  /** Shows it for its duration, anew when it shows already. */
  show() {
    this.opened = true;
    this.#keepTime();
  }

  open() {
    this.show();
  }

  hide() {
    this.opened = false;
  }

  close() {
    this.hide();
  }

  toggle() {
    this.opened = !this.opened;
  }

  #show() {
    const before = shown;
    shown = this;
    this.#visible = true;
    if (before) before.opened = false;
    this.box.showPopover();
    this.box.classList.add("shown");
    whenShown(() => this.#keepTime());
  }

  #hide() {
    if (shown === this) shown = null;
    this.#visible = false;
    clearTimeout(this.#timer);
    if (this.box.matches(":popover-open")) this.box.hidePopover();
    this.box.classList.remove("shown");
  }

  #keepTime() {
    clearTimeout(this.#timer);
    const text = this.getAttribute("duration");
    const duration = text === null || text.trim() === "" || Number.isNaN(Number(text)) ? DEFAULT_DURATION_MS : Number(text);
    if (this.opened && duration > 0 && Number.isFinite(duration)) {
      this.#timer = setTimeout(() => { this.opened = false; }, duration);
    }
  }
}
