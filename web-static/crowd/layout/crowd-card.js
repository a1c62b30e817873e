import styles from "#crowd/layout/crowd-card.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";

/** A raised box for information, with a heading and an image where the template gives them (07/CE-card). */
export class CrowdCard extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["heading", "image"];

  render() {
    this.picture = element("img", { class: "picture", alt: "", hidden: true });
    this.headline = element("h3", { class: "heading", hidden: true });
    this.root.append(this.picture, this.headline, element("div", { class: "content" }, element("slot")));
  }

  update() {
    const image = this.getAttribute("image");
    this.picture.hidden = !image;
    if (image) this.picture.src = image;
    this.headline.textContent = this.getAttribute("heading") ?? "";
    this.headline.hidden = this.headline.textContent === "";
  }
}
