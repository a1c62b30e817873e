import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_COMMANDS, UndoHistory } from "../../../web-static/crowd/base/undo-history.js";

/** A document that is one number, changed by commands. */
function counter() {
  const state = { value: 0 };
  const history = new UndoHistory();
  const change = (to) => {
    const from = state.value;
    state.value = to;
    history.record({ revert: () => { state.value = from; }, apply: () => { state.value = to; } });
  };
  return { state, history, change };
}

test("undo and redo walk through every gesture", () => {
  const { state, history, change } = counter();
  for (const value of [1, 2, 3]) change(value);
  const seen = [];
  while (history.undo()) seen.push(state.value);
  while (history.redo()) seen.push(state.value);
  assert.deepEqual(seen, [2, 1, 0, 1, 2, 3]);
});

test("a new gesture ends what could be redone", () => {
  const { state, history, change } = counter();
  change(1);
  change(2);
  history.undo();
  change(9);
  assert.equal(history.canRedo, false);
  assert.equal(history.redo(), false);
  history.undo();
  assert.equal(state.value, 1);
});

test("random gestures, undone to the last and redone to the last, leave every state as it was", () => {
  let seed = 7;
  const random = () => (seed = seed * 1103515245 + 12345 & 0x7fffffff) / 0x7fffffff;
  const { state, history, change } = counter();
  const states = [0];
  for (let step = 0; step < 300; step += 1) {
    const value = Math.floor(random() * 1000);
    change(value);
    states.push(value);
  }
  for (let index = states.length - 2; index >= 0; index -= 1) {
    assert.ok(history.undo());
    assert.equal(state.value, states[index]);
  }
  assert.equal(history.canUndo, false);
  for (const value of states.slice(1)) {
    assert.ok(history.redo());
    assert.equal(state.value, value);
  }
});

test("the oldest gestures are forgotten beyond the limit", () => {
  const { state, history, change } = counter();
  for (let value = 1; value <= MAX_COMMANDS + 10; value += 1) change(value);
  while (history.undo());
  assert.equal(state.value, 10);
});
