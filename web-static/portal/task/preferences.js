// How an annotator arranged the task page; kept on this device, for each annotator who uses it, and handed to each task.

const KEY = "groundwork-task-preferences";

/**
 * @param {string} worker
 * @returns {Record<string, unknown>}
 */
export function readPreferences(worker) {
  try {
    const value = JSON.parse(localStorage.getItem(`${KEY}:${worker}`) ?? "{}");
    return value !== null && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} worker
 * @param {string} name
 * @param {unknown} value
 */
export function writePreference(worker, name, value) {
  try {
    localStorage.setItem(`${KEY}:${worker}`, JSON.stringify({ ...readPreferences(worker), [name]: value }));
  } catch {
    // Without storage each task starts in the default arrangement.
  }
}
