import assert from "node:assert/strict";
import { test } from "node:test";
import { Hotkeys } from "../../../web-static/crowd/base/hotkeys.js";
import { readAssignments, resolveCombinations } from "../../../web-static/crowd/base/hotkey-assignments.js";
import { combinationOf, keyNames } from "../../../web-static/crowd/base/key-combinations.js";

const shortcut = (action, combination, scope, description = action) => ({ action, combination, scope, description });
const PAGE = [shortcut("submit", "Enter"), shortcut("undo", "Mod+Z"), shortcut("brush", "B", "mask"), shortcut("eraser", "E", "mask"),
  shortcut("box", "R", "boxes")];

const resolutions = [
  ["nothing is assigned", PAGE, {}, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["one has other keys", PAGE, { brush: "Q" }, ["Enter", "Mod+Z", "Q", "E", "R"]],
  ["two have swapped theirs", PAGE, { brush: "E", eraser: "B" }, ["Enter", "Mod+Z", "E", "B", "R"]],
  ["the keys of its tool are taken: its own hold", PAGE, { brush: "e" }, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["keys of the whole page are taken", PAGE, { brush: "Mod+Z" }, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["the whole page cannot take a tool's", PAGE, { submit: "R" }, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["tools that are not in use together share keys", PAGE, { brush: "R" }, ["Enter", "Mod+Z", "R", "E", "R"]],
  ["two want the same: the first gets it", PAGE, { brush: "Q", eraser: "Q" }, ["Enter", "Mod+Z", "Q", "E", "R"]],
  ["falling back ends a chain", PAGE, { undo: "B", brush: "E" }, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["an unknown action changes nothing", PAGE, { other: "B" }, ["Enter", "Mod+Z", "B", "E", "R"]],
  ["one without a description gives way", [shortcut("brush", "B", "mask"), shortcut("choose-5", "5", "mask", "")], { brush: "5" }, ["5", null]],
  ["the page gives way to a tool's own keys", [shortcut("next", "."), shortcut("longer", ".", "text")], {}, [null, "."]],
];
for (const [name, shortcuts, assignments, expected] of resolutions) {
  test(`combinations when ${name}`, () => assert.deepEqual(resolveCombinations(shortcuts, assignments), expected));
}

test("what is kept is read with care", () => {
  assert.deepEqual(readAssignments({ undo: "Mod+J", "<b>": "X", redo: 7, submit: "", long: "x".repeat(41) }), { undo: "Mod+J" });
  for (const broken of [null, undefined, 3, "undo"]) assert.deepEqual(readAssignments(broken), {});
});

const presses = [
  [{ key: "q", code: "KeyQ" }, "Q"], [{ key: "Q", code: "KeyQ", shiftKey: true }, "Shift+Q"], [{ key: "z", code: "KeyY", ctrlKey: true }, "Mod+Z"],
  [{ key: "k", code: "KeyK", metaKey: true, shiftKey: true }, "Mod+Shift+K"], [{ key: "?", code: "Slash", shiftKey: true }, "?"],
  [{ key: "!", code: "Digit1", shiftKey: true }, "Shift+1"], [{ key: "&", code: "Digit1" }, "1"], [{ key: "7", code: "Numpad7" }, "7"],
  [{ key: "я", code: "KeyZ" }, "Z"], [{ key: "˙", code: "KeyH", altKey: true }, "Alt+H"], [{ key: "+", code: "NumpadAdd", ctrlKey: true }, "Mod++"],
  [{ key: "F2", code: "F2", shiftKey: true }, "Shift+F2"], [{ key: "Enter", code: "Enter" }, "Enter"], [{ key: " ", code: "Space" }, "Space"],
  [{ key: "Shift", code: "ShiftLeft", shiftKey: true }, null], [{ key: "Dead", code: "Quote" }, null],
];
for (const [press, expected] of presses) {
  test(`a press is written ${expected}, and means what is written`, () => {
    assert.equal(combinationOf(press), expected);
    if (expected === null || expected === "Space") return;
    const hotkeys = new Hotkeys();
    hotkeys.bind({ combination: expected, description: "it", run: () => {} });
    assert.equal(hotkeys.handle(press), true);
  });
}

test("keys are named as they are on the keyboard", () => {
  assert.deepEqual(keyNames("Mod+Shift+Z", false), ["Ctrl", "Shift", "Z"]);
  assert.deepEqual(keyNames("Mod++", true), ["⌘", "+"]);
  assert.deepEqual(keyNames("Delete", false), ["Del"]);
});

test("an assigned combination runs, its own does not, and whoever shows keys hears of it", async () => {
  const hotkeys = new Hotkeys();
  const ran = [];
  hotkeys.bind({ action: "undo", combination: "Mod+Z", description: "Undo", run: () => { ran.push("undo"); } });
  await Promise.resolve();
  let heard = 0;
  hotkeys.addEventListener("change", () => { heard += 1; });
  hotkeys.assign({ undo: "U" });
  await Promise.resolve();
  assert.equal(heard, 1);
  assert.equal(hotkeys.combinationOf("undo"), "U");
  assert.equal(hotkeys.handle({ key: "z", code: "KeyZ", ctrlKey: true }), false);
  assert.equal(hotkeys.isAssigned({ key: "u", code: "KeyU" }), true);
  assert.equal(hotkeys.handle({ key: "u", code: "KeyU" }), true);
  assert.deepEqual(ran, ["undo"]);
  assert.deepEqual(hotkeys.list.map(({ combination, initial }) => [combination, initial]), [["U", "Mod+Z"]]);
});

test("of tools with the same keys that in use gets the press", () => {
  const [one, other] = [{ name: "One", element: null }, { name: "Other", element: null }];
  let inUse = one;
  const ran = [];
  const hotkeys = new Hotkeys((scope) => scope === inUse);
  for (const scope of [one, other]) hotkeys.bind({ action: "draw", combination: "R", description: "Draw", scope, run: () => { ran.push(scope.name); } });
  hotkeys.handle({ key: "r", code: "KeyR" });
  inUse = other;
  hotkeys.handle({ key: "r", code: "KeyR" });
  inUse = null;
  assert.equal(hotkeys.handle({ key: "r", code: "KeyR" }), false);
  assert.deepEqual(ran, ["One", "Other"]);
  assert.deepEqual(hotkeys.list.map(({ scope, scopeName }) => [scope, scopeName]), [[1, "One"], [2, "Other"]]);
});
