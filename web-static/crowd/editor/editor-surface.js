import styles from "#crowd/editor/editor-surface.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { PictureSource } from "#crowd/editor/picture-source.js";
import { Viewport } from "#crowd/editor/viewport.js";

/** @typedef {import("#crowd/editor/geometry.js").Point} Point */

/**
 * A press, move or release in image pixels. `reach` is how far, in image pixels, a finger or mouse may miss.
 * @typedef {object} SurfaceInput
 * @property {"down" | "move" | "up" | "cancel"} type
 * @property {Point} point
 * @property {number} reach
 * @property {boolean} held whether a button or finger is down
 * @property {boolean} byKey whether the crosshair of the keyboard does it
 * @property {number} pressure 0 to 1; 0.5 for a mouse
 * @property {{shift: boolean, alt: boolean, ctrl: boolean}} keys
 */

/**
 * What is drawn on the image and what reacts to input: shapes, masks.
 * @typedef {object} SurfaceModel
 * @property {(input: SurfaceInput) => void} pointer
 * @property {(dx: number, dy: number) => boolean} nudge arrow keys in image pixels; whether something took them
 * @property {(context: CanvasRenderingContext2D, view: Viewport, ratio: number) => void} paint in device pixels
 * @property {() => string} cursor a CSS cursor
 * @property {boolean} busy whether a gesture is under way that Enter, Escape and Backspace belong to
 * @property {(key: "Enter" | "Escape" | "Backspace", byKey: boolean) => boolean} press whether the key was taken
 */

const WHEEL_STEP = 0.0016;
const REACH_PX = { mouse: 6, pen: 8, touch: 18 };
/** Steps of the keyboard's crosshair in CSS pixels, without and with Shift. */
const STEP_PX = 1;
const LONG_STEP_PX = 10;

/**
 * The image with what is drawn on it, and every way to point at it: mouse, touch, pen and keys. It draws two layers, the
 * picture below and the model's on top, and repaints each only when it has to. Fires `load`, `report` and, when the view
 * moved, `view`.
 */
export class EditorSurface extends CrowdElement {
  static styles = [styles];

  view = new Viewport();
  /** @type {SurfaceModel | null} */
  model = null;
  /** Whether dragging moves the view, for the hand tool. */
  handMode = false;
  /**
   * Where the keyboard points; null while the pointer does.
   * @type {Point | null}
   */
  crosshair = null;
  /** @type {PictureSource | null} */
  picture = null;

  #source = "";
  #spaceHeld = false;
  #panning = false;
  #pinched = false;
  #stale = { base: true, upper: true };
  #frame = 0;
  /** @type {Map<number, Point>} */
  #pointers = new Map();

  render() {
    this.base = element("canvas", { class: "lower-canvas" });
    this.upper = element("canvas", { class: "upper-canvas" });
    this.loading = element("div", { class: "loading" }, element("span", {}, "Loading the image…"));
    this.notice = this.#failure();
    this.pane = element("div", { class: "pane", tabIndex: 0, role: "application", "aria-roledescription": "image editor" },
      this.base, this.upper, this.loading, this.notice);
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
      this.pane.addEventListener(type, (event) => this.#onPointer(/** @type {PointerEvent} */ (event)));
    }
    this.pane.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    this.pane.addEventListener("contextmenu", (event) => event.preventDefault());
    this.pane.addEventListener("keydown", (event) => this.#onKey(event));
    this.pane.addEventListener("keyup", (event) => this.#onKeyUp(event));
    this.pane.addEventListener("blur", () => { this.#spaceHeld = false; });
    this.view.addEventListener("change", () => {
      this.#stale.base = true;
      this.invalidate();
      this.dispatchEvent(new Event("view"));
    });
    this.root.append(this.pane);
    new ResizeObserver(() => this.#onResize()).observe(this.pane);
  }

  /** @param {string} label what the image is called for screen readers */
  set name(label) {
    this.pane.setAttribute("aria-label", label);
  }

  /**
   * Shows an image; the same address again does nothing.
   * @param {string} address
   */
  async show(address) {
    if (address === this.#source && (this.picture || address === "")) return;
    this.#source = address;
    await this.#load();
  }

  async #load() {
    this.picture = null;
    this.notice.hidden = true;
    this.loading.hidden = false;
    try {
      const source = this.#source;
      const picture = await PictureSource.load(source);
      if (source !== this.#source) return;
      this.picture = picture;
      this.loading.hidden = true;
      this.view.show(picture.size);
      this.dispatchEvent(new Event("load"));
    } catch {
      this.loading.hidden = true;
      this.notice.hidden = false;
    }
  }

  /** Has what lies on the image painted again. */
  invalidate() {
    this.#stale.upper = true;
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** Sets the mouse cursor that the model wants now. */
  refreshCursor() {
    const pans = this.#panning ? "grabbing" : this.#spaceHeld || this.handMode ? "grab" : null;
    this.pane.dataset.cursor = pans ?? this.model?.cursor() ?? "default";
  }

  /** Starts pointing by keyboard, in the middle of what is visible. */
  startCrosshair() {
    const { left, top, right, bottom } = this.view.visible;
    this.crosshair ??= { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
    this.pane.focus({ preventScroll: true });
    this.#send("move", this.crosshair, { byKey: true });
    this.invalidate();
  }

  /** @param {string} filter a CSS filter for the picture: brightness, contrast */
  set filter(filter) {
    this.base.style.filter = filter;
  }

  #paint() {
    const ratio = devicePixelRatio || 1;
    const { width, height } = this.view.pane;
    for (const canvas of [this.base, this.upper]) {
      const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
      if (canvas.width !== w || canvas.height !== h) {
        canvas.width = w;
        canvas.height = h;
        this.#stale.base = true;
      }
    }
    if (this.#stale.base) {
      const context = /** @type {CanvasRenderingContext2D} */ (this.base.getContext("2d", { alpha: true }));
      context.clearRect(0, 0, this.base.width, this.base.height);
      this.picture?.draw(context, this.view, ratio);
      this.#stale.base = false;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (this.upper.getContext("2d"));
    context.clearRect(0, 0, this.upper.width, this.upper.height);
    if (this.picture) {
      this.model?.paint(context, this.view, ratio);
      if (this.crosshair) this.#paintCrosshair(context, this.crosshair, ratio);
    }
    this.#stale.upper = false;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Point} point
   * @param {number} ratio
   */
  #paintCrosshair(context, point, ratio) {
    const { x, y } = this.view.toPane(point);
    for (const [width, color] of /** @type {[number, string][]} */ ([[3, "rgb(0 0 0 / 60%)"], [1, "#fff"]])) {
      context.lineWidth = width * ratio;
      context.strokeStyle = color;
      context.beginPath();
      context.moveTo(x * ratio, 0);
      context.lineTo(x * ratio, this.upper.height);
      context.moveTo(0, y * ratio);
      context.lineTo(this.upper.width, y * ratio);
      context.stroke();
    }
  }

  #onResize() {
    this.view.resize({ width: this.pane.clientWidth || 1, height: this.pane.clientHeight || 1 });
  }

  /** @param {MouseEvent} event */
  #paneOf(event) {
    const box = this.pane.getBoundingClientRect();
    return { x: event.clientX - box.left - this.pane.clientLeft, y: event.clientY - box.top - this.pane.clientTop };
  }

  /** @param {PointerEvent} event */
  #onPointer(event) {
    if (/** @type {Element} */ (event.target).closest("button")) return;
    const at = this.#paneOf(event);
    if (event.type === "pointerdown") this.#onDown(event, at);
    else if (event.type === "pointermove") this.#onMove(event, at);
    else this.#onUp(event, at);
    this.refreshCursor();
  }

  /**
   * @param {PointerEvent} event
   * @param {Point} at
   */
  #onDown(event, at) {
    if (!this.picture) return;
    event.preventDefault();
    this.pane.focus({ preventScroll: true });
    this.pane.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, at);
    this.crosshair = null;
    if (this.#pointers.size === 2) {
      this.#pinched = true;
      this.#panning = false;
      this.#send("cancel", this.view.toImage(at), { event });
      return;
    }
    this.#panning = event.button === 1 || this.#spaceHeld || this.handMode;
    if (!this.#panning && event.button === 0) this.#send("down", this.view.toImage(at), { event });
  }

  /**
   * @param {PointerEvent} event
   * @param {Point} at
   */
  #onMove(event, at) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      if (!this.crosshair) this.#send("move", this.view.toImage(at), { event });
      return;
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const reach = (/** @type {Point} */ p) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
      this.view.zoom(reach(at) / reach(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
      this.view.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
    } else if (this.#panning) {
      this.view.pan(at.x - before.x, at.y - before.y);
    } else if (!this.#pinched) {
      const moves = event.getCoalescedEvents?.() ?? [];
      for (const move of moves.length > 1 ? moves : [event]) this.#send("move", this.view.toImage(this.#paneOf(move)), { event: move });
    }
    this.#pointers.set(event.pointerId, at);
  }

  /**
   * @param {PointerEvent} event
   * @param {Point} at
   */
  #onUp(event, at) {
    if (!this.#pointers.delete(event.pointerId)) return;
    const ended = event.type === "pointercancel" ? "cancel" : "up";
    if (!this.#panning && !this.#pinched) this.#send(ended, this.view.toImage(at), { event });
    if (this.#pointers.size === 0) this.#panning = this.#pinched = false;
  }

  /**
   * @param {SurfaceInput["type"]} type
   * @param {Point} point
   * @param {{event?: PointerEvent, byKey?: boolean, shift?: boolean}} from
   */
  #send(type, point, { event, byKey = false, shift = false }) {
    const kind = /** @type {keyof typeof REACH_PX} */ (event?.pointerType || "mouse");
    this.model?.pointer({
      type, point, byKey,
      reach: (REACH_PX[kind] ?? REACH_PX.mouse) / this.view.scale,
      held: byKey ? false : this.#pointers.size > 0,
      pressure: event && event.pointerType !== "mouse" ? event.pressure : 0.5,
      keys: { shift: event?.shiftKey ?? shift, alt: event?.altKey ?? false, ctrl: (event?.ctrlKey || event?.metaKey) ?? false },
    });
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    if (!this.picture) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 24 : event.deltaY;
    if (event.shiftKey) this.view.pan(-pixels, 0);
    else this.view.zoom(Math.exp(-pixels * WHEEL_STEP), this.#paneOf(event));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.picture || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && !this.crosshair) {
      this.#spaceHeld = true;
      this.refreshCursor();
    } else if (!this.#moved(event) && !this.#pressed(event)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {KeyboardEvent} event */
  #onKeyUp(event) {
    if (event.key !== " ") return;
    this.#spaceHeld = false;
    this.refreshCursor();
  }

  /**
   * Arrow keys move what is selected, else the crosshair.
   * @param {KeyboardEvent} event
   */
  #moved(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[/** @type {keyof typeof ways} */ (event.key)];
    if (!way || event.altKey) return false;
    const length = Math.max(1, Math.round((event.shiftKey ? LONG_STEP_PX : STEP_PX) / Math.min(1, this.view.scale)));
    const [dx, dy] = [way[0] * length, way[1] * length];
    if (!this.crosshair && this.model?.nudge(dx, dy)) return true;
    if (!this.crosshair) {
      this.startCrosshair();
      return true;
    }
    const { width, height } = this.view.image;
    this.crosshair = { x: Math.min(width, Math.max(0, this.crosshair.x + dx)), y: Math.min(height, Math.max(0, this.crosshair.y + dy)) };
    this.view.reveal(this.crosshair);
    this.#send("move", this.crosshair, { byKey: true, shift: event.shiftKey });
    this.invalidate();
    return true;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { key } = event;
    if ((key === "Enter" || key === " ") && this.crosshair) {
      this.#send("down", this.crosshair, { byKey: true });
      this.#send("up", this.crosshair, { byKey: true });
      return true;
    }
    if (key !== "Enter" && key !== "Escape" && key !== "Backspace") return false;
    if (key === "Escape" && this.crosshair && !this.model?.busy) {
      this.crosshair = null;
      this.invalidate();
      return true;
    }
    return this.model?.press(key, this.crosshair !== null) ?? false;
  }

  #failure() {
    const report = new Event("report", { bubbles: true, composed: true });
    return element("div", { class: "notice", role: "alert", hidden: true },
      icon("image-broken"),
      element("strong", {}, "The image could not be loaded."),
      element("span", {}, "It may be missing or damaged, or the connection dropped."),
      element("div", { class: "actions" },
        element("button", { type: "button", onclick: () => this.#load() }, "Try again"),
        element("button", { type: "button", class: "report", onclick: () => this.dispatchEvent(report) },
          "Report and decline")));
  }
}

customElements.define("crowd-editor-surface", EditorSurface);
