// The elements that templates may use, and the module each one lives in. A page loads only those it has.

/**
 * Element name → its class. Modules define the inner elements they need themselves.
 * @type {Record<string, () => Promise<CustomElementConstructor>>}
 */
const loaders = {
  "crowd-form": async () => (await import("#crowd/forms/crowd-form.js")).CrowdForm,
  "crowd-button": async () => (await import("#crowd/forms/crowd-button.js")).CrowdButton,
  "crowd-classifier": async () => (await import("#crowd/classifiers/crowd-classifier.js")).CrowdClassifier,
  "crowd-image-classifier": async () =>
    (await import("#crowd/classifiers/crowd-image-classifier.js")).CrowdImageClassifier,
};

/** Elements that bring others to life when they are connected. */
const companions = { "crowd-form": ["crowd-button"] };

/**
 * Defines the elements of the library that the tree uses and that are not defined yet. The form comes first: it moves
 * its content once, before that content comes to life; the others follow in the order of the table.
 * @param {ParentNode} tree
 */
export async function defineElementsIn(tree) {
  const used = new Set([...tree.querySelectorAll(":not(:defined)")].map((node) => node.localName));
  for (const [name, others] of Object.entries(companions)) if (used.has(name)) others.forEach((other) => used.add(other));
  const names = Object.keys(loaders).filter((name) => used.has(name) && !customElements.get(name));
  const classes = await Promise.all(names.map((name) => loaders[name]()));
  names.forEach((name, index) => {
    if (!customElements.get(name)) customElements.define(name, classes[index]);
  });
}

/** Defines elements that scripts add later. */
export function defineElementsAsTheyCome() {
  new MutationObserver((changes) => {
    const added = changes.some((change) => [...change.addedNodes].some((node) =>
      node instanceof Element && (node.matches(":not(:defined)") || node.querySelector(":not(:defined)"))));
    if (added) void defineElementsIn(document);
  }).observe(document.documentElement, { childList: true, subtree: true });
}
