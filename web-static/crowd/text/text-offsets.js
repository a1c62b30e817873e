// Places in a text: the browser counts UTF-16 units, answers count Unicode code points (05/NER-3), and people see graphemes.

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });
/** How much text around a place is looked at for boundaries, in UTF-16 units. */
const REACH = 2_000;
/** Every this many code points the place in UTF-16 units is kept. */
const STRIDE = 256;

/** Converts and snaps places of one text. Places are UTF-16 offsets unless they are called code points. */
export class TextOffsets {
  /** @type {number[]} the UTF-16 offset of every STRIDE-th code point */
  #marks = [];

  /** @param {string} text */
  constructor(text) {
    this.text = text;
    let points = 0;
    for (let unit = 0; unit < text.length;) {
      if (points % STRIDE === 0) this.#marks.push(unit);
      unit += /** @type {number} */ (text.codePointAt(unit)) > 0xffff ? 2 : 1;
      points += 1;
    }
    /** Code points in all. */
    this.length = points;
  }

  /**
   * @param {number} unit
   * @returns {number} code points before it
   */
  toCodePoint(unit) {
    let low = 0;
    let high = this.#marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#marks[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    let points = low * STRIDE;
    for (let at = this.#marks[low] ?? 0; at < unit && at < this.text.length;) {
      at += /** @type {number} */ (this.text.codePointAt(at)) > 0xffff ? 2 : 1;
      points += 1;
    }
    return points;
  }

  /**
   * @param {number} point 0 to `length`
   * @returns {number} its UTF-16 offset
   */
  toUnit(point) {
    let at = this.#marks[Math.floor(point / STRIDE)] ?? this.text.length;
    for (let left = point % STRIDE; left > 0 && at < this.text.length; left -= 1) {
      at += /** @type {number} */ (this.text.codePointAt(at)) > 0xffff ? 2 : 1;
    }
    return at;
  }

  /**
   * The nearest boundary between graphemes that is not after the place, or not before it.
   * @param {number} unit
   * @param {"down" | "up"} way
   */
  snap(unit, way) {
    if (unit <= 0) return 0;
    if (unit >= this.text.length) return this.text.length;
    const segment = this.#segmentAt(graphemes, unit);
    if (segment.start === unit) return unit;
    return way === "down" ? segment.start : segment.end;
  }

  /** @param {number} unit */
  next(unit) {
    return unit >= this.text.length ? this.text.length : this.#segmentAt(graphemes, unit).end;
  }

  /** @param {number} unit */
  previous(unit) {
    return unit <= 0 ? 0 : this.#segmentAt(graphemes, unit - 1).start;
  }

  /**
   * The word at a place, or the run of other characters.
   * @param {number} unit
   * @returns {{start: number, end: number, isWord: boolean}}
   */
  word(unit) {
    return this.#segmentAt(words, Math.min(Math.max(unit, 0), Math.max(0, this.text.length - 1)));
  }

  /** @param {number} unit @returns {number} the end of the word at or after it */
  nextWord(unit) {
    let at = unit;
    while (at < this.text.length) {
      const { end, isWord } = this.word(at);
      at = end;
      if (isWord) break;
    }
    return at;
  }

  /** @param {number} unit @returns {number} the start of the word at or before it */
  previousWord(unit) {
    let at = unit;
    while (at > 0) {
      const { start, isWord } = this.word(at - 1);
      at = start;
      if (isWord) break;
    }
    return at;
  }

  /**
   * A stretch without white space at its ends and with whole graphemes; null when nothing is left.
   * @param {number} from
   * @param {number} to
   * @returns {{start: number, end: number} | null}
   */
  tidy(from, to) {
    let start = this.snap(Math.min(from, to), "down");
    let end = this.snap(Math.max(from, to), "up");
    while (start < end && /\s/u.test(this.text[start])) start += 1;
    while (end > start && /\s/u.test(this.text[end - 1])) end -= 1;
    return start < end ? { start, end } : null;
  }

  /**
   * @param {Intl.Segmenter} segmenter
   * @param {number} unit
   */
  #segmentAt(segmenter, unit) {
    // A line is enough to see whole graphemes and words, and keeps long texts quick.
    const from = Math.max(this.text.lastIndexOf("\n", unit - 1) + 1, unit - REACH, 0);
    const lineEnd = this.text.indexOf("\n", unit);
    const to = Math.min(lineEnd < 0 ? this.text.length : lineEnd + 1, unit + REACH);
    const start = from > 0 && this.text[from - 1] === "\r" && this.text[from] === "\n" ? from - 1 : from;
    const segment = segmenter.segment(this.text.slice(start, to)).containing(unit - start);
    const at = start + (segment?.index ?? unit - start);
    return { start: at, end: at + (segment?.segment.length ?? 1), isWord: segment?.isWordLike === true };
  }
}
