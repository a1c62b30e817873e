"""A box, a polygon and a span are drawn, edited and submitted without a pointer (WCAG 2.1.1)."""

from conftest import preview
from editing import Editor
from test_entity_annotation import Entities


def keys(page, *names):
    for name in names:
        page.keyboard.press(name)


def submit(page):
    """Tab goes on to the button: no editor keeps the focus (WCAG 2.1.2)."""
    for _ in range(60):
        page.keyboard.press("Tab")
        # the focus may lie in a shadow root
        text = page.evaluate("""() => { let node = document.activeElement; while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
          return node?.closest('crowd-button')?.textContent ?? node?.getRootNode().host?.textContent ?? ''; }""")
        if text.strip().startswith("Submit"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("Tab does not reach the Submit button")


def test_a_box(page, portal):
    editor = Editor(page, portal, "crowd-bounding-box")
    keys(page, "n")
    editor.key_to(50, 60)
    keys(page, "Enter")
    editor.key_to(150, 160)
    keys(page, "Enter", "Escape", "ArrowRight", "Shift+ArrowDown", "2", "]", "2")
    submit(page)
    assert preview(page)["out"]["boundingBoxes"] == [{"height": 100, "label": "Dog", "left": 51, "top": 70, "width": 100}]


def test_a_polygon(page, portal):
    editor = Editor(page, portal, "crowd-polygon")
    keys(page, "n")
    for x, y in [(100, 100), (200, 100), (200, 180)]:
        editor.key_to(x, y)
        keys(page, "Enter")
    keys(page, "f", "Escape", "Shift+ArrowLeft")
    page.locator("crowd-polygon").get_by_role("spinbutton", name="X 3").focus()
    keys(page, "Control+a", "2", "1", "0", "Tab")
    submit(page)
    assert preview(page)["out"]["polygons"] == [{"label": "Cat", "vertices": [{"x": 90, "y": 100}, {"x": 190, "y": 100}, {"x": 210, "y": 180}]}]


def test_a_span(page, portal):
    Entities(page, portal)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => { const e = document.querySelector('crowd-entity-annotation').editor; return e.view.root.activeElement === e.view.body; }"):
            break
    keys(page, *["ArrowRight"] * 12, "Shift+ArrowRight", "1", "]", ".", "3")
    submit(page)
    assert preview(page) == {"ner": {"entities": [{"endOffset": 14, "label": "date", "startOffset": 12}]}}
