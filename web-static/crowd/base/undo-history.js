// Undo and redo over commands. A command is one gesture of the annotator: it can be taken back and done again.

/** @typedef {{apply: () => void, revert: () => void}} Command */

/** The most gestures that are remembered; the oldest are forgotten first. */
export const MAX_COMMANDS = 500;

export class UndoHistory {
  /** @type {Command[]} */
  #done = [];
  /** @type {Command[]} */
  #undone = [];

  /**
   * Remembers a command whose effect is already there.
   * @param {Command} command
   */
  record(command) {
    this.#done.push(command);
    if (this.#done.length > MAX_COMMANDS) this.#done.shift();
    this.#undone = [];
  }

  /** @returns {boolean} whether there was something to take back */
  undo() {
    const command = this.#done.pop();
    if (!command) return false;
    command.revert();
    this.#undone.push(command);
    return true;
  }

  /** @returns {boolean} whether there was something to do again */
  redo() {
    const command = this.#undone.pop();
    if (!command) return false;
    command.apply();
    this.#done.push(command);
    return true;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  clear() {
    this.#done = [];
    this.#undone = [];
  }
}
