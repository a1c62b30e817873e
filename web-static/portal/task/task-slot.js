import { FrameHost } from "./frame-host.js";
import { TaskClock } from "./task-clock.js";
import { TaskDraft } from "./task-draft.js";

/**
 * One task with what belongs to it while this page holds it: its frame, its draft and its clock.
 */
export class TaskSlot {
  /** Whether the server counts the task as accepted; a reserved one is not yet. */
  accepted;
  /** Whether its answer is on its way: nothing else may be done with it then. */
  answered = false;
  clock = new TaskClock();
  /** @type {FrameHost | null} */
  host = null;

  /**
   * @param {import("../connection/api.js").Task} task
   * @param {TaskDraft} draft
   */
  constructor(task, draft) {
    this.task = task;
    this.draft = draft;
    this.accepted = task.state !== "reserved";
  }

  /**
   * Loads the task's page, out of sight.
   * @param {{container: Element, dark: boolean, preferences: () => Record<string, unknown>}} surroundings
   */
  async load({ container, dark, preferences }) {
    const draft = await this.draft.load();
    this.host = new FrameHost({
      container, dark, preferences, draft, address: this.task.frameUrl, title: this.task.title || "Task",
    });
    this.host.addEventListener("draft", (event) => {
      if (!this.answered) void this.draft.update(/** @type {CustomEvent} */ (event).detail);
    });
    this.host.addEventListener("activity", () => this.clock.activity(performance.now()));
    return this.host;
  }

  /** When the time limit ends, in milliseconds since 1970; null where the task has none (yet). */
  get expiresAt() {
    const at = Date.parse(this.task.expiresAt ?? "");
    return this.accepted && Number.isFinite(at) ? at : null;
  }

  remove() {
    this.clock.pause(performance.now());
    this.host?.remove();
  }
}
