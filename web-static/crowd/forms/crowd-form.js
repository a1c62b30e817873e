import "#crowd/base/instructions-layout.js";
import { element } from "#crowd/base/dom.js";
import { UndoHistory } from "#crowd/base/undo-history.js";
import { keyNames } from "#crowd/base/key-combinations.js";
import { hotkeys } from "#crowd/base/page-hotkeys.js";
import { bindMediaKeys } from "#crowd/media/media-keys.js";
import { mergeAnswer } from "#crowd/forms/answer.js";
import { isNativeControl, nativeEntry } from "#crowd/forms/native-controls.js";
import { captureState, captureUndoState, changesBetween, restoreState } from "#crowd/forms/form-state.js";
import { reveal } from "#crowd/forms/reveal.js";
import { showPreview } from "#crowd/forms/answer-preview.js";

/** @typedef {import("#crowd/forms/form-state.js").FormState} FormState */
/** @typedef {{problem?: string, problemTitle?: string, showProblem?: () => void}} Control */

const REGIONS = "full-instructions, short-instructions";
/** The most of a control's caption that stands before a message about it. */
const MAX_TITLE_LENGTH = 40;
/** Elements that fill the page with a layout of their own. */
const WHOLE_PAGE = [
  "bounding-box", "classifier", "classifier-multi-select", "entity-annotation", "entity-annotator", "entity-editor",
  "image-classifier", "image-classifier-multi-select", "instance-segmentation", "keypoint", "line", "polygon", "polyline",
  "question-answer-generation", "rekognition-detect-moderation-labels", "semantic-segmentation",
  "textract-analyze-document", "text-ranking",
].map((name) => `crowd-${name}`).join(", ");

/**
 * The wrapper of every custom task (07/CE-form). It puts its content into a standard form in the light DOM, so that
 * labels, native validation and `form` work as in any page, adds a Submit button where the template has none
 * (07/CE-general-6), holds a submission until required input is there, and hands over the answer.
 *
 * Undo and drafts look at the form as a whole: a gesture is the difference between two states of its controls.
 */
export class CrowdForm extends HTMLElement {
  /**
   * The inner form; nodes appended to it join the answer (07/CE-general-28).
   * @type {HTMLFormElement}
   */
  form = element("form", { noValidate: true });
  /**
   * Receives the answer; null while the page stands alone.
   * @type {((answer: object) => void) | null}
   */
  deliver = null;
  /** Hears of each change of the state. */
  onstatechange = () => {};

  #history = new UndoHistory();
  /** @type {FormState} */
  #state = {};
  #message = element("p", { class: "crowd-form-message", role: "alert" });
  #ready = false;
  #submitting = false;
  /** Whether a handler held the last submission back: what it then submits itself must not ask it again. */
  #heldBack = false;
  /**
   * The submit event under way that this element fired itself.
   * @type {Event | null}
   */
  #ours = null;

  connectedCallback() {
    if (this.form.isConnected) return;
    this.form.append(...this.childNodes);
    this.append(this.form);
    this.#layOut();
    this.#addFooter();
    this.addEventListener("submit", (event) => this.#onNativeSubmit(event), { capture: true });
    this.addEventListener("reset", (event) => setTimeout(() => this.#onReset(event)), { capture: true });
    this.addEventListener("input", () => this.#onInput());
    this.addEventListener("change", () => this.#onChange());
    this.addEventListener("crowd-command", (event) => this.#onCommand(/** @type {CustomEvent} */ (event).detail));
    this.#bindHotkeys();
    // Elements of the library are defined one after the other; the state is complete once all of them are.
    queueMicrotask(() => {
      this.start();
      this.dispatchEvent(new CustomEvent("crowd-form-connected", { bubbles: true, composed: true }));
    });
  }

  /** Takes the present state as the initial one: that is where undo ends. */
  start() {
    bindMediaKeys();
    this.#ready = true;
    this.#state = captureUndoState(this);
    this.#history.clear();
  }

  /** The answer as it stands (07/CE-general-9). */
  get answer() {
    const entries = [...this.querySelectorAll("*")].map((node) => {
      if (isNativeControl(node)) return nativeEntry(node);
      return "answerEntry" in node ? /** @type {any} */ (node).answerEntry() : null;
    });
    return mergeAnswer(entries.filter((entry) => entry !== null));
  }

  /** The state of all controls, for drafts. */
  get state() {
    return captureState(this);
  }

  /** @param {unknown} state a draft; parts that do not fit are ignored */
  restore(state) {
    restoreState(this, state);
    this.#state = captureUndoState(this);
    this.#history.clear();
  }

  /** Whether a submission is on its way; a new one is refused meanwhile. */
  get submitting() {
    return this.#submitting;
  }

  /** Submits from script (07/CE-general-27): required input is checked and `submit` fires, as for the button. */
  submit() {
    const byHandler = window.event === undefined || window.event?.type === "submit";
    this.#submit({ fireEvent: !(this.#heldBack && byHandler) });
  }

  /**
   * Submits on behalf of the annotator.
   * @param {HTMLElement} [submitter]
   */
  requestSubmit(submitter) {
    this.#submit({ fireEvent: true, submitter });
  }

  /** Puts all controls back to where they started, as one gesture that can be undone. */
  reset() {
    resetForm(this.form);
  }

  /**
   * The portal did not take the answer: the form can be used again.
   * @param {string} message
   */
  reject(message) {
    this.#submitting = false;
    this.#setBusy(false);
    this.showMessage(message);
  }

  /**
   * Shows why the form cannot be submitted; empty takes it away.
   * @param {string} message
   */
  showMessage(message) {
    if (this.#message.textContent !== message) this.#message.textContent = message;
  }

  undo() {
    return this.#history.undo();
  }

  redo() {
    return this.#history.redo();
  }

  /** @param {{fireEvent: boolean, submitter?: HTMLElement}} how */
  #submit({ fireEvent, submitter }) {
    if (this.#submitting) return;
    const missing = this.#firstInvalid();
    if (missing) {
      this.showMessage(missing.message);
      missing.show();
      return;
    }
    this.showMessage("");
    if (fireEvent) {
      const event = new SubmitEvent("submit", { bubbles: true, cancelable: true });
      if (submitter) Object.defineProperty(event, "submitter", { value: submitter });
      this.#ours = event;
      this.#heldBack = true;
      if (!this.form.dispatchEvent(event)) return;
      if (this.#submitting) return;
    }
    this.#heldBack = false;
    this.#hand(this.answer);
  }

  /** @param {object} answer */
  #hand(answer) {
    if (!this.deliver) {
      showPreview(answer);
      return;
    }
    this.#submitting = true;
    this.#setBusy(true);
    this.deliver(answer);
  }

  #firstInvalid() {
    for (const node of this.querySelectorAll("*")) {
      if (isNativeControl(node) && !node.checkValidity()) {
        return { message: titled(node.labels?.[0]?.textContent, node.validationMessage), show: () => (reveal(node), node.reportValidity()) };
      }
      const control = /** @type {Control} */ (/** @type {unknown} */ (node));
      if (control.problem) {
        return { message: titled(control.problemTitle, control.problem), show: () => (reveal(node), control.showProblem?.()) };
      }
    }
    return null;
  }

  /**
   * A submission by the browser (Enter in a field, a native button) goes the same way as ours.
   * @param {Event} event
   */
  #onNativeSubmit(event) {
    if (event === this.#ours) return;
    if (event.target !== this.form) {
      // Browsers end such an event at the outer form; this hears of it there and then, after the template's own listeners.
      event.target?.addEventListener("submit", (inner) => this.#onInnerSubmit(inner), { once: true });
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.requestSubmit(/** @type {SubmitEvent} */ (event).submitter ?? undefined);
  }

  /**
   * A template may have forms of its own inside; where it does not handle their submission, they belong to this one.
   * @param {Event} event
   */
  #onInnerSubmit(event) {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.requestSubmit();
  }

  /** @param {Event} event */
  #onReset(event) {
    if (event.defaultPrevented || event.target !== this.form) return;
    for (const inner of this.querySelectorAll("form")) if (inner !== this.form) resetForm(inner);
    for (const node of this.querySelectorAll("*")) if ("resetState" in node) /** @type {any} */ (node).resetState();
    this.#onChange();
  }

  #onInput() {
    this.showMessage("");
    if (this.#ready) this.onstatechange();
  }

  /**
   * An editor keeps its own state and records its gestures as commands in the one history of the page.
   * @param {import("#crowd/base/undo-history.js").Command} command whose effect is there already
   */
  #onCommand(command) {
    if (!this.#ready) return;
    const heard = (/** @type {() => void} */ act) => () => {
      act();
      this.onstatechange();
    };
    this.#history.record({ apply: heard(command.apply), revert: heard(command.revert) });
    this.showMessage("");
    this.onstatechange();
  }

  #onChange() {
    if (!this.#ready) return;
    const before = this.#state;
    const after = captureUndoState(this);
    const changes = changesBetween(before, after);
    if (!changes) return;
    this.#state = after;
    this.#history.record({
      revert: () => this.#put(changes.before),
      apply: () => this.#put(changes.after),
    });
    this.showMessage("");
    this.onstatechange();
  }

  /** @param {FormState} state */
  #put(state) {
    restoreState(this, state);
    this.#state = captureUndoState(this);
    this.onstatechange();
  }

  #layOut() {
    // Text and controls flow as in any page, with a margin around them.
    const plain = this.form.querySelector(WHOLE_PAGE) === null;
    this.form.classList.toggle("plain", plain);
    const regions = this.form.querySelectorAll(":scope > :is(full-instructions, short-instructions)");
    if (regions.length === 0) return;
    const layout = document.createElement("crowd-instructions-layout");
    layout.toggleAttribute("plain", plain);
    for (const region of this.form.querySelectorAll(`:scope > :is(${REGIONS})`)) region.slot = region.localName;
    layout.append(...this.form.childNodes);
    this.form.append(layout);
  }

  #addFooter() {
    const own = [...this.querySelectorAll("crowd-button")].some((button) =>
      button.getAttribute("form-action") === "submit" || button.getAttribute("type") === "submit");
    if (own) {
      this.#message.classList.add("floating");
      this.form.append(this.#message);
      return;
    }
    const submit = document.createElement("crowd-button");
    submit.append("Submit");
    for (const [name, value] of [["form-action", "submit"], ["variant", "primary"], ["hotkey", "Enter"]]) {
      submit.setAttribute(name, value);
    }
    hotkeys.addEventListener("change", () => {
      const keys = keyNames(hotkeys.combinationOf("submit") ?? "").join("+");
      if (submit.getAttribute("hotkey") !== keys) submit.setAttribute("hotkey", keys);
    });
    this.form.append(element("div", { class: "crowd-form-footer" }, this.#message, submit));
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.form.toggleAttribute("aria-busy", busy);
    for (const button of this.querySelectorAll("crowd-button[form-action=submit]")) {
      /** @type {any} */ (button).busy = busy;
    }
  }

  #bindHotkeys() {
    // A standalone element has its form in a shadow root, where the document does not look.
    const first = document.querySelector("crowd-form");
    if (first ? first !== this : !(this.getRootNode() instanceof ShadowRoot)) return;
    hotkeys.bind({ action: "submit", combination: "Enter", description: "Submit", run: () => this.requestSubmit() });
    hotkeys.bind({ action: "submit-anywhere", combination: "Mod+Enter", description: "Submit from anywhere", whileTyping: true,
      run: () => this.requestSubmit() });
    hotkeys.bind({ action: "undo", combination: "Mod+Z", description: "Undo", run: () => void this.undo() });
    hotkeys.bind({ action: "redo", combination: "Mod+Shift+Z", description: "Redo", run: () => void this.redo() });
    hotkeys.bind({ combination: "Mod+Y", description: "", run: () => void this.redo() });
  }
}

/**
 * A message for the foot of the form, which has to say what it is about.
 * @param {string | null | undefined} title
 * @param {string} message
 */
function titled(title, message) {
  const name = (title ?? "").trim().replace(/\s+/g, " ");
  if (name === "") return message;
  return `${name.length > MAX_TITLE_LENGTH ? `${name.slice(0, MAX_TITLE_LENGTH)}…` : name}: ${message}`;
}

/**
 * Resets a form, also one with a control that is named "reset" and hides the method.
 * @param {HTMLFormElement} form
 */
function resetForm(form) {
  HTMLFormElement.prototype.reset.call(form);
}
