// Building DOM without markup strings: text stays text.

/**
 * Makes an element. Properties that start with "on" are listeners, `class` and names with a dash are attributes, the
 * rest are set as properties; undefined ones are skipped.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class" || name === "role" || name === "for" || name === "slot" || name.includes("-")) {
      node.setAttribute(name, value);
    } else node[name] = value;
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * Adds style sheets, given as text, to a document or shadow root; each text is parsed once.
 * @param {Document | ShadowRoot} root
 * @param {...string} texts
 */
export function adoptStyles(root, ...texts) {
  for (const text of texts) {
    let sheet = sheets.get(text);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      sheets.set(text, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
