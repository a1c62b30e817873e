import styles from "#crowd/text/entity-editor.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/editor/label-list.js";
import "#crowd/text/text-view.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { choiceAction, hotkeys, quoted } from "#crowd/base/page-hotkeys.js";
import { labelColor } from "#crowd/classifiers/label-colors.js";
import { readEntityLabels } from "#crowd/text/entity-labels.js";

/** @typedef {import("#crowd/text/span-lanes.js").Span} Span */
/** @typedef {import("#crowd/text/text-view.js").TextView} TextView */
/** @typedef {import("#crowd/editor/label-list.js").LabelList} LabelList */

const MAX_ROWS = 300;

/**
 * Marks stretches of a text with labels. It is what `crowd-entity-annotation` shows inside its form: the host is the element
 * of the template, whose attributes are read and whose regions are shown.
 */
export class EntityEditor extends CrowdElement {
  static styles = [styles];

  recordsCommands = true;
  /** @type {HTMLElement | null} the element of the template */
  owner = null;

  /** @type {import("#crowd/text/entity-labels.js").EntityLabel[]} */
  #labels = [];
  /** @type {unknown} */
  #assigned = null;
  /** @type {string | null} */
  #active = null;
  /** @type {Span[]} */
  #spans = [];
  #lastID = 0;
  /** @type {number | null} */
  #selected = null;
  /** Whether the annotator picked the selected entity: one that was only just marked keeps its label. */
  #picked = false;
  #given = "";
  #hidden = new Set();
  #locked = new Set();
  /** @type {(() => void)[]} */
  #unbind = [];
  #problems = { labels: "", initial: "" };

  render() {
    this.heading = element("h2", { class: "heading" });
    this.view = /** @type {TextView} */ (document.createElement("crowd-text-view"));
    this.view.addEventListener("selection", () => this.#onSelection());
    this.view.addEventListener("pick", (event) => this.#pick(/** @type {CustomEvent} */ (event).detail));
    this.view.addEventListener("remove", (event) => this.#remove(/** @type {CustomEvent} */ (event).detail));
    this.labelList = /** @type {LabelList} */ (document.createElement("crowd-label-list"));
    this.labelList.addEventListener("choose", (event) => this.#choose(/** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("hide", (event) => this.#toggle(this.#hidden, /** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("lock", (event) => this.#toggle(this.#locked, /** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("leave", () => this.view.body.focus());
    this.count = element("span");
    this.entityList = element("ul", { class: "entities", "aria-label": "Entities" });
    this.problemText = element("p", { class: "problem", role: "alert" });
    this.live = element("p", { class: "visually-hidden", role: "status" });
    const side = element("section", { class: "category-picker-wrapper", "aria-label": "Labels and entities" },
      element("h3", {}, "Labels"), this.labelList,
      element("p", { class: "hint" }, "Select words to mark them with the active label. With the keyboard: arrows move, Shift selects, Space takes the word, a digit labels."),
      element("h3", {}, "Entities", this.count), this.entityList, this.problemText);
    const layout = document.createElement("crowd-instructions-layout");
    for (const name of ["short-instructions", "full-instructions"]) layout.append(element("slot", { name, slot: name }));
    layout.append(element("div", { class: "annotation-area" }, this.heading, this.view, side));
    this.layout = layout;
    this.root.append(layout, this.live);
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.isConnected) this.#bindHotkeys();
  }

  disconnectedCallback() {
    for (const unbind of this.#unbind.splice(0)) unbind();
  }

  update() {
    const { owner } = this;
    if (!owner) return;
    this.heading.textContent = owner.getAttribute("header") ?? "";
    this.view.label = this.heading.textContent || "Text to mark";
    this.view.colorOf = (label) => labelColor(this.#labels.findIndex((item) => item.label === label));
    this.view.tagOf = (label) => this.#labels.find((item) => item.label === label)?.short ?? label;
    try {
      this.#labels = readEntityLabels(this.#assigned ?? /** @type {any} */ (owner).json("labels") ?? []);
      this.#problems.labels = this.#labels.length === 0 ? "This task names no labels." : "";
    } catch (error) {
      this.#labels = [];
      this.#problems.labels = `The labels of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    hotkeys.changed();
    if (!this.#labels.some(({ label }) => label === this.#active)) this.#active = this.#labels[0]?.label ?? null;
    const text = owner.getAttribute("text") ?? "";
    const given = `${text}\0${owner.getAttribute("initial-value") ?? ""}\0${JSON.stringify(this.#labels)}`;
    this.view.setText(text);
    if (given !== this.#given) {
      this.#given = given;
      this.resetState();
    }
    this.#refresh();
  }

  get labels() {
    return this.#labels.map(({ label, short, full }) => ({ label, shortDisplayName: short, fullDisplayName: full }));
  }

  set labels(labels) {
    this.#assigned = labels;
    readEntityLabels(labels);
    this.update();
  }

  /** The answer as it stands: code points, the end exclusive (07/CE-entity-5 to 7, 05/NER-3). */
  get value() {
    const { offsets } = this.view;
    const entities = [...this.#spans].sort((a, b) => a.start - b.start || a.end - b.end).map(({ start, end, label }) =>
      ({ endOffset: offsets.toCodePoint(end), label, startOffset: offsets.toCodePoint(start) }));
    return { entities };
  }

  set value(value) {
    this.#load(value?.entities ?? value);
  }

  get name() {
    return this.owner?.getAttribute("name") ?? "";
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return this.name === "" ? null : { kind: "value", name: this.name, value: this.value };
  }

  get problem() {
    return "";
  }

  captureState() {
    return this.value;
  }

  /** @param {any} state */
  restoreState(state) {
    if (state !== null && typeof state === "object") this.#load(state.entities);
  }

  resetState() {
    let given;
    this.#problems.initial = "";
    try {
      given = /** @type {any} */ (this.owner)?.json("initial-value");
    } catch (error) {
      this.#problems.initial = `The entities given with this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.#load(given ?? []);
  }

  /** @param {unknown} entities */
  #load(entities) {
    const { offsets } = this.view;
    const problems = new Set();
    /** @type {Span[]} */
    const spans = [];
    for (const item of Array.isArray(entities) ? entities : []) {
      const { label, startOffset, endOffset } = item ?? {};
      if (!this.#labels.some((known) => known.label === label)) problems.add(`“${label}” is not among the labels`);
      else if (!Number.isInteger(startOffset) || !Number.isInteger(endOffset) || startOffset < 0 || startOffset >= endOffset || endOffset > offsets.length) {
        problems.add(`${startOffset} to ${endOffset} is not in the text of ${offsets.length} characters`);
      } else spans.push({ id: this.#nextID(), label, start: offsets.toUnit(startOffset), end: offsets.toUnit(endOffset) });
    }
    if (problems.size > 0) this.#problems.initial = `Not all entities given with this task can be shown: ${[...problems].slice(0, 3).join("; ")}.`;
    this.#put(spans, null);
  }

  #nextID() {
    this.#lastID += 1;
    return this.#lastID;
  }

  #onSelection() {
    if (this.#active !== null) this.#mark(this.#active);
  }

  /** Marks the selected stretch. @param {string} label */
  #mark(label) {
    const stretch = this.view.selection;
    this.view.clearSelection();
    if (!stretch || this.#locked.has(label)) return;
    const same = this.#spans.find((span) => span.start === stretch.start && span.end === stretch.end && span.label === label);
    if (same) {
      this.#pick(same.id);
      return;
    }
    const span = { id: this.#nextID(), label, ...stretch };
    this.#change([...this.#spans, span], span.id);
    this.#picked = false;
    this.say(`${label}: ${this.#words(span)}`);
  }

  /** @param {string} label */
  #choose(label) {
    this.#active = label;
    const picked = this.#picked ? this.#spans.find((span) => span.id === this.#selected) : undefined;
    if (this.view.selection) this.#mark(label);
    else if (picked && picked.label !== label) {
      this.#change(this.#spans.map((span) => (span === picked ? { ...span, label } : span)), picked.id);
      this.say(`Now ${label}: ${this.#words(picked)}`);
    } else this.say(label);
    this.#refresh();
    this.view.body.focus({ preventScroll: true });
  }

  /** @param {number | null} id */
  #pick(id) {
    this.#selected = id;
    this.#picked = id !== null;
    const span = this.#spans.find((item) => item.id === id);
    if (span) {
      this.view.reveal(span.start);
      this.say(`${span.label}: ${this.#words(span)}, selected`);
    }
    this.#refresh();
  }

  /** @param {number | null} id */
  #remove(id) {
    const span = this.#spans.find((item) => item.id === id);
    if (!span || this.#locked.has(span.label)) return false;
    this.#change(this.#spans.filter((item) => item !== span), null);
    this.say(`Removed ${span.label}: ${this.#words(span)}`);
    return true;
  }

  /** @param {number} step */
  #pickNext(step) {
    const ordered = [...this.#spans].sort((a, b) => a.start - b.start || a.end - b.end);
    if (ordered.length === 0) return;
    const place = ordered.findIndex((span) => span.id === this.#selected);
    this.#pick(ordered[place < 0 ? (step > 0 ? 0 : ordered.length - 1) : (place + step + ordered.length) % ordered.length].id);
  }

  /**
   * Moves an end of the picked entity by a grapheme.
   * @param {"start" | "end"} side
   * @param {number} step
   */
  #stretch(side, step) {
    const span = this.#spans.find((item) => item.id === this.#selected);
    if (!span || this.#locked.has(span.label)) return false;
    const { offsets } = this.view;
    const moved = { ...span, [side]: step > 0 ? offsets.next(span[side]) : offsets.previous(span[side]) };
    if (moved.start >= moved.end) return false;
    this.#change(this.#spans.map((item) => (item === span ? moved : item)), span.id);
    this.say(this.#words(moved));
    return true;
  }

  /**
   * @param {Span[]} spans
   * @param {number | null} selected
   */
  #change(spans, selected) {
    const before = { spans: this.#spans, selected: this.#selected };
    const apply = () => this.#put(spans, selected);
    apply();
    this.dispatchEvent(new CustomEvent("crowd-command", { bubbles: true, composed: true,
      detail: { apply, revert: () => this.#put(before.spans, before.selected) } }));
  }

  /**
   * @param {Span[]} spans
   * @param {number | null} selected
   */
  #put(spans, selected) {
    this.#spans = spans;
    this.#selected = selected;
    this.#refresh();
  }

  /** @param {Span} span */
  #words(span) {
    const words = this.view.offsets.text.slice(span.start, span.end).replace(/\s+/g, " ");
    return words.length > 60 ? `${words.slice(0, 60)}…` : words;
  }

  /** @param {string} text */
  say(text) {
    this.live.textContent = text;
  }

  #refresh() {
    const counts = new Map();
    for (const { label } of this.#spans) counts.set(label, (counts.get(label) ?? 0) + 1);
    this.labelList.show(this.#labels.map(({ label, full }) => ({
      name: label, text: full, color: this.view.colorOf(label), count: counts.get(label) ?? 0, hidden: this.#hidden.has(label), locked: this.#locked.has(label),
    })), this.#active);
    this.view.show(this.#spans.filter((span) => !this.#hidden.has(span.label)), this.#selected);
    this.#showEntities();
    const problem = [this.#problems.labels, this.#problems.initial].filter(Boolean).join(" ");
    if (this.problemText.textContent !== problem) this.problemText.textContent = problem;
  }

  #shown = "";

  #showEntities() {
    const ordered = [...this.#spans].sort((a, b) => a.start - b.start || a.end - b.end);
    const key = JSON.stringify([ordered.slice(0, MAX_ROWS), ordered.length, this.#selected]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.count.textContent = String(ordered.length);
    const focused = /** @type {HTMLElement | null} */ (this.root.activeElement)?.dataset.id;
    this.entityList.replaceChildren(...ordered.slice(0, MAX_ROWS).map((span) => {
      const swatch = element("span", { class: "swatch" });
      swatch.style.background = this.view.colorOf(span.label);
      const words = this.#words(span);
      const button = element("button", { type: "button", "aria-pressed": String(span.id === this.#selected), "aria-label": `${span.label}: ${words}`,
        onclick: () => this.#pick(span.id) }, swatch, element("span", { class: "words" }, words), element("span", { class: "kind" }, this.view.tagOf(span.label)));
      button.dataset.id = String(span.id);
      return element("li", { class: span.id === this.#selected ? "selected" : "" }, button);
    }));
    if (focused) /** @type {HTMLElement | null} */ (this.entityList.querySelector(`[data-id="${focused}"]`))?.focus();
  }

  /**
   * @param {Set<string>} labels
   * @param {string} label
   */
  #toggle(labels, label) {
    if (!labels.delete(label)) labels.add(label);
    this.#refresh();
  }

  #bindHotkeys() {
    if (this.#unbind.length > 0) return;
    const scope = { name: "Text", element: this.owner ?? this };
    const bind = (/** @type {import("#crowd/base/hotkeys.js").Hotkey} */ hotkey) => void this.#unbind.push(hotkeys.bind({ ...hotkey, scope }));
    for (let index = 0; index < 10; index += 1) {
      bind({ action: choiceAction(index), combination: String((index + 1) % 10), series: "Choose the label, or label what is selected",
        description: () => quoted(this.#labels[index]?.label), run: () => this.#labels[index] !== undefined && this.#choose(this.#labels[index].label) });
    }
    bind({ action: "filter", combination: "/", description: "Filter the labels", run: () => this.labelList.focusFilter() });
    bind({ action: "next", combination: "]", description: "Next entity", run: () => this.#pickNext(1) });
    bind({ action: "previous", combination: "[", description: "Entity before", run: () => this.#pickNext(-1) });
    bind({ action: "delete", combination: "Delete", description: "Remove the entity", run: () => this.#remove(this.#selected) });
    bind({ combination: "Backspace", description: "", run: () => this.#remove(this.#selected) });
    bind({ action: "deselect", combination: "Escape", description: "Select nothing", run: () => { this.view.clearSelection(); this.#pick(null); } });
    bind({ action: "longer", combination: ".", description: "Make the entity longer", run: () => this.#stretch("end", 1) });
    bind({ action: "shorter", combination: ",", description: "Make the entity shorter", run: () => this.#stretch("end", -1) });
    bind({ action: "instructions", combination: "I", description: "Show or hide the instructions", run: () => /** @type {any} */ (this.layout).toggleInstructions() });
  }
}

customElements.define("crowd-entity-editor", EntityEditor);
