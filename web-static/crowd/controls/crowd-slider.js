import shared from "#crowd/controls/controls.css";
import styles from "#crowd/controls/crowd-slider.css";
import { element } from "#crowd/base/dom.js";
import { FormControl } from "#crowd/controls/form-control.js";
import { readScale } from "#crowd/controls/slider-scale.js";

/**
 * A bar with a knob for a value of a range (07/CE-slider).
 *
 * The answer is a number: that is what a range holds, and what consumers compute with. While neither the template nor
 * the annotator gave a value there is none: it is left out of the answer, and `required` holds the submission back
 * until the knob was moved or pressed. A knob that merely stands somewhere would pass for an answer.
 */
export class CrowdSlider extends FormControl {
  static styles = [shared, styles];
  static observedAttributes = [...FormControl.observedAttributes, "editable", "max", "min", "pin", "secondary-progress",
    "step", "value"];
  static liveProperties = ["value"];

  #answered = false;

  render() {
    this.range = element("input", { type: "range", id: "range",
      oninput: () => this.#onMove(this.range.value), onchange: () => this.#onSet() });
    // Pressing the knob where it stands is an answer too, although nothing moves.
    for (const type of ["pointerup", "keydown"]) this.range.addEventListener(type, (event) => this.#onPress(event));
    this.pin = element("output", { class: "pin", for: "range", "aria-hidden": "true" });
    this.track = element("div", { class: "track", "aria-hidden": "true" },
      element("div", { class: "secondary" }), element("div", { class: "fill" }));
    this.bar = element("div", { class: "bar" }, this.track, this.range, this.pin);
    this.number = element("input", { type: "number", class: "number",
      oninput: (/** @type {Event} */ event) => this.#onType(event), onchange: () => this.#onTyped() });
    this.labels = element("div", { class: "labels" }, element("slot", { onslotchange: () => this.update() }));
    this.root.append(element("div", { class: "row" }, element("div", { class: "scale" }, this.bar, this.labels), this.number),
      this.message);
    this.#start();
  }

  /** @param {string} [name] */
  attributeChangedCallback(name) {
    if (this.range && ["max", "min", "step"].includes(name ?? "")) this.#fitScale();
    if (this.range && name === "value") this.#start();
    super.attributeChangedCallback();
  }

  update() {
    super.update();
    const { range, number } = this;
    for (const field of [range, number]) {
      field.disabled = this.disabled;
      field.setAttribute("aria-label", this.spokenName || this.name || "Slider");
      field.setAttribute("aria-describedby", "message");
      field.setAttribute("aria-invalid", String(this.message.textContent !== ""));
    }
    number.hidden = !this.flag("editable");
    this.pin.hidden = !this.flag("pin");
    this.bar.classList.toggle("unanswered", !this.#answered);
    range.setAttribute("aria-valuetext", this.#answered ? range.value : "Not answered");
    number.value = this.#answered ? range.value : "";
    this.pin.textContent = range.value;
    const { place } = this.scale;
    const secondary = this.getAttribute("secondary-progress");
    this.bar.style.setProperty("--at", String(place(Number(range.value))));
    this.bar.style.setProperty("--secondary", secondary === null ? "0" : String(place(Number(secondary))));
    for (const label of this.querySelectorAll(":scope > crowd-slider-label")) {
      /** @type {import("#crowd/controls/crowd-slider-label.js").CrowdSliderLabel} */ (label).placeOn?.(this.scale);
    }
  }

  /** The range as it stands. */
  get scale() {
    return readScale(this.getAttribute("min"), this.getAttribute("max"), this.getAttribute("step"));
  }

  get min() {
    return this.scale.min;
  }

  get max() {
    return this.scale.max;
  }

  /**
   * The number, or null before there is one.
   * @returns {number | null}
   */
  get value() {
    return this.#answered ? Number(this.range.value) : null;
  }

  set value(value) {
    this.#answered = value !== null && value !== undefined && Number.isFinite(Number(value));
    this.range.value = String(this.#answered ? Number(value) : this.scale.min);
    this.clearProblem();
    this.update();
  }

  get formValue() {
    return this.#answered ? this.range.value : null;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return this.name === "" || this.value === null ? null : { kind: "value", name: this.name, value: this.value };
  }

  get problem() {
    return this.required && !this.disabled && !this.#answered ? "Please choose a value on the slider." : "";
  }

  captureState() {
    return this.value;
  }

  /** @param {unknown} state */
  restoreState(state) {
    if (state === null || typeof state === "number") this.value = state;
  }

  resetState() {
    this.#start();
    this.update();
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.range.focus(options);
  }

  #start() {
    this.#fitScale();
    const text = this.getAttribute("value");
    const preset = text === null || text.trim() === "" ? NaN : Number(text);
    this.#answered = Number.isFinite(preset);
    this.range.value = String(this.#answered ? preset : this.scale.min);
  }

  #fitScale() {
    const { min, max, step } = this.scale;
    for (const field of [this.range, this.number]) {
      field.min = String(min);
      field.max = String(max);
      field.step = String(step);
    }
  }

  /** @param {string} value */
  #onMove(value) {
    this.#answered = true;
    this.range.value = value;
    this.clearProblem();
    this.update();
  }

  #onSet() {
    this.#onMove(this.range.value);
    this.announce();
  }

  /** @param {Event} event */
  #onPress(event) {
    const standing = event.type === "pointerup"
      || ["Home", "End", "ArrowLeft", "ArrowDown", " "].includes(/** @type {KeyboardEvent} */ (event).key);
    if (!standing || this.#answered || this.disabled) return;
    this.#onMove(this.range.value);
    this.announce();
  }

  /**
   * While a number is being typed the knob follows, but the text stays as it is.
   * @param {Event} event
   */
  #onType(event) {
    const { value } = this.number;
    if (value === "" || !Number.isFinite(Number(value))) return;
    if (Number(value) < this.scale.min || Number(value) > this.scale.max) return;
    this.#onMove(value);
    if (/** @type {InputEvent} */ (event).inputType) this.number.value = value;
  }

  #onTyped() {
    if (this.number.value !== "") this.#onMove(this.number.value);
    this.update();
    this.announce();
  }
}
