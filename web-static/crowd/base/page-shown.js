// Whether the annotator sees the page. The portal loads the next task behind the present one: a page that took the focus
// there would take it from the task that is being worked on.

let shown = window.parent === window;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * Runs something once the page is on show; at once when it is.
 * @param {() => void} run
 */
export function whenShown(run) {
  if (shown) run();
  else waiting.push(run);
}

/** The portal says that the page is on show now. */
export function pageIsShown() {
  shown = true;
  for (const run of waiting.splice(0)) run();
}
