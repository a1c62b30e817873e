import { element } from "../../crowd/base/dom.js";
import { combinationOf, keyNames, keyPress } from "../../crowd/base/key-combinations.js";
import { giveKeys, planHotkeys, withoutKeys } from "./hotkey-plan.js";
import { refusal } from "./reserved-keys.js";

/** @typedef {import("../../crowd/base/hotkeys.js").ListedHotkey} ListedHotkey */
/** @typedef {import("./hotkey-plan.js").Assignments} Assignments */

/**
 * What a row says while it waits: for keys, or for what to do about keys that are taken.
 * @typedef {{action: string, pressed: string, note: string, swapped?: Assignments}} Waiting
 */

const COMMON_GROUP = "Everywhere in the task";

/**
 * The shortcuts of a task, grouped by tool, where the annotator gives them other keys. Fires `assign` with all
 * assignments as detail.
 */
export class HotkeyList extends HTMLElement {
  /** @type {ListedHotkey[]} */
  #listed = [];
  /** @type {Assignments} */
  #assignments = {};
  /** @type {Waiting | null} */
  #waiting = null;
  /** Series whose single shortcuts are shown. @type {Set<string>} */
  #unfolded = new Set();
  #listeners = new AbortController();

  connectedCallback() {
    const { signal } = this.#listeners;
    this.groups = element("div", { class: "hotkey-groups" });
    this.status = element("p", { class: "visually-hidden", role: "status" });
    this.replaceChildren(this.groups, this.status);
    window.addEventListener("keydown", (event) => this.#onKey(event), { capture: true, signal });
    this.closest("dialog")?.addEventListener("cancel", (event) => {
      if (this.#waiting) event.preventDefault();
    }, { signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }

  /**
   * Shows these shortcuts.
   * @param {ListedHotkey[]} listed what the page offers
   * @param {Assignments} assignments
   */
  show(listed, assignments) {
    if (JSON.stringify([listed, assignments]) === JSON.stringify([this.#listed, this.#assignments])) return;
    this.#listed = listed;
    this.#assignments = assignments;
    if (this.groups) this.#draw();
  }

  /** Whether any shortcut has other keys than its own. */
  get changed() {
    return Object.keys(this.#assignments).length > 0;
  }

  /** Gives all shortcuts their own keys again. */
  resetAll() {
    this.#waiting = null;
    this.#assign({}, "All shortcuts have their own keys again.");
  }

  #draw() {
    const focused = /** @type {HTMLElement | null} */ (this.contains(document.activeElement) ? document.activeElement : null)?.dataset.key;
    /** @type {Map<number, ListedHotkey[]>} */
    const groups = new Map([[0, []]]);
    for (const hotkey of planHotkeys(this.#listed, this.#assignments)) {
      groups.set(hotkey.scope, [...groups.get(hotkey.scope) ?? [], hotkey]);
    }
    const names = groupNames(groups);
    // The tool that an annotator works with comes before what holds everywhere.
    const order = [...groups.keys()].sort((one, other) => (one || Infinity) - (other || Infinity));
    this.groups?.replaceChildren(...order.map((scope) => element("section", { "aria-label": names.get(scope) },
      order.length > 1 && element("h3", {}, names.get(scope) ?? ""), this.#rows(groups.get(scope) ?? []))));
    if (focused) this.#focus(focused);
  }

  /** @param {string} key */
  #focus(key) {
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }

  /** @param {ListedHotkey[]} hotkeys of one group */
  #rows(hotkeys) {
    const rows = hotkeys.flatMap((hotkey, index) => {
      if (hotkey.series === "") return [this.#row(hotkey)];
      if (hotkeys.findIndex(({ series }) => series === hotkey.series) !== index) return [];
      return [this.#series(hotkeys.filter(({ series }) => series === hotkey.series))];
    });
    return element("ul", { class: "hotkeys" }, ...rows);
  }

  /** @param {ListedHotkey[]} hotkeys the shortcuts of a series */
  #series(hotkeys) {
    const [{ series, scope }] = hotkeys;
    const id = `${scope} ${series}`;
    const open = this.#unfolded.has(id) || hotkeys.some(({ action }) => action === this.#waiting?.action);
    const unfold = element("button", { type: "button", class: "small", "aria-expanded": String(open), "data-key": `unfold ${id}`,
      "aria-label": `Change: ${series}`, onclick: () => {
        if (!this.#unfolded.delete(id)) this.#unfolded.add(id);
        this.#draw();
      } }, open ? "Close" : "Change");
    return element("li", {}, element("div", { class: "hotkey" }, element("span", { class: "what" }, series),
      element("div", { class: "side" }, element("span", { class: "keys" }, ...summary(hotkeys)), unfold)),
    open && element("ul", { class: "hotkeys nested", "aria-label": series }, ...hotkeys.map((hotkey) => this.#row(hotkey))));
  }

  /** @param {ListedHotkey} hotkey */
  #row(hotkey) {
    const { action, description, combination, initial, scope } = hotkey;
    const waiting = this.#waiting?.action === action ? this.#waiting : null;
    const key = `${scope} ${action}`;
    const change = element("button", { type: "button", class: "small", "data-key": `change ${key}`,
      "aria-label": waiting ? `Leave the keys of ${description}` : `Change the keys of ${description}`,
      onclick: () => (waiting ? this.#leave() : this.#start(hotkey)) }, waiting ? "Cancel" : "Change");
    const reset = element("button", { type: "button", class: "small", "data-key": `reset ${key}`, "aria-label": `Reset the keys of ${description}`,
      title: `Back to ${keyNames(initial).join("+")}`, onclick: () => this.#take(hotkey, initial) }, "Reset");
    const keys = waiting ? [element("span", { class: "prompt" }, waiting.pressed ? keyNames(waiting.pressed).join("+") : "Press the keys…")]
      : keyCaps(combination);
    return element("li", { class: waiting ? "waiting" : "" }, element("div", { class: "hotkey" },
      element("span", { class: "what" }, description), element("div", { class: "side" }, element("span", { class: "keys" }, ...keys),
        !waiting && combination !== initial && reset, action !== "" && change)),
    waiting !== null && waiting.note !== "" && this.#note(waiting));
  }

  /** @param {Waiting} waiting */
  #note({ note, swapped }) {
    const swap = element("button", { type: "button", class: "small", "data-key": "swap", onclick: () => this.#swap() }, "Swap the keys");
    return element("div", { class: "hotkey-note" }, element("span", {}, note), swapped && swap);
  }

  /** @param {ListedHotkey} hotkey */
  #start({ action, description }) {
    this.#waiting = { action, pressed: "", note: "" };
    this.#draw();
    this.#say(`Press the new keys of ${description}. Escape leaves them as they are.`);
  }

  #leave() {
    this.#waiting = null;
    this.#draw();
    this.#say("The keys stay as they are.");
  }

  #swap() {
    const { swapped, action } = this.#waiting ?? {};
    if (!swapped || !action) return;
    this.#waiting = null;
    this.#assign(swapped, "The keys are swapped.");
    this.#focusChange(action);
  }

  /**
   * @param {ListedHotkey} hotkey
   * @param {string} combination
   * @param {import("../../crowd/base/key-combinations.js").KeyPress} [press] that made it
   */
  #take(hotkey, combination, press) {
    const { action, description, initial, whileTyping } = hotkey;
    const shown = keyNames(combination).join("+");
    const reason = combination.toLowerCase() === initial.toLowerCase() ? "" : refusal(combination, whileTyping);
    if (reason) return this.#object(action, combination, `${shown} cannot be used: ${reason}.`);
    const { assignments, rivals, swapped } = giveKeys(this.#listed, this.#assignments, action, combination, press);
    if (!assignments) {
      const names = rivals.map((name) => (name.startsWith("“") ? name : `“${name}”`)).join(" and ");
      return this.#object(action, combination, `${shown} is already used for ${names}.${swapped ? "" : " Press other keys."}`, swapped);
    }
    this.#waiting = null;
    this.#assign(assignments, `${description}: ${shown}`);
    this.#focusChange(action);
  }

  /**
   * Says why keys were not taken; others can be pressed.
   * @param {string} action
   * @param {string} pressed
   * @param {string} note
   * @param {Assignments} [swapped]
   */
  #object(action, pressed, note, swapped) {
    this.#waiting = { action, pressed, note, swapped };
    this.#draw();
    this.#focusChange(action);
    this.#say(swapped ? `${note} Tab goes to “Swap the keys”; or press other keys.` : note);
  }

  /** @param {string} action */
  #focusChange(action) {
    const found = planHotkeys(this.#listed, this.#assignments).find((hotkey) => hotkey.action === action);
    if (found && !this.contains(document.activeElement)) this.#focus(`change ${found.scope} ${action}`);
  }

  /**
   * @param {Assignments} assignments
   * @param {string} words
   */
  #assign(assignments, words) {
    this.#assignments = assignments;
    this.#draw();
    this.#say(words);
    this.dispatchEvent(new CustomEvent("assign", { detail: assignments }));
  }

  /** @param {string} words */
  #say(words) {
    if (this.status) this.status.textContent = words;
  }

  /**
   * While a row waits the keys are its own, but for Tab, and for what presses its buttons.
   * @param {KeyboardEvent} event
   */
  #onKey(event) {
    if (!this.#waiting || event.isComposing || event.key === "Tab") return;
    const { action, swapped } = this.#waiting;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.key;
    if (["Enter", " "].includes(event.key) && (focused === "swap" || !this.contains(document.activeElement))) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (event.key === "Escape") return this.#leave();
    const combination = combinationOf(keyPress(event));
    const hotkey = planHotkeys(this.#listed, this.#assignments).find((entry) => entry.action === action);
    if (!combination || !hotkey) return;
    if (swapped) this.#waiting = { action, pressed: "", note: "" };
    this.#take(hotkey, combination, keyPress(event));
  }
}

/**
 * The headings of the groups; tools of the same name are numbered.
 * @param {Map<number, ListedHotkey[]>} groups
 * @returns {Map<number, string>}
 */
function groupNames(groups) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return new Map([...groups].map(([scope, hotkeys]) => {
    if (scope === 0) return [scope, COMMON_GROUP];
    const name = hotkeys[0]?.scopeName || "Tool";
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [scope, count === 1 ? name : `${name} ${count}`];
  }));
}

/** @param {string} combination */
function keyCaps(combination) {
  return keyNames(combination).map((name) => element("kbd", {}, name));
}

/**
 * The keys of a series in short: from the first to the last while they have their own, else all.
 * @param {ListedHotkey[]} hotkeys
 */
function summary(hotkeys) {
  const first = hotkeys[0].combination;
  const last = /** @type {ListedHotkey} */ (hotkeys.at(-1)).combination;
  const own = hotkeys.every(({ combination, initial }) => combination === initial);
  if (own && hotkeys.length > 3) return [...keyCaps(first), "…", ...keyCaps(last)];
  return hotkeys.flatMap(({ combination }) => keyCaps(combination));
}

customElements.define("hotkey-list", HotkeyList);
