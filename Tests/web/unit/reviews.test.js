import assert from "node:assert/strict";
import { test } from "node:test";
import { answerBlocks, asFound, cornersOf, readPairs } from "../../../web-static/crowd/reviews/document-pairs.js";
import { readModerationLabels } from "../../../web-static/crowd/reviews/moderation-labels.js";

const KEY = { blockType: "KEY_VALUE_SET", id: "k", entityTypes: ["KEY"], text: "Addr.:", relationships: [{ type: "VALUE", ids: ["v"] }] };
const VALUE = { blockType: "KEY_VALUE_SET", id: "v", entityTypes: ["VALUE"], text: "Here", relationships: [] };

test("keys find their values, and names in capitals are read too, 07/CE-textract-1", () => {
  const capital = { BlockType: "KEY_VALUE_SET", Id: "c", EntityTypes: ["KEY"], Text: "C", Relationships: [{ Type: "CHILD", Ids: ["w"] }] };
  const pairs = readPairs([VALUE, KEY, capital, { blockType: "WORD", id: "w" }, null], []);
  assert.deepEqual(pairs.map(({ id, keyText, valueText, valueId }) => [id, keyText, valueText, valueId]),
    [["k", "Addr.:", "Here", "v"], ["c", "C", "", ""]]);
  assert.deepEqual(answerBlocks(pairs, asFound).map(({ id }) => id), ["k", "v", "c"]);
});

test("a key that is there under an alias is not asked for, 07/CE-textract-2", () => {
  const keys = [{ importantFormKey: "Address", importantFormKeyAliases: ["addr"] }, { importantFormKey: "City" }, "Country"];
  assert.deepEqual(readPairs([KEY, VALUE], keys).map(({ important }) => important), [null, "City", "Country"]);
  assert.throws(() => readPairs([], [{ name: "x" }]), TypeError);
  assert.throws(() => readPairs([], "x"), TypeError);
});

test("what was decided is what the answer lists, 07/CE-textract-7..10", () => {
  const [pair, added] = readPairs([KEY, VALUE], ["City"]);
  const decided = (decision) => answerBlocks([pair, added], (each) => ({ ...asFound(each), ...(each === pair ? decision : {}) }));
  assert.deepEqual(decided({}).map(({ text }) => text), ["Addr.:", "Here"]);
  assert.deepEqual(decided({ valueText: "There" })[1], { ...VALUE, text: "There" });
  assert.deepEqual(decided({ verdict: "blank" })[1].text, "");
  assert.deepEqual(decided({ verdict: "no" }), []);
  const blocks = answerBlocks([added], () => ({ keyText: "City", valueText: "Oslo", verdict: "pair" }));
  assert.deepEqual(blocks[0].relationships, [{ type: "VALUE", ids: [blocks[1].id] }]);
});

test("outlines come from the polygon or the box", () => {
  assert.deepEqual(cornersOf({ ...KEY, geometry: { boundingBox: { left: 0.5, top: 0.25, width: 0.25, weight: 0.5 } } }),
    [{ x: 0.5, y: 0.25 }, { x: 0.75, y: 0.25 }, { x: 0.75, y: 0.75 }, { x: 0.5, y: 0.75 }]);
  assert.equal(cornersOf({ ...KEY, geometry: { polygon: [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }] } }).length, 3);
  assert.deepEqual(cornersOf(KEY), []);
});

test("moderation labels keep what the template gave, 07/CE-rekognition-3..5", () => {
  const labels = readModerationLabels(["Text", { name: "A", parentName: "P", extra: 1 }, { name: "A", parentName: "Q" }]);
  assert.deepEqual(labels.map(({ caption }) => caption), ["Text", "A (P)", "A (Q)"]);
  assert.deepEqual(labels.map(({ value }) => value), ["Text", { name: "A", parentName: "P", extra: 1 }, { name: "A", parentName: "Q" }]);
  for (const list of ["x", [1], [{}], [null]]) assert.throws(() => readModerationLabels(list), TypeError);
});
