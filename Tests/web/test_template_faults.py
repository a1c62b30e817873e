"""Templates with faults: the worker sees what to do, the author sees why, and what works goes on working."""

from conftest import add_job, open_alone, open_job, preview, submission, task_frame, wait_until

LIBRARY = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'
SUBMIT = {"name": "Submit"}


def notices(frame) -> str:
    return frame.evaluate("document.querySelector('#crowd-notices')?.shadowRoot.textContent ?? ''")


def test_an_unknown_element_shows_its_content_and_the_rest_works(page, portal):
    add_job(portal, LIBRARY + """<crowd-form><crowd-foo name="f"><p>Inside foo</p><crowd-input name="a" label="A"></crowd-input></crowd-foo>
      <crowd-bar></crowd-bar></crowd-form>""", ["x"])
    frame = open_job(page, portal)
    assert frame.get_by_text("Inside foo").is_visible()
    assert "<crowd-foo>" in notices(frame) and "<crowd-bar>" in notices(frame)
    frame.get_by_label("A", exact=True).fill("1")
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {"a": "1"}


def test_an_unknown_element_that_is_added_later_is_told_of(page, portal):
    open_alone(page, portal, "<crowd-form><div id='place'></div></crowd-form>")
    assert notices(page) == ""
    page.evaluate("place.innerHTML = '<crowd-late>Here</crowd-late>'")
    wait_until(lambda: "<crowd-late>" in notices(page))
    page.get_by_role("button", name="Dismiss").click()
    assert page.get_by_text("Here").is_visible() and notices(page) == ""


def test_a_page_without_a_form_says_so_and_can_be_reported(page, portal):
    """07/CE-general-5."""
    job = add_job(portal, LIBRARY + """<crowd-classifier name="c" categories="['x']"><classification-target>Words</classification-target>
      <full-instructions></full-instructions><short-instructions></short-instructions></crowd-classifier>""", ["one", "two"])
    frame = open_job(page, portal)
    wait_until(lambda: "<crowd-form>" in notices(frame), "the notice")
    assert frame.get_by_text("Words").is_visible()
    frame.get_by_role("button", name="Report and decline").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    task_frame(page, other_than=frame.url)
    assert portal.tasks["task-1"].state == "declined" and job.done == {}


def test_a_form_that_a_script_adds_late_submits(page, portal):
    """07/CE-general-33."""
    add_job(portal, LIBRARY + """<div id="place"></div><script>document.addEventListener('all-crowd-elements-ready', () => setTimeout(() => {
      place.innerHTML = '<crowd-form><crowd-input name="a" label="A"></crowd-input></crowd-form>'; }, 50))</script>""", ["x"])
    frame = open_job(page, portal)
    frame.get_by_label("A", exact=True).fill("late")
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {"a": "late"}
    assert notices(frame) == ""


def test_a_script_that_fails_is_told_of_and_the_form_works(page, portal):
    add_job(portal, LIBRARY + """<script>missing.call()</script><crowd-form><crowd-input name="a" label="A"></crowd-input></crowd-form>
      <script>document.querySelector('crowd-form').onsubmit = () => { alsoMissing() }</script>""", ["x"])
    frame = open_job(page, portal)
    assert "missing is not defined" in notices(frame)
    frame.get_by_label("A", exact=True).fill("1")
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {"a": "1"}
    wait_until(lambda: page.problems)
    page.problems.clear()


def test_a_script_that_never_ends_leaves_the_portal_usable(page, portal):
    page.add_init_script("if (window === top) { const wait = setTimeout; window.setTimeout = (run, ms) => wait(run, ms / 10); }")
    job = add_job(portal, LIBRARY + "<crowd-form><p>Task</p></crowd-form><script>if ('{{source}}' === 'loop') for (;;) {}</script>", ["loop", "fine"])
    page.goto(f"{portal.origin}/jobs/job-1")
    page.get_by_text("The task page did not start.").wait_for()
    page.get_by_role("button", name="Report and decline").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    task_frame(page).get_by_role("button", **SUBMIT).wait_for()
    assert [task.state for task in portal.tasks.values() if task.source == "loop"] == ["declined"] and job.done == {}


def test_a_page_that_stops_responding_is_told_of_and_can_be_declined(page, portal):
    page.add_init_script("if (window === top) { const every = setInterval; window.setInterval = (run, ms) => every(run, ms / 20); }")
    job = add_job(portal, LIBRARY + "<crowd-form><p>Task</p><button type=button onclick='setTimeout(() => { for (;;) {} }, 500)'>Hang</button></crowd-form>", ["one", "two"])
    open_job(page, portal).get_by_role("button", name="Hang").click()
    page.get_by_text("This task page does not respond.").wait_for()
    page.get_by_role("button", name="Decline task").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    wait_until(lambda: portal.tasks["task-1"].state == "declined", "declining")
    assert job.done == {}


def test_attributes_that_cannot_be_read_are_said(page, portal):
    open_alone(page, portal, """<crowd-form><crowd-classifier-multi-select name="c" categories="{oops"><classification-target>t</classification-target>
      </crowd-classifier-multi-select><crowd-input name="a" label="A" allowed-pattern="[" auto-validate min-length="x" max-length="-1"></crowd-input>
      <crowd-slider name="s" min="x" max="" step="0" value="7"></crowd-slider></crowd-form>""")
    assert page.get_by_text("The categories of this task cannot be read").is_visible()
    page.get_by_label("A", exact=True).fill("any")
    page.get_by_role("button", **SUBMIT).click()
    assert page.locator("#crowd-answer-preview").count() == 0
    page.evaluate("document.querySelector('crowd-classifier-multi-select').categories = ['x']")
    page.get_by_text("x", exact=True).click()
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"c": {"labels": ["x"]}, "a": "any", "s": 7}


def test_every_name_of_the_library_loads(page, portal):
    """07/CE-general-1, 03/CUS-6: the second version's names, and over http."""
    for number, script in enumerate(["https://assets.crowd.aws/crowd-html-elements-v2.js", "http://assets.crowd.aws/crowd-html-elements.js?x=1",
                                     "//assets.crowd.aws/v3/crowd-html-elements-v3.1.min.js"]):
        portal.reset()
        add_job(portal, f"""<link rel="stylesheet" href="https://assets.crowd.aws/css/crowd-html-elements-v2.css"><script src="{script}"></script>
          <crowd-form><crowd-input name="a" value="{number}"></crowd-input></crowd-form>""", ["x"])
        failed = []
        page.on("requestfailed", lambda request: "/assets/" in request.url and failed.append(request.url))
        frame = open_job(page, portal)
        frame.get_by_role("button", **SUBMIT).click()
        assert submission(portal)["answer"] == {"a": str(number)}
        assert failed == [] and ("GET", "/assets/ui/tokens.css", {}) in portal.log


def test_a_page_that_would_be_unreadable_in_the_dark_stays_light(page, portal):
    """Templates are written on white; one that sets half of its colours is shown as it was meant."""
    page.emulate_media(color_scheme="dark")
    theme = "document.documentElement.dataset.theme"
    for inside, expected in [("<p>Plain</p><crowd-card heading='C'>Card</crowd-card>", "dark"), ("<div style='background: #fff'><p>On white</p></div>", "light"),
                             ("<p style='color: #222'>Dark ink</p>", "light"), ("<p style='color: #fff; background: #060'>Both</p>", "dark")]:
        open_alone(page, portal, f"<crowd-form>{inside}<crowd-input name='a' label='A'></crowd-input></crowd-form>")
        assert page.evaluate(theme) == expected, inside
