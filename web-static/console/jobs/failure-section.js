import { element } from "../../crowd/base/dom.js";

/** The objects that were not labeled, a page at a time, with the reasons. */
export class FailureSection extends HTMLElement {
  #api;
  #name;
  #rows = element("tbody");
  #more = element("button", { type: "button", hidden: true, onclick: () => void this.#load() }, "Show more");
  #next = -1;
  #shownCount = 0;

  /**
   * @param {import("../console-api.js").ConsoleApi} api
   * @param {string} name
   */
  constructor(api, name) {
    super();
    this.#api = api;
    this.#name = name;
    this.hidden = true;
  }

  connectedCallback() {
    this.replaceChildren(element("section", { class: "panel", "aria-labelledby": "failures" },
      element("h2", { id: "failures" }, "Failed objects"),
      element("div", { class: "table-box inner", tabIndex: 0, role: "region", "aria-label": "Failed objects" },
        element("table", { class: "data-table" },
          element("thead", {}, element("tr", {}, ...["Line", "Object", "Reason"].map((text) =>
            element("th", { scope: "col" }, text)))), this.#rows)),
      element("div", { class: "more" }, this.#more)));
  }

  /** @param {number} failed how many there are by now */
  set failedCount(failed) {
    if (failed === this.#shownCount) return;
    this.#shownCount = failed;
    this.hidden = failed === 0;
    this.#rows.replaceChildren();
    this.#next = -1;
    if (failed > 0) void this.#load();
  }

  async #load() {
    const page = await this.#api.failures(this.#name, this.#next).catch(() => null);
    if (!page) return;
    this.#rows.append(...page.failures.map(({ number, object, reason }) => element("tr", {},
      element("td", { class: "number" }, String(number + 1)),
      element("td", {}, element("code", {}, object)), element("td", {}, reason))));
    this.#more.hidden = page.next === null;
    this.#next = page.next ?? this.#next;
  }
}

customElements.define("failure-section", FailureSection);
