import assert from "node:assert/strict";
import test from "node:test";

import { lanesOf, piecesOf } from "../../../web-static/crowd/text/span-lanes.js";
import { TextOffsets } from "../../../web-static/crowd/text/text-offsets.js";

const NASTY = ["", "a", "Zoë 👩‍👩‍👧 met 🇫🇷🇩🇪 re\u0301sume\u0301", "a\r\nb\r\n\r\nc", "नमस्ते दुनिया", "ولدت سارة في باريس", "👍🏽".repeat(300), "\ud800 half"];

test("code points and UTF-16 units agree with a slow count", () => {
  for (const text of [...NASTY, NASTY.join("\n").repeat(20)]) {
    const offsets = new TextOffsets(text);
    const points = [...text];
    assert.equal(offsets.length, points.length);
    let unit = 0;
    for (let point = 0; point <= points.length; point += 1) {
      assert.equal(offsets.toUnit(point), unit);
      assert.equal(offsets.toCodePoint(unit), point);
      unit += points[point]?.length ?? 0;
    }
  }
});

test("steps go over whole graphemes and cover the text", () => {
  for (const text of NASTY) {
    const offsets = new TextOffsets(text);
    const expected = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ index }) => index);
    const found = [];
    for (let at = 0; at < text.length; at = offsets.next(at)) found.push(at);
    assert.deepEqual(found, expected, JSON.stringify(text));
    const back = [];
    for (let at = text.length; at > 0;) back.unshift(at = offsets.previous(at));
    assert.deepEqual(back, expected);
  }
});

test("a stretch is tidied to graphemes without white space around it", () => {
  const text = "  A 👩‍👩‍👧 b ";
  const offsets = new TextOffsets(text);
  assert.deepEqual(offsets.tidy(0, text.length), { start: 2, end: text.length - 1 });
  assert.deepEqual(offsets.tidy(6, 5), { start: 4, end: 12 });
  assert.equal(offsets.tidy(0, 2), null);
});

test("words are found forwards and backwards", () => {
  const offsets = new TextOffsets("Ann, Lee-Smith met.");
  assert.equal(offsets.nextWord(0), 3);
  assert.equal(offsets.nextWord(3), 8);
  assert.equal(offsets.previousWord(19), 15);
  assert.deepEqual(offsets.word(1), { start: 0, end: 3, isWord: true });
});

test("spans that overlap have different lanes, and as few as can be", () => {
  const span = (id, start, end) => ({ id, start, end, label: "a" });
  const spans = [span(1, 0, 10), span(2, 5, 15), span(3, 10, 20), span(4, 0, 3), span(5, 30, 31)];
  const lanes = lanesOf(spans);
  for (const a of spans) {
    for (const b of spans) if (a !== b && a.start < b.end && b.start < a.end) assert.notEqual(lanes.get(a.id), lanes.get(b.id));
  }
  assert.equal(Math.max(...lanes.values()), 1);
  assert.equal(lanes.get(5), 0);
});

test("pieces cover the stretch once, each with the spans over it", () => {
  const spans = [{ id: 1, start: 2, end: 8, label: "a" }, { id: 2, start: 5, end: 12, label: "b" }];
  const pieces = piecesOf(0, 10, spans);
  assert.deepEqual(pieces.map((piece) => [piece.start, piece.end, piece.spans.map((span) => span.id)]),
    [[0, 2, []], [2, 5, [1]], [5, 8, [1, 2]], [8, 10, [2]]]);
});
