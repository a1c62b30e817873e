import { element } from "../../crowd/base/dom.js";

/** @typedef {import("../connection/api.js").Job} Job */

const numbers = new Intl.NumberFormat();

/** A job in the list: what it is, how far it is, and the way in. */
export class JobCard extends HTMLElement {
  /** @param {Job} job */
  set job(job) {
    const { objects, mine } = job;
    const done = objects.labeled + objects.failed;
    const finished = objects.total > 0 && done >= objects.total;
    const address = `/jobs/${encodeURIComponent(job.jobId)}`;
    const title = element("h2", { id: `job-${job.jobId}` }, job.title || job.jobName);
    this.replaceChildren(
      element("article", { class: "job-card", "aria-labelledby": `job-${job.jobId}` },
        element("div", { class: "job-text" },
          element("div", { class: "job-head" }, title, status(job, finished)),
          job.description && element("p", { class: "job-description" }, job.description),
          tags(job)),
        element("div", { class: "job-progress" },
          bar(done, objects.total),
          element("p", { class: "job-counts" },
            element("strong", {}, `${numbers.format(objects.labeled)} of ${numbers.format(objects.total)}`), " labeled",
            objects.failed > 0 && `, ${numbers.format(objects.failed)} failed`),
          element("p", { class: "job-mine" }, mine.submitted === 0 ? "You have not submitted any yet"
            : `You submitted ${numbers.format(mine.submitted)}`)),
        element("div", { class: "job-actions" }, ...this.#actions(job, address))));
  }

  /**
   * @param {Job} job
   * @param {string} address
   */
  #actions(job, address) {
    const stopped = job.mine.stopped.map(({ taskId }, index) => element("a", {
      class: "button", href: `${address}?task=${encodeURIComponent(taskId)}`,
      "aria-describedby": `job-${job.jobId}`,
    }, job.mine.stopped.length === 1 ? "Resume stopped task" : `Resume stopped task ${index + 1}`));
    const start = job.available
      ? element("a", { class: "button primary start", href: address, "aria-describedby": `job-${job.jobId}` },
        job.mine.submitted > 0 ? "Continue" : "Start labeling")
      : element("span", { class: "nothing" }, "No task for you right now");
    return [start, ...stopped];
  }
}

/**
 * @param {Job} job
 * @param {boolean} finished
 */
function status(job, finished) {
  if (job.available || job.status === "InProgress" && !finished) return null;
  const words = { Completed: "Completed", Stopped: "Stopped", Stopping: "Stopping", Failed: "Failed",
    Initializing: "Being prepared" };
  return element("span", { class: "chip" }, words[job.status] ?? (finished ? "All labeled" : job.status));
}

/** @param {Job} job */
function tags(job) {
  const chips = [...new Set([readable(job.taskType), ...job.keywords])].filter((text) => text !== "");
  if (chips.length === 0) return null;
  return element("ul", { class: "chips", "aria-label": "Type and keywords" },
    ...chips.slice(0, 8).map((text, index) => element("li", { class: index === 0 ? "chip type" : "chip" }, text)));
}

/**
 * "ImageMultiClass" reads better as "Image classification".
 * @param {string} type
 */
function readable(type) {
  const names = { ImageMultiClass: "Image classification", TextMultiClass: "Text classification",
    ImageMultiClassMultiLabel: "Image classification", TextMultiClassMultiLabel: "Text classification",
    BoundingBox: "Bounding boxes", SemanticSegmentation: "Segmentation", NamedEntityRecognition: "Named entities" };
  return names[type] ?? (type ?? "").replace(/([a-z])([A-Z])/g, "$1 $2");
}

/**
 * @param {number} done
 * @param {number} total
 */
function bar(done, total) {
  const percent = total > 0 ? Math.min(100, done / total * 100) : 0;
  const fill = element("span", { class: "bar-fill" });
  fill.style.width = `${percent}%`;
  return element("div", { class: "bar", role: "progressbar", "aria-label": "Job progress", "aria-valuemin": "0",
    "aria-valuemax": "100", "aria-valuenow": String(Math.floor(percent)) }, fill);
}

customElements.define("job-card", JobCard);
