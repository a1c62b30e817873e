// The time an annotator really spends on a task, which the answer carries as timeSpentInSeconds.

/** After this long without a sign of life the annotator is taken to have left the desk. */
export const IDLE_AFTER_MS = 60_000;

/**
 * Counts while the page is visible and the annotator active; a pause counts up to `IDLE_AFTER_MS` after the last sign
 * of life. The present moment, in milliseconds, is passed in with every call.
 */
export class TaskClock {
  #spent = 0;
  /** @type {number | null} when the stretch under way began */
  #since = null;
  #lastActive = 0;

  /** @param {number} now */
  start(now) {
    if (this.#since !== null) return;
    this.#since = now;
    this.#lastActive = now;
  }

  /**
   * The page was hidden, or the task left.
   * @param {number} now
   */
  pause(now) {
    if (this.#since === null) return;
    this.#spent += this.#stretch(now);
    this.#since = null;
  }

  /**
   * The annotator did something.
   * @param {number} now
   */
  activity(now) {
    if (this.#since === null) return;
    if (now - this.#lastActive > IDLE_AFTER_MS) {
      this.#spent += this.#stretch(now);
      this.#since = now;
    }
    this.#lastActive = now;
  }

  /**
   * Seconds so far, to the millisecond.
   * @param {number} now
   */
  seconds(now) {
    const running = this.#since === null ? 0 : this.#stretch(now);
    return Math.round(this.#spent + running) / 1000;
  }

  /** @param {number} now */
  #stretch(now) {
    const end = Math.min(now, this.#lastActive + IDLE_AFTER_MS);
    return Math.max(0, end - /** @type {number} */ (this.#since));
  }
}
