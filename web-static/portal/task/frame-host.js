// The portal's end of the bridge to a task page. The page is a stranger's code in a sandboxed frame with an origin of
// its own: it is handed one message port, once, and everything it sends is checked.

import { ResponseWatch } from "./response-watch.js";
import { MAX_ANSWER_BYTES, MAX_DRAFT_BYTES, MessageBudget, plainObject } from "./message-budget.js";

const SANDBOX = "allow-scripts allow-forms allow-modals";
/** A frame that has had its turn stays this long, out of sight: browsers still owe it the end of the key press that
 * submitted it. */
const LINGER_MS = 800;
/** How long a page may take to hand over its draft when it is asked for it. */
const DRAFT_REPLY_MS = 400;
/** A page that is loaded but not ready after this long has failed. */
const READY_AFTER_LOAD_MS = 8_000;
/** A page that is not even loaded after this long, say because a script of it never ends, has failed too. */
const LOADED_AFTER_MS = 30_000;
/** The most shortcuts that a page can list. */
const MAX_HOTKEYS = 300;

/**
 * @typedef {object} FrameOptions
 * @property {Element} container
 * @property {string} address
 * @property {string} title
 * @property {boolean} dark
 * @property {() => Record<string, unknown>} preferences asked for when the page takes the bridge
 * @property {object | null} draft
 */

/**
 * Fires `ready`, `answer`, `draft`, `activity`, `hotkeys`, `keydown`, `report`, `open`, `preference`, `silent` and
 * `failed`, with what they carry in `detail`.
 */
export class FrameHost extends EventTarget {
  /**
   * The shortcuts the page offers, for the help.
   * @type {import("../../crowd/base/hotkeys.js").ListedHotkey[]}
   */
  hotkeys = [];

  /** Whether the page has taken the bridge. */
  ready = false;

  /** @type {MessagePort | null} */
  #port = null;
  #options;
  #loads = 0;
  #answered = false;
  #budget = new MessageBudget();
  #timer = 0;
  #watch = new ResponseWatch(() => this.#post({ type: "ping" }), () => this.#tell("silent", {}));
  #onWindowMessage = (/** @type {MessageEvent} */ event) => this.#onOffer(event);

  /** @param {FrameOptions} options */
  constructor(options) {
    super();
    this.#options = options;
    this.frame = document.createElement("iframe");
    this.frame.setAttribute("sandbox", SANDBOX);
    this.frame.title = options.title;
    this.frame.name = `groundwork theme=${options.dark ? "dark" : "light"}`;
    this.frame.referrerPolicy = "no-referrer";
    this.frame.className = "task-frame";
    this.frame.addEventListener("load", () => this.#onLoad());
    window.addEventListener("message", this.#onWindowMessage);
    this.hide();
    this.#timer = setTimeout(() => this.#giveUp(), LOADED_AFTER_MS);
    this.frame.src = options.address;
    options.container.append(this.frame);
  }

  /** Keeps the page out of sight and out of reach, yet laid out: it loads fully and shows at once later. */
  hide() {
    this.frame.hidden = true;
    this.frame.inert = true;
  }

  show() {
    this.frame.hidden = false;
    this.frame.inert = false;
    this.frame.focus();
    this.#post({ type: "shown" });
    this.#watch.start();
  }

  /** Submits on behalf of the annotator. */
  submit() {
    this.#post({ type: "submit" });
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    this.#post({ type: "theme", dark });
  }

  /**
   * Gives the shortcuts of the page other keys.
   * @param {Record<string, string>} assignments
   */
  assignHotkeys(assignments) {
    this.#post({ type: "hotkeys", assignments });
  }

  /**
   * Hands over a key press that landed outside the frame.
   * @param {object} press
   */
  press(press) {
    this.#post({ type: "keydown", press });
  }

  /** Asks for the draft that is still on its way; resolves when it is here, or soon without it. */
  latestDraft() {
    if (!this.ready) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => resolve(undefined);
      this.addEventListener("draft", done, { once: true });
      this.addEventListener("unchanged", done, { once: true });
      setTimeout(done, DRAFT_REPLY_MS);
      this.#post({ type: "draft?" });
    });
  }

  /**
   * The answer was not taken: the page may offer another one.
   * @param {string} message
   */
  reject(message) {
    this.#answered = false;
    this.#post({ type: "rejected", message });
  }

  /** Ends the page's turn. */
  remove() {
    clearTimeout(this.#timer);
    this.#watch.stop();
    window.removeEventListener("message", this.#onWindowMessage);
    this.#post({ type: "away" });
    this.#dropPort();
    this.hide();
    this.frame.classList.add("leaving");
    setTimeout(() => this.frame.remove(), LINGER_MS);
  }

  /** A second load means that the page went elsewhere: what is there now gets nothing. */
  #onLoad() {
    this.#loads += 1;
    if (this.#loads > 1) {
      this.#fail("The task page tried to leave for another address and was stopped.");
      return;
    }
    clearTimeout(this.#timer);
    if (!this.ready) this.#timer = setTimeout(() => this.#giveUp(), READY_AFTER_LOAD_MS);
  }

  #giveUp() {
    if (!this.ready) this.#fail("The task page did not start.");
  }

  /** @param {MessageEvent} event */
  #onOffer(event) {
    if (event.source !== this.frame.contentWindow || event.data?.type !== "ready") return;
    if (this.#port || this.#loads > 1) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (message) => this.#onMessage(message.data);
    const { draft, preferences } = this.#options;
    this.frame.contentWindow?.postMessage({ type: "init", draft, preferences: preferences() }, "*", [port2]);
  }

  /** @param {any} message */
  #onMessage(message) {
    if (!this.#budget.spend(performance.now())) {
      this.#fail("The task page sent too many messages and was stopped.");
      return;
    }
    this.#watch.heard();
    switch (message?.type) {
      case "answer": return this.#onAnswer(message.answer);
      case "draft": return this.#tell("draft", plainObject(message.draft, MAX_DRAFT_BYTES));
      case "keydown": return this.#tell("keydown", plainPress(message.press));
      case "connected": return this.#onConnected(message.hotkeys);
      case "hotkeys": return this.#onHotkeys(message.hotkeys);
      case "open": return this.#tell("open", webAddress(message.address));
      case "preference": return this.#onPreference(message);
      case "activity":
      case "unchanged":
      case "report": return this.#tell(message.type, {});
    }
  }

  /** @param {unknown} value */
  #onAnswer(value) {
    if (this.#answered) return;
    const answer = plainObject(value, MAX_ANSWER_BYTES);
    if (!answer) {
      this.reject(`The answer is larger than ${MAX_ANSWER_BYTES / 1e6} MB or is not plain data; it cannot be submitted.`);
      return;
    }
    this.#answered = true;
    this.#tell("answer", answer);
  }

  /** @param {unknown} list the page's shortcuts */
  #onConnected(list) {
    if (this.ready || !Array.isArray(list)) return;
    this.hotkeys = plainHotkeys(list);
    this.ready = true;
    this.dispatchEvent(new Event("ready"));
  }

  /** @param {unknown} list the page's shortcuts, which changed */
  #onHotkeys(list) {
    if (!this.ready || !Array.isArray(list)) return;
    this.hotkeys = plainHotkeys(list);
    this.#tell("hotkeys", {});
  }

  /** @param {any} message */
  #onPreference({ name, value }) {
    if (name === "instructionsOpen" && typeof value === "boolean") this.#tell("preference", { name, value });
  }

  /**
   * @param {string} type
   * @param {object | null} detail null for a message that is not as it should be
   */
  #tell(type, detail) {
    if (detail) this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {string} reason */
  #fail(reason) {
    this.remove();
    this.dispatchEvent(new CustomEvent("failed", { detail: { reason } }));
  }

  #dropPort() {
    if (this.#port) this.#port.onmessage = null;
    this.#port?.close();
    this.#port = null;
    this.ready = false;
  }

  /** @param {object} message */
  #post(message) {
    this.#port?.postMessage(message);
  }
}

/**
 * @param {any[]} list
 * @returns {import("../../crowd/base/hotkeys.js").ListedHotkey[]}
 */
function plainHotkeys(list) {
  const text = (/** @type {unknown} */ value, /** @type {number} */ length) => String(value ?? "").slice(0, length);
  return list.slice(0, MAX_HOTKEYS).map((hotkey) => ({
    action: text(hotkey?.action, 40), combination: text(hotkey?.combination, 40), initial: text(hotkey?.initial, 40),
    description: text(hotkey?.description, 200), series: text(hotkey?.series, 200), scope: Number(hotkey?.scope) || 0,
    scopeName: text(hotkey?.scopeName, 80), whileTyping: hotkey?.whileTyping === true,
  })).filter(({ combination, initial }) => combination !== "" && initial !== "");
}

/** @param {any} press */
function plainPress(press) {
  if (typeof press?.key !== "string" || typeof press.code !== "string") return null;
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = press;
  return { key, code, ctrlKey: ctrlKey === true, metaKey: metaKey === true, shiftKey: shiftKey === true,
    altKey: altKey === true };
}

/** @param {unknown} address */
function webAddress(address) {
  try {
    const url = new URL(String(address));
    return url.protocol === "https:" || url.protocol === "http:" ? { address: url.href } : null;
  } catch {
    return null;
  }
}
