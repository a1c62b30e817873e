import "#crowd/reviews/moderation-picker.js";
import { CrowdImageClassifierMultiSelect } from "#crowd/classifiers/crowd-image-classifier-multi-select.js";
import { readModerationLabels } from "#crowd/reviews/moderation-labels.js";

/** @typedef {import("#crowd/reviews/moderation-picker.js").ModerationPicker} ModerationPicker */

const ANSWER_KEY = "AWS/Rekognition/DetectModerationLabels/Image/V3";

/**
 * A review of an image moderation (07/CE-rekognition): which of the categories the image shows. Objects are answered
 * whole, texts as texts, under a fixed key. Nothing chosen is an answer too unless the template has a button for it.
 */
export class CrowdRekognitionDetectModerationLabels extends CrowdImageClassifierMultiSelect {
  /** @type {Map<string, unknown>} caption → what the template gave */
  #labels = new Map();

  takesComment() {
    return false;
  }

  makePicker() {
    return /** @type {ModerationPicker} */ (document.createElement("crowd-moderation-picker"));
  }

  readCategories() {
    const labels = readModerationLabels(this.json("categories") ?? []);
    this.#labels = new Map(labels.map(({ caption, value }) => [caption, value]));
    /** @type {ModerationPicker} */ (this.picker).parents = new Map(labels.map(({ caption, parent }) => [caption, parent]));
    return [...this.#labels.keys()];
  }

  get value() {
    const labels = this.choice?.labels;
    const chosen = Array.isArray(labels) ? labels : [];
    return { ModerationLabels: chosen.map((caption) => this.#labels.get(caption) ?? caption) };
  }

  set value(value) {
    const wanted = (value?.ModerationLabels ?? []).map((/** @type {unknown} */ label) => JSON.stringify(label));
    const labels = [...this.#labels].filter(([, label]) => wanted.includes(JSON.stringify(label))).map(([caption]) => caption);
    this.restoreState({ labels });
  }

  /** @returns {import("#crowd/forms/answer.js").AnswerEntry | null} */
  answerEntry() {
    return { kind: "value", name: ANSWER_KEY, value: this.value };
  }

  get problem() {
    return this.hasAttribute("exclusion-category") || this.picker.options.length === 0 ? super.problem : "";
  }
}
