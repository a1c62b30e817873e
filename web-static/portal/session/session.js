// Who is signed in, and signing in again in the middle of the work. Signing in happens in a window of its own: the task
// stays where it is, with all that was entered.

import { element } from "../../crowd/base/dom.js";
import { makeDialog } from "../../ui/dialogs.js";

const WINDOW_NAME = "groundwork-sign-in";
const CHANNEL = "groundwork-session";
const POLL_MS = 2_000;
const SIGN_IN = "/signin";

/** @typedef {{sub: string, username: string, name: string, email: string}} Worker */

export class Session {
  /** @type {Worker} */
  worker = { sub: "", username: "", name: "", email: "" };
  organizationName = "";

  #api;
  /** @type {Promise<void> | null} */
  #again = null;

  /** @param {import("../connection/api.js").PortalApi} api */
  constructor(api) {
    this.#api = api;
    api.signInAgain = () => this.#signInAgain();
  }

  /** How the annotator is addressed. */
  get displayName() {
    return this.worker.name || this.worker.username || this.worker.email;
  }

  /** Reads the session; rejects with a 401 when nobody is signed in. */
  async open() {
    const { worker, csrfToken, organizationName } = await this.#api.session();
    this.worker = worker;
    this.organizationName = organizationName ?? "";
    this.#api.csrfToken = csrfToken;
  }

  async end() {
    await this.#api.signOut();
    location.assign("/logout");
  }

  #signInAgain() {
    this.#again ??= this.#ask().finally(() => { this.#again = null; });
    return this.#again;
  }

  #ask() {
    const signIn = element("a", { class: "button primary", href: SIGN_IN, target: WINDOW_NAME, onclick: openWindow }, "Sign in");
    const status = element("p", { class: "soft", role: "status" }, "Your work on this page is kept.");
    const dialog = makeDialog("Your session has ended",
      [element("p", {}, "Sign in again to go on. A new window opens; this page stays as it is."), status], [signIn],
      { closable: false });
    dialog.showModal();
    return /** @type {Promise<void>} */ (new Promise((resolve) => {
      const channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
      const look = async () => {
        const session = await this.#api.session().catch(() => null);
        if (!session) return;
        if (session.worker.sub !== this.worker.sub) {
          status.textContent = `Someone else is signed in now (${session.worker.username}). Sign in as ${this.worker.username}.`;
          return;
        }
        this.#api.csrfToken = session.csrfToken;
        clearInterval(timer);
        channel?.close();
        dialog.close();
        dialog.remove();
        resolve(undefined);
      };
      const timer = setInterval(look, POLL_MS);
      if (channel) channel.onmessage = look;
      window.addEventListener("focus", look);
    }));
  }
}

/**
 * In the window that was opened for signing in again: tells the others and closes.
 * @returns {boolean} whether it was one
 */
export function finishSignInWindow() {
  if (window.name !== WINDOW_NAME) return false;
  if ("BroadcastChannel" in window) new BroadcastChannel(CHANNEL).postMessage("signed in");
  window.close();
  return true;
}

/**
 * A window that a script opened may close itself afterwards; where it is blocked, the link does its plain work.
 * @param {Event} event
 */
function openWindow(event) {
  if (window.open(SIGN_IN, WINDOW_NAME, "popup,width=560,height=720")) event.preventDefault();
}
