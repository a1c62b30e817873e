import styles from "#crowd/layout/crowd-badge.css";
import { CrowdElement } from "#crowd/base/crowd-element.js";
import { element } from "#crowd/base/dom.js";
import { picture } from "#crowd/base/picture.js";

/**
 * Floats at the top-right corner of the element that `for` names (07/CE-badge), wherever in the page the badge itself
 * stands. It follows that element when the page is laid out anew or scrolled.
 */
export class CrowdBadge extends CrowdElement {
  static styles = [styles];
  static observedAttributes = ["for", "icon", "label"];

  #watch = new ResizeObserver(() => this.#place());
  #place = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#attach());
  };
  #frame = 0;
  #offset = { x: 0, y: 0 };

  render() {
    this.face = element("span", { class: "face" });
    this.root.append(this.face, element("slot"));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("scroll", this.#place, { capture: true, passive: true });
    addEventListener("resize", this.#place);
    document.addEventListener("toggle", this.#place, { capture: true });
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    cancelAnimationFrame(this.#frame);
    removeEventListener("scroll", this.#place, { capture: true });
    removeEventListener("resize", this.#place);
    document.removeEventListener("toggle", this.#place, { capture: true });
  }

  update() {
    const icon = this.getAttribute("icon");
    this.face.replaceChildren(icon ? picture(icon) : this.getAttribute("label") ?? "");
    this.#watch.disconnect();
    this.#watch.observe(document.documentElement);
    if (this.target) this.#watch.observe(this.target);
    this.#place();
  }

  /** The element it floats on. */
  get target() {
    const id = this.getAttribute("for");
    return id ? /** @type {Document} */ (this.getRootNode()).getElementById?.(id) ?? document.getElementById(id) : null;
  }

  /** Moves it from where it is by what it lacks, so that nothing needs to be known about containers and scrolling. */
  #attach() {
    const box = this.target?.getBoundingClientRect();
    const shown = box !== undefined && box.width > 0;
    this.classList.toggle("placed", shown);
    if (!shown) return;
    const own = this.face.getBoundingClientRect();
    this.#offset.x += box.right - (own.left + own.width / 2);
    this.#offset.y += box.top - (own.top + own.height / 2);
    this.style.setProperty("--x", `${this.#offset.x}px`);
    this.style.setProperty("--y", `${this.#offset.y}px`);
  }
}
