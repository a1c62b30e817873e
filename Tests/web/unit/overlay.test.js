import assert from "node:assert/strict";
import { test } from "node:test";
import { keepLabelPixels, parseHex, readOverlay } from "../../../web-static/crowd/classifiers/overlay.js";

test("boxes come with the colour of their label, 07/CE-image-classifier-7", () => {
  const overlay = readOverlay({ boundingBox: { labels: ["cat", "bird"], value: [
    { height: 20, label: "bird", left: 5, top: 9, width: 30 }, { height: "x", label: "cat", left: 0, top: 0, width: 1 }] } });
  assert.equal(overlay.kind, "boxes");
  assert.deepEqual(overlay.boxes.map(({ color, ...box }) => box), [{ left: 5, top: 9, width: 30, height: 20, label: "bird" }]);
  assert.deepEqual(overlay.legend, [{ label: "bird", color: overlay.boxes[0].color }]);
});

test("a semantic mask comes with label colours, 07/CE-image-classifier-8", () => {
  assert.deepEqual(readOverlay({ semanticSegmentation: { labels: ["Cat"], labelMappings: { Cat: { color: "#2ca02c" } }, src: "m.png" } }),
    { kind: "mask", src: "m.png", legend: [{ label: "Cat", color: "#2ca02c" }] });
});

test("an instance mask comes with a colour for each instance, 07/CE-image-classifier-9", () => {
  const instances = [{ color: "#1f77b4", label: "Cat" }, { color: "#2ca02c", label: "Cat" }];
  assert.deepEqual(readOverlay({ instanceSegmentation: { labels: ["Cat"], instances, src: "m.png" } }),
    { kind: "mask", src: "m.png", legend: instances.map(({ color, label }) => ({ label, color })) });
});

test("no overlay is none, 07/CE-image-classifier-10; another form is refused", () => {
  for (const value of [undefined, null, {}]) assert.equal(readOverlay(value), null);
  assert.throws(() => readOverlay({ polygon: {} }), TypeError);
  assert.throws(() => readOverlay({ semanticSegmentation: { labelMappings: {} } }), TypeError);
  assert.throws(() => readOverlay({ boundingBox: { value: "x" } }), TypeError);
});

test("pixels of no label become transparent, those of labels stay", () => {
  const pixels = new Uint8ClampedArray([44, 160, 44, 255, 255, 255, 255, 255, 44, 160, 45, 255]);
  keepLabelPixels(pixels, [{ label: "Cat", color: "#2ca02c" }]);
  assert.deepEqual([...pixels].filter((_, index) => index % 4 === 3), [255, 0, 0]);
});

test("without known colours all stays", () => {
  const pixels = new Uint8ClampedArray([1, 2, 3, 255]);
  keepLabelPixels(pixels, [{ label: "Cat", color: "" }]);
  assert.equal(pixels[3], 255);
});

test("colours are read in three and six digits", () => {
  assert.deepEqual(["#fff", "#2CA02C", "#2ca02cff", "red"].map(parseHex), [0xffffff, 0x2ca02c, 0x2ca02c, null]);
});
