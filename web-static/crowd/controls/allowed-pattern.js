// The `allowed-pattern` of text controls: which characters a field takes at all (07/CE-input-1).

/**
 * Reads the pattern; one that is no regular expression allows everything.
 * @param {string | null} source
 * @returns {RegExp | null}
 */
export function readPattern(source) {
  if (source === null || source === "") return null;
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${source})$`, flags);
    } catch {
      // Without the flag, older notations are read too.
    }
  }
  return null;
}

/**
 * The characters of a text that the pattern matches, each by itself.
 * @param {string} text
 * @param {RegExp | null} pattern of `readPattern`
 */
export function allowedCharacters(text, pattern) {
  return pattern === null ? text : [...text].filter((character) => pattern.test(character)).join("");
}
