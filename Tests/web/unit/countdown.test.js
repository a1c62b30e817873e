import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, formatTimeLeft, urgency } from "../../../web-static/portal/task/countdown.js";

const texts = [[-5, "0:00"], [0, "0:00"], [1, "0:01"], [59_000, "0:59"], [60_000, "1:00"], [599_000, "9:59"],
  [600_000, "10 min"], [3_599_000, "59 min"], [3_600_000, "1 h 0 min"], [90_000_000, "1 d 1 h"]];
for (const [milliseconds, text] of texts) {
  test(`${milliseconds} ms left reads ${text}`, () => assert.equal(formatTimeLeft(milliseconds), text));
}

test("the nearer the end the more it stands out", () => {
  assert.deepEqual([200_000, 120_000, 30_000, 0, -1].map(urgency), ["calm", "soon", "urgent", "over", "over"]);
});

test("each mark is announced once, when it is passed", () => {
  assert.equal(announcement(Infinity, 400_000), null);
  assert.equal(announcement(300_500, 299_900), "5 minutes left");
  assert.equal(announcement(299_900, 299_400), null);
  assert.equal(announcement(60_100, 59_600), "1 minute left");
  assert.equal(announcement(10_001, 9_990), "10 seconds left");
  assert.equal(announcement(400_000, 9_000), "10 seconds left");
});
