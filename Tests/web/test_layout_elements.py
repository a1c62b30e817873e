"""What surrounds a task: alerts, badges, cards, buttons with images, tabs, windows, toasts (07/CE-alert to CE-toast)."""

import pytest

from conftest import add_job, open_alone, open_job, preview, task_frame, wait_until


def show(page, portal, inside: str) -> None:
    open_alone(page, portal, f"<crowd-form>{inside}</crowd-form>")


def inner(page, selector: str, script: str):
    """Evaluates over `root`, the element's shadow root."""
    return page.locator(selector).evaluate(f"e => {{ const root = e.shadowRoot; return {script}; }}")


def centre(box: dict) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_alerts(page, portal):
    """07/CE-alert-1, 07/CE-alert-2: a style for each type, info by default; closed only where that is allowed."""
    show(page, portal, """<crowd-alert id="none">None</crowd-alert><crowd-alert id="info" type="info">Info</crowd-alert>
      <crowd-alert id="success" type="success">Success</crowd-alert><crowd-alert id="error" type="error">Error</crowd-alert>
      <crowd-alert id="warning" type="warning" dismissible>Two <b>items</b></crowd-alert>""")
    looks = {name: inner(page, f"#{name}", "getComputedStyle(root.querySelector('.alert')).backgroundColor")
             for name in ["none", "info", "success", "error", "warning"]}
    assert looks["none"] == looks["info"] and len(set(looks.values())) == 4
    assert page.get_by_role("button", name="Dismiss").count() == 1
    page.get_by_role("button", name="Dismiss").click()
    assert not page.locator("#warning").is_visible() and page.locator("#info").is_visible()


@pytest.mark.parametrize("scrolled", [0, 120])
def test_a_badge_sits_on_the_corner_of_its_element(page, portal, scrolled):
    """07/CE-badge-1..3, 07/CE-general-17: wherever it stands in the page; the icon overrides the label."""
    show(page, portal, """<div style="height: 200px"></div><div style="position: relative; padding: 9px"><button id="mine" type="button">Mine</button></div>
      <p><crowd-badge id="text" for="mine" label="12"></crowd-badge></p><span id="other" style="display: inline-block; width: 90px; height: 40px">Other</span>
      <crowd-badge id="icon" for="other" icon="star" label="no"></crowd-badge><crowd-badge id="image" for="other" icon="/media/1"></crowd-badge>
      <div style="height: 2000px"></div>""")
    page.evaluate(f"scrollTo(0, {scrolled})")
    def apart(badge: str, target: str) -> float:
        face, box = page.locator(f"{badge} .face").bounding_box(), page.locator(target).bounding_box()
        x, y = centre(face)
        return abs(x - box["x"] - box["width"]) + abs(y - box["y"])
    wait_until(lambda: apart("#text", "#mine") < 1.5 and apart("#icon", "#other") < 1.5, "the corners")
    assert page.locator("#text .face").text_content() == "12"
    assert page.locator("#icon .face").text_content().strip() in ("", "star") and page.locator("#icon iron-icon").get_attribute("icon") == "star"
    wait_until(lambda: page.locator("#image img").evaluate("e => e.naturalWidth") == 65, "the image")


def test_a_badge_on_an_instruction_region(page, portal):
    """07/CE-badge-4."""
    show(page, portal, """<short-instructions id="si">Words <crowd-badge icon="check" for="si"></crowd-badge></short-instructions><p>Task</p>""")
    face, region = page.locator("crowd-badge .face"), page.locator("#si")
    wait_until(lambda: abs(centre(face.bounding_box())[0] - region.bounding_box()["x"] - region.bounding_box()["width"]) < 1.5)
    assert face.is_visible()


def test_cards(page, portal):
    """07/CE-card-1..3: heading, image, nested markup; the page's own CSS sizes it."""
    show(page, portal, """<style>crowd-card { width: 300px }</style><crowd-card heading="Review" image="/media/3"><p>It <b>arrived</b> late.</p></crowd-card>
      <crowd-card id="plain">Plain</crowd-card>""")
    assert page.get_by_role("heading", name="Review").is_visible() and page.locator("crowd-card b").is_visible()
    wait_until(lambda: inner(page, "crowd-card >> nth=0", "root.querySelector('img').naturalWidth") == 67, "the image")
    assert page.locator("crowd-card").first.bounding_box()["width"] == 300
    assert inner(page, "#plain", "[root.querySelector('img').checkVisibility(), root.querySelector('h3').checkVisibility()]") == [False, False]
    assert page.locator("crowd-card").first.evaluate("e => getComputedStyle(e).boxShadow") != "none", "it looks raised"


def test_floating_buttons(page, portal):
    """07/CE-fab-1..4, 07/CE-general-17: icon, image address or one character; the tooltip; no clicks while disabled."""
    show(page, portal, """<script>window.clicks = []</script><crowd-fab id="icon" icon="report-problem" title="Report" onclick="clicks.push('icon')"></crowd-fab>
      <crowd-fab id="image" icon="/media/1" onclick="clicks.push('image')"></crowd-fab><crowd-fab id="long" label="Labels"></crowd-fab>
      <crowd-fab id="letter" label="A" title="Letter"></crowd-fab><crowd-fab id="off" icon="add" disabled onclick="clicks.push('off')"></crowd-fab>""")
    for name in ["icon", "image", "off"]:
        page.locator(f"#{name}").click(force=True)
    page.get_by_role("button", name="Report").press("Enter")
    assert page.evaluate("clicks") == ["icon", "image", "icon"]
    assert page.locator("#icon iron-icon").get_attribute("icon") == "report-problem"
    wait_until(lambda: page.locator("#image img").evaluate("e => e.naturalWidth") == 65, "the image")
    assert page.locator("#letter").text_content() == "" and inner(page, "#letter", "root.querySelector('button').textContent") == "A"
    assert inner(page, "#long", "getComputedStyle(root.querySelector('.character')).textOverflow") == "ellipsis"
    assert inner(page, "#icon", "root.querySelector('button').title") == "Report"
    assert inner(page, "#off", "root.querySelector('button').getAttribute('aria-disabled')") == "true"
    box, mark = page.locator("#letter button").bounding_box(), page.locator("#letter .character").bounding_box()
    assert centre(mark) == pytest.approx(centre(box), abs=2)


def test_icon_buttons(page, portal):
    """07/CE-icon-button-1..3, 07/CE-general-17: a press shows a ripple from the centre."""
    show(page, portal, """<script>window.clicks = []</script><crowd-icon-button id="help" icon="help" title="Help" onclick="clicks.push('help')"></crowd-icon-button>
      <crowd-icon-button id="image" icon="/media/1"></crowd-icon-button><crowd-icon-button id="off" icon="add" disabled onclick="clicks.push('off')"></crowd-icon-button>""")
    page.evaluate("""() => { window.ripples = []; for (const e of document.querySelectorAll('crowd-icon-button')) {
      new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
        if (node.className !== 'ripple') return; const ripple = node.getBoundingClientRect(), button = node.parentNode.getBoundingClientRect();
        ripples.push(Math.abs(ripple.left + ripple.width / 2 - button.left - button.width / 2) < 1); })))
        .observe(e.shadowRoot, { childList: true, subtree: true }); } }""")
    page.locator("#help").click()
    page.locator("#off").click(force=True)
    wait_until(lambda: page.evaluate("ripples") == [True], "the ripple")
    assert page.evaluate("clicks") == ["help"]
    wait_until(lambda: page.locator("#image img").evaluate("e => e.naturalWidth") == 65, "the image")
    wait_until(lambda: page.locator("#help .ripple").count() == 0, "the end of the ripple")


def test_self_closed_tags_swallow_nothing(page, portal):
    """HTML reads `<crowd-fab />` as an open tag: what follows is shown and works."""
    show(page, portal, """<crowd-fab icon="add" label="x" disabled/><crowd-icon-button icon="help"/><crowd-badge label="1" for="t"/>
      <p id="t">After</p><crowd-slider name="s" value="3"/><crowd-input name="a" label="A"></crowd-input>""")
    page.get_by_label("A", exact=True).fill("x")
    assert page.get_by_text("After").is_visible()
    page.get_by_role("button", name="Submit").click()
    assert preview(page) == {"a": "x", "s": 3}


def test_instructions_in_a_window(page, portal):
    """07/CE-instructions-1..6: the opener, its looks, three tabs, hidden until it is pressed."""
    show(page, portal, """<crowd-instructions><short-summary>In short</short-summary><detailed-instructions>In detail</detailed-instructions>
      <positive-example>Good one</positive-example><positive-example>Good two</positive-example><negative-example>Bad one</negative-example>
      <negative-example>Bad two</negative-example></crowd-instructions>
      <crowd-instructions link-text="Help" link-type="button"><short-summary>Other</short-summary></crowd-instructions>""")
    texts = ["In short", "In detail", "Good one", "Good two", "Bad one", "Bad two"]
    visible = lambda: [text for text in texts if page.get_by_text(text).is_visible()]  # noqa: E731
    assert visible() == []
    link, button = page.get_by_role("button", name="Click for instructions"), page.get_by_role("button", name="Help")
    borders = [opener.evaluate("e => getComputedStyle(e).borderTopStyle") for opener in [link, button]]
    assert borders == ["none", "solid"]
    link.click()
    tabs = page.get_by_role("tab")
    assert [tabs.nth(n).text_content() for n in range(3)] == ["Summary", "Detailed Instructions", "Examples"]
    assert visible() == ["In short"]
    tabs.nth(1).click()
    assert visible() == ["In detail"]
    page.keyboard.press("ArrowRight")
    assert visible() == texts[2:]
    page.keyboard.press("Escape")
    assert visible() == []
    button.click()
    assert page.get_by_text("Other").is_visible() and page.get_by_role("tab").count() == 1


def test_a_modal(page, portal):
    """07/CE-modal-1..3."""
    open_alone(page, portal, """<crowd-modal><p>First body</p></crowd-modal>
      <crowd-modal link-text="Samples" link-type="button"><p>Second body</p></crowd-modal>""")
    assert not page.get_by_text("First body").is_visible() and not page.get_by_text("Second body").is_visible()
    link, button = page.get_by_role("button", name="Click to open modal"), page.get_by_role("button", name="Samples")
    assert [opener.evaluate("e => getComputedStyle(e).borderTopStyle") for opener in [link, button]] == ["none", "solid"]
    link.click()
    assert page.get_by_text("First body").is_visible()
    page.get_by_role("button", name="Close").click()
    button.press("Enter")
    assert page.get_by_text("Second body").is_visible() and not page.get_by_text("First body").is_visible()


def test_tabs(page, portal):
    """07/CE-tab-1, 07/CE-tabs-1, 07/CE-form-2: inputs on tabs that are not shown answer too; what lacks input comes to the front."""
    show(page, portal, """<crowd-tabs><crowd-tab header="Photo"><p>Picture</p></crowd-tab>
      <crowd-tab header="Form"><crowd-input name="n" label="N" required></crowd-input></crowd-tab>
      <crowd-tab header="More"><crowd-checkbox name="c" value="v" checked>C</crowd-checkbox><select name="s"><option>a</option></select></crowd-tab></crowd-tabs>""")
    tabs = page.get_by_role("tab")
    assert [tabs.nth(n).text_content() for n in range(3)] == ["Photo", "Form", "More"]
    assert page.get_by_text("Picture").is_visible() and not page.locator("crowd-checkbox").is_visible()
    tabs.nth(2).click()
    assert page.locator("crowd-checkbox").is_visible() and not page.get_by_text("Picture").is_visible()
    page.keyboard.press("Home")
    assert page.get_by_text("Picture").is_visible()
    page.get_by_role("button", name="Submit").click()
    assert page.get_by_label("N", exact=True).is_visible() and page.locator("[name=n]").evaluate("e => document.activeElement === e")
    page.keyboard.type("x")
    page.get_by_role("button", name="Submit").click()
    assert preview(page) == {"n": "x", "c": {"v": True}, "s": "a"}


def test_tabs_added_later(page, portal):
    """07/CE-general-33."""
    show(page, portal, "<crowd-tabs><crowd-tab header='One'>First</crowd-tab></crowd-tabs>")
    page.evaluate("document.querySelector('crowd-tabs').insertAdjacentHTML('beforeend', '<crowd-tab header=\"Two\">Second</crowd-tab>')")
    page.get_by_role("tab", name="Two").click()
    assert page.get_by_text("Second").is_visible() and not page.get_by_text("First").is_visible()


@pytest.mark.parametrize("around", [
    "<crowd-modal link-text='Open'>{}</crowd-modal>", "<details><summary>More</summary>{}</details>",
    "<crowd-instructions><detailed-instructions>D</detailed-instructions><short-summary>{}</short-summary></crowd-instructions>",
    "<full-instructions>{}</full-instructions>",
])
def test_required_input_in_a_folded_part_is_brought_to_light(page, portal, around):
    """07/CE-form-1, 07/CE-form-2."""
    show(page, portal, around.format("<crowd-input name='n' label='N' required></crowd-input>"))
    assert not page.get_by_label("N", exact=True).is_visible()
    page.get_by_role("button", name="Submit").click()
    assert page.get_by_label("N", exact=True).is_visible() and page.get_by_label("N", exact=True).evaluate("e => e.getRootNode().activeElement === e")


def test_toasts(page, portal):
    """07/CE-toast-1..4: shown on load, gone after its time, one at a time."""
    show(page, portal, """<crowd-toast id="first" duration="60000" opened>Saves on submit</crowd-toast><crowd-toast id="second" duration="300" text="Second"></crowd-toast>""")
    first, second = page.get_by_text("Saves on submit"), page.get_by_text("Second")
    assert first.is_visible() and not second.is_visible()
    page.evaluate("document.querySelector('#second').opened = true")
    assert second.is_visible() and not first.is_visible()
    wait_until(lambda: not second.is_visible(), "the end of the toast")
    page.evaluate("document.querySelector('#first').show()")
    assert first.is_visible()
    page.evaluate("document.querySelector('#first').hide()")
    assert not first.is_visible()


def test_a_toast_keeps_its_time_until_the_task_is_shown(page, portal):
    """07/CE-toast-1: the next task waits behind the present one, and its toast has not been seen."""
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-form><crowd-toast duration="400" opened>Seen</crowd-toast></crowd-form>""", ["x", "y"])
    frame = open_job(page, portal)
    wait_until(lambda: page.locator("iframe[hidden]:not(.leaving)").count() == 1, "the next task")
    wait_until(lambda: not frame.get_by_text("Seen").is_visible(), "the end of the first toast")
    page.keyboard.press("Enter")
    following = task_frame(page, other_than=frame.url)
    assert following.get_by_text("Seen").is_visible()
    wait_until(lambda: not following.get_by_text("Seen").is_visible(), "the end of the second toast")
