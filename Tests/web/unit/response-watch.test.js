import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_MS, ResponseWatch, SILENT_AFTER_MS } from "../../../web-static/portal/task/response-watch.js";

const turns = SILENT_AFTER_MS / ASK_MS;

function watch() {
  const seen = { asked: 0, silent: 0 };
  return { seen, watch: new ResponseWatch(() => { seen.asked += 1; }, () => { seen.silent += 1; }) };
}

test("a page that answers is never called silent", () => {
  const { seen, watch: one } = watch();
  for (let turn = 0; turn < 20; turn += 1) {
    one.tick(false);
    one.heard();
  }
  assert.deepEqual(seen, { asked: 20, silent: 0 });
});

test("a silent page is told of once, and again after it has spoken", () => {
  const { seen, watch: one } = watch();
  for (let turn = 0; turn < turns; turn += 1) one.tick(false);
  assert.equal(seen.silent, 0);
  for (let turn = 0; turn < 10; turn += 1) one.tick(false);
  assert.equal(seen.silent, 1);
  one.heard();
  for (let turn = 0; turn <= turns; turn += 1) one.tick(false);
  assert.equal(seen.silent, 2);
});

test("a hidden portal asks nothing and forgets what was unanswered", () => {
  const { seen, watch: one } = watch();
  for (let turn = 0; turn < turns; turn += 1) one.tick(false);
  one.tick(true);
  one.tick(false);
  assert.deepEqual(seen, { asked: turns + 1, silent: 0 });
});
