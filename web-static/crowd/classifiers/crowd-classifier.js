import { ClassifierElement } from "#crowd/classifiers/classifier-element.js";
import { element } from "#crowd/base/dom.js";

/** One category for text, audio or video (07/CE-classifier): what `classification-target` holds, any HTML. */
export class CrowdClassifier extends ClassifierElement {
  makeTarget() {
    for (const target of this.querySelectorAll(":scope > classification-target")) target.slot = "classification-target";
    return element("div", { class: "target target-text", role: "group", "aria-label": "What to classify", tabIndex: 0 },
      element("slot", { name: "classification-target" }));
  }
}
