"""A template is untrusted code (DESIGN invariant 6): what it may try, and what becomes of it."""

import re

from conftest import add_job, open_job, submission, task_frame, wait_until

LIBRARY = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'
FORM = LIBRARY + '<crowd-form><input name="a" value="1"></crowd-form>'
GET_PORT = """
  const port = new Promise((resolve) => addEventListener('message', (event) => { if (event.ports[0]) resolve(event.ports[0]); }));
  parent.postMessage({ type: 'ready' }, '*');
  const connected = port.then((port) => { port.postMessage({ type: 'connected', hotkeys: [] }); return port; });
"""


def bare(script: str) -> str:
    """A page that speaks to the portal by itself."""
    return f"<body>Hostile page<script>{GET_PORT}{script}</script>"


def test_the_frame_has_an_origin_of_its_own(page, portal):
    add_job(portal, FORM, ["x"])
    frame = open_job(page, portal)
    tries = {
        "cookies": "document.cookie", "storage": "localStorage.length", "database": "indexedDB.open('x').readyState",
        "parent": "parent.document.title", "top": "top.location.pathname",
    }
    for name, script in tries.items():
        outcome = frame.evaluate(f"(() => {{ try {{ return ['reached', {script}]; }} catch (error) {{ return ['refused']; }} }})()")
        assert outcome == ["refused"], name
    assert frame.evaluate("origin") == "null"
    sandbox = page.locator("iframe:not([hidden])").get_attribute("sandbox")
    assert set(sandbox.split()) == {"allow-scripts", "allow-forms", "allow-modals"}


def test_it_cannot_call_the_portals_interface(page, portal):
    add_job(portal, FORM, ["x"])
    frame = open_job(page, portal)
    outcome = frame.evaluate(f"fetch('{portal.origin}/api/session').then((r) => r.json()).then((v) => v.csrfToken, () => 'refused')")
    assert outcome == "refused"


def test_it_cannot_take_the_whole_page_away(page, portal):
    add_job(portal, LIBRARY + "<crowd-form></crowd-form>", ["x"])
    frame = open_job(page, portal)
    frame.evaluate("() => { try { top.location = 'about:blank'; } catch { /* refused */ } }")
    frame.evaluate("() => { window.open('about:blank', '_top'); }")
    page.wait_for_timeout(300)
    assert page.url.endswith("/jobs/job-1") and page.get_by_role("button", name="Decline task").is_visible()


def test_a_page_that_leaves_for_another_address_loses_the_bridge(page, portal):
    portal.pages["/elsewhere"] = bare("connected.then((port) => port.postMessage({ type: 'answer', answer: { stolen: 1 } }))")
    job = add_job(portal, FORM, ["x", "y"])
    frame = open_job(page, portal)
    frame.evaluate(f"() => {{ location.href = '{portal.origin}/elsewhere'; }}")
    page.get_by_text("tried to leave for another address").wait_for()
    page.wait_for_timeout(300)
    assert portal.submissions == [] and page.locator("iframe:not([hidden])").count() == 0
    page.get_by_role("button", name="Report and decline").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    task_frame(page)
    assert job.done == {}


def test_forged_messages_to_the_portals_window_do_nothing(page, portal):
    add_job(portal, FORM, ["x", "y"])
    frame = open_job(page, portal)
    frame.evaluate("""() => { for (const message of [{ type: 'answer', answer: { forged: 1 } }, { type: 'ready' },
      { type: 'init' }, null, 'answer', { type: 'draft', draft: { forged: 1 } }]) parent.postMessage(message, '*'); }""")
    page.evaluate("() => window.postMessage({ type: 'answer', answer: { forged: 2 } }, '*')")
    page.wait_for_timeout(300)
    assert portal.submissions == [] and portal.calls("PUT") == []
    frame.get_by_role("button", name="Submit").click()
    assert submission(portal)["answer"] == {"a": "1"}


def test_the_bridge_is_handed_over_once(page, portal):
    add_job(portal, bare("""window.ports = 0; addEventListener('message', (event) => { ports += event.ports.length; });
      for (let n = 0; n < 5; n += 1) parent.postMessage({ type: 'ready' }, '*');"""), ["x"])
    frame = open_job(page, portal)
    page.wait_for_timeout(300)
    assert frame.evaluate("ports") == 1


def test_a_flood_ends_the_page_and_the_portal_stays_usable(page, portal):
    add_job(portal, bare("connected.then((port) => { for (let n = 0; n < 20000; n += 1) port.postMessage({ type: 'draft', draft: { n } }); })"), ["x", "y"])
    page.goto(f"{portal.origin}/jobs/job-1")
    page.get_by_text("sent too many messages").wait_for()
    assert len(portal.calls("PUT")) < 5
    page.get_by_role("button", name="Back to the jobs").click()
    page.get_by_role("heading", name="Labeling jobs").wait_for()


def test_a_huge_answer_is_refused_and_the_page_can_try_again(page, portal):
    add_job(portal, bare("""connected.then((port) => { window.replies = []; port.onmessage = (event) => replies.push(event.data.type);
      window.send = (answer) => port.postMessage({ type: 'answer', answer }); })"""), ["x"])
    frame = open_job(page, portal)
    frame.evaluate("() => send({ a: 'x'.repeat(5e6) })")
    wait_until(lambda: frame.evaluate("replies.includes('rejected')"))
    frame.evaluate("() => send({ a: 'small' })")
    assert submission(portal)["answer"] == {"a": "small"}


def test_only_plain_objects_are_answers_and_only_the_first_counts(page, portal):
    add_job(portal, bare("""connected.then((port) => { for (const answer of [null, 1, 'x', [1], { a: 1 }, { a: 2 }, { a: 3 }])
      port.postMessage({ type: 'answer', answer }); })"""), ["x"])
    page.goto(f"{portal.origin}/jobs/job-1")
    assert submission(portal)["answer"] == {"a": 1}
    page.wait_for_timeout(300)
    assert len(portal.submissions) == 1


def test_what_it_says_is_shown_as_text_only(page, portal):
    add_job(portal, bare("""connected.then((port) => { port.postMessage({ type: 'open', address: 'javascript:alert(1)' });
      port.postMessage({ type: 'open', address: 'https://example.com/<img src=x onerror=alert(1)>' });
      port.postMessage({ type: 'preference', name: '__proto__', value: true }); })"""), ["x"])
    open_job(page, portal)
    dialog = page.get_by_role("dialog", name="Open example.com?")
    dialog.wait_for()
    assert dialog.locator("img").count() == 0
    assert page.evaluate("({}).value") is None


def test_a_hidden_page_cannot_answer_ahead_of_its_turn(page, portal):
    markup = bare("connected.then((port) => { if ('{{source}}' === 'second') port.postMessage({ type: 'answer', answer: { early: 1 } }); })")
    add_job(portal, markup, ["first", "second"])
    open_job(page, portal)
    wait_until(lambda: page.locator("iframe[hidden]").count() == 1)
    page.wait_for_timeout(400)
    assert portal.submissions == []


def test_a_page_without_the_library_can_be_declined(page, portal):
    add_job(portal, "<p>No library here</p>", ["x"])
    page.goto(f"{portal.origin}/jobs/job-1")
    page.get_by_text("The task page did not start.").wait_for(timeout=15_000)
    assert page.get_by_role("button", name="Report and decline").is_visible()


def test_links_do_not_replace_the_task(page, portal):
    add_job(portal, LIBRARY + '<crowd-form><a href="https://example.com/">Guide</a></crowd-form>', ["x"])
    frame = open_job(page, portal)
    frame.get_by_role("link", name="Guide").click()
    page.get_by_role("dialog", name="Open example.com?").wait_for()
    assert re.search("/frames/", frame.url)


def test_only_the_frame_itself_can_ask_for_its_bridge(page, portal):
    """A `ready` from elsewhere, ahead of the page's own, would use the bridge up."""
    portal.delays.append((re.compile("GET /assets/crowd-html-elements.js"), 1))
    add_job(portal, FORM, ["x"])
    page.goto(f"{portal.origin}/jobs/job-1")
    wait_until(lambda: page.locator("iframe").count() == 1)
    for _ in range(5):
        page.evaluate("() => window.postMessage({ type: 'ready' }, '*')")
        page.wait_for_timeout(50)
    task_frame(page).get_by_role("button", name="Submit").click()
    assert submission(portal)["answer"] == {"a": "1"}
