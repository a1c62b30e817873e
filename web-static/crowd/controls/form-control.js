import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";

/**
 * What the controls of a form share: a name, being out of use, a message in place, and their part in answer, drafts,
 * undo and reset. They belong to the surrounding form as native controls do, so that labels and `form.elements` work.
 */
export class FormControl extends CrowdElement {
  static formAssociated = true;
  static delegatesFocus = true;
  static observedAttributes = ["disabled", "required", "aria-label", "title"];

  #internals = this.attachInternals();
  #inFieldset = false;

  /** Where the control says what is wrong with it; the subclass places it. */
  message = element("p", { class: "message", id: "message", role: "alert" });

  connectedCallback() {
    super.connectedCallback();
    if (this.getAttribute("disabled")?.toLowerCase() === "false") this.removeAttribute("disabled");
    // Labels that follow in the document are there only now.
    queueMicrotask(() => this.isConnected && this.update());
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.#inFieldset = disabled;
    if (this.isConnected) this.attributeChangedCallback();
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get disabled() {
    return this.flag("disabled") || this.#inFieldset;
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  get required() {
    return this.flag("required");
  }

  set required(required) {
    this.toggleAttribute("required", Boolean(required));
  }

  /** The form it belongs to. */
  get form() {
    return this.#internals.form;
  }

  /** What the page calls it: its own attribute, else the text of its labels. */
  get spokenName() {
    const labels = [...this.#internals.labels].map((label) => label.textContent?.trim()).filter((text) => text);
    return this.getAttribute("aria-label") ?? (labels.join(" ") || this.title || "");
  }

  /** What is wrong with the input; empty when nothing holds the submission back. A subclass says. */
  get problem() {
    return "";
  }

  /** What a message elsewhere in the page calls it. */
  get problemTitle() {
    return this.getAttribute("label") || this.spokenName || this.textContent || "";
  }

  /** Says what is wrong in place and leads there. */
  showProblem() {
    this.message.textContent = this.problem;
    this.update();
    this.focus();
  }

  clearProblem() {
    if (this.message.textContent !== "") this.message.textContent = "";
  }

  /**
   * What native form data holds of it.
   * @returns {string | null}
   */
  get formValue() {
    return null;
  }

  update() {
    this.#internals.setFormValue(this.formValue);
  }

  /** Tells the form, and the template's listeners, that the annotator changed something. */
  announce() {
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
