import { element } from "../../crowd/base/dom.js";
import { ask } from "../../ui/dialogs.js";
import { toast } from "../../ui/toasts.js";
import { exportAddress } from "../console-api.js";
import { AgreementSection } from "./agreement-section.js";
import { AutoLabelingSection } from "./auto-labeling-section.js";
import { FailureSection } from "./failure-section.js";
import { count, progressBar, statusBadge, taskTypeWords, when } from "./job-words.js";
import { WorkerSection } from "./worker-section.js";

/** @typedef {import("../console-api.js").JobDetail} JobDetail */

const REFRESH_MS = 5_000;
const RUNNING = new Set(["Initializing", "InProgress", "Stopping"]);

/** Everything about one labeling job. */
export class JobPage extends HTMLElement {
  #api;
  #name;
  #head = element("div");
  #overview = element("div");
  #rest = element("div", { class: "sections" });
  #timer = 0;
  /** What is on show, so that nothing is drawn anew without need. */
  #shown = "";
  #sections = false;

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
    this.replaceChildren(element("div", { class: "page wide-page" },
      element("a", { class: "back", href: "/console" }, "← Labeling jobs"), this.#head, this.#overview, this.#rest));
    void this.#load();
    this.#timer = window.setInterval(() => void this.#load(), REFRESH_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #load() {
    try {
      this.#show(await this.#api.job(this.#name));
    } catch (error) {
      if (!this.#api.session || this.#shown) return;
      this.#head.replaceChildren(element("div", { class: "page-head" }, element("h1", {}, this.#name)),
        element("p", { class: "notice danger", role: "alert" }, /** @type {Error} */ (error).message));
      clearInterval(this.#timer);
    }
  }

  /** @param {JobDetail} job */
  #show(job) {
    const text = JSON.stringify(job);
    if (text === this.#shown) return;
    this.#shown = text;
    if (!RUNNING.has(job.status)) clearInterval(this.#timer);
    if (this.#head.contains(document.activeElement) === false || !RUNNING.has(job.status)) this.#showHead(job);
    this.#overview.replaceChildren(
      ...(job.failureReason ? [element("p", { class: "notice danger" }, element("strong", {}, "Why it failed: "), job.failureReason)] : []),
      progress(job));
    if (!this.#sections) {
      this.#sections = true;
      this.#rest.replaceChildren(new AutoLabelingSection(), facts(job), new FailureSection(this.#api, job.name), new WorkerSection(this.#api, job.name),
        new AgreementSection(this.#api, job.name));
    }
    const autoLabeling = this.#rest.querySelector("auto-labeling-section");
    if (autoLabeling) /** @type {AutoLabelingSection} */ (autoLabeling).value = job.autoLabeling;
    const failures = this.#rest.querySelector("failure-section");
    if (failures) /** @type {FailureSection} */ (failures).failedCount = job.objects.failed;
  }

  /** @param {JobDetail} job */
  #showHead(job) {
    const stoppable = job.status === "Initializing" || job.status === "InProgress";
    this.#head.replaceChildren(element("div", { class: "page-head" },
      element("h1", {}, job.name), statusBadge(job.status),
      element("div", { class: "head-actions" },
        element("a", { class: "button", href: `/console/preview?job=${encodeURIComponent(job.name)}` }, "Preview template"),
        downloads(job),
        stoppable && element("button", { type: "button", class: "stop", onclick: () => void this.#stop(job) }, "Stop"))));
  }

  /** @param {JobDetail} job */
  async #stop(job) {
    const agreed = await ask({ title: `Stop ${job.name}?`, confirm: "Stop the job", danger: true,
      text: "Workers get no more tasks, and the job cannot be started again. What is labeled so far is written to the output." });
    if (!agreed) return;
    try {
      this.#show(await this.#api.stop(job.name));
    } catch (error) {
      toast(/** @type {Error} */ (error).message, { stays: true });
    }
  }
}

/** @param {JobDetail} job */
function progress(job) {
  const { objects } = job;
  const figures = [["Labeled", objects.labeled, "ok"],
    ...(job.autoLabeling ? [["By the model", objects.machineLabeled, ""]] : []), ["Waiting", objects.unlabeled, ""], ["Failed", objects.failed, "danger"],
    ["Total", objects.total, ""]];
  const percent = objects.total > 0 ? Math.floor((objects.labeled + objects.failed) / objects.total * 100) : 0;
  return element("section", { class: "panel", "aria-label": "Progress" },
    element("dl", { class: "figures-row" }, ...figures.map(([label, value, tone]) =>
      element("div", {}, element("dt", {}, String(label)), element("dd", { class: value ? String(tone) : "" }, count(Number(value)))))),
    element("div", { class: "progress-line" }, progressBar(objects, job.name), element("span", { class: "percent" }, `${percent} %`)));
}

/** @param {JobDetail} job */
function facts(job) {
  const workteam = job.workteamArn.split("/").at(-1) ?? job.workteamArn;
  const rows = [
    ["Task", element("span", {}, element("strong", {}, job.title), element("br"), element("span", { class: "soft" }, job.description))],
    ["Task type", taskTypeWords(job.taskType)], ["Label attribute", code(job.labelAttributeName)],
    ["Label categories", job.categories.length > 0
      ? element("ul", { class: "chips" }, ...job.categories.map((name) => element("li", { class: "chip" }, name))) : "None"],
    ["Work team", element("span", { title: job.workteamArn }, workteam)],
    ["Workers per object", String(job.workersPerObject)],
    ["Template", code(job.templateUri)], ["Input manifest", code(job.manifestUri)],
    ["Output", code(job.outputUri ?? job.outputPath)], ["Created", when(job.createdAt)],
    ["Last changed", when(job.modifiedAt)], ["ARN", code(job.arn)],
  ];
  return element("section", { class: "panel", "aria-labelledby": "facts" },
    element("h2", { id: "facts" }, "Details"),
    element("dl", { class: "facts" }, ...rows.map(([label, value]) =>
      element("div", {}, element("dt", {}, /** @type {string} */ (label)), element("dd", {}, value)))));
}

/** @param {JobDetail} job */
function downloads(job) {
  const id = "download-menu";
  const button = element("button", { type: "button" }, "Download labels");
  const menu = element("div", { class: "menu downloads", id, popover: "auto" },
    ...job.exports.map(({ format, title }) => {
      const [name, about] = title.split(/: (.*)/su);
      return element("a", { href: exportAddress(job.name, format), download: "" },
        element("strong", {}, name), about && element("span", {}, about));
    }));
  button.setAttribute("popovertarget", id);
  menu.addEventListener("click", () => menu.hidePopover());
  menu.addEventListener("toggle", () => {
    const box = button.getBoundingClientRect();
    menu.style.top = `${box.bottom + 6}px`;
    menu.style.right = `${Math.max(12, document.documentElement.clientWidth - box.right)}px`;
  });
  return element("span", {}, button, menu);
}

/** @param {string} text */
function code(text) {
  return element("code", {}, text);
}

customElements.define("job-page", JobPage);
