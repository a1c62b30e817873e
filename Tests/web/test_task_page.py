"""The annotator's place of work: keys, undo, drafts, prefetching, giving tasks up (06/PORTAL-3, 4)."""

import re
import time

import pytest

from conftest import add_job, open_job, submission, task_frame, wait_until


def label_of(frame) -> str | None:
    return frame.evaluate("document.querySelector('crowd-image-classifier').value?.label ?? null")


def image_is_loaded(frame) -> bool:
    return frame.evaluate("""document.querySelector('crowd-image-classifier').shadowRoot.querySelector('crowd-image-stage')
      .shadowRoot.querySelector('img').naturalWidth > 0""")


def give_up(page, name: str) -> None:
    """In the bar where there is room, in the menu otherwise."""
    menu = page.get_by_role("button", name="Task options")
    if menu.is_visible():
        menu.click()
    page.get_by_role("button", name=re.compile(f"^{name}")).click()


def test_a_task_is_done_by_keyboard_alone(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"crowd-image-classifier": {"label": "Bird"}}
    frame = task_frame(page, other_than=frame.url)
    page.keyboard.press("1")
    page.keyboard.press("Control+Enter")
    assert submission(portal, 1)["answer"] == {"crowd-image-classifier": {"label": "Cat"}}
    page.get_by_text("Saved").wait_for()


def test_keys_work_wherever_the_focus_is(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.get_by_role("button", name="Keyboard shortcuts").focus()
    page.keyboard.press("2")
    wait_until(lambda: label_of(frame) == "Dog")
    frame.get_by_role("button", name="Hide instructions").focus()
    page.keyboard.press("4")
    wait_until(lambda: label_of(frame) == "Horse")
    page.get_by_role("button", name="Keyboard shortcuts").focus()
    page.keyboard.press("Control+Enter")
    assert submission(portal)["answer"] == {"crowd-image-classifier": {"label": "Horse"}}


def test_undo_and_redo(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("1")
    page.keyboard.press("2")
    steps = [("Control+z", "Cat"), ("Control+z", None), ("Control+Shift+z", "Cat"), ("Control+y", "Dog"), ("Control+z", "Cat")]
    for key, label in steps:
        page.keyboard.press(key)
        assert label_of(frame) == label, key
    page.get_by_role("link", name="Back to the jobs").focus()
    page.keyboard.press("Control+z")
    wait_until(lambda: label_of(frame) is None)


def test_help_lists_the_keys(page, portal):
    add_job(portal)
    open_job(page, portal)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    for text in ["Choose the option with that number", "Submit", "Undo", "Zoom in"]:
        assert dialog.get_by_text(text).first.is_visible()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_the_next_task_shows_at_once(page, portal):
    """The next frame waits behind, loaded; the budget is 100 ms and the test allows a busy machine three times that."""
    add_job(portal, objects=[f"/media/{n}" for n in range(20)])
    portal.delays.append((re.compile("GET /(frames|media)/"), 0.3))
    frame = open_job(page, portal)
    page.evaluate("""() => { window.shown = [];
      const address = () => document.querySelector('iframe:not([hidden])')?.src;
      let before = address(); let pressed = 0;
      document.querySelector('main').addEventListener('answer-now', () => { pressed = performance.now(); });
      new MutationObserver(() => { const now = address(); if (!now || now === before) return;
        before = now; shown.push(performance.now() - pressed); })
        .observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true }); }""")
    for number in range(3):
        wait_until(lambda: page.locator("iframe[hidden]:not(.leaving)").count() == 1, "the next frame")
        page.wait_for_timeout(1_500)
        page.keyboard.press("1")
        page.evaluate("document.querySelector('main').dispatchEvent(new Event('answer-now'))")
        page.keyboard.press("Enter")
        wait_until(lambda: len(page.evaluate("window.shown")) > number)
        frame = task_frame(page, other_than=frame.url)
        assert image_is_loaded(frame), "the image must have been loaded behind the task before"
    times = page.evaluate("window.shown")
    assert min(times) < 300, times
    assert len(portal.calls("POST /api/jobs/job-1/tasks")) >= 4


def test_a_prefetched_task_is_not_accepted_before_it_is_shown(page, portal):
    add_job(portal, objects=["/media/1", "/media/2"])
    frame = open_job(page, portal)
    wait_until(lambda: len(portal.tasks) == 2)
    assert [task.state for task in portal.tasks.values()] == ["accepted", "reserved"]
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    task_frame(page, other_than=frame.url)
    wait_until(lambda: [task.state for task in portal.tasks.values()] == ["submitted", "accepted"])


def test_leaving_gives_the_prefetched_task_back(page, portal):
    add_job(portal, objects=["/media/1", "/media/2"])
    open_job(page, portal)
    wait_until(lambda: page.locator("iframe[hidden]:not(.leaving)").count() == 1)
    page.get_by_role("link", name="Back to the jobs").click()
    page.get_by_role("heading", name="Labeling jobs").wait_for()
    wait_until(lambda: [task.state for task in portal.tasks.values()] == ["accepted", "released"])


def test_a_draft_survives_a_reload(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("4")
    page.wait_for_timeout(600)
    page.reload()
    frame = task_frame(page)
    assert label_of(frame) == "Horse"
    page.keyboard.press("Control+z")
    assert label_of(frame) == "Horse", "the draft is where the task starts again"


def test_a_draft_goes_to_the_server_when_the_page_hides_and_comes_back_on_another_device(page, browser, portal):
    add_job(portal)
    open_job(page, portal)
    page.keyboard.press("2")
    page.wait_for_timeout(600)
    page.get_by_role("link", name="Back to the jobs").click()
    wait_until(lambda: portal.calls("PUT /api/tasks/task-1/draft"))
    assert portal.tasks["task-1"].draft["state"]["crowd-image-classifier#0"]["label"] == "Dog"
    other = browser.new_context().new_page()
    assert label_of(open_job(other, portal)) == "Dog"
    other.context.close()


def test_drafts_carry_a_growing_sequence(page, portal):
    add_job(portal)
    open_job(page, portal)
    for key in "12":
        page.keyboard.press(key)
        page.wait_for_timeout(1_200)
    page.keyboard.press("Enter")
    submission(portal)
    wait_until(lambda: portal.calls("PUT /api/tasks/task-1/draft"), "the draft")
    sequences = [body["sequence"] for body in portal.calls("PUT /api/tasks/task-1/draft")]
    assert sequences == sorted(set(sequences)) and sequences


@pytest.mark.parametrize("width", [1280, 390])
def test_declining_skips_for_good(page, portal, width):
    """06/PORTAL-4."""
    page.set_viewport_size({"width": width, "height": 800})
    job = add_job(portal, objects=["/media/1", "/media/2"])
    frame = open_job(page, portal)
    give_up(page, "Decline task")
    page.get_by_role("button", name="Cancel").click()
    assert portal.tasks["task-1"].state == "accepted"
    give_up(page, "Decline task")
    page.get_by_role("button", name="Decline", exact=True).click()
    task_frame(page, other_than=frame.url)
    assert portal.tasks["task-1"].state == "declined" and job.done == {}


def test_releasing_gives_the_task_back(page, portal):
    """06/PORTAL-4."""
    add_job(portal, objects=["/media/1"])
    open_job(page, portal)
    give_up(page, "Release task")
    page.get_by_role("button", name="Release", exact=True).click()
    wait_until(lambda: portal.tasks["task-1"].state == "released")


def test_stopping_keeps_the_work_and_resuming_brings_it_back(page, portal):
    """06/PORTAL-4."""
    add_job(portal, objects=["/media/1", "/media/2"])
    open_job(page, portal)
    page.keyboard.press("5")
    give_up(page, "Stop and resume later")
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("link", name="Resume stopped task").click()
    assert portal.tasks["task-1"].state in ("stopped", "accepted")
    frame = task_frame(page)
    assert "/frames/task-1" in frame.url and label_of(frame) == "Other"
    page.keyboard.press("Enter")
    assert submission(portal)["taskId"] == "task-1"


def test_the_time_limit_is_shown_and_ends_the_task(page, portal):
    """06/PORTAL-4: unfinished at the limit, it expires and is not submitted."""
    job = add_job(portal, objects=["/media/1", "/media/2"], time_limit=3)
    open_job(page, portal)
    page.keyboard.press("1")
    assert page.locator(".time.urgent").inner_text().startswith("0:0")
    page.get_by_text("The time for this task is up").wait_for()
    assert page.locator("iframe:not([hidden])").count() == 0
    job.time_limit = 300
    portal.tasks["task-1"].state = "expired"
    page.get_by_role("button", name="Get the next task").click()
    task_frame(page)
    assert job.done == {}


def test_nothing_to_label_waits_for_new_tasks(page, portal):
    job = add_job(portal, objects=[])
    page.goto(f"{portal.origin}/jobs/job-1")
    page.get_by_text("Nothing to label right now").wait_for()
    job.objects.append("/media/1")
    task_frame(page)


def test_the_last_task_leads_to_the_end(page, portal):
    add_job(portal, objects=["/media/1"])
    open_job(page, portal)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing to label right now").wait_for()
    assert len(portal.submissions) == 1
    page.get_by_text("1 of 1 labeled").wait_for()


def test_an_unknown_job_says_so(page, portal):
    page.goto(f"{portal.origin}/jobs/elsewhere")
    page.get_by_text("There is no such job.").wait_for()
    page.get_by_role("button", name="Back to the jobs").click()
    page.get_by_text("No jobs for you yet").wait_for()


def test_active_time_is_what_is_reported(page, portal):
    add_job(portal)
    open_job(page, portal)
    start = time.monotonic()
    page.wait_for_timeout(700)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    spent = submission(portal)["timeSpentInSeconds"]
    assert 0.6 < spent < time.monotonic() - start + 1


def test_instructions_stay_as_they_were_arranged(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("i")
    frame.get_by_role("button", name="Show instructions").wait_for()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    frame = task_frame(page, other_than=frame.url)
    page.reload()
    frame = task_frame(page)
    frame.get_by_role("button", name="Show instructions").wait_for()


def test_the_theme_reaches_the_task(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    light = frame.evaluate(background)
    page.get_by_role("button", name="Dark theme").click()
    wait_until(lambda: frame.evaluate(background) != light)
    assert page.evaluate(background) == frame.evaluate(background)
    page.keyboard.press("1")
    page.get_by_role("button", name="Light theme").wait_for()
    page.reload()
    assert task_frame(page).evaluate(background) != light


def test_links_of_a_task_open_beside_it_after_a_question(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    frame.get_by_role("button", name="View full instructions").click()
    frame.get_by_role("link", name="The full guidelines").click()
    assert page.get_by_role("dialog", name="Open example.com?").is_visible()
    page.get_by_role("button", name="Cancel").click()
    assert frame.get_by_role("dialog", name="How to classify photos").is_visible()
