import styles from "#crowd/editor/label-list.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { keyNames } from "#crowd/base/key-combinations.js";
import { choiceAction, hotkeys, withKeys } from "#crowd/base/page-hotkeys.js";

/** From this many labels on there is a field to filter them. */
const FILTER_FROM = 11;
/** So many labels have a key of their own. */
const MAX_KEYS = 10;

/**
 * What a label is like now.
 * @typedef {{name: string, text?: string, color: string, count: number, hidden: boolean, locked: boolean}} LabelRow
 */

/**
 * The labels of a tool: one is active, each has its digit, its colour, how often it is used, and switches to hide and lock
 * what carries it. Fires `choose`, `hide` and `lock` with the label as detail.
 */
export class LabelList extends CrowdElement {
  static styles = [styles];

  /** @type {LabelRow[]} */
  #rows = [];
  /** @type {string | null} */
  #active = null;
  #filter = "";

  render() {
    this.field = element("input", { type: "search", "aria-label": "Filter labels",
      oninput: () => this.#onFilter(), onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onFilterKey(event) });
    this.list = element("ul", { "aria-label": "Labels" });
    this.root.append(this.field, this.list);
    hotkeys.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  /**
   * Shows these labels.
   * @param {LabelRow[]} rows
   * @param {string | null} active
   */
  show(rows, active) {
    if (JSON.stringify([rows, active]) === JSON.stringify([this.#rows, this.#active])) return;
    this.#rows = rows;
    this.#active = active;
    if (this.list) this.#draw();
  }

  focusFilter() {
    if (!this.field?.hidden) this.field?.focus();
  }

  #draw() {
    if (!this.field || !this.list) return;
    this.field.hidden = this.#rows.length < FILTER_FROM;
    this.field.placeholder = withKeys("Filter labels", "filter", this.#tool);
    const focused = /** @type {HTMLElement | null} */ (this.root.activeElement)?.dataset.key;
    const shown = this.#shown();
    this.list.replaceChildren(...shown.map((row) => this.#row(row)));
    if (shown.length === 0) this.list.append(element("li", { class: "none" }, "No label matches."));
    if (focused) /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /** The element that has the shortcuts of this list. */
  get #tool() {
    const { host } = /** @type {ShadowRoot} */ (this.getRootNode());
    return /** @type {any} */ (host)?.owner ?? host;
  }

  #shown() {
    const words = this.#filter.toLowerCase().split(/\s+/).filter(Boolean);
    return this.#rows.filter((row) => words.every((word) => `${row.name} ${row.text ?? ""}`.toLowerCase().includes(word)));
  }

  /** @param {LabelRow} row */
  #row(row) {
    const index = this.#rows.indexOf(row);
    const active = row.name === this.#active;
    const keys = index < MAX_KEYS ? hotkeys.combinationOf(choiceAction(index), this.#tool) : null;
    const swatch = element("span", { class: "swatch" });
    swatch.style.background = row.color;
    const choose = element("button", { type: "button", class: "choose", "aria-pressed": String(active), "data-key": `choose ${row.name}`,
      onclick: () => this.#fire("choose", row.name) },
    swatch, element("span", { class: "text" }, row.text ?? row.name), element("span", { class: "count" }, row.count > 0 ? String(row.count) : ""),
    keys !== null && element("kbd", { "aria-hidden": "true" }, keyNames(keys).join("+")));
    const toggle = (/** @type {string} */ type, /** @type {boolean} */ on, /** @type {string} */ shape, /** @type {string} */ words) =>
      element("button", { type: "button", class: "quiet", title: `${words} ${row.name}`, "aria-label": `${words} ${row.name}`,
        "aria-pressed": String(on), "data-key": `${type} ${row.name}`, onclick: () => this.#fire(type, row.name) }, icon(shape));
    return element("li", { class: active ? "active" : "" }, choose, element("div", { class: "tools" },
      toggle("hide", row.hidden, row.hidden ? "visibility-off" : "visibility", "Hide"),
      toggle("lock", row.locked, row.locked ? "lock" : "lock-open", "Lock")));
  }

  #onFilter() {
    this.#filter = this.field?.value ?? "";
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #onFilterKey(event) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    const first = this.#shown()[0];
    if (event.key === "Enter" && first) this.#fire("choose", first.name);
    if (this.field) this.field.value = "";
    this.#onFilter();
    this.dispatchEvent(new Event("leave"));
  }

  /**
   * @param {string} type
   * @param {string} label
   */
  #fire(type, label) {
    this.dispatchEvent(new CustomEvent(type, { detail: label }));
  }
}

customElements.define("crowd-label-list", LabelList);
