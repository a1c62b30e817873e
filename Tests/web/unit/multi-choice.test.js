import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRelaxedJSON } from "../../../web-static/crowd/base/relaxed-json.js";
import { TYPEAHEAD_MS, Typeahead, readExclusion } from "../../../web-static/crowd/classifiers/categories.js";

const NAMES = ["Ape", "Bear", "Bee", "Cat", "Élan", "Beetle"];

test("letters that follow each other make up a beginning", () => {
  const typeahead = new Typeahead();
  assert.equal(typeahead.find(NAMES, "b", 0, 1000), 1);
  assert.equal(typeahead.find(NAMES, "e", 1, 1100), 1);
  assert.equal(typeahead.find(NAMES, "E", 1, 1200), 2);
  assert.equal(typeahead.find(NAMES, "t", 2, 1300), 5);
  assert.equal(typeahead.find(NAMES, "x", 5, 1400), undefined);
});

test("one letter goes through its categories, and a pause begins anew", () => {
  const typeahead = new Typeahead();
  assert.deepEqual([0, 1, 2, 5].map((from, turn) => typeahead.find(NAMES, "b", from, 1000 + turn * 100)), [1, 2, 5, 1]);
  assert.equal(typeahead.find(NAMES, "e", 1, 2000 + TYPEAHEAD_MS), 4, "accents do not count");
});

test("the exclusion category is an object with a caption or the caption itself, 07/CE-image-multi-3", () => {
  const read = (/** @type {string | null} */ text) => readExclusion(text, parseRelaxedJSON);
  for (const [text, expected] of [["{ text: 'None' }", "None"], ["{\"text\": \"None of it\"}", "None of it"], ["'None'", "None"],
    ["None of these", "None of these"], ["", null], [null, null]]) assert.equal(read(text), expected);
  for (const text of ["{ text: 1 }", "{}", "[1]"]) assert.throws(() => read(text), TypeError);
  assert.throws(() => read("{ text"), SyntaxError);
});
