"""The controls of a form: what they show, take and answer (07/CE-input to CE-toggle-button)."""

import base64

import pytest

from conftest import add_job, open_job, submission, task_frame, wait_until
from forms import answer, has_focus, message, show, submit


# crowd-checkbox


def test_checkboxes_of_one_name_share_an_object(page, portal):
    """07/CE-checkbox-1, 07/CE-checkbox-4..6, 07/CE-general-10, 07/CE-general-11, 07/CE-general-16."""
    show(page, portal, """<crowd-checkbox name="defects" value="blurry">Blurry</crowd-checkbox>
      <crowd-checkbox name="defects" value="cropped" checked="false">Cropped</crowd-checkbox>
      <crowd-checkbox name="defects" value="dark" checked="true">Dark</crowd-checkbox>
      <div><crowd-checkbox name="Stop" value="Red" checked>R</crowd-checkbox><crowd-checkbox name="Go" value="Green">G</crowd-checkbox></div>
      <crowd-checkbox name="plain"></crowd-checkbox><crowd-checkbox value="nameless" checked>N</crowd-checkbox>""")
    page.get_by_text("Blurry").click()
    page.get_by_role("checkbox", name="Dark").press("Space")
    assert submit(page) == {"defects": {"blurry": True, "cropped": False, "dark": False}, "Stop": {"Red": True},
                            "Go": {"Green": False}, "plain": {"on": False}}


def test_a_disabled_checkbox_stays_as_it_is(page, portal):
    """07/CE-checkbox-2: shown disabled, no press changes it."""
    show(page, portal, '<crowd-checkbox name="a" value="x" disabled>Off</crowd-checkbox><crowd-checkbox name="a" value="y">On</crowd-checkbox>')
    page.locator("crowd-checkbox").first.click(force=True)
    page.locator("crowd-checkbox").last.click()
    assert page.get_by_role("checkbox", name="Off").is_disabled()
    opacity = "e => getComputedStyle(e.shadowRoot.querySelector('.mark')).opacity"
    assert page.locator("crowd-checkbox").first.evaluate(opacity) < page.locator("crowd-checkbox").last.evaluate(opacity)
    assert submit(page) == {"a": {"x": False, "y": True}}


def test_a_required_checkbox_holds_the_submission(page, portal):
    """07/CE-checkbox-3, 07/CE-form-1: said in place, with the focus there."""
    show(page, portal, '<crowd-checkbox name="ok" value="yes" required>I agree</crowd-checkbox>')
    assert submit(page) is None
    assert message(page, "crowd-checkbox") != "" and has_focus(page, "crowd-checkbox")
    assert page.locator(".crowd-form-message").text_content().startswith("I agree: ")
    page.keyboard.press("Space")
    assert message(page, "crowd-checkbox") == ""
    assert submit(page) == {"ok": {"yes": True}}


def test_labels_around_and_for_an_element_reach_it(page, portal):
    show(page, portal, """<label for="c">Outside</label><crowd-checkbox id="c" name="c"></crowd-checkbox>
      <label>Around <crowd-toggle-button name="t"></crowd-toggle-button></label><label for="i">Name</label><crowd-input id="i" name="i"></crowd-input>""")
    page.get_by_text("Outside").click()
    page.get_by_text("Around").click()
    page.get_by_label("Name").fill("x")
    assert page.get_by_role("checkbox", name="Outside").is_checked()
    assert submit(page) == {"c": {"on": True}, "t": {"on": True}, "i": "x"}


# crowd-radio-button, crowd-radio-group


def test_a_group_has_one_choice_although_names_differ(page, portal):
    """07/CE-radio-group-1, 07/CE-radio-group-2, 07/CE-radio-button-1, 07/CE-radio-button-3, 07/CE-radio-button-4."""
    show(page, portal, """<crowd-radio-group><crowd-radio-button name="tea" value="yes" checked>Tea</crowd-radio-button>
      <p><crowd-radio-button name="milk" value="no">Milk</crowd-radio-button></p>
      <crowd-radio-button name="plain">Plain</crowd-radio-button></crowd-radio-group>""")
    assert answer(page) == {"tea": {"yes": True}, "milk": {"no": False}, "plain": {"on": False}}
    page.get_by_text("Milk").click()
    assert answer(page) == {"tea": {"yes": False}, "milk": {"no": True}, "plain": {"on": False}}
    page.keyboard.press("ArrowDown")
    assert submit(page) == {"tea": {"yes": False}, "milk": {"no": False}, "plain": {"on": True}}
    page.keyboard.press("Control+z")
    assert answer(page) == {"tea": {"yes": False}, "milk": {"no": True}, "plain": {"on": False}}


def test_tab_stops_once_in_a_group(page, portal):
    show(page, portal, """<input name="before"><crowd-radio-group><crowd-radio-button name="a">A</crowd-radio-button>
      <crowd-radio-button name="b" checked>B</crowd-radio-button></crowd-radio-group><input name="after">""")
    page.locator("[name=before]").focus()
    page.keyboard.press("Tab")
    assert has_focus(page, "[name=b]")
    page.keyboard.press("Tab")
    assert has_focus(page, "[name=after]")


def test_ungrouped_buttons_are_not_exclusive(page, portal):
    """07/CE-radio-button-5: they share one object; 07/CE-radio-button-6: required is not supported."""
    show(page, portal, """<crowd-radio-button name="r" value="v1" required>One</crowd-radio-button>
      <crowd-radio-button name="r" value="v2">Two</crowd-radio-button><crowd-radio-button name="r" value="v3">Three</crowd-radio-button>""")
    assert submit(page) == {"r": {"v1": False, "v2": False, "v3": False}}
    page.get_by_text("One").click()
    page.get_by_text("Two").click()
    assert submit(page) == {"r": {"v1": True, "v2": True, "v3": False}}


def test_a_disabled_radio_button_cannot_be_chosen(page, portal):
    """07/CE-radio-button-2."""
    show(page, portal, """<crowd-radio-group><crowd-radio-button name="a" disabled>A</crowd-radio-button>
      <crowd-radio-button name="b">B</crowd-radio-button></crowd-radio-group>""")
    page.locator("[name=a]").click(force=True)
    assert page.get_by_role("radio", name="A").is_disabled()
    page.locator("[name=b]").click()
    page.keyboard.press("ArrowDown")
    assert submit(page) == {"a": {"on": False}, "b": {"on": True}}


# crowd-toggle-button


def test_a_toggle_is_on_or_off(page, portal):
    """07/CE-toggle-button-1, 07/CE-toggle-button-2, 07/CE-toggle-button-5, 07/CE-toggle-button-6."""
    show(page, portal, """<crowd-toggle-button name="theToggler">T</crowd-toggle-button>
      <crowd-toggle-button name="seen" value="yes" checked>S</crowd-toggle-button><crowd-toggle-button name="off" disabled>Off</crowd-toggle-button>""")
    page.get_by_role("switch", name="T").press("Space")
    page.locator("[name=seen]").click()
    page.locator("[name=off]").click(force=True)
    assert submit(page) == {"theToggler": {"on": True}, "seen": {"yes": False}, "off": {"on": False}}


def test_an_invalid_toggle_alerts_while_it_is_off(page, portal):
    """07/CE-toggle-button-3: red, changeable by CSS; on, the normal colour."""
    show(page, portal, """<crowd-toggle-button id="plain" name="p"></crowd-toggle-button><crowd-toggle-button id="bad" name="i" invalid></crowd-toggle-button>
      <crowd-toggle-button id="own" name="o" invalid style="--crowd-toggle-button-invalid-color: rgb(1, 2, 3)"></crowd-toggle-button>""")
    color = "e => getComputedStyle(e.shadowRoot.querySelector('.mark')).backgroundColor"
    colors = {name: page.locator(f"#{name}").evaluate(color) for name in ["plain", "bad", "own"]}
    red, green, blue = map(int, colors["bad"][4:-1].split(","))
    assert red > 2 * green and red > 2 * blue and colors["own"] == "rgb(1, 2, 3)" and colors["plain"] != colors["bad"]
    for name in ["plain", "bad"]:
        page.locator(f"#{name}").click()
    page.emulate_media(reduced_motion="reduce")
    wait_until(lambda: page.locator("#bad").evaluate(color) == page.locator("#plain").evaluate(color), "the normal colour")


def test_a_required_toggle_wants_to_be_on(page, portal):
    """07/CE-toggle-button-4."""
    show(page, portal, '<crowd-toggle-button name="v" value="seen" required></crowd-toggle-button>')
    assert submit(page) is None
    assert message(page, "crowd-toggle-button") != "" and has_focus(page, "crowd-toggle-button")
    page.keyboard.press("Space")
    assert submit(page) == {"v": {"seen": True}}


# crowd-input


def test_text_is_answered_and_an_empty_field_is_left_out(page, portal):
    """07/CE-input-12, 07/CE-input-13, 07/CE-general-9, 07/CE-general-11: a preset is the answer if none is given."""
    show(page, portal, """<crowd-input name="tag2" label="Two"></crowd-input><crowd-input name="tag1" value="blue"></crowd-input>
      <crowd-input name="tag3" label="Three"></crowd-input><crowd-input name="cleared" value="x" label="Cleared"></crowd-input>""")
    assert page.get_by_role("textbox", name="tag1").input_value() == "blue"
    page.get_by_label("Two").click()
    page.keyboard.type("red")
    page.get_by_label("Cleared").fill("")
    assert submit(page) == {"tag1": "blue", "tag2": "red"}


def test_a_script_reads_and_writes_the_value(page, portal):
    """07/CE-general-31: null clears it."""
    show(page, portal, '<crowd-input name="a" label="A"></crowd-input><crowd-text-area name="b" label="B"></crowd-text-area>')
    page.get_by_label("A").fill("typed")
    assert page.evaluate("document.querySelector('crowd-input').value") == "typed"
    page.evaluate("document.querySelector('crowd-input').value = null; document.querySelector('crowd-text-area').value = 'set'")
    assert page.get_by_label("A").input_value() == ""
    assert submit(page) == {"b": "set"}


def test_only_allowed_characters_are_taken(page, portal):
    """07/CE-input-1, 07/CE-input-3, 07/CE-input-5: typed or pasted; without auto-validate everything is."""
    show(page, portal, """<crowd-input name="zip" label="Postcode" auto-validate allowed-pattern="[0-9]" error-message="Digits only"></crowd-input>
      <crowd-input name="free" label="Free" allowed-pattern="[0-9]"></crowd-input>""")
    page.get_by_label("Postcode").click()
    page.keyboard.type("1a2")
    assert page.get_by_label("Postcode").input_value() == "12"
    page.keyboard.type("b")
    assert message(page, "[name=zip]") == "Digits only"
    field, note = page.get_by_label("Postcode").bounding_box(), page.get_by_text("Digits only").bounding_box()
    assert note["y"] >= field["y"] + field["height"] and abs(note["x"] - field["x"]) < 5
    page.keyboard.insert_text("3x4")
    assert page.get_by_label("Postcode").input_value() == "1234" and message(page, "[name=zip]") == ""
    page.get_by_label("Free").click()
    page.keyboard.type("a1")
    assert submit(page) == {"zip": "1234", "free": "a1"}


def test_what_is_not_valid_holds_the_submission_where_validation_is_on(page, portal):
    """07/CE-input-3, 07/CE-input-8: types and lengths; the message of the template is shown."""
    show(page, portal, """<crowd-input name="mail" label="Mail" type="email" auto-validate error-message="No address"></crowd-input>
      <crowd-input name="long" label="Long" min-length="3"></crowd-input><crowd-input name="any" label="Any" type="email"></crowd-input>""")
    page.get_by_label("Mail").fill("nobody")
    page.get_by_label("Long").fill("ab")
    page.get_by_label("Any").fill("nobody")
    assert submit(page) is None
    assert message(page, "[name=mail]") == "No address" and has_focus(page, "[name=mail]")
    page.get_by_label("Mail").fill("a@b.example")
    assert message(page, "[name=mail]") == ""
    assert submit(page) is None and "3" in message(page, "[name=long]") and has_focus(page, "[name=long]")
    page.get_by_label("Long").fill("abc")
    assert submit(page) == {"mail": "a@b.example", "long": "abc", "any": "nobody"}


@pytest.mark.parametrize("name", ["crowd-input", "crowd-text-area"])
def test_fields_in_use_and_out_of_use(page, portal, name):
    """07/CE-input-2, 07/CE-input-4, 07/CE-input-7, 07/CE-input-9, 07/CE-input-10, 07/CE-text-area-2, 07/CE-text-area-5,
    07/CE-text-area-8, 07/CE-text-area-10."""
    show(page, portal, f"""<{name} name="off" disabled value="kept" required></{name}><{name} name="second" max-length="4"></{name}>
      <{name} name="first" auto-focus="true" placeholder="Type here" required></{name}>""")
    assert has_focus(page, "[name=first]")
    inner = "e => { const f = e.shadowRoot.querySelector('input, textarea'); return [f.placeholder, f.value, f.disabled]; }"
    assert page.locator("[name=first]").evaluate(inner) == ["Type here", "", False]
    assert page.locator("[name=off]").evaluate(inner) == ["", "kept", True]
    page.locator("[name=second]").click()
    page.keyboard.type("abc")
    page.keyboard.insert_text("defg")
    assert submit(page) is None, "a placeholder is no value"
    assert message(page, "[name=first]") != "" and has_focus(page, "[name=first]")
    page.keyboard.type("x")
    assert submit(page) == {"off": "kept", "second": "abcd", "first": "x"}


@pytest.mark.parametrize("name", ["crowd-input", "crowd-text-area"])
def test_the_caption_shrinks_and_rises(page, portal, name):
    """07/CE-input-6, 07/CE-text-area-7."""
    page.emulate_media(reduced_motion="reduce")
    show(page, portal, f'<{name} id="a" name="a" label="City"></{name}><{name} id="b" name="b" label="Town" value="Oslo"></{name}>')
    place = """e => { const root = e.shadowRoot; const c = root.querySelector('.floating'), style = getComputedStyle(c);
      const text = document.createRange(); text.selectNodeContents(c); const field = root.querySelector('input, textarea').getBoundingClientRect();
      const box = text.getBoundingClientRect();
      return { size: parseFloat(style.fontSize), top: box.top - field.top, inside: box.top >= field.top && box.bottom <= field.bottom }; }"""
    resting, raised = page.locator("#a").evaluate(place), page.locator("#b").evaluate(place)
    assert resting["inside"] and raised["inside"]
    assert raised["size"] < resting["size"] and raised["top"] < resting["top"]
    page.locator("#a").click()
    page.keyboard.type("x")
    page.locator("#b").click()
    assert page.locator("#a").evaluate(place) == raised


@pytest.mark.parametrize("kind, value", [
    ("date", "2026-11-21"), ("datetime-local", "2026-11-21T10:00"), ("time", "10:30"), ("month", "2026-11"), ("week", "2026-W47"),
    ("number", "12.5"), ("email", "a@b.example"), ("url", "https://a.example/"), ("tel", "+47 1"), ("search", "x"), ("password", "p"),
    ("color", "#102030"), ("range", "30"), ("text", "t"),
])
def test_every_html_type(page, portal, kind, value):
    """07/CE-input-11."""
    show(page, portal, f'<crowd-input name="a" label="L" type="{kind}"></crowd-input><crowd-input name="h" type="hidden" value="1"></crowd-input>')
    assert page.locator("[name=a]").evaluate("e => e.shadowRoot.querySelector('input').type") == kind
    page.get_by_label("L").fill(value)
    assert submit(page) == {"a": value, "h": "1"}


def test_a_file_is_answered_with_its_content(page, portal):
    """07/CE-input-11: as text, an address that holds type, name and content; a draft brings it back."""
    show(page, portal, '<crowd-input name="f" type="file" label="File" required></crowd-input>')
    assert submit(page) is None and message(page, "crowd-input") != ""
    page.locator("crowd-input input").set_input_files({"name": "a b.txt", "mimeType": "text/plain", "buffer": b"hello"})
    wait_until(lambda: page.get_by_text("a b.txt").is_visible())
    expected = "data:text/plain;name=a%20b.txt;base64," + base64.b64encode(b"hello").decode()
    assert submit(page) == {"f": expected}
    state = page.evaluate("document.querySelector('crowd-form').state")
    page.get_by_role("button", name="Remove the file").click()
    assert answer(page) == {}
    page.evaluate("state => document.querySelector('crowd-form').restore(state)", state)
    assert answer(page) == {"f": expected}
    page.locator("crowd-input input").set_input_files({"name": "big.bin", "mimeType": "x/y", "buffer": b"0" * 800_000})
    wait_until(lambda: "big.bin" in message(page, "crowd-input"))
    assert "0.7 MB" in message(page, "crowd-input") and submit(page) is None


def test_each_task_starts_in_its_field(page, portal):
    """07/CE-input-2: also one that was loaded behind the task before."""
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-form><crowd-input name="a" auto-focus></crowd-input></crowd-form>""", ["x", "y"])
    frame = open_job(page, portal)
    for number, text in enumerate(["first", "second"]):
        wait_until(lambda: frame.evaluate("document.activeElement.localName") == "crowd-input", "the focus")
        wait_until(lambda: number == 1 or page.locator("iframe[hidden]:not(.leaving)").count() == 1, "the next task")
        page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
        assert submission(portal, number)["answer"] == {"a": text}
        frame = task_frame(page, other_than=frame.url) if number == 0 else frame


# crowd-text-area


def test_lines_are_kept(page, portal):
    """07/CE-text-area-12, 07/CE-text-area-13: line breaks as \\n; an empty field is left out."""
    show(page, portal, """<crowd-text-area name="textInput1" label="Text"></crowd-text-area><crowd-text-area name="empty"></crowd-text-area>
      <crowd-text-area name="preset" value="as it was"></crowd-text-area>""")
    page.get_by_label("Text").click()
    page.keyboard.type("first line")
    page.keyboard.press("Enter")
    page.keyboard.type("second line")
    assert submit(page) == {"textInput1": "first line\nsecond line", "preset": "as it was"}


def test_validation_of_an_area(page, portal):
    """07/CE-text-area-1, 07/CE-text-area-3, 07/CE-text-area-6."""
    show(page, portal, '<crowd-text-area name="a" label="A" auto-validate allowed-pattern="[a-z ]" error-message="Small letters"></crowd-text-area>')
    page.get_by_label("A").click()
    page.keyboard.type("ab C")
    assert page.get_by_label("A").input_value() == "ab " and message(page, "crowd-text-area") == "Small letters"
    assert submit(page) == {"a": "ab "}


def test_an_area_counts_and_grows(page, portal):
    """07/CE-text-area-4, 07/CE-text-area-9, 07/CE-text-area-11."""
    show(page, portal, """<crowd-text-area id="two" name="a" rows="2"></crowd-text-area><crowd-text-area id="five" name="b" rows="5"></crowd-text-area>
      <crowd-text-area id="most" name="c" rows="2" max-rows="4" char-counter></crowd-text-area>""")
    height = "e => e.shadowRoot.querySelector('textarea').offsetHeight"
    two, five = (page.locator(name).evaluate(height) for name in ["#two", "#five"])
    line = (five - two) / 3
    assert 16 < line < 40
    for name in ["#two", "#most"]:
        page.locator(name).click()
        page.keyboard.insert_text("\n".join("abcdefgh"))
    assert page.locator("#two").evaluate(height) == pytest.approx(two + 6 * line, abs=2)
    assert page.locator("#most").evaluate(height) == pytest.approx(two + 2 * line, abs=2)
    assert page.locator("#most").evaluate("e => { const f = e.shadowRoot.querySelector('textarea'); return f.scrollHeight > f.clientHeight; }")
    field, counter = (page.locator("#most").evaluate(f"e => e.shadowRoot.querySelector('{name}').getBoundingClientRect().toJSON()")
                      for name in ["textarea", ".counter"])
    assert page.locator("#most").evaluate("e => e.shadowRoot.querySelector('.counter').textContent") == "15"
    assert counter["top"] >= field["bottom"] and abs(counter["right"] - field["right"]) < 2


# All of them in one form


ALL = """<crowd-checkbox name="c" value="x">Box</crowd-checkbox><crowd-toggle-button name="t">Switch</crowd-toggle-button>
  <crowd-radio-group><crowd-radio-button name="r1" checked>R1</crowd-radio-button><crowd-radio-button name="r2">R2</crowd-radio-button></crowd-radio-group>
  <crowd-input name="i" value="a" label="I"></crowd-input><crowd-text-area name="a" label="A"></crowd-text-area><crowd-slider name="s"></crowd-slider>
  <crowd-button form-action="reset">Start over</crowd-button>"""
START = {"c": {"x": False}, "t": {"on": False}, "r1": {"on": True}, "r2": {"on": False}, "i": "a"}
WORKED = {"c": {"x": True}, "t": {"on": True}, "r1": {"on": False}, "r2": {"on": True}, "i": "ab", "a": "text", "s": 1}


def work(page) -> None:
    page.get_by_text("Box").click()
    page.get_by_text("Switch").click()
    page.get_by_text("R2").click()
    page.get_by_label("I", exact=True).press("End")
    page.keyboard.type("b")
    page.get_by_label("A", exact=True).fill("text")
    page.locator("crowd-slider").focus()
    page.keyboard.press("ArrowRight")


def test_every_control_is_undone_redone_reset_and_kept_in_drafts(page, portal):
    """07/CE-button-3."""
    show(page, portal, ALL)
    work(page)
    assert answer(page) == WORKED
    state = page.evaluate("document.querySelector('crowd-form').state")
    for _ in range(6):
        page.keyboard.press("Control+z")
    assert answer(page) == START
    for _ in range(6):
        page.keyboard.press("Control+Shift+z")
    assert answer(page) == WORKED
    page.get_by_role("button", name="Start over").click()
    wait_until(lambda: answer(page) == START, "the reset")
    page.evaluate("state => document.querySelector('crowd-form').restore(state)", state)
    assert submit(page) == WORKED


def test_native_form_data_holds_them_too(page, portal):
    """07/CE-general-25: the inner form is a standard one."""
    show(page, portal, ALL)
    work(page)
    data = page.evaluate("[...new FormData(document.querySelector('crowd-form').form)]")
    assert sorted(data) == sorted([["c", "x"], ["t", "on"], ["r2", "on"], ["i", "ab"], ["a", "text"], ["s", "1"]])


def test_controls_inserted_later_take_part(page, portal):
    """07/CE-general-33, 07/CE-general-28."""
    show(page, portal, '<div id="place"></div>')
    page.evaluate("""place.innerHTML = '<crowd-input name="late" label="Late"></crowd-input><crowd-checkbox name="k" value="v">K</crowd-checkbox>'""")
    page.get_by_label("Late").fill("yes")
    page.get_by_text("K", exact=True).click()
    assert submit(page) == {"late": "yes", "k": {"v": True}}
    page.keyboard.press("Control+z")
    assert answer(page) == {"late": "yes", "k": {"v": False}}


def test_a_disabled_fieldset_puts_its_controls_out_of_use(page, portal):
    show(page, portal, '<fieldset disabled><crowd-input name="i" required></crowd-input><crowd-checkbox name="c" required>C</crowd-checkbox></fieldset>')
    assert page.get_by_role("checkbox").is_disabled() and page.get_by_role("textbox").is_disabled()
    assert submit(page) == {"c": {"on": False}}


def test_forced_colours_keep_states_visible(page, portal):
    page.emulate_media(forced_colors="active")
    show(page, portal, """<crowd-checkbox name="a" checked>A</crowd-checkbox><crowd-checkbox name="b">B</crowd-checkbox>
      <crowd-toggle-button name="c" checked>C</crowd-toggle-button><crowd-toggle-button name="d">D</crowd-toggle-button>
      <crowd-radio-button name="e" checked>E</crowd-radio-button><crowd-radio-button name="f">F</crowd-radio-button>""")
    marks = page.evaluate("""[...document.querySelectorAll('[name]')].map((e) => { const s = getComputedStyle(e.shadowRoot.querySelector('.mark'));
      return [s.backgroundColor, s.borderTopColor].join(); })""")
    assert len(marks) == 6 and all(marks[at] != marks[at + 1] for at in (0, 2, 4))


def test_focus_is_visible_on_every_control(page, portal):
    show(page, portal, ALL)
    page.get_by_text("Box").focus()
    seen = {}
    for _ in range(9):
        page.keyboard.press("Tab")
        name, width = page.evaluate("""() => { let at = document.activeElement; const host = at; while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          const shown = at.closest('label.flag') ?? at; const s = getComputedStyle(shown); return [host.localName, s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth)]; }""")
        seen[name] = width
    assert set(seen) >= {"crowd-checkbox", "crowd-toggle-button", "crowd-radio-button", "crowd-input", "crowd-text-area", "crowd-slider", "crowd-button"}
    assert all(width >= 2 for name, width in seen.items() if name != "body"), seen
