import { element } from "../../crowd/base/dom.js";
import { count, duration, when } from "./job-words.js";

const REFRESH_MS = 15_000;

/** What each worker has done for a job, and how long it took. */
export class WorkerSection extends HTMLElement {
  #api;
  #name;
  #body = element("div");
  #timer = 0;

  /**
   * @param {import("../console-api.js").ConsoleApi} api
   * @param {string} name
   */
  constructor(api, name) {
    super();
    this.#api = api;
    this.#name = name;
  }

  connectedCallback() {
    this.replaceChildren(element("section", { class: "panel", "aria-labelledby": "workers" },
      element("h2", { id: "workers" }, "Workers"), this.#body));
    void this.#load();
    this.#timer = window.setInterval(() => void this.#load(), REFRESH_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #load() {
    const reply = await this.#api.workers(this.#name).catch(() => null);
    if (!reply) return;
    if (reply.workers.length === 0) {
      this.#body.replaceChildren(element("p", { class: "soft" }, "Nobody has taken a task yet."));
      return;
    }
    const heads = ["Worker", "Answers", "Declined", "Time", "Per answer", "Last answer"];
    this.#body.replaceChildren(element("div", { class: "table-box inner", tabIndex: 0, role: "region", "aria-label": "Workers" },
      element("table", { class: "data-table" },
        element("thead", {}, element("tr", {}, ...heads.map((text, index) =>
          element("th", { scope: "col", class: index > 0 && index < 5 ? "number" : "" }, text)))),
        element("tbody", {}, ...reply.workers.map((worker) => element("tr", {},
          element("th", { scope: "row", title: worker.workerId }, worker.name ?? worker.workerId),
          element("td", { class: "number" }, count(worker.submitted)), element("td", { class: "number" }, count(worker.declined)),
          element("td", { class: "number" }, duration(worker.seconds)),
          element("td", { class: "number" }, worker.submitted > 0 ? duration(worker.seconds / worker.submitted) : "–"),
          element("td", {}, worker.lastSubmittedAt ? when(worker.lastSubmittedAt) : "–")))))));
  }
}

customElements.define("worker-section", WorkerSection);
