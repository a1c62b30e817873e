"""axe finds nothing serious, in both themes and at phone width; and what axe cannot see."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from conftest import add_job, open_job, task_frame, wait_until

AXE = AXE_FILE_PATH.read_text()
RUN = """() => axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((result) => result.violations
  .filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200))]))"""
SIGN_IN_FIELDS = {"title": "Sign in", "poolName": "Acme", "error": "The name or the password is not right.", "action": "/login"}


def violations(frame) -> list:
    """Axe in one frame. A strict policy refuses injected script elements, so the text is evaluated instead."""
    frame.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    return frame.evaluate(RUN)


@pytest.fixture(params=[("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)], ids=lambda p: f"{p[0]}-{p[1]}")
def themed(request, page):
    scheme, width = request.param
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    return page


def test_axe_finds_what_is_wrong(page, portal):
    """The positive control: without it the tests below could not fail."""
    add_job(portal)
    frame = open_job(page, portal)
    frame.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<img src=\"/media/1\"><input>'); }")
    assert {rule for rule, _ in violations(frame)} >= {"image-alt", "label"}


def test_job_list(themed, portal):
    add_job(portal, description="What to do", keywords=["wildlife"], labeled=3)
    themed.goto(portal.origin + "/")
    themed.locator("job-card").wait_for()
    assert violations(themed.main_frame) == []


def test_empty_job_list(themed, portal):
    themed.goto(portal.origin + "/")
    themed.get_by_text("No jobs for you yet").wait_for()
    assert violations(themed.main_frame) == []


@pytest.mark.parametrize("template", ["image.html", "text.html"])
def test_task_page(themed, portal, template):
    add_job(portal, template, time_limit=100)
    frame = open_job(themed, portal)
    themed.keyboard.press("2")
    assert violations(themed.main_frame) == []
    assert violations(frame) == []


def test_dialogs(themed, portal):
    add_job(portal)
    frame = open_job(themed, portal)
    themed.keyboard.press("?")
    assert violations(themed.main_frame) == []
    themed.keyboard.press("Escape")
    if themed.viewport_size["width"] < 860:
        frame.get_by_role("button", name="Show instructions").click()
    frame.get_by_role("button", name="View full instructions").click()
    assert violations(frame) == []


@pytest.mark.parametrize("name", ["login", "new-password", "message"])
def test_sign_in_pages(themed, portal, name):
    from portal_server import ROOT
    page = (ROOT / f"signin/{name}.html").read_text()
    for field in ["title", "poolName", "error", "action", "csrf", "username", "session"]:
        page = page.replace("{{" + field + "}}", SIGN_IN_FIELDS.get(field, ""))
    portal.pages["/sign-in.html"] = page
    themed.goto(portal.origin + "/sign-in.html")
    assert violations(themed.main_frame) == []


def test_every_target_is_large_enough(page, portal):
    """WCAG 2.5.8: 24 by 24 pixels."""
    add_job(portal)
    frame = open_job(page, portal)
    small = """() => { const found = []; const walk = (root) => { for (const node of root.querySelectorAll('*')) {
        if (node.shadowRoot) walk(node.shadowRoot);
        if (!node.matches('button, a[href], label, select, input:not([type=radio]), textarea') || !node.checkVisibility()) continue;
        const box = node.getBoundingClientRect(); if (box.width && (box.width < 24 || box.height < 24)) found.push(node.outerHTML.slice(0, 120)); } };
      walk(document); return found; }"""
    assert page.evaluate(small) == [] and frame.evaluate(small) == []


def test_focus_is_always_visible(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.get_by_role("link", name="Back to the jobs").focus()
    seen = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        for place in (page.main_frame, frame):
            style = place.evaluate("""() => { let node = document.activeElement; while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
              if (!node || node === document.body || node.localName === 'iframe') return null;
              const shown = node.matches('input[type=radio]') ? node.closest('label') : node; const s = getComputedStyle(shown);
              return [node.outerHTML.slice(0, 80), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }""")
            if style:
                seen.add(style[0])
                assert style[1], style[0]
    assert len(seen) >= 8


def test_choices_are_radio_buttons_with_a_name(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    group = frame.get_by_role("radiogroup", name="Which animal is the main subject of this photo?")
    assert group.get_by_role("radio").count() == 5
    group.get_by_role("radio", name="Cat").focus()
    page.keyboard.press("ArrowDown")
    assert group.get_by_role("radio", name="Dog").is_checked()


def test_screen_readers_hear_of_the_next_task(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    task_frame(page, other_than=frame.url)
    wait_until(lambda: page.locator("task-page > .visually-hidden[role=status]").text_content() == "Next task")


def test_nothing_is_cut_off_at_phone_width_or_at_200_percent(page, portal):
    """WCAG 1.4.10: no sideways scrolling at 320 pixels."""
    add_job(portal, description="A description that is long enough to wrap on a narrow screen several times over")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(portal.origin + "/")
    page.locator("job-card").wait_for()
    sideways = "document.documentElement.scrollWidth > innerWidth"
    assert not page.evaluate(sideways)
    frame = open_job(page, portal)
    assert not page.evaluate(sideways) and not frame.evaluate(sideways)
    assert frame.get_by_role("button", name="Submit").bounding_box()["y"] < 640


def test_forced_colours_keep_the_choice_visible(page, portal):
    add_job(portal)
    page.emulate_media(forced_colors="active")
    frame = open_job(page, portal)
    page.keyboard.press("2")
    borders = frame.evaluate("""() => { const picker = document.querySelector('crowd-image-classifier').shadowRoot.querySelector('crowd-category-picker');
      return [...picker.shadowRoot.querySelectorAll('.option')].map((o) => getComputedStyle(o).borderTopWidth); }""")
    assert borders[1] != borders[0]
