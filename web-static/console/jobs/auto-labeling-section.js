import { element } from "../../crowd/base/dom.js";
import { count } from "./job-words.js";

/** @typedef {import("../console-api.js").AutoLabeling} AutoLabeling */

const STATES = { running: "Running", done: "Done", failed: "Failed", withdrawn: "Taken back" };

/** What a model labels of a job, what is promised of its labels, and the rounds so far. */
export class AutoLabelingSection extends HTMLElement {
  #shown = "";

  /** @param {AutoLabeling | null} autoLabeling null for jobs that people label alone */
  set value(autoLabeling) {
    const text = JSON.stringify(autoLabeling);
    if (text === this.#shown) return;
    this.#shown = text;
    this.hidden = autoLabeling === null;
    if (!autoLabeling) return;
    this.replaceChildren(element("section", { class: "panel", "aria-labelledby": "auto-labeling" },
      element("h2", { id: "auto-labeling" }, "Automated labeling"),
      autoLabeling.problem && element("p", { class: "notice", role: "status" }, autoLabeling.problem),
      element("p", {}, element("strong", { class: "guarantee" }, autoLabeling.statement ?? "Nothing is promised yet"), element("br"),
        element("span", { class: "soft" }, autoLabeling.statement
          ? "The labels of the model, against those of people."
          : "The model labels objects when people have labeled enough to show how good it is.")),
      ...rounds(autoLabeling)));
  }
}

customElements.define("auto-labeling-section", AutoLabelingSection);

/** @param {AutoLabeling} autoLabeling */
function rounds(autoLabeling) {
  if (autoLabeling.rounds.length === 0) return [];
  const figure = (/** @type {number | null} */ value) => element("td", { class: "number" }, value === null ? "–" : count(value));
  return [element("div", { class: "table-box inner", tabIndex: 0, role: "region", "aria-label": "Rounds" },
    element("table", { class: "data-table" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Round"), element("th", { scope: "col" }, "State"),
        ...["Labels learned from", "Labeled by the model", "Sent to people"].map((text) =>
          element("th", { scope: "col", class: "number" }, text)))),
      element("tbody", {}, ...autoLabeling.rounds.map((round) => element("tr", {},
        element("th", { scope: "row" }, String(round.number)), element("td", {}, STATES[round.state] ?? round.state),
        figure(round.labeled), figure(round.machineLabeled), figure(round.people))))))];
}
