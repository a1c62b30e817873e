// The state of a form's controls as plain data: what drafts carry and what undo puts back.

import { isNativeControl, nativeState, restoreNativeState } from "#crowd/forms/native-controls.js";

/**
 * Control key (its name and its number among the controls of that name) → state.
 * @typedef {Record<string, unknown>} FormState
 */

/**
 * @param {Element} form
 * @param {(control: Element) => boolean} [takes]
 * @returns {FormState}
 */
export function captureState(form, takes = () => true) {
  /** @type {FormState} */
  const state = {};
  for (const [key, control] of controlsByKey(form)) {
    if (!takes(control)) continue;
    state[key] = isNativeControl(control) ? nativeState(control) : /** @type {any} */ (control).captureState();
  }
  return state;
}

/**
 * The state without the controls that record their own commands (`recordsCommands`): editors, whose state is large.
 * @param {Element} form
 * @returns {FormState}
 */
export function captureUndoState(form) {
  return captureState(form, (control) => !("recordsCommands" in control));
}

/**
 * Puts back what the state holds; controls it does not name stay as they are.
 * @param {Element} form
 * @param {unknown} state
 */
export function restoreState(form, state) {
  if (state === null || typeof state !== "object") return;
  for (const [key, control] of controlsByKey(form)) {
    if (!Object.hasOwn(state, key)) continue;
    if (isNativeControl(control)) restoreNativeState(control, state[key]);
    else /** @type {any} */ (control).restoreState(state[key]);
  }
}

/**
 * What differs between two states, or null when nothing does.
 * @param {FormState} before
 * @param {FormState} after
 * @returns {{before: FormState, after: FormState} | null}
 */
export function changesBetween(before, after) {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (keys.length === 0) return null;
  const pick = (/** @type {FormState} */ state) =>
    Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));
  return { before: pick(before), after: pick(after) };
}

/** @param {Element} form */
function* controlsByKey(form) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const node of form.querySelectorAll("*")) {
    if (!isNativeControl(node) && !("captureState" in node)) continue;
    const name = node.getAttribute("name") ?? "";
    const number = seen.get(name) ?? 0;
    seen.set(name, number + 1);
    yield /** @type {[string, Element]} */ ([`${name}#${number}`, node]);
  }
}
