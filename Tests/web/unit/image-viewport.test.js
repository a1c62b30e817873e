import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_FIT_SCALE, MAX_SCALE, clamp, fit, zoomAt } from "../../../web-static/crowd/classifiers/image-viewport.js";

const image = { width: 400, height: 300 };
const pane = { width: 800, height: 800 };

test("an image fits whole and in the middle; a tiny one is enlarged only so far", () => {
  assert.deepEqual(fit(image, pane), { scale: 2, x: 0, y: 100 });
  assert.deepEqual(fit({ width: 4000, height: 3000 }, pane), { scale: 0.2, x: 0, y: 100 });
  assert.equal(fit({ width: 8, height: 8 }, pane).scale, MAX_FIT_SCALE);
});

test("zooming keeps the point under the pointer where it is", () => {
  const large = { width: 4000, height: 3000 };
  let placement = fit(large, pane);
  const point = { x: 300, y: 420 };
  for (const factor of [1.5, 2, 1.1, 3]) {
    const before = { x: (point.x - placement.x) / placement.scale, y: (point.y - placement.y) / placement.scale };
    placement = zoomAt(placement, factor, point, large, pane);
    if (large.height * placement.scale < pane.height) continue;
    assert.ok(Math.abs((point.x - placement.x) / placement.scale - before.x) < 1);
    assert.ok(Math.abs((point.y - placement.y) / placement.scale - before.y) < 1);
  }
  assert.ok(placement.scale > 1);
});

test("zoom stays between the fitted size and the largest", () => {
  const out = zoomAt(fit(image, pane), 0.01, { x: 5, y: 5 }, image, pane);
  assert.deepEqual(out, fit(image, pane));
  assert.equal(zoomAt(out, 1e9, { x: 5, y: 5 }, image, pane).scale, MAX_SCALE);
});

test("the image cannot be pushed out of view", () => {
  assert.deepEqual(clamp({ scale: 4, x: 500, y: -9_999 }, image, pane), { scale: 4, x: 0, y: -400 });
  assert.deepEqual(clamp({ scale: 1, x: 500, y: 500 }, image, pane), { scale: 1, x: 200, y: 250 });
});
