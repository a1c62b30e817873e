// How the annotator arranged the task page; kept on this device and handed to each task.

const KEY = "groundwork-task-preferences";

/** @returns {Record<string, unknown>} */
export function readPreferences() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return value !== null && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function writePreference(name, value) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), [name]: value }));
  } catch {
    // Without storage each task starts in the default arrangement.
  }
}
