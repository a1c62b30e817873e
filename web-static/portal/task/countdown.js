// What is left of a task's time limit: how it reads, how urgent it is, and when a screen reader should say so.

/** Below this much the time left stands out. */
const SOON_MS = 120_000;
const URGENT_MS = 30_000;
/** The moments that are announced, in seconds left. */
const ANNOUNCED_S = [300, 60, 10];

/**
 * @param {number} milliseconds
 * @returns {"calm" | "soon" | "urgent" | "over"}
 */
export function urgency(milliseconds) {
  if (milliseconds <= 0) return "over";
  if (milliseconds <= URGENT_MS) return "urgent";
  return milliseconds <= SOON_MS ? "soon" : "calm";
}

/**
 * "2 d 4 h", "1 h 5 min", "12 min" or, under ten minutes, "4:05".
 * @param {number} milliseconds
 */
export function formatTimeLeft(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/**
 * What to announce when the time left went from one value to another; null for nothing.
 * @param {number} before milliseconds
 * @param {number} now milliseconds
 */
export function announcement(before, now) {
  const passed = ANNOUNCED_S.filter((seconds) => before > seconds * 1000 && now <= seconds * 1000).at(-1);
  if (passed === undefined) return null;
  return passed >= 60 ? `${passed / 60} ${passed === 60 ? "minute" : "minutes"} left` : `${passed} seconds left`;
}
