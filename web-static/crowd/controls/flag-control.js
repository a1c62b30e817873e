import shared from "#crowd/controls/controls.css";
import { element } from "#crowd/base/dom.js";
import { FormControl } from "#crowd/controls/form-control.js";

/**
 * A control that is on or off, reported as `{"<name>": {"<value>": bool}}` (07/CE-general-10). A real checkbox or radio
 * button inside does what keys and assistive technology expect; the subclass draws it.
 */
export class FlagControl extends FormControl {
  static styles = [shared];
  static observedAttributes = [...FormControl.observedAttributes, "checked"];
  static liveProperties = ["checked"];

  /** The type of the native control inside. */
  get inputType() {
    return "checkbox";
  }

  /**
   * What shows the state, drawn by the element's style sheet.
   * @returns {Element}
   */
  makeMark() {
    return element("span", { class: "mark" });
  }

  render() {
    this.input = element("input", { type: this.inputType, checked: this.flag("checked"),
      onchange: () => this.onToggle() });
    const mark = this.makeMark();
    mark.setAttribute("aria-hidden", "true");
    this.label = element("label", { class: "flag" }, this.input, mark, element("span", { class: "caption" }, element("slot")));
    this.root.append(this.label, this.message);
    this.addEventListener("click", (event) => this.#onClick(event));
  }

  /**
   * @param {string} [name]
   */
  attributeChangedCallback(name) {
    if (name === "checked" && this.input) this.input.checked = this.flag("checked");
    super.attributeChangedCallback();
  }

  get formValue() {
    return this.checked ? this.value : null;
  }

  update() {
    super.update();
    this.input.disabled = this.disabled;
    this.label.classList.toggle("disabled", this.disabled);
    this.input.required = this.required;
    this.input.setAttribute("aria-invalid", String(this.message.textContent !== ""));
    this.input.setAttribute("aria-describedby", "message");
    const captioned = (this.textContent ?? "").trim() !== "";
    const name = captioned && !this.hasAttribute("aria-label") ? "" : this.spokenName || this.value;
    if (name === "") this.input.removeAttribute("aria-label");
    else this.input.setAttribute("aria-label", name);
  }

  get checked() {
    return this.input ? this.input.checked : this.flag("checked");
  }

  set checked(checked) {
    if (!this.input) return;
    this.input.checked = Boolean(checked);
    this.clearProblem();
    this.update();
  }

  /** The property of the answer that holds its state (07/CE-checkbox-4). */
  get value() {
    return this.getAttribute("value") ?? "on";
  }

  set value(value) {
    this.setAttribute("value", value);
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return this.name === "" ? null : { kind: "flag", name: this.name, value: this.value, on: this.checked };
  }

  /** @returns {string} */
  get problem() {
    return this.required && !this.disabled && !this.checked ? "Please check this to go on." : "";
  }

  captureState() {
    return this.checked;
  }

  /** @param {unknown} state */
  restoreState(state) {
    if (typeof state === "boolean") this.checked = state;
  }

  resetState() {
    this.checked = this.flag("checked");
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.input.focus(options);
  }

  /** The annotator switched it. */
  onToggle() {
    this.clearProblem();
    this.update();
    this.announce();
  }

  /**
   * A press that is meant for the element as a whole: of a label around it, or of a script.
   * @param {Event} event
   */
  #onClick(event) {
    if (event.composedPath()[0] === this && !event.defaultPrevented) this.input.click();
  }
}
