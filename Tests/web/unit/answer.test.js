import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeAnswer } from "../../../web-static/crowd/forms/answer.js";

const flag = (name, value, on) => ({ kind: "flag", name, value, on });
const value = (name, content) => ({ kind: "value", name, value: content });

test("each named element adds a property, all in one object, 07/CE-general-9", () => {
  assert.deepEqual(mergeAnswer([value("tag1", "blue"), value("check", { label: "good" })]),
    { tag1: "blue", check: { label: "good" } });
});

test("flags that share a name share an object, unchecked ones false, 07/CE-general-10, 07/CE-general-11", () => {
  assert.deepEqual(mergeAnswer([flag("defects", "blurry", true), flag("defects", "cropped", false), flag("defects", "dark", false)]),
    { defects: { blurry: true, cropped: false, dark: false } });
});

test("flags of different names stay apart, 07/CE-checkbox-5", () => {
  assert.deepEqual(mergeAnswer([flag("Go", "Green", false), flag("Slow", "Yellow", false), flag("Stop", "Red", true)]),
    { Go: { Green: false }, Slow: { Yellow: false }, Stop: { Red: true } });
});

test("names come in alphabetical order whatever the markup", () => {
  assert.deepEqual(Object.keys(mergeAnswer([value("b", 1), flag("c", "x", true), value("a", 1)])), ["a", "b", "c"]);
});

test("of values that share a name the last counts; a flag after a value starts anew", () => {
  assert.deepEqual(mergeAnswer([value("a", 1), value("a", 2)]), { a: 2 });
  assert.deepEqual(mergeAnswer([value("a", 1), flag("a", "on", true)]), { a: { on: true } });
  assert.deepEqual(mergeAnswer([flag("a", "on", true), value("a", 1)]), { a: 1 });
});

test("flags of one name and value are on when any is", () => {
  assert.deepEqual(mergeAnswer([flag("a", "on", true), flag("a", "on", false)]), { a: { on: true } });
});

test("a name like __proto__ changes nothing but the answer", () => {
  const answer = mergeAnswer([flag("__proto__", "polluted", true)]);
  assert.equal({}.polluted, undefined);
  assert.equal(JSON.stringify(answer), `{"__proto__":{"polluted":true}}`);
});
