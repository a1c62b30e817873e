import styles from "#crowd/classifiers/classifier.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/classifiers/category-picker.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { hotkeys } from "#crowd/base/page-hotkeys.js";
import { readCategories } from "#crowd/classifiers/categories.js";
import { WorkerComment } from "#crowd/classifiers/worker-comment.js";

const REGIONS = ["short-instructions", "full-instructions"];
/** From this many categories on the list gets more of the width. */
const DENSE_FROM = 16;

/**
 * What the classifiers share: the question above, the thing to judge at the left, the categories at the right with
 * their digits, instructions beside, and the answer `{label}`. A subclass says what is judged.
 */
export class ClassifierElement extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["categories", "header", "initial-value"];
  static liveProperties = ["categories", "labels", "value"];

  /** @type {string[] | null} */
  #assigned = null;
  /** @type {WorkerComment | null} the modal for more than a choice, where the template has one */
  #comment = null;
  #touched = false;
  /** @type {(() => void)[]} */
  #unbind = [];

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
    this.picker = /** @type {import("./category-picker.js").CategoryPicker} */ (document.createElement("crowd-category-picker"));
    this.picker.addEventListener("change", () => this.#onChoice());
    this.problemText = element("p", { class: "problem", role: "alert" });
    const region = this.querySelector(":scope > worker-comment");
    this.#comment = region && this.takesComment ? new WorkerComment(region, () => this.#announce()) : null;
    const choices = element("section", { class: "category-picker-wrapper", "aria-labelledby": "choose" },
      element("h3", { id: "choose" }, "Select an option"), this.picker, this.problemText, this.#comment?.row);
    this.layout = document.createElement("crowd-instructions-layout");
    for (const name of REGIONS) this.layout.append(element("slot", { name, slot: name }));
    this.layout.append(element("div", { class: "annotation-area" }, this.heading, this.makeTarget(), choices));
    this.root.append(this.layout, ...(this.#comment ? [this.#comment.dialog] : []));
  }

  /** Whether `worker-comment` belongs to this element. */
  get takesComment() {
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
    this.picker.label = this.getAttribute("header") || "Select an option";
    try {
      this.picker.options = this.#assigned ?? readCategories(this.json("categories") ?? []);
      this.problemText.textContent = this.picker.options.length === 0 ? "This task names no categories." : "";
    } catch (error) {
      this.picker.options = [];
      this.problemText.textContent = `The categories of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.layout.classList.toggle("dense", this.picker.options.length >= DENSE_FROM);
    if (!this.#touched && this.picker.value === null) this.picker.value = this.getAttribute("initial-value");
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

  /** The answer as it stands, undefined without a choice (07/CE-general-29). */
  get value() {
    const label = this.picker?.value ?? null;
    if (label === null) return undefined;
    const comment = this.#comment?.value ?? "";
    return comment === "" ? { label } : { label, workerComment: comment };
  }

  set value(value) {
    this.restoreState({ label: value?.label ?? null, comment: value?.workerComment ?? "" });
  }

  get _submittableValue() {
    return this.value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    const value = this.value;
    return value === undefined || this.name === "" ? null : { kind: "value", name: this.name, value };
  }

  /** Why the element holds a submission back; empty when it does not (07/CE-form-1). */
  get problem() {
    if (this.picker.value !== null) return "";
    return this.picker.options.length === 0 ? this.problemText.textContent ?? "" : "Choose one option before you submit.";
  }

  showProblem() {
    this.picker.focus();
  }

  captureState() {
    return { label: this.picker.value, comment: this.#comment?.value ?? "" };
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (state === null || typeof state !== "object") return;
    this.#touched = true;
    this.picker.value = typeof state.label === "string" ? state.label : null;
    if (this.#comment && typeof state.comment === "string") this.#comment.value = state.comment;
  }

  resetState() {
    this.#touched = false;
    this.picker.value = this.getAttribute("initial-value");
    if (this.#comment) this.#comment.value = "";
  }

  /** @param {() => void} unbind */
  keepBinding(unbind) {
    this.#unbind.push(unbind);
  }

  /** Digits choose; only the first classifier of a page has them. */
  bindHotkeys() {
    const first = document.querySelector("crowd-image-classifier, crowd-classifier") === this;
    if (!first) return;
    const bind = (/** @type {import("#crowd/base/hotkeys.js").Hotkey} */ hotkey) => this.keepBinding(hotkeys.bind(hotkey));
    for (let index = 0; index < 10; index += 1) {
      const combination = String((index + 1) % 10);
      const description = index === 0 ? "Choose the option with that number" : "";
      bind({ combination, description, shown: "1 … 9, 0", run: () => this.picker.chooseIndex(index) });
    }
    bind({ combination: "/", description: "Filter the categories", run: () => this.picker.focusFilter() });
    bind({ combination: "I", description: "Show or hide the instructions",
      run: () => /** @type {any} */ (this.layout).toggleInstructions() });
    if (this.#comment) bind({ combination: "C", description: "Write a comment", run: () => this.#comment?.open() });
  }

  #onChoice() {
    this.#touched = true;
    this.#announce();
  }

  #announce() {
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
