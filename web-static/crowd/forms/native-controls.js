// The browser's own form controls inside a crowd-form: what they add to the answer, and their state for drafts and undo.

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} NativeControl */
/** @typedef {import("#crowd/forms/answer.js").AnswerEntry} AnswerEntry */

const SELECTOR = "input[name], select[name], textarea[name]";
const WITHOUT_ANSWER = new Set(["button", "file", "image", "reset", "submit"]);

/**
 * @param {Element} element
 * @returns {element is NativeControl}
 */
export function isNativeControl(element) {
  return element.matches(SELECTOR) && !WITHOUT_ANSWER.has(/** @type {HTMLInputElement} */ (element).type)
    && /** @type {NativeControl} */ (element).name !== "";
}

/**
 * @param {NativeControl} control
 * @returns {AnswerEntry | null} null for what adds nothing: a disabled control or an empty field (07/CE-general-11)
 */
export function nativeEntry(control) {
  if (control.matches(":disabled")) return null;
  const { name } = control;
  if (isFlag(control)) return { kind: "flag", name, value: control.value, on: control.checked };
  if (isMultipleSelect(control)) return { kind: "value", name, value: selectedValues(control) };
  return control.value === "" ? null : { kind: "value", name, value: control.value };
}

/**
 * @param {NativeControl} control
 * @returns {unknown}
 */
export function nativeState(control) {
  if (isFlag(control)) return control.checked;
  return isMultipleSelect(control) ? selectedValues(control) : control.value;
}

/**
 * @param {NativeControl} control
 * @param {unknown} state of `nativeState`; anything else is ignored, since drafts come from outside
 */
export function restoreNativeState(control, state) {
  if (isFlag(control)) {
    if (typeof state === "boolean") control.checked = state;
  } else if (isMultipleSelect(control)) {
    if (!Array.isArray(state)) return;
    for (const option of control.options) option.selected = state.includes(option.value);
  } else if (typeof state === "string") {
    control.value = state;
  }
}

/**
 * @param {NativeControl} control
 * @returns {control is HTMLInputElement}
 */
function isFlag(control) {
  return control.type === "checkbox" || control.type === "radio";
}

/**
 * @param {NativeControl} control
 * @returns {control is HTMLSelectElement}
 */
function isMultipleSelect(control) {
  return control.type === "select-multiple";
}

/** @param {HTMLSelectElement} control */
function selectedValues(control) {
  return [...control.selectedOptions].map((option) => option.value);
}
