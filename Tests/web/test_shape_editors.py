"""crowd-bounding-box, crowd-polygon, crowd-polyline, crowd-line and crowd-keypoint (07)."""

import pytest

from conftest import add_job, open_job, preview, submission, wait_until
from editing import Editor, photo

SIZE = {"height": 400, "width": 600}


def test_a_box_is_dragged_and_submitted(page, portal):
    """07/CE-bounding-box-3, 6 to 10: drawn by mouse, labelled, its own item, in pixels from the corner."""
    editor = Editor(page, portal, "crowd-bounding-box")
    editor.drag((40, 64), (128, 184))
    page.keyboard.press("2")
    editor.drag((300, 100), (250, 60))
    editor.submit()
    assert preview(page) == {"out": {"boundingBoxes": [
        {"height": 120, "label": "Cat", "left": 40, "top": 64, "width": 88},
        {"height": 40, "label": "Dog", "left": 250, "top": 60, "width": 50}], "inputImageProperties": SIZE}}


def by_mouse(editor, start, end):
    editor.drag(start, end)


def by_clicks(editor, start, end):
    editor.click(*start)
    editor.click(*end)


def by_keyboard(editor, start, end):
    editor.page.keyboard.press("n")
    for point in (start, end):
        editor.key_to(*point)
        editor.page.keyboard.press("Enter")


def by_touch(editor, start, end):
    editor.touch(start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)


@pytest.mark.parametrize("tag, key, kind", [("crowd-bounding-box", "boundingBoxes", "box"), ("crowd-line", "lines", "line")])
@pytest.mark.parametrize("way", [by_mouse, by_clicks, by_keyboard, by_touch])
def test_every_way_of_drawing_gives_the_same_answer(page, portal, tag, key, kind, way):
    editor = Editor(page, portal, tag)
    way(editor, (50, 60), (200, 160))
    expected = {"height": 100, "label": "Cat", "left": 50, "top": 60, "width": 150} if kind == "box" else {
        "label": "Cat", "vertices": [{"x": 50, "y": 60}, {"x": 200, "y": 160}]}
    assert editor.value == {key: [expected], "inputImageProperties": SIZE}


def test_given_boxes_are_adjusted_and_the_answer_says_so(page, portal):
    """07/CE-bounding-box-1, 4, 5: unquoted keys and trailing commas, handles, moving, undo back to unmodified."""
    editor = Editor(page, portal, "crowd-bounding-box", more="""initial-value="[{ label: 'Dog', left: 100, top: 100, width: 80, height: 60 },]" """)
    given = {"height": 60, "label": "Dog", "left": 100, "top": 100, "width": 80}
    assert editor.value == {"boundingBoxes": [given], "initialValueModified": False, "inputImageProperties": SIZE}
    page.keyboard.press("v")
    editor.drag((140, 130), (160, 150))
    assert editor.value["boundingBoxes"] == [{**given, "left": 120, "top": 120}] and editor.value["initialValueModified"] is True
    editor.drag((200, 180), (230, 200))
    assert editor.value["boundingBoxes"] == [{"height": 80, "label": "Dog", "left": 120, "top": 120, "width": 110}]
    page.keyboard.press("1")
    assert editor.value["boundingBoxes"][0]["label"] == "Cat"
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert editor.value == {"boundingBoxes": [given], "initialValueModified": False, "inputImageProperties": SIZE}
    page.keyboard.press("Control+Shift+z")
    assert editor.value["initialValueModified"] is True
    editor.submit()
    assert preview(page)["out"]["initialValueModified"] is True


def test_nothing_is_submitted_by_accident(page, portal):
    """07/CE-bounding-box-11: an image without targets has a box of its own."""
    editor = Editor(page, portal, "crowd-bounding-box")
    editor.submit()
    assert page.locator("#crowd-answer-preview").count() == 0
    assert page.get_by_text("tick “Nothing to label”").is_visible()
    page.get_by_label("Nothing to label").check()
    editor.submit()
    assert preview(page) == {"out": {"boundingBoxes": [], "inputImageProperties": SIZE}}


def test_keys_select_move_duplicate_and_delete(page, portal):
    editor = Editor(page, portal, "crowd-bounding-box")
    editor.drag((50, 50), (100, 90))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    moved = {"height": 40, "label": "Cat", "left": 51, "top": 60, "width": 50}
    assert editor.value["boundingBoxes"] == [moved]
    page.keyboard.press("Control+d")
    assert editor.value["boundingBoxes"] == [moved, {**moved, "left": 63, "top": 72}]
    page.keyboard.press("[")
    page.keyboard.press("Delete")
    assert editor.value["boundingBoxes"] == [{**moved, "left": 63, "top": 72}]
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    field = page.get_by_label("Width")
    field.fill("77")
    field.press("Tab")
    assert editor.value["boundingBoxes"] == [{**moved, "left": 63, "top": 72, "width": 77}]
    for _ in range(6):
        page.keyboard.press("Control+z")
    assert editor.value["boundingBoxes"] == []


def test_boxes_inside_others_can_be_drawn_and_selected(page, portal):
    editor = Editor(page, portal, "crowd-bounding-box")
    editor.drag((50, 50), (400, 350))
    editor.drag((150, 150), (200, 200))
    assert len(editor.value["boundingBoxes"]) == 2
    page.keyboard.press("v")
    editor.click(170, 170)
    page.keyboard.press("Delete")
    assert [box["left"] for box in editor.value["boundingBoxes"]] == [50]


def test_shapes_stay_in_the_image_at_any_zoom(page, portal):
    editor = Editor(page, portal, "crowd-bounding-box")
    editor.drag((580, 380), (640, 440))
    assert editor.value["boundingBoxes"] == [{"height": 20, "label": "Cat", "left": 580, "top": 380, "width": 20}]
    page.keyboard.press("+")
    page.keyboard.press("+")
    editor.drag((300, 200), (310, 205))
    assert editor.value["boundingBoxes"][1] == {"height": 5, "label": "Cat", "left": 300, "top": 200, "width": 10}
    before = editor.at(300, 200)
    page.keyboard.down("Space")
    editor.drag((300, 200), (320, 200))
    page.keyboard.up("Space")
    assert editor.at(300, 200) != before and len(editor.value["boundingBoxes"]) == 2


POLYGON = [(100, 100), (200, 110), (220, 220), (90, 200)]
VERTICES = [{"x": x, "y": y} for x, y in POLYGON]


def test_a_polygon_is_closed_on_its_first_point(page, portal):
    """07/CE-polygon-2, 3, 4: vertices in order, the first not repeated."""
    editor = Editor(page, portal, "crowd-polygon")
    for point in [*POLYGON, POLYGON[0]]:
        editor.click(*point)
    editor.submit()
    assert preview(page) == {"out": {"inputImageProperties": SIZE, "polygons": [{"label": "Cat", "vertices": VERTICES}]}}


def test_a_polygon_is_drawn_by_keyboard(page, portal):
    editor = Editor(page, portal, "crowd-polygon")
    page.keyboard.press("n")
    for point in POLYGON:
        editor.key_to(*point)
        page.keyboard.press("Enter")
    page.keyboard.press("f")
    assert editor.value["polygons"] == [{"label": "Cat", "vertices": VERTICES}]


def test_undo_steps_through_the_points_of_a_polygon(page, portal):
    """07/CE-polygon-8: also back into a finished one; 07/CE-polygon-9: crossing lines are refused."""
    editor = Editor(page, portal, "crowd-polygon")
    for point in POLYGON[:3]:
        editor.click(*point)
    editor.click(150, 60)
    assert "must not cross" in page.locator("crowd-polygon [role=status]").text_content()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    editor.click(*POLYGON[3])
    page.keyboard.press("Enter")
    assert editor.value["polygons"] == [{"label": "Cat", "vertices": VERTICES}]
    page.keyboard.press("Control+z")
    assert editor.value["polygons"] == []
    page.keyboard.press("Control+z")
    page.keyboard.press("Enter")
    assert editor.value["polygons"] == [{"label": "Cat", "vertices": VERTICES[:3]}]


def test_polygons_start_inside_others_and_borders_select(page, portal):
    """07/CE-polygon-6, 7, and 1: given polygons are drawn on load."""
    editor = Editor(page, portal, "crowd-polygon", more="""initial-value="[{'label':'Dog','vertices':[{'x':50,'y':50},{'x':400,'y':50},{'x':400,'y':350},{'x':50,'y':350}]}]" """)
    for x, y in [(150, 150), (250, 150), (200, 250), (150, 150)]:
        editor.click(x, y)
    assert [shape["label"] for shape in editor.value["polygons"]] == ["Dog", "Cat"]
    editor.click(400, 200)
    page.keyboard.press("Delete")
    assert [shape["label"] for shape in editor.value["polygons"]] == ["Cat"]


def test_a_polyline_is_ended_by_enter_and_may_cross_itself(page, portal):
    """07/CE-polyline-1, 3 to 8."""
    editor = Editor(page, portal, "crowd-polyline", labels="['edge','lane']", more="""label-colors="['#ff0000','#00ff00']"
      initial-value="{polylines: [{label: 'edge', vertices: [{x: 10, y: 10}, {x: 60, y: 90}, {x: 120, y: 20}]}]}" """)
    assert editor.value["initialValueModified"] is False
    page.keyboard.press("2")
    for x, y in [(200, 100), (300, 200), (300, 100), (200, 200)]:
        editor.click(x, y)
    page.keyboard.press("Enter")
    editor.submit()
    assert preview(page) == {"out": {"initialValueModified": True, "inputImageProperties": SIZE, "polylines": [
        {"label": "edge", "vertices": [{"x": 10, "y": 10}, {"x": 60, "y": 90}, {"x": 120, "y": 20}]},
        {"label": "lane", "vertices": [{"x": 200, "y": 100}, {"x": 300, "y": 200}, {"x": 300, "y": 100}, {"x": 200, "y": 200}]}]}}
    colors = page.evaluate("() => [...document.querySelector('crowd-polyline').colors.values()]")
    assert colors == ["#ff0000", "#00ff00"]


def test_given_lines_are_adjusted(page, portal):
    """07/CE-line-1, 3, 4 to 7."""
    editor = Editor(page, portal, "crowd-line", labels="['lane','curb']", more="""label-colors="['#ff0000','#00ff00']"
      initial-value="{lines: [{label: 'curb', vertices: [{x: 58, y: 95}, {x: 342, y: 198}]}]}" """)
    assert editor.value == {"initialValueModified": False, "inputImageProperties": SIZE,
                            "lines": [{"label": "curb", "vertices": [{"x": 58, "y": 95}, {"x": 342, "y": 198}]}]}
    page.keyboard.press("v")
    editor.click(58, 95)
    editor.drag((342, 198), (400, 300))
    assert editor.value["lines"] == [{"label": "curb", "vertices": [{"x": 58, "y": 95}, {"x": 400, "y": 300}]}]
    assert editor.value["initialValueModified"] is True


def test_keypoints_are_set_and_given_ones_of_other_labels_left_out(page, portal):
    """07/CE-keypoint-1 to 5."""
    editor = Editor(page, portal, "crowd-keypoint", labels="['eye','beak']",
                    more="""initial-value="[{'label':'eye','x':10,'y':20},{'label':'wing','x':30,'y':20}]" """)
    editor.click(155, 275)
    page.keyboard.press("2")
    editor.click(341, 147)
    assert page.get_by_text("Not among the labels: “wing”").is_visible()
    editor.submit()
    assert preview(page) == {"out": {"inputImageProperties": SIZE, "keypoints": [
        {"label": "eye", "x": 10, "y": 20}, {"label": "eye", "x": 155, "y": 275}, {"label": "beak", "x": 341, "y": 147}]}}


def test_scripts_read_the_value_and_change_the_labels(page, portal):
    """07/CE-general-29, 30."""
    editor = Editor(page, portal, "crowd-keypoint", labels="['eye']")
    editor.click(100, 100)
    assert page.evaluate("() => document.querySelector('crowd-keypoint')._submittableValue.keypoints.length") == 1
    page.evaluate("() => { const e = document.querySelector('crowd-keypoint'); e.labels = e.labels.concat(['beak']); }")
    assert page.evaluate("() => document.querySelector('crowd-keypoint').labels") == ["eye", "beak"]
    page.keyboard.press("2")
    editor.click(200, 100)
    assert [point["label"] for point in editor.value["keypoints"]] == ["eye", "beak"]


@pytest.mark.parametrize("more, labels, notice", [
    ('initial-value="[{label:"', "['Cat']", "It is no JSON"), ('initial-value="7"', "['Cat']", "A list of boxs was expected"),
    ("""initial-value="[{label:'Cat',left:1,top:1,width:0,height:4}]" """, "['Cat']", "1 of 1 have no sound coordinates"),
    ("", "['Cat'", "The labels of this task cannot be read"), ("", "[]", "names no labels"),
])
def test_broken_attributes_are_said_in_place_and_the_rest_works(page, portal, more, labels, notice):
    editor = Editor(page, portal, "crowd-bounding-box", labels=labels, more=more)
    assert page.get_by_text(notice.replace("boxs", "box")).count() or page.get_by_text(notice).count()
    if labels == "['Cat']":
        editor.drag((50, 50), (80, 80))
        assert len(editor.value["boundingBoxes"]) == 1


def test_a_draft_brings_everything_back(page, portal):
    portal.media["/media/photo"] = ("image/png", photo(600, 400))
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script><crowd-form><crowd-bounding-box name="b" src="{{source}}"
      header="Boxes" labels="['Cat','Dog']"><full-instructions></full-instructions><short-instructions></short-instructions></crowd-bounding-box></crowd-form>""",
            ["/media/photo"])
    frame = open_job(page, portal)

    def drawn():
        return frame.evaluate("() => { const e = document.querySelector('crowd-bounding-box'); return e?.surface?.picture ? e.value.boundingBoxes : null; }")

    wait_until(lambda: drawn() is not None, "the editor")
    box = frame.locator("crowd-bounding-box .pane").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 50)
    page.mouse.up()
    before = wait_until(drawn, "a box")
    page.wait_for_timeout(600)
    page.reload()
    wait_until(lambda: page.query_selector("iframe:not([hidden])") is not None)
    frame = wait_until(lambda: (page.query_selector("iframe:not([hidden])").content_frame() or None), "the frame")
    wait_until(lambda: drawn() == before, "the draft")
    frame.get_by_role("button", name="Submit").click()
    assert submission(portal)["answer"]["b"]["boundingBoxes"] == before


def test_an_image_that_does_not_load_is_said(page, portal):
    from conftest import open_alone
    open_alone(page, portal, """<crowd-form><crowd-polygon name="p" src="/media/none" labels="['a']"></crowd-polygon></crowd-form>""")
    assert wait_until(lambda: page.get_by_text("The image could not be loaded.").is_visible())
    page.get_by_role("button", name="Submit").click()
    assert page.get_by_text("The image has not been loaded").is_visible()


def test_the_fields_of_a_box_show_the_size_that_is_submitted(page, portal):
    """Edges between pixels: 10.5 to 20.4 are 11 to 20, nine pixels, though the difference rounds to ten."""
    editor = Editor(page, portal, "crowd-bounding-box")
    page.evaluate("""() => { const { editor } = document.querySelector('crowd-bounding-box');
      editor.store.load([{ label: 'Cat', points: [{ x: 10.5, y: 30.5 }, { x: 20.4, y: 60.4 }] }]); editor.select(editor.store.all[0].id); }""")
    shape = editor.value["boundingBoxes"][0]
    assert [page.get_by_label(name, exact=True).input_value() for name in ["Left", "Top", "Width", "Height"]] == [
        str(shape[name]) for name in ["left", "top", "width", "height"]] == ["11", "31", "9", "29"]
