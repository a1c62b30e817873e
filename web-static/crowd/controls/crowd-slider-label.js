import styles from "#crowd/controls/crowd-slider-label.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { labelPlace } from "#crowd/controls/slider-scale.js";

/** A caption below a slider, at the value of the scale that `position` names. */
export class CrowdSliderLabel extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["position"];

  render() {
    this.root.append(element("slot"));
  }

  update() {
    /** @type {any} */ (this.closest("crowd-slider"))?.update?.();
  }

  /** @param {import("#crowd/controls/slider-scale.js").SliderScale} scale */
  placeOn(scale) {
    const place = labelPlace(this.getAttribute("position"), scale);
    this.classList.toggle("placed", place !== null);
    this.style.setProperty("--place", String(place ?? 0));
  }
}
