import styles from "#crowd/classifiers/category-picker.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { digitFor, filterCategories } from "#crowd/classifiers/categories.js";

/** From this many categories on a filter field helps more than it takes room. */
const FILTER_FROM = 11;

/**
 * One choice out of a list, as real radio buttons, with the digit that chooses it beside each. Many categories get a
 * filter. Fires `change` when the annotator chooses.
 */
export class CategoryPicker extends CrowdElement {
  static styles = [styles];

  /** @type {string[]} */
  #options = [];
  /** @type {string | null} */
  #value = null;
  #filter = "";

  render() {
    this.search = element("input", { type: "search", placeholder: "Filter categories", autocomplete: "off",
      "aria-label": "Filter categories", spellcheck: false,
      oninput: () => this.#onFilter(), onkeydown: (event) => this.#onFilterKey(event) });
    this.searchBox = element("div", { class: "filter" }, icon("search"), this.search,
      element("kbd", { "aria-hidden": "true" }, "/"));
    this.list = element("div", { class: "options", role: "radiogroup", "aria-required": "true" });
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.root.append(this.searchBox, this.list, this.status);
  }

  /**
   * The name of the choice for assistive technology.
   * @param {string} label
   */
  set label(label) {
    this.list.setAttribute("aria-label", label);
  }

  get options() {
    return this.#options;
  }

  set options(options) {
    this.#options = options;
    if (this.#value !== null && !options.includes(this.#value)) this.#value = null;
    this.update();
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value !== null && this.#options.includes(value) ? value : null;
    this.#mark();
  }

  /** The categories on show, in the order of their digits. */
  get shown() {
    return filterCategories(this.#options, this.#filter);
  }

  /**
   * Chooses for the annotator.
   * @param {string} category
   */
  choose(category) {
    this.value = category;
    this.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    this.status.textContent = `${category} chosen`;
  }

  /** @param {number} index among those on show */
  chooseIndex(index) {
    const category = this.shown[index];
    if (category === undefined) return false;
    this.choose(category);
    this.#radios[index]?.scrollIntoView({ block: "nearest" });
    return true;
  }

  focusFilter() {
    if (this.searchBox.hidden) return false;
    this.search.focus();
    this.search.select();
    return true;
  }

  focus() {
    (this.#radios.find((radio) => radio.checked) ?? this.#radios[0])?.focus();
  }

  update() {
    this.searchBox.hidden = this.#options.length < FILTER_FROM;
    const shown = this.shown;
    this.list.replaceChildren(...shown.map((category, index) => this.#option(category, digitFor(index))));
    if (shown.length === 0 && this.#options.length > 0) {
      this.list.append(element("p", { class: "none" }, `No category matches “${this.#filter}”.`));
    }
  }

  get #radios() {
    return /** @type {HTMLInputElement[]} */ ([...this.list.querySelectorAll("input")]);
  }

  /**
   * @param {string} category
   * @param {string | null} digit
   */
  #option(category, digit) {
    const radio = element("input", { type: "radio", name: "category", value: category,
      checked: category === this.#value, onchange: () => this.choose(category) });
    if (digit) radio.setAttribute("aria-keyshortcuts", digit);
    return element("label", { class: "option" }, radio,
      element("span", { class: "mark", "aria-hidden": "true" }, icon("check")),
      element("span", { class: "name" }, category),
      digit && element("kbd", { "aria-hidden": "true" }, digit));
  }

  #mark() {
    for (const radio of this.#radios) radio.checked = radio.value === this.#value;
  }

  #onFilter() {
    this.#filter = this.search.value;
    this.update();
    const count = this.shown.length;
    this.status.textContent = `${count} ${count === 1 ? "category" : "categories"}`;
  }

  /**
   * Enter takes the first match, the arrow goes into the list, Escape clears.
   * @param {KeyboardEvent} event
   */
  #onFilterKey(event) {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (this.#filter.trim() !== "" && this.shown.length > 0) {
        this.choose(this.shown[0]);
        this.#clearFilter();
        this.focus();
      }
    } else if (event.key === "ArrowDown") {
      this.#radios[0]?.focus();
    } else if (event.key === "Escape") {
      this.#clearFilter();
      this.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #clearFilter() {
    this.search.value = "";
    this.#filter = "";
    this.update();
  }
}

customElements.define("crowd-category-picker", CategoryPicker);
