// The draft of one task: on this device at once, on the server every few seconds, newest wins when the task opens again.

/** How often changes go to the server. */
export const SYNC_INTERVAL_MS = 15_000;
/** Drafts of tasks that never came back are forgotten after this long. */
const KEEP_MS = 30 * 24 * 3_600_000;

/**
 * @typedef {import("../answers/local-store.js").IndexedStore | import("../answers/local-store.js").MemoryStore} Store
 */

export class TaskDraft {
  #task;
  #api;
  #store;
  #worker;
  #sequence;
  /** @type {object | null} */
  #draft = null;
  #unsent = false;
  /** @type {Promise<void> | null} */
  #sending = null;

  /**
   * @param {object} parts
   * @param {import("../connection/api.js").Task} parts.task
   * @param {import("../connection/api.js").PortalApi} parts.api
   * @param {Store} parts.store
   * @param {string} parts.worker
   */
  constructor({ task, api, store, worker }) {
    this.#task = task;
    this.#api = api;
    this.#store = store;
    this.#worker = worker;
    this.#sequence = task.draftSequence ?? 0;
  }

  /**
   * The newest draft there is, null for none.
   * @returns {Promise<object | null>}
   */
  async load() {
    const local = await this.#store.get("drafts", this.#task.taskId).catch(() => undefined);
    if (local && local.worker === this.#worker && local.sequence > this.#sequence) {
      this.#sequence = local.sequence;
      this.#draft = local.draft;
      this.#unsent = true;
    } else {
      this.#draft = this.#task.draft ?? null;
    }
    return this.#draft;
  }

  /** @param {object} draft */
  async update(draft) {
    this.#sequence += 1;
    this.#draft = draft;
    this.#unsent = true;
    const record = { taskId: this.#task.taskId, worker: this.#worker, sequence: this.#sequence, draft, savedAt: Date.now() };
    await this.#store.put("drafts", record).catch(() => {});
  }

  /**
   * Sends what the server does not have yet. A failure is no matter: the draft is on this device, and the next flush
   * carries it.
   * @param {{keepalive?: boolean}} [options]
   */
  async flush(options = {}) {
    if (!this.#unsent || !this.#draft) return;
    await this.#sending;
    const sequence = this.#sequence;
    this.#unsent = false;
    this.#sending = this.#api.saveDraft(this.#task, { sequence, draft: this.#draft }, options)
      .catch(() => { this.#unsent = true; })
      .then(() => { this.#sending = null; });
    await this.#sending;
  }

  /** The task is done: its draft is no longer needed. */
  async discard() {
    this.#unsent = false;
    await this.#store.delete("drafts", this.#task.taskId).catch(() => {});
  }
}

/**
 * Forgets drafts that nobody came back for.
 * @param {Store} store
 * @param {number} now
 */
export async function forgetOldDrafts(store, now) {
  const drafts = await store.all("drafts").catch(() => []);
  await Promise.all(drafts.filter((draft) => now - draft.savedAt > KEEP_MS)
    .map((draft) => store.delete("drafts", draft.taskId)));
}
