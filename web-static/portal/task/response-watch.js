// A task page is a stranger's code: a script of it may never end. The page is asked now and then, and when it stays silent
// the annotator is told what can be done about it.

/** How often the page is asked. */
export const ASK_MS = 5_000;
/** A page that has not answered for this long does not respond. */
export const SILENT_AFTER_MS = 15_000;

export class ResponseWatch {
  #ask;
  #onSilent;
  #timer = 0;
  #unanswered = 0;

  /**
   * @param {() => void} ask sends a question to the page
   * @param {() => void} onSilent runs once for each time that the page falls silent
   */
  constructor(ask, onSilent) {
    this.#ask = ask;
    this.#onSilent = onSilent;
  }

  start() {
    this.stop();
    this.#timer = setInterval(() => this.tick(document.hidden), ASK_MS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#unanswered = 0;
  }

  /** The page said something. */
  heard() {
    this.#unanswered = 0;
  }

  /**
   * One turn. Browsers slow hidden pages down, which says nothing about the task.
   * @param {boolean} hidden
   */
  tick(hidden) {
    if (hidden) {
      this.#unanswered = 0;
      return;
    }
    if (this.#unanswered * ASK_MS === SILENT_AFTER_MS) this.#onSilent();
    this.#unanswered += 1;
    this.#ask();
  }
}
