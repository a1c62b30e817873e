// The portal's JSON interface. Everything the pages ask of the server goes through here: the CSRF header, retries when
// the connection or the server falters, and signing in again without losing what the annotator has done.

import { LONGEST_DELAY_MS, retrying } from "./backoff.js";

/**
 * @typedef {object} Task
 * @property {string} taskId
 * @property {string} leaseToken
 * @property {string} jobId
 * @property {string} title
 * @property {string} description
 * @property {"accepted" | "reserved"} state
 * @property {string | null} expiresAt
 * @property {number} timeLimitSeconds
 * @property {string} frameUrl
 * @property {object | null} draft
 * @property {number} draftSequence
 */

/**
 * @typedef {object} Job
 * @property {string} jobId
 * @property {string} jobName
 * @property {string} title
 * @property {string} description
 * @property {string[]} keywords
 * @property {string} taskType
 * @property {string} status
 * @property {string} createdAt
 * @property {number} timeLimitSeconds
 * @property {{total: number, labeled: number, failed: number}} objects
 * @property {boolean} available
 * @property {{submitted: number, stopped: {taskId: string}[]}} mine
 */

const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;
const TRANSIENT = new Set([429, 502, 503, 504]);

/** The server's refusal. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {number | undefined} retryAfterMs
   */
  constructor(status, code, message, retryAfterMs) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came: the network or the server is away. */
export class ConnectionError extends Error {}

/** @param {unknown} error whether trying again may help */
export function isTransient(error) {
  return error instanceof ConnectionError || (error instanceof ApiError && TRANSIENT.has(error.status));
}

export class PortalApi {
  /** Sent with everything that changes something. */
  csrfToken = "";
  /** How far the server's clock is ahead of this device's, in milliseconds. */
  serverAheadMs = 0;
  /**
   * Asks the annotator to sign in again; resolves when that is done.
   * @type {() => Promise<void>}
   */
  signInAgain = () => Promise.reject(new ApiError(401, "NotSignedIn", "Sign in to go on.", undefined));

  #fetch;
  #sleep;
  #random;

  /**
   * @param {object} environment
   * @param {typeof fetch} environment.fetch
   * @param {(milliseconds: number) => Promise<void>} environment.sleep
   * @param {() => number} environment.random
   */
  constructor({ fetch, sleep, random }) {
    this.#fetch = fetch;
    this.#sleep = sleep;
    this.#random = random;
  }

  session() {
    return this.#call("GET", "/api/session", { signedOutIsAnswer: true });
  }

  signOut() {
    return this.#call("DELETE", "/api/session");
  }

  /** @returns {Promise<Job[]>} */
  async jobs() {
    return (await this.#call("GET", "/api/jobs")).jobs;
  }

  /**
   * The next task of a job, or how long to wait where there is none now.
   * @param {string} jobId
   * @param {{prefetch?: boolean}} options
   * @returns {Promise<{task: Task | null, retryAfterMs?: number}>}
   */
  async nextTask(jobId, { prefetch = false } = {}) {
    const path = `/api/jobs/${encodeURIComponent(jobId)}/tasks`;
    const answer = await this.#call("POST", path, { body: prefetch ? { prefetch: true } : {}, whole: true });
    return answer.value ? { task: answer.value } : { task: null, retryAfterMs: answer.retryAfterMs };
  }

  /**
   * What an annotator does with a task: accept, decline, release, stop or resume.
   * @param {string} action
   * @param {{taskId: string, leaseToken?: string}} task
   * @param {{keepalive?: boolean}} options
   */
  act(action, { taskId, leaseToken }, { keepalive } = {}) {
    return this.#call("POST", `/api/tasks/${encodeURIComponent(taskId)}/${action}`, { body: { leaseToken }, keepalive });
  }

  /**
   * @param {{taskId: string, leaseToken: string}} task
   * @param {{sequence: number, draft: object}} draft
   * @param {{keepalive?: boolean}} options
   */
  saveDraft({ taskId, leaseToken }, { sequence, draft }, { keepalive } = {}) {
    return this.#call("PUT", `/api/tasks/${encodeURIComponent(taskId)}/draft`,
      { body: { leaseToken, sequence, draft }, keepalive, attempts: 1 });
  }

  /**
   * Tries once: the answer queue does the waiting.
   * @param {{taskId: string, leaseToken: string, answer: object, timeSpentInSeconds: number}} submission
   * @returns {Promise<{receipt: string, submittedAt: string}>}
   */
  submit({ taskId, leaseToken, answer, timeSpentInSeconds }) {
    return this.#call("POST", `/api/tasks/${encodeURIComponent(taskId)}/submit`,
      { body: { leaseToken, answer, timeSpentInSeconds }, attempts: 1 });
  }

  /** The present moment by the server's clock, in milliseconds. */
  serverNow() {
    return Date.now() + this.serverAheadMs;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{body?: object, keepalive?: boolean, attempts?: number, signedOutIsAnswer?: boolean, whole?: boolean}} [options]
   * @returns {Promise<any>}
   */
  async #call(method, path, options = {}) {
    const once = () => this.#once(method, path, options);
    const answer = await retrying(() => this.#signedIn(once, options), {
      attempts: options.attempts ?? ATTEMPTS,
      isTransient,
      wishedDelay: (error) => error instanceof ApiError && error.retryAfterMs !== undefined
        ? Math.min(error.retryAfterMs, LONGEST_DELAY_MS) : undefined,
      sleep: this.#sleep,
      random: this.#random,
    });
    return options.whole ? answer : answer.value;
  }

  /**
   * Where the session ended, signs in again and repeats; where the token is out of date, fetches it and repeats.
   * @param {() => Promise<any>} once
   * @param {{signedOutIsAnswer?: boolean, keepalive?: boolean}} options
   */
  async #signedIn(once, { signedOutIsAnswer, keepalive }) {
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof ApiError) || signedOutIsAnswer || keepalive) throw error;
      if (error.status === 401) await this.signInAgain();
      else if (error.code === "WrongCSRFToken") this.csrfToken = (await this.session()).csrfToken;
      else throw error;
      return once();
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{body?: object, keepalive?: boolean}} options
   */
  async #once(method, path, { body, keepalive = false }) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (method !== "GET") headers["X-CSRF-Token"] = this.csrfToken;
    if (body) headers["Content-Type"] = "application/json";
    let response;
    let text;
    try {
      response = await this.#fetch(path, {
        method, headers, keepalive, body: body && JSON.stringify(body), credentials: "same-origin", cache: "no-store",
        redirect: "error", signal: /** @type {any} */ (AbortSignal).timeout(TIMEOUT_MS),
      });
      text = await response.text();
    } catch (error) {
      throw new ConnectionError("The server does not answer.", { cause: error });
    }
    this.#noteClock(response);
    const seconds = Number(response.headers.get("Retry-After") ?? NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    const value = parse(text);
    if (response.ok) return { value, retryAfterMs };
    const { code = "ServerError", message = `The server answered ${response.status}.` } = value?.error ?? {};
    throw new ApiError(response.status, code, message, retryAfterMs);
  }

  /** @param {Response} response */
  #noteClock(response) {
    const server = Date.parse(response.headers.get("Date") ?? "");
    // The header is cut to whole seconds: taking the next one never shows time that is not there.
    if (Number.isFinite(server)) this.serverAheadMs = server + 1_000 - Date.now();
  }
}

/** @param {string} text */
function parse(text) {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
