import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST_DELAY_MS, LONGEST_DELAY_MS, backoffDelay, retrying } from "../../../web-static/portal/connection/backoff.js";

test("delays double up to the longest and are drawn from their upper half", () => {
  const lowest = [1, 2, 3, 50].map((failures) => backoffDelay(failures, () => 0));
  assert.deepEqual(lowest, [FIRST_DELAY_MS / 2, FIRST_DELAY_MS, FIRST_DELAY_MS * 2, LONGEST_DELAY_MS / 2]);
  assert.equal(backoffDelay(1, () => 0.999999), FIRST_DELAY_MS);
  assert.equal(backoffDelay(1_000, () => 0.999999), LONGEST_DELAY_MS);
});

function policy(sleeps, overrides = {}) {
  return { attempts: 4, isTransient: (error) => error.transient, sleep: async (ms) => { sleeps.push(ms); }, random: () => 0, ...overrides };
}

test("tries until it works", async () => {
  const sleeps = [];
  const value = await retrying(async (attempt) => {
    if (attempt < 3) throw Object.assign(new Error("busy"), { transient: true });
    return attempt;
  }, policy(sleeps));
  assert.equal(value, 3);
  assert.deepEqual(sleeps, [250, 500]);
});

test("gives up on what trying again cannot help, and after the last attempt", async () => {
  const sleeps = [];
  await assert.rejects(retrying(async () => { throw new Error("no"); }, policy(sleeps)), /no/);
  assert.equal(sleeps.length, 0);
  let attempts = 0;
  await assert.rejects(retrying(async () => { attempts += 1; throw Object.assign(new Error("busy"), { transient: true }); }, policy(sleeps)));
  assert.equal(attempts, 4);
});

test("waits at least as long as the server asks", async () => {
  const sleeps = [];
  await retrying(async (attempt) => {
    if (attempt === 1) throw Object.assign(new Error("busy"), { transient: true, after: 9_000 });
  }, policy(sleeps, { wishedDelay: (error) => error.after }));
  assert.deepEqual(sleeps, [9_000]);
});
