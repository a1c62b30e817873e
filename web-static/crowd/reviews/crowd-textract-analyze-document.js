import styles from "#crowd/reviews/crowd-textract-analyze-document.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/classifiers/image-stage.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { answerBlocks, asFound, readPairs } from "#crowd/reviews/document-pairs.js";
import { outlineLayer } from "#crowd/reviews/outline-layer.js";
import { PairRow } from "#crowd/reviews/pair-row.js";

/** @typedef {import("#crowd/reviews/document-pairs.js").Decision} Decision */

const ANSWER_KEY = "AWS/Textract/AnalyzeDocument/Forms/V1";
const REGIONS = ["short-instructions", "full-instructions"];

/**
 * A review of a document analysis (07/CE-textract): the document at the left, its pairs of key and value at the right.
 * The answer lists the blocks of the pairs that are right, with the corrected texts, under a fixed key. It has no place
 * for outlines, so those are shown and never changed, whether or not the template forbids it.
 */
export class CrowdTextractAnalyzeDocument extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["header", "initial-value", "initialvalue", "keys", "no-key-edit", "src"];

  /** @type {PairRow[]} */
  #rows = [];
  /** @type {PairRow | null} */
  #selected = null;
  #source = "";

  render() {
    for (const name of REGIONS) for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
    this.heading = element("h2", { class: "heading" });
    this.stage = /** @type {import("#crowd/classifiers/image-stage.js").ImageStage} */ (document.createElement("crowd-image-stage"));
    this.stage.setAttribute("alt", "The document");
    this.stage.addEventListener("load", () => this.#outline());
    this.list = element("ol", { class: "pairs", "aria-label": "Keys and values" });
    this.problemText = element("p", { class: "problem", role: "alert" });
    const layout = document.createElement("crowd-instructions-layout");
    for (const name of REGIONS) layout.append(element("slot", { name, slot: name }));
    layout.append(element("div", { class: "annotation-area" }, this.heading, element("div", { class: "target" }, this.stage),
      element("section", { class: "review", "aria-label": "Review" }, this.problemText, this.list)));
    this.root.append(layout);
  }

  update() {
    this.heading.textContent = this.getAttribute("header") ?? "";
    this.stage.setAttribute("src", this.getAttribute("src") ?? "");
    const source = JSON.stringify([this.#text("initial-value"), this.getAttribute("keys"), this.flag("no-key-edit")]);
    if (source === this.#source) return;
    this.#source = source;
    this.#list();
  }

  get value() {
    return { blocks: answerBlocks(this.#rows.map(({ pair }) => pair), (pair) =>
      this.#rows.find((row) => row.pair === pair)?.decision ?? asFound(pair)) };
  }

  get _submittableValue() {
    return this.value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry} */
  answerEntry() {
    return { kind: "value", name: ANSWER_KEY, value: this.value };
  }

  captureState() {
    return Object.fromEntries(this.#rows.map((row) => [row.pair.id, row.decision]));
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    for (const row of this.#rows) {
      const decision = state?.[row.pair.id];
      if (typeof decision?.keyText === "string" && typeof decision.valueText === "string") {
        row.decision = /** @type {Decision} */ (decision);
      }
    }
  }

  resetState() {
    for (const row of this.#rows) row.decision = asFound(row.pair);
  }

  /**
   * An attribute under the name that markup uses, or the one of the documentation's list.
   * @param {string} name
   */
  #text(name) {
    return this.getAttribute(name) ?? this.getAttribute(name.replace("-", ""));
  }

  #list() {
    this.problemText.textContent = "";
    try {
      const blocks = this.json(this.hasAttribute("initial-value") ? "initial-value" : "initialvalue") ?? [];
      const editsKeys = !this.flag("no-key-edit") && !this.flag("nokeyedit");
      this.#rows = readPairs(blocks, this.json("keys") ?? []).map((pair) => new PairRow(pair, {
        editsKeys, onSelect: (row) => this.#select(row), onChange: () => this.#announce(),
      }));
      if (this.#rows.length === 0) this.problemText.textContent = "This task has no keys and values to review.";
    } catch (error) {
      this.#rows = [];
      this.problemText.textContent = `The analysis of this document cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.list.replaceChildren(...this.#rows.map((row) => row.view));
    if (this.stage.image.complete) this.#outline();
  }

  #outline() {
    const pairs = this.#rows.map(({ pair }) => pair);
    const pick = (/** @type {string} */ id) => {
      const row = this.#rows.find((each) => each.pair.id === id);
      if (row) this.#select(row);
      row?.view.scrollIntoView({ block: "nearest" });
    };
    this.stage.overlay(outlineLayer(pairs, this.stage.naturalSize, pick));
    this.#mark();
  }

  /** @param {PairRow} row */
  #select(row) {
    if (this.#selected === row) return;
    this.#selected = row;
    this.#mark();
  }

  /** Shows the chosen pair in the list and in the document. */
  #mark() {
    for (const row of this.#rows) row.view.toggleAttribute("aria-current", false);
    for (const row of this.#rows) if (row === this.#selected) row.view.setAttribute("aria-current", "true");
    for (const outline of this.stage.root.querySelectorAll("[data-pair]")) {
      outline.classList.toggle("selected", /** @type {SVGElement} */ (outline).dataset.pair === this.#selected?.pair.id);
    }
  }

  #announce() {
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
