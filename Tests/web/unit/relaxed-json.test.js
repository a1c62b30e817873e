import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_DEPTH, parseRelaxedJSON } from "../../../web-static/crowd/base/relaxed-json.js";

const readable = [
  ["strict JSON", `{"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9"]}`, { a: [1, -2500, true, false, null, "x\né"] }],
  ["single quotes, 07/CE-general-14", `['Cat', 'it\\'s', "Dog"]`, ["Cat", "it's", "Dog"]],
  ["double quotes inside single ones", `['say "hi"']`, ["say \"hi\""]],
  ["unquoted keys, 07/CE-general-14", `{text: 'None', x-y_1: 2, $a: 3}`, { "text": "None", "x-y_1": 2, "$a": 3 }],
  ["trailing commas, 07/CE-general-14", `[{"label": "bird",}, 2,]`, [{ label: "bird" }, 2]],
  ["comments, 07/CE-general-14", "[ // first\n 1, /* second */ 2 ]", [1, 2]],
  ["a mixture as in the samples", `{"boundingBox": {labels: ["bird"], value: []}}`, { boundingBox: { labels: ["bird"], value: [] } }],
  ["escaped quotes, 07/CE-general-15", `[&quot;Cat&quot;, &#39;Dog&#39;]`, ["Cat", "Dog"]],
  ["escaped ampersands inside escaped quotes", `[&quot;R&amp;D&quot;]`, ["R&D"]],
  ["an ampersand that is text", `["R&amp;D"]`, ["R&amp;D"]],
  ["numbers of other writings", `[+1, .5, 5., 1E-2]`, [1, 0.5, 5, 0.01]],
  ["empty ones", ` [ ] `, []],
  ["a bare string", `'x'`, "x"],
  ["non-Latin words", `{größe: 'ä', 名: '猫'}`, { größe: "ä", 名: "猫" }],
  ["a URL with slashes in a string", `{src: 'https://a/b//c'}`, { src: "https://a/b//c" }],
  ["line breaks in a string", "['a\nb']", ["a\nb"]],
];
for (const [name, text, value] of readable) {
  test(`reads ${name}`, () => assert.deepEqual(parseRelaxedJSON(text), value));
}

const unreadable = [
  ["nothing", ""], ["an open list", "[1, 2"], ["an open string", "['a"], ["a bare word", "[Cat]"],
  ["two values", "[1] [2]"], ["a missing comma", "['a' 'b']"], ["a missing colon", "{a 1}"], ["a lone comma", "[,]"],
  ["a bad escape", `["\\u12G4"]`], ["code", "alert(1)"],
];
for (const [name, text] of unreadable) {
  test(`refuses ${name} and says where`, () => assert.throws(() => parseRelaxedJSON(text), (error) =>
    error instanceof SyntaxError && /at character \d+$/.test(error.message)));
}

test("a key named __proto__ is a key like any other", () => {
  const value = parseRelaxedJSON("{__proto__: {polluted: 1}, a: 2}");
  assert.equal(value.polluted, undefined);
  assert.deepEqual(Object.keys(value), ["__proto__", "a"]);
});

test("nesting beyond the limit is refused instead of overflowing", () => {
  assert.ok(parseRelaxedJSON("[".repeat(MAX_DEPTH) + "'x'" + "]".repeat(MAX_DEPTH)));
  assert.throws(() => parseRelaxedJSON("[".repeat(100_000) + "'x'"), /levels of nesting/);
});
