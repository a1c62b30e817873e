import { CrowdClassifier } from "#crowd/classifiers/crowd-classifier.js";
import { multiSelect } from "#crowd/classifiers/multi-select.js";

/** One or more categories for text, audio or video (07/CE-classifier-multi). */
export class CrowdClassifierMultiSelect extends multiSelect(CrowdClassifier) {}
