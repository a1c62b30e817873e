import styles from "#crowd/editor/editor.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/editor/editor-surface.js";
import "#crowd/editor/label-list.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { choiceAction, hotkeys, quoted, withKeys } from "#crowd/base/page-hotkeys.js";
import { colorsOf } from "#crowd/editor/label-colors.js";
import { keyNames } from "#crowd/base/key-combinations.js";
import { readLabels } from "#crowd/editor/labels.js";

/** @typedef {import("#crowd/base/undo-history.js").Command} Command */
/** @typedef {import("#crowd/editor/editor-surface.js").EditorSurface} EditorSurface */
/** @typedef {import("#crowd/editor/label-list.js").LabelList} LabelList */

const REGIONS = ["short-instructions", "full-instructions"];
const ZOOM_STEP = 1.25;

/**
 * What the image editors share: the question above, tools, the image, and at the right the labels with their digits and
 * what is drawn. A subclass brings the model of the surface, its tools and its answer.
 *
 * `initial-value`, `labels` and `label-colors` are read as templates write them; what cannot be read is said in place, and
 * the rest works.
 */
export class EditorElement extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["header", "src", "labels", "label-colors", "initial-value"];
  static liveProperties = ["labels", "value"];

  /** Editors keep their own state: the form takes their commands instead of comparing it. */
  recordsCommands = true;
  /** @type {string[]} */
  labelNames = [];
  /** @type {Map<string, string>} */
  colors = new Map();

  /** @type {string[] | null} */
  #assigned = null;
  /** @type {(() => void)[]} */
  #unbind = [];
  #problems = { labels: "", initial: "" };
  #scope = { name: "Image", element: this };
  /** What writes the keys into controls. @type {(() => void)[]} */
  #hints = [];

  // What a subclass brings.

  /** @returns {import("#crowd/editor/editor-surface.js").SurfaceModel} */
  makeModel() {
    throw new Error("an editor brings its model");
  }

  /**
   * Buttons of the toolbar before those of the view.
   * @returns {HTMLElement[]}
   */
  makeTools() {
    return [];
  }

  /**
   * What stands under the labels.
   * @returns {(HTMLElement | null)[]}
   */
  makeSide() {
    return [];
  }

  /**
   * The colours of the labels.
   * @param {string[]} labels
   * @param {unknown} given `label-colors` of the template
   * @returns {Map<string, string>}
   */
  makeColors(labels, given) {
    return colorsOf(labels, given);
  }

  /** The labels changed; colours are known. */
  labelsChanged() {}

  /** The image is there. */
  imageLoaded() {}

  /** @param {string} _label */
  chooseLabel(_label) {}

  /** Binds further keys by `bind`. @param {(hotkey: import("#crowd/base/hotkeys.js").Hotkey) => void} _bind */
  bindTools(_bind) {}

  // What all have.

  render() {
    for (const name of REGIONS) for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
    this.heading = element("h2", { class: "heading" });
    this.surface = /** @type {EditorSurface} */ (document.createElement("crowd-editor-surface"));
    this.surface.classList.add("surface");
    this.surface.model = this.makeModel();
    this.surface.addEventListener("load", () => this.#onImage());
    this.surface.addEventListener("view", () => this.#onView());
    this.labelList = /** @type {LabelList} */ (document.createElement("crowd-label-list"));
    this.labelList.addEventListener("choose", (event) => this.#onChoose(/** @type {CustomEvent} */ (event).detail));
    this.labelList.addEventListener("leave", () => this.surface.pane.focus());
    this.scaleText = element("span", { class: "scale" });
    this.live = element("p", { class: "visually-hidden", role: "status" });
    this.problemText = element("p", { class: "problem", role: "alert" });
    const side = element("section", { class: "category-picker-wrapper", "aria-label": "Labels and annotations" },
      element("h3", {}, "Labels"), this.labelList, ...this.makeSide(), this.problemText);
    this.layout = document.createElement("crowd-instructions-layout");
    for (const name of REGIONS) this.layout.append(element("slot", { name, slot: name }));
    this.layout.append(element("div", { class: "annotation-area" }, this.heading, this.#toolbar(), this.surface, side));
    this.root.append(this.layout, this.live);
    hotkeys.addEventListener("change", () => this.#showKeys());
    this.#showKeys();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.isConnected) this.#bindHotkeys();
  }

  disconnectedCallback() {
    for (const unbind of this.#unbind.splice(0)) unbind();
  }

  update() {
    this.heading.textContent = this.getAttribute("header") ?? "";
    this.#showKeys();
    try {
      this.#takeLabels(this.#assigned ?? readLabels(this.json("labels") ?? []));
      this.#problems.labels = this.labelNames.length === 0 ? "This task names no labels." : "";
    } catch (error) {
      this.#takeLabels([]);
      this.#problems.labels = `The labels of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.#showProblems();
    void this.surface.show(this.getAttribute("src") ?? "");
  }

  /**
   * The labels; assigning changes the tool at once (07/CE-general-30).
   * @returns {string[]}
   */
  get labels() {
    return [...this.labelNames];
  }

  set labels(labels) {
    this.#assigned = readLabels(labels);
    if (this.labelList) this.update();
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get _submittableValue() {
    return /** @type {any} */ (this).value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    const { value } = /** @type {any} */ (this);
    return value === undefined || this.name === "" ? null : { kind: "value", name: this.name, value };
  }

  /** The image's size, as answers report it (07/CE-bounding-box-9). */
  get inputImageProperties() {
    const { width, height } = this.surface.picture?.size ?? { width: 0, height: 0 };
    return { height, width };
  }

  /**
   * The `initial-value`, undefined when there is none or it cannot be read, which is then said.
   * @returns {any}
   */
  get initialValue() {
    try {
      return this.json("initial-value");
    } catch (error) {
      this.initialProblem(`It is no JSON: ${/** @type {Error} */ (error).message}.`);
      return undefined;
    }
  }

  /**
   * Says what of the given annotations could not be shown.
   * @param {string} problem empty for nothing
   */
  initialProblem(problem) {
    this.#problems.initial = problem && `The annotations given with this task cannot all be shown. ${problem}`;
    this.#showProblems();
  }

  /** @param {string} text */
  say(text) {
    this.live.textContent = text;
  }

  /**
   * Hands a gesture to the form's history.
   * @param {Command} command whose effect is there already
   */
  record(command) {
    this.dispatchEvent(new CustomEvent("crowd-command", { bubbles: true, composed: true, detail: command }));
  }

  /**
   * A button of the toolbar, whose title tells the keys of its action.
   * @param {{icon?: string, text?: string, title: string, action?: string, run: () => void}} how
   */
  toolButton({ icon: shape, text, title, action, run }) {
    const button = element("button", { type: "button", class: "tool", onclick: run },
      shape ? icon(shape) : null, text ? element("span", {}, text) : null);
    this.keepHint(() => {
      button.title = action ? withKeys(title, action, this) : title;
      button.setAttribute("aria-label", button.title);
    });
    return button;
  }

  /**
   * Runs what writes keys into a control, now and whenever shortcuts have other keys.
   * @param {() => void} write
   */
  keepHint(write) {
    this.#hints.push(write);
    write();
  }

  /** Says which keys do what. */
  #showKeys() {
    for (const write of this.#hints) write();
    const keys = hotkeys.combinationOf("crosshair", this);
    const header = this.getAttribute("header") ?? "";
    this.surface.name = [header ? `Image: ${header}.` : "Image.", keys ? `${keyNames(keys).join("+")} starts the crosshair,` : "With a crosshair",
      "arrow keys move it, Enter marks."].join(" ");
  }

  /** @param {string[]} labels */
  #takeLabels(labels) {
    let given;
    try {
      given = this.json("label-colors");
    } catch {
      given = undefined;
    }
    this.labelNames = labels;
    hotkeys.changed();
    this.colors = this.makeColors(labels, given);
    this.labelsChanged();
  }

  #showProblems() {
    const text = [this.#problems.labels, this.#problems.initial].filter(Boolean).join(" ");
    if (this.problemText.textContent !== text) this.problemText.textContent = text;
  }

  #onImage() {
    this.imageLoaded();
    this.surface.refreshCursor();
    this.#onView();
  }

  #onView() {
    this.scaleText.textContent = `${Math.round(this.surface.view.scale * 100)} %`;
  }

  /** @param {string} label */
  #onChoose(label) {
    this.chooseLabel(label);
    this.surface.pane.focus({ preventScroll: true });
  }

  #toolbar() {
    const { view } = this.surface;
    const adjust = (/** @type {string} */ name, /** @type {string} */ shape) => element("label", { title: name }, icon(shape),
      element("span", { class: "words" }, name), element("input", { type: "range", min: "40", max: "200", value: "100", "aria-label": name,
      oninput: (/** @type {Event} */ event) => this.#adjust(name, Number(/** @type {HTMLInputElement} */ (event.target).value)) }));
    return element("div", { class: "toolbar", role: "toolbar", "aria-label": "Tools" },
      ...this.makeTools(),
      element("div", { class: "group" },
        this.toolButton({ icon: "zoom-out", title: "Zoom out", action: "zoom-out", run: () => view.zoom(1 / ZOOM_STEP) }),
        this.scaleText,
        this.toolButton({ icon: "zoom-in", title: "Zoom in", action: "zoom-in", run: () => view.zoom(ZOOM_STEP) }),
        this.toolButton({ icon: "fit", title: "Fit", action: "zoom-fit", run: () => view.fit() }),
        this.toolButton({ icon: "one-to-one", title: "Actual pixels", action: "zoom-pixels", run: () => view.actualPixels() })),
      element("div", { class: "group adjust" }, adjust("Brightness", "brightness"), adjust("Contrast", "contrast")));
  }

  #filters = new Map();

  /**
   * @param {string} name
   * @param {number} percent
   */
  #adjust(name, percent) {
    this.#filters.set(name.toLowerCase(), percent);
    this.surface.filter = [...this.#filters].map(([filter, value]) => `${filter}(${value}%)`).join(" ");
  }

  #bindHotkeys() {
    if (this.#unbind.length > 0) return;
    const { view } = this.surface;
    const bind = (/** @type {import("#crowd/base/hotkeys.js").Hotkey} */ hotkey) =>
      void this.#unbind.push(hotkeys.bind({ ...hotkey, scope: this.#scope }));
    for (let index = 0; index < 10; index += 1) {
      bind({ action: choiceAction(index), combination: String((index + 1) % 10), series: "Choose the label with that number",
        description: () => quoted(this.labelNames[index]), run: () => this.labelNames[index] !== undefined && this.#onChoose(this.labelNames[index]) });
    }
    bind({ action: "filter", combination: "/", description: "Filter the labels", run: () => this.labelList.focusFilter() });
    bind({ action: "zoom-in", combination: "+", description: "Zoom in", run: () => view.zoom(ZOOM_STEP) });
    bind({ action: "zoom-out", combination: "-", description: "Zoom out", run: () => view.zoom(1 / ZOOM_STEP) });
    bind({ action: "zoom-fit", combination: "Shift+1", description: "Fit the image", run: () => view.fit() });
    bind({ action: "zoom-pixels", combination: "Shift+2", description: "Show actual pixels", run: () => view.actualPixels() });
    bind({ action: "instructions", combination: "I", description: "Show or hide the instructions",
      run: () => /** @type {any} */ (this.layout).toggleInstructions() });
    this.bindTools(bind);
  }
}
