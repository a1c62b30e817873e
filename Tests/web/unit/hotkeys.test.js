import assert from "node:assert/strict";
import { test } from "node:test";
import { HotkeyConflict, Hotkeys } from "../../../web-static/crowd/base/hotkeys.js";

/** Binds each combination and answers which one a press ran. */
function pressed(combinations, press, typing = false) {
  const hotkeys = new Hotkeys();
  const ran = [];
  for (const combination of combinations) {
    const whileTyping = combination.startsWith("!");
    const name = whileTyping ? combination.slice(1) : combination;
    hotkeys.bind({ combination: name, description: name, whileTyping, run: () => { ran.push(name); } });
  }
  const handled = hotkeys.handle({ code: "", ...press }, typing);
  assert.equal(handled, ran.length === 1);
  return ran[0] ?? null;
}

const cases = [
  ["a digit of the row", ["1", "2"], { key: "2", code: "Digit2" }, "2"],
  ["a digit of the number pad", ["1"], { key: "1", code: "Numpad1" }, "1"],
  ["a French digit without Shift, by its place", ["1"], { key: "&", code: "Digit1" }, "1"],
  ["a French digit key does not run on Shift", ["1"], { key: "1", code: "Digit1", shiftKey: true }, null],
  ["an Arabic layout's digit, by its place", ["3"], { key: "٣", code: "Digit3" }, "3"],
  ["a Cyrillic layout's letter, by its place", ["Mod+Z"], { key: "я", code: "KeyZ", ctrlKey: true }, "Mod+Z"],
  ["a German Z, by its character", ["Mod+Z", "Mod+Y"], { key: "z", code: "KeyY", ctrlKey: true }, "Mod+Z"],
  ["a German Y, by its character", ["Mod+Z", "Mod+Y"], { key: "y", code: "KeyZ", ctrlKey: true }, "Mod+Y"],
  ["capitals with Caps Lock", ["I"], { key: "I", code: "KeyI" }, "I"],
  ["a question mark, with Shift where the layout wants it", ["?"], { key: "?", code: "Slash", shiftKey: true }, "?"],
  ["a plus", ["+"], { key: "+", code: "NumpadAdd" }, "+"],
  ["Shift with a digit, by its place", ["1", "Shift+1"], { key: "!", code: "Digit1", shiftKey: true }, "Shift+1"],
  ["redo and not undo with Shift", ["Mod+Z", "Mod+Shift+Z"], { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }, "Mod+Shift+Z"],
  ["the Mac's Command key", ["Mod+Enter"], { key: "Enter", code: "Enter", metaKey: true }, "Mod+Enter"],
  ["nothing when a modifier too many is down", ["1"], { key: "1", code: "Digit1", ctrlKey: true }, null],
  ["nothing with Alt", ["I"], { key: "i", code: "KeyI", altKey: true }, null],
];
for (const [name, combinations, press, expected] of cases) {
  test(`runs ${name}`, () => assert.equal(pressed(combinations, press), expected));
}

test("while typing only those made for it run", () => {
  assert.equal(pressed(["1"], { key: "1", code: "Digit1" }, true), null);
  assert.equal(pressed(["!Mod+Enter"], { key: "Enter", code: "Enter", ctrlKey: true }, true), "Mod+Enter");
});

test("a shortcut that declines leaves the key alone", () => {
  const hotkeys = new Hotkeys();
  hotkeys.bind({ combination: "/", description: "filter", run: () => false });
  assert.equal(hotkeys.handle({ key: "/", code: "Slash" }), false);
});

test("a combination is refused while it is taken, and free again afterwards", () => {
  const hotkeys = new Hotkeys();
  const unbind = hotkeys.bind({ combination: "Ctrl+K", description: "first", run: () => {} });
  assert.throws(() => hotkeys.bind({ combination: "ctrl+k", description: "second", run: () => {} }), HotkeyConflict);
  unbind();
  hotkeys.bind({ combination: "Ctrl+K", description: "second", run: () => {} });
  assert.deepEqual(hotkeys.list.map((hotkey) => hotkey.description), ["second"]);
});
