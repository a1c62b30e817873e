import { openLocalStore } from "./answers/local-store.js";
import { AnswerQueue } from "./answers/answer-queue.js";
import { ApiError, PortalApi } from "./connection/api.js";
import { PortalApp } from "./portal-app.js";
import { Session, finishSignInWindow } from "./session/session.js";
import { forgetOldDrafts } from "./task/task-draft.js";

const SIGN_IN = "/signin";

/** Starts the portal; without a session the page goes to the sign-in by itself. */
async function start() {
  const api = new PortalApi({
    fetch: window.fetch.bind(window),
    sleep: (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); }),
    random: Math.random,
  });
  const session = new Session(api);
  try {
    await session.open();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      location.replace(SIGN_IN);
      return;
    }
    throw error;
  }
  if (finishSignInWindow()) return;
  const store = await openLocalStore();
  const queue = new AnswerQueue({ api, store, environment: {
    random: Math.random, now: Date.now, setTimeout: window.setTimeout.bind(window),
  } });
  await queue.open(session.worker.sub);
  document.body.replaceChildren(new PortalApp({ api, session, queue, store }));
  void forgetOldDrafts(store, Date.now());
}

start().catch((error) => {
  console.error(error);
  document.body.classList.add("failed");
});
