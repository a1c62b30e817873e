import styles from "#crowd/text/crowd-question-answer-generation.css";
import "#crowd/base/instructions-layout.js";
import "#crowd/text/text-view.js";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { lengthProblem, readRules, wordCount } from "#crowd/text/question-rules.js";

/** @typedef {{id: number, start: number, end: number, question: string, answer: string, tags: string[]}} Pair */
/** @typedef {import("#crowd/text/text-view.js").TextView} TextView */

/**
 * Writes pairs of question and answer about passages of a text, from the Crowd HTML Elements V2 of the Amazon SageMaker AI
 * developer guide, whose attributes and defaults it has.
 *
 * The guide does not show the answer. Here it is `{"questionsAndAnswers":[{"answer","question","passages":[{"endOffset",
 * "startOffset","text"}],"tags":[]}]}`, offsets in Unicode code points, the end exclusive, as entities have them.
 */
export class CrowdQuestionAnswerGeneration extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["header", "text", "min-questions", "max-questions", "question-min-words", "question-max-words",
    "answer-min-words", "answer-max-words", "question-tags", "allow-custom-question-tags"];

  /** @type {Pair[]} */
  #pairs = [];
  #lastID = 0;
  /** @type {string[]} */
  #tags = [];
  #rules = readRules(() => null);

  render() {
    for (const name of ["short-instructions", "full-instructions"]) {
      for (const region of this.querySelectorAll(`:scope > ${name}`)) region.slot = name;
    }
    this.view = /** @type {TextView} */ (document.createElement("crowd-text-view"));
    this.view.colorOf = () => "#ffb000";
    this.view.tagOf = (label) => label;
    this.view.addEventListener("remove", (event) => this.#remove(/** @type {CustomEvent} */ (event).detail));
    this.view.addEventListener("pick", (event) => this.#focus(/** @type {CustomEvent} */ (event).detail));
    this.addButton = element("button", { type: "button", class: "primary", onclick: () => this.#add() }, "Add question");
    this.count = element("span", { class: "count", role: "status" });
    this.list = element("div");
    this.problemText = element("p", { class: "problem", role: "alert" });
    const layout = document.createElement("crowd-instructions-layout");
    for (const name of ["short-instructions", "full-instructions"]) layout.append(element("slot", { name, slot: name }));
    layout.append(element("div", { class: "annotation-area" }, this.view, element("section", { class: "pairs", "aria-label": "Questions and answers" },
      element("div", { class: "bar" }, this.addButton, this.count),
      element("p", { class: "hint" }, "Select a passage of the text, then add a question about it."), this.problemText, this.list)));
    this.root.append(layout);
  }

  update() {
    this.#rules = readRules((name) => this.getAttribute(name));
    this.problemText.textContent = "";
    try {
      const tags = this.json("question-tags") ?? [];
      if (!Array.isArray(tags)) throw new SyntaxError("a list of tags was expected");
      this.#tags = tags.map(String);
    } catch (error) {
      this.#tags = [];
      this.problemText.textContent = `The tags of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
    }
    this.view.label = this.getAttribute("header") || "Text to ask about";
    this.view.setText(this.getAttribute("text") ?? "");
    this.#draw();
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  get value() {
    const { offsets } = this.view;
    return {
      questionsAndAnswers: this.#pairs.map(({ start, end, question, answer, tags }) => ({
        answer: answer.trim(), passages: [{ endOffset: offsets.toCodePoint(end), startOffset: offsets.toCodePoint(start), text: offsets.text.slice(start, end) }],
        question: question.trim(), tags: [...tags],
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
    const { minQuestions, maxQuestions, question, answer } = this.#rules;
    const count = this.#pairs.length;
    if (count < minQuestions) return `Write at least ${minQuestions} ${minQuestions === 1 ? "question" : "questions"}; there ${count === 1 ? "is" : "are"} ${count}.`;
    if (count > maxQuestions) return `Write at most ${maxQuestions} questions; there are ${count}.`;
    return this.#pairs.map((pair) => lengthProblem(pair.question, question, "question") || lengthProblem(pair.answer, answer, "answer"))
      .find((text) => text !== "") ?? "";
  }

  showProblem() {
    const { question, answer } = this.#rules;
    const pair = this.#pairs.find((item) => lengthProblem(item.question, question, "") || lengthProblem(item.answer, answer, ""));
    if (!pair) {
      this.view.body.focus();
      return;
    }
    const part = lengthProblem(pair.question, question, "") ? "question" : "answer";
    /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${pair.id}-${part}"]`))?.focus();
  }

  captureState() {
    return this.#pairs;
  }

  /** @param {any} state of `captureState`; what does not fit is ignored */
  restoreState(state) {
    if (!Array.isArray(state)) return;
    const fits = (/** @type {any} */ pair) => Number.isInteger(pair?.start) && Number.isInteger(pair?.end) && pair.start < pair.end
      && pair.end <= this.view.offsets.text.length && typeof pair.question === "string" && typeof pair.answer === "string" && Array.isArray(pair.tags);
    this.#pairs = state.filter(fits).map((pair) => ({ ...pair, id: this.#nextID() }));
    this.#draw();
  }

  resetState() {
    this.#pairs = [];
    this.#draw();
  }

  #nextID() {
    this.#lastID += 1;
    return this.#lastID;
  }

  #add() {
    const passage = this.view.selection;
    if (!passage) {
      this.count.textContent = "Select a passage of the text first.";
      this.view.body.focus();
      return;
    }
    this.view.clearSelection();
    const pair = { id: this.#nextID(), ...passage, question: "", answer: "", tags: [] };
    this.#put([...this.#pairs, pair]);
    this.#focus(pair.id);
  }

  /** @param {number | null} id */
  #focus(id) {
    /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${id}-question"]`))?.focus();
  }

  /** @param {number} id */
  #remove(id) {
    this.#put(this.#pairs.filter((pair) => pair.id !== id));
  }

  /** @param {Pair[]} pairs */
  #put(pairs) {
    this.#pairs = pairs;
    this.#draw();
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /**
   * @param {number} id
   * @param {Partial<Pair>} change
   */
  #edit(id, change) {
    this.#pairs = this.#pairs.map((pair) => (pair.id === id ? { ...pair, ...change } : pair));
  }

  #draw() {
    if (!this.list) return;
    const { maxQuestions } = this.#rules;
    this.addButton.disabled = this.#pairs.length >= maxQuestions;
    this.count.textContent = Number.isFinite(maxQuestions) ? `${this.#pairs.length} of at most ${maxQuestions}` : `${this.#pairs.length}`;
    this.view.show(this.#pairs.map(({ id, start, end }, index) => ({ id, start, end, label: `Q${index + 1}` })), null);
    const focused = /** @type {HTMLElement | null} */ (this.root.activeElement)?.dataset.key;
    this.list.replaceChildren(...this.#pairs.map((pair, index) => this.#card(pair, index)));
    if (focused) /** @type {HTMLElement | null} */ (this.list.querySelector(`[data-key="${focused}"]`))?.focus();
  }

  /**
   * @param {Pair} pair
   * @param {number} index
   */
  #card(pair, index) {
    const words = this.view.offsets.text.slice(pair.start, pair.end);
    return element("article", { class: "pair", "aria-label": `Question ${index + 1}` },
      element("h3", {}, `Question ${index + 1}`, element("button", { type: "button", "aria-label": `Delete question ${index + 1}`, onclick: () => this.#remove(pair.id) }, "Delete")),
      element("blockquote", { class: "passage", style: "margin: 0" }, words.length > 160 ? `${words.slice(0, 160)}…` : words),
      this.#field(pair, "question", "Question"), this.#field(pair, "answer", "Answer"), this.#tagRow(pair));
  }

  /**
   * @param {Pair} pair
   * @param {"question" | "answer"} part
   * @param {string} title
   */
  #field(pair, part, title) {
    const limits = this.#rules[part];
    const note = element("span", { class: "note" });
    const tell = (/** @type {string} */ text) => {
      const problem = text.trim() === "" ? "" : lengthProblem(text, limits, part);
      note.textContent = problem || `${wordCount(text)} words${Number.isFinite(limits.max) ? ` of at most ${limits.max}` : ""}`;
      note.classList.toggle("wrong", problem !== "");
    };
    const area = element("textarea", { value: pair[part], dir: "auto", "data-key": `${pair.id}-${part}`,
      oninput: (/** @type {Event} */ event) => {
        const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
        this.#edit(pair.id, { [part]: text });
        tell(text);
        this.dispatchEvent(new Event("input", { bubbles: true }));
      },
      onchange: () => this.dispatchEvent(new Event("change", { bubbles: true })) });
    tell(pair[part]);
    return element("label", {}, title, area, note);
  }

  /** @param {Pair} pair */
  #tagRow(pair) {
    const custom = this.flag("allow-custom-question-tags");
    if (this.#tags.length === 0 && !custom) return null;
    const toggle = (/** @type {string} */ tag) => {
      const tags = pair.tags.includes(tag) ? pair.tags.filter((own) => own !== tag) : [...pair.tags, tag];
      this.#edit(pair.id, { tags });
      this.#put(this.#pairs);
    };
    const all = [...new Set([...this.#tags, ...pair.tags])];
    const own = element("input", { class: "own", placeholder: "Own tag", "aria-label": "Own tag", "data-key": `${pair.id}-tag`,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const text = /** @type {HTMLInputElement} */ (event.target).value.trim();
        if (event.key !== "Enter") return;
        event.preventDefault();
        event.stopPropagation();
        if (text !== "" && !pair.tags.includes(text)) toggle(text);
      } });
    return element("div", { class: "tags", role: "group", "aria-label": "Tags" },
      ...all.map((tag) => element("button", { type: "button", "aria-pressed": String(pair.tags.includes(tag)), "data-key": `${pair.id}-tag-${tag}`, onclick: () => toggle(tag) }, tag)),
      custom && own);
  }
}
