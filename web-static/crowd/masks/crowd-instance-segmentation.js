import { element } from "#crowd/base/dom.js";
import { withKeys } from "#crowd/base/page-hotkeys.js";
import { maskColor } from "#crowd/masks/mask-colors.js";
import { MaskElement } from "#crowd/masks/mask-element.js";

/** A mask has a byte a pixel, of which 0 is background. */
const MAX_INSTANCES = 255;

/** @typedef {{label: string, color: string}} Instance */

/**
 * Paints each object on its own, in a colour of its own (07/CE-instance-seg). A value of the mask is the place of its
 * instance, from 1; a deleted instance leaves its place empty, so that the others keep theirs.
 */
export class CrowdInstanceSegmentation extends MaskElement {
  /** @type {(Instance | null)[]} */
  #instances = [];
  /** @type {number} the value that is painted; 0 until an instance is started */
  #active = 0;
  /** @type {string | null} */
  #label = null;
  #hidden = new Set();
  #locked = new Set();

  get paintValue() {
    return this.#active;
  }

  decidePaintValue() {
    if (this.#active === 0 && this.#label !== null) this.addInstance(this.#label);
  }

  get valueColors() {
    return Array.from({ length: this.#instances.length }, (_, index) => this.#instances[index]?.color ?? maskColor(index));
  }

  get hiddenValues() {
    return this.#valuesWhere(this.#hidden);
  }

  get lockedValues() {
    return this.#valuesWhere(this.#locked);
  }

  makeSide() {
    this.labelList.addEventListener("hide", (event) => this.#toggle(this.#hidden, /** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("lock", (event) => this.#toggle(this.#locked, /** @type {CustomEvent} */ (event).detail));
    this.addButton = element("button", { type: "button", onclick: () => this.#label !== null && this.addInstance(this.#label) });
    this.keepHint(() => { this.addButton.textContent = withKeys("Add instance", "add-instance", this); });
    this.instanceList = element("ul", { class: "instances", "aria-label": "Instances" });
    return [this.addButton, element("h3", {}, "Instances"), this.instanceList];
  }

  /** @param {(hotkey: import("#crowd/base/hotkeys.js").Hotkey) => void} bind */
  bindTools(bind) {
    super.bindTools(bind);
    bind({ action: "add-instance", combination: "A", description: "Add another instance of the label", run: () => this.#label !== null && this.addInstance(this.#label) });
    bind({ action: "delete", combination: "Delete", description: "Delete the instance", run: () => this.deleteInstance(this.#active) });
  }

  labelsChanged() {
    if (!this.labelNames.includes(this.#label ?? "")) {
      this.#label = this.labelNames[0] ?? null;
      this.#active = 0;
    }
    this.refresh();
  }

  /** Chooses the label of the next instance. @param {string} label */
  chooseLabel(label) {
    const isEmpty = this.#active > 0 && !this.editor.map.data.includes(this.#active);
    this.#label = label;
    if (isEmpty) this.#instances[this.#active - 1] = { ...(/** @type {Instance} */ (this.#instances[this.#active - 1])), label };
    else if (this.#instances[this.#active - 1]?.label !== label) this.#active = 0;
    this.say(label);
    this.refresh();
  }

  /**
   * Starts another instance, in a new colour (07/CE-instance-seg-2).
   * @param {string} label
   */
  addInstance(label) {
    if (this.#instances.length >= MAX_INSTANCES) {
      this.say(`At most ${MAX_INSTANCES} instances can be painted on one image.`);
      return;
    }
    this.#instances.push({ label, color: maskColor(this.#instances.length) });
    this.#active = this.#instances.length;
    this.#label = label;
    this.say(`Instance ${this.#active}, ${label}`);
    this.showColors();
    this.refresh();
  }

  /** @param {number} value */
  deleteInstance(value) {
    const instance = this.#instances[value - 1];
    if (!instance) return;
    const { map } = this.editor;
    this.editor.gesture(() => {
      for (let y = 0; y < map.height; y += 1) {
        for (let x = 0; x < map.width; x += 1) if (map.data[y * map.width + x] === value) map.fillRow(y, x, x + 1, 0);
      }
      return { x: 0, y: 0, width: map.width, height: map.height };
    });
    if (this.#active === value) this.#active = 0;
    this.say(`${instance.label} deleted`);
    this.refresh();
  }

  refresh() {
    if (!this.instanceList) return;
    const painted = this.#painted();
    const counts = new Map();
    this.#instances.forEach((instance, index) => {
      if (instance && painted.has(index + 1)) counts.set(instance.label, (counts.get(instance.label) ?? 0) + 1);
    });
    this.labelList.show(this.labelNames.map((name) => ({
      name, color: this.colors.get(name) ?? "#ffffff", count: counts.get(name) ?? 0, hidden: this.#hidden.has(name), locked: this.#locked.has(name),
    })), this.#label);
    this.#showInstances(painted);
  }

  answerParts() {
    const painted = this.#painted();
    return { instances: this.#instances.flatMap((instance, index) =>
      instance && painted.has(index + 1) ? [{ color: instance.color, label: instance.label }] : []) };
  }

  /** @param {any} given */
  takeGiven(given) {
    const values = new Map();
    for (const item of Array.isArray(given.instances) ? given.instances : []) {
      const color = String(item?.color ?? "").toLowerCase();
      if (!this.labelNames.includes(item?.label) || !/^#[0-9a-f]{6}$/.test(color) || this.#instances.length >= MAX_INSTANCES) continue;
      this.#instances.push({ label: item.label, color });
      values.set(color, this.#instances.length);
    }
    return values;
  }

  draftParts() {
    return { instances: this.#instances };
  }

  /** @param {any} state */
  takeDraftParts(state) {
    if (!Array.isArray(state.instances)) return;
    this.#instances = state.instances.slice(0, MAX_INSTANCES).map((/** @type {any} */ item) =>
      typeof item?.label === "string" && /^#[0-9a-f]{6}$/.test(item?.color) ? { label: item.label, color: item.color } : null);
    this.#active = 0;
  }

  #version = -1;
  /** @type {Set<number>} */
  #paintedValues = new Set();

  /** The values that at least one pixel has. */
  #painted() {
    const { map } = this.editor;
    if (this.#version !== map.version && !this.editor.busy) {
      this.#version = map.version;
      const counts = map.counts();
      this.#paintedValues = new Set([...counts.keys()].filter((value) => value > 0 && counts[value] > 0));
    }
    return this.#paintedValues;
  }

  #shown = "";

  /** @param {Set<number>} painted */
  #showInstances(painted) {
    const rows = this.#instances.flatMap((instance, index) =>
      instance && (painted.has(index + 1) || index + 1 === this.#active) ? [{ ...instance, value: index + 1 }] : []);
    const key = JSON.stringify([rows, this.#active]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.instanceList.replaceChildren(...rows.map(({ label, color, value }) => {
      const swatch = element("span", { class: "swatch" });
      swatch.style.background = color;
      return element("li", { class: value === this.#active ? "active" : "" },
        element("button", { type: "button", class: "choose", "aria-pressed": String(value === this.#active), onclick: () => this.#select(value) },
          swatch, `${label} ${value}`),
        element("button", { type: "button", class: "quiet", "aria-label": `Delete ${label} ${value}`, title: "Delete", onclick: () => this.deleteInstance(value) }, "✕"));
    }));
  }

  /** @param {number} value */
  #select(value) {
    this.#active = value;
    this.#label = this.#instances[value - 1]?.label ?? this.#label;
    this.refresh();
    this.surface.invalidate();
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
  #valuesWhere(labels) {
    return new Set(this.#instances.flatMap((instance, index) => (instance && labels.has(instance.label) ? [index + 1] : [])));
  }
}
