import page from "#crowd/base/page.css";
import "#crowd/text/entity-editor.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { adoptStyles, element } from "#crowd/base/dom.js";

/** @typedef {import("#crowd/text/entity-editor.js").EntityEditor} EntityEditor */
/** @typedef {import("#crowd/forms/crowd-form.js").CrowdForm} CrowdForm */

/**
 * Marks words, phrases or characters of a text (07/CE-entity). It stands alone: its open shadow root holds a crowd-form with
 * a Submit button of its own, whose `form` scripts may append inputs to (07/CE-entity-4, 8). Inside a crowd-form it is a
 * control like others.
 */
export class CrowdEntityAnnotation extends CrowdElement {
  static observedAttributes = ["header", "labels", "text", "initial-value"];
  static liveProperties = ["labels", "value"];

  /** @type {CrowdForm | null} the form inside; null where a form is around */
  form = null;

  constructor() {
    super();
    this.editor = /** @type {EntityEditor} */ (document.createElement("crowd-entity-editor"));
    this.editor.owner = this;
  }

  render() {
    for (const name of ["short-instructions", "full-instructions"]) {
      for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
      this.editor.append(element("slot", { name, slot: name }));
    }
    adoptStyles(this.root, page);
    if (this.closest("crowd-form")) {
      this.recordsCommands = true;
      this.answerEntry = () => this.editor.answerEntry();
      this.captureState = () => this.editor.captureState();
      this.restoreState = (/** @type {any} */ state) => this.editor.restoreState(state);
      this.resetState = () => this.editor.resetState();
      this.root.append(this.editor);
      return;
    }
    this.form = /** @type {CrowdForm} */ (document.createElement("crowd-form"));
    this.form.append(this.editor);
    this.root.append(this.form);
  }

  update() {
    if (this.editor.isConnected) this.editor.update();
  }

  get labels() {
    return this.editor.labels;
  }

  set labels(labels) {
    this.editor.labels = labels;
  }

  /** The answer as it stands (07/CE-general-29). */
  get value() {
    return this.editor.value;
  }

  set value(value) {
    this.editor.value = value;
  }

  get _submittableValue() {
    return this.value;
  }

  /** Submits, as its button does. */
  submit() {
    const form = this.form ?? /** @type {CrowdForm | null} */ (this.closest("crowd-form"));
    form?.submit();
  }
}
