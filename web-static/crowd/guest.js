// The frame's end of the bridge to the portal. The portal owns session, clock, drafts and submission; this end tells it
// what happens in the task and does what it asks. Nothing here is trusted by the other side.

import { hotkeys, unclaimed } from "#crowd/base/page-hotkeys.js";
import { pageIsShown } from "#crowd/base/page-shown.js";
import { setTheme } from "#crowd/base/page-theme.js";
import { connectPreferences } from "#crowd/base/preferences.js";

/** @typedef {import("#crowd/forms/crowd-form.js").CrowdForm} CrowdForm */

const DRAFT_DELAY_MS = 300;
const ACTIVITY_INTERVAL_MS = 5_000;
const HOTKEYS_DELAY_MS = 100;

/**
 * Offers the page to the portal it is shown in; alone in a browser tab it does nothing.
 * @param {CrowdForm | null} form
 */
export function connectToPortal(form) {
  if (window.parent === window) return;
  const onMessage = (/** @type {MessageEvent} */ event) => {
    if (event.source !== window.parent || event.data?.type !== "init" || !event.ports[0]) return;
    window.removeEventListener("message", onMessage);
    new Guest(event.ports[0], form, event.data);
  };
  window.addEventListener("message", onMessage);
  window.parent.postMessage({ type: "ready" }, "*");
}

class Guest {
  #port;
  #form;
  #draftTimer = 0;
  #lastActivity = 0;
  #hotkeysTimer = 0;

  /**
   * @param {MessagePort} port
   * @param {CrowdForm | null} form
   * @param {{draft?: unknown, preferences?: unknown}} init
   */
  constructor(port, form, init) {
    this.#port = port;
    this.#form = form;
    connectPreferences(init.preferences, (name, value) => this.#send({ type: "preference", name, value }));
    if (form) this.#attach(form, init.draft);
    else this.#awaitForm(init.draft);
    port.onmessage = (event) => this.#onMessage(event.data);
    unclaimed.addEventListener("press", (event) =>
      this.#send({ type: "keydown", press: /** @type {CustomEvent} */ (event).detail }));
    for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "scroll"]) {
      window.addEventListener(type, () => this.#noteActivity(), { capture: true, passive: true });
    }
    document.addEventListener("report", () => this.#send({ type: "report" }));
    document.addEventListener("click", (event) => this.#onClick(event));
    this.#send({ type: "connected", hotkeys: hotkeys.list });
    hotkeys.addEventListener("change", () => this.#noteHotkeys());
  }

  /**
   * A script, or an element that brings its own form, may add it later.
   * @param {unknown} draft
   */
  #awaitForm(draft) {
    document.addEventListener("crowd-form-connected", (event) => {
      this.#form = /** @type {CrowdForm} */ (event.composedPath()[0]);
      this.#attach(this.#form, draft);
    }, { once: true });
  }

  /**
   * @param {CrowdForm} form
   * @param {unknown} draft
   */
  #attach(form, draft) {
    if (draft !== null && typeof draft === "object") form.restore(/** @type {any} */ (draft).state);
    form.deliver = (answer) => {
      clearTimeout(this.#draftTimer);
      this.#send({ type: "answer", answer });
    };
    form.onstatechange = () => {
      clearTimeout(this.#draftTimer);
      this.#draftTimer = setTimeout(() => this.#sendDraft(), DRAFT_DELAY_MS);
    };
  }

  #sendDraft() {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = 0;
    if (this.#form) this.#send({ type: "draft", draft: { version: 1, state: this.#form.state } });
  }

  /** @param {any} message */
  #onMessage(message) {
    switch (message?.type) {
      case "submit": return this.#form?.requestSubmit();
      case "rejected": return this.#form?.reject(String(message.message));
      case "ping": return this.#send({ type: "pong" });
      case "shown": return pageIsShown();
      case "theme": return setTheme(message.dark === true);
      case "hotkeys": return hotkeys.assign(message.assignments);
      case "keydown": return void hotkeys.handle(message.press);
      case "draft?": return this.#draftTimer ? this.#sendDraft() : this.#send({ type: "unchanged" });
      case "away": return document.querySelectorAll("audio, video").forEach((media) =>
        /** @type {HTMLMediaElement} */ (media).pause());
    }
  }

  #noteHotkeys() {
    this.#hotkeysTimer ||= setTimeout(() => {
      this.#hotkeysTimer = 0;
      this.#send({ type: "hotkeys", hotkeys: hotkeys.list });
    }, HOTKEYS_DELAY_MS);
  }

  #noteActivity() {
    const now = performance.now();
    if (this.#lastActivity && now - this.#lastActivity < ACTIVITY_INTERVAL_MS) return;
    this.#lastActivity = now;
    this.#send({ type: "activity" });
  }

  /**
   * Links out of the task would replace it: the portal opens them beside it, once the annotator agrees.
   * @param {MouseEvent} event
   */
  #onClick(event) {
    if (event.defaultPrevented || event.button !== 0) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== "");
    if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return;
    if (link.href.split("#")[0] === location.href.split("#")[0]) return;
    event.preventDefault();
    this.#send({ type: "open", address: link.href });
  }

  /** @param {object} message */
  #send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      this.#form?.reject("The answer holds something that cannot be sent.");
    }
  }
}
