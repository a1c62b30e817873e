import { element } from "#crowd/base/dom.js";

/** @typedef {{title: string, select: () => void}} Tab */

/**
 * A row of tabs: a press or the arrow keys choose, Tab stops once in it. What a tab shows is up to its owner.
 */
export class TabStrip {
  #onSelect;
  #selected = 0;
  view = element("div", { class: "tabs", role: "tablist" });

  /** @param {(index: number) => void} onSelect */
  constructor(onSelect) {
    this.#onSelect = onSelect;
    this.view.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** @param {string[]} titles */
  set titles(titles) {
    const { buttons } = this;
    if (buttons.length === titles.length) {
      buttons.forEach((button, index) => { button.textContent = titles[index]; });
    } else {
      this.view.replaceChildren(...titles.map((title, index) => element("button", {
        type: "button", class: "tab", role: "tab", id: `tab-${index}`, onclick: () => this.select(index),
      }, title)));
    }
    this.#mark();
  }

  get selected() {
    return this.#selected;
  }

  get buttons() {
    return /** @type {HTMLButtonElement[]} */ ([...this.view.querySelectorAll("button")]);
  }

  /** @param {number} index */
  select(index) {
    this.#selected = index;
    this.#mark();
    this.#onSelect(index);
  }

  #mark() {
    this.buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === this.#selected));
      button.tabIndex = index === this.#selected ? 0 : -1;
    });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { buttons } = this;
    const turn = this.view.matches(":dir(rtl)") ? -1 : 1;
    /** @type {Record<string, number>} */
    const goals = { ArrowRight: this.#selected + turn, ArrowLeft: this.#selected - turn, Home: 0, End: buttons.length - 1 };
    const goal = goals[event.key];
    if (goal === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (goal + buttons.length) % buttons.length;
    this.select(index);
    buttons[index]?.focus();
  }
}
