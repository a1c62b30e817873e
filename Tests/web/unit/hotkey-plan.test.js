import assert from "node:assert/strict";
import { test } from "node:test";
import { giveKeys, planHotkeys } from "../../../web-static/portal/task/hotkey-plan.js";
import { refusal } from "../../../web-static/portal/task/reserved-keys.js";

const entry = (action, initial, scope = 0, whileTyping = false) => ({ action, initial, combination: initial, description: action, series: "",
  scope, scopeName: "", whileTyping });
const LISTED = [entry("submit", "Enter"), entry("submit-anywhere", "Mod+Enter", 0, true), entry("undo", "Mod+Z"), entry("brush", "B", 1),
  entry("eraser", "E", 1), entry("zoom", "+", 1), entry("zoom", "+", 2), entry("box", "R", 2)];
const give = (assignments, action, combination, press) => giveKeys(LISTED, assignments, action, combination, press);

test("free keys are taken, and the shortcut's own need no assignment", () => {
  assert.deepEqual(give({}, "undo", "U"), { assignments: { undo: "U" }, rivals: [] });
  assert.deepEqual(give({ undo: "U" }, "undo", "Mod+Z"), { assignments: {}, rivals: [] });
  assert.deepEqual(give({}, "undo", "Mod+Z"), { assignments: {}, rivals: [] });
});

test("keys of another shortcut are offered for a swap", () => {
  assert.deepEqual(give({}, "brush", "E"), { rivals: ["eraser"], swapped: { brush: "E", eraser: "B" } });
  assert.deepEqual(give({ brush: "E", eraser: "B" }, "brush", "B"), { rivals: ["eraser"], swapped: {} });
  assert.deepEqual(give({}, "undo", "?"), { rivals: ["This help"], swapped: { undo: "?", help: "Mod+Z" } });
});

test("there is no swap where one of the two could not live with its new keys", () => {
  assert.deepEqual(give({}, "brush", "Mod+Enter").swapped, undefined, "B while one types");
  assert.deepEqual(give({}, "submit", "R").swapped, { submit: "R", box: "Enter" });
  assert.deepEqual(giveKeys([...LISTED, entry("line", "R", 1)], {}, "submit", "R"), { rivals: ["box", "line"], swapped: undefined });
});

test("a shortcut in two tools avoids the keys of both", () => {
  assert.deepEqual(give({}, "zoom", "R").rivals, ["box"]);
  assert.deepEqual(give({}, "zoom", "B").rivals, ["brush"]);
  assert.deepEqual(give({}, "box", "B"), { assignments: { box: "B" }, rivals: [] });
});

test("a press that means other keys too is no free one", () => {
  const listed = [entry("filter", "/"), entry("undo", "Mod+Z")];
  const german = { key: "/", code: "Digit7", shiftKey: true };
  assert.deepEqual(giveKeys(listed, {}, "undo", "Shift+7", german).rivals, ["filter"]);
});

test("the help has its place in the plan", () => {
  assert.equal(planHotkeys([], {}).at(-1).combination, "?");
  assert.equal(planHotkeys([entry("x", "X")], { help: "X" }).at(-1).combination, "?");
  assert.equal(planHotkeys([], { help: "H" }).at(-1).combination, "H");
});

const refused = ["Mod+W", "Mod+T", "Mod+Shift+T", "Mod+1", "Mod+0", "Mod++", "F5", "F1", "F12", "Alt+D", "ArrowLeft", "Shift+ArrowLeft", "Space",
  "Home", "PageDown", "Alt+F4", "AudioVolumeUp", "Mod+C"];
const allowed = ["Q", "5", "Mod+K", "Mod+Shift+Z", "Alt+H", "F2", "Enter", "Delete", "/", "?", "[", "Shift+1", "Alt+5"];
test("keys of browsers are refused with the reason", () => {
  for (const combination of refused) assert.match(refusal(combination, false), /^it \w/, combination);
  for (const combination of allowed) assert.equal(refusal(combination, false), "", combination);
});

test("what works while one types cannot be a letter", () => {
  assert.match(refusal("K", true), /needs Ctrl or Alt/);
  for (const combination of ["Mod+K", "Alt+K", "F2"]) assert.equal(refusal(combination, true), "", combination);
});
