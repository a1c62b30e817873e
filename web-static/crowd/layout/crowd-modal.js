import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { makeDialog } from "#crowd/base/dialog.js";
import { dressOpener, makeOpener } from "#crowd/layout/opener.js";

const DEFAULT_TEXT = "Click to open modal";

/** A window over the page that a link or button opens (07/CE-modal). */
export class CrowdModal extends CrowdElement {
  static styles = [":host { display: inline-block; }"];
  static observedAttributes = ["link-text", "link-type"];

  render() {
    this.opener = makeOpener(() => this.open());
    this.heading = element("span");
    this.dialog = makeDialog(this.heading, element("slot"));
    this.root.append(this.opener, this.dialog);
  }

  update() {
    dressOpener(this.opener, this, DEFAULT_TEXT);
    this.heading.textContent = this.getAttribute("header") || this.getAttribute("link-text") || "Details";
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  /** Shows what it holds, for a control in it that needs the annotator. */
  reveal() {
    this.open();
  }
}
