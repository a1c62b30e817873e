import { CategoryList } from "#crowd/classifiers/category-list.js";

/** One choice out of a list, as real radio buttons. */
export class CategoryPicker extends CategoryList {
  /** @type {string | null} */
  #value = null;

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value !== null && this.options.includes(value) ? value : null;
    this.mark();
  }

  /** @param {string} category */
  isChosen(category) {
    return category === this.#value;
  }

  /** @param {string} category */
  choose(category) {
    this.value = category;
    this.announce(`${category} chosen`);
  }

  dropUnknown() {
    if (this.#value !== null && !this.options.includes(this.#value)) this.#value = null;
  }
}

customElements.define("crowd-category-picker", CategoryPicker);
