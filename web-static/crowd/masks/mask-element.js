import { element } from "#crowd/base/dom.js";
import { EditorElement } from "#crowd/editor/editor-element.js";
import { BACKGROUND } from "#crowd/masks/mask-colors.js";
import { LARGEST_RADIUS, MaskEditor, SMALLEST_RADIUS } from "#crowd/masks/mask-editor.js";
import { readPicture, valuesOf } from "#crowd/masks/picture-reader.js";
import { encodePNG, toBase64 } from "#crowd/masks/png.js";
import { fromRuns, toRuns } from "#crowd/masks/run-lengths.js";

const TOOLS = [
  { tool: "brush", icon: "brush", text: "Brush", key: "B", words: "Paint with the brush" },
  { tool: "eraser", icon: "eraser", text: "Eraser", key: "E", words: "Erase" },
  { tool: "polygon", icon: "polygon", text: "Polygon", key: "P", words: "Fill a polygon" },
  { tool: "bucket", icon: "bucket", text: "Fill", key: "G", words: "Fill a connected region" },
  { tool: "magic", icon: "magic", text: "Auto", key: "S", words: "Find an object from its four ends" },
];

/**
 * What semantic and instance segmentation share: the tools, the picture of the mask in answers, given masks and drafts. A
 * subclass says what a value of the mask stands for.
 */
export class MaskElement extends EditorElement {
  /** The mask that was given, to tell whether it was changed. @type {Uint8Array | null} */
  #given = null;
  /** @type {{version: number, text: string} | null} */
  #encoded = null;
  #opacity = 0.55;
  #loaded = false;
  #loading = false;
  /** @type {any} */
  #pending = null;

  /** What is painted now; 0 where that is not decided yet. @returns {number} */
  get paintValue() {
    return 0;
  }

  /** Decides what a gesture that begins paints. */
  decidePaintValue() {}

  /** Colours by value, from 1. @returns {string[]} */
  get valueColors() {
    return [];
  }

  /** Values whose pixels are not shown. @returns {Set<number>} */
  get hiddenValues() {
    return new Set();
  }

  /** Values whose pixels cannot be painted over. @returns {Set<number>} */
  get lockedValues() {
    return new Set();
  }

  /** Further parts of the answer beside picture and size. @returns {object} */
  answerParts() {
    return {};
  }

  /**
   * The value of each colour in the picture given.
   * @param {any} _given `initial-value`
   * @returns {Map<string, number>}
   */
  takeGiven(_given) {
    return new Map();
  }

  /** What a draft has to hold beside the mask. @returns {object} */
  draftParts() {
    return {};
  }

  /** @param {any} _state */
  takeDraftParts(_state) {}

  /** Brings labels and lists up to date. */
  refresh() {}

  makeModel() {
    this.editor = new MaskEditor({
      record: (command) => this.record(command),
      changed: () => this.#onChange(),
      say: (text) => this.say(text),
      value: () => this.paintValue,
      decide: () => this.decidePaintValue(),
      color: (value) => this.valueColors[value - 1] ?? "#ffffff",
      readImage: (area, width, height) => this.#readImage(area, width, height),
    });
    return this.editor;
  }

  makeTools() {
    const { editor } = this;
    this.toolButtons = new Map(TOOLS.map(({ tool, icon, text, words }) => [tool,
      this.toolButton({ icon, text, title: words, action: `tool-${tool}`, run: () => editor.setTool(/** @type {any} */ (tool)) })]));
    this.sizeField = element("input", { type: "range", min: String(SMALLEST_RADIUS), max: String(LARGEST_RADIUS), step: "0.5", "aria-label": "Brush size",
      oninput: (/** @type {Event} */ event) => {
        editor.radius = Number(/** @type {HTMLInputElement} */ (event.target).value);
        this.#onChange();
      } });
    const opacity = element("input", { type: "range", min: "0", max: "100", value: String(this.#opacity * 100), "aria-label": "Opacity of the mask",
      oninput: (/** @type {Event} */ event) => {
        this.#opacity = Number(/** @type {HTMLInputElement} */ (event.target).value) / 100;
        this.showColors();
      } });
    const form = () => /** @type {any} */ (this.closest("crowd-form"));
    return [
      element("div", { class: "group" }, ...this.toolButtons.values()),
      element("div", { class: "group" },
        this.toolButton({ icon: "undo", title: "Undo", action: "undo", run: () => form()?.undo() }),
        this.toolButton({ icon: "redo", title: "Redo", action: "redo", run: () => form()?.redo() })),
      element("div", { class: "group" }, element("label", { title: "Brush size" }, "Brush", this.sizeField)),
      element("div", { class: "row-break" }),
      element("div", { class: "group" }, element("label", { title: "Opacity of the mask" }, "Mask", opacity)),
    ];
  }

  /** @param {(hotkey: import("#crowd/base/hotkeys.js").Hotkey) => void} bind */
  bindTools(bind) {
    const { editor } = this;
    for (const { tool, key, words } of TOOLS) {
      bind({ action: `tool-${tool}`, combination: key, description: words, run: () => editor.setTool(/** @type {any} */ (tool)) });
    }
    bind({ action: "brush-smaller", combination: "[", description: "Smaller brush", run: () => editor.resizeBrush(-1) });
    bind({ action: "brush-larger", combination: "]", description: "Larger brush", run: () => editor.resizeBrush(1) });
    bind({ action: "crosshair", combination: "N", description: "Point by keyboard: arrows move, Enter paints or marks", run: () => this.surface.startCrosshair() });
    bind({ action: "finish", combination: "F", description: "Fill the polygon", run: () => editor.finish() });
    bind({ action: "hand", combination: "H", description: "Move the image by dragging", run: () => {
      this.surface.handMode = !this.surface.handMode;
      this.surface.refreshCursor();
    } });
  }

  imageLoaded() {
    if (this.#loaded || this.#loading) return;
    this.editor.start(this.surface.view.image);
    this.#loading = true;
    void this.#loadGiven();
  }

  /** Shows the mask in the colours of its values. */
  showColors() {
    const hidden = this.hiddenValues;
    this.editor.map.locked.fill(0);
    for (const value of this.lockedValues) this.editor.map.locked[value] = 1;
    this.editor.screen.setColors([null, ...this.valueColors.map((color, index) => (hidden.has(index + 1) ? null : color))], this.#opacity);
    this.surface.invalidate();
  }

  /** The answer as it stands (07/CE-general-29). */
  get value() {
    if (!this.surface.picture || !this.#loaded) return undefined;
    const parts = {
      ...(this.#given ? { initialValueModified: this.#isModified() } : {}),
      inputImageProperties: this.inputImageProperties, labeledImage: { pngImageData: this.#picture() }, ...this.answerParts(),
    };
    return Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  get problem() {
    if (!this.surface.picture) return "The image has not been loaded. Try again, or report the task.";
    if (!this.#loaded) return "The mask given with this task is still being loaded.";
    return this.editor.busy ? "Finish what you are drawing, or press Escape." : "";
  }

  showProblem() {
    this.surface.pane.focus();
  }

  captureState() {
    return this.#loaded ? { runs: toRuns(this.editor.map.data), ...this.draftParts() } : this.#pending;
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (state === null || typeof state !== "object") return;
    if (!this.#loaded) {
      this.#pending = state;
      return;
    }
    const data = fromRuns(state.runs, this.editor.map.data.length);
    if (!data) return;
    this.takeDraftParts(state);
    this.editor.map.load(data);
    this.showColors();
  }

  resetState() {
    this.editor.map.load(this.#given ?? new Uint8Array(this.editor.map.data.length));
  }

  async #loadGiven() {
    const given = this.initialValue;
    if (given !== undefined) this.initialProblem(await this.#readGiven(given));
    this.#loaded = true;
    if (this.#pending) this.restoreState(this.#pending);
    this.#pending = null;
    this.showColors();
    this.#onChange();
  }

  /**
   * @param {any} given
   * @returns {Promise<string>} what could not be shown
   */
  async #readGiven(given) {
    if (given === null || typeof given !== "object" || typeof given.src !== "string") return "There is no 'src', the address of a mask.";
    const { map } = this.editor;
    const values = this.takeGiven(given);
    this.#given = new Uint8Array(map.data.length);
    try {
      const picture = await readPicture(given.src);
      if (picture.width !== map.width || picture.height !== map.height) {
        return `The mask has ${picture.width} × ${picture.height} pixels, but the image ${map.width} × ${map.height}.`;
      }
      const { data, unknown } = valuesOf(picture, values);
      map.load(data);
      this.#given = data.slice();
      return unknown > 0 ? `${unknown} pixels have colours of no label.` : "";
    } catch (error) {
      return `The mask cannot be loaded: ${/** @type {Error} */ (error).message}.`;
    }
  }

  #isModified() {
    const given = /** @type {Uint8Array} */ (this.#given);
    return this.editor.map.data.some((value, index) => value !== given[index]);
  }

  #picture() {
    const { map } = this.editor;
    const key = map.version;
    if (this.#encoded?.version !== key) {
      const palette = [BACKGROUND, ...this.valueColors];
      this.#encoded = { version: key, text: toBase64(encodePNG(map.width, map.height, map.data, palette)) };
    }
    return this.#encoded.text;
  }

  #onChange() {
    if (!this.labelList || !this.sizeField) return;
    this.refresh();
    this.sizeField.value = String(this.editor.radius);
    for (const [tool, button] of this.toolButtons ?? []) button.setAttribute("aria-pressed", String(this.editor.tool === tool));
    this.surface.invalidate();
    this.surface.refreshCursor();
  }

  /**
   * @param {import("#crowd/masks/label-map.js").Area} area
   * @param {number} width
   * @param {number} height
   */
  #readImage(area, width, height) {
    const { picture } = this.surface;
    if (!picture) return null;
    try {
      const canvas = new OffscreenCanvas(width, height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
      context.imageSmoothingQuality = "high";
      context.drawImage(picture.image, area.x, area.y, area.width, area.height, 0, 0, width, height);
      return context.getImageData(0, 0, width, height);
    } catch {
      return null;
    }
  }
}
