import styles from "#crowd/classifiers/category-picker.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { keyNames } from "#crowd/base/key-combinations.js";
import { choiceAction, hotkeys } from "#crowd/base/page-hotkeys.js";
import { Typeahead, filterCategories } from "#crowd/classifiers/categories.js";

/** From this many categories on a filter field helps more than it takes room. */
const FILTER_FROM = 11;
/** So many options have a key of their own. */
const MAX_KEYS = 10;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A list of categories with the digit that chooses it beside each. Many categories get a filter, and letters that are
 * typed in the list go to the category that starts with them. Fires `change` when the annotator chooses; a subclass
 * says what choosing means.
 */
export class CategoryList extends CrowdElement {
  static styles = [styles];

  /** @type {string[]} */
  #options = [];
  #filter = "";
  #typeahead = new Typeahead();

  /** The type of the native controls. */
  get inputType() {
    return "radio";
  }

  get listRole() {
    return "radiogroup";
  }

  /**
   * Whether a category is chosen.
   * @param {string} _category
   */
  isChosen(_category) {
    return false;
  }

  /**
   * Chooses for the annotator.
   * @param {string} _category
   */
  choose(_category) {}

  /** Forgets what was chosen of categories that are gone. */
  dropUnknown() {}

  render() {
    this.search = element("input", { type: "search", placeholder: "Filter categories", autocomplete: "off",
      "aria-label": "Filter categories", spellcheck: false,
      oninput: () => this.#onFilter(), onkeydown: (event) => this.#onFilterKey(event) });
    this.filterKey = element("kbd", { "aria-hidden": "true" });
    this.searchBox = element("div", { class: "filter" }, icon("search"), this.search, this.filterKey);
    this.list = element("div", { class: "options", role: this.listRole, onkeydown: (event) => this.#onListKey(event) });
    if (this.listRole === "radiogroup") this.list.setAttribute("aria-required", "true");
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.root.append(this.searchBox, this.list, this.status);
    hotkeys.addEventListener("change", () => this.#showKeys());
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
    this.dropUnknown();
    this.update();
  }

  /** The categories on show, in the order of their digits. */
  get shown() {
    return filterCategories(this.#options, this.#filter);
  }

  /** @param {number} index among those on show */
  chooseIndex(index) {
    const category = this.shown[index];
    if (category === undefined) return false;
    this.choose(category);
    this.inputs[index]?.scrollIntoView({ block: "nearest" });
    // Enter would press a button of the list that was used before.
    if (this.root.activeElement?.localName === "button") this.inputs[index]?.focus();
    return true;
  }

  focusFilter() {
    if (this.searchBox.hidden) return false;
    this.search.focus();
    this.search.select();
    return true;
  }

  focus() {
    (this.inputs.find((input) => input.checked) ?? this.inputs[0])?.focus();
  }

  update() {
    this.searchBox.hidden = this.#options.length < FILTER_FROM;
    const shown = this.shown;
    this.list.replaceChildren(...shown.map((category) => this.#option(category)));
    if (shown.length === 0 && this.#options.length > 0) {
      this.list.append(element("p", { class: "none" }, `No category matches “${this.#filter}”.`));
    }
    this.#showKeys();
    this.mark();
  }

  /** Shows which keys choose what. */
  #showKeys() {
    const tool = /** @type {ShadowRoot} */ (this.getRootNode()).host;
    const show = (/** @type {HTMLElement} */ hint, /** @type {string} */ action) => {
      const combination = hotkeys.combinationOf(action, tool);
      hint.hidden = combination === null;
      hint.textContent = combination && keyNames(combination).join("+");
      return combination;
    };
    show(this.filterKey, "filter");
    for (const [index, input] of this.inputs.slice(0, MAX_KEYS).entries()) {
      const combination = show(/** @type {HTMLElement} */ (input.closest("label")?.querySelector("kbd")), choiceAction(index));
      input.setAttribute("aria-keyshortcuts", (combination ?? "").replace("Mod", "Control"));
    }
  }

  /** Shows what is chosen. */
  mark() {
    for (const input of this.inputs) input.checked = this.isChosen(input.value);
  }

  /**
   * Tells the page of a choice, and assistive technology in words.
   * @param {string} text
   */
  announce(text) {
    this.dispatchEvent(new Event("change", { bubbles: true }));
    this.status.textContent = text;
  }

  get inputs() {
    return /** @type {HTMLInputElement[]} */ ([...this.list.querySelectorAll("input")]);
  }

  /**
   * More to show beside a category's name.
   * @param {string} _category
   * @returns {Node | null}
   */
  noteFor(_category) {
    return null;
  }

  /** @param {string} category */
  #option(category) {
    const input = element("input", { type: this.inputType, name: "category", value: category,
      checked: this.isChosen(category), onchange: () => this.choose(category) });
    const note = this.noteFor(category);
    return element("label", { class: "option" }, input,
      element("span", { class: "mark", "aria-hidden": "true" }, icon("check")),
      element("span", { class: "name" }, note ? element("span", {}, category) : category, note),
      element("kbd", { "aria-hidden": "true", hidden: true }));
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
      if (this.#filter.trim() !== "" && this.shown.length > 0) this.#takeFirst();
    } else if (event.key === "ArrowDown") {
      this.inputs[0]?.focus();
    } else if (event.key === "Escape") {
      this.#clearFilter();
      this.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** One choice ends the search; where there may be more, the field waits for the next. */
  #takeFirst() {
    this.choose(this.shown[0]);
    this.#clearFilter();
    if (this.inputType === "radio") this.focus();
  }

  /**
   * Arrows move between checkboxes too, Home and End to the ends, letters to the category that starts with them. For
   * radio buttons the browser moves and chooses.
   * @param {KeyboardEvent} event
   */
  #onListKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || hotkeys.isAssigned(event)) return;
    const { inputs } = this;
    const at = inputs.indexOf(/** @type {HTMLInputElement} */ (event.target));
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    /** @type {number | undefined} */
    let goal;
    if (event.key === "Home") goal = 0;
    else if (event.key === "End") goal = inputs.length - 1;
    else if (step && this.inputType === "checkbox") goal = (at + step + inputs.length) % inputs.length;
    else if (!this.searchBox.hidden && /^[^\s\d/?+=-]$/u.test(event.key)) {
      goal = this.#typeahead.find(this.shown, event.key, at, event.timeStamp);
    }
    if (goal === undefined || !inputs[goal]) return;
    event.preventDefault();
    event.stopPropagation();
    inputs[goal].focus();
  }

  #clearFilter() {
    this.search.value = "";
    this.#filter = "";
    this.update();
  }
}
