// Puts spans that overlap one under the other.

/** @typedef {{id: number, start: number, end: number, label: string}} Span places in UTF-16 units, the end exclusive */

/**
 * The lane of each span: the first in which it meets no other; longer spans come first, so that they lie outside.
 * @param {Span[]} spans
 * @returns {Map<number, number>} by id
 */
export function lanesOf(spans) {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
  /** @type {number[]} where each lane is free from */
  const ends = [];
  const lanes = new Map();
  for (const span of ordered) {
    let lane = ends.findIndex((end) => end <= span.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = span.end;
    lanes.set(span.id, lane);
  }
  return lanes;
}

/**
 * A stretch of text cut at the ends of the spans in it.
 * @param {number} start
 * @param {number} end
 * @param {Span[]} spans
 * @returns {{start: number, end: number, spans: Span[]}[]} the spans that cover each piece
 */
export function piecesOf(start, end, spans) {
  const cuts = new Set([start, end]);
  for (const span of spans) {
    if (span.start > start && span.start < end) cuts.add(span.start);
    if (span.end > start && span.end < end) cuts.add(span.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => ({
    start: from, end: places[index + 1], spans: spans.filter((span) => span.start < places[index + 1] && span.end > from),
  }));
}
