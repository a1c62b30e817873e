/**
 * @typedef {{total: number, labeled: number, machineLabeled: number, failed: number, unlabeled: number}} ObjectCounts
 * @typedef {{number: number, state: string, labeled: number | null, predicted: number | null, machineLabeled: number | null,
 *   people: number | null, statement: string | null, problem: string | null}} AutoLabelingRound
 * @typedef {{algorithm: string, statement: string | null, problem: string | null, rounds: AutoLabelingRound[]}} AutoLabeling
 * @typedef {{name: string, status: string, createdAt: string, modifiedAt: string, objects: ObjectCounts}} JobSummary
 * @typedef {JobSummary & {arn: string, title: string, description: string, failureReason: string | null,
 *   taskType: string, templateUri: string, manifestUri: string, outputPath: string, outputUri: string | null,
 *   workteamArn: string, labelAttributeName: string, workersPerObject: number, timeLimitSeconds: number,
 *   categories: string[], autoLabeling: AutoLabeling | null, exports: {format: string, title: string}[]}} JobDetail
 * @typedef {{accessKeyId: string, csrfToken: string, organizationName: string, account: string}} ConsoleSession
 * @typedef {{line: number, column: number, message: string}} TemplateFault
 */

/** A refusal by the server, in words for the person at the screen. */
export class ConsoleError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The console's interface on the server. Fires `signedout` when a session has ended. */
export class ConsoleApi extends EventTarget {
  /** @type {ConsoleSession | null} */
  session = null;

  /** Finds out whether somebody is signed in. */
  async open() {
    try {
      this.session = await this.#call("GET", "/session");
    } catch (error) {
      if (!(error instanceof ConsoleError && error.status === 401)) throw error;
    }
  }

  /**
   * @param {string} accessKeyId
   * @param {string} secretAccessKey
   */
  async signIn(accessKeyId, secretAccessKey) {
    this.session = await this.#call("POST", "/session", { accessKeyId, secretAccessKey });
  }

  async signOut() {
    await this.#call("DELETE", "/session");
    this.#end();
  }

  /**
   * @param {{status?: string, name?: string, before?: string}} query
   * @returns {Promise<{jobs: JobSummary[], next: string | null}>}
   */
  jobs(query) {
    const given = Object.entries(query).filter(([, value]) => value);
    return this.#call("GET", `/jobs?${new URLSearchParams(given)}`);
  }

  /**
   * @param {string} name
   * @returns {Promise<JobDetail>}
   */
  job(name) { return this.#call("GET", jobPath(name)); }

  /**
   * @param {string} name
   * @param {number} after
   * @returns {Promise<{failures: {number: number, object: string, reason: string}[], next: number | null}>}
   */
  failures(name, after) { return this.#call("GET", `${jobPath(name)}/failures?after=${after}`); }

  /**
   * @param {string} name
   * @returns {Promise<{workers: {workerId: string, name: string | null, submitted: number, declined: number,
   *   seconds: number, lastSubmittedAt: string | null}[]}>}
   */
  workers(name) { return this.#call("GET", `${jobPath(name)}/workers`); }

  /**
   * @param {string} name
   * @returns {Promise<{agreement: object | null}>}
   */
  agreement(name) { return this.#call("GET", `${jobPath(name)}/agreement`); }

  /**
   * @param {string} name
   * @returns {Promise<{template: string, input: object}>}
   */
  template(name) { return this.#call("GET", `${jobPath(name)}/template`); }

  /**
   * @param {string} name
   * @returns {Promise<JobDetail>}
   */
  stop(name) { return this.#call("POST", `${jobPath(name)}/stop`, {}); }

  /**
   * @param {string} template
   * @param {string} input JSON text
   * @returns {Promise<{frameUrl: string | null, errors: TemplateFault[]}>}
   */
  preview(template, input) { return this.#call("POST", "/previews", { template, input }); }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #call(method, path, body) {
    const headers = new Headers({ Accept: "application/json" });
    if (body) headers.set("Content-Type", "application/json");
    if (this.session) headers.set("X-CSRF-Token", this.session.csrfToken);
    let response;
    try {
      response = await fetch(`/console/api${path}`, { method, headers, body: body && JSON.stringify(body) });
    } catch {
      throw new ConsoleError(0, "Unreachable", "The server cannot be reached. Check the connection and try again.");
    }
    if (response.status === 204) return null;
    const reply = await response.json().catch(() => ({}));
    if (response.ok) return reply;
    const { code = "Failed", message = `The server answered with status ${response.status}.` } = reply.error ?? {};
    if (response.status === 401 && this.session) this.#end();
    throw new ConsoleError(response.status, code, message);
  }

  #end() {
    this.session = null;
    this.dispatchEvent(new Event("signedout"));
  }
}

/**
 * Where the browser downloads a job's labels in another format.
 * @param {string} name
 * @param {string} format
 */
export function exportAddress(name, format) {
  return `/console/api${jobPath(name)}/export?format=${encodeURIComponent(format)}`;
}

/** @param {string} name */
function jobPath(name) {
  return `/jobs/${encodeURIComponent(name)}`;
}
