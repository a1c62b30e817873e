import { element } from "#crowd/base/dom.js";
import { MultiCategoryPicker } from "#crowd/classifiers/multi-category-picker.js";

/** The list of moderation categories: each shows below its name what it is a kind of. */
export class ModerationPicker extends MultiCategoryPicker {
  /** @type {Map<string, string>} caption → parent */
  parents = new Map();

  /** @param {string} category */
  noteFor(category) {
    const parent = this.parents.get(category) ?? "";
    return parent === "" ? null : element("small", { class: "note" }, parent);
  }
}

customElements.define("crowd-moderation-picker", ModerationPicker);
