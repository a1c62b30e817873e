import assert from "node:assert/strict";
import { test } from "node:test";
import { allowedCharacters, readPattern } from "../../../web-static/crowd/controls/allowed-pattern.js";

test("each character is tried by itself, 07/CE-input-1", () => {
  for (const [pattern, text, expected] of [
    ["[0-9]", "1a2 3", "123"], ["[0-9]*", "1a2", "12"], ["[a-zA-Z ]", "Ab 1c", "Ab c"], ["^[xy]$", "xyz", "xy"],
    ["[^\\s]", "a b\nc", "abc"], ["\\p{L}", "å1b", "åb"], ["[😀a]", "😀ab", "😀a"], [".", "ab\n", "ab"],
  ]) assert.equal(allowedCharacters(text, readPattern(pattern)), expected, pattern);
});

test("no pattern and one that cannot be read allow everything", () => {
  for (const pattern of [null, "", "[", "(?<"]) assert.equal(allowedCharacters("a1", readPattern(pattern)), "a1");
});

test("notations that the unicode flag refuses are read too", () => {
  assert.equal(allowedCharacters("a-b", readPattern("[a\\-b\\_]")), "a-b");
});
