"""crowd-classifier and crowd-image-classifier (07/CE-classifier, CE-image-classifier)."""

import io

import pytest
from PIL import Image

from conftest import add_job, open_alone, open_job, picture, preview, submission, task_frame, wait_until

PLAIN = """<crowd-form><crowd-image-classifier name="check" src="{src}" header="Rate it" categories="['good','bad']" {more}>
  <full-instructions header="Rules">Long</full-instructions><short-instructions>Short</short-instructions>{inside}
  </crowd-image-classifier></crowd-form>"""


def show(page, portal, src="/media/1", more="", inside=""):
    open_alone(page, portal, PLAIN.format(src=src, more=more, inside=inside))


def submit(page):
    page.get_by_role("button", name="Submit").click()


def test_one_category_is_answered_as_label(page, portal):
    """07/CE-image-classifier-5, 07/CE-image-classifier-12: no comment, no workerComment."""
    show(page, portal)
    submit(page)
    assert page.locator("#crowd-answer-preview").count() == 0, "a submission without a choice must be held"
    assert page.get_by_text("Choose one option").is_visible()
    page.get_by_text("bad", exact=True).click()
    page.get_by_text("good", exact=True).click()
    submit(page)
    assert preview(page) == {"check": {"label": "good"}}


def test_text_is_classified(page, portal):
    """07/CE-classifier-1..3: any HTML as target, initial-value preselects."""
    open_alone(page, portal, """<crowd-form><crowd-classifier name="intent" categories="['buy','return','other']"
      initial-value="return" header="What is wanted?"><classification-target><p id="t">I want my <b>money</b></p>
      <video id="v"></video></classification-target><full-instructions></full-instructions>
      <short-instructions></short-instructions></crowd-classifier></crowd-form>""")
    assert page.locator("#t b").is_visible() and page.locator("#v").count() == 1
    assert page.get_by_role("heading", name="What is wanted?").is_visible()
    submit(page)
    assert preview(page) == {"intent": {"label": "return"}}
    page.keyboard.press("1")
    submit(page)
    assert preview(page) == {"intent": {"label": "buy"}}


def test_the_comment_of_a_verification(page, portal):
    """07/CE-image-classifier-2..4, 07/CE-image-classifier-11: link, header, placeholder, workerComment."""
    show(page, portal, inside="""<worker-comment header="Explain yourself" link-text="Explain" placeholder="Why?">
      Name the worst box.</worker-comment>""")
    page.keyboard.press("2")
    page.get_by_role("button", name="Explain").click()
    dialog = page.get_by_role("dialog", name="Explain yourself")
    assert dialog.is_visible() and page.get_by_text("Name the worst box.").is_visible()
    field = dialog.get_by_role("textbox")
    assert field.get_attribute("placeholder") == "Why?"
    dialog.get_by_role("button", name="Save").click()
    submit(page)
    assert preview(page) == {"check": {"label": "bad"}}
    page.keyboard.press("c")
    field.fill("Box cuts off the tail 1")
    dialog.get_by_role("button", name="Save").click()
    submit(page)
    assert preview(page) == {"check": {"label": "bad", "workerComment": "Box cuts off the tail 1"}}


def test_the_comments_defaults(page, portal):
    """07/CE-image-classifier-2, 07/CE-image-classifier-3."""
    show(page, portal, inside="<worker-comment></worker-comment>")
    page.get_by_role("button", name="Add a comment.").click()
    assert page.get_by_role("dialog", name="Add a comment.").is_visible()


def image_of(kind: str) -> tuple[str, bytes]:
    if kind == "svg":
        return "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="red"/></svg>'
    data = io.BytesIO()
    frames = [Image.new("RGB", (40, 30), color) for color in ["red", "blue"]]
    if kind == "apng":
        frames[0].save(data, "PNG", save_all=True, append_images=frames[1:])
        return "image/apng", data.getvalue()
    frames[0].resize((32, 32) if kind == "ico" else (40, 30)).save(data, {"ico": "ICO", "jpeg": "JPEG"}.get(kind, kind.upper()))
    return {"ico": "image/x-icon"}.get(kind, f"image/{kind}"), data.getvalue()


@pytest.mark.parametrize("kind", ["apng", "bmp", "gif", "ico", "jpeg", "png", "svg"])
def test_all_formats_display(page, portal, kind):
    """07/CE-image-classifier-6."""
    portal.media["/media/x"] = image_of(kind)
    show(page, portal, "/media/x")
    shown = """() => { const s = document.querySelector('crowd-image-classifier').shadowRoot.querySelector('crowd-image-stage');
      const i = s.shadowRoot.querySelector('img'); return i.checkVisibility() && i.naturalWidth > 0 && i.getBoundingClientRect().width > 0; }"""
    wait_until(lambda: page.evaluate(shown), f"the {kind}")


def stage(page, script):
    return page.evaluate("""(script) => { const host = document.querySelector('crowd-image-classifier').shadowRoot;
      const stage = host.querySelector('crowd-image-stage').shadowRoot; return new Function('host', 'stage', script)(host, stage); }""", script)


def test_boxes_lie_where_they_belong(page, portal):
    """07/CE-image-classifier-7: in the image's own pixels, at any size."""
    portal.media["/media/x"] = ("image/png", picture(200, 100))
    show(page, portal, "/media/x", more="""overlay='{"boundingBox": {labels: ["bird"], value: [
      {"height": 50, "label": "bird", "left": 20, "top": 10, "width": 100}]}}'""")
    wait_until(lambda: stage(page, "return stage.querySelector('svg rect') !== null"))
    for _ in range(2):
        box = stage(page, """const i = stage.querySelector('img').getBoundingClientRect();
          const r = stage.querySelectorAll('svg > rect')[1].getBoundingClientRect(); const k = i.width / 200;
          return [(r.left - i.left) / k, (r.top - i.top) / k, r.width / k, r.height / k].map(Math.round);""")
        assert box == [20, 10, 100, 50]
        page.keyboard.press("+")
    assert stage(page, "return stage.querySelector('svg text').textContent") == "bird"
    assert "bird" in stage(page, "return host.querySelector('.legend').textContent")


@pytest.mark.parametrize("form", ["semanticSegmentation", "instanceSegmentation"])
def test_masks_lie_over_the_image(page, portal, form):
    """07/CE-image-classifier-8, 07/CE-image-classifier-9: the colours of labels or instances; what belongs to none is transparent."""
    mask = Image.new("RGB", (64, 48), "white")
    mask.paste((0x2C, 0xA0, 0x2C), (0, 0, 32, 48))
    data = io.BytesIO()
    mask.save(data, "PNG")
    portal.media["/media/mask"] = ("image/png", data.getvalue())
    content = {"semanticSegmentation": '"labelMappings": {"Cat": {"color": "#2ca02c"}}',
               "instanceSegmentation": '"instances": [{"color": "#2ca02c", "label": "Cat"}]'}[form]
    show(page, portal, "/media/0", more=f"""overlay='{{"{form}": {{"labels": ["Cat"], {content}, "src": "/media/mask"}}}}'""")
    wait_until(lambda: stage(page, "return stage.querySelector('canvas') !== null"))
    pixels = stage(page, """const c = stage.querySelector('canvas').getContext('2d');
      return [[...c.getImageData(5, 5, 1, 1).data], c.getImageData(60, 5, 1, 1).data[3]]""")
    assert pixels == [[0x2C, 0xA0, 0x2C, 255], 0]
    assert "Cat" in stage(page, "return host.querySelector('.legend').textContent")
    page.keyboard.press("o")
    assert stage(page, "return getComputedStyle(stage.querySelector('canvas')).visibility") == "hidden"


def test_without_overlay_the_plain_image_shows(page, portal):
    """07/CE-image-classifier-10."""
    show(page, portal)
    wait_until(lambda: stage(page, "return stage.querySelector('img').naturalWidth") == 65)
    assert stage(page, "return [stage.querySelector('.picture').childElementCount, host.querySelector('.overlay-tools').hidden]") == [1, True]


def test_an_unreadable_overlay_says_so_and_the_image_stays(page, portal):
    show(page, portal, more="""overlay='{"polygon": {"a": 1}}'""")
    wait_until(lambda: "cannot be shown" in stage(page, "return host.querySelectorAll('.problem')[0].textContent + host.textContent"))
    page.keyboard.press("1")
    submit(page)
    assert preview(page) == {"check": {"label": "good"}}


def test_the_image_fits_and_zooms(page, portal):
    portal.media["/media/x"] = ("image/png", picture(2000, 1000))
    show(page, portal, "/media/x")
    inside = """const i = stage.querySelector('img').getBoundingClientRect(), p = stage.querySelector('.pane').getBoundingClientRect();
      return i.left >= p.left - 1 && i.right <= p.right + 1 && i.top >= p.top - 1 && i.bottom <= p.bottom + 1 && i.width > 100;"""
    wait_until(lambda: stage(page, inside), "the fit")
    pane = stage(page, "const p = stage.querySelector('.pane').getBoundingClientRect(); return [p.left + 40, p.top + p.height / 2]")
    page.mouse.move(*pane)
    page.mouse.wheel(0, -400)
    wait_until(lambda: not stage(page, inside), "zooming by wheel")
    page.keyboard.press("Shift+Digit1")
    wait_until(lambda: stage(page, inside), "fitting again")
    page.keyboard.press("Shift+Digit2")
    assert stage(page, "return stage.querySelector('.scale').textContent") == "100 %"


def test_a_missing_image_says_so_and_the_task_can_be_reported(page, portal):
    job = add_job(portal, objects=["/media/none", "/media/1"])
    frame = open_job(page, portal)
    frame.get_by_text("The image could not be loaded.").wait_for()
    frame.get_by_role("button", name="Report and decline").click()
    page.get_by_role("button", name="Decline", exact=True).click()
    task_frame(page, other_than=frame.url)
    assert [task.state for task in portal.tasks.values() if task.source == "/media/none"] == ["declined"]
    assert job.done == {}


def test_categories_change_live(page, portal):
    """07/CE-general-30."""
    show(page, portal)
    page.evaluate("document.querySelector('crowd-image-classifier').labels = ['a', 'b', 'c']")
    assert page.evaluate("document.querySelector('crowd-image-classifier').labels") == ["a", "b", "c"]
    page.keyboard.press("3")
    submit(page)
    assert preview(page) == {"check": {"label": "c"}}


def test_classes_that_public_templates_reach_into(page, portal):
    show(page, portal)
    assert page.evaluate("""() => { const root = document.querySelector('crowd-image-classifier').shadowRoot;
      const [panel, dialog, choices] = ['.awsui-app-layout__navigation', '.awsui-modal-dialog', '.annotation-area .category-picker-wrapper']
        .map((selectors) => root.querySelector(selectors));
      panel.style.width = '400px'; dialog.style.maxWidth = '90%';
      return choices !== null && panel.getBoundingClientRect().width === 400 && dialog.localName === 'dialog'
        && root.querySelector('.elsewhere') === null; }""")


def test_a_change_tells_the_category_once(page, portal):
    """Public templates take `event.target.value` of the classifier's change for the category."""
    show(page, portal)
    page.evaluate("""() => { window.heard = []; const questions = { good: 'why good?', bad: 'why bad?' };
      document.querySelector('crowd-image-classifier').addEventListener('change', (event) => heard.push(questions[event.target.value])); }""")
    page.keyboard.press("2")
    page.get_by_text("good", exact=True).click()
    assert page.evaluate("heard") == ["why bad?", "why good?"]
    assert page.evaluate("JSON.stringify(document.querySelector('crowd-image-classifier').value)") == '{"label":"good"}'


def test_many_categories_are_filtered(page, portal):
    names = [f"Class {chr(65 + n)}{n}" for n in range(35)]
    open_alone(page, portal, f"""<crowd-form><crowd-classifier name="c" categories="{names}"><classification-target>t
      </classification-target></crowd-classifier></crowd-form>""".replace('"[', "'[").replace(']"', "]'").replace("'Class", '"Class').replace("',", '",').replace("']", '"]'))
    page.keyboard.press("/")
    page.keyboard.type("28")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('crowd-classifier').value") == {"label": names[28]}
    page.keyboard.press("0")
    assert page.evaluate("document.querySelector('crowd-classifier').value") == {"label": names[9]}
    page.keyboard.press("Enter")
    assert preview(page) == {"c": {"label": names[9]}}


def test_the_answers_shape_at_the_server(page, portal):
    """07/CE-image-classifier-5, 01/IMG-29."""
    add_job(portal)
    frame = open_job(page, portal)
    frame.get_by_text("Dog", exact=True).click()
    frame.get_by_role("button", name="Submit").click()
    assert submission(portal)["answer"] == {"crowd-image-classifier": {"label": "Dog"}}


def test_up_to_ten_choices_have_a_key_each(page, portal):
    """07/CE-image-classifier-1: each is answered as it is written."""
    names = ["a", "b&c", "d's", "é", "five", "six", "seven", "eight", "nine", "other"]
    categories = str(names).replace("&", "&amp;").replace('"', "&quot;")
    open_alone(page, portal, f"""<crowd-form><crowd-image-classifier name="c" src="/media/1" header="H" categories="{categories}">
      <full-instructions></full-instructions><short-instructions></short-instructions></crowd-image-classifier></crowd-form>""")
    assert page.get_by_role("radio").count() == 10 and not page.get_by_role("searchbox").is_visible()
    for digit, name in zip("1234567890", names, strict=True):
        page.keyboard.press(digit)
        assert page.evaluate("document.querySelector('[name=c]').value") == {"label": name}


def test_line_breaks_of_a_text_show(page, portal):
    """01/TXT-15: the built-in page keeps them by the target's own style."""
    add_job(portal, "text.html", ["first\nsecond"])
    frame = open_job(page, portal)
    assert frame.get_by_text("first").bounding_box()["height"] > 2 * 20
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"crowd-classifier": {"label": "positive"}}
