import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, nextRate, seekTo } from "../../../web-static/crowd/media/media-time.js";

test("speeds go step by step and end", () => {
  assert.deepEqual([nextRate(1, 1), nextRate(1, -1), nextRate(1.1, 1), nextRate(1.1, -1)], [1.25, 0.75, 1.25, 1]);
  assert.deepEqual([nextRate(3, 1), nextRate(0.25, -1)], [3, 0.25]);
});

test("seeking stays within what can be played", () => {
  assert.deepEqual([seekTo(10, -5, 60), seekTo(2, -5, 60), seekTo(58, 5, 60), seekTo(58, 5, NaN)], [5, 0, 60, 63]);
});

test("times read like a clock", () => {
  assert.deepEqual([0, 9.9, 61, 3605].map(clock), ["0:00", "0:09", "1:01", "60:05"]);
});
