import strip from "#crowd/layout/tab-strip.css";
import styles from "#crowd/layout/crowd-instructions.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { makeDialog } from "#crowd/base/dialog.js";
import { dressOpener, makeOpener } from "#crowd/layout/opener.js";
import { TabStrip } from "#crowd/layout/tab-strip.js";

const DEFAULT_TEXT = "Click for instructions";
const TABS = [
  { title: "Summary", regions: ["short-summary"] },
  { title: "Detailed Instructions", regions: ["detailed-instructions"] },
  { title: "Examples", regions: ["positive-example", "negative-example"] },
];

/** Instructions on three tabs in a window that a link or button opens (07/CE-instructions). */
export class CrowdInstructions extends CrowdElement {
  static styles = [strip, styles];
  static observedAttributes = ["link-text", "link-type"];

  render() {
    this.opener = makeOpener(() => this.open());
    this.strip = new TabStrip(() => this.#show());
    this.strip.view.setAttribute("aria-label", "Instructions");
    this.pages = TABS.map(({ regions }, index) => element("div", { class: "page", role: "tabpanel",
      "aria-labelledby": `tab-${index}`, tabIndex: 0 },
      ...regions.map((name) => element("section", { class: name }, element("slot", { name, onslotchange: () => this.#show() })))));
    this.dialog = makeDialog("Instructions", element("div", {}, this.strip.view, ...this.pages));
    this.root.append(this.opener, this.dialog);
    this.strip.titles = TABS.map(({ title }) => title);
  }

  update() {
    for (const region of TABS.flatMap(({ regions }) => regions)) {
      for (const child of this.querySelectorAll(`:scope > ${region}`)) child.slot = region;
    }
    dressOpener(this.opener, this, DEFAULT_TEXT);
    this.#show();
  }

  open() {
    this.update();
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  /** Shows what it holds, for a control in it that needs the annotator. */
  reveal() {
    this.open();
  }

  /** Shows the chosen page; of pages for which the template has nothing there is no tab. */
  #show() {
    const filled = this.pages.map((page) => [...page.querySelectorAll("slot")].some((slot) => slot.assignedElements().length > 0));
    const chosen = filled[this.strip.selected] ? this.strip.selected : Math.max(0, filled.indexOf(true));
    if (chosen !== this.strip.selected) {
      this.strip.select(chosen);
      return;
    }
    this.strip.buttons.forEach((button, index) => { button.hidden = !filled[index]; });
    this.pages.forEach((page, index) => { page.hidden = index !== chosen; });
    for (const section of this.pages.flatMap((page) => [...page.querySelectorAll("section")])) {
      section.hidden = section.querySelector("slot")?.assignedElements().length === 0;
    }
  }
}
