// The crowd element library. Elements are defined once the template is parsed, so that each finds its content; then
// the document hears `all-crowd-elements-ready` (07/CE-general-24).

import page from "#crowd/base/page.css";
import tokens from "#ui/tokens.css";
import { adoptStyles } from "#crowd/base/dom.js";
import { setTheme } from "#crowd/base/page-theme.js";
import { watchTemplate } from "#crowd/base/template-faults.js";
import { defineElementsAsTheyCome, defineElementsIn, isElementName } from "#crowd/elements.js";
import { connectToPortal } from "#crowd/guest.js";

/** @typedef {import("#crowd/forms/crowd-form.js").CrowdForm} CrowdForm */

adoptStyles(document, tokens, page);
// A template is rarely a whole page: what it leaves out is named for screen readers.
document.documentElement.lang ||= "en";
document.title ||= "Task";
if (document.readyState === "loading") {
  await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

await defineElementsIn(document);
defineElementsAsTheyCome();

document.getElementById("crowd-veil")?.remove();
await Promise.resolve();
const standalone = document.querySelector("crowd-entity-annotation, crowd-entity-annotator");
const form = /** @type {CrowdForm | null} */ (document.querySelector("crowd-form") ?? /** @type {any} */ (standalone)?.form ?? null);
form?.start();
document.dispatchEvent(new CustomEvent("all-crowd-elements-ready", { bubbles: true }));
form?.start();
setTheme(document.documentElement.dataset.theme === "dark");
connectToPortal(form);
watchTemplate(isElementName);
