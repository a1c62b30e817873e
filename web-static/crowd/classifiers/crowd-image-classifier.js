import "#crowd/classifiers/image-stage.js";
import { ClassifierElement } from "#crowd/classifiers/classifier-element.js";
import { element } from "#crowd/base/dom.js";
import { readOverlay } from "#crowd/classifiers/overlay.js";
import { boxLayer, maskLayer } from "#crowd/classifiers/overlay-layers.js";

/**
 * One category for an image; with `overlay` it shows earlier annotations to verify, with `worker-comment` the worker
 * may say more (07/CE-image-classifier).
 */
export class CrowdImageClassifier extends ClassifierElement {
  static observedAttributes = [...ClassifierElement.observedAttributes, "src", "overlay"];

  takesComment() {
    return true;
  }

  makeTarget() {
    this.stage = /** @type {import("./image-stage.js").ImageStage} */ (document.createElement("crowd-image-stage"));
    this.stage.addEventListener("load", () => this.#drawOverlay());
    this.visible = element("input", { type: "checkbox", checked: true, onchange: () => this.#showOverlay() });
    this.opacity = element("input", { type: "range", min: "10", max: "100", value: "60", "aria-label": "Opacity",
      oninput: () => this.#showOverlay() });
    this.legend = element("ul", { class: "legend", "aria-label": "Labels" });
    this.overlayTools = element("div", { class: "overlay-tools", hidden: true },
      element("label", {}, this.visible, "Show annotations"), this.opacity, this.legend);
    this.overlayProblem = element("p", { class: "problem", role: "alert" });
    for (const control of [this.visible, this.opacity]) {
      for (const type of ["change", "input"]) control.addEventListener(type, (event) => event.stopPropagation());
    }
    return element("div", { class: "target target-image" }, this.stage, this.overlayTools, this.overlayProblem);
  }

  update() {
    super.update();
    this.stage.setAttribute("alt", this.getAttribute("alt") ?? "The image to judge");
    this.stage.setAttribute("src", this.getAttribute("src") ?? "");
  }

  bindHotkeys() {
    super.bindHotkeys();
    const bind = (/** @type {string} */ action, /** @type {string} */ combination, /** @type {string} */ description,
      /** @type {() => void} */ run) => this.bind({ action, combination, description, run });
    bind("zoom-in", "+", "Zoom in", () => this.stage.zoom(1));
    this.bind({ combination: "=", description: "", run: () => this.stage.zoom(1) });
    bind("zoom-out", "-", "Zoom out", () => this.stage.zoom(-1));
    bind("zoom-fit", "Shift+1", "Fit the image", () => this.stage.showWhole());
    bind("zoom-pixels", "Shift+2", "Actual pixels", () => this.stage.showPixels());
    if (this.hasAttribute("overlay")) bind("annotations", "O", "Show or hide the annotations", () => this.#toggleOverlay());
  }

  async #drawOverlay() {
    this.overlayProblem.textContent = "";
    try {
      const overlay = readOverlay(this.json("overlay"));
      this.overlayTools.hidden = overlay === null;
      if (!overlay) return;
      const layer = overlay.kind === "boxes" ? boxLayer(overlay.boxes, this.stage.naturalSize) : await maskLayer(overlay);
      this.opacity.hidden = overlay.kind === "boxes";
      this.stage.overlay(layer);
      this.layer = layer;
      this.legend.replaceChildren(...overlay.legend.map(({ label, color }) => legendItem(label, color)));
      this.#showOverlay();
    } catch (error) {
      this.overlayTools.hidden = true;
      this.overlayProblem.textContent = `The earlier annotations cannot be shown: ${/** @type {Error} */ (error).message}.`;
    }
  }

  #toggleOverlay() {
    this.visible.checked = !this.visible.checked;
    this.#showOverlay();
  }

  #showOverlay() {
    if (!this.layer) return;
    this.layer.style.visibility = this.visible.checked ? "visible" : "hidden";
    this.layer.style.opacity = this.opacity.hidden ? "1" : String(Number(this.opacity.value) / 100);
  }
}

/**
 * @param {string} label
 * @param {string} color
 */
function legendItem(label, color) {
  const swatch = element("span", { class: "swatch", "aria-hidden": "true" });
  swatch.style.background = color;
  return element("li", {}, swatch, label);
}
