import styles from "#crowd/layout/crowd-icon-button.css";
import { IconControl } from "#crowd/layout/icon-control.js";
import { element } from "#crowd/base/dom.js";

/** A button with an image in its middle; a press shows a ripple from the centre (07/CE-icon-button). */
export class CrowdIconButton extends IconControl {
  static styles = [styles];

  render() {
    super.render();
    this.button.addEventListener("click", () => this.#ripple());
  }

  #ripple() {
    const ripple = element("span", { class: "ripple", "aria-hidden": "true", onanimationend: () => ripple.remove() });
    this.button.querySelector(".ripple")?.remove();
    this.button.append(ripple);
  }
}
