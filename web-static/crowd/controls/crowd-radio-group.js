import styles from "#crowd/controls/crowd-radio-group.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";

/** @typedef {import("#crowd/controls/crowd-radio-button.js").CrowdRadioButton} CrowdRadioButton */

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Makes the radio buttons inside it exclusive (07/CE-radio-group), although each may have a name of its own. The group
 * adds nothing to the answer. Tab stops once in it; arrow keys choose.
 */
export class CrowdRadioGroup extends CrowdElement {
  static styles = [styles];

  #arranging = false;

  render() {
    this.root.append(element("slot", { onslotchange: () => this.arrange() }));
    this.addEventListener("keydown", (event) => this.#onKey(event));
  }

  update() {
    if (!this.hasAttribute("role")) this.setAttribute("role", "radiogroup");
    this.arrange();
  }

  get buttons() {
    return /** @type {CrowdRadioButton[]} */ ([...this.querySelectorAll("crowd-radio-button:defined")])
      .filter((button) => button.group === this);
  }

  /** @param {CrowdRadioButton} chosen */
  clearAllBut(chosen) {
    for (const button of this.buttons) if (button !== chosen) button.checked = false;
    this.arrange();
  }

  /** One button is the stop of the Tab key; of several that start as chosen, the last one is. */
  arrange() {
    if (this.#arranging) return;
    this.#arranging = true;
    const { buttons } = this;
    const chosen = buttons.findLast((button) => button.checked);
    const stop = chosen ?? buttons.find((button) => !button.disabled);
    for (const button of buttons) {
      if (button !== chosen && button.checked) button.checked = false;
      button.tabStop = button === stop;
    }
    this.#arranging = false;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    let step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (/^Arrow(Left|Right)$/.test(event.key) && this.matches(":dir(rtl)")) step = -step;
    const open = this.buttons.filter((button) => !button.disabled);
    const at = open.findIndex((button) => button.contains(/** @type {Node} */ (event.target)));
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = open[(at + step + open.length) % open.length];
    next.focus();
    if (next.checked) return;
    next.checked = true;
    next.onToggle();
  }
}
