import styles from "#crowd/classifiers/multi-category-picker.css";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { CategoryList } from "#crowd/classifiers/category-list.js";

/**
 * Any number of choices out of a list, as real checkboxes, and below it the choice that none of them applies, where the
 * task has one. What is chosen is listed above a long list, so that it stays in sight whatever the filter shows.
 */
export class MultiCategoryPicker extends CategoryList {
  static styles = [...CategoryList.styles, styles];

  /** @type {Set<string>} */
  #values = new Set();
  #none = false;

  get inputType() {
    return "checkbox";
  }

  get listRole() {
    return "group";
  }

  render() {
    super.render();
    this.chosen = element("ul", { class: "chosen", "aria-label": "Chosen", hidden: true });
    this.noneButton = element("button", { type: "button", class: "exclusion", hidden: true, "aria-pressed": "false",
      onclick: () => this.#toggleNone() });
    this.searchBox.after(this.chosen);
    this.list.after(this.noneButton);
  }

  /**
   * The caption of the choice that no category applies; null for none.
   * @param {string | null} caption
   */
  set exclusion(caption) {
    this.noneButton.hidden = caption === null;
    this.noneButton.replaceChildren(element("span", { class: "mark", "aria-hidden": "true" }, icon("check")),
      element("span", { class: "name" }, caption ?? ""));
    if (caption === null) this.#none = false;
    this.mark();
  }

  /** Whether the annotator said that no category applies. */
  get none() {
    return this.#none;
  }

  set none(none) {
    this.#none = none && !this.noneButton.hidden;
    if (this.#none) this.#values.clear();
    this.mark();
  }

  /** The chosen categories, in the order of the list. */
  get values() {
    return this.options.filter((category) => this.#values.has(category));
  }

  set values(values) {
    this.#values = new Set(values.filter((category) => this.options.includes(category)));
    if (this.#values.size > 0) this.#none = false;
    this.mark();
  }

  /** @param {string} category */
  isChosen(category) {
    return this.#values.has(category);
  }

  /** @param {string} category */
  choose(category) {
    if (this.#none) return;
    const added = !this.#values.delete(category);
    if (added) this.#values.add(category);
    this.mark();
    this.announce(`${category} ${added ? "chosen" : "no longer chosen"}, ${this.#values.size} in all`);
  }

  dropUnknown() {
    for (const category of this.#values) if (!this.options.includes(category)) this.#values.delete(category);
  }

  mark() {
    super.mark();
    for (const input of this.inputs) input.disabled = this.#none;
    this.list.classList.toggle("disabled", this.#none);
    this.noneButton.setAttribute("aria-pressed", String(this.#none));
    const values = this.searchBox.hidden ? [] : this.values;
    this.chosen.hidden = values.length === 0;
    this.chosen.replaceChildren(...values.map((category) => element("li", {}, this.#chip(category))));
  }

  /** @param {string} category */
  #chip(category) {
    return element("button", { type: "button", "aria-label": `Remove ${category}`,
      onclick: () => this.choose(category) }, category, icon("close"));
  }

  /** Pressed, it clears and locks the categories; pressed again, it gives them back (07/CE-rekognition-6, 7). */
  #toggleNone() {
    this.none = !this.#none;
    this.announce(this.#none ? "No category applies" : "Categories can be chosen");
  }
}

customElements.define("crowd-multi-category-picker", MultiCategoryPicker);
