import { element } from "#crowd/base/dom.js";
import { makeDialog } from "#crowd/base/dialog.js";

/** The most characters of a comment; the field takes no more. */
export const MAX_COMMENT_LENGTH = 10_000;
const DEFAULT_TEXT = "Add a comment.";

/**
 * The comment of a verification task: a link below the categories opens a modal with a field (07/CE-image-classifier-2
 * to 4); what the annotator saves there is reported beside the label.
 */
export class WorkerComment {
  #value = "";
  #onChange;

  /**
   * @param {Element} region the template's worker-comment
   * @param {() => void} onChange
   */
  constructor(region, onChange) {
    this.#onChange = onChange;
    const text = (/** @type {string} */ name) => region.getAttribute(name) || DEFAULT_TEXT;
    region.slot = "worker-comment";
    this.field = element("textarea", { class: "comment-field", "aria-label": text("header"),
      placeholder: region.getAttribute("placeholder") ?? "", maxLength: MAX_COMMENT_LENGTH,
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event) });
    const cancel = element("button", { type: "button", onclick: () => this.dialog.close() }, "Cancel");
    const save = element("button", { type: "button", class: "primary", onclick: () => this.#save() }, "Save comment");
    const body = element("div", {}, element("slot", { name: "worker-comment" }), this.field);
    this.dialog = makeDialog(text("header"), body, cancel, save);
    this.link = element("button", { type: "button", class: "link", onclick: () => this.open() }, text("link-text"));
    this.preview = element("span", { class: "comment-text" });
    this.row = element("div", { class: "comment-row" }, this.link, this.preview);
  }

  /** The saved comment, empty for none. */
  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    this.preview.textContent = value;
  }

  open() {
    this.field.value = this.#value;
    this.dialog.showModal();
    this.field.focus();
  }

  #save() {
    this.value = this.field.value.trim();
    this.dialog.close();
    this.#onChange();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#save();
  }
}
