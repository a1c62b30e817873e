import { element } from "../../crowd/base/dom.js";
import { STATUSES, count, progressBar, statusBadge, when } from "./job-words.js";

/** @typedef {import("../console-api.js").JobSummary} JobSummary */

const TYPING_MS = 250;
const REFRESH_MS = 10_000;

/** The list of labeling jobs: name, status, labeled of all objects, creation time (01/GS-20). */
export class JobTable extends HTMLElement {
  #api;
  #rows = element("tbody");
  #more = element("button", { type: "button", hidden: true, onclick: () => void this.#load(true) }, "Show more");
  #note = element("div", { class: "empty", hidden: true });
  #table;
  #query = { status: "", name: "" };
  /** @type {string | null} */
  #next = null;
  #pages = 0;
  #timer = 0;
  #typing = 0;
  #turn = 0;

  /** @param {import("../console-api.js").ConsoleApi} api */
  constructor(api) {
    super();
    this.#api = api;
    this.#table = element("div", { class: "table-box", tabIndex: 0, role: "region", "aria-label": "Labeling jobs" },
      element("table", { class: "data-table" },
        element("thead", {}, element("tr", {}, ...["Name", "Status", "Labeled objects", "Created"].map((text) =>
          element("th", { scope: "col" }, text)))), this.#rows));
  }

  connectedCallback() {
    this.replaceChildren(element("div", { class: "page wide-page" },
      element("div", { class: "page-head" }, element("h1", {}, "Labeling jobs"), this.#filters()),
      this.#table, this.#note, element("div", { class: "more" }, this.#more)));
    void this.#load(false);
    this.#timer = window.setInterval(() => { if (this.#pages <= 1) void this.#load(false); }, REFRESH_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    clearTimeout(this.#typing);
  }

  #filters() {
    const search = element("input", { type: "search", placeholder: "Find by name", "aria-label": "Find jobs by name" });
    search.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = window.setTimeout(() => this.#narrow({ name: search.value.trim() }), TYPING_MS);
    });
    const status = element("select", { "aria-label": "Status" }, element("option", { value: "" }, "All statuses"),
      ...STATUSES.map(([value, text]) => element("option", { value }, text)));
    status.addEventListener("change", () => this.#narrow({ status: status.value }));
    return element("div", { class: "filters" }, search, status);
  }

  /** @param {object} change */
  #narrow(change) {
    this.#query = { ...this.#query, ...change };
    void this.#load(false);
  }

  /** @param {boolean} goesOn whether the next page is added to what is shown */
  async #load(goesOn) {
    const turn = ++this.#turn;
    try {
      const page = await this.#api.jobs({ ...this.#query, before: goesOn ? this.#next ?? "" : "" });
      if (turn !== this.#turn) return;
      const rows = page.jobs.map(row);
      if (goesOn) this.#rows.append(...rows);
      else this.#show(rows);
      this.#pages = goesOn ? this.#pages + 1 : 1;
      this.#next = page.next;
      this.#more.hidden = page.next === null;
      this.#tellNothing(this.#rows.childElementCount === 0);
    } catch (error) {
      if (turn !== this.#turn || !this.#api.session) return;
      this.#note.hidden = false;
      this.#note.replaceChildren(element("p", { role: "alert" }, /** @type {Error} */ (error).message));
    }
  }

  /**
   * Keeps the focus on the job it is on.
   * @param {HTMLElement[]} rows
   */
  #show(rows) {
    const focused = this.#rows.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    this.#rows.replaceChildren(...rows);
    if (focused) /** @type {HTMLElement | null} */ (this.#rows.querySelector(`a[href="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {boolean} nothing */
  #tellNothing(nothing) {
    this.#note.hidden = !nothing;
    this.#table.hidden = nothing;
    if (!nothing) return;
    const narrowed = this.#query.status || this.#query.name;
    this.#note.replaceChildren(element("h2", {}, narrowed ? "No job fits" : "No labeling jobs yet"),
      element("p", {}, narrowed ? "Try another name or status."
        : "Jobs appear here once they are created, with CreateLabelingJob of boto3 or the AWS command line."));
  }
}

/** @param {JobSummary} job */
function row(job) {
  return element("tr", {},
    element("th", { scope: "row" }, element("a", { href: `/console/jobs/${encodeURIComponent(job.name)}` }, job.name)),
    element("td", {}, statusBadge(job.status)),
    element("td", { class: "progress-cell" },
      element("span", { class: "figures" }, element("strong", {}, count(job.objects.labeled)),
        ` / ${count(job.objects.total)}`, job.objects.failed > 0 && element("span", { class: "failed-count" },
          ` · ${count(job.objects.failed)} failed`)),
      progressBar(job.objects, job.name)),
    element("td", { class: "time-cell" }, when(job.createdAt)));
}

customElements.define("job-table", JobTable);
