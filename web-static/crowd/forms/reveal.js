/**
 * Brings a control into view that sits on a tab, in a window or in a folded part of the page.
 * @param {Element} control
 */
export function reveal(control) {
  /** @type {Element[]} */
  const around = [];
  for (let node = parentOf(control); node; node = parentOf(node)) if (node instanceof Element) around.unshift(node);
  for (const node of around) {
    if (node instanceof HTMLDetailsElement) node.open = true;
    /** @type {{reveal?: (inner: Element) => void}} */ (/** @type {unknown} */ (node)).reveal?.(control);
  }
  control.scrollIntoView?.({ block: "nearest" });
}

/**
 * The element around a node as it is shown: through slots and shadow roots.
 * @param {Node} node
 * @returns {Node | null}
 */
function parentOf(node) {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
