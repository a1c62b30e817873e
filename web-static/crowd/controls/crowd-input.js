import { element } from "#crowd/base/dom.js";
import { TextControl } from "#crowd/controls/text-control.js";
import { FileField } from "#crowd/controls/file-field.js";

/** HTML's types of text-like fields; others stand for buttons and boxes, which have elements of their own. */
const TYPES = new Set(["text", "color", "date", "datetime-local", "email", "hidden", "month", "number", "password",
  "range", "search", "tel", "time", "url", "week"]);
/** Types that show something although nothing was entered: their caption stays above. */
const NEVER_BLANK = new Set(["color", "date", "datetime-local", "month", "range", "time", "week"]);

/**
 * A field of one line, or any other HTML5 input type (07/CE-input). A chosen file is answered as a `data:` address
 * that holds its type, name and content, since an answer's value is text (07/CE-input-13).
 */
export class CrowdInput extends TextControl {
  /** @type {FileField | null} */
  #file = null;

  makeField() {
    this.#file = this.type === "file" ? new FileField(this.getAttribute("accept") ?? "", () => this.#onFile()) : null;
    if (this.#file) return this.#file.input;
    const field = element("input");
    field.setAttribute("type", this.type);
    return field;
  }

  /** @param {HTMLElement} field */
  viewOf(field) {
    return this.#file?.view ?? field;
  }

  get type() {
    const type = (this.getAttribute("type") ?? "text").toLowerCase();
    return type === "file" || TYPES.has(type) ? type : "text";
  }

  set type(type) {
    this.setAttribute("type", type);
  }

  update() {
    if (this.field.getAttribute("type") !== this.type) {
      const { value } = this;
      this.useField(this.makeField());
      this.value = value;
    }
    this.box.classList.toggle("fixed", NEVER_BLANK.has(this.type));
    this.box.classList.toggle("stacked", ["color", "file", "range"].includes(this.type));
    super.update();
  }

  get isEmpty() {
    return this.#file ? this.#file.value === "" && !this.#file.reading : super.isEmpty;
  }

  get value() {
    return this.#file ? this.#file.value : super.value;
  }

  set value(value) {
    if (!this.#file) {
      super.value = value;
      return;
    }
    this.#file.value = String(value ?? "");
    this.clearProblem();
  }

  get problem() {
    if (this.#file?.problem && !this.disabled) return this.#file.problem;
    return super.problem;
  }

  #onFile() {
    this.message.textContent = this.#file?.problem ?? "";
    this.update();
    if (!this.#file?.reading) this.announce();
  }
}
