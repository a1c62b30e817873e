// Light or dark: what the system prefers, unless the annotator chose otherwise on this device.

const KEY = "groundwork-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

/** Fires `change` when the theme changes. */
export const theme = new class extends EventTarget {
  constructor() {
    super();
    system.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  get dark() {
    const chosen = stored();
    return chosen ? chosen === "dark" : system.matches;
  }

  toggle() {
    try {
      const wanted = this.dark ? "light" : "dark";
      if ((wanted === "dark") === system.matches) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, wanted);
    } catch {
      // Without storage the system's preference stays.
    }
    this.#apply();
  }

  #apply() {
    document.documentElement.dataset.theme = this.dark ? "dark" : "light";
    this.dispatchEvent(new Event("change"));
  }
}();

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
