import { element } from "../crowd/base/dom.js";
import { symbol } from "../ui/symbols.js";
import { toast } from "../ui/toasts.js";
import { TaskPage } from "./task/task-page.js";
import { themeButton } from "./task/task-header.js";
import "./jobs/job-list.js";

/** The portal as a whole: which page an address shows, and what stays the same on all of them. */
export class PortalApp extends HTMLElement {
  #parts;

  /**
   * @param {object} parts
   * @param {import("./connection/api.js").PortalApi} parts.api
   * @param {import("./session/session.js").Session} parts.session
   * @param {import("./answers/answer-queue.js").AnswerQueue} parts.queue
   * @param {import("./answers/local-store.js").IndexedStore | import("./answers/local-store.js").MemoryStore} parts.store
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    parts.queue.addEventListener("refused", (event) => {
      const { answer, error } = /** @type {CustomEvent} */ (event).detail;
      toast(`Your answer to “${answer.title}” was not accepted: ${error.message}`, { stays: true });
    });
    parts.queue.addEventListener("change", () => this.#warnBeforeLoss());
  }

  connectedCallback() {
    window.addEventListener("popstate", () => this.#route());
    window.addEventListener("online", () => this.#parts.queue.retryNow());
    this.addEventListener("click", (event) => this.#onClick(event));
    this.#route();
  }

  /** @param {string} path */
  #navigate(path) {
    history.pushState(null, "", path);
    this.#route();
  }

  #route() {
    const job = /^\/jobs\/([^/]+)\/?$/.exec(location.pathname);
    if (job) {
      const resumeTaskId = new URLSearchParams(location.search).get("task");
      this.replaceChildren(new TaskPage({ ...this.#parts, jobId: decodeURIComponent(job[1]), resumeTaskId,
        navigate: (path) => this.#navigate(path) }));
      // Coming back by reload goes on with the task instead of resuming it once more.
      if (resumeTaskId) history.replaceState(null, "", location.pathname);
      return;
    }
    const list = /** @type {import("./jobs/job-list.js").JobList} */ (document.createElement("job-list"));
    list.api = this.#parts.api;
    this.replaceChildren(this.#topBar(), element("main", {}, list));
  }

  #topBar() {
    const { session } = this.#parts;
    const { displayName } = session;
    return element("header", { class: "top-bar" },
      element("a", { class: "brand", href: "/" }, symbol("brand"),
        element("span", {}, session.organizationName || "Groundwork")),
      themeButton(),
      element("span", { class: "user", title: session.worker.email },
        element("span", { class: "avatar", "aria-hidden": "true" }, initials(displayName)),
        element("span", { class: "user-name" }, displayName)),
      element("button", { type: "button", class: "link", onclick: () => void session.end() }, "Sign out"));
  }

  /**
   * Links between pages do not load the portal again.
   * @param {MouseEvent} event
   */
  #onClick(event) {
    const link = /** @type {Element} */ (event.target).closest("a[href^='/']");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const path = link.getAttribute("href") ?? "/";
    if (path !== "/" && !path.startsWith("/jobs/")) return;
    event.preventDefault();
    this.#navigate(path);
  }

  /** A page whose answers exist only in its memory asks before it closes. */
  #warnBeforeLoss() {
    const { queue, store } = this.#parts;
    window.onbeforeunload = queue.pending > 0 && !store.durable ? (event) => event.preventDefault() : null;
  }
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/[\s._@-]+/u).filter(Boolean);
  return [words[0], words.length > 1 && !name.includes("@") ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "")
    .join("").toUpperCase();
}

customElements.define("portal-app", PortalApp);
