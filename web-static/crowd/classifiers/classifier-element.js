import styles from "#crowd/classifiers/classifier.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/classifiers/category-picker.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { choiceAction, hotkeys, quoted } from "#crowd/base/page-hotkeys.js";
import { readCategories } from "#crowd/classifiers/categories.js";
import { WorkerComment } from "#crowd/classifiers/worker-comment.js";

/** @typedef {import("#crowd/classifiers/category-list.js").CategoryList} CategoryList */

const REGIONS = ["short-instructions", "full-instructions"];
/** From this many categories on the list gets more of the width. */
const DENSE_FROM = 16;

/**
 * What the classifiers share: the question above, the thing to judge at the left, the categories at the right with
 * their digits, instructions beside, and the answer. A subclass says what is judged, and what is chosen.
 */
export class ClassifierElement extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["categories", "header", "initial-value"];
  static liveProperties = ["categories", "labels", "value"];

  /** @type {string[] | null} */
  #assigned = null;
  /** @type {WorkerComment | null} the modal for more than a choice, where the template has one */
  #comment = null;
  /** Whether the annotator, or a draft, decided something. */
  touched = false;
  /** @type {(() => void)[]} */
  #unbind = [];
  #scope = { name: "Categories", element: this };

  /**
   * The list to choose from.
   * @returns {CategoryList}
   */
  makePicker() {
    return /** @type {CategoryList} */ (document.createElement("crowd-category-picker"));
  }

  /** What the list of choices is headed with. */
  get choiceHeading() {
    return "Select an option";
  }

  /**
   * The thing to judge.
   * @returns {HTMLElement}
   */
  makeTarget() {
    return element("div");
  }

  render() {
    for (const name of REGIONS) {
      for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
    }
    this.heading = element("h2", { class: "heading", id: "heading" });
    this.picker = this.makePicker();
    this.picker.addEventListener("change", () => this.#onChoice());
    this.problemText = element("p", { class: "problem", role: "alert" });
    const region = this.querySelector(":scope > worker-comment");
    this.#comment = region && this.takesComment() ? new WorkerComment(region, () => this.#announce()) : null;
    const choices = element("section", { class: "category-picker-wrapper", "aria-labelledby": "choose" },
      element("h3", { id: "choose" }, this.choiceHeading), this.picker, this.problemText, this.#comment?.row);
    this.layout = document.createElement("crowd-instructions-layout");
    for (const name of REGIONS) this.layout.append(element("slot", { name, slot: name }));
    this.layout.append(element("div", { class: "annotation-area" }, this.heading, this.makeTarget(), choices));
    this.root.append(this.layout, ...(this.#comment ? [this.#comment.dialog] : []));
  }

  /** Whether `worker-comment` belongs to this element. */
  takesComment() {
    return false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#unbind.length === 0) this.bindHotkeys();
  }

  disconnectedCallback() {
    for (const unbind of this.#unbind.splice(0)) unbind();
  }

  update() {
    this.heading.textContent = this.getAttribute("header") ?? "";
    this.picker.label = this.getAttribute("header") || this.choiceHeading;
    try {
      this.picker.options = this.#assigned ?? this.readCategories();
      this.problemText.textContent = this.picker.options.length === 0 ? "This task names no categories." : "";
    } catch (error) {
      this.picker.options = [];
      this.problemText.textContent = `The categories of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    hotkeys.changed();
    this.layout.classList.toggle("dense", this.picker.options.length >= DENSE_FROM);
    if (!this.touched && this.choice === null) this.startChoice();
  }

  /**
   * The categories that the template gives.
   * @returns {string[]}
   */
  readCategories() {
    return readCategories(this.json("categories") ?? []);
  }

  /**
   * What is chosen, as the answer says it; null for nothing.
   * @returns {Record<string, unknown> | null}
   */
  get choice() {
    const label = /** @type {import("./category-picker.js").CategoryPicker} */ (this.picker).value;
    // Public templates use `event.target.value` of a change as the category itself.
    return label === null ? null : withText({ label }, label);
  }

  set choice(choice) {
    const label = choice?.label;
    /** @type {import("./category-picker.js").CategoryPicker} */ (this.picker).value = typeof label === "string" ? label : null;
  }

  /** Puts the choice to where the task starts (07/CE-classifier-3). */
  startChoice() {
    this.choice = { label: this.getAttribute("initial-value") };
  }

  /**
   * The choices; assigning changes the tool at once (07/CE-general-30).
   * @returns {string[]}
   */
  get categories() {
    return [...this.picker.options];
  }

  set categories(categories) {
    this.#assigned = readCategories(categories);
    this.update();
  }

  get labels() {
    return this.categories;
  }

  set labels(labels) {
    this.categories = labels;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  /**
   * The answer as it stands, undefined without a choice (07/CE-general-29).
   * @returns {Record<string, any> | undefined}
   */
  get value() {
    const choice = this.picker ? this.choice : null;
    if (choice === null) return undefined;
    return this.comment === "" ? choice : withText({ ...choice, workerComment: this.comment }, String(choice));
  }

  set value(value) {
    this.touched = true;
    this.choice = value ?? null;
    if (this.#comment) this.#comment.value = value?.workerComment ?? "";
  }

  /** What the annotator wrote beyond the choice, empty for nothing. */
  get comment() {
    return this.#comment?.value ?? "";
  }

  get _submittableValue() {
    return this.value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    const value = this.value;
    return value === undefined || this.name === "" ? null : { kind: "value", name: this.name, value };
  }

  /** What to say while nothing is chosen. */
  get missingText() {
    return "Choose one option before you submit.";
  }

  /** Why the element holds a submission back; empty when it does not (07/CE-form-1). */
  get problem() {
    if (this.choice !== null) return "";
    return this.picker.options.length === 0 ? this.problemText.textContent ?? "" : this.missingText;
  }

  showProblem() {
    this.picker.focus();
  }

  captureState() {
    return { ...this.choice ?? { label: null }, comment: this.comment };
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (state === null || typeof state !== "object") return;
    this.touched = true;
    this.choice = state;
    if (this.#comment && typeof state.comment === "string") this.#comment.value = state.comment;
  }

  resetState() {
    this.touched = false;
    this.startChoice();
    if (this.#comment) this.#comment.value = "";
  }

  /**
   * Binds a shortcut of this element.
   * @param {import("#crowd/base/hotkeys.js").Hotkey} hotkey
   */
  bind(hotkey) {
    this.#unbind.push(hotkeys.bind({ ...hotkey, scope: this.#scope }));
  }

  /** Digits choose; of several classifiers those of the one in use. */
  bindHotkeys() {
    for (let index = 0; index < 10; index += 1) {
      this.bind({ action: choiceAction(index), combination: String((index + 1) % 10), series: "Choose the option with that number",
        description: () => quoted(this.picker.options[index]), run: () => this.picker.chooseIndex(index) });
    }
    this.bind({ action: "filter", combination: "/", description: "Filter the categories", run: () => this.picker.focusFilter() });
    this.bind({ action: "instructions", combination: "I", description: "Show or hide the instructions",
      run: () => /** @type {any} */ (this.layout).toggleInstructions() });
    if (this.#comment) this.bind({ action: "comment", combination: "C", description: "Write a comment", run: () => this.#comment?.open() });
  }

  #onChoice() {
    this.touched = true;
    this.#announce();
  }

  #announce() {
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/**
 * Gives an object a text, which is not among the properties that are answered.
 * @param {Record<string, unknown>} value
 * @param {string} text
 */
function withText(value, text) {
  return Object.defineProperty(value, "toString", { value: () => text });
}
