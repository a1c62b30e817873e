import styles from "#crowd/text/text-view.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { inkOn } from "#crowd/editor/label-colors.js";
import { lanesOf, piecesOf } from "#crowd/text/span-lanes.js";
import { TextOffsets } from "#crowd/text/text-offsets.js";

/** @typedef {import("#crowd/text/span-lanes.js").Span} Span */

/** Text is drawn in blocks of about this many UTF-16 units; a change draws only the blocks it touches. */
const BLOCK_UNITS = 1_500;
/** A line that goes on for longer than this past a block's length is broken on the screen. */
const LONG_LINE_UNITS = 2_500;
const SELECTION = "crowd-selection";

/**
 * A text whose spans are highlighted, in which stretches are selected by mouse, touch and keys. It keeps its own selection,
 * in UTF-16 units and on grapheme boundaries, because a browser's knows neither shadow roots well nor graphemes.
 *
 * Fires `selection` when a stretch has been selected, `pick` and `remove` with the id of a span as detail.
 */
export class TextView extends CrowdElement {
  static styles = [styles];

  offsets = new TextOffsets("");
  /** Where the selection starts and where its moving end is. */
  anchor = 0;
  focusAt = 0;
  /** @type {(label: string) => string} */
  colorOf = () => "#ffd54f";
  /** @type {(label: string) => string} */
  tagOf = (label) => label;

  /** @type {{start: number, end: number, node: HTMLElement, key: string}[]} */
  #blocks = [];
  /** @type {Span[]} */
  #spans = [];
  /** @type {number | null} */
  #selected = null;
  #pressed = false;
  #byKey = false;

  render() {
    this.body = element("div", { class: "text", tabIndex: 0, role: "textbox", "aria-multiline": "true", "aria-readonly": "true", dir: "auto" });
    this.caret = element("div", { class: "caret", hidden: true });
    this.body.append(this.caret);
    this.body.addEventListener("pointerdown", (event) => this.#onDown(event));
    this.body.addEventListener("pointermove", (event) => this.#onMove(event));
    this.body.addEventListener("pointerup", (event) => this.#onUp(event));
    this.body.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
    this.body.addEventListener("keydown", (event) => this.#onKey(event));
    this.body.addEventListener("blur", () => this.#showSelection());
    this.body.addEventListener("focus", () => this.#showSelection());
    this.root.append(this.body);
  }

  /** @param {string} name */
  set label(name) {
    this.body.setAttribute("aria-label", name);
  }

  /** @param {string} text */
  setText(text) {
    if (this.offsets.text === text && this.#blocks.length > 0) return;
    this.offsets = new TextOffsets(text);
    this.anchor = this.focusAt = 0;
    for (const { node } of this.#blocks) node.remove();
    this.#blocks = cutsOf(text).map(([start, end]) => {
      const node = element("div", { class: "block" });
      this.body.append(node);
      return { start, end, node, key: "\0" };
    });
    this.show(this.#spans, this.#selected);
  }

  /**
   * Shows these spans.
   * @param {Span[]} spans
   * @param {number | null} selected the id of the picked one
   */
  show(spans, selected) {
    this.#spans = spans;
    this.#selected = selected;
    const lanes = lanesOf(spans);
    const ordered = [...spans].sort((a, b) => a.start - b.start);
    let first = 0;
    for (const block of this.#blocks) {
      while (first < ordered.length && ordered[first].end <= block.start && ordered[first].start < block.start) first += 1;
      const inside = ordered.filter((span) => span.start < block.end && span.end > block.start);
      const key = JSON.stringify(inside.map((span) => [span.id, span.start, span.end, span.label, lanes.get(span.id), span.id === selected, this.colorOf(span.label)]));
      if (key === block.key) continue;
      block.key = key;
      block.node.replaceChildren(...piecesOf(block.start, block.end, inside).map((piece) => this.#piece(piece, lanes)));
    }
    this.#showSelection();
  }

  /** The selected stretch, without white space at its ends; null when there is none. */
  get selection() {
    return this.anchor === this.focusAt ? null : this.offsets.tidy(this.anchor, this.focusAt);
  }

  clearSelection() {
    this.anchor = this.focusAt;
    this.#showSelection();
  }

  /** @param {number} start @param {number} end */
  select(start, end) {
    this.anchor = start;
    this.focusAt = end;
    this.#showSelection();
  }

  /** Brings a place into view. @param {number} unit */
  reveal(unit) {
    this.#blockAt(unit)?.node.querySelector(`[data-start="${this.#pieceStart(unit)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {{start: number, end: number, spans: Span[]}} piece
   * @param {Map<number, number>} lanes
   */
  #piece({ start, end, spans }, lanes) {
    const node = element("span", { class: "piece", "data-start": String(start) }, this.offsets.text.slice(start, end));
    if (spans.length === 0) return node;
    node.classList.add("covered");
    const deepest = Math.max(...spans.map((span) => lanes.get(span.id) ?? 0));
    node.style.setProperty("--lanes", String(deepest + 1));
    const inner = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const lines = spans.map((span) => {
      const color = this.colorOf(span.label);
      return `linear-gradient(${color}, ${color}) 0 calc(100% - ${(lanes.get(span.id) ?? 0) * 4}px) / 100% 3px no-repeat`;
    });
    node.style.background = `${lines.join(", ")}, color-mix(in srgb, ${this.colorOf(inner.label)} 26%, transparent)`;
    node.classList.toggle("selected", spans.some((span) => span.id === this.#selected));
    node.dataset.id = String((spans.find((span) => span.id === this.#selected) ?? inner).id);
    const starting = spans.filter((span) => span.start === start);
    if (starting.length > 0) node.append(element("span", { class: "tags" }, ...starting.map((span) => this.#tag(span))));
    return node;
  }

  /** @param {Span} span */
  #tag(span) {
    const fire = (/** @type {string} */ type) => (/** @type {Event} */ event) => {
      event.stopPropagation();
      this.dispatchEvent(new CustomEvent(type, { detail: span.id }));
    };
    const words = this.offsets.text.slice(span.start, Math.min(span.end, span.start + 40));
    const tag = element("span", { class: "tag", onpointerdown: (/** @type {Event} */ event) => event.stopPropagation() },
      element("button", { type: "button", class: "name", tabIndex: -1, title: span.label, "aria-label": `${span.label}: ${words}`, onclick: fire("pick") }, this.tagOf(span.label)),
      element("button", { type: "button", class: "remove", tabIndex: -1, "aria-label": `Remove ${span.label}: ${words}`, title: "Remove", onclick: fire("remove") }, "×"));
    const color = this.colorOf(span.label);
    tag.style.background = color;
    tag.style.color = inkOn(color);
    return tag;
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    if (event.button !== 0) return;
    const at = this.#placeOf(event);
    if (at === null) return;
    event.preventDefault();
    this.body.focus({ preventScroll: true });
    this.#byKey = false;
    this.#pressed = true;
    this.body.setPointerCapture?.(event.pointerId);
    if (!event.shiftKey) this.anchor = this.offsets.snap(at, "down");
    this.focusAt = this.offsets.snap(at, "down");
    this.#showSelection();
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    if (!this.#pressed) return;
    const at = this.#placeOf(event);
    if (at === null) return;
    this.focusAt = this.offsets.snap(at, at >= this.anchor ? "up" : "down");
    this.#showSelection();
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    if (!this.#pressed) return;
    this.#pressed = false;
    if (this.anchor !== this.focusAt) {
      this.#announce();
      return;
    }
    const piece = /** @type {HTMLElement | undefined} */ (event.composedPath().find((node) => node instanceof HTMLElement && node.dataset.id))
      ?? this.#pieceUnder(event);
    this.dispatchEvent(new CustomEvent("pick", { detail: piece?.dataset.id ? Number(piece.dataset.id) : null }));
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    const at = this.#placeOf(event);
    if (at === null) return;
    const { start, end } = this.offsets.word(at);
    this.select(start, end);
    this.#announce();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { offsets, focusAt } = this;
    const jumps = event.ctrlKey || event.altKey;
    const rtl = getComputedStyle(this.body).direction === "rtl";
    const forward = rtl ? "ArrowLeft" : "ArrowRight";
    /** @type {number | null} */
    let to = null;
    if (event.key === forward) to = jumps ? offsets.nextWord(focusAt) : offsets.next(focusAt);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") to = jumps ? offsets.previousWord(focusAt) : offsets.previous(focusAt);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") to = this.#line(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Home") to = jumps ? 0 : offsets.text.lastIndexOf("\n", focusAt - 1) + 1;
    else if (event.key === "End") to = jumps ? offsets.text.length : this.#lineEnd(focusAt);
    else if (event.key === " " && !event.shiftKey) return this.#selectWord(event);
    if (to === null || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#byKey = true;
    this.focusAt = to;
    if (!event.shiftKey) this.anchor = to;
    this.reveal(to);
    this.#showSelection();
  }

  /** @param {KeyboardEvent} event */
  #selectWord(event) {
    const { start, end } = this.offsets.word(this.focusAt);
    event.preventDefault();
    event.stopPropagation();
    this.#byKey = true;
    this.select(start, end);
  }

  #announce() {
    if (this.selection) this.dispatchEvent(new Event("selection"));
  }

  /** @param {number} at */
  #lineEnd(at) {
    const end = this.offsets.text.indexOf("\n", at);
    return end < 0 ? this.offsets.text.length : end;
  }

  /** The place one line of the screen above or below. @param {number} direction */
  #line(direction) {
    const rect = this.#rectOf(this.focusAt);
    if (!rect) return null;
    const height = parseFloat(getComputedStyle(this.body).lineHeight) || rect.height * 2;
    return this.#placeAt(rect.left + 1, rect.top + rect.height / 2 + direction * height) ?? (direction > 0 ? this.offsets.text.length : 0);
  }

  /** @param {MouseEvent} event */
  #placeOf(event) {
    return this.#placeAt(event.clientX, event.clientY);
  }

  /**
   * The place in the text that is nearest to a point of the screen.
   * @param {number} x
   * @param {number} y
   * @returns {number | null}
   */
  #placeAt(x, y) {
    const doc = /** @type {any} */ (document);
    const found = doc.caretPositionFromPoint?.(x, y, { shadowRoots: rootsAround(this.body) }) ?? null;
    if (!found) return null;
    let node = /** @type {Node} */ (found.offsetNode);
    const piece = (node instanceof Element ? node : node.parentElement)?.closest?.(".piece");
    if (!piece || !this.body.contains(piece)) {
      const block = (node instanceof Element ? node : node.parentElement)?.closest?.(".block");
      const owner = this.#blocks.find((candidate) => candidate.node === block);
      if (owner) return owner.end;
      return node === this.body || this.body.contains(node) ? this.offsets.text.length : null;
    }
    const start = Number(/** @type {HTMLElement} */ (piece).dataset.start);
    const text = piece.firstChild;
    if (node === text) return Math.min(start + found.offset, start + (text?.textContent?.length ?? 0));
    return node instanceof Element && found.offset > 0 ? start + (text?.textContent?.length ?? 0) : start;
  }

  /** @param {MouseEvent} event */
  #pieceUnder(event) {
    const at = this.#placeOf(event);
    if (at === null) return undefined;
    const block = this.#blockAt(at);
    return /** @type {HTMLElement | undefined} */ (block?.node.querySelector(`[data-start="${this.#pieceStart(at)}"]`) ?? undefined);
  }

  #showSelection() {
    const highlights = /** @type {any} */ (globalThis.CSS)?.highlights;
    const [start, end] = [Math.min(this.anchor, this.focusAt), Math.max(this.anchor, this.focusAt)];
    if (highlights) {
      const range = start < end ? this.#range(start, end) : null;
      if (range) highlights.set(SELECTION, new (/** @type {any} */ (globalThis).Highlight)(range));
      else highlights.delete(SELECTION);
    }
    const rect = this.#byKey && this.root.activeElement === this.body ? this.#rectOf(this.focusAt) : null;
    this.caret.hidden = !rect;
    if (!rect) return;
    const box = this.body.getBoundingClientRect();
    Object.assign(this.caret.style, {
      left: `${rect.left - box.left + this.body.scrollLeft}px`, top: `${rect.top - box.top + this.body.scrollTop}px`, height: `${rect.height}px`,
    });
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  #range(start, end) {
    const from = this.#nodeAt(start);
    const to = this.#nodeAt(end);
    if (!from || !to) return null;
    const range = new Range();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** @param {number} unit */
  #rectOf(unit) {
    const place = this.#nodeAt(unit);
    if (!place) return null;
    const range = new Range();
    range.setStart(place.node, place.offset);
    range.collapse(true);
    const rect = range.getClientRects()[0] ?? range.getBoundingClientRect();
    return rect.height > 0 ? rect : null;
  }

  /** @param {number} unit */
  #nodeAt(unit) {
    const block = this.#blockAt(unit);
    const pieces = block ? [.../** @type {HTMLCollectionOf<HTMLElement>} */ (block.node.children)] : [];
    for (const piece of pieces.reverse()) {
      const start = Number(piece.dataset.start);
      if (start <= unit && piece.firstChild) {
        return { node: piece.firstChild, offset: Math.min(unit - start, piece.firstChild.textContent?.length ?? 0) };
      }
    }
    return null;
  }

  /** @param {number} unit */
  #blockAt(unit) {
    return this.#blocks.find((block) => unit < block.end) ?? this.#blocks.at(-1);
  }

  /** @param {number} unit */
  #pieceStart(unit) {
    const block = this.#blockAt(unit);
    const starts = block ? [.../** @type {HTMLCollectionOf<HTMLElement>} */ (block.node.children)].map((piece) => Number(piece.dataset.start)) : [0];
    return starts.filter((start) => start <= unit).at(-1) ?? starts[0];
  }
}

/**
 * Where a text is cut into blocks: after the first line end past the wanted length, and where a line goes on for long, at a
 * space, so that a change lays out little.
 * @param {string} text
 * @returns {[number, number][]}
 */
function cutsOf(text) {
  /** @type {[number, number][]} */
  const cuts = [];
  for (let start = 0; start < text.length;) {
    const wanted = start + BLOCK_UNITS;
    const line = text.indexOf("\n", wanted - 1) + 1;
    let end = line > 0 && line <= wanted + LONG_LINE_UNITS ? line : text.length;
    if (end - start > BLOCK_UNITS + LONG_LINE_UNITS) {
      const space = text.lastIndexOf(" ", wanted) + 1;
      end = space > start ? space : wanted + (/[\udc00-\udfff]/.test(text[wanted]) ? 1 : 0);
    }
    cuts.push([start, end]);
    start = end;
  }
  return cuts.length > 0 ? cuts : [[0, 0]];
}

/** @param {Node} node */
function rootsAround(node) {
  const roots = [];
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) roots.push(root);
  return roots;
}

customElements.define("crowd-text-view", TextView);
