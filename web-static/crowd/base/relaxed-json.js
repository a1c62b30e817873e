// The JSON that templates write into attributes: also with single quotes, unquoted keys, trailing commas and comments
// (07/CE-general-14), and with the quotes still HTML-escaped (07/CE-general-15).

/** The deepest nesting that is read; more is refused rather than overflowing the stack. */
export const MAX_DEPTH = 64;

const ENTITIES = { "&quot;": "\"", "&#34;": "\"", "&#39;": "'", "&apos;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const ESCAPES = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", 0: "\0" };
const WORDS = new Map([["true", true], ["false", false], ["null", null], ["undefined", null],
  ["True", true], ["False", false], ["None", null], ["NaN", null]]);

/**
 * Reads relaxed JSON.
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError} with the position of the first character that cannot be read
 */
export function parseRelaxedJSON(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Not strict JSON: read it leniently.
  }
  try {
    return new Reader(text).document();
  } catch (error) {
    const unescaped = text.replace(/&(?:quot|apos|lt|gt|amp|#34|#39);/g, (entity) => ENTITIES[entity]);
    if (unescaped === text) throw error;
    return new Reader(unescaped).document();
  }
}

class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  document() {
    const value = this.value(0);
    this.skipBlank();
    if (this.at < this.text.length) this.fail("unexpected text after the value");
    return value;
  }

  /** @param {number} depth */
  value(depth) {
    if (depth > MAX_DEPTH) this.fail(`more than ${MAX_DEPTH} levels of nesting`);
    this.skipBlank();
    const start = this.text[this.at];
    if (start === "{") return this.object(depth);
    if (start === "[") return this.array(depth);
    if (start === "\"" || start === "'") return this.string();
    return this.word();
  }

  /** @param {number} depth */
  object(depth) {
    /** @type {[string, unknown][]} */
    const entries = [];
    this.at += 1;
    while (!this.closes("}")) {
      const key = this.key();
      this.expect(":");
      entries.push([key, this.value(depth + 1)]);
      this.separator("}");
    }
    return Object.fromEntries(entries);
  }

  /** @param {number} depth */
  array(depth) {
    /** @type {unknown[]} */
    const items = [];
    this.at += 1;
    while (!this.closes("]")) {
      items.push(this.value(depth + 1));
      this.separator("]");
    }
    return items;
  }

  /** @returns {string} */
  key() {
    this.skipBlank();
    const start = this.text[this.at];
    if (start === "\"" || start === "'") return this.string();
    const name = this.match(/[\p{L}\p{N}_$-]+/uy);
    if (name === null) this.fail("a key is missing");
    return /** @type {string} */ (name);
  }

  string() {
    const quote = this.text[this.at];
    let result = "";
    this.at += 1;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) this.fail("a string does not end");
      this.at += 1;
      if (character === quote) return result;
      result += character === "\\" ? this.escape() : character;
    }
  }

  escape() {
    const character = this.text[this.at];
    this.at += 1;
    if (character === "u" || character === "x") {
      const digits = this.match(character === "u" ? /[0-9a-fA-F]{4}/y : /[0-9a-fA-F]{2}/y);
      if (digits === null) this.fail("an escape lacks its hexadecimal digits");
      return String.fromCharCode(parseInt(/** @type {string} */ (digits), 16));
    }
    if (character === undefined) this.fail("a string does not end");
    if (character === "\n") return "";
    return ESCAPES[character] ?? character;
  }

  word() {
    const word = this.match(/[+-]?[\p{L}\p{N}_.$]+(?:[+-]\d+)?/uy);
    if (word === null) this.fail("a value is missing");
    const name = /** @type {string} */ (word);
    if (WORDS.has(name)) return WORDS.get(name);
    const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(name) ? Number(name) : NaN;
    if (Number.isNaN(number)) {
      this.at -= name.length;
      this.fail(`'${name}' is not a value`);
    }
    return number;
  }

  /** @param {string} close */
  closes(close) {
    this.skipBlank();
    if (this.at >= this.text.length) this.fail(`'${close}' is missing`);
    if (this.text[this.at] !== close) return false;
    this.at += 1;
    return true;
  }

  /** @param {string} close */
  separator(close) {
    this.skipBlank();
    if (this.text[this.at] === ",") this.at += 1;
    else if (this.text[this.at] !== close) this.fail(`',' or '${close}' is missing`);
  }

  /** @param {string} character */
  expect(character) {
    this.skipBlank();
    if (this.text[this.at] !== character) this.fail(`'${character}' is missing`);
    this.at += 1;
  }

  skipBlank() {
    this.match(/(?:[\s\uFEFF]|\/\/[^\n]*|\/\*[^]*?\*\/)*/y);
  }

  /**
   * @param {RegExp} pattern a sticky one
   * @returns {string | null}
   */
  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at += found[0].length;
    return found[0];
  }

  /**
   * @param {string} reason
   * @returns {never}
   */
  fail(reason) {
    throw new SyntaxError(`${reason} at character ${this.at + 1}`);
  }
}
