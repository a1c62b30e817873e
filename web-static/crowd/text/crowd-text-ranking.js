import styles from "#crowd/text/crowd-text-ranking.css";
import "#crowd/base/instructions-layout.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { ranked, rankingProblem, readDimensions } from "#crowd/text/ranking.js";

/**
 * Ranks responses to a text along dimensions, from the Crowd HTML Elements V2 of the Amazon SageMaker AI developer guide:
 * `text`, `responses` (a list of strings), `ordinal-ranking-dimensions` (`[{"name","allowTie"}]`).
 *
 * The guide does not show the answer. Here it is `{"ordinalRankings":[{"name","allowTie","ranks":[{"response":0,"rank":1}]}]}`:
 * responses by their place in the list, from 0; ranks from 1, the best.
 */
export class CrowdTextRanking extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["header", "text", "responses", "ordinal-ranking-dimensions"];

  /** @type {string[]} */
  #responses = [];
  /** @type {import("#crowd/text/ranking.js").Dimension[]} */
  #dimensions = [];
  /** Ranks by dimension and response. @type {(number | null)[][]} */
  #ranks = [];
  #key = "";

  render() {
    for (const name of ["short-instructions", "full-instructions"]) {
      for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
    }
    this.heading = element("h2", { class: "heading" });
    this.prompt = element("div", { class: "prompt", dir: "auto" });
    this.list = element("ol", { class: "responses" });
    this.problemText = element("p", { class: "problem", role: "alert" });
    const layout = document.createElement("crowd-instructions-layout");
    for (const name of ["short-instructions", "full-instructions"]) layout.append(element("slot", { name, slot: name }));
    layout.append(element("div", { class: "annotation-area" }, this.heading, this.prompt,
      element("p", { class: "hint" }, "1 is the best rank. Choosing a rank that another response has swaps the two, where ties are not allowed."),
      this.problemText, this.list));
    this.root.append(layout);
  }

  update() {
    this.heading.textContent = this.getAttribute("header") ?? "";
    this.prompt.textContent = this.getAttribute("text") ?? "";
    this.prompt.hidden = this.prompt.textContent === "";
    let problem = "";
    try {
      const responses = this.json("responses") ?? [];
      if (!Array.isArray(responses)) throw new SyntaxError("a list of responses was expected");
      this.#take(responses.map(String), readDimensions(this.json("ordinal-ranking-dimensions") ?? []));
      if (responses.length === 0) problem = "This task has no responses to rank.";
      else if (this.#dimensions.length === 0) problem = "This task names no dimension to rank by.";
    } catch (error) {
      this.#take([], []);
      problem = `This task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.problemText.textContent = problem;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  get value() {
    return {
      ordinalRankings: this.#dimensions.map(({ name, allowTie }, dimension) => ({
        allowTie, name, ranks: this.#ranks[dimension].flatMap((rank, response) => (rank === null ? [] : [{ rank, response }])),
      })),
    };
  }

  get _submittableValue() {
    return this.value;
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return this.name === "" ? null : { kind: "value", name: this.name, value: this.value };
  }

  get problem() {
    return this.#dimensions.map((dimension, index) => rankingProblem(this.#ranks[index], dimension)).find((text) => text !== "") ?? "";
  }

  showProblem() {
    const dimension = this.#dimensions.findIndex((item, index) => rankingProblem(this.#ranks[index], item) !== "");
    const response = Math.max(0, this.#ranks[dimension]?.indexOf(null) ?? 0);
    /** @type {HTMLElement | null} */ (this.list.querySelector(`input[name="${dimension}-${response}"]`))?.focus();
  }

  captureState() {
    return this.#ranks;
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (!Array.isArray(state) || state.length !== this.#dimensions.length) return;
    const count = this.#responses.length;
    const fits = (/** @type {any} */ rank) => rank === null || (Number.isInteger(rank) && rank >= 1 && rank <= count);
    if (!state.every((ranks) => Array.isArray(ranks) && ranks.length === count && ranks.every(fits))) return;
    this.#ranks = state.map((ranks) => [...ranks]);
    this.#show();
  }

  resetState() {
    this.#ranks = this.#dimensions.map(() => this.#responses.map(() => null));
    this.#show();
  }

  /**
   * @param {string[]} responses
   * @param {import("#crowd/text/ranking.js").Dimension[]} dimensions
   */
  #take(responses, dimensions) {
    const key = JSON.stringify([responses, dimensions]);
    if (key === this.#key) return;
    this.#key = key;
    this.#responses = responses;
    this.#dimensions = dimensions;
    this.list.replaceChildren(...responses.map((words, index) => element("li", { class: "response" },
      element("h3", {}, `Response ${index + 1}`), element("div", { class: "words", dir: "auto", tabIndex: 0, role: "region", "aria-label": `Response ${index + 1}` }, words),
      ...dimensions.map((dimension, place) => this.#ranksOf(dimension, place, index)))));
    this.resetState();
  }

  /**
   * @param {import("#crowd/text/ranking.js").Dimension} dimension
   * @param {number} place of the dimension
   * @param {number} response
   */
  #ranksOf({ name }, place, response) {
    const choices = this.#responses.map((_, index) => element("label", { class: "rank" },
      element("input", { type: "radio", name: `${place}-${response}`, value: String(index + 1), "aria-label": `${name}, response ${response + 1}: rank ${index + 1}`,
        onchange: () => this.#choose(place, response, index + 1) }),
      element("span", { "aria-hidden": "true" }, String(index + 1))));
    return element("fieldset", {}, element("legend", {}, name), ...choices);
  }

  /**
   * @param {number} dimension
   * @param {number} response
   * @param {number} rank
   */
  #choose(dimension, response, rank) {
    this.#ranks = this.#ranks.map((ranks, index) => (index === dimension ? ranked(ranks, response, rank, this.#dimensions[index].allowTie) : ranks));
    this.#show();
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #show() {
    this.#ranks.forEach((ranks, dimension) => ranks.forEach((rank, response) => {
      for (const input of this.list.querySelectorAll(`input[name="${dimension}-${response}"]`)) {
        /** @type {HTMLInputElement} */ (input).checked = Number(/** @type {HTMLInputElement} */ (input).value) === rank;
      }
    }));
  }
}
