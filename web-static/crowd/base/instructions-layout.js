import styles from "#crowd/base/instructions-layout.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";
import { makeDialog } from "#crowd/base/dialog.js";
import { hotkeys, withKeys } from "#crowd/base/page-hotkeys.js";
import { preference, setPreference } from "#crowd/base/preferences.js";

const OPEN = "instructionsOpen";
const NARROW = "(max-width: 860px)";

/**
 * The worker screen's frame: "Instructions" at the left with the short ones, a link above them that opens the full
 * ones (07/CE-general-18, 19), the task beside it. Regions come in through the slots `short-instructions` and
 * `full-instructions`; where both are empty the panel is left out (07/CE-general-22).
 */
export class InstructionsLayout extends CrowdElement {
  static styles = [styles];

  render() {
    this.shortSlot = element("slot", { name: "short-instructions", onslotchange: () => this.update() });
    this.fullSlot = element("slot", { name: "full-instructions", onslotchange: () => this.update() });
    this.toggle = element("button", { type: "button", class: "quiet toggle", onclick: () => this.#toggle() });
    this.fullLink = element("button", {
      type: "button", class: "link full-link", onclick: () => this.openFullInstructions(),
    }, "View full instructions");
    this.panelHeading = element("h2", {}, "Instructions");
    this.layout = element("div", { class: "layout awsui-app-layout" },
      element("aside", { class: "awsui-app-layout__navigation", "aria-label": "Instructions" },
        element("div", { class: "panel-header" }, this.panelHeading, this.toggle),
        this.fullLink,
        element("div", { class: "panel-content", id: "short", tabIndex: 0, role: "region",
          "aria-label": "Short instructions" }, this.shortSlot)),
      element("div", { class: "main awsui-app-layout__content" }, element("slot")));
    this.heading = element("span", {}, "Instructions");
    this.dialog = makeDialog(this.heading, this.fullSlot);
    this.root.append(this.layout, this.dialog);
    this.open = preference(OPEN, !matchMedia(NARROW).matches) === true;
    hotkeys.addEventListener("change", () => this.update());
    document.addEventListener("crowd-preferences", () => {
      this.open = preference(OPEN, this.open) === true && !matchMedia(NARROW).matches;
      this.update();
    });
  }

  connectedCallback() {
    super.connectedCallback();
    offerParts(this);
  }

  update() {
    const hasShort = hasContent(this.shortSlot);
    const hasFull = hasContent(this.fullSlot);
    this.layout.classList.toggle("empty", !hasShort && !hasFull);
    this.layout.classList.toggle("short-empty", !hasShort);
    this.layout.classList.toggle("collapsed", !this.open);
    this.fullLink.hidden = !hasFull;
    this.toggle.replaceChildren(icon(this.open ? "chevron-left" : "menu-book"));
    this.toggle.setAttribute("aria-expanded", String(this.open));
    this.toggle.setAttribute("aria-controls", "short");
    this.toggle.setAttribute("aria-label", this.open ? "Hide instructions" : "Show instructions");
    this.toggle.title = withKeys(`${this.open ? "Hide" : "Show"} instructions`, "instructions");
    const short = this.shortSlot.assignedElements({ flatten: true })[0];
    this.panelHeading.textContent = short?.getAttribute("header") || "Instructions";
    const full = this.fullSlot.assignedElements({ flatten: true })[0];
    this.heading.textContent = full?.getAttribute("header") || "Instructions";
  }

  /** Shows the full instructions in a modal. */
  openFullInstructions() {
    if (hasContent(this.fullSlot) && !this.dialog.open) this.dialog.showModal();
  }

  /**
   * Shows the instructions that hold a control which needs the annotator.
   * @param {Element} control
   */
  reveal(control) {
    if (control.closest("full-instructions")) this.openFullInstructions();
    else if (control.closest("short-instructions") && !this.open) this.#toggle();
  }

  /** Shows or hides the panel and remembers the choice. */
  toggleInstructions() {
    this.#toggle();
  }

  #toggle() {
    this.open = !this.open;
    setPreference(OPEN, this.open);
    this.update();
  }
}

/**
 * Public templates look for the panel and the modal by their class names in the shadow root of the widget around them,
 * `widget.shadowRoot.querySelector(".awsui-app-layout__navigation")`: what is not there is looked for here.
 * @param {InstructionsLayout} layout
 */
function offerParts(layout) {
  const around = layout.getRootNode();
  if (!(around instanceof ShadowRoot)) return;
  const find = ShadowRoot.prototype.querySelector;
  around.querySelector = (/** @type {string} */ selectors) =>
    find.call(around, selectors) ?? find.call(layout.root, selectors);
}

/** @param {HTMLSlotElement} slot */
function hasContent(slot) {
  return slot.assignedElements({ flatten: true })
    .some((node) => (node.textContent ?? "").trim() !== "" || node.childElementCount > 0);
}

customElements.define("crowd-instructions-layout", InstructionsLayout);
