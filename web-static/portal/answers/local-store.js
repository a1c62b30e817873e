// What must survive a closed tab: answers under way and drafts, in IndexedDB. Where the browser refuses it (some private
// windows), the page's memory has to do.

const DATABASE = "groundwork-portal";
const VERSION = 1;
export const STORES = /** @type {const} */ (["answers", "drafts"]);

/** @typedef {typeof STORES[number]} StoreName */

/** @returns {Promise<IndexedStore | MemoryStore>} */
export async function openLocalStore() {
  try {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name, { keyPath: "taskId" }));
    return new IndexedStore(await finished(request));
  } catch {
    return new MemoryStore();
  }
}

export class IndexedStore {
  #database;

  /** Whether what it holds outlives the page. */
  durable = true;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * @param {StoreName} store
   * @param {{taskId: string}} record
   */
  async put(store, record) {
    const transaction = this.#database.transaction(store, "readwrite", { durability: "strict" });
    transaction.objectStore(store).put(record);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }

  /**
   * @param {StoreName} store
   * @param {string} taskId
   * @returns {Promise<any>}
   */
  get(store, taskId) {
    return finished(this.#database.transaction(store).objectStore(store).get(taskId));
  }

  /**
   * @param {StoreName} store
   * @returns {Promise<any[]>}
   */
  all(store) {
    return finished(this.#database.transaction(store).objectStore(store).getAll());
  }

  /**
   * @param {StoreName} store
   * @param {string} taskId
   */
  async delete(store, taskId) {
    await finished(this.#database.transaction(store, "readwrite").objectStore(store).delete(taskId));
  }
}

export class MemoryStore {
  durable = false;
  #records = new Map(STORES.map((name) => [name, new Map()]));

  /**
   * @param {StoreName} store
   * @param {{taskId: string}} record
   */
  async put(store, record) {
    this.#of(store).set(record.taskId, structuredClone(record));
  }

  /**
   * @param {StoreName} store
   * @param {string} taskId
   */
  async get(store, taskId) {
    return structuredClone(this.#of(store).get(taskId));
  }

  /** @param {StoreName} store */
  async all(store) {
    return [...this.#of(store).values()].map((record) => structuredClone(record));
  }

  /**
   * @param {StoreName} store
   * @param {string} taskId
   */
  async delete(store, taskId) {
    this.#of(store).delete(taskId);
  }

  /** @param {StoreName} store */
  #of(store) {
    return /** @type {Map<string, any>} */ (this.#records.get(store));
  }
}

/**
 * @template Value
 * @param {IDBRequest<Value>} request
 * @returns {Promise<Value>}
 */
function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
