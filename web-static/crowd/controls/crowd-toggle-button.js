import styles from "#crowd/controls/crowd-toggle-button.css";
import { element } from "#crowd/base/dom.js";
import { FlagControl } from "#crowd/controls/flag-control.js";

/**
 * A switch (07/CE-toggle-button). `invalid` colours it as an alert while it is off; a page changes that colour with
 * `--crowd-toggle-button-invalid-color`. `required` wants it on, as for a checkbox.
 */
export class CrowdToggleButton extends FlagControl {
  static styles = [...FlagControl.styles, styles];
  static observedAttributes = [...FlagControl.observedAttributes, "invalid"];

  makeMark() {
    return element("span", { class: "mark" }, element("span", { class: "knob" }));
  }

  update() {
    super.update();
    this.input.setAttribute("role", "switch");
    this.label.classList.toggle("invalid", this.flag("invalid"));
    if (this.flag("invalid") && !this.checked) this.input.setAttribute("aria-invalid", "true");
  }

  get problem() {
    return this.required && !this.disabled && !this.checked ? "Please switch this on to go on." : "";
  }
}
