// What becomes of the shortcuts of a page when an annotator gives keys to one of them.

import { overlap, resolveCombinations, same } from "../../crowd/base/hotkey-assignments.js";
import { matchesCode, matchesKey, parseCombination } from "../../crowd/base/key-combinations.js";
import { refusal } from "./reserved-keys.js";

/** @typedef {import("../../crowd/base/hotkeys.js").ListedHotkey} ListedHotkey */
/** @typedef {import("../../crowd/base/key-combinations.js").KeyPress} KeyPress */
/** @typedef {Record<string, string>} Assignments action → combination */

export const HELP_ACTION = "help";

/** The portal's own shortcut, which holds on every page. @type {ListedHotkey} */
const HELP = { action: HELP_ACTION, combination: "?", initial: "?", description: "This help", series: "", scope: 0, scopeName: "", whileTyping: false };

/**
 * The shortcuts of a page and of the portal, each with the combination in force.
 * @param {ListedHotkey[]} listed what the page offers
 * @param {Assignments} assignments
 */
export function planHotkeys(listed, assignments) {
  const all = [...listed, HELP];
  const combinations = resolveCombinations(all.map((hotkey) => ({ ...hotkey, combination: hotkey.initial })), assignments);
  return all.flatMap((hotkey, index) => {
    const combination = combinations[index];
    return combination === null ? [] : [{ ...hotkey, combination }];
  });
}

/**
 * @typedef {object} Outcome
 * @property {Assignments} [assignments] as they are when the keys were taken
 * @property {string[]} rivals what has the keys already
 * @property {Assignments} [swapped] as they are when the two change their keys, where that is possible
 */

/**
 * Gives a combination to an action, unless another shortcut has it.
 * @param {ListedHotkey[]} listed what the page offers
 * @param {Assignments} assignments
 * @param {string} action
 * @param {string} combination
 * @param {KeyPress} [press] the press that made the combination; it may mean another one too, as Shift+7 and "/" do
 * @returns {Outcome}
 */
export function giveKeys(listed, assignments, action, combination, press) {
  const plan = planHotkeys(listed, assignments);
  const own = plan.filter((hotkey) => hotkey.action === action);
  const rivals = plan.filter((hotkey) => hotkey.action !== action && own.some((mine) => overlap(mine, hotkey))
    && (same(hotkey.combination, combination) || (press && means(press, hotkey.combination))));
  if (rivals.length === 0) return { assignments: assigned(plan, assignments, action, combination), rivals: [] };
  const names = [...new Set(rivals.map(({ description }) => description))];
  return { rivals: names, swapped: swap(listed, assignments, own[0], rivals) };
}

/**
 * The assignments without that of an action.
 * @param {Assignments} assignments
 * @param {string} action
 */
export function withoutKeys(assignments, action) {
  return Object.fromEntries(Object.entries(assignments).filter(([name]) => name !== action));
}

/**
 * @param {ListedHotkey[]} listed
 * @param {Assignments} assignments
 * @param {ListedHotkey} mine
 * @param {ListedHotkey[]} rivals
 */
function swap(listed, assignments, mine, rivals) {
  const [rival] = rivals;
  if (rivals.some(({ action }) => action !== rival.action || action === "") || !mine) return undefined;
  if (mine.combination !== rival.initial && refusal(mine.combination, rival.whileTyping)) return undefined;
  if (refusal(rival.combination, mine.whileTyping) && rival.combination !== mine.initial) return undefined;
  const plan = planHotkeys(listed, assignments);
  const swapped = assigned(plan, assigned(plan, assignments, mine.action, rival.combination), rival.action, mine.combination);
  const after = planHotkeys(listed, swapped);
  const holds = plan.every((hotkey) => {
    const wanted = { [mine.action]: rival.combination, [rival.action]: mine.combination }[hotkey.action] ?? hotkey.combination;
    return after.some((other) => other.action === hotkey.action && other.scope === hotkey.scope && same(other.combination, wanted));
  });
  return holds ? swapped : undefined;
}

/**
 * @param {ListedHotkey[]} plan
 * @param {Assignments} assignments
 * @param {string} action
 * @param {string} combination
 * @returns {Assignments}
 */
function assigned(plan, assignments, action, combination) {
  const initial = plan.filter((hotkey) => hotkey.action === action).every((hotkey) => same(hotkey.initial, combination));
  return initial ? withoutKeys(assignments, action) : { ...assignments, [action]: combination };
}

/**
 * @param {KeyPress} press
 * @param {string} written
 */
function means(press, written) {
  const combination = parseCombination(written);
  return matchesKey(press, combination) || matchesCode(press, combination);
}
