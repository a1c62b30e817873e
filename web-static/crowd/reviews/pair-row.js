import { element } from "#crowd/base/dom.js";
import { asFound } from "#crowd/reviews/document-pairs.js";

/** @typedef {import("#crowd/reviews/document-pairs.js").Pair} Pair */
/** @typedef {import("#crowd/reviews/document-pairs.js").Decision} Decision */

let number = 0;

/** One pair in the list of a document review: its key, its value to correct, and what is wrong with it otherwise. */
export class PairRow {
  /** @type {Pair} */
  pair;
  #onChange;

  /**
   * @param {Pair} pair
   * @param {{editsKeys: boolean, onSelect: (row: PairRow) => void, onChange: () => void}} options
   */
  constructor(pair, { editsKeys, onSelect, onChange }) {
    this.pair = pair;
    this.#onChange = onChange;
    number += 1;
    const id = `pair-${number}`;
    this.keyField = element("input", { type: "text", class: "key", "aria-label": "Key",
      oninput: () => this.mark(), onchange: () => onChange() });
    this.keyField.readOnly = !editsKeys || pair.important !== null;
    this.keyText = element("label", { class: "key", for: id });
    this.valueField = element("input", { type: "text", class: "value", id, autocomplete: "off", spellcheck: false,
      oninput: () => this.mark(), onchange: () => onChange() });
    this.verdicts = this.#verdictBoxes();
    this.view = element("li", { class: "pair", onclick: () => onSelect(this), onfocusin: () => onSelect(this) },
      this.keyField.readOnly ? this.keyText : this.keyField, this.valueField,
      element("div", { class: "verdicts", role: "group" }, ...this.verdicts.map(({ label }) => label)));
    this.decision = asFound(pair);
  }

  /** @returns {Decision} */
  get decision() {
    return { keyText: this.keyField.value, valueText: this.valueField.value, verdict: this.#verdict };
  }

  set decision({ keyText, valueText, verdict }) {
    this.keyField.value = keyText;
    this.keyText.textContent = keyText;
    this.valueField.value = valueText;
    for (const each of this.verdicts) each.box.checked = each.verdict === verdict;
    this.mark();
  }

  /** @returns {Decision["verdict"]} */
  get #verdict() {
    return this.verdicts.find(({ box }) => box.checked)?.verdict ?? "pair";
  }

  focus() {
    this.valueField.focus();
  }

  /** Shows what the decision means. */
  mark() {
    const verdict = this.#verdict;
    this.valueField.disabled = verdict !== "pair";
    this.view.classList.toggle("refused", verdict === "no" || verdict === "missing");
    this.view.querySelector(".verdicts")?.setAttribute("aria-label", this.keyField.value);
    this.valueField.setAttribute("aria-label", `Value of ${this.keyField.value}`);
  }

  /** A found pair may be none at all; a key that is asked for may not be there; either value may be blank. */
  #verdictBoxes() {
    /** @type {["no" | "missing" | "blank", string][]} */
    const choices = this.pair.important === null ? [["no", "No"], ["missing", "Key not found"], ["blank", "Value is blank"]]
      : [["missing", "Key not found"], ["blank", "Value is blank"]];
    return choices.map(([verdict, text]) => {
      const box = element("input", { type: "checkbox", onchange: () => this.#onVerdict(verdict) });
      const title = verdict === "no" ? "This is not a pair of a key and its value" : undefined;
      return { verdict, box, label: element("label", { title }, box, text) };
    });
  }

  /** @param {string} verdict */
  #onVerdict(verdict) {
    for (const each of this.verdicts) if (each.verdict !== verdict) each.box.checked = false;
    this.mark();
    this.#onChange();
  }
}
