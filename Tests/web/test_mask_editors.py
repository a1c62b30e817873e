"""crowd-semantic-segmentation and crowd-instance-segmentation (07)."""

import base64
import io

import pytest
from PIL import Image, ImageDraw

from conftest import preview, wait_until
from editing import Editor

WIDTH, HEIGHT = 600, 400
SIZE = {"height": HEIGHT, "width": WIDTH}
CAT, DOG = (0x1f, 0x77, 0xb4), (0xff, 0x7f, 0x0e)


def mask_of(answer):
    image = Image.open(io.BytesIO(base64.b64decode(answer["labeledImage"]["pngImageData"])))
    assert image.size == (WIDTH, HEIGHT) and image.mode == "P"
    return image.convert("RGB")


def brush(editor, radius):
    editor.page.evaluate("([tag, radius]) => { document.querySelector(tag).editor.radius = radius; }", [editor.tag, radius])


def area(image, color):
    return dict((value, count) for count, value in image.getcolors(1 << 20)).get(color, 0)


def test_a_brush_stroke_paints_the_label(page, portal):
    """07/CE-semantic-seg-3, 4: labels' colours in the PNG, background white; answer without initialValueModified (5)."""
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    brush(editor, 10)
    editor.drag((100, 100), (200, 100))
    page.keyboard.press("2")
    editor.click(400, 200)
    editor.submit()
    answer = preview(page)["out"]
    assert answer["inputImageProperties"] == SIZE
    assert answer["labelMappings"] == {"Cat": {"color": "#1f77b4"}, "Dog": {"color": "#ff7f0e"}}
    assert list(answer) == ["inputImageProperties", "labelMappings", "labeledImage"]
    image = mask_of(answer)
    assert image.getpixel((150, 100)) == CAT and image.getpixel((150, 108)) == CAT and image.getpixel((150, 112)) == (255, 255, 255)
    assert image.getpixel((400, 200)) == DOG
    assert abs(area(image, CAT) - (100 * 20 + 314)) < 60 and abs(area(image, DOG) - 314) < 25


def test_strokes_are_undone_and_redone_to_the_pixel(page, portal):
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    editor.drag((100, 100), (200, 150))
    first = mask_of(editor.value).tobytes()
    page.keyboard.press("2")
    editor.drag((120, 80), (180, 200))
    second = mask_of(editor.value).tobytes()
    page.keyboard.press("Control+z")
    assert mask_of(editor.value).tobytes() == first
    page.keyboard.press("Control+Shift+z")
    assert mask_of(editor.value).tobytes() == second
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert mask_of(editor.value).getcolors() == [(WIDTH * HEIGHT, (255, 255, 255))]


def polygon_by_mouse(editor, points):
    editor.page.keyboard.press("p")
    for point in [*points, points[0]]:
        editor.click(*point)


def polygon_by_keyboard(editor, points):
    editor.page.keyboard.press("p")
    editor.page.keyboard.press("n")
    for point in points:
        editor.key_to(*point)
        editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("f")


@pytest.mark.parametrize("way", [polygon_by_mouse, polygon_by_keyboard])
def test_a_polygon_is_filled(page, portal, way):
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    points = [(100, 100), (200, 100), (200, 180), (100, 180)]
    way(editor, points)
    image = mask_of(editor.value)
    assert abs(area(image, CAT) - 8000) < (200 if way is polygon_by_mouse else 1)
    assert image.getpixel((150, 140)) == CAT and image.getpixel((210, 140)) == (255, 255, 255)


def test_a_dab_is_painted_by_keyboard(page, portal):
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    brush(editor, 5)
    page.keyboard.press("n")
    editor.key_to(300, 100)
    page.keyboard.press("Enter")
    assert mask_of(editor.value).getpixel((300, 100)) == CAT and 60 < area(mask_of(editor.value), CAT) < 100


def test_eraser_bucket_locks_and_sizes(page, portal):
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    polygon_by_mouse(editor, [(100, 100), (200, 100), (200, 180), (100, 180)])
    page.keyboard.press("g")
    page.keyboard.press("2")
    editor.click(150, 140)
    assert area(mask_of(editor.value), CAT) == 0 and area(mask_of(editor.value), DOG) > 7500
    page.get_by_role("button", name="Lock Dog").click()
    page.keyboard.press("b")
    page.keyboard.press("1")
    editor.drag((90, 140), (210, 140))
    assert mask_of(editor.value).getpixel((150, 140)) == DOG and mask_of(editor.value).getpixel((94, 140)) == CAT
    page.get_by_role("button", name="Lock Dog").click()
    page.keyboard.press("e")
    before = page.evaluate("() => document.querySelector('crowd-semantic-segmentation').editor.radius")
    page.keyboard.press("]")
    assert page.evaluate("() => document.querySelector('crowd-semantic-segmentation').editor.radius") > before
    editor.drag((60, 140), (240, 140))
    assert mask_of(editor.value).getpixel((150, 140)) == (255, 255, 255)


def given_mask(size=(WIDTH, HEIGHT)):
    image = Image.new("RGBA", size, (255, 255, 255, 255))
    ImageDraw.Draw(image).rectangle((100, 100, 199, 149), fill=(0x2c, 0xa0, 0x2c, 255))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


GIVEN = """initial-value='{"labelMappings": {"Dog": {"color": "#2CA02C"},}, "src": "/media/mask"}'"""


def test_a_given_mask_is_adjusted_and_the_answer_says_so(page, portal):
    """07/CE-semantic-seg-1, 5."""
    portal.media["/media/mask"] = ("image/png", given_mask())
    editor = Editor(page, portal, "crowd-semantic-segmentation", more=GIVEN)
    wait_until(lambda: editor.page.evaluate("() => document.querySelector('crowd-semantic-segmentation').value !== undefined"))
    assert editor.value["initialValueModified"] is False
    assert area(mask_of(editor.value), DOG) == 5000
    brush(editor, 6)
    editor.drag((300, 300), (320, 300))
    assert editor.value["initialValueModified"] is True and area(mask_of(editor.value), DOG) == 5000
    page.keyboard.press("Control+z")
    editor.submit()
    assert preview(page)["out"]["initialValueModified"] is False


@pytest.mark.parametrize("media, more, notice", [
    (given_mask((60, 40)), GIVEN, "The mask has 60 × 40 pixels, but the image 600 × 400"),
    (given_mask()[:90], GIVEN, "The mask cannot be loaded"), (None, GIVEN, "the server answered 404"),
    (None, "initial-value='{\"src\": 7}'", "There is no 'src'"), (None, "initial-value='{'", "It is no JSON"),
])
def test_a_broken_given_mask_is_said_in_place_and_the_rest_works(page, portal, media, more, notice):
    if media:
        portal.media["/media/mask"] = ("image/png", media)
    editor = Editor(page, portal, "crowd-semantic-segmentation", more=more)
    assert wait_until(lambda: page.get_by_text(notice).count())
    editor.drag((100, 100), (150, 100))
    assert area(mask_of(editor.value), CAT) > 0


def test_the_automatic_tool_finds_the_object(page, portal):
    """07/CE-semantic-seg-6, 01/IMG-20, 21: four ends, then refinement; one step to undo."""
    editor = Editor(page, portal, "crowd-semantic-segmentation")
    page.keyboard.press("s")
    # the ellipse of the picture: from 90 to 270, from 80 to 320
    for x, y in [(180, 80), (180, 319), (90, 200), (269, 200)]:
        editor.click(x, y)
    wait_until(lambda: editor.page.evaluate("() => !document.querySelector('crowd-semantic-segmentation').editor.busy"))
    image = mask_of(editor.value)
    truth = Image.new("1", (WIDTH, HEIGHT))
    ImageDraw.Draw(truth).ellipse((90, 80, 270, 320), fill=1)
    found = [pixel == CAT for pixel in image.get_flattened_data()]
    real = [bool(value) for value in truth.get_flattened_data()]
    both = sum(a and b for a, b in zip(found, real))
    assert both / sum(a or b for a, b in zip(found, real)) > 0.9
    page.keyboard.press("Control+z")
    assert area(mask_of(editor.value), CAT) == 0


def test_instances_have_colours_of_their_own(page, portal):
    """07/CE-instance-seg-2 to 5."""
    editor = Editor(page, portal, "crowd-instance-segmentation")
    brush(editor, 10)
    editor.click(100, 100)
    page.keyboard.press("a")
    editor.click(200, 100)
    page.keyboard.press("2")
    editor.click(300, 100)
    page.get_by_role("button", name="Cat 1", exact=True).click()
    editor.click(100, 200)
    editor.submit()
    answer = preview(page)["out"]
    assert answer["instances"] == [{"color": "#1f77b4", "label": "Cat"}, {"color": "#ff7f0e", "label": "Cat"}, {"color": "#2ca02c", "label": "Dog"}]
    assert list(answer) == ["inputImageProperties", "instances", "labeledImage"]
    image = mask_of(answer)
    assert image.getpixel((100, 100)) == image.getpixel((100, 200)) == CAT
    assert image.getpixel((200, 100)) == DOG and image.getpixel((300, 100)) == (0x2c, 0xa0, 0x2c)


def test_an_instance_is_deleted_and_brought_back(page, portal):
    editor = Editor(page, portal, "crowd-instance-segmentation")
    editor.click(100, 100)
    page.keyboard.press("a")
    editor.click(300, 100)
    page.get_by_role("button", name="Delete Cat 1").click()
    assert [instance["color"] for instance in editor.value["instances"]] == ["#ff7f0e"]
    page.keyboard.press("Control+z")
    assert len(editor.value["instances"]) == 2


def test_given_instances_and_labels_from_a_script(page, portal):
    """07/CE-instance-seg-1, 6."""
    portal.media["/media/mask"] = ("image/png", given_mask())
    editor = Editor(page, portal, "crowd-instance-segmentation",
                    more="""initial-value='{"instances": [{"color": "#2ca02c", "label": "Dog"}], "src": "/media/mask"}'""")
    wait_until(lambda: editor.page.evaluate("() => document.querySelector('crowd-instance-segmentation').value !== undefined"))
    assert editor.value["instances"] == [{"color": "#2ca02c", "label": "Dog"}]
    page.evaluate("() => { const e = document.querySelector('crowd-instance-segmentation'); e.labels = e.labels.concat(['Bird']); }")
    page.keyboard.press("3")
    editor.click(400, 300)
    assert [instance["label"] for instance in editor.value["instances"]] == ["Dog", "Bird"]


def test_a_mask_comes_back_with_the_draft(page, portal):
    editor = Editor(page, portal, "crowd-instance-segmentation")
    editor.click(100, 100)
    state = page.evaluate("() => JSON.parse(JSON.stringify(document.querySelector('crowd-instance-segmentation').captureState()))")
    before = editor.value
    editor = Editor(page, portal, "crowd-instance-segmentation")
    page.evaluate("(state) => document.querySelector('crowd-instance-segmentation').restoreState(state)", state)
    assert editor.value == before


@pytest.mark.parametrize("tag, rows", [("crowd-semantic-segmentation", 2), ("crowd-instance-segmentation", 2), ("crowd-bounding-box", 1), ("crowd-polygon", 1)])
@pytest.mark.parametrize("width, height", [(1280, 800), (1440, 900)])
def test_the_toolbar_leaves_the_room_to_the_image(page, portal, tag, rows, width, height):
    page.set_viewport_size({"width": width, "height": height})
    Editor(page, portal, tag)
    tops = page.locator(".toolbar .group").evaluate_all("(groups) => groups.map((group) => Math.round(group.getBoundingClientRect().top + group.clientHeight / 2))")
    assert len(set(tops)) == rows
    for name in ["Brightness", "Contrast"]:
        assert page.get_by_role("slider", name=name).is_visible() and page.locator(f"label[title={name}]").is_visible()
