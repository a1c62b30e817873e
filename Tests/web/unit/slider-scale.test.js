import assert from "node:assert/strict";
import { test } from "node:test";
import { labelPlace, readScale } from "../../../web-static/crowd/controls/slider-scale.js";

const plain = ({ min, max, step }) => ({ min, max, step });

test("a range has defaults and survives nonsense, 07/CE-slider-3, 07/CE-slider-6", () => {
  assert.deepEqual(plain(readScale(null, null, null)), { min: 0, max: 100, step: 1 });
  assert.deepEqual(plain(readScale("1", "10", "0.5")), { min: 1, max: 10, step: 0.5 });
  assert.deepEqual(plain(readScale("x", "", "0")), { min: 0, max: 100, step: 1 });
  assert.deepEqual(plain(readScale("5", "1", "-1")), { min: 5, max: 5, step: 1 });
  assert.deepEqual(plain(readScale("200", null, null)), { min: 200, max: 200, step: 1 });
});

test("a value has a place on the bar", () => {
  const { place } = readScale("10", "20", null);
  assert.deepEqual([10, 15, 20, 0, 99, NaN].map(place), [0, 0.5, 1, 0, 1, 0]);
  assert.equal(readScale("5", "5", null).place(5), 0);
});

test("a label names a value, a part of the bar, or a word", () => {
  const scale = readScale("-1", "1", null);
  for (const [position, expected] of [["-1", 0], ["0", 0.5], ["9", 1], ["25%", 0.25], ["140%", 1], ["center", 0.5], ["End", 1],
    ["somewhere", null], ["", null], [null, null]]) assert.equal(labelPlace(position, scale), expected, String(position));
});
