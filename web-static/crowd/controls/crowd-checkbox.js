import styles from "#crowd/controls/crowd-checkbox.css";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { FlagControl } from "#crowd/controls/flag-control.js";

/** A box that can be checked; its content is the caption (07/CE-checkbox). */
export class CrowdCheckbox extends FlagControl {
  static styles = [...FlagControl.styles, styles];

  makeMark() {
    return element("span", { class: "mark" }, icon("check"));
  }
}
