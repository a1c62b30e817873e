// Answers on their way to the server. An answer is written down here before anything else happens, and stays until the
// server has acknowledged it or refused it for good: only then does the portal say "Saved".

import { ApiError, isTransient } from "../connection/api.js";
import { backoffDelay } from "../connection/backoff.js";

/**
 * @typedef {object} QueuedAnswer
 * @property {string} taskId
 * @property {string} leaseToken
 * @property {string} worker whose answer it is
 * @property {string} title
 * @property {object} answer
 * @property {number} timeSpentInSeconds
 * @property {number} queuedAt milliseconds since 1970
 * @property {boolean} needsAccept whether the task was shown ahead of its acceptance
 */

/** @typedef {{accepted: true, receipt: string} | {accepted: false, error: ApiError}} Outcome */

export class AnswerQueue extends EventTarget {
  #api;
  #store;
  #environment;
  /** @type {QueuedAnswer[]} */
  #waiting = [];
  /** @type {Map<string, (outcome: Outcome) => void>} */
  #awaited = new Map();
  #running = false;
  #offline = false;
  /** @type {(() => void) | null} */
  #wake = null;

  /**
   * @param {object} parts
   * @param {import("../connection/api.js").PortalApi} parts.api
   * @param {import("./local-store.js").IndexedStore | import("./local-store.js").MemoryStore} parts.store
   * @param {{random: () => number, now: () => number,
   *   setTimeout: (run: () => void, milliseconds: number) => any}} parts.environment
   */
  constructor({ api, store, environment }) {
    super();
    this.#api = api;
    this.#store = store;
    this.#environment = environment;
  }

  /** How many answers the server has not acknowledged yet. */
  get pending() {
    return this.#waiting.length;
  }

  /** Whether the last attempt got no answer. */
  get offline() {
    return this.#offline;
  }

  /**
   * Takes up what an earlier page of this worker left behind.
   * @param {string} worker
   */
  async open(worker) {
    const left = (await this.#store.all("answers")).filter((record) => record.worker === worker);
    const known = new Set(this.#waiting.map((record) => record.taskId));
    this.#waiting.unshift(...left.filter((record) => !known.has(record.taskId)).sort((a, b) => a.queuedAt - b.queuedAt));
    this.#announce();
    void this.#run();
  }

  /**
   * Writes an answer down and delivers it after those before it.
   * @param {QueuedAnswer} answer
   * @returns {Promise<Outcome>} settles when the server has decided, however long that takes
   */
  async deliver(answer) {
    await this.#store.put("answers", answer).catch(() => {});
    this.#waiting.push(answer);
    this.#announce();
    const outcome = new Promise((resolve) => this.#awaited.set(answer.taskId, resolve));
    void this.#run();
    return outcome;
  }

  /** Resolves when nothing is left to deliver. */
  async drained() {
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => this.addEventListener("change", resolve, { once: true }));
    }
  }

  /** The connection may be back: tries at once instead of waiting. */
  retryNow() {
    this.#wake?.();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let failures = 0; this.#waiting.length > 0;) {
        const answer = this.#waiting[0];
        try {
          this.#settle(answer, { accepted: true, receipt: await this.#send(answer) });
          failures = 0;
        } catch (error) {
          if (error instanceof ApiError && !isTransient(error) && error.status < 500) {
            this.#settle(answer, { accepted: false, error });
            continue;
          }
          failures += 1;
          this.#setOffline(true);
          await this.#pause(backoffDelay(failures, this.#environment.random));
        }
      }
    } finally {
      this.#running = false;
    }
  }

  /** @param {QueuedAnswer} answer */
  async #send(answer) {
    if (answer.needsAccept) {
      await this.#api.act("accept", answer);
      answer.needsAccept = false;
    }
    return (await this.#api.submit(answer)).receipt;
  }

  /**
   * @param {QueuedAnswer} answer
   * @param {Outcome} outcome
   */
  #settle(answer, outcome) {
    this.#waiting.shift();
    this.#offline = false;
    void this.#store.delete("answers", answer.taskId).catch(() => {});
    const awaited = this.#awaited.get(answer.taskId);
    this.#awaited.delete(answer.taskId);
    this.#announce();
    if (outcome.accepted === false) this.dispatchEvent(new CustomEvent("refused", { detail: { answer, error: outcome.error } }));
    awaited?.(outcome);
  }

  /** @param {number} milliseconds */
  #pause(milliseconds) {
    return new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
      this.#environment.setTimeout(() => resolve(undefined), milliseconds);
    });
  }

  /** @param {boolean} offline */
  #setOffline(offline) {
    if (this.#offline === offline) return;
    this.#offline = offline;
    this.#announce();
  }

  #announce() {
    this.dispatchEvent(new Event("change"));
  }
}
