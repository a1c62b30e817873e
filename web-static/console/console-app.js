import { element } from "../crowd/base/dom.js";
import { themeButton } from "../portal/task/task-header.js";
import { symbol } from "../ui/symbols.js";
import { JobPage } from "./jobs/job-page.js";
import { JobTable } from "./jobs/job-table.js";
import { PreviewPage } from "./preview/preview-page.js";
import { SignInPage } from "./sign-in/sign-in-page.js";

/** The console as a whole: which page an address shows, and what stays the same on all of them. */
export class ConsoleApp extends HTMLElement {
  #api;

  /** @param {import("./console-api.js").ConsoleApi} api */
  constructor(api) {
    super();
    this.#api = api;
  }

  connectedCallback() {
    window.addEventListener("popstate", () => this.#route());
    this.#api.addEventListener("signedout", () => this.#route());
    this.addEventListener("signedin", () => this.#route());
    this.addEventListener("click", (event) => this.#onClick(event));
    this.#route();
  }

  #route() {
    if (!this.#api.session) {
      document.title = "Sign in · Labeling console";
      this.replaceChildren(new SignInPage(this.#api));
      return;
    }
    const page = this.#page();
    const main = element("main", { id: "main", tabIndex: -1 }, page);
    this.replaceChildren(this.#topBar(), main);
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  #page() {
    const job = /^\/console\/jobs\/([^/]+)\/?$/.exec(location.pathname);
    if (job) {
      const name = decodeURIComponent(job[1]);
      document.title = `${name} · Labeling console`;
      return new JobPage(this.#api, name);
    }
    if (location.pathname.startsWith("/console/preview")) {
      document.title = "Template preview · Labeling console";
      return new PreviewPage(this.#api, new URLSearchParams(location.search).get("job"));
    }
    document.title = "Labeling jobs · Labeling console";
    return new JobTable(this.#api);
  }

  #topBar() {
    const { session } = this.#api;
    return element("header", { class: "top-bar" },
      element("a", { class: "brand", href: "/console" }, symbol("brand"),
        element("span", {}, session?.organizationName || "Groundwork"), element("span", { class: "badge" }, "Console")),
      element("nav", { class: "console-nav", "aria-label": "Console" },
        link("/console", "Labeling jobs"), link("/console/preview", "Template preview")),
      themeButton(),
      element("button", { type: "button", class: "link", title: `Signed in with ${session?.accessKeyId}`,
        onclick: () => void this.#api.signOut() }, "Sign out"));
  }

  /**
   * Links between pages do not load the console again.
   * @param {MouseEvent} event
   */
  #onClick(event) {
    const anchor = /** @type {Element} */ (event.target).closest("a[href^='/console']");
    if (!anchor || anchor.hasAttribute("download") || event.defaultPrevented || event.button !== 0
      || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", anchor.getAttribute("href"));
    this.#route();
  }
}

/**
 * @param {string} address
 * @param {string} text
 */
function link(address, text) {
  const here = address === "/console" ? !location.pathname.startsWith("/console/preview")
    : location.pathname.startsWith(address);
  return element("a", { href: address, "aria-current": here ? "page" : undefined }, text);
}

customElements.define("console-app", ConsoleApp);
