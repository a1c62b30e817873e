import shared from "#crowd/controls/controls.css";
import styles from "#crowd/controls/text-control.css";
import { element } from "#crowd/base/dom.js";
import { whenShown } from "#crowd/base/page-shown.js";
import { FormControl } from "#crowd/controls/form-control.js";
import { allowedCharacters, readPattern } from "#crowd/controls/allowed-pattern.js";

/** Attributes of the native field that templates may use too. */
const PASSED_ON = ["autocomplete", "inputmode", "max", "min", "readonly", "spellcheck", "step"];

/**
 * What crowd-input and crowd-text-area share: a caption that rises above the text, the characters and lengths that are
 * allowed, validation with its message, and the answer: the text, or nothing while the field is empty.
 */
export class TextControl extends FormControl {
  static styles = [shared, styles];
  static observedAttributes = [...FormControl.observedAttributes, ...PASSED_ON, "allowed-pattern", "auto-validate",
    "error-message", "label", "max-length", "min-length", "placeholder", "type", "value"];
  static liveProperties = ["value"];

  #touched = false;
  #focused = false;

  /**
   * The native field.
   * @returns {HTMLInputElement | HTMLTextAreaElement}
   */
  makeField() {
    return element("input");
  }

  render() {
    this.caption = element("label", { class: "floating", for: "field" });
    this.box = element("div", { class: "box" });
    this.counter = element("span", { class: "counter", hidden: true });
    this.useField(this.makeField());
    this.root.append(this.box, element("div", { class: "below" }, this.message, this.counter), element("slot"));
    this.resetState();
    this.addEventListener("click", (event) => event.composedPath()[0] === this && this.focus());
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field */
  useField(field) {
    field.id = "field";
    field.addEventListener("beforeinput", (event) => this.#guard(/** @type {InputEvent} */ (event)));
    field.addEventListener("input", (event) => this.#onInput(/** @type {InputEvent} */ (event)));
    field.addEventListener("change", () => this.announce());
    this.field = field;
    this.box.replaceChildren(this.viewOf(field), this.caption);
  }

  /**
   * What shows the field.
   * @param {HTMLElement} field
   * @returns {HTMLElement}
   */
  viewOf(field) {
    return field;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.#focused || !this.flag("auto-focus")) return;
    this.#focused = true;
    whenShown(() => queueMicrotask(() => this.isConnected && this.focus()));
  }

  /** @param {string} [name] */
  attributeChangedCallback(name) {
    if (name === "value" && this.field && !this.#touched) this.resetState();
    super.attributeChangedCallback();
  }

  update() {
    super.update();
    const { field } = this;
    for (const name of PASSED_ON) copyAttribute(this, field, name);
    field.disabled = this.disabled;
    field.required = this.required;
    const longest = readLength(this.getAttribute("max-length"));
    if (longest === null) field.removeAttribute("maxlength");
    else field.setAttribute("maxlength", String(longest));
    const label = this.getAttribute("label") ?? "";
    const placeholder = this.getAttribute("placeholder") ?? "";
    this.caption.textContent = label;
    this.caption.hidden = label === "";
    field.placeholder = placeholder;
    const name = this.spokenName || (label === "" ? placeholder || this.name : "");
    if (name === "") field.removeAttribute("aria-label");
    else field.setAttribute("aria-label", name);
    field.setAttribute("aria-describedby", "message");
    this.mark();
  }

  /** Shows what follows from the present text. */
  mark() {
    this.box.classList.toggle("captioned", this.hasAttribute("label") && this.getAttribute("label") !== "");
    this.box.classList.toggle("raised", !this.isEmpty || this.field.placeholder !== "");
    this.field.setAttribute("aria-invalid", String(this.message.textContent !== ""));
  }

  get isEmpty() {
    return this.value === "";
  }

  /**
   * The text; null clears it (07/CE-general-31).
   * @returns {string}
   */
  get value() {
    return this.field ? this.field.value.replace(/\r\n?/g, "\n") : this.getAttribute("value") ?? "";
  }

  set value(value) {
    if (!this.field) return;
    this.#touched = true;
    this.field.value = value === null || value === undefined ? "" : String(value);
    this.clearProblem();
    this.update();
  }

  get formValue() {
    return this.value === "" ? null : this.value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return this.name === "" || this.isEmpty ? null : { kind: "value", name: this.name, value: this.value };
  }

  get problem() {
    if (this.disabled) return "";
    if (this.isEmpty) return this.required ? this.#saying("Please fill this in.") : "";
    const shortest = readLength(this.getAttribute("min-length")) ?? 0;
    if (this.value.length < shortest) {
      return this.#saying(`Please enter at least ${shortest} characters.`);
    }
    return this.flag("auto-validate") ? this.#invalidity() : "";
  }

  /** What the rules of its type and of `allowed-pattern` have against the text. */
  #invalidity() {
    const longest = readLength(this.getAttribute("max-length")) ?? Infinity;
    if (this.value.length > longest) return this.#saying(`Please enter at most ${longest} characters.`);
    if (allowedCharacters(this.value, this.#pattern) !== this.value) {
      return this.#saying("Some of these characters are not allowed.");
    }
    return this.field.validity.valid ? "" : this.#saying(this.field.validationMessage);
  }

  /** @param {string} reason where the template has no message of its own */
  #saying(reason) {
    return this.getAttribute("error-message") || reason;
  }

  get #pattern() {
    return this.flag("auto-validate") ? readPattern(this.getAttribute("allowed-pattern")) : null;
  }

  clearProblem() {
    super.clearProblem();
    if (this.field) this.mark();
  }

  captureState() {
    return this.value;
  }

  /** @param {unknown} state */
  restoreState(state) {
    if (typeof state === "string") this.value = state;
  }

  resetState() {
    this.value = this.getAttribute("value") ?? "";
    this.#touched = false;
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.field.focus(options);
  }

  /**
   * Lets in what the pattern allows of a text that is typed or pasted.
   * @param {InputEvent} event
   */
  #guard(event) {
    const pattern = this.#pattern;
    const breaks = event.inputType === "insertLineBreak" && this.field.localName === "textarea";
    const text = breaks ? "\n" : event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    if (pattern === null || text === "" || event.isComposing) return;
    const allowed = allowedCharacters(text, pattern);
    if (allowed === text) return;
    event.preventDefault();
    this.message.textContent = this.#saying("That character is not allowed here.");
    this.mark();
    // Only this way of inserting keeps the field's own undo.
    if (allowed !== "") document.execCommand("insertText", false, allowed);
  }

  /** @param {InputEvent} event */
  #onInput(event) {
    this.#touched = true;
    const allowed = event.isComposing ? this.field.value : allowedCharacters(this.field.value, this.#pattern);
    if (allowed !== this.field.value && event.inputType === "insertCompositionText") this.field.value = allowed;
    const problem = this.flag("auto-validate") ? this.problem : "";
    if (this.message.textContent !== problem) this.message.textContent = problem;
    this.update();
  }
}

/**
 * @param {Element} from
 * @param {Element} to
 * @param {string} name
 */
function copyAttribute(from, to, name) {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  else to.setAttribute(name, value);
}

/**
 * @param {string | null} text
 * @returns {number | null} null for none, and for what is no length
 */
function readLength(text) {
  return text !== null && /^\s*\d+\s*$/.test(text) ? Number(text) : null;
}
