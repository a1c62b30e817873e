import styles from "#crowd/layout/crowd-alert.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";

/** Type → icon, and what it is called where its colour cannot be seen. */
const TYPES = {
  info: { icon: "info", spoken: "Information" },
  success: { icon: "check", spoken: "Success" },
  warning: { icon: "warning", spoken: "Warning" },
  error: { icon: "error", spoken: "Error" },
};

/** A message about a current situation (07/CE-alert). */
export class CrowdAlert extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["type", "dismissible"];

  render() {
    this.sign = element("span", { class: "sign" });
    this.close = element("button", { type: "button", class: "quiet", "aria-label": "Dismiss", onclick: () => this.dismiss() },
      icon("close"));
    this.box = element("div", { class: "alert", role: "status" }, this.sign,
      element("div", { class: "content" }, element("slot")), this.close);
    this.root.append(this.box);
  }

  update() {
    const { type } = this;
    this.box.className = `alert ${type}`;
    this.box.setAttribute("role", type === "error" || type === "warning" ? "alert" : "status");
    this.sign.replaceChildren(icon(TYPES[type].icon), element("span", { class: "visually-hidden" }, TYPES[type].spoken));
    this.close.hidden = !this.flag("dismissible");
  }

  /** @returns {keyof typeof TYPES} */
  get type() {
    const type = (this.getAttribute("type") ?? "").toLowerCase();
    return type in TYPES ? /** @type {keyof typeof TYPES} */ (type) : "info";
  }

  set type(type) {
    this.setAttribute("type", type);
  }

  dismiss() {
    this.hidden = true;
  }
}
