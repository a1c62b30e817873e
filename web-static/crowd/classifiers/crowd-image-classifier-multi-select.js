import { CrowdImageClassifier } from "#crowd/classifiers/crowd-image-classifier.js";
import { multiSelect } from "#crowd/classifiers/multi-select.js";

/** One or more categories for an image, with a comment where the template asks for one (07/CE-image-multi). */
export class CrowdImageClassifierMultiSelect extends multiSelect(CrowdImageClassifier) {}
