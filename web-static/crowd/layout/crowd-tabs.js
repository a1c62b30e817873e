import strip from "#crowd/layout/tab-strip.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { TabStrip } from "#crowd/layout/tab-strip.js";

/** @typedef {import("#crowd/layout/crowd-tab.js").CrowdTab} CrowdTab */

/** Shows one of the crowd-tab pages inside it at a time (07/CE-tabs); all of them take part in the form. */
export class CrowdTabs extends CrowdElement {
  static styles = [strip, ":host { display: block; margin-block: 8px; }"];

  render() {
    this.strip = new TabStrip((index) => this.#show(index));
    this.slotted = element("slot", { onslotchange: () => this.update() });
    this.root.append(this.strip.view, this.slotted);
  }

  /** @returns {CrowdTab[]} */
  get tabs() {
    return /** @type {CrowdTab[]} */ ([...this.children].filter((child) => child.localName === "crowd-tab"));
  }

  update() {
    this.strip.titles = this.tabs.map((tab, index) => tab.getAttribute("header") || `Tab ${index + 1}`);
    this.strip.view.setAttribute("aria-label", this.getAttribute("aria-label") ?? "Tabs");
    this.#show(Math.min(this.strip.selected, Math.max(0, this.tabs.length - 1)));
  }

  /** @param {CrowdTab} tab */
  select(tab) {
    const index = this.tabs.indexOf(tab);
    if (index >= 0) this.strip.select(index);
  }

  /** @param {number} index */
  #show(index) {
    this.tabs.forEach((tab, at) => tab.toggleAttribute("active", at === index));
  }
}
