import { element } from "../../crowd/base/dom.js";
import { symbol } from "../../ui/symbols.js";

/** Signing in with an access key of the API. Fires `signedin`. */
export class SignInPage extends HTMLElement {
  #api;
  #error = element("p", { class: "form-error", role: "alert" });

  /** @param {import("../console-api.js").ConsoleApi} api */
  constructor(api) {
    super();
    this.#api = api;
  }

  connectedCallback() {
    const key = field("Access key ID", { name: "accessKeyId", autocomplete: "username", spellcheck: false, maxLength: 128 });
    const secret = field("Secret access key", { name: "secretAccessKey", type: "password", autocomplete: "current-password",
      maxLength: 256 });
    const button = element("button", { type: "submit", class: "primary" }, "Sign in");
    const form = element("form", { class: "sign-in-card" },
      element("h1", {}, "Sign in to the console"),
      element("p", { class: "soft" }, "Use an access key of this installation, the same as for the AWS command line."),
      this.#error, key, secret, button,
      element("p", { class: "hint" }, "No key at hand? ", element("code", {}, "groundwork keys create"), " makes one."));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit(new FormData(form), button);
    });
    this.replaceChildren(element("main", { class: "sign-in" },
      element("div", { class: "sign-in-brand" }, symbol("brand"), element("span", {}, "Labeling console")), form));
    form.querySelector("input")?.focus();
  }

  /**
   * @param {FormData} data
   * @param {HTMLButtonElement} button
   */
  async #submit(data, button) {
    button.disabled = true;
    this.#error.textContent = "";
    try {
      await this.#api.signIn(String(data.get("accessKeyId")).trim(), String(data.get("secretAccessKey")).trim());
      this.dispatchEvent(new Event("signedin", { bubbles: true }));
    } catch (error) {
      this.#error.textContent = /** @type {Error} */ (error).message;
      button.disabled = false;
    }
  }
}

/**
 * @param {string} label
 * @param {Record<string, any>} properties
 */
function field(label, properties) {
  return element("label", { class: "field" }, element("span", {}, label),
    element("input", { type: "text", required: true, ...properties }));
}

customElements.define("sign-in-page", SignInPage);
