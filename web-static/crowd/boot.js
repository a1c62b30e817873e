// The start of the crowd library. The server fills in the sources of all modules below, so that one classic script
// (all that a task template loads) carries the whole library: a frame with an opaque origin has no HTTP cache, and
// forty modules would be fetched forty times for every task.
(() => {
  "use strict";
  if (window.crowdLibraryLoaded) return;
  window.crowdLibraryLoaded = true;

  /** @type {Record<string, string>} module name → source */
  const sources = {/* modules */};
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const dark = window.name.includes("theme=dark")
    || (!window.name.includes("theme=light") && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  window.crowdLibraryAddress = script?.src ?? "";

  // Scripts of the template may fail before the library can tell of it.
  const errors = window.crowdScriptErrors = /** @type {string[]} */ ([]);
  window.addEventListener("error", (event) => {
    if (event.message && errors.length < 10) errors.push(event.message);
  });

  // Until the elements are ready their raw content stays hidden: no flash of bare text.
  const veil = document.createElement("style");
  veil.id = "crowd-veil";
  veil.textContent = `
    html { background: ${dark ? "#15171c" : "#f6f7f9"}; color-scheme: ${dark ? "dark" : "light"}; }
    :not(:defined) { visibility: hidden; }`;
  document.head.append(veil);

  /** @type {Record<string, string>} module name → blob address */
  const imports = {};
  for (const [name, source] of Object.entries(sources)) {
    imports[name] = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  }
  const map = document.createElement("script");
  map.type = "importmap";
  if (script?.nonce) map.nonce = script.nonce;
  map.textContent = JSON.stringify({ imports });
  document.head.append(map);
  import(imports["#crowd/main.js"]).catch((error) => {
    veil.remove();
    console.error("The crowd element library did not start.", error);
  });
})();
