import { element } from "../../crowd/base/dom.js";
import { icon } from "../../crowd/base/icons.js";
import { symbol } from "../../ui/symbols.js";
import { theme } from "../../ui/theme.js";
import { announcement, formatTimeLeft, urgency } from "./countdown.js";

const TICK_MS = 500;
const numbers = new Intl.NumberFormat();

/** What the annotator can do with a task besides answering it. */
export const ACTIONS = /** @type {const} */ ([
  { how: "decline", label: "Decline task", hint: "Skip it for good; you will not see it again." },
  { how: "release", label: "Release task", hint: "Give it back; your work on it is lost and others may take it." },
  { how: "stop", label: "Stop and resume later", hint: "Keep your work on it and go back to the job list." },
]);

/**
 * The bar above a task: the job, its progress, whether the last answer is saved, the time left and what else can be
 * done. Fires `give-up` with the action, `help` and `leave`.
 */
export class TaskHeader extends HTMLElement {
  /**
   * Milliseconds since 1970 by `now`; null without a limit.
   * @type {number | null}
   */
  expiresAt = null;
  /** @type {() => number} */
  now = Date.now;

  #timer = 0;
  #left = Infinity;

  connectedCallback() {
    this.titleText = element("h1", {}, "");
    this.progressText = element("span", { class: "progress-text" });
    this.fill = element("span", { class: "bar-fill" });
    this.bar = element("div", { class: "bar", role: "progressbar", "aria-label": "Job progress", "aria-valuemin": "0",
      "aria-valuemax": "100" }, this.fill);
    this.saved = element("span", { class: "saved", role: "status" });
    this.time = element("span", { class: "time", hidden: true }, symbol("clock"), element("span"));
    this.announcer = element("span", { class: "visually-hidden", role: "alert" });
    this.replaceChildren(element("header", { class: "task-header" },
      element("a", { class: "quiet back", href: "/", title: "Back to the jobs", "aria-label": "Back to the jobs",
        onclick: (/** @type {MouseEvent} */ event) => this.#leave(event) }, icon("arrow-back")),
      element("div", { class: "task-title" }, this.titleText, element("div", { class: "task-progress" }, this.bar, this.progressText)),
      this.saved, this.time, this.announcer, this.#directActions(), this.#menu(),
      element("button", { type: "button", class: "quiet", title: "Keyboard shortcuts (?)", "aria-label": "Keyboard shortcuts",
        onclick: () => this.dispatchEvent(new Event("help")) }, icon("help")),
      themeButton()));
    this.#timer = window.setInterval(() => this.#tick(), TICK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /**
   * @param {import("../connection/api.js").Job | null} job
   * @param {string} title of the task, until the job is known
   */
  showJob(job, title) {
    const name = job?.title || title || "Labeling task";
    if (this.titleText.textContent !== name) this.titleText.textContent = name;
    this.titleText.title = job?.description ?? "";
    document.title = name;
    const total = job?.objects.total ?? 0;
    this.bar.hidden = total === 0;
    if (!job || total === 0) return;
    const done = job.objects.labeled + job.objects.failed;
    const percent = Math.min(100, done / total * 100);
    this.fill.style.width = `${percent}%`;
    this.bar.setAttribute("aria-valuenow", String(Math.floor(percent)));
    this.progressText.textContent = `${numbers.format(job.objects.labeled)} of ${numbers.format(total)} labeled`;
  }

  /**
   * @param {"none" | "saving" | "saved" | "waiting"} state
   * @param {number} submitted
   * @param {number} pending
   */
  showSaved(state, submitted, pending) {
    const count = submitted > 0 ? ` · ${numbers.format(submitted)} in this sitting` : "";
    const texts = { none: "", saving: "Saving…", saved: `Saved`, waiting: `Not sent yet: ${pending}` };
    this.saved.className = `saved ${state}`;
    if (this.saved.textContent !== texts[state]) {
      this.saved.replaceChildren(...(state === "saved" ? [icon("check"), "Saved"]
        : state === "waiting" ? [symbol("cloud"), texts.waiting] : [texts[state]]));
    }
    this.saved.title = state === "waiting" ? "The connection is lost. Your answers are kept on this device."
      : `${texts[state]}${count}`;
  }

  /**
   * Whether there is a task to give up.
   * @param {boolean} usable
   */
  set usable(usable) {
    for (const button of [this.menuButton, ...this.directActions.children]) {
      /** @type {HTMLButtonElement} */ (button).disabled = !usable;
    }
  }

  #tick() {
    if (this.expiresAt === null) {
      this.time.hidden = true;
      this.#left = Infinity;
      return;
    }
    const left = this.expiresAt - this.now();
    this.time.hidden = false;
    this.time.className = `time ${urgency(left)}`;
    /** @type {Element} */ (this.time.lastElementChild).textContent = formatTimeLeft(left);
    this.time.title = "Time left for this task";
    const words = announcement(this.#left, left);
    if (words) this.announcer.textContent = words;
    this.#left = left;
  }

  /** Where there is room the actions stand in the bar; otherwise the menu has them. */
  #directActions() {
    this.directActions = element("div", { class: "direct-actions", role: "group", "aria-label": "Task options" },
      ...ACTIONS.map(({ how, label, hint }) => element("button", {
        type: "button", class: "quiet", title: hint, disabled: true, onclick: () => this.#giveUp(how),
      }, label)));
    return this.directActions;
  }

  /** @param {string} how */
  #giveUp(how) {
    this.dispatchEvent(new CustomEvent("give-up", { detail: how }));
  }

  #menu() {
    this.menuButton = element("button", { type: "button", class: "menu-button", id: "task-menu-button",
      "aria-label": "Task options", "aria-haspopup": "true", disabled: true }, element("span", { class: "wide" }, "Task options"), symbol("more"));
    this.menuButton.setAttribute("popovertarget", "task-menu");
    const menu = element("div", { class: "menu", id: "task-menu", "aria-label": "Task options", role: "group" },
      ...ACTIONS.map(({ how, label, hint }) => element("button", {
        type: "button", onclick: () => {
          menu.hidePopover();
          this.#giveUp(how);
        },
      }, element("strong", {}, label), element("span", {}, hint))));
    menu.setAttribute("popover", "auto");
    return element("div", { class: "menu-anchor" }, this.menuButton, menu);
  }

  /** @param {MouseEvent} event */
  #leave(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new Event("leave"));
  }
}

/** The switch between light and dark. */
export function themeButton() {
  const button = element("button", { type: "button", class: "quiet theme", onclick: () => theme.toggle() });
  const show = () => {
    button.replaceChildren(symbol(theme.dark ? "sun" : "moon"));
    button.title = theme.dark ? "Light theme" : "Dark theme";
    button.setAttribute("aria-label", button.title);
  };
  theme.addEventListener("change", show);
  show();
  return button;
}

customElements.define("task-header", TaskHeader);
