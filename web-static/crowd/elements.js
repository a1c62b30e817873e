// The elements that templates may use, and the module each one lives in. A page loads only those it has.

/**
 * Element name → its class. Modules define the inner elements they need themselves.
 * @type {Record<string, () => Promise<CustomElementConstructor>>}
 */
const loaders = {
  "crowd-form": async () => (await import("#crowd/forms/crowd-form.js")).CrowdForm,
  "crowd-button": async () => (await import("#crowd/forms/crowd-button.js")).CrowdButton,
  "iron-icon": async () => (await import("#crowd/base/iron-icon.js")).IronIcon,
  "crowd-classifier": async () => (await import("#crowd/classifiers/crowd-classifier.js")).CrowdClassifier,
  "crowd-image-classifier": async () =>
    (await import("#crowd/classifiers/crowd-image-classifier.js")).CrowdImageClassifier,
  "crowd-classifier-multi-select": async () =>
    (await import("#crowd/classifiers/crowd-classifier-multi-select.js")).CrowdClassifierMultiSelect,
  "crowd-image-classifier-multi-select": async () =>
    (await import("#crowd/classifiers/crowd-image-classifier-multi-select.js")).CrowdImageClassifierMultiSelect,
  "crowd-rekognition-detect-moderation-labels": async () =>
    (await import("#crowd/reviews/crowd-rekognition-detect-moderation-labels.js")).CrowdRekognitionDetectModerationLabels,
  "crowd-textract-analyze-document": async () =>
    (await import("#crowd/reviews/crowd-textract-analyze-document.js")).CrowdTextractAnalyzeDocument,
  "crowd-bounding-box": async () => (await import("#crowd/shapes/crowd-bounding-box.js")).CrowdBoundingBox,
  "crowd-polygon": async () => (await import("#crowd/shapes/crowd-polygon.js")).CrowdPolygon,
  "crowd-polyline": async () => (await import("#crowd/shapes/crowd-polyline.js")).CrowdPolyline,
  "crowd-line": async () => (await import("#crowd/shapes/crowd-line.js")).CrowdLine,
  "crowd-keypoint": async () => (await import("#crowd/shapes/crowd-keypoint.js")).CrowdKeypoint,
  "crowd-semantic-segmentation": async () =>
    (await import("#crowd/masks/crowd-semantic-segmentation.js")).CrowdSemanticSegmentation,
  "crowd-instance-segmentation": async () =>
    (await import("#crowd/masks/crowd-instance-segmentation.js")).CrowdInstanceSegmentation,
  "crowd-entity-annotation": async () => (await import("#crowd/text/crowd-entity-annotation.js")).CrowdEntityAnnotation,
  "crowd-entity-annotator": async () =>
    class extends (await import("#crowd/text/crowd-entity-annotation.js")).CrowdEntityAnnotation {},
  "crowd-text-ranking": async () => (await import("#crowd/text/crowd-text-ranking.js")).CrowdTextRanking,
  "crowd-question-answer-generation": async () =>
    (await import("#crowd/text/crowd-question-answer-generation.js")).CrowdQuestionAnswerGeneration,
  "crowd-radio-group": async () => (await import("#crowd/controls/crowd-radio-group.js")).CrowdRadioGroup,
  "crowd-radio-button": async () => (await import("#crowd/controls/crowd-radio-button.js")).CrowdRadioButton,
  "crowd-checkbox": async () => (await import("#crowd/controls/crowd-checkbox.js")).CrowdCheckbox,
  "crowd-toggle-button": async () => (await import("#crowd/controls/crowd-toggle-button.js")).CrowdToggleButton,
  "crowd-input": async () => (await import("#crowd/controls/crowd-input.js")).CrowdInput,
  "crowd-text-area": async () => (await import("#crowd/controls/crowd-text-area.js")).CrowdTextArea,
  "crowd-slider": async () => (await import("#crowd/controls/crowd-slider.js")).CrowdSlider,
  "crowd-slider-label": async () => (await import("#crowd/controls/crowd-slider-label.js")).CrowdSliderLabel,
  "crowd-alert": async () => (await import("#crowd/layout/crowd-alert.js")).CrowdAlert,
  "crowd-badge": async () => (await import("#crowd/layout/crowd-badge.js")).CrowdBadge,
  "crowd-card": async () => (await import("#crowd/layout/crowd-card.js")).CrowdCard,
  "crowd-fab": async () => (await import("#crowd/layout/crowd-fab.js")).CrowdFab,
  "crowd-icon-button": async () => (await import("#crowd/layout/crowd-icon-button.js")).CrowdIconButton,
  "crowd-instructions": async () => (await import("#crowd/layout/crowd-instructions.js")).CrowdInstructions,
  "crowd-modal": async () => (await import("#crowd/layout/crowd-modal.js")).CrowdModal,
  "crowd-tabs": async () => (await import("#crowd/layout/crowd-tabs.js")).CrowdTabs,
  "crowd-tab": async () => (await import("#crowd/layout/crowd-tab.js")).CrowdTab,
  "crowd-toast": async () => (await import("#crowd/layout/crowd-toast.js")).CrowdToast,
};

/**
 * Whether templates may use an element of that name.
 * @param {string} name
 */
export function isElementName(name) {
  return Object.hasOwn(loaders, name);
}

/** Elements that bring others to life when they are connected. */
const companions = {
  "crowd-entity-annotation": ["crowd-form", "crowd-button"],
  "crowd-entity-annotator": ["crowd-form", "crowd-button"],
  "crowd-form": ["crowd-button"],
};

/**
 * Defines the elements of the library that the tree uses and that are not defined yet. The form comes first: it moves
 * its content once, before that content comes to life; the others follow in the order of the table.
 * @param {ParentNode} tree
 */
export async function defineElementsIn(tree) {
  const used = new Set([...tree.querySelectorAll(":not(:defined)")].map((node) => node.localName).concat(namesInScripts(tree)));
  for (const [name, others] of Object.entries(companions)) if (used.has(name)) others.forEach((other) => used.add(other));
  const names = Object.keys(loaders).filter((name) => used.has(name) && !customElements.get(name));
  const classes = await Promise.all(names.map((name) => loaders[name]()));
  names.forEach((name, index) => {
    if (!customElements.get(name)) customElements.define(name, classes[index]);
  });
}

/**
 * The elements that scripts of the page name: they may put them where nothing is watched, into shadow roots.
 * @param {ParentNode} tree
 * @returns {string[]}
 */
function namesInScripts(tree) {
  const scripts = [...tree.querySelectorAll("script:not([src], [type=importmap])")];
  return scripts.flatMap((script) => script.textContent?.match(/\bcrowd-[a-z-]+/g) ?? []);
}

/** Defines elements that scripts add later. */
export function defineElementsAsTheyCome() {
  new MutationObserver((changes) => {
    const added = changes.some((change) => [...change.addedNodes].some((node) =>
      node instanceof Element && (node.matches(":not(:defined)") || node.querySelector(":not(:defined)"))));
    if (added) void defineElementsIn(document);
  }).observe(document.documentElement, { childList: true, subtree: true });
}
