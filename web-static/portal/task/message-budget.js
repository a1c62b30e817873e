// What a task page may send: a template is untrusted, so the number and the size of its messages have limits.

/** Messages at once, and how fast that allowance comes back. */
export const BURST = 120;
export const PER_SECOND = 30;
/** The largest answer and draft, in bytes of their JSON; with its envelope it stays under the server's 2 MB. */
export const MAX_ANSWER_BYTES = 2_000_000;
export const MAX_DRAFT_BYTES = 1_000_000;

export class MessageBudget {
  #left = BURST;
  #at = 0;

  /**
   * Counts a message.
   * @param {number} now milliseconds
   * @returns {boolean} whether it is within the budget
   */
  spend(now) {
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#at) / 1000 * PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

/**
 * A message's payload as plain JSON, or null when it is no JSON object or larger than allowed.
 * @param {unknown} value
 * @param {number} maxBytes
 * @returns {object | null}
 */
export function plainObject(value, maxBytes) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  try {
    const text = JSON.stringify(value);
    return new TextEncoder().encode(text).length <= maxBytes ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
