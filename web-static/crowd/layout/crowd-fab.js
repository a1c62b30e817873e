import styles from "#crowd/layout/crowd-fab.css";
import { IconControl } from "#crowd/layout/icon-control.js";
import { element } from "#crowd/base/dom.js";

/** A floating button with an icon, an image or one character in its middle (07/CE-fab). */
export class CrowdFab extends IconControl {
  static styles = [styles];
  static observedAttributes = [...IconControl.observedAttributes, "label"];

  makeFace() {
    if (this.getAttribute("icon")) return super.makeFace();
    return element("span", { class: "character" }, this.getAttribute("label") ?? "");
  }
}
