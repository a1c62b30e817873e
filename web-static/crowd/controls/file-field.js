import { element } from "#crowd/base/dom.js";
import { icon } from "#crowd/base/icons.js";

/** The largest file that is taken: as text it is a third larger, and a draft may hold 1 MB. */
export const MAX_FILE_BYTES = 700_000;

/** Lets the annotator choose one file and reads it into a `data:` address that also carries its name. */
export class FileField {
  #onChange;
  #value = "";
  #reading = 0;

  /** Why the chosen file cannot be taken; empty when nothing is wrong. */
  problem = "";

  /**
   * @param {string} accept the types on offer
   * @param {() => void} onChange
   */
  constructor(accept, onChange) {
    this.#onChange = onChange;
    this.input = element("input", { accept, onchange: (/** @type {Event} */ event) => this.#onChosen(event) });
    this.input.setAttribute("type", "file");
    this.chosen = element("span", { class: "chosen" });
    this.remove = element("button", { type: "button", class: "quiet remove", "aria-label": "Remove the file",
      onclick: () => this.#remove() }, icon("clear"));
    this.view = element("div", { class: "file" }, this.input,
      element("span", { class: "choose", "aria-hidden": "true" }, "Choose a file"), this.chosen, this.remove);
    this.#show();
  }

  get reading() {
    return this.#reading > 0;
  }

  /** The file as a `data:` address, empty for none. */
  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value.startsWith("data:") ? value : "";
    this.problem = "";
    this.#show();
  }

  #show() {
    this.chosen.textContent = this.#value === "" ? "No file chosen" : fileName(this.#value);
    this.remove.hidden = this.#value === "";
  }

  #remove() {
    this.input.value = "";
    this.value = "";
    this.input.focus();
    this.#onChange();
  }

  /** @param {Event} event */
  async #onChosen(event) {
    event.stopImmediatePropagation();
    const file = this.input.files?.[0];
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) {
      this.value = "";
      this.problem = `“${file.name}” has ${megabytes(file.size)}; an answer can hold at most ${megabytes(MAX_FILE_BYTES)}.`;
      this.#onChange();
      return;
    }
    await this.#read(file);
  }

  /** @param {File} file */
  async #read(file) {
    this.#reading += 1;
    try {
      this.value = withName(await dataAddress(file), file.name);
    } catch {
      this.problem = `“${file.name}” could not be read.`;
    }
    this.#reading -= 1;
    this.#onChange();
  }
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function dataAddress(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/**
 * Adds the name as a parameter: `data:text/plain;name=a.txt;base64,…`.
 * @param {string} address
 * @param {string} name
 */
export function withName(address, name) {
  const comma = address.indexOf(",");
  const type = address.slice(0, comma).replace(/;base64$/, "") || "data:";
  return `${type === "data:" ? "data:application/octet-stream" : type};name=${encodeURIComponent(name)};base64${address.slice(comma)}`;
}

/** @param {string} address */
export function fileName(address) {
  const name = /;name=([^;,]*)/.exec(address.slice(0, address.indexOf(",")))?.[1];
  try {
    return name ? decodeURIComponent(name) : "A file";
  } catch {
    return "A file";
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
