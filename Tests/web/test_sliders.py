"""Sliders: what they show, take and answer (07/CE-slider)."""

import pytest

from forms import answer, has_focus, message, show, submit


def test_a_slider_answers_a_number(page, portal):
    """07/CE-slider-3, 07/CE-slider-6, 07/CE-slider-7: by keys and pointer, in its range and steps."""
    show(page, portal, """<crowd-slider name="mood" min="1" max="9" step="2" required></crowd-slider>
      <crowd-slider name="preset" value="40"></crowd-slider><crowd-slider name="untouched"></crowd-slider>""")
    assert submit(page) is None and message(page, "[name=mood]") != "" and has_focus(page, "[name=mood]")
    page.keyboard.press("ArrowRight")
    assert answer(page) == {"mood": 3, "preset": 40}
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert answer(page)["mood"] == 9
    page.keyboard.press("Home")
    assert answer(page)["mood"] == 1
    box = page.locator("[name=mood] input[type=range]").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert submit(page) == {"mood": 5, "preset": 40}


def test_the_knob_where_it_stands_is_an_answer_once_it_is_pressed(page, portal):
    show(page, portal, '<crowd-slider name="a" min="1" max="5" required></crowd-slider><crowd-slider name="b" required></crowd-slider>')
    page.locator("[name=a]").focus()
    page.keyboard.press("Home")
    box = page.locator("[name=b] input[type=range]").bounding_box()
    page.mouse.click(box["x"] + 11, box["y"] + box["height"] / 2)
    assert submit(page) == {"a": 1, "b": 0}


def test_a_slider_with_a_number_beside_it(page, portal):
    """07/CE-slider-2: the up/down control and the knob follow each other."""
    show(page, portal, '<crowd-slider name="a" min="0" max="10" step="0.5" value="4" editable></crowd-slider>')
    number, knob = page.get_by_role("spinbutton"), page.locator("crowd-slider input[type=range]")
    assert number.input_value() == "4"
    number.press("ArrowUp")
    assert knob.input_value() == "4.5"
    number.fill("7")
    assert knob.input_value() == "7"
    knob.press("ArrowLeft")
    assert number.input_value() == "6.5"
    number.fill("99")
    number.press("Tab")
    assert submit(page) == {"a": 10}


def test_the_pin_and_the_secondary_progress(page, portal):
    """07/CE-slider-4, 07/CE-slider-5."""
    show(page, portal, """<crowd-slider id="p" name="a" max="10" value="2" pin></crowd-slider>
      <crowd-slider id="s" name="b" max="10" value="2" secondary-progress="6" style="--crowd-slider-secondary-color: rgb(9, 8, 7)"></crowd-slider>""")
    pin = page.locator("#p .pin")
    assert not pin.is_visible() and not page.locator("#s .pin").is_visible()
    page.locator("#p").focus()
    page.keyboard.press("ArrowRight")
    assert pin.is_visible() and pin.text_content() == "3"
    assert pin.bounding_box()["y"] < page.locator("#p .track").bounding_box()["y"]
    track, second, fill = (page.locator(f"#s .{name}").bounding_box()["width"] for name in ["track", "secondary", "fill"])
    assert second / track == pytest.approx(0.6, abs=0.02) and fill / track == pytest.approx(0.2, abs=0.02)
    assert page.locator("#s .secondary").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(9, 8, 7)"


def test_a_disabled_slider(page, portal):
    """07/CE-slider-1."""
    show(page, portal, '<crowd-slider name="a" value="5" disabled editable></crowd-slider>')
    box = page.locator("crowd-slider input[type=range]").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.get_by_role("slider").is_disabled() and page.get_by_role("spinbutton").is_disabled()
    assert submit(page) == {"a": 5}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_labels_of_a_slider(page, portal, direction):
    """A crowd-slider-label stands below the value that it names."""
    show(page, portal, f"""<div dir="{direction}"><crowd-slider name="a" min="1" max="5" value="3"><crowd-slider-label position="1">Bad</crowd-slider-label>
      <crowd-slider-label position="3">So so</crowd-slider-label><crowd-slider-label position="100%">Good</crowd-slider-label></crowd-slider></div>""")
    centres = {text: (lambda b: b["x"] + b["width"] / 2)(page.get_by_text(text).bounding_box()) for text in ["Bad", "So so", "Good"]}
    order = sorted(centres, key=centres.get)
    assert order == (["Bad", "So so", "Good"] if direction == "ltr" else ["Good", "So so", "Bad"])
    track = page.locator("crowd-slider .track").bounding_box()
    assert centres["So so"] == pytest.approx(track["x"] + track["width"] / 2, abs=2)
    assert page.get_by_text("Bad").bounding_box()["y"] > track["y"]
