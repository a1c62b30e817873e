import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, ConnectionError, PortalApi } from "../../../web-static/portal/connection/api.js";

/** An interface over a list of replies; a reply that is an Error is a broken connection. */
function portal(...replies) {
  const calls = [];
  const fetch = async (path, options) => {
    calls.push({ path, ...options });
    const reply = replies.shift();
    if (reply === undefined) throw new Error(`unexpected call of ${path}`);
    if (reply instanceof Error) throw reply;
    const { status = 200, body = null, headers = {} } = reply;
    return new Response(body === null ? null : JSON.stringify(body), { status, headers });
  };
  const sleeps = [];
  const api = new PortalApi({ fetch, random: () => 0, sleep: async (ms) => { sleeps.push(ms); } });
  return { api, calls, sleeps };
}
const refusal = (status, code) => ({ status, body: { error: { code, message: `${code}!` } } });

test("what changes something carries the CSRF token, what reads does not", async () => {
  const { api, calls } = portal({ body: { jobs: [] } }, { body: {} });
  api.csrfToken = "t-1";
  await api.jobs();
  await api.act("decline", { taskId: "a/b", leaseToken: "l" });
  assert.equal(calls[0].headers["X-CSRF-Token"], undefined);
  assert.equal(calls[1].headers["X-CSRF-Token"], "t-1");
  assert.equal(calls[1].path, "/api/tasks/a%2Fb/decline");
  assert.deepEqual(JSON.parse(calls[1].body), { leaseToken: "l" });
});

test("a broken connection and a busy server are tried again", async () => {
  const { api, calls, sleeps } = portal(new TypeError("failed"), { status: 503, headers: { "Retry-After": "2" } }, { body: { jobs: [1] } });
  assert.deepEqual(await api.jobs(), [1]);
  assert.equal(calls.length, 3);
  assert.deepEqual(sleeps, [250, 2_000]);
});

test("a refusal is not, and says its code and message", async () => {
  const { api, calls } = portal(refusal(409, "LeaseExpired"));
  await assert.rejects(api.act("accept", { taskId: "t", leaseToken: "l" }), (error) =>
    error instanceof ApiError && error.code === "LeaseExpired" && error.message === "LeaseExpired!" && error.status === 409);
  assert.equal(calls.length, 1);
});

test("when the connection stays away the error says so", async () => {
  const { api } = portal(...Array.from({ length: 4 }, () => new TypeError("failed")));
  await assert.rejects(api.jobs(), ConnectionError);
});

test("a submission is tried once: the queue does the waiting", async () => {
  const { api, calls } = portal(new TypeError("failed"));
  await assert.rejects(api.submit({ taskId: "t", leaseToken: "l", answer: {}, timeSpentInSeconds: 1 }), ConnectionError);
  assert.equal(calls.length, 1);
});

test("an ended session is signed in again, and the call is repeated with the new token", async () => {
  const { api, calls } = portal(refusal(401, "NotSignedIn"), { body: { receipt: "r" } });
  let asked = 0;
  api.signInAgain = async () => { asked += 1; api.csrfToken = "t-2"; };
  const { receipt } = await api.submit({ taskId: "t", leaseToken: "l", answer: { a: 1 }, timeSpentInSeconds: 1 });
  assert.equal(receipt, "r");
  assert.equal(asked, 1);
  assert.equal(calls[1].headers["X-CSRF-Token"], "t-2");
  assert.deepEqual(JSON.parse(calls[1].body).answer, { a: 1 });
});

test("an outdated token is fetched anew", async () => {
  const { api, calls } = portal(refusal(403, "WrongCSRFToken"), { body: { csrfToken: "t-3" } }, { body: {} });
  await api.act("release", { taskId: "t", leaseToken: "l" });
  assert.equal(calls[2].headers["X-CSRF-Token"], "t-3");
});

test("reading the session does not ask to sign in", async () => {
  const { api } = portal(refusal(401, "NotSignedIn"));
  api.signInAgain = () => assert.fail("asked");
  await assert.rejects(api.session(), (error) => error.status === 401);
});

test("no task is an answer with the time to wait", async () => {
  const { api } = portal({ status: 204, headers: { "Retry-After": "7" } });
  assert.deepEqual(await api.nextTask("j"), { task: null, retryAfterMs: 7_000 });
});

test("the server's clock is followed", async () => {
  const { api } = portal({ body: { jobs: [] }, headers: { Date: new Date(Date.now() + 3_600_000).toUTCString() } });
  await api.jobs();
  assert.ok(Math.abs(api.serverNow() - Date.now() - 3_600_000) < 2_000);
});
