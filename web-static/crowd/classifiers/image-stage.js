import styles from "#crowd/classifiers/image-stage.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { centre, clamp, fit, zoomAt } from "#crowd/classifiers/image-viewport.js";

/** @typedef {import("#crowd/classifiers/image-viewport.js").Placement} Placement */

const WHEEL_STEP = 0.0016;
const KEY_STEP = 1.25;
const PAN_STEP_PX = 48;
/** From this enlargement on, once the annotator looks that closely, pixels are shown as they are instead of blurred. */
const PIXELATED_FROM = 6;

/**
 * Shows one image whole, lets the annotator zoom and pan by wheel, touch, drag and keys, and says so when it cannot be
 * loaded. Layers given to `overlay` lie on the image and move with it. Fires `load`, `error` and `report`.
 */
export class ImageStage extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["src", "alt"];

  /** @type {Placement} */
  #placement = { scale: 1, x: 0, y: 0 };
  #fitted = true;
  /** @type {Map<number, {x: number, y: number}>} */
  #pointers = new Map();
  /** @type {string | null} */
  #source = null;

  render() {
    this.image = element("img", { decoding: "async", draggable: false,
      onload: () => this.#onLoad(), onerror: () => this.#onError() });
    this.picture = element("div", { class: "picture" }, this.image);
    this.scaleText = element("span", { class: "scale" });
    this.tools = this.#toolbar();
    this.loading = element("div", { class: "loading" }, element("span", {}, "Loading the image…"));
    this.notice = this.#failure();
    this.pane = element("div", { class: "pane", tabIndex: 0, role: "group", "aria-label": "Image; plus and minus zoom, arrow keys move" },
      this.picture, this.loading, this.notice);
    this.pane.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    this.pane.addEventListener("keydown", (event) => this.#onKey(event));
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
      this.pane.addEventListener(type, (event) => this.#onPointer(/** @type {PointerEvent} */ (event)));
    }
    this.pane.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
    this.root.append(this.pane, this.tools);
    new ResizeObserver(() => this.#fitted ? this.showWhole() : this.#place(this.#placement)).observe(this.pane);
  }

  update() {
    this.image.alt = this.getAttribute("alt") ?? "";
    const source = this.getAttribute("src") ?? "";
    if (source === this.#source) return;
    this.#source = source;
    this.#load();
  }

  /** The image's own size in pixels, once it is loaded. */
  get naturalSize() {
    return { width: this.image.naturalWidth || 1, height: this.image.naturalHeight || 1 };
  }

  /**
   * Puts layers over the image, in its own pixels.
   * @param {...Element} layers
   */
  overlay(...layers) {
    this.picture.replaceChildren(this.image, ...layers);
  }

  showWhole() {
    this.#fitted = true;
    this.#place(fit(this.naturalSize, this.#pane));
  }

  showPixels() {
    this.#fitted = false;
    this.#place(clamp(centre(this.naturalSize, this.#pane, 1), this.naturalSize, this.#pane));
  }

  /** @param {number} direction 1 in, -1 out */
  zoom(direction) {
    const { width, height } = this.#pane;
    this.#zoomAt(KEY_STEP ** direction, { x: width / 2, y: height / 2 });
  }

  get #pane() {
    return { width: this.pane.clientWidth || 1, height: this.pane.clientHeight || 1 };
  }

  #load() {
    this.picture.hidden = true;
    this.tools.hidden = true;
    this.notice.hidden = true;
    this.loading.hidden = false;
    if (this.#source === "") this.#onError();
    else this.image.src = this.#source;
  }

  async #onLoad() {
    await this.image.decode().catch(() => {});
    // An SVG without a size of its own fills the pane.
    if (this.image.naturalWidth === 0) this.image.width = this.#pane.width;
    this.loading.hidden = true;
    this.picture.hidden = false;
    this.tools.hidden = false;
    this.showWhole();
    this.dispatchEvent(new Event("load"));
  }

  #onError() {
    this.image.removeAttribute("src");
    this.loading.hidden = true;
    this.picture.hidden = true;
    this.tools.hidden = true;
    this.notice.hidden = false;
    this.dispatchEvent(new Event("error"));
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

  #toolbar() {
    const tool = (/** @type {string} */ name, /** @type {string} */ title, /** @type {() => void} */ run) =>
      element("button", { type: "button", class: "quiet", title, "aria-label": title, onclick: run }, icon(name));
    return element("div", { class: "tools", role: "toolbar", "aria-label": "View", hidden: true },
      tool("zoom-out", "Zoom out (−)", () => this.zoom(-1)),
      this.scaleText,
      tool("zoom-in", "Zoom in (+)", () => this.zoom(1)),
      tool("fit", "Fit (Shift+1)", () => this.showWhole()),
      tool("one-to-one", "Actual pixels (Shift+2)", () => this.showPixels()));
  }

  /** @param {Placement} placement */
  #place(placement) {
    this.#placement = placement;
    const { scale, x, y } = placement;
    this.picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.picture.style.setProperty("--pixel", String(1 / scale));
    const zoomed = scale > fit(this.naturalSize, this.#pane).scale * 1.001;
    this.picture.classList.toggle("coarse", zoomed && scale * devicePixelRatio >= PIXELATED_FROM);
    this.pane.classList.toggle("zoomed", zoomed);
    this.scaleText.textContent = `${Math.round(scale * 100)} %`;
  }

  /**
   * @param {number} factor
   * @param {{x: number, y: number}} point
   */
  #zoomAt(factor, point) {
    if (this.picture.hidden) return;
    this.#fitted = false;
    this.#place(zoomAt(this.#placement, factor, point, this.naturalSize, this.#pane));
    this.#fitted = !this.pane.classList.contains("zoomed");
  }

  /** @param {MouseEvent} event */
  #pointOf(event) {
    const box = this.pane.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 24 : event.deltaY;
    this.#zoomAt(Math.exp(-pixels * WHEEL_STEP), this.#pointOf(event));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const moves = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    const move = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (!move || event.altKey || event.ctrlKey || event.metaKey || !this.pane.classList.contains("zoomed")) return;
    event.preventDefault();
    this.#pan(move[0] * PAN_STEP_PX, move[1] * PAN_STEP_PX);
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  #pan(dx, dy) {
    const { scale, x, y } = this.#placement;
    this.#place(clamp({ scale, x: x + dx, y: y + dy }, this.naturalSize, this.#pane));
  }

  /**
   * One pointer pans, two pinch.
   * @param {PointerEvent} event
   */
  #onPointer(event) {
    const point = this.#pointOf(event);
    if (event.type === "pointerdown") {
      if (event.button === 0 && !(/** @type {Element} */ (event.target).closest("button"))) {
        this.#pointers.set(event.pointerId, point);
        if (this.pane.classList.contains("zoomed")) this.pane.setPointerCapture(event.pointerId);
      }
    } else if (event.type === "pointermove") {
      this.#onMove(event.pointerId, point);
    } else {
      this.#pointers.delete(event.pointerId);
    }
    this.pane.classList.toggle("dragging", this.#pointers.size > 0 && this.pane.classList.contains("zoomed"));
  }

  /**
   * @param {number} id
   * @param {{x: number, y: number}} point
   */
  #onMove(id, point) {
    const before = this.#pointers.get(id);
    if (!before) return;
    const other = [...this.#pointers].find(([key]) => key !== id)?.[1];
    if (other) {
      const reach = (/** @type {{x: number, y: number}} */ at) => Math.hypot(at.x - other.x, at.y - other.y) || 1;
      this.#zoomAt(reach(point) / reach(before), { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
    } else if (this.pane.classList.contains("zoomed")) {
      this.#pan(point.x - before.x, point.y - before.y);
    }
    this.#pointers.set(id, point);
  }

  /** @param {MouseEvent} event */
  #onDoubleClick(event) {
    if (this.pane.classList.contains("zoomed")) this.showWhole();
    else this.#zoomAt(3, this.#pointOf(event));
  }
}

customElements.define("crowd-image-stage", ImageStage);
