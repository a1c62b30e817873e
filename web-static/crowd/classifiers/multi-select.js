import "#crowd/classifiers/multi-category-picker.js";
import { parseRelaxedJSON } from "#crowd/base/relaxed-json.js";
import { readExclusion } from "#crowd/classifiers/categories.js";

/** @typedef {import("#crowd/classifiers/classifier-element.js").ClassifierElement} ClassifierElement */
/** @typedef {import("#crowd/classifiers/multi-category-picker.js").MultiCategoryPicker} MultiCategoryPicker */

/**
 * Makes a classifier answer any number of categories, `{labels: [...]}`, at least one (07/CE-classifier-multi,
 * CE-image-multi). With `exclusion-category` the annotator may instead say that none applies: the answer is then
 * `{labels: []}`, since its labels are entries of `categories` and that choice is none of them.
 * @template {new (...parameters: any[]) => ClassifierElement} Base
 * @param {Base} base
 */
export function multiSelect(base) {
  return class extends base {
    static observedAttributes = [.../** @type {any} */ (base).observedAttributes, "exclusion-category"];

    makePicker() {
      return /** @type {MultiCategoryPicker} */ (document.createElement("crowd-multi-category-picker"));
    }

    get choiceHeading() {
      return "Select all that apply";
    }

    get missingText() {
      const none = multiPicker(this).noneButton.textContent;
      return none ? `Choose at least one option, or “${none}”, before you submit.` : "Choose at least one option before you submit.";
    }

    update() {
      try {
        multiPicker(this).exclusion = readExclusion(this.getAttribute("exclusion-category"), parseRelaxedJSON);
        super.update();
      } catch (error) {
        super.update();
        this.problemText.textContent = `The exclusion-category of this task cannot be read: ${/** @type {Error} */ (error).message}.`;
      }
    }

    get choice() {
      const { none, values } = multiPicker(this);
      return none || values.length > 0 ? { labels: values } : null;
    }

    set choice(choice) {
      const labels = choice?.labels;
      const chosen = Array.isArray(labels) ? labels.map(String) : [];
      multiPicker(this).values = chosen;
      multiPicker(this).none = Array.isArray(labels) && labels.length === 0;
    }

    startChoice() {
      const labels = initialLabels(this);
      this.choice = labels && { labels };
    }

    captureState() {
      return { labels: this.choice?.labels ?? null, comment: this.comment };
    }
  };
}

/** @param {ClassifierElement} element */
function multiPicker(element) {
  return /** @type {MultiCategoryPicker} */ (element.picker);
}

/**
 * What `initial-value` preselects: a list of categories, or one.
 * @param {ClassifierElement} element
 * @returns {string[] | null}
 */
function initialLabels(element) {
  const text = element.getAttribute("initial-value")?.trim() ?? "";
  if (text === "") return null;
  try {
    const value = parseRelaxedJSON(text);
    if (Array.isArray(value) && value.length > 0) return value.map(String);
  } catch {
    // Not a list: the text is a category.
  }
  return element.picker.options.includes(text) ? [text] : null;
}
