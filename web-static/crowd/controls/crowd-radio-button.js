import styles from "#crowd/controls/crowd-radio-button.css";
import { FlagControl } from "#crowd/controls/flag-control.js";

/** @typedef {import("#crowd/controls/crowd-radio-group.js").CrowdRadioGroup} CrowdRadioGroup */

/**
 * A button that is chosen or not (07/CE-radio-button). Inside a crowd-radio-group choosing one clears the others, even
 * those of another name; outside, each stands for itself. `required` is not supported.
 */
export class CrowdRadioButton extends FlagControl {
  static styles = [...FlagControl.styles, styles];

  get inputType() {
    return "radio";
  }

  get problem() {
    return "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.group?.arrange?.();
  }

  update() {
    super.update();
    this.input.required = false;
  }

  /** @param {unknown} state */
  restoreState(state) {
    super.restoreState(state);
    // The other buttons of the group are put back in the same go.
    queueMicrotask(() => this.group?.arrange?.());
  }

  /** The group around it, which may not be defined yet. */
  get group() {
    return /** @type {CrowdRadioGroup | null} */ (this.closest("crowd-radio-group"));
  }

  onToggle() {
    this.group?.clearAllBut?.(this);
    super.onToggle();
  }

  /**
   * Whether Tab stops here: a group has one such button.
   * @param {boolean} stops
   */
  set tabStop(stops) {
    this.input.tabIndex = stops ? 0 : -1;
  }
}
