import { ClassifierElement } from "#crowd/classifiers/classifier-element.js";
import { element } from "#crowd/base/dom.js";

/** One category for text, audio or video (07/CE-classifier): what `classification-target` holds, any HTML. */
export class CrowdClassifier extends ClassifierElement {
  makeTarget() {
    const targets = [...this.querySelectorAll(":scope > classification-target")];
    for (const target of targets) target.slot = "classification-target";
    // Lines of text are kept short; pictures and documents take the room there is.
    const wide = targets.some((target) => target.querySelector("audio, canvas, embed, iframe, img, object, table, video"));
    return element("div", { class: `target target-text${wide ? " wide" : ""}`, role: "group", "aria-label": "What to classify", tabIndex: 0 },
      element("slot", { name: "classification-target" }));
  }
}
