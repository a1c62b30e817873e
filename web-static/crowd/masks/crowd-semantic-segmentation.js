import { maskColor } from "#crowd/masks/mask-colors.js";
import { MaskElement } from "#crowd/masks/mask-element.js";

/** Paints one label a pixel (07/CE-semantic-seg). A value of the mask is the place of its label, from 1. */
export class CrowdSemanticSegmentation extends MaskElement {
  /** @type {string | null} */
  #active = null;
  #hidden = new Set();
  #locked = new Set();

  /** @param {string[]} labels */
  makeColors(labels) {
    return new Map(labels.map((label, index) => [label, maskColor(index)]));
  }

  get paintValue() {
    return this.labelNames.indexOf(this.#active ?? "") + 1;
  }

  get valueColors() {
    return [...this.colors.values()];
  }

  get hiddenValues() {
    return this.#valuesOf(this.#hidden);
  }

  get lockedValues() {
    return this.#valuesOf(this.#locked);
  }

  makeSide() {
    this.labelList.addEventListener("hide", (event) => this.#toggle(this.#hidden, /** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("lock", (event) => this.#toggle(this.#locked, /** @type {CustomEvent} */ (event).detail));
    return [];
  }

  labelsChanged() {
    if (!this.labelNames.includes(this.#active ?? "")) this.#active = this.labelNames[0] ?? null;
    this.refresh();
    if (this.editor) this.showColors();
  }

  /** @param {string} label */
  chooseLabel(label) {
    this.#active = label;
    if (this.editor.tool === "eraser") this.editor.setTool("brush");
    this.say(label);
    this.refresh();
    this.surface.invalidate();
  }

  refresh() {
    this.labelList.show(this.labelNames.map((name) => ({
      name, color: this.colors.get(name) ?? "#ffffff", count: 0, hidden: this.#hidden.has(name), locked: this.#locked.has(name),
    })), this.#active);
  }

  answerParts() {
    return { labelMappings: Object.fromEntries(this.labelNames.map((label) => [label, { color: this.colors.get(label) }])) };
  }

  /** @param {any} given */
  takeGiven(given) {
    const values = new Map();
    for (const [label, mapping] of Object.entries(given.labelMappings ?? {})) {
      const color = String(/** @type {any} */ (mapping)?.color ?? "").toLowerCase();
      const index = this.labelNames.indexOf(label);
      if (index >= 0 && /^#[0-9a-f]{6}$/.test(color)) values.set(color, index + 1);
    }
    return values;
  }

  /**
   * @param {Set<string>} labels
   * @param {string} label
   */
  #toggle(labels, label) {
    if (!labels.delete(label)) labels.add(label);
    this.showColors();
    this.refresh();
  }

  /** @param {Set<string>} labels */
  #valuesOf(labels) {
    return new Set([...labels].map((label) => this.labelNames.indexOf(label) + 1).filter((value) => value > 0));
  }
}
