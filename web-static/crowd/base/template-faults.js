// Faults of a template that its page can see: elements that do not exist, a missing form, scripts that fail.

import { addNotice, removeNotice } from "#crowd/base/page-notices.js";

/** Scripts may build the form after the elements are ready. */
const FORM_GRACE_MS = 1_500;
/** What hands over an answer by itself. */
const FORMS = "crowd-form, crowd-entity-annotation, crowd-entity-annotator";
/** Messages of the browser that mean no harm. */
const HARMLESS = /ResizeObserver loop/;

/**
 * Watches for faults and tells of them.
 * @param {(name: string) => boolean} isKnown whether the library has an element of that name
 */
export function watchTemplate(isKnown) {
  const look = () => {
    tellUnknown(isKnown);
    if (document.querySelector(FORMS)) removeNotice("form");
  };
  look();
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length > 0)) look();
  }).observe(document.documentElement, { childList: true, subtree: true });
  setTimeout(tellMissingForm, FORM_GRACE_MS);
  for (const message of window.crowdScriptErrors ?? []) tellScriptError(message);
  window.addEventListener("error", (event) => event.error !== undefined && tellScriptError(event.message));
}

/** @param {(name: string) => boolean} isKnown */
function tellUnknown(isKnown) {
  const unknown = new Set([...document.querySelectorAll(":not(:defined)")].map((node) => node.localName)
    .filter((name) => name.startsWith("crowd-") && !isKnown(name)));
  for (const name of unknown) {
    addNotice(`element ${name}`, `This page uses <${name}>, which is not an element of this library.`,
      "Its content is shown as it is, and it answers nothing.");
  }
}

function tellMissingForm() {
  if (document.querySelector(FORMS)) return;
  const usesLibrary = [...document.querySelectorAll("*")].some((node) => node.localName.startsWith("crowd-"));
  if (!usesLibrary && window.parent === window) return;
  addNotice("form", "This page has no form to submit.",
    "Its template lacks <crowd-form> around its content, so an answer cannot be handed in.", { report: true });
}

/** @param {string} message */
function tellScriptError(message) {
  if (HARMLESS.test(message)) return;
  addNotice("script", "A script of this page failed, so parts of it may not work.", message, { report: true });
}
