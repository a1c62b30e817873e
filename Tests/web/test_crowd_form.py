"""crowd-form and crowd-button: submission, native controls, script surface (07/CE-general, CE-form, CE-button)."""

import pytest

from conftest import add_job, open_alone, open_job, preview, submission, task_frame, wait_until
from portal_server import ICON_FONT

SUBMIT = {"name": "Submit"}


def test_a_saved_template_is_interactive_in_a_plain_browser(page, portal):
    """07/CE-general-2, 07/CE-general-6: it renders, gets a Submit button, and shows what it would answer."""
    open_alone(page, portal, "<crowd-form><p>Look</p><label>City <input name='city'></label></crowd-form>")
    page.get_by_label("City").fill("Oslo")
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"city": "Oslo"}


def test_a_template_from_a_file_works_too(page, portal, tmp_path):
    """07/CE-general-2: a file has an opaque origin, where modules load differently."""
    path = tmp_path / "template.html"
    path.write_text(
        f'<script src="{portal.origin}/assets/crowd-html-elements.js"></script>'
        "<crowd-form><input name='a' value='1'></crowd-form>")
    page.goto(path.as_uri())
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"a": "1"}


def test_native_controls_merge_into_one_answer(page, portal):
    """07/CE-general-9..11: flags under their values, unchecked ones false, empty fields absent."""
    open_alone(page, portal, """<crowd-form>
      <input type="radio" name="mood" value="good"><input type="radio" name="mood" value="bad" checked>
      <div><input type="checkbox" name="seen" value="cat" checked><input type="checkbox" name="seen" value="dog"></div>
      <input type="checkbox" name="plain">
      <select name="size"><option>small</option><option selected>large</option></select>
      <select name="many" multiple><option selected>a</option><option>b</option><option selected>c</option></select>
      <input name="empty"><textarea name="note">two
lines</textarea><input type="hidden" name="token" value="t"><input name="off" value="x" disabled>
      <input value="nameless"><input type="submit" name="go" value="Go"></crowd-form>""")
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {
        "mood": {"good": False, "bad": True}, "seen": {"cat": True, "dog": False}, "plain": {"on": False},
        "size": "large", "many": ["a", "c"], "note": "two\nlines", "token": "t",
    }


def test_required_input_holds_the_submission(page, portal):
    """07/CE-general-8, 07/CE-form-1: a radio group and a select block until they are answered."""
    open_alone(page, portal, """<crowd-form>
      <label><input type="radio" name="r" value="a" required>A</label><label><input type="radio" name="r" value="b">B</label>
      <select name="s" required><option value="">Choose</option><option value="x">X</option></select></crowd-form>""")
    for act in [lambda: page.get_by_label("B").check(), lambda: page.locator("select").select_option("x")]:
        page.get_by_role("button", **SUBMIT).click()
        assert page.locator("#crowd-answer-preview").count() == 0
        assert page.locator(".crowd-form-message").text_content() != ""
        act()
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"r": {"a": False, "b": True}, "s": "x"}


def test_with_a_submit_button_of_its_own_none_is_added(page, portal):
    """07/CE-general-7, 07/CE-button-2; any other button does not submit, 07/CE-button-12."""
    open_alone(page, portal, """<crowd-form><input name="a" value="1">
      <crowd-button id="other">Other</crowd-button><crowd-button form-action="submit">Send</crowd-button></crowd-form>""")
    assert page.locator("crowd-button").count() == 2
    page.get_by_role("button", name="Other").click()
    assert page.locator("#crowd-answer-preview").count() == 0
    page.get_by_role("button", name="Send").click()
    assert preview(page) == {"a": "1"}


def test_reset_puts_everything_back_and_can_be_undone(page, portal):
    """07/CE-button-3."""
    open_alone(page, portal, """<crowd-form><label>City <input name="a" value="1"></label>
      <crowd-classifier name="c" categories="['x','y']"><classification-target>t</classification-target></crowd-classifier>
      <crowd-button form-action="reset">Start over</crowd-button></crowd-form>""")
    page.get_by_label("City").fill("2")
    page.get_by_label("City").blur()
    page.get_by_text("y", exact=True).click()
    page.get_by_role("button", name="Start over").click()
    wait_until(lambda: page.evaluate("document.querySelector('crowd-form').answer") == {"a": "1"})
    page.keyboard.press("Control+z")
    assert page.evaluate("document.querySelector('crowd-form').answer") == {"a": "2", "c": {"label": "y"}}


def test_onsubmit_sees_the_annotations_and_may_hold_the_submission(page, portal):
    """07/CE-general-25, 07/CE-general-26, 07/CE-general-29: standard events; preventDefault cancels; widget.value is current."""
    open_alone(page, portal, """<crowd-form>
      <crowd-classifier name="c" categories="['x','y']"><classification-target>t</classification-target></crowd-classifier>
      <input type="hidden" name="copy"></crowd-form><script>
      const form = document.querySelector('crowd-form'); window.seen = [];
      form.onsubmit = (event) => {
        const widget = document.querySelector('crowd-classifier');
        seen.push((widget.value || widget._submittableValue).label);
        document.querySelector('[name=copy]').value = widget.value.label;
        if (seen.length === 1) event.preventDefault();
      };</script>""")
    page.keyboard.press("2")
    page.get_by_role("button", **SUBMIT).click()
    assert page.locator("#crowd-answer-preview").count() == 0
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"c": {"label": "y"}, "copy": "y"}
    assert page.evaluate("seen") == ["y", "y"]


def test_a_script_submits(page, portal):
    """07/CE-general-27, and from a handler that held the submission back: the handler is not asked again."""
    open_alone(page, portal, """<crowd-form><input name="a" value="1"></crowd-form><button id="b">Report</button><script>
      const form = document.querySelector('crowd-form'); window.count = 0;
      b.onclick = () => form.submit();
      form.addEventListener('submit', async (event) => {
        count += 1; event.preventDefault(); await new Promise((done) => setTimeout(done, 20)); form.submit();
      });</script>""")
    page.get_by_role("button", name="Report").click()
    assert preview(page) == {"a": "1"}
    assert page.evaluate("count") == 1


def test_nodes_appended_to_the_inner_form_join_the_answer(page, portal):
    """07/CE-general-24, 07/CE-general-28: after all-crowd-elements-ready."""
    open_alone(page, portal, """<crowd-form><input name="a" value="1"></crowd-form><script>
      document.addEventListener('all-crowd-elements-ready', () => {
        const extra = document.createElement('div'); extra.innerHTML = '<p><input name="b" value="2"></p>';
        document.querySelector('crowd-form').form.appendChild(extra);
      });</script>""")
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"a": "1", "b": "2"}


def test_elements_inserted_later_render(page, portal):
    """07/CE-general-33."""
    open_alone(page, portal, "<div id='place'></div>")
    page.evaluate("""place.innerHTML = `<crowd-form><crowd-classifier name="c" categories="['x']">
      <classification-target>t</classification-target></crowd-classifier></crowd-form>`""")
    page.get_by_text("x", exact=True).click()
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"c": {"label": "x"}}


def test_enter_in_a_field_submits_like_the_button(page, portal):
    open_alone(page, portal, "<crowd-form><input name='a' required></crowd-form>")
    page.locator("[name=a]").press("Enter")
    assert page.locator("#crowd-answer-preview").count() == 0
    page.locator("[name=a]").fill("1")
    page.locator("[name=a]").press("Enter")
    assert preview(page) == {"a": "1"}


def test_instructions_of_a_form_without_widget(page, portal):
    """07/CE-general-18..23, 03/CUS-8, 03/CUS-11, 03/INS-1: panel, modal with its header, inputs in regions, empty regions."""
    open_alone(page, portal, """<crowd-form>
      <short-instructions header="In brief">Short ones <input name="inside" value="1"></short-instructions>
      <full-instructions header="All of it">Long ones</full-instructions><p id="task">Task</p></crowd-form>""")
    assert page.get_by_text("Short ones").is_visible()
    assert not page.get_by_text("Long ones").is_visible()
    assert page.get_by_text("Short ones").bounding_box()["x"] < page.locator("#task").bounding_box()["x"]
    assert page.get_by_role("heading", name="In brief").is_visible()
    page.get_by_role("button", name="View full instructions").click()
    assert page.get_by_text("Long ones").is_visible()
    assert page.get_by_role("dialog", name="All of it").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_text("Long ones").is_visible()
    page.get_by_role("button", **SUBMIT).click()
    assert preview(page) == {"inside": "1"}


def test_empty_instructions_leave_no_panel(page, portal):
    """07/CE-general-22."""
    open_alone(page, portal, """<crowd-form><crowd-classifier name="c" categories="['x']"><full-instructions></full-instructions>
      <short-instructions></short-instructions><classification-target>t</classification-target></crowd-classifier></crowd-form>""")
    assert page.get_by_role("complementary", name="Instructions").count() == 0


def test_buttons_of_every_kind(page, portal):
    """07/CE-button-1, 07/CE-button-4..11, 07/CE-general-32."""
    open_alone(page, portal, """<script>window.clicks = []</script>
      <crowd-button id="plain" onclick="clicks.push('plain')">Plain</crowd-button>
      <crowd-button id="off" disabled onclick="clicks.push('off')">Off</crowd-button>
      <crowd-button id="busy" loading disabled onclick="clicks.push('busy')">Busy</crowd-button>
      <crowd-button id="link" href="/elsewhere" target="_blank">Link</crowd-button>
      <crowd-button id="left" icon="check">Left</crowd-button>
      <crowd-button id="right" icon="check" icon-align="right">Right</crowd-button>
      <crowd-button id="image" icon-url="/media/1">Image</crowd-button>
      <crowd-button id="primary" variant="primary">Primary</crowd-button>
      <crowd-button id="look" variant="link">Look</crowd-button><crowd-button id="only" variant="icon" icon="check">Only</crowd-button>
      <crowd-button id="nested"><iron-icon icon="clear"></iron-icon> Nested</crowd-button>""")
    for name in ["plain", "off", "busy"]:
        page.locator(f"#{name}").click(force=True)
    assert page.evaluate("clicks") == ["plain"]
    inner = "e => e.shadowRoot.querySelector('.button')"
    assert page.locator("#link").evaluate(f"e => [({inner})(e).localName, ({inner})(e).getAttribute('href'), ({inner})(e).target]") == [
        "a", "/elsewhere", "_blank"]
    assert page.locator("#busy").evaluate("e => e.shadowRoot.querySelector('.spinner') !== null")
    icon_left_of_text = """e => { const icon = e.shadowRoot.querySelector('iron-icon').getBoundingClientRect();
      return icon.left < e.shadowRoot.querySelector('.button').getBoundingClientRect().left + 40; }"""
    assert page.locator("#left").evaluate(icon_left_of_text)
    assert not page.locator("#right").evaluate(icon_left_of_text)
    assert page.locator("#image").evaluate("e => e.shadowRoot.querySelector('img').src").endswith("/media/1")
    assert page.locator("#primary").evaluate(f"e => getComputedStyle(({inner})(e)).backgroundColor") != page.locator(
        "#plain").evaluate(f"e => getComputedStyle(({inner})(e)).backgroundColor")
    assert page.locator("#nested iron-icon").evaluate("e => e.shadowRoot.querySelector('svg') !== null")
    styles = {name: page.locator(f"#{name}").evaluate(f"e => {{ const s = getComputedStyle(({inner})(e)); return [s.borderTopStyle, s.textDecorationLine]; }}")
              for name in ["plain", "look"]}
    assert styles == {"plain": ["solid", "none"], "look": ["none", "underline"]}
    assert page.get_by_role("button", name="Only").evaluate("e => [e.querySelector('iron-icon') !== null, e.querySelector('slot') === null]") == [True, True]
    page.evaluate("document.querySelector('#look').addEventListener('click', () => clicks.push('look'))")
    page.locator("#look").press("Enter")
    assert page.evaluate("clicks.pop()") == "look"
    page.locator("#off").evaluate("e => { e.disabled = false }")
    page.locator("#off").click()
    assert page.evaluate("clicks") == ["plain", "off"]


def test_relaxed_and_escaped_attributes(page, portal):
    """07/CE-general-14, 07/CE-general-15, 03/CUS-10."""
    for categories in ["[&quot;a&quot;, &quot;b's&quot;,]", "['a', \"b's\"]".replace('"', "&quot;"), "[ // first&#10; 'a', 'b\\'s']"]:
        open_alone(page, portal, f"""<crowd-form><crowd-classifier name="c" categories="{categories}">
          <classification-target>t</classification-target></crowd-classifier></crowd-form>""")
        assert page.locator("crowd-classifier").evaluate("e => e.categories") == ["a", "b's"]


def test_unreadable_categories_say_so(page, portal):
    open_alone(page, portal, """<crowd-form><crowd-classifier name="c" categories="[oops">
      <classification-target>t</classification-target></crowd-classifier></crowd-form>""")
    assert "cannot be read" in page.locator("crowd-classifier").evaluate("e => e.shadowRoot.querySelector('.problem').textContent")
    page.get_by_role("button", **SUBMIT).click()
    assert page.locator("#crowd-answer-preview").count() == 0


def test_the_answer_arrives_at_the_server(page, portal):
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-form><input name="a" value="{{source}}"></crowd-form>""", ["one", "two"])
    frame = open_job(page, portal)
    frame.get_by_role("button", **SUBMIT).click()
    first = submission(portal)
    assert first["answer"] == {"a": "one"}
    assert 0 < first["timeSpentInSeconds"] < 10
    task_frame(page, other_than=frame.url).get_by_role("button", **SUBMIT).click()
    assert submission(portal, 1)["answer"] == {"a": "two"}


@pytest.mark.skipif(not ICON_FONT.exists(), reason="Debian's fonts-material-design-icons-iconfont is not installed")
def test_icons_beyond_the_drawn_ones_come_from_the_font(page, portal):
    """07/CE-general-3, in the frame's origin and under its policy."""
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-form><iron-icon icon="shopping-cart"></iron-icon></crowd-form>""", ["x"])
    frame = open_job(page, portal)
    glyph = "document.querySelector('iron-icon').shadowRoot.querySelector('.glyph')"
    wait_until(lambda: frame.evaluate(f"{glyph}.classList.contains('loaded')"), "the font")
    assert frame.evaluate(f"{glyph}.textContent") == "shopping_cart"
    # the ligature is one square glyph; as letters the name would be several times as wide as high
    assert frame.evaluate(f"(() => {{ const range = document.createRange(); range.selectNodeContents({glyph}); const box = range.getBoundingClientRect(); return box.width / box.height; }})()") < 1.5


def test_instructions_of_a_plain_form_leave_room_on_a_phone(page, portal):
    page.set_viewport_size({"width": 390, "height": 800})
    open_alone(page, portal, "<meta name=viewport content='width=device-width'><crowd-form><short-instructions>Short</short-instructions><p id=task>Task</p></crowd-form>")
    assert page.locator("#task").bounding_box()["y"] < 150


def test_text_flows_in_a_form_as_in_any_page(page, portal):
    """Words, bold words and links of one sentence stand beside each other; the footer stays below what is added later."""
    open_alone(page, portal, """<crowd-form>Some <b>bold</b> words <crowd-checkbox name="a">A</crowd-checkbox><crowd-checkbox name="b">B</crowd-checkbox></crowd-form>""")
    boxes = [page.locator(name).bounding_box() for name in ["b", "[name=a]", "[name=b]"]]
    assert max(box["y"] for box in boxes) - min(box["y"] for box in boxes) < 20 and [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
    page.evaluate("document.querySelector('crowd-form').form.append(Object.assign(document.createElement('p'), { id: 'late', textContent: 'Late' }))")
    assert page.locator("#late").bounding_box()["y"] < page.get_by_role("button", **SUBMIT).bounding_box()["y"]


def test_forms_inside_the_form_belong_to_it(page, portal):
    """Enter in one submits the whole, and reset reaches it."""
    open_alone(page, portal, """<crowd-form><form action="/elsewhere"><input name="a" value="1"><button type="button" name="reset" id="reset">R</button><crowd-input name="b" label="B"></crowd-input></form>
      <crowd-button form-action="submit">Send</crowd-button><crowd-button form-action="reset">Clear</crowd-button></crowd-form>""")
    page.get_by_label("B", exact=True).fill("x")
    page.locator("input[name=a]").fill("2")
    page.locator("input[name=a]").press("Enter")
    assert preview(page) == {"a": "2", "b": "x"} and page.url.endswith("/template.html")
    page.get_by_role("button", name="Clear").click()
    wait_until(lambda: page.evaluate("document.querySelector('crowd-form').answer") == {"a": "1"}, "the reset")


def test_only_the_elements_of_the_page_are_loaded(page, portal):
    open_alone(page, portal, "<crowd-form><crowd-input name='a'></crowd-input></crowd-form>")
    defined = "['crowd-input', 'crowd-button', 'crowd-slider', 'crowd-tabs', 'crowd-polygon'].map((name) => customElements.get(name) !== undefined)"
    assert page.evaluate(defined) == [True, True, False, False, False]


def test_elements_that_a_script_puts_into_a_shadow_root_render(page, portal):
    """07/CE-general-33: also where only the script names them."""
    open_alone(page, portal, """<crowd-form><crowd-classifier name="c" categories="['x','y']"><classification-target>t</classification-target>
      <full-instructions></full-instructions><short-instructions></short-instructions></crowd-classifier></crowd-form><script>
      document.addEventListener('all-crowd-elements-ready', () => { const card = document.createElement('crowd-card'); card.innerHTML = 'More questions';
        document.querySelector('crowd-classifier').shadowRoot.querySelector('.category-picker-wrapper').insertAdjacentElement('afterend', card); });</script>""")
    card, choices = page.get_by_text("More questions").bounding_box(), page.get_by_role("radiogroup").bounding_box()
    assert card["y"] >= choices["y"] + choices["height"] and card["x"] >= choices["x"] - 30
    assert page.get_by_text("More questions").evaluate("e => e.shadowRoot !== null && getComputedStyle(e).boxShadow !== 'none'")


def test_a_native_button_that_also_submits_by_script_submits_once(page, portal):
    """Its click handler calls submit(), then the browser submits by itself; names like those of a form's methods do no harm."""
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script><crowd-form><input name="reset" value="1">
      <input type="hidden" name="data" id="data"><button id="submit">Hand in</button></crowd-form><script>
      document.getElementById('submit').addEventListener('click', () => { data.value = 'set'; document.querySelector('crowd-form').submit(); });</script>""", ["x"])
    frame = open_job(page, portal)
    frame.evaluate("document.querySelector('crowd-form').reset()")
    frame.get_by_role("button", name="Hand in").click()
    assert submission(portal)["answer"] == {"reset": "1", "data": "set"}
    wait_until(lambda: page.get_by_text("Nothing to label right now").is_visible(), "the end")
    assert len(portal.submissions) == 1
