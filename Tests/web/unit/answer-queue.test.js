import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerQueue } from "../../../web-static/portal/answers/answer-queue.js";
import { MemoryStore } from "../../../web-static/portal/answers/local-store.js";
import { ApiError, ConnectionError } from "../../../web-static/portal/connection/api.js";

const answer = (taskId, more = {}) => ({
  taskId, leaseToken: `l-${taskId}`, worker: "w", title: "Job", answer: { a: taskId }, timeSpentInSeconds: 1, queuedAt: 0,
  needsAccept: false, ...more,
});

/** A queue whose server follows a script: each step is an error to throw, or nothing for success. */
function queue(script, store = new MemoryStore()) {
  const calls = [];
  const step = (call) => {
    calls.push(call);
    const error = script.shift();
    if (error) throw error;
  };
  const api = {
    submit: async (submission) => { step(`submit ${submission.taskId}`); return { receipt: `r-${submission.taskId}` }; },
    act: async (action, { taskId }) => step(`${action} ${taskId}`),
  };
  const delays = [];
  const environment = { random: () => 0, now: () => 0, setTimeout: (run, ms) => { delays.push(ms); setImmediate(run); } };
  return { queue: new AnswerQueue({ api, store, environment }), calls, delays, store };
}
const away = () => new ConnectionError("away");

test("an answer is written down before it is sent and forgotten once it is acknowledged", async () => {
  const { queue: q, store } = queue([]);
  const kept = [];
  const put = store.put.bind(store);
  store.put = async (...record) => { kept.push(record[1].taskId); return put(...record); };
  assert.deepEqual(await q.deliver(answer("t1")), { accepted: true, receipt: "r-t1" });
  assert.deepEqual(kept, ["t1"]);
  assert.deepEqual(await store.all("answers"), []);
  assert.equal(q.pending, 0);
});

test("a lost connection keeps the answer and tries again, ever more slowly, until it is acknowledged", async () => {
  const { queue: q, calls, delays, store } = queue([away(), away(), away()]);
  const states = [];
  q.addEventListener("change", async () => states.push([q.pending, q.offline, (await store.all("answers")).length]));
  assert.equal((await q.deliver(answer("t1"))).accepted, true);
  assert.deepEqual(calls, Array(4).fill("submit t1"));
  assert.deepEqual(delays, [250, 500, 1000]);
  assert.ok(states.some(([pending, offline, kept]) => pending === 1 && offline && kept === 1));
});

test("answers go out in order, one after the other", async () => {
  const { queue: q, calls } = queue([away()]);
  await Promise.all([q.deliver(answer("t1")), q.deliver(answer("t2"))]);
  assert.deepEqual(calls, ["submit t1", "submit t1", "submit t2"]);
});

test("a task that was shown ahead is accepted first, once", async () => {
  const { queue: q, calls } = queue([null, away()]);
  await q.deliver(answer("t1", { needsAccept: true }));
  assert.deepEqual(calls, ["accept t1", "submit t1", "submit t1"]);
});

test("a refusal ends the attempts, is reported, and lets the next answer through", async () => {
  const { queue: q, store } = queue([new ApiError(409, "LeaseExpired", "Too late.")]);
  const refused = [];
  q.addEventListener("refused", (event) => refused.push([event.detail.answer.taskId, event.detail.error.code]));
  const [first, second] = await Promise.all([q.deliver(answer("t1")), q.deliver(answer("t2"))]);
  assert.equal(first.accepted, false);
  assert.equal(second.accepted, true);
  assert.deepEqual(refused, [["t1", "LeaseExpired"]]);
  assert.deepEqual(await store.all("answers"), []);
});

test("a failing server is not a refusal", async () => {
  const { queue: q, calls } = queue([new ApiError(500, "ServerError", "Oops."), new ApiError(503, "Busy", "Busy.")]);
  assert.equal((await q.deliver(answer("t1"))).accepted, true);
  assert.equal(calls.length, 3);
});

test("what an earlier page left behind is delivered, oldest first, and only this worker's", async () => {
  const store = new MemoryStore();
  await store.put("answers", answer("t2", { queuedAt: 2 }));
  await store.put("answers", answer("t1", { queuedAt: 1 }));
  await store.put("answers", answer("t9", { worker: "someone else" }));
  const { queue: q, calls } = queue([], store);
  await q.open("w");
  await q.drained();
  assert.deepEqual(calls, ["submit t1", "submit t2"]);
  assert.deepEqual((await store.all("answers")).map((record) => record.taskId), ["t9"]);
});

test("when the connection is back it tries at once", async () => {
  const { queue: q, calls } = queue([away()]);
  const parts = q;
  let woken = false;
  parts.addEventListener("change", () => {
    if (parts.offline && !woken) { woken = true; setImmediate(() => parts.retryNow()); }
  });
  await q.deliver(answer("t1"));
  assert.equal(calls.length, 2);
});
