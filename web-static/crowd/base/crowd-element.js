import controls from "#crowd/base/controls.css";
import { adoptStyles } from "#crowd/base/dom.js";
import { parseRelaxedJSON } from "#crowd/base/relaxed-json.js";

/**
 * What all crowd elements share: an open shadow root, attributes read the way templates write them, and properties
 * that were assigned before the library had loaded.
 */
export class CrowdElement extends HTMLElement {
  /**
   * Style sheets of the element, as text.
   * @type {string[]}
   */
  static styles = [];
  /** Whether focusing the element focuses the control inside it. */
  static delegatesFocus = false;
  /**
   * Properties a script may have set on the element before it was defined.
   * @type {string[]}
   */
  static liveProperties = [];

  #rendered = false;

  constructor() {
    super();
    const { delegatesFocus, styles } = /** @type {typeof CrowdElement} */ (this.constructor);
    const root = this.attachShadow({ mode: "open", delegatesFocus });
    adoptStyles(root, controls, ...styles);
  }

  /**
   * The element's shadow root.
   * @returns {ShadowRoot}
   */
  get root() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }

  connectedCallback() {
    // A form moves its content while it comes to life: the element may be gone again, and be told of that later.
    if (!this.isConnected) return;
    if (!this.#rendered) {
      this.#rendered = true;
      this.render();
      this.#upgradeProperties();
    }
    this.update();
  }

  attributeChangedCallback() {
    if (this.#rendered) this.update();
  }

  /** Builds the content of the shadow root, once. */
  render() {}

  /** Brings the content up to date with attributes and properties. */
  update() {}

  /**
   * A boolean attribute: on by presence (07/CE-general-16), off only when it says "false".
   * @param {string} name
   */
  flag(name) {
    const value = this.getAttribute(name);
    return value !== null && value.toLowerCase() !== "false";
  }

  /**
   * A JSON attribute, undefined when absent or empty.
   * @param {string} name
   * @returns {unknown}
   * @throws {SyntaxError}
   */
  json(name) {
    const text = this.getAttribute(name);
    return text === null || text.trim() === "" ? undefined : parseRelaxedJSON(text);
  }

  #upgradeProperties() {
    const { liveProperties } = /** @type {typeof CrowdElement} */ (this.constructor);
    for (const name of liveProperties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}
