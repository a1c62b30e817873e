import { element } from "#crowd/base/dom.js";
import { TextControl } from "#crowd/controls/text-control.js";

const DEFAULT_ROWS = 3;

/**
 * A text of several lines (07/CE-text-area). It starts `rows` high and grows with its text up to `max-rows`; then it
 * scrolls.
 */
export class CrowdTextArea extends TextControl {
  static observedAttributes = [...TextControl.observedAttributes, "char-counter", "max-rows", "rows"];

  makeField() {
    const field = element("textarea");
    new ResizeObserver(() => this.#onResize()).observe(field);
    return field;
  }

  mark() {
    super.mark();
    this.counter.hidden = !this.flag("char-counter");
    const length = this.value.length;
    const most = this.getAttribute("max-length");
    this.counter.textContent = most ? `${length}/${most}` : String(length);
    this.#grow();
  }

  #width = 0;

  /** Lines wrap anew when the width changes, or shows for the first time. */
  #onResize() {
    if (this.field.clientWidth === this.#width) return;
    this.#width = this.field.clientWidth;
    this.#grow();
  }

  #grow() {
    const field = /** @type {HTMLTextAreaElement} */ (this.field);
    field.rows = rowCount(this.getAttribute("rows")) ?? Math.min(DEFAULT_ROWS, rowCount(this.getAttribute("max-rows")) ?? Infinity);
    field.style.height = "";
    if (field.clientHeight === 0) return;
    const borders = field.offsetHeight - field.clientHeight;
    const most = rowCount(this.getAttribute("max-rows"));
    const style = getComputedStyle(field);
    const line = parseFloat(style.lineHeight) || 24;
    const limit = most === null ? Infinity
      : most * line + parseFloat(style.paddingTop) + parseFloat(style.paddingBottom) + borders;
    const wanted = Math.min(field.scrollHeight + borders, limit);
    if (wanted > field.offsetHeight) field.style.height = `${wanted}px`;
  }
}

/** @param {string | null} text */
function rowCount(text) {
  const rows = Math.floor(Number(text));
  return text !== null && rows >= 1 ? rows : null;
}
