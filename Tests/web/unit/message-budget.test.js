import assert from "node:assert/strict";
import { test } from "node:test";
import { BURST, MessageBudget, PER_SECOND, plainObject } from "../../../web-static/portal/task/message-budget.js";

test("a burst is allowed, a flood is not, and the allowance comes back", () => {
  const budget = new MessageBudget();
  const allowed = Array.from({ length: BURST * 2 }, () => budget.spend(1_000)).filter(Boolean);
  assert.equal(allowed.length, BURST);
  assert.equal(budget.spend(1_000), false);
  const later = Array.from({ length: BURST }, () => budget.spend(2_000)).filter(Boolean);
  assert.equal(later.length, PER_SECOND);
});

test("an answer is a plain object of bounded size", () => {
  assert.deepEqual(plainObject({ a: [1, { b: "x" }], c: undefined }, 100), { a: [1, { b: "x" }] });
  for (const value of [null, 1, "text", [1], undefined]) assert.equal(plainObject(value, 100), null);
  assert.equal(plainObject({ a: "x".repeat(100) }, 100), null);
  const circle = {};
  circle.circle = circle;
  assert.equal(plainObject(circle, 100), null);
});
