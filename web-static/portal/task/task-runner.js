// One annotator at work on one job: gets tasks, shows them, keeps their drafts, hands their answers to the queue, and
// always has the next task loaded behind the present one.

import { ApiError, ConnectionError } from "../connection/api.js";
import { SYNC_INTERVAL_MS, TaskDraft } from "./task-draft.js";
import { TaskSlot } from "./task-slot.js";

/**
 * `loading` a task is being fetched; `working` one is on show; `none` nothing is eligible now; `expired` the time limit
 * passed; `failed` something went wrong that a person has to see; `left` the annotator is done here.
 * @typedef {"loading" | "working" | "none" | "expired" | "failed" | "left"} Phase
 */

const POLL_MS = 15_000;
const SHORTEST_POLL_MS = 3_000;
/** How soon after a task is on show the next one is fetched: the present one goes first. */
const PREFETCH_AFTER_MS = 150;

/** Fires `change` when phase, task or message changed, and `notice` with a text for the annotator. */
export class TaskRunner extends EventTarget {
  /** @type {Phase} */
  phase = "loading";
  /** Why the phase is what it is, for people. */
  message = "";
  /** @type {TaskSlot | null} */
  slot = null;
  /** How many answers this page has seen acknowledged. */
  submitted = 0;

  #parts;
  /** @type {TaskSlot | null} */
  #next = null;
  /** @type {Promise<void> | null} */
  #prefetching = null;
  #timers = { expiry: 0, poll: 0, sync: 0, prefetch: 0 };
  #onHide = () => this.#onVisibility();

  /**
   * @param {object} parts
   * @param {import("../connection/api.js").PortalApi} parts.api
   * @param {import("../answers/answer-queue.js").AnswerQueue} parts.queue
   * @param {import("../answers/local-store.js").IndexedStore | import("../answers/local-store.js").MemoryStore} parts.store
   * @param {string} parts.worker
   * @param {string} parts.jobId
   * @param {Element} parts.container where frames go
   * @param {() => {dark: boolean, preferences: () => Record<string, unknown>}} parts.surroundings
   * @param {(slot: TaskSlot) => void} parts.onFrame a frame came to be: listen to it
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    document.addEventListener("visibilitychange", this.#onHide);
    window.addEventListener("pagehide", this.#onPageHide);
    this.#timers.sync = window.setInterval(() => void this.slot?.draft.flush(), SYNC_INTERVAL_MS);
  }

  /**
   * Begins with a stopped task, or with whatever comes next.
   * @param {string | null} resumeTaskId
   */
  async start(resumeTaskId) {
    await this.#attempt(async () => {
      if (this.#parts.queue.pending > 0) {
        this.#set("loading", "Sending the answers that are kept on this device…");
        await this.#parts.queue.drained();
      }
      if (!resumeTaskId) return this.#advance();
      const task = await this.#parts.api.act("resume", { taskId: resumeTaskId });
      if (this.phase !== "left") await this.#show(await this.#load(task));
    });
  }

  /** Fetches the next task, after an end that left none on show. */
  async advance() {
    await this.#attempt(() => this.#advance());
  }

  /** The pages that are loaded: of the task on show and of the one behind it. */
  get hosts() {
    return [this.slot, this.#next].flatMap((slot) => slot?.host ?? []);
  }

  /**
   * Gives the task up: declined for good, released to others, or stopped to be resumed later.
   * @param {"decline" | "release" | "stop"} how
   * @returns {Promise<boolean>} whether it worked
   */
  async giveUp(how) {
    const { slot } = this;
    if (!slot || slot.answered) return false;
    try {
      if (how === "stop") {
        await slot.host?.latestDraft();
        await slot.draft.flush();
      }
      await this.#accept(slot);
      await this.#parts.api.act(how, slot.task);
    } catch (error) {
      this.#notice(describe(error));
      if (!(error instanceof ApiError && (error.status === 409 || error.status === 404))) return false;
    }
    if (how !== "stop") await slot.draft.discard();
    slot.remove();
    this.slot = null;
    if (how === "stop") await this.leave();
    else await this.#attempt(() => this.#swap());
    return true;
  }

  /** Ends the work here; the present task stays with the annotator until its time is up. */
  async leave() {
    if (this.phase === "left") return;
    this.#set("left");
    const { slot } = this;
    this.#onPageHide();
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    document.removeEventListener("visibilitychange", this.#onHide);
    window.removeEventListener("pagehide", this.#onPageHide);
    this.slot = null;
    await slot?.host?.latestDraft();
    if (slot && !slot.answered) void slot.draft.flush({ keepalive: true });
    slot?.remove();
  }

  /**
   * The task page cannot be used: says so in its place.
   * @param {TaskSlot} slot
   * @param {string} reason
   */
  frameFailed(slot, reason) {
    if (slot === this.slot) this.#set("failed", reason);
    else if (slot === this.#next) this.#dropNext();
  }

  /**
   * @param {TaskSlot} slot
   * @param {object} answer
   */
  async answer(slot, answer) {
    if (slot !== this.slot || slot.answered) return;
    slot.answered = true;
    slot.clock.pause(performance.now());
    clearTimeout(this.#timers.expiry);
    void slot.draft.flush();
    const { task } = slot;
    const outcome = this.#parts.queue.deliver({
      taskId: task.taskId, leaseToken: task.leaseToken, worker: this.#parts.worker, title: task.title, answer,
      timeSpentInSeconds: slot.clock.seconds(performance.now()), queuedAt: Date.now(), needsAccept: !slot.accepted,
    });
    const next = this.#takeReady();
    if (next) {
      slot.remove();
      this.#present(next);
    } else {
      this.#set("loading");
    }
    const { accepted } = await outcome;
    await slot.draft.discard();
    slot.remove();
    if (accepted) this.submitted += 1;
    this.#changed();
    if (this.phase === "left") return;
    if (next && next === this.slot) await this.#attempt(() => this.#acceptOnShow(next));
    else if (this.slot === slot) await this.#attempt(() => this.#swap());
  }

  /** Whether the annotator went away, perhaps while something was awaited. */
  get #left() {
    return this.phase === "left";
  }

  /** Goes on with the prefetched task, or fetches one. */
  async #swap() {
    await this.#prefetching;
    const next = this.#next;
    this.#next = null;
    return next ? this.#show(next) : this.#advance();
  }

  async #advance() {
    clearTimeout(this.#timers.poll);
    if (this.phase !== "none") this.#set("loading");
    this.slot = null;
    const found = await this.#parts.api.nextTask(this.#parts.jobId);
    if (this.#left) return;
    if (!found.task) {
      this.#set("none");
      const wait = Math.max(found.retryAfterMs ?? POLL_MS, SHORTEST_POLL_MS);
      this.#timers.poll = window.setTimeout(() => this.#poll(), wait);
      return;
    }
    await this.#show(await this.#load(found.task));
  }

  #poll() {
    if (document.hidden) this.#timers.poll = window.setTimeout(() => this.#poll(), POLL_MS);
    else void this.advance();
  }

  /** @param {import("../connection/api.js").Task} task */
  async #load(task) {
    const { api, store, worker, container, surroundings } = this.#parts;
    const slot = new TaskSlot(task, new TaskDraft({ task, api, store, worker }));
    await slot.load({ container, ...surroundings() });
    this.#parts.onFrame(slot);
    return slot;
  }

  /**
   * Shows a slot whose page has just begun to load, as soon as the page is ready.
   * @param {TaskSlot} slot
   */
  async #show(slot) {
    this.slot = slot;
    await new Promise((resolve) => {
      if (slot.host?.ready) resolve(undefined);
      for (const type of ["ready", "failed"]) slot.host?.addEventListener(type, resolve, { once: true });
    });
    if (this.slot !== slot || !slot.host?.ready || this.phase === "left") return;
    this.#present(slot);
    await this.#acceptOnShow(slot);
  }

  /**
   * Puts a loaded slot on show at once.
   * @param {TaskSlot} slot
   */
  #present(slot) {
    this.slot = slot;
    slot.clock.start(performance.now());
    slot.host?.show();
    this.#set("working");
  }

  /** @param {TaskSlot} slot */
  async #acceptOnShow(slot) {
    if (slot.answered) return;
    try {
      await this.#accept(slot);
    } catch (error) {
      if (!(error instanceof ApiError) || slot !== this.slot || slot.answered) throw error;
      slot.remove();
      this.#notice("That task had gone to someone else; here is another one.");
      return this.#advance();
    }
    if (slot !== this.slot) return;
    this.#changed();
    this.#watchExpiry(slot);
    clearTimeout(this.#timers.prefetch);
    this.#timers.prefetch = window.setTimeout(() => { this.#prefetching = this.#prefetch(); }, PREFETCH_AFTER_MS);
  }

  /** @param {TaskSlot} slot */
  async #accept(slot) {
    if (slot.accepted) return;
    const task = await this.#parts.api.act("accept", slot.task);
    slot.task = { ...slot.task, ...task };
    slot.accepted = true;
  }

  async #prefetch() {
    if (this.#next || this.phase !== "working") return;
    try {
      const { task } = await this.#parts.api.nextTask(this.#parts.jobId, { prefetch: true });
      if (!task) return;
      if (this.#left || task.taskId === this.slot?.task.taskId) return;
      this.#next = await this.#load(task);
    } catch {
      // Prefetching is a courtesy: without it the next task is fetched when it is wanted.
    } finally {
      this.#prefetching = null;
    }
  }

  /** Takes the prefetched slot if its page can be shown this very moment. */
  #takeReady() {
    const next = this.#next;
    if (!next?.host?.ready) return null;
    this.#next = null;
    return next;
  }

  #dropNext() {
    this.#next?.remove();
    this.#next = null;
  }

  /** @param {TaskSlot} slot */
  #watchExpiry(slot) {
    clearTimeout(this.#timers.expiry);
    if (slot.expiresAt === null) return;
    const left = slot.expiresAt - this.#parts.api.serverNow();
    // Browsers keep timers of up to 24 days; look again before that.
    this.#timers.expiry = window.setTimeout(() => {
      if (slot !== this.slot || slot.answered) return;
      if (this.#parts.api.serverNow() < /** @type {number} */ (slot.expiresAt)) this.#watchExpiry(slot);
      else this.#expire(slot);
    }, Math.min(Math.max(left, 0) + 50, 24 * 3_600_000));
  }

  /** @param {TaskSlot} slot */
  #expire(slot) {
    slot.remove();
    this.slot = null;
    this.#dropNext();
    this.#set("expired");
  }

  /** @param {() => Promise<void>} work */
  async #attempt(work) {
    try {
      await work();
    } catch (error) {
      if (this.phase !== "left") this.#set("failed", describe(error));
    }
  }

  #onVisibility() {
    const { slot } = this;
    if (!slot || slot.answered) return;
    if (document.hidden) {
      slot.clock.pause(performance.now());
      void slot.host?.latestDraft().then(() => slot.draft.flush({ keepalive: true }));
    } else if (this.phase === "working") {
      slot.clock.start(performance.now());
    }
  }

  /** Others should not wait for a task that this page had only put aside. */
  #onPageHide = () => {
    const next = this.#next;
    this.#next = null;
    if (!next) return;
    next.remove();
    void this.#parts.api.act("release", next.task, { keepalive: true }).catch(() => {});
  };

  /**
   * @param {Phase} phase
   * @param {string} [message]
   */
  #set(phase, message = "") {
    this.phase = phase;
    this.message = message;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} text */
  #notice(text) {
    this.dispatchEvent(new CustomEvent("notice", { detail: text }));
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof ApiError) return error.message;
  if (error instanceof ConnectionError) return "The server does not answer. Your work is kept on this device.";
  console.error(error);
  return "Something went wrong on this page.";
}
