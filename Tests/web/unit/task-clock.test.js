import assert from "node:assert/strict";
import { test } from "node:test";
import { IDLE_AFTER_MS, TaskClock } from "../../../web-static/portal/task/task-clock.js";

test("time runs from start to the moment it is read", () => {
  const clock = new TaskClock();
  clock.start(1_000);
  assert.equal(clock.seconds(4_250), 3.25);
});

test("a hidden page does not count", () => {
  const clock = new TaskClock();
  clock.start(0);
  clock.pause(5_000);
  assert.equal(clock.seconds(65_000), 5);
  clock.start(65_000);
  assert.equal(clock.seconds(66_000), 6);
});

test("after a minute without a sign of life the time stops, and starts again with the next one", () => {
  const clock = new TaskClock();
  clock.start(0);
  clock.activity(10_000);
  const away = 10_000 + IDLE_AFTER_MS;
  assert.equal(clock.seconds(away + 500_000), away / 1000);
  clock.activity(away + 500_000);
  assert.equal(clock.seconds(away + 502_000), away / 1000 + 2);
});

test("short pauses count", () => {
  const clock = new TaskClock();
  clock.start(0);
  for (let now = 0; now <= 300_000; now += IDLE_AFTER_MS - 1) clock.activity(now);
  assert.equal(clock.seconds(300_000), 300);
});

test("starting or pausing twice changes nothing, and signs of life before the start are no time", () => {
  const clock = new TaskClock();
  clock.activity(50);
  assert.equal(clock.seconds(100), 0);
  clock.start(100);
  clock.start(200);
  clock.pause(300);
  clock.pause(900);
  assert.equal(clock.seconds(1_000), 0.2);
});
