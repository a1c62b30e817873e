"""Nothing an annotator did is lost: connection, server and session failures."""

import json
import re

from conftest import add_job, open_job, submission, task_frame, wait_until


def stored_answers(page) -> list:
    return json.loads(page.evaluate("""() => new Promise((resolve) => { const open = indexedDB.open('groundwork-portal');
      open.onsuccess = () => { const all = open.result.transaction('answers').objectStore('answers').getAll();
        all.onsuccess = () => resolve(JSON.stringify(all.result)); }; })"""))


def test_a_lost_connection_keeps_the_answer_and_sends_it_with_the_same_lease(page, portal):
    add_job(portal)
    open_job(page, portal)
    portal.offline = re.compile("^(POST|PUT|GET) /api/")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_text("Not sent yet: 1").wait_for()
    assert not page.get_by_text("Saved", exact=True).is_visible()
    assert [record["leaseToken"] for record in stored_answers(page)] == ["lease-1"]
    assert portal.submissions == []
    portal.offline = None
    answer = submission(portal)
    assert answer["leaseToken"] == "lease-1" and answer["answer"] == {"crowd-image-classifier": {"label": "Cat"}}
    page.get_by_text("Saved", exact=True).wait_for()
    wait_until(lambda: stored_answers(page) == [])


def test_work_goes_on_with_the_task_that_was_there_already(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    wait_until(lambda: page.locator("iframe[hidden]:not(.leaving)").count() == 1)
    page.wait_for_timeout(600)
    portal.offline = re.compile("^POST /api/")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    frame = task_frame(page, other_than=frame.url)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.get_by_text("Not sent yet: 2").wait_for()
    page.get_by_text("The connection is lost").wait_for()
    covered = "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.task-panel') !== null"
    assert page.evaluate(covered), "the answered task must not hide the notice"
    portal.offline = None
    assert submission(portal)["answer"]["crowd-image-classifier"]["label"] == "Cat"
    assert submission(portal, 1)["answer"]["crowd-image-classifier"]["label"] == "Dog"
    task_frame(page, other_than=frame.url)


def test_an_answer_of_a_closed_tab_is_sent_by_the_next_one(page, portal):
    add_job(portal)
    open_job(page, portal)
    portal.offline = re.compile("^POST /api/")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    page.get_by_text("Not sent yet: 1").wait_for()
    page.goto("about:blank")
    portal.offline = None
    page.goto(portal.origin + "/")
    assert submission(portal)["answer"] == {"crowd-image-classifier": {"label": "Bird"}}


def test_a_server_that_dies_after_it_stored_the_answer_gets_it_twice_and_counts_it_once(page, portal):
    add_job(portal)
    open_job(page, portal)
    send = portal.http.RequestHandlerClass.send
    lost = []

    def drop_first(handler, status, data, *rest, **more):
        if b"receipt" in data and not lost:
            lost.append(True)
            handler.close_connection = True
            handler.connection.close()
            return None
        return send(handler, status, data, *rest, **more)

    portal.http.RequestHandlerClass.send = drop_first
    try:
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.get_by_text("Saved", exact=True).wait_for()
    finally:
        portal.http.RequestHandlerClass.send = send
    assert len(portal.calls("POST /api/tasks/task-1/submit")) == 2
    assert len(portal.submissions) == 1


def test_an_answer_that_comes_too_late_is_not_called_saved(page, portal):
    add_job(portal, objects=["/media/1"])
    open_job(page, portal)
    portal.tasks["task-1"].state = "expired"
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_text("was not accepted: The time limit of this task has passed.").wait_for()
    assert not page.get_by_text("Saved", exact=True).is_visible()
    assert portal.submissions == []


def test_an_ended_session_is_signed_in_again_in_place(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("2")
    wait_until(lambda: len(portal.tasks) == 2)
    page.wait_for_timeout(500)
    portal.signed_in = False
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Your session has ended")
    dialog.wait_for()
    assert portal.submissions == []
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Sign in").click()
    answer = submission(portal)
    assert answer["answer"] == {"crowd-image-classifier": {"label": "Dog"}}
    wait_until(lambda: page.wait_for_timeout(20) or opened.value.is_closed(), "closing the sign-in window")
    wait_until(lambda: not dialog.is_visible())
    task_frame(page, other_than=frame.url)


def test_without_a_session_the_portal_goes_to_the_sign_in(page, portal):
    portal.signed_in = False
    with page.expect_request(re.compile("/signin$")):
        page.goto(portal.origin + "/")


def test_a_server_that_is_away_at_the_start_says_so(page, portal):
    portal.offline = re.compile("/api/session")
    page.goto(portal.origin + "/")
    page.get_by_text("The portal cannot be reached.").wait_for(timeout=20_000)
    page.problems.clear()
