import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";

const styles = `
  :host { display: block; padding: 16px 4px; }
  @media screen { :host(:not([active])) { display: none; } }
`;

/** A page of crowd-tabs; `header` is the caption of its tab (07/CE-tab). */
export class CrowdTab extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["header"];

  render() {
    this.root.append(element("slot"));
  }

  update() {
    this.setAttribute("role", "tabpanel");
    this.setAttribute("aria-label", this.getAttribute("header") || "Tab");
    const { tabs } = this;
    // On its own it is not hidden: nothing could show it.
    if (tabs === null) this.toggleAttribute("active", true);
    else tabs.update?.();
  }

  /** The tabs it belongs to, which may not be defined yet. */
  get tabs() {
    return /** @type {import("#crowd/layout/crowd-tabs.js").CrowdTabs | null} */ (this.closest("crowd-tabs"));
  }

  /** Comes to the front, for a control in it that needs the annotator. */
  reveal() {
    this.tabs?.select(this);
  }
}
