import { element } from "../../crowd/base/dom.js";
import { icon } from "../../crowd/base/icons.js";
import { symbol } from "../../ui/symbols.js";
import "./job-card.js";

/** @typedef {import("../connection/api.js").Job} Job */

const REFRESH_MS = 20_000;
/** From this many jobs on a search field helps. */
const SEARCH_FROM = 7;

/** The jobs of the annotator's teams, kept up to date while the page is in view. */
export class JobList extends HTMLElement {
  /** @type {Job[] | null} */
  #jobs = null;
  #query = "";
  #timer = 0;
  /** @type {import("../connection/api.js").PortalApi | null} */
  #api = null;
  #onVisible = () => { if (!document.hidden) void this.refresh(); };

  /** @param {import("../connection/api.js").PortalApi} api */
  set api(api) {
    this.#api = api;
  }

  connectedCallback() {
    document.title = "Labeling jobs";
    const refresh = element("button", { type: "button", class: "refresh", onclick: () => void this.refresh() },
      icon("refresh"), "Refresh");
    this.search = element("input", { type: "search", placeholder: "Search jobs", "aria-label": "Search jobs",
      oninput: () => { this.#query = this.search.value; this.#show(); } });
    this.list = element("div", { class: "jobs" });
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.replaceChildren(element("div", { class: "page" },
      element("div", { class: "page-head" }, element("h1", {}, "Labeling jobs"), this.search, refresh),
      this.list, this.status));
    this.search.hidden = true;
    this.list.append(element("div", { class: "skeleton" }), element("div", { class: "skeleton" }));
    this.#timer = window.setInterval(this.#onVisible, REFRESH_MS);
    document.addEventListener("visibilitychange", this.#onVisible);
    void this.refresh(true);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  /** @param {boolean} [first] */
  async refresh(first = false) {
    try {
      this.#jobs = await /** @type {import("../connection/api.js").PortalApi} */ (this.#api).jobs();
      this.#show();
      if (!first) this.status.textContent = "The list is up to date.";
    } catch (error) {
      if (this.#jobs) return;
      this.list.replaceChildren(this.#empty("The jobs cannot be loaded",
        `${/** @type {Error} */ (error).message} This page tries again by itself.`));
    }
  }

  #show() {
    if (!this.#jobs || !this.isConnected) return;
    this.search.hidden = this.#jobs.length < SEARCH_FROM;
    const wanted = this.#query.trim().toLowerCase();
    const found = this.#jobs.filter((job) =>
      [job.title, job.jobName, job.description, ...job.keywords].join(" ").toLowerCase().includes(wanted));
    // What can be worked on comes first; otherwise the server's order stays.
    found.sort((a, b) => rank(a) - rank(b));
    if (this.#jobs.length === 0) {
      this.list.replaceChildren(this.#empty("No jobs for you yet",
        "When a labeling job is assigned to one of your teams it appears here by itself."));
    } else if (found.length === 0) {
      this.list.replaceChildren(this.#empty("No job matches", `Nothing here has “${this.#query}” in it.`));
    } else {
      this.#place(found);
    }
  }

  /**
   * Keeps the cards that are there, so that focus stays where it is.
   * @param {Job[]} jobs
   */
  #place(jobs) {
    const known = new Map([...this.list.querySelectorAll("job-card")].map((card) =>
      [/** @type {HTMLElement} */ (card).dataset.job, card]));
    const cards = jobs.map((job) => {
      const text = JSON.stringify(job);
      const card = /** @type {any} */ (known.get(job.jobId) ?? document.createElement("job-card"));
      if (card.dataset.state !== text) {
        card.dataset.job = job.jobId;
        card.dataset.state = text;
        card.job = job;
      }
      return card;
    });
    if (cards.some((card, index) => this.list.children[index] !== card) || this.list.childElementCount !== cards.length) {
      this.list.replaceChildren(...cards);
    }
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  #empty(title, text) {
    return element("div", { class: "empty" }, symbol("brand"), element("h2", {}, title), element("p", {}, text));
  }
}

/** @param {Job} job */
function rank(job) {
  if (job.mine.stopped.length > 0) return 0;
  return job.available ? 1 : 2;
}

customElements.define("job-list", JobList);
