import { readAssignments, resolveCombinations, same } from "#crowd/base/hotkey-assignments.js";
import { matchesCode, matchesKey, parseCombination } from "#crowd/base/key-combinations.js";

/** @typedef {import("#crowd/base/key-combinations.js").KeyPress} KeyPress */

/**
 * A tool with shortcuts of its own, which hold only while the tool is the one in use.
 * @typedef {{name: string, element: Element}} Scope
 */

/**
 * @typedef {object} Hotkey
 * @property {string} [action] its name in assignments; without one it keeps its combination
 * @property {string} combination
 * @property {string | (() => string)} description shown in the help; empty keeps it out, and lets others have the keys
 * @property {string} [series] what it does together with its like; the help shows them as one
 * @property {Scope} [scope] without one it holds everywhere in the page
 * @property {(press: KeyPress) => void | boolean} run answers false to let the key do what it does otherwise
 * @property {boolean} [whileTyping] works in text fields too
 */

/**
 * What the help tells of a shortcut: `initial` is its own combination, `combination` the one in force.
 * @typedef {{action: string, combination: string, initial: string, description: string, series: string, scope: number,
 *   scopeName: string, whileTyping: boolean}} ListedHotkey
 */

/** @typedef {{hotkey: Hotkey, description: string, combination: string | null}} ResolvedHotkey */

export class HotkeyConflict extends Error {}

/** Keyboard shortcuts: one registry per document. Fires `change` when a shortcut comes, goes or gets other keys. */
export class Hotkeys extends EventTarget {
  /** @type {Set<Hotkey>} */
  #bound = new Set();
  /** @type {Record<string, string>} */
  #assignments = {};
  #isActive;
  #announcing = false;
  /** What is in force, until something changes. @type {ResolvedHotkey[] | null} */
  #known = null;

  /** @param {(scope: Scope) => boolean} isActive whether a tool is the one in use */
  constructor(isActive = () => true) {
    super();
    this.#isActive = isActive;
  }

  /**
   * Binds a shortcut and returns what unbinds it.
   * @param {Hotkey} hotkey
   * @returns {() => void}
   * @throws {HotkeyConflict} when another shortcut of the same tool has the combination
   */
  bind(hotkey) {
    const taken = [...this.#bound].find((other) => other.scope === hotkey.scope && same(other.combination, hotkey.combination));
    if (taken) throw new HotkeyConflict(`'${hotkey.combination}' already means '${describe(taken)}'`);
    this.#bound.add(hotkey);
    this.changed();
    return () => {
      this.#bound.delete(hotkey);
      this.changed();
    };
  }

  /**
   * Gives shortcuts other keys; those that are not named have their own.
   * @param {unknown} assignments action → combination
   */
  assign(assignments) {
    this.#assignments = readAssignments(assignments);
    this.changed();
  }

  /** To be called when a description changed. */
  changed() {
    this.#known = null;
    if (this.#announcing) return;
    this.#announcing = true;
    queueMicrotask(() => {
      this.#announcing = false;
      this.dispatchEvent(new Event("change"));
    });
  }

  /** The tools that have shortcuts, in the order in which they bound the first one. */
  get scopes() {
    return [...new Set([...this.#bound].flatMap(({ scope }) => scope ?? []))];
  }

  /**
   * All shortcuts with a description, in the order in which they were bound; `scope` counts the tools from 1.
   * @returns {ListedHotkey[]}
   */
  get list() {
    const { scopes } = this;
    return this.#resolved().filter(({ description, combination }) => description !== "" && combination !== null)
      .map(({ hotkey, description, combination }) => ({
        action: hotkey.action ?? "", combination: /** @type {string} */ (combination), initial: hotkey.combination, description,
        series: hotkey.series ?? "", scope: hotkey.scope ? scopes.indexOf(hotkey.scope) + 1 : 0, scopeName: hotkey.scope?.name ?? "",
        whileTyping: hotkey.whileTyping === true,
      }));
  }

  /**
   * The combination that an action has now, null when it has none.
   * @param {string} action
   * @param {Element} [element] the tool, where several have the action
   */
  combinationOf(action, element) {
    const found = this.#resolved().filter(({ hotkey }) => hotkey.action === action);
    return (found.find(({ hotkey }) => hotkey.scope?.element === element) ?? found[0])?.combination ?? null;
  }

  /**
   * Runs the shortcut of a key press: first by the character it makes, then by the place of the key, so that layouts
   * whose digits or letters sit elsewhere work too.
   * @param {KeyPress} press
   * @param {boolean} [typing] whether a text field has the focus
   * @returns {boolean} whether a shortcut took it
   */
  handle(press, typing = false) {
    const found = this.#find(press, typing);
    return found !== undefined && found.hotkey.run(press) !== false;
  }

  /**
   * Whether a press means a shortcut that the annotator gave these keys: then no control keeps them for itself.
   * @param {KeyPress} press
   */
  isAssigned(press) {
    const found = this.#find(press, false);
    return found !== undefined && !same(found.combination, found.hotkey.combination);
  }

  /**
   * @param {KeyPress} press
   * @param {boolean} typing
   */
  #find(press, typing) {
    const inForce = this.#resolved().filter(({ hotkey }) => (!typing || hotkey.whileTyping)
      && (!hotkey.scope || this.#isActive(hotkey.scope)));
    for (const matches of [matchesKey, matchesCode]) {
      const found = inForce.find(({ combination }) => combination !== null && matches(press, parseCombination(combination)));
      if (found) return found;
    }
    return undefined;
  }

  #resolved() {
    this.#known ??= this.#resolve();
    return this.#known;
  }

  /** @returns {ResolvedHotkey[]} */
  #resolve() {
    const hotkeys = [...this.#bound].map((hotkey) => ({ hotkey, description: describe(hotkey) }));
    const combinations = resolveCombinations(hotkeys.map(({ hotkey, description }) => ({ ...hotkey, description })), this.#assignments);
    return hotkeys.map((entry, index) => ({ ...entry, combination: combinations[index] }));
  }
}

/** @param {Hotkey} hotkey */
function describe({ description }) {
  return typeof description === "function" ? description() : description;
}
