import { element } from "../../crowd/base/dom.js";
import { FrameHost } from "../../portal/task/frame-host.js";
import { theme } from "../../ui/theme.js";
import { STARTER_INPUT, STARTER_TEMPLATE } from "./starter.js";

const MAX_FILE_BYTES = 1 << 20;

/**
 * A template tried out before there is a job (03/JOB-17): its page as workers see it, and the answer that it would give
 * (01/GS-18).
 */
export class PreviewPage extends HTMLElement {
  #api;
  #job;
  #template = editor("template", "Template", STARTER_TEMPLATE);
  #input = editor("input", "Input, as JSON (task.input)", STARTER_INPUT);
  #problems = element("div", { class: "problems", role: "alert" });
  #stage = element("div", { class: "preview-stage" });
  #answer = element("section", { class: "answer", "aria-labelledby": "answer", hidden: true });
  /** @type {FrameHost | null} */
  #host = null;
  #turn = 0;
  #onTheme = () => this.#host?.setTheme(theme.dark);

  /**
   * @param {import("../console-api.js").ConsoleApi} api
   * @param {string | null} job the job whose template is tried out, if any
   */
  constructor(api, job) {
    super();
    this.#api = api;
    this.#job = job;
  }

  connectedCallback() {
    const render = element("button", { type: "button", class: "primary", onclick: () => void this.#render() }, "Render");
    this.replaceChildren(element("div", { class: "preview" },
      element("div", { class: "preview-source" },
        element("div", { class: "preview-head" }, element("h1", {}, "Template preview"), this.#filePicker(), render),
        this.#problems, this.#template.label, this.#template.area, this.#input.label, this.#input.area),
      element("div", { class: "preview-result" }, this.#stage, this.#answer)));
    this.#tell("Render the template to see the page as workers do. Submit there shows the answer.");
    this.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.#render();
    });
    theme.addEventListener("change", this.#onTheme);
    if (this.#job) void this.#open(this.#job);
  }

  disconnectedCallback() {
    theme.removeEventListener("change", this.#onTheme);
    this.#host?.remove();
  }

  #filePicker() {
    const input = element("input", { type: "file", accept: ".html,.liquid,text/html", class: "visually-hidden",
      "aria-label": "Open a template file" });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      input.value = "";
      if (!file) return;
      if (file.size > MAX_FILE_BYTES) return this.#showProblem(`${file.name} is larger than 1 MB.`);
      this.#template.area.value = await file.text();
      await this.#render();
    });
    return element("label", { class: "file-button" }, input, element("span", {}, "Open file"));
  }

  /** @param {string} job */
  async #open(job) {
    try {
      const { template, input } = await this.#api.template(job);
      this.#template.area.value = template;
      this.#input.area.value = JSON.stringify(input, null, 2);
      await this.#render();
    } catch (error) {
      this.#showProblem(/** @type {Error} */ (error).message);
    }
  }

  async #render() {
    const turn = ++this.#turn;
    this.#problems.replaceChildren();
    this.#answer.hidden = true;
    try {
      const { frameUrl, errors } = await this.#api.preview(this.#template.area.value, this.#input.area.value);
      if (turn !== this.#turn) return;
      if (frameUrl) this.#showPage(frameUrl);
      for (const fault of errors) this.#showFault(fault);
    } catch (error) {
      if (turn === this.#turn) this.#showProblem(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} address */
  #showPage(address) {
    this.#host?.remove();
    this.#stage.replaceChildren();
    const host = new FrameHost({ container: this.#stage, address, title: "Preview of the worker page", dark: theme.dark,
      preferences: () => ({}), draft: null });
    this.#host = host;
    host.addEventListener("ready", () => host.show());
    host.addEventListener("answer", (event) => this.#showAnswer(/** @type {CustomEvent} */ (event).detail, address));
    host.addEventListener("failed", (event) => {
      if (this.#host === host) this.#tell(/** @type {CustomEvent} */ (event).detail.reason);
    });
  }

  /**
   * @param {object} answer
   * @param {string} address of the page, for another go
   */
  #showAnswer(answer, address) {
    const again = element("button", { type: "button", onclick: () => { this.#answer.hidden = true; this.#showPage(address); } },
      "Answer again");
    this.#answer.replaceChildren(element("div", { class: "answer-head" }, element("h2", { id: "answer", tabIndex: -1 }, "Answer"), again),
      element("p", { class: "soft" }, "What a worker would have submitted:"),
      element("pre", { tabIndex: 0 }, JSON.stringify(answer, null, 2)));
    this.#answer.hidden = false;
    this.#answer.querySelector("h2")?.focus();
  }

  /** @param {import("../console-api.js").TemplateFault} fault */
  #showFault({ line, column, message }) {
    const place = element("button", { type: "button", class: "link place", onclick: () => this.#goTo(line, column) },
      `Line ${line}, column ${column}`);
    this.#problems.append(element("p", { class: "notice danger" }, place, element("span", {}, message)));
    this.#host?.remove();
    this.#host = null;
    this.#tell("The template has an error; there is nothing to show.");
  }

  /** @param {string} text */
  #showProblem(text) {
    this.#problems.replaceChildren(element("p", { class: "notice danger" }, text));
  }

  /** @param {string} text */
  #tell(text) {
    this.#stage.replaceChildren(element("p", { class: "stage-note" }, text));
  }

  /**
   * Puts the cursor where the error is; columns count characters.
   * @param {number} line
   * @param {number} column
   */
  #goTo(line, column) {
    const { area } = this.#template;
    const lines = area.value.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const place = before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
    area.focus();
    area.setSelectionRange(place, Math.min(area.value.length, place + 1));
    area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
  }
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} value
 */
function editor(id, label, value) {
  const area = element("textarea", { id, value, spellcheck: false, wrap: "off", class: `code-area ${id}-area` });
  area.autocapitalize = "off";
  return { area, label: element("label", { for: id, class: "area-label" }, label) };
}

customElements.define("preview-page", PreviewPage);
