// The crowd element library. Elements are defined once the template is parsed, so that each finds its content; then
// the document hears `all-crowd-elements-ready` (07/CE-general-24).

import page from "#crowd/base/page.css";
import tokens from "#ui/tokens.css";
import { adoptStyles } from "#crowd/base/dom.js";
import { InstructionsLayout } from "#crowd/base/instructions-layout.js";
import { CategoryPicker } from "#crowd/classifiers/category-picker.js";
import { CrowdClassifier } from "#crowd/classifiers/crowd-classifier.js";
import { CrowdImageClassifier } from "#crowd/classifiers/crowd-image-classifier.js";
import { ImageStage } from "#crowd/classifiers/image-stage.js";
import { CrowdButton } from "#crowd/forms/crowd-button.js";
import { CrowdForm } from "#crowd/forms/crowd-form.js";
import { connectToPortal } from "#crowd/guest.js";

adoptStyles(document, tokens, page);
// A template is rarely a whole page: what it leaves out is named for screen readers.
document.documentElement.lang ||= "en";
document.title ||= "Task";
if (document.readyState === "loading") {
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

// The form comes first: it moves its content once, before that content comes to life.
customElements.define("crowd-form", CrowdForm);
customElements.define("crowd-instructions-layout", InstructionsLayout);
customElements.define("crowd-category-picker", CategoryPicker);
customElements.define("crowd-image-stage", ImageStage);
customElements.define("crowd-button", CrowdButton);
customElements.define("crowd-classifier", CrowdClassifier);
customElements.define("crowd-image-classifier", CrowdImageClassifier);

document.getElementById("crowd-veil")?.remove();
await Promise.resolve();
const form = /** @type {CrowdForm | null} */ (document.querySelector("crowd-form"));
form?.start();
document.dispatchEvent(new CustomEvent("all-crowd-elements-ready", { bubbles: true }));
form?.start();
connectToPortal(form);
