import { element } from "../../crowd/base/dom.js";

const decimals = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 3 });

/** How far the workers of a job agree beyond chance, where the job has written its report. */
export class AgreementSection extends HTMLElement {
  #api;
  #name;

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

  async connectedCallback() {
    const reply = await this.#api.agreement(this.#name).catch(() => null);
    if (!reply?.agreement) return;
    this.replaceChildren(element("section", { class: "panel", "aria-labelledby": "agreement" },
      element("h2", { id: "agreement" }, "Agreement"), ...parts(reply.agreement)));
    this.hidden = false;
  }
}

customElements.define("agreement-section", AgreementSection);

/**
 * @typedef {{alpha?: number, low?: number, high?: number, objects: number}} Agreement
 * @typedef {{statistic: string, distance: string, totalObjects: number, isSample: boolean, job: Agreement,
 *   labels: {label: string, agreement: Agreement}[], workers: {workerId: string, agreement: Agreement}[]}} Report
 */

/** @param {any} given */
function parts(given) {
  const report = /** @type {Report} */ (given);
  const of = report.isSample ? "a sample of " : "";
  return [
    element("p", {}, element("strong", { class: "alpha" }, figure(report.job)), " ", interval(report.job),
      element("br"), element("span", { class: "soft" }, `Krippendorff’s alpha, with its 95 % interval, on ${of}`
        + `${report.job.objects} objects: 1 is perfect agreement, 0 what chance gives.`)),
    ...table("By label", "Label", report.labels.map(({ label, agreement }) => [label, agreement])),
    ...table("By worker", "Worker", report.workers.map(({ workerId, agreement }) => [workerId, agreement])),
  ];
}

/**
 * @param {string} title
 * @param {string} head
 * @param {[string, Agreement][]} rows
 */
function table(title, head, rows) {
  if (rows.length === 0) return [];
  return [element("h3", {}, title),
    element("div", { class: "table-box inner", tabIndex: 0, role: "region", "aria-label": `Agreement ${title.toLowerCase()}` },
      element("table", { class: "data-table" },
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, head),
          ...["Alpha", "95 % interval", "Objects"].map((text) => element("th", { scope: "col", class: "number" }, text)))),
        element("tbody", {}, ...rows.map(([name, agreement]) => element("tr", {}, element("th", { scope: "row" }, name),
          element("td", { class: "number" }, figure(agreement)), element("td", { class: "number" }, interval(agreement) || "–"),
          element("td", { class: "number" }, String(agreement.objects)))))))];
}

/** @param {Agreement} agreement */
function figure({ alpha }) {
  return typeof alpha === "number" ? decimals.format(alpha) : "Undefined";
}

/** @param {Agreement} agreement */
function interval({ low, high }) {
  return typeof low === "number" && typeof high === "number" ? `${decimals.format(low)} to ${decimals.format(high)}` : "";
}
