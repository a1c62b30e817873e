import { element } from "../../crowd/base/dom.js";
import { readAssignments } from "../../crowd/base/hotkey-assignments.js";
import { isTyping, keyPress, matchesCode, matchesKey, parseCombination } from "../../crowd/base/key-combinations.js";
import { symbol } from "../../ui/symbols.js";
import { ask } from "../../ui/dialogs.js";
import { theme } from "../../ui/theme.js";
import { toast } from "../../ui/toasts.js";
import { showHelp } from "./help-dialog.js";
import { HELP_ACTION, planHotkeys } from "./hotkey-plan.js";
import { readPreferences, writePreference } from "./preferences.js";
import { TaskRunner } from "./task-runner.js";
import "./task-header.js";

/** @typedef {import("./task-slot.js").TaskSlot} TaskSlot */

const PROGRESS_MS = 20_000;
const LEAVING = {
  decline: { title: "Decline this task?", confirm: "Decline", danger: true,
    text: "You will not see it again. Someone else will label it." },
  release: { title: "Release this task?", confirm: "Release", danger: true,
    text: "Your work on it is lost, and it goes back for anyone to take." },
  stop: { title: "Stop and resume later?", confirm: "Stop",
    text: "Your work on it is kept. You find the task in the job list; its time limit goes on." },
};

/** An annotator's place of work: the task's frame, the bar above it, and what is shown when there is no task. */
export class TaskPage extends HTMLElement {
  /** @type {TaskRunner} */ #runner;
  #parts;
  /** @type {import("../connection/api.js").Job | null} */
  #job = null;
  #progressTimer = 0;
  #announcedTask = "";
  /** @type {import("./hotkey-list.js").HotkeyList | null} */
  #helpDialog = null;
  #listeners = new AbortController();

  /**
   * @param {object} parts
   * @param {import("../connection/api.js").PortalApi} parts.api
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../answers/answer-queue.js").AnswerQueue} parts.queue
   * @param {import("../answers/local-store.js").IndexedStore | import("../answers/local-store.js").MemoryStore} parts.store
   * @param {string} parts.jobId
   * @param {string | null} parts.resumeTaskId
   * @param {(path: string) => void} parts.navigate
   */
  constructor(parts) {
    super();
    this.#parts = parts;
  }

  connectedCallback() {
    const { api, queue, store, session, jobId, resumeTaskId } = this.#parts;
    const { signal } = this.#listeners;
    this.header = /** @type {import("./task-header.js").TaskHeader} */ (document.createElement("task-header"));
    this.stage = element("main", { class: "task-stage" });
    this.panel = element("div", { class: "task-panel", role: "status" });
    this.announcer = element("p", { class: "visually-hidden", role: "status" });
    this.replaceChildren(this.header, this.stage, this.announcer);
    this.stage.append(this.panel);
    this.#runner = new TaskRunner({ api, queue, store, jobId, worker: session.worker.sub, container: this.stage,
      surroundings: () => ({ dark: theme.dark, preferences: () => readPreferences(session.worker.sub) }), onFrame: (slot) => this.#listen(slot) });
    this.header.now = () => api.serverNow();
    this.header.addEventListener("help", () => this.#help());
    this.header.addEventListener("leave", () => void this.#leave());
    this.header.addEventListener("give-up", (event) => void this.#giveUp(/** @type {CustomEvent} */ (event).detail));
    this.#runner.addEventListener("change", () => this.#show());
    this.#runner.addEventListener("notice", (event) => toast(/** @type {CustomEvent} */ (event).detail));
    queue.addEventListener("change", () => this.#show(), { signal });
    theme.addEventListener("change", () => this.#runner.hosts.forEach((host) => host.setTheme(theme.dark)), { signal });
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#progressTimer = window.setInterval(() => { if (!document.hidden) void this.#readProgress(); }, PROGRESS_MS);
    this.#show();
    void this.#readProgress();
    void this.#runner.start(resumeTaskId);
  }

  disconnectedCallback() {
    clearInterval(this.#progressTimer);
    this.#listeners.abort();
    void this.#runner.leave();
  }

  /** @param {TaskSlot} slot */
  #listen(slot) {
    const host = /** @type {import("./frame-host.js").FrameHost} */ (slot.host);
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ run) =>
      host.addEventListener(type, (event) => run(/** @type {CustomEvent} */ (event).detail));
    const shown = () => slot === this.#runner.slot;
    on("answer", (answer) => void this.#runner.answer(slot, answer).then(() => this.#readProgress()));
    on("silent", () => toast("This task page does not respond. Give it a moment; if it stays so, decline or release the task above.",
      { stays: true }));
    on("failed", ({ reason }) => this.#runner.frameFailed(slot, reason));
    on("hotkeys", () => { if (shown()) this.#helpDialog?.show(host.hotkeys, this.#assignments); });
    on("keydown", (press) => { if (shown() && this.#asksForHelp(press)) this.#help(); });
    on("report", () => { if (shown()) void this.#giveUp("decline"); });
    on("open", ({ address }) => { if (shown()) void openBeside(address); });
    on("preference", ({ name, value }) => writePreference(this.#worker, name, value));
  }

  #show() {
    const { phase, slot, message, submitted } = this.#runner;
    const { queue } = this.#parts;
    const state = queue.pending > 0 ? (queue.offline ? "waiting" : "saving") : submitted > 0 ? "saved" : "none";
    this.header.showJob(this.#job, slot?.task.title ?? "");
    this.header.showSaved(state, submitted, queue.pending);
    this.header.expiresAt = phase === "working" ? slot?.expiresAt ?? null : null;
    this.header.usable = phase === "working" || (phase === "failed" && slot !== null);
    this.stage.setAttribute("aria-busy", String(phase === "loading"));
    if (phase === "working" && slot && slot.task.taskId !== this.#announcedTask) {
      this.#announcedTask = slot.task.taskId;
      this.announcer.textContent = submitted > 0 || queue.pending > 0 ? "Next task" : "Task loaded";
    }
    this.panel.hidden = phase === "working";
    if (phase !== "working" && phase !== "left") this.#showPanel(phase, message);
  }

  /**
   * @param {string} phase
   * @param {string} message
   */
  #showPanel(phase, message) {
    const { queue } = this.#parts;
    const again = element("button", { type: "button", class: "primary", onclick: () => void this.#runner.advance() },
      phase === "expired" ? "Get the next task" : "Try again");
    const back = element("button", { type: "button", onclick: () => void this.#leave() }, "Back to the jobs");
    const decline = element("button", { type: "button", onclick: () => void this.#giveUp("decline") }, "Report and decline");
    const offline = queue.offline && queue.pending > 0;
    // While an answer is on its way the task stays in view; only what needs the annotator covers it.
    this.panel.classList.toggle("over", phase !== "loading" || offline);
    const panels = {
      loading: offline
        ? [symbol("cloud"), "The connection is lost", "Your answer is kept on this device and is sent as soon as the server answers.", [back]]
        : [null, "", message || "Loading the next task…", []],
      none: [symbol("brand"), "Nothing to label right now",
        "All tasks of this job that you can work on are done or with others. A new one appears here by itself.", [back]],
      expired: [symbol("clock"), "The time for this task is up", "It was not submitted and goes to someone else.", [again, back]],
      failed: [symbol("cloud"), "This task cannot be shown", message, this.#runner.slot ? [decline, back] : [again, back]],
    };
    const [picture, title, text, buttons] = /** @type {[Node | null, string, string, Node[]]} */ (panels[phase]);
    const key = `${phase}|${title}|${text}`;
    if (this.panel.dataset.key === key) return;
    this.panel.dataset.key = key;
    this.panel.replaceChildren(element("div", { class: `panel-body ${phase}` }, picture ?? element("span", { class: "spinner" }),
      title !== "" && element("h2", {}, title), element("p", {}, text),
      buttons.length > 0 && element("div", { class: "actions" }, ...buttons)));
  }

  /** @param {"decline" | "release" | "stop"} how */
  async #giveUp(how) {
    if (document.querySelector("dialog[open]") || !this.#runner.slot || !await ask(LEAVING[how])) {
      this.#runner.slot?.host?.frame.focus();
      return;
    }
    if (!await this.#runner.giveUp(how)) return;
    if (how === "stop") {
      toast("The task is stopped. You can resume it from the job list.");
      this.#parts.navigate("/");
    }
  }

  async #leave() {
    await this.#runner.leave();
    this.#parts.navigate("/");
  }

  async #readProgress() {
    try {
      const jobs = await this.#parts.api.jobs();
      this.#job = jobs.find((job) => job.jobId === this.#parts.jobId) ?? this.#job;
      if (this.isConnected) this.#show();
    } catch {
      // The bar keeps what it last knew.
    }
  }

  get #worker() {
    return this.#parts.session.worker.sub;
  }

  /** The keys that the annotator gave to shortcuts. */
  get #assignments() {
    return readAssignments(readPreferences(this.#worker).hotkeys);
  }

  get #listedHotkeys() {
    return this.#runner.slot?.host?.hotkeys ?? [];
  }

  #help() {
    if (document.querySelector("dialog[open]")) return;
    this.#helpDialog = showHelp(this.#listedHotkeys, this.#assignments, (assignments) => {
      writePreference(this.#worker, "hotkeys", assignments);
      for (const host of this.#runner.hosts) host.assignHotkeys(assignments);
    });
  }

  /**
   * F1 always asks for it, whatever the annotator made of the other keys.
   * @param {import("../../crowd/base/key-combinations.js").KeyPress} press
   * @param {boolean} [typing]
   */
  #asksForHelp(press, typing = false) {
    const keys = planHotkeys(this.#listedHotkeys, this.#assignments).find(({ action }) => action === HELP_ACTION)?.combination;
    return [typing ? undefined : keys, "F1"].filter((combination) => combination !== undefined)
      .map(parseCombination).some((combination) => matchesKey(press, combination) || matchesCode(press, combination));
  }

  /**
   * Shortcuts work from the bar, too: what is not the portal's own goes to the task.
   * @param {KeyboardEvent} event
   */
  #onKey(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open], :popover-open")) return;
    const typing = isTyping(event);
    if (this.#asksForHelp(event, typing)) {
      event.preventDefault();
      this.#help();
      return;
    }
    const target = /** @type {Element} */ (event.target);
    const own = ["Tab", "Escape", "Shift", "Control", "Alt", "Meta"].includes(event.key)
      || ([" ", "Enter"].includes(event.key) && !event.ctrlKey && target.matches("a, button"));
    if (typing || own) return;
    this.#runner.slot?.host?.press(keyPress(event));
    if (event.key === "/" || event.ctrlKey && event.key === "z") event.preventDefault();
  }
}

/** @param {string} address */
async function openBeside(address) {
  if (document.querySelector("dialog[open]")) return;
  const text = `The task links to ${address.length > 300 ? `${address.slice(0, 300)}…` : address}`;
  const agreed = await ask({ title: `Open ${new URL(address).host}?`, text, confirm: "Open in a new tab" });
  if (agreed) window.open(address, "_blank", "noopener,noreferrer");
}

customElements.define("task-page", TaskPage);
