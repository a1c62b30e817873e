// How jobs are put into words and pictures on every page of the console.

import { element } from "../../crowd/base/dom.js";

/** @typedef {import("../console-api.js").ObjectCounts} ObjectCounts */

const numbers = new Intl.NumberFormat();
const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const STATUS_WORDS = { Initializing: "Initializing", InProgress: "In progress", Completed: "Complete", Failed: "Failed",
  Stopping: "Stopping", Stopped: "Stopped" };

/** The statuses a list may be narrowed to, by their API name. */
export const STATUSES = Object.entries(STATUS_WORDS);

/** @param {number} value */
export function count(value) {
  return numbers.format(value);
}

/** @param {string} time */
export function when(time) {
  return element("time", { dateTime: time, title: time }, times.format(new Date(time)));
}

/** @param {string} status */
export function statusBadge(status) {
  return element("span", { class: `status ${status.toLowerCase()}` }, STATUS_WORDS[status] ?? status);
}

/**
 * Labeled and failed objects as parts of one bar.
 * @param {ObjectCounts} objects
 * @param {string} name what the bar belongs to
 */
export function progressBar(objects, name) {
  const share = (/** @type {number} */ part) => objects.total > 0 ? Math.min(100, part / objects.total * 100) : 0;
  const labeled = element("span", { class: "bar-fill" });
  labeled.style.width = `${share(objects.labeled)}%`;
  const failed = element("span", { class: "bar-fill failed" });
  failed.style.width = `${share(objects.failed)}%`;
  return element("div", { class: "bar parts", role: "progressbar", "aria-label": `Progress of ${name}`,
    "aria-valuemin": "0", "aria-valuemax": "100",
    "aria-valuenow": String(Math.floor(share(objects.labeled + objects.failed))) }, labeled, failed);
}

/**
 * "ImageMultiClass" reads better as "Image Multi Class".
 * @param {string} type
 */
export function taskTypeWords(type) {
  return type.replace(/([a-z])([A-Z])/g, "$1 $2") || "Custom";
}

/** @param {number} seconds */
export function duration(seconds) {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor(whole % 3_600 / 60)} min`;
}
