"""Shortcuts get other keys in the on-screen list, which hold at once, in the next tasks and on other pages."""

import pytest

from conftest import add_job, open_alone, open_job, submission, task_frame, wait_until
from editing import photo
from test_accessibility import themed, violations  # noqa: F401

LIBRARY = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'
REGIONS = "<full-instructions header='Rules'>Long</full-instructions><short-instructions>Short</short-instructions>"
SEVERAL = f"""{LIBRARY}<crowd-form>
  <crowd-classifier name="one" categories="['Cat','Dog']" header="First"><classification-target>A</classification-target>{REGIONS}</crowd-classifier>
  <crowd-classifier name="two" categories="['Red','Blue']" header="Second"><classification-target>B</classification-target>{REGIONS}</crowd-classifier>
  </crowd-form>"""


def image_tool(tag, portal):
    portal.media["/media/photo"] = ("image/png", photo(600, 400))
    return f"""{LIBRARY}<crowd-form><{tag} name="out" src="/media/photo" header="Mark" labels="['Cat','Dog']">{REGIONS}</{tag}></crowd-form>"""


def open_list(page):
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    dialog.wait_for()
    return dialog


def change(dialog, description, *keys):
    dialog.get_by_role("button", name=f"Change the keys of {description}", exact=True).click()
    for key in keys:
        dialog.page.keyboard.press(key)


def keys_of(dialog, description):
    row = dialog.locator(".hotkey").filter(has=dialog.page.get_by_text(description, exact=True))
    return "+".join(row.locator("kbd").all_text_contents())


def shortcut_of_option(frame, name):
    return frame.locator("label.option").filter(has_text=name).locator("kbd").text_content()


def options(page):
    dialog = open_list(page)
    dialog.get_by_role("button", name="Change: Choose the option with that number").click()
    return dialog


def test_an_option_gets_another_key_for_this_task_and_the_next(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    wait_until(lambda: page.locator("iframe[hidden]").count() == 1, "the next task behind")
    dialog = options(page)
    change(dialog, "“Dog”", "q")
    assert keys_of(dialog, "“Dog”") == "Q"
    wait_until(lambda: shortcut_of_option(frame, "Dog") == "Q", "the hint")
    assert frame.locator("input[value=Dog]").get_attribute("aria-keyshortcuts") == "Q"
    page.keyboard.press("Escape")
    for number in range(3):
        page.keyboard.press("2")
        assert frame.locator("input[type=radio]:checked").count() == 0, "the key it had"
        page.keyboard.press("q")
        page.keyboard.press("Enter")
        assert submission(portal, number)["answer"] == {"crowd-image-classifier": {"label": "Dog"}}
        frame = task_frame(page, other_than=frame.url)
        assert shortcut_of_option(frame, "Dog") == "Q"


def test_the_keys_hold_after_a_visit_and_on_other_pages(page, portal):
    add_job(portal)
    open_job(page, portal)
    dialog = open_list(page)
    change(dialog, "Zoom in", "y")
    change(dialog, "Submit", "s")
    portal.jobs.clear()
    portal.tasks.clear()
    add_job(portal, image_tool("crowd-bounding-box", portal))
    frame = open_job(page, portal)
    frame.get_by_role("button", name="Zoom in (Y)").wait_for()
    assert frame.locator("crowd-button[form-action=submit]").get_attribute("hotkey") == "S"
    before = frame.locator(".toolbar .scale").text_content()
    page.keyboard.press("y")
    wait_until(lambda: frame.locator(".toolbar .scale").text_content() != before, "the zoom")


def test_each_worker_has_keys_of_their_own(page, portal, monkeypatch):
    import portal_server
    add_job(portal)
    open_job(page, portal)
    change(open_list(page), "Undo", "u")
    monkeypatch.setitem(portal_server.WORKER, "sub", "w-2")
    page.reload()
    task_frame(page)
    assert keys_of(open_list(page), "Undo") == "Ctrl+Z"
    monkeypatch.setitem(portal_server.WORKER, "sub", "w-1")
    page.reload()
    task_frame(page)
    assert keys_of(open_list(page), "Undo") == "U"


def test_keys_in_use_are_named_and_swapped(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    dialog = options(page)
    change(dialog, "“Cat”", "2")
    assert dialog.get_by_text("2 is already used for “Dog”.", exact=True).is_visible()
    dialog.get_by_role("button", name="Swap the keys").click()
    assert (keys_of(dialog, "“Cat”"), keys_of(dialog, "“Dog”")) == ("2", "1")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    wait_until(lambda: frame.locator("input[type=radio]:checked").get_attribute("value") == "Dog", "the choice")


def test_escape_leaves_the_keys_and_then_the_list(page, portal):
    add_job(portal)
    open_job(page, portal)
    dialog = open_list(page)
    change(dialog, "Undo", "Escape")
    assert dialog.is_visible() and keys_of(dialog, "Undo") == "Ctrl+Z"
    assert dialog.get_by_role("button", name="Change the keys of Undo").is_visible()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


@pytest.mark.parametrize("keys, shown, reason", [("Control+Shift+T", "Ctrl+Shift+T", "opens the last tab again"), ("F5", "F5", "loads the page anew"),
    ("ArrowLeft", "ArrowLeft", "moves in lists and pictures"), ("Alt+d", "Alt+D", "goes to the address")])
def test_keys_of_the_browser_are_refused_with_the_reason(page, portal, keys, shown, reason):
    add_job(portal)
    open_job(page, portal)
    dialog = open_list(page)
    change(dialog, "Undo", keys)
    assert dialog.get_by_text(f"{shown} cannot be used: it {reason}.").first.is_visible()
    page.keyboard.press("u")
    assert keys_of(dialog, "Undo") == "U"


def test_what_works_while_typing_needs_a_modifier(page, portal):
    add_job(portal)
    open_job(page, portal)
    dialog = open_list(page)
    change(dialog, "Submit from anywhere", "k")
    assert dialog.get_by_text("needs Ctrl or Alt").first.is_visible()
    page.keyboard.press("Control+k")
    assert keys_of(dialog, "Submit from anywhere") == "Ctrl+K"


def test_one_or_all_shortcuts_get_their_own_keys_again(page, portal):
    add_job(portal)
    open_job(page, portal)
    dialog = open_list(page)
    assert dialog.get_by_role("button", name="Reset all").is_disabled()
    for description, key in [("Undo", "u"), ("Redo", "r"), ("Zoom in", "x")]:
        change(dialog, description, key)
    dialog.get_by_role("button", name="Reset the keys of Redo").click()
    assert [keys_of(dialog, name) for name in ["Undo", "Redo", "Zoom in"]] == ["U", "Ctrl+Shift+Z", "X"]
    dialog.get_by_role("button", name="Reset all").click()
    assert [keys_of(dialog, name) for name in ["Undo", "Redo", "Zoom in"]] == ["Ctrl+Z", "Ctrl+Shift+Z", "+"]
    assert dialog.get_by_role("button", name="Reset all").is_disabled()
    page.reload()
    task_frame(page)
    assert keys_of(open_list(page), "Undo") == "Ctrl+Z"


def test_kept_keys_that_do_not_fit_a_page_do_not_break_it(page, portal):
    """“B” for Submit is fine for categories; in the mask editor the brush has it."""
    add_job(portal)
    open_job(page, portal)
    change(open_list(page), "Submit", "b")
    portal.jobs.clear()
    portal.tasks.clear()
    add_job(portal, image_tool("crowd-semantic-segmentation", portal))
    frame = open_job(page, portal)
    assert frame.locator("crowd-button[form-action=submit]").get_attribute("hotkey") == "Enter"
    page.keyboard.press("e")
    wait_until(lambda: frame.get_by_role("button", name="Erase (E)").get_attribute("aria-pressed") == "true", "the eraser")
    page.keyboard.press("b")
    wait_until(lambda: frame.get_by_role("button", name="Paint with the brush (B)").get_attribute("aria-pressed") == "true", "the brush")
    assert portal.submissions == []


@pytest.mark.parametrize("kept", ["[]", "7", '{"hotkeys": 5}', '{"hotkeys": {"undo": 7, "redo": "", "__proto__": "x", "zoom-in": "+++"}}', "{"])
def test_spoilt_storage_is_no_harm(page, portal, kept):
    add_job(portal)
    page.goto(portal.origin + "/")
    page.evaluate("(kept) => localStorage.setItem('groundwork-task-preferences:w-1', kept)", kept)
    open_job(page, portal)
    dialog = open_list(page)
    assert keys_of(dialog, "Undo") == "Ctrl+Z"
    change(dialog, "Undo", "u")
    assert keys_of(dialog, "Undo") == "U"


def test_a_page_cannot_change_the_keys(page, portal):
    """A template is untrusted: the portal takes no shortcuts from it as a preference."""
    add_job(portal, "<script>window.onmessage = (event) => { const port = event.ports[0]; port.postMessage({type: 'connected', hotkeys: []});"
        "port.postMessage({type: 'preference', name: 'hotkeys', value: {help: 'x'}}); port.postMessage({type: 'hotkeys', hotkeys: ["
        "{action: 'undo', initial: 'Mod+Z', combination: 'Mod+Z', description: 'mine'}, 7, null]}); };"
        "parent.postMessage({type: 'ready'}, '*');</script><p>page</p>")
    page.goto(f"{portal.origin}/jobs/job-1")
    task_frame(page)
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert keys_of(dialog, "This help") == "?"
    wait_until(lambda: dialog.get_by_text("mine").count() == 1, "the list")


def test_the_help_itself_gets_other_keys_and_f1_stays(page, portal):
    add_job(portal)
    open_job(page, portal)
    change(open_list(page), "This help", "h")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_timeout(100)
    assert page.get_by_role("dialog").count() == 0
    for key in ["h", "F1"]:
        page.keyboard.press(key)
        page.get_by_role("dialog", name="Keyboard shortcuts").wait_for()
        page.keyboard.press("Escape")


def test_by_keyboard_alone_and_heard(page, portal):
    add_job(portal)
    frame = open_job(page, portal)
    dialog = open_list(page)
    status = dialog.locator("[role=status]")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "Change the keys of Undo":
            break
    page.keyboard.press("Enter")
    assert status.text_content() == "Press the new keys of Undo. Escape leaves them as they are."
    page.keyboard.press("Control+Shift+z")
    assert status.text_content().startswith("Ctrl+Shift+Z is already used for “Redo”.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Swap the keys"
    page.keyboard.press("Enter")
    assert status.text_content() == "The keys are swapped."
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Change the keys of Undo"
    page.keyboard.press("Space")
    page.keyboard.press("Alt+u")
    assert status.text_content() == "Undo: Alt+U"
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.keyboard.press("Alt+u")
    wait_until(lambda: frame.locator("input[type=radio]:checked").count() == 0, "the undo")


def test_the_list_is_accessible_while_it_is_changed(themed, portal):  # noqa: F811
    add_job(portal)
    open_job(themed, portal)
    dialog = options(themed)
    change(dialog, "“Cat”", "q")
    assert violations(themed.main_frame) == []
    change(dialog, "“Dog”", "3")
    assert dialog.get_by_role("button", name="Swap the keys").is_visible()
    assert violations(themed.main_frame) == []
    sizes = dialog.evaluate("(dialog) => [dialog.querySelector('.dialog-content').scrollWidth - dialog.querySelector('.dialog-content').clientWidth, "
                            "dialog.getBoundingClientRect().right - innerWidth]")
    assert sizes[0] <= 0 and sizes[1] <= 0, "nothing stands out at the side"


def test_of_two_tools_the_one_in_use_has_the_keys(page, portal):
    add_job(portal, SEVERAL)
    frame = open_job(page, portal)
    chosen = lambda: frame.evaluate("() => [...document.querySelectorAll('crowd-classifier')].map((e) => e.value?.label)")  # noqa: E731
    page.keyboard.press("2")
    wait_until(lambda: chosen() == ["Dog", None], "the first has them to begin with")
    frame.get_by_role("heading", name="Second").click()
    page.keyboard.press("1")
    wait_until(lambda: chosen() == ["Dog", "Red"], "the second")
    frame.evaluate("() => { document.querySelectorAll('crowd-classifier')[1].hidden = true; document.querySelectorAll('crowd-classifier')[1].style.display = 'none'; }")
    page.keyboard.press("1")
    wait_until(lambda: chosen() == ["Cat", "Red"], "one that is hidden hears nothing")
    dialog = open_list(page)
    assert dialog.get_by_role("region").evaluate_all("(all) => all.map((e) => e.getAttribute('aria-label'))") == [
        "Categories", "Categories 2", "Everywhere in the task"]


def test_an_editor_in_a_tab_that_is_not_shown_hears_no_keys(page, portal):
    portal.media["/media/photo"] = ("image/png", photo(600, 400))
    tool = lambda tag: f"""<{tag} name="{tag}" src="/media/photo" header="{tag}" labels="['Cat','Dog']">{REGIONS}</{tag}>"""  # noqa: E731
    open_alone(page, portal, f"""<crowd-form><crowd-tabs><crowd-tab header="Boxes">{tool("crowd-bounding-box")}</crowd-tab>
      <crowd-tab header="Masks">{tool("crowd-semantic-segmentation")}</crowd-tab></crowd-tabs></crowd-form>""")
    tool_of = "document.querySelector('crowd-semantic-segmentation').editor.tool"
    assert page.evaluate(tool_of) == "brush"
    page.keyboard.press("e")
    assert page.evaluate(tool_of) == "brush"
    page.get_by_role("tab", name="Masks").click()
    page.keyboard.press("e")
    assert page.evaluate(tool_of) == "eraser"


def test_a_letter_given_to_an_option_works_in_a_list_that_is_searched_by_letters(page, portal):
    names = ["Ant", "Bee", "Cow", "Dog", "Elk", "Fox", "Gnu", "Hen", "Ibis", "Jay", "Kiwi", "Quail"]
    add_job(portal, f"""{LIBRARY}<crowd-form><crowd-classifier name="c" categories="{names}" header="Which?">
      <classification-target>A</classification-target>{REGIONS}</crowd-classifier></crowd-form>""")
    frame = open_job(page, portal)
    change(options(page), "“Bee”", "q")
    page.keyboard.press("Escape")
    wait_until(lambda: shortcut_of_option(frame, "Bee") == "Q", "the hint")
    frame.locator("input[value=Ant]").focus()
    page.keyboard.press("q")
    wait_until(lambda: frame.locator("input[type=radio]:checked").get_attribute("value") == "Bee", "the choice")
