import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, parseColor } from "../../../web-static/crowd/base/page-theme.js";

test("computed colours are read", () => {
  assert.deepEqual(parseColor("rgb(1, 2, 3)"), [1, 2, 3, 1]);
  assert.deepEqual(parseColor("rgba(1, 2, 3, 0.5)"), [1, 2, 3, 0.5]);
  for (const text of ["color(srgb 1 1 1)", "transparent", ""]) assert.equal(parseColor(text), null);
});

test("contrast is that of WCAG", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([255, 255, 255], [255, 255, 255]), 1);
  assert.equal(contrast([118, 118, 118], [255, 255, 255]).toFixed(2), "4.54");
});
