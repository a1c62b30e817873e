import "#crowd/editor/shape-list.js";
import { element } from "#crowd/base/dom.js";
import { EditorElement } from "#crowd/editor/editor-element.js";
import { ShapeEditor } from "#crowd/editor/shape-editor.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */
/** @typedef {import("#crowd/editor/shape-list.js").ShapeList} ShapeList */

/** What to do while nothing is drawn. @type {Record<string, string>} */
const FIRST_STEPS = {
  box: "Choose a label, then drag on the image to draw a box.",
  polygon: "Choose a label, then click the corners on the image.",
  polyline: "Choose a label, then click along it on the image.",
  line: "Choose a label, then drag from end to end on the image.",
  point: "Choose a label, then click on the image.",
};

/**
 * An editor whose answer is a list of labelled shapes. A subclass says which kind, and how answers spell one.
 *
 * Coordinates are image pixels from the top left corner, rounded once, here. With `initial-value` the answer tells by
 * `initialValueModified` whether it differs from what was given (07/CE-bounding-box-5).
 */
export class ShapeElement extends EditorElement {
  /** @type {import("#crowd/editor/shape-kinds.js").ShapeKind} */
  static kind;
  /** The key of the list in answers and in `initial-value` objects. */
  static listKey = "";
  /** Whether answers tell about changes of the initial value. */
  static tellsModified = true;
  /** Whether nobody may submit nothing by accident: then there is a box "Nothing to label" (07/CE-bounding-box-11). */
  static asksForNothing = false;

  /** Canonical text of what was given; null without `initial-value`. @type {string | null} */
  #initial = null;
  #nothing = false;
  /** A draft that came before the image. @type {any} */
  #pending = null;
  #loaded = false;

  /**
   * One shape as answers spell it.
   * @param {string} _label
   * @param {Point[]} _points whole pixels
   * @returns {object}
   */
  spell(_label, _points) {
    return {};
  }

  /**
   * The points of a shape in `initial-value`; null when it is none.
   * @param {any} _item
   * @returns {Point[] | null}
   */
  read(_item) {
    return null;
  }

  get type() {
    return /** @type {typeof ShapeElement} */ (this.constructor);
  }

  makeModel() {
    this.editor = new ShapeEditor(this.type.kind, {
      record: (command) => this.record(command),
      changed: () => this.#onChange(),
      say: (text) => this.say(text),
      color: (label) => this.colors.get(label) ?? "#ffffff",
      tag: (label) => `${this.labelNames.indexOf(label) + 1} ${label}`,
    });
    return this.editor;
  }

  makeTools() {
    const { kind } = this.type;
    const { editor } = this;
    this.drawTool = this.toolButton({ icon: kind.name, text: capitalized(kind.name), title: `Draw a ${kind.name}`, action: `draw-${kind.name}`,
      run: () => editor.setMode("draw") });
    this.selectTool = this.toolButton({ icon: "select", text: "Select", title: "Select and move", action: "select", run: () => editor.setMode("select") });
    this.deleteTool = this.toolButton({ icon: "delete", title: "Delete", action: "delete", run: () => void editor.deleteSelected() });
    return [
      element("div", { class: "group" }, this.drawTool, this.selectTool),
      element("div", { class: "group" },
        this.toolButton({ icon: "undo", title: "Undo", action: "undo", run: () => /** @type {any} */ (this.closest("crowd-form"))?.undo() }),
        this.toolButton({ icon: "redo", title: "Redo", action: "redo", run: () => /** @type {any} */ (this.closest("crowd-form"))?.redo() }),
        this.deleteTool),
    ];
  }

  makeSide() {
    this.shapeList = /** @type {ShapeList} */ (document.createElement("crowd-shape-list"));
    this.shapeList.classList.add("list");
    this.shapeList.editor = this.editor;
    this.shapeList.colorOf = (label) => this.colors.get(label) ?? "#ffffff";
    this.listHeading = element("h3", {}, element("span", {}, `${capitalized(this.type.kind.name)}s`.replace(/xs$/, "xes")), element("span", { class: "count" }));
    this.nothingBox = element("input", { type: "checkbox", onchange: () => this.#onNothing() });
    const nothing = element("label", { class: "nothing" }, this.nothingBox, "Nothing to label");
    this.labelList.addEventListener("hide", (event) => this.editor.toggleVisible(/** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("lock", (event) => this.editor.toggleLocked(/** @type {CustomEvent} */ (event).detail));
    this.emptyHint = element("p", { class: "hint" }, FIRST_STEPS[this.type.kind.name] ?? "");
    return [this.listHeading, this.emptyHint, this.shapeList, this.type.asksForNothing ? nothing : null];
  }

  /** The key that chooses the drawing tool (portal habits: R box, P polygon, L lines, K points). */
  get drawKey() {
    return { box: "R", polygon: "P", polyline: "L", line: "L", point: "K" }[this.type.kind.name] ?? "R";
  }

  /** @param {(hotkey: import("#crowd/base/hotkeys.js").Hotkey) => void} bind */
  bindTools(bind) {
    const { editor } = this;
    const { name } = this.type.kind;
    bind({ action: `draw-${name}`, combination: this.drawKey, description: `Draw a ${name}`, run: () => editor.setMode("draw") });
    bind({ action: "crosshair", combination: "N", description: `Draw a ${name} by keyboard: arrows move, Enter marks`, run: () => this.#drawByKeys() });
    bind({ action: "finish", combination: "F", description: `Finish the ${name}`, run: () => editor.finish() });
    bind({ action: "select", combination: "V", description: "Select, move and resize", run: () => editor.setMode("select") });
    bind({ action: "hand", combination: "H", description: "Move the image by dragging", run: () => this.#toggleHand() });
    bind({ action: "delete", combination: "Delete", description: "Delete what is selected", run: () => editor.deleteSelected() });
    bind({ action: "duplicate", combination: "Mod+D", description: "Duplicate what is selected", run: () => editor.duplicateSelected() });
    bind({ action: "copy", combination: "Mod+C", description: "Copy what is selected", run: () => { editor.copy(); return editor.selected !== null; } });
    bind({ action: "paste", combination: "Mod+V", description: "Paste", run: () => editor.paste() });
    bind({ action: "next", combination: "]", description: `Select the next ${name}`, run: () => editor.selectNext(1) });
    bind({ action: "previous", combination: "[", description: `Select the ${name} before`, run: () => editor.selectNext(-1) });
    bind({ action: "hide-label", combination: "Alt+H", description: "Hide or show the label", run: () => this.#withLabel((label) => editor.toggleVisible(label)) });
    bind({ action: "lock-label", combination: "Alt+L", description: "Lock or unlock the label", run: () => this.#withLabel((label) => editor.toggleLocked(label)) });
  }

  /** @param {string} label */
  chooseLabel(label) {
    this.editor.chooseLabel(label);
  }

  labelsChanged() {
    const { editor } = this;
    if (editor.label === null || !this.labelNames.includes(editor.label)) editor.label = this.labelNames[0] ?? null;
    if (this.#loaded && this.#initial === null && this.hasAttribute("initial-value") && editor.store.count === 0) this.#loadInitial();
    this.#onChange();
  }

  imageLoaded() {
    this.editor.size = this.surface.view.image;
    if (!this.#loaded) {
      this.#loaded = true;
      this.#loadInitial();
      if (this.#pending) this.restoreState(this.#pending);
    }
    this.#onChange();
  }

  /** The answer as it stands (07/CE-general-29). */
  get value() {
    const { listKey, tellsModified } = this.type;
    const shapes = this.#answerShapes;
    const modified = tellsModified && this.#initial !== null ? { initialValueModified: JSON.stringify(shapes) !== this.#initial } : {};
    return Object.fromEntries(Object.entries({ [listKey]: shapes, ...modified, inputImageProperties: this.inputImageProperties })
      .sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Takes shapes as answers spell them. */
  set value(value) {
    this.editor.store.load(this.#readAll(value?.[this.type.listKey] ?? value).shapes);
  }

  /** Why the element holds a submission back. */
  get problem() {
    if (!this.surface.picture) return "The image has not been loaded. Try again, or report the task.";
    if (this.editor.busy) return `Finish the ${this.type.kind.name} you are drawing, or press Escape.`;
    if (this.type.asksForNothing && this.editor.store.count === 0 && !this.#nothing && this.labelNames.length > 0) {
      return `Draw a ${this.type.kind.name}, or tick “Nothing to label”.`;
    }
    return "";
  }

  showProblem() {
    if (this.type.asksForNothing && this.editor.store.count === 0) this.nothingBox.focus();
    else this.surface.pane.focus();
  }

  captureState() {
    return { shapes: this.editor.store.all.map(({ label, points }) => ({ label, points })), nothing: this.#nothing };
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (state === null || typeof state !== "object" || !Array.isArray(state.shapes)) return;
    if (!this.#loaded) {
      this.#pending = state;
      return;
    }
    const isPoint = (/** @type {any} */ point) => Number.isFinite(point?.x) && Number.isFinite(point?.y);
    this.editor.store.load(state.shapes.filter((/** @type {any} */ shape) =>
      typeof shape?.label === "string" && Array.isArray(shape.points) && shape.points.length > 0 && shape.points.every(isPoint)));
    this.#setNothing(state.nothing === true);
  }

  resetState() {
    this.editor.select(null);
    this.#loadInitial();
    this.#setNothing(false);
  }

  get #answerShapes() {
    return this.editor.store.all.map(({ label, points }) =>
      this.spell(label, points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))));
  }

  #loadInitial() {
    const given = this.initialValue;
    if (given === undefined) {
      this.editor.store.load([]);
      return;
    }
    const { shapes, problem } = this.#readAll(given?.[this.type.listKey] ?? given);
    this.initialProblem(problem);
    this.editor.store.load(shapes);
    this.#initial = JSON.stringify(this.#answerShapes);
  }

  /**
   * @param {unknown} list
   * @returns {{shapes: {label: string, points: Point[]}[], problem: string}}
   */
  #readAll(list) {
    if (!Array.isArray(list)) return { shapes: [], problem: `A list of ${this.type.kind.name}s was expected.` };
    /** @type {{label: string, points: Point[]}[]} */
    const shapes = [];
    const unknown = new Set();
    let broken = 0;
    for (const item of list) {
      const points = item !== null && typeof item === "object" ? this.read(item) : null;
      if (!points || points.some((point) => !Number.isFinite(point.x) || !Number.isFinite(point.y))) broken += 1;
      else if (!this.labelNames.includes(String(item.label))) unknown.add(String(item.label));
      else shapes.push({ label: String(item.label), points });
    }
    const problems = [
      unknown.size > 0 ? `Not among the labels: ${[...unknown].slice(0, 5).map((label) => `“${label}”`).join(", ")}.` : "",
      broken > 0 ? `${broken} of ${list.length} have no sound coordinates.` : "",
    ];
    return { shapes, problem: problems.filter(Boolean).join(" ") };
  }

  #onChange() {
    const { editor } = this;
    if (!this.labelList || !this.shapeList || !editor) return;
    const counts = new Map();
    for (const { label } of editor.store.all) counts.set(label, (counts.get(label) ?? 0) + 1);
    this.labelList.show(this.labelNames.map((name) => ({
      name, color: this.colors.get(name) ?? "#ffffff", count: counts.get(name) ?? 0, hidden: editor.hiddenLabels.has(name),
      locked: editor.lockedLabels.has(name),
    })), editor.label);
    this.shapeList.refresh();
    if (this.emptyHint) this.emptyHint.hidden = editor.store.count > 0;
    this.listHeading.lastElementChild?.replaceChildren(String(editor.store.count));
    this.drawTool?.setAttribute("aria-pressed", String(editor.mode === "draw"));
    this.selectTool?.setAttribute("aria-pressed", String(editor.mode === "select"));
    if (this.deleteTool) this.deleteTool.disabled = editor.selected === null;
    if (editor.store.count > 0 && this.#nothing) this.#setNothing(false);
    this.surface.invalidate();
    this.surface.refreshCursor();
  }

  #onNothing() {
    const now = this.nothingBox.checked;
    if (now && this.editor.store.count > 0) {
      this.nothingBox.checked = false;
      this.say("There is something drawn; delete it first.");
      return;
    }
    this.#nothing = now;
    this.record({ apply: () => this.#setNothing(now), revert: () => this.#setNothing(!now) });
  }

  /** @param {boolean} nothing */
  #setNothing(nothing) {
    this.#nothing = nothing;
    this.nothingBox.checked = nothing;
  }

  #drawByKeys() {
    this.editor.setMode("draw");
    this.editor.select(null);
    this.surface.startCrosshair();
    const { x, y } = /** @type {Point} */ (this.surface.crosshair);
    this.say(`Crosshair at ${Math.round(x)}, ${Math.round(y)}. Arrow keys move it, Shift makes longer steps, Enter marks.`);
  }

  #toggleHand() {
    this.surface.handMode = !this.surface.handMode;
    this.say(this.surface.handMode ? "Dragging moves the image" : "Dragging draws");
    this.surface.refreshCursor();
  }

  /** @param {(label: string) => void} act */
  #withLabel(act) {
    const label = this.editor.store.get(this.editor.selected)?.label ?? this.editor.label;
    if (label !== null && label !== undefined) act(label);
  }
}

/** @param {string} word */
function capitalized(word) {
  return word[0].toUpperCase() + word.slice(1);
}
