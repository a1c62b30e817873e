"""Classifiers with several categories, long lists, and players (07/CE-classifier-multi, CE-image-multi, 01/IMG, 01/TXT)."""

import base64
import io
import wave

import pytest

from conftest import add_job, open_alone, open_job, preview, submission, wait_until

TEXT = """<crowd-form><crowd-classifier-multi-select name="topics" categories="['Sport','Money','Health']" header="Topics?" {more}>
  <classification-target>{target}</classification-target><full-instructions header="Rules">Long</full-instructions>
  <short-instructions>Short</short-instructions></crowd-classifier-multi-select></crowd-form>"""
IMAGE = """<crowd-form><crowd-image-classifier-multi-select name="animals" src="/media/1" header="Which?" categories="['Cat','Dog']" {more}>
  <full-instructions header="Rules">Long</full-instructions><short-instructions>Short</short-instructions>{inside}
  </crowd-image-classifier-multi-select></crowd-form>"""
NONE = """exclusion-category="{ text: 'None of these' }" """


def text(page, portal, more="", target="A text"):
    open_alone(page, portal, TEXT.format(more=more, target=target))


def image(page, portal, more="", inside=""):
    open_alone(page, portal, IMAGE.format(more=more, inside=inside))


def submit(page):
    page.get_by_role("button", name="Submit").click()
    return preview(page) if page.locator("#crowd-answer-preview").count() else None


def test_several_categories_are_answered_as_an_array(page, portal):
    """07/CE-classifier-multi-2, 07/CE-classifier-multi-3, 01/TXT-20, 01/TXT-17: in the order of the categories."""
    text(page, portal)
    assert page.get_by_text("A text").is_visible() and page.get_by_role("heading", name="Topics?").is_visible()
    assert submit(page) is None and page.get_by_text("Choose at least one").is_visible()
    for name in ["Health", "Sport"]:
        page.get_by_text(name, exact=True).click()
    assert submit(page) == {"topics": {"labels": ["Sport", "Health"]}}
    page.get_by_text("Health", exact=True).click()
    assert submit(page) == {"topics": {"labels": ["Sport"]}}


def test_no_category_applies(page, portal):
    """07/CE-classifier-multi-1, 01/IMG-33, 01/TXT-19: an extra choice that excludes the others."""
    text(page, portal, NONE)
    page.get_by_text("Money", exact=True).click()
    page.get_by_role("button", name="None of these").click()
    assert page.get_by_role("checkbox", name="Money").is_disabled() and not page.get_by_role("checkbox", name="Money").is_checked()
    assert submit(page) == {"topics": {"labels": []}}
    page.keyboard.press("Control+z")
    assert submit(page) == {"topics": {"labels": ["Money"]}}
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="None of these").click()
    assert submit(page) is None and page.get_by_text("None of these”, before you submit").is_visible()


def test_an_image_gets_at_least_one_and_up_to_all(page, portal):
    """07/CE-image-multi-1, 07/CE-image-multi-2, 07/CE-image-multi-4, 01/IMG-34, 01/IMG-31: by digits, too."""
    image(page, portal)
    shown = """document.querySelector('crowd-image-classifier-multi-select').shadowRoot.querySelector('crowd-image-stage')
      .shadowRoot.querySelector('img').naturalWidth"""
    wait_until(lambda: page.evaluate(shown) == 65, "the image")
    assert submit(page) is None
    page.keyboard.press("2")
    page.keyboard.press("1")
    assert submit(page) == {"animals": {"labels": ["Cat", "Dog"]}}
    page.keyboard.press("1")
    assert submit(page) == {"animals": {"labels": ["Dog"]}}


def test_an_image_without_any(page, portal):
    """07/CE-image-multi-3."""
    image(page, portal, NONE)
    page.get_by_role("button", name="None of these").press("Space")
    assert submit(page) == {"animals": {"labels": []}}


def test_a_comment_beside_the_labels(page, portal):
    image(page, portal, inside="<worker-comment link-text='Explain'>Why?</worker-comment>")
    page.keyboard.press("1")
    page.get_by_role("button", name="Explain").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Hidden tail")
    page.get_by_role("button", name="Save").click()
    assert submit(page) == {"animals": {"labels": ["Cat"], "workerComment": "Hidden tail"}}


def test_drafts_scripts_and_reset(page, portal):
    """07/CE-general-29, 07/CE-general-30."""
    text(page, portal, NONE)
    widget = "document.querySelector('crowd-classifier-multi-select')"
    page.keyboard.press("3")
    state = page.evaluate("document.querySelector('crowd-form').state")
    page.evaluate("document.querySelector('crowd-form').reset()")
    wait_until(lambda: page.evaluate(f"{widget}.value ?? null") is None)
    page.evaluate("state => document.querySelector('crowd-form').restore(state)", state)
    assert page.evaluate(f"({widget}.value || {widget}._submittableValue).labels") == ["Health"]
    page.evaluate(f"{widget}.labels = ['A', 'B']")
    page.keyboard.press("2")
    assert submit(page) == {"topics": {"labels": ["B"]}}
    page.evaluate(f"{widget}.value = {{ labels: ['A', 'unknown'] }}")
    assert submit(page) == {"topics": {"labels": ["A"]}}


def test_an_unreadable_exclusion_category_says_so(page, portal):
    text(page, portal, "exclusion-category='{ oops'")
    assert page.get_by_text("exclusion-category of this task cannot be read").is_visible()
    page.keyboard.press("1")
    assert submit(page) == {"topics": {"labels": ["Sport"]}}


# Long lists


def many(count: int) -> list[str]:
    """Names that differ in their first two letters: Aa 0, Ba 1, … Ab 26."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [f"{letters[n % 26]}{letters[n // 26].lower()}-class {n}" for n in range(count)]


@pytest.mark.parametrize("kind", ["crowd-classifier", "crowd-classifier-multi-select"])
def test_two_hundred_categories_stay_quick(page, portal, kind):
    """Filter, arrows and letters; a choice and a keystroke of the filter cost little."""
    names = many(200)
    open_alone(page, portal, f"""<crowd-form><{kind} name="c" categories="{names}"><classification-target>t</classification-target>
      <full-instructions></full-instructions><short-instructions></short-instructions></{kind}></crowd-form>""")
    inputs = page.get_by_role("radio" if kind == "crowd-classifier" else "checkbox")
    assert inputs.count() == 200
    inputs.nth(0).focus()
    page.keyboard.type("mg")
    focused = "document.querySelector('[name=c]').picker.shadowRoot.activeElement.value"
    assert page.evaluate(focused) == "Mg-class 168"
    page.keyboard.press("Space")
    page.keyboard.press("/")
    page.keyboard.type("class 7 t")
    assert [inputs.nth(n).input_value() for n in range(inputs.count())] == [names[n] for n in range(200) if "7" in names[n] and "t" in names[n].lower()]
    page.keyboard.press("Enter")
    page.evaluate("""() => { const picker = document.querySelector('[name=c]').picker; const start = performance.now();
      for (let n = 0; n < 10; n += 1) { picker.search.value = 'class ' + n; picker.search.dispatchEvent(new Event('input')); picker.chooseIndex(n); }
      picker.search.value = ''; picker.search.dispatchEvent(new Event('input')); window.perTurn = (performance.now() - start) / 10; }""")
    assert page.evaluate("perTurn") < 50, "milliseconds for a filter and a choice"


def test_arrows_and_space_choose_several(page, portal):
    names = many(30)
    open_alone(page, portal, f"""<crowd-form><crowd-classifier-multi-select name="c" categories="{names}"><classification-target>t</classification-target>
      <full-instructions></full-instructions><short-instructions></short-instructions></crowd-classifier-multi-select></crowd-form>""")
    page.get_by_role("checkbox").nth(0).focus()
    for key in ["ArrowDown", "Space", "ArrowDown", "ArrowDown", "Space", "End", "Space"]:
        page.keyboard.press(key)
    page.keyboard.press("/")
    page.keyboard.type("class 5")
    page.keyboard.press("Enter")
    page.keyboard.type("class 6")
    page.keyboard.press("Enter")
    chosen = page.get_by_role("list", name="Chosen")
    assert chosen.get_by_role("listitem").count() == 5
    page.get_by_role("button", name=f"Remove {names[5]}").click()
    page.keyboard.press("Control+Enter")
    assert preview(page) == {"c": {"labels": [names[1], names[3], names[6], names[29]]}}


# Players


def tone(seconds: int) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as sound:
        sound.setparams((1, 1, 4000, 0, "NONE", "none"))
        sound.writeframes(b"\x80" * 4000 * seconds)
    return data.getvalue()


def silence(seconds: int) -> str:
    """As an address of its own, so that every place in it can be reached at once."""
    return "data:audio/wav;base64," + base64.b64encode(tone(seconds)).decode()


def test_a_player_is_worked_by_keys(page, portal):
    """07/CE-classifier-2: audio in the target; playing, seeking and speed without leaving the categories."""
    text(page, portal, target=f"<audio controls src='{silence(60)}'></audio>")
    state = "(() => { const a = document.querySelector('audio'); return [a.paused, Math.floor(a.currentTime), a.playbackRate]; })()"
    wait_until(lambda: page.evaluate("document.querySelector('audio').readyState") >= 1, "the sound")
    page.keyboard.press("k")
    wait_until(lambda: page.evaluate(state)[0] is False, "playing")
    page.keyboard.press("k")
    wait_until(lambda: page.evaluate(state)[0] is True, "the pause")
    page.evaluate("document.querySelector('audio').currentTime = 20")
    page.keyboard.press("l")
    wait_until(lambda: page.evaluate(state)[1] == 25)
    page.keyboard.press("j")
    page.keyboard.press("j")
    wait_until(lambda: page.evaluate(state)[1] == 15)
    page.keyboard.press(">")
    assert page.evaluate(state)[2] == 1.25
    page.keyboard.press("<")
    page.keyboard.press("<")
    assert page.evaluate(state)[2] == 0.75 and page.get_by_text("0.75×").is_visible()
    page.keyboard.press("1")
    assert submit(page) == {"topics": {"labels": ["Sport"]}}


def test_a_video_goes_picture_by_picture(page, portal):
    text(page, portal, target=f"<video controls src='{silence(5)}'></video>")
    now = "document.querySelector('video').currentTime"
    wait_until(lambda: page.evaluate("document.querySelector('video').readyState") >= 1, "the video")
    for key, expected in [("l", 5), ("j", 0), (".", 0.04), (".", 0.08), (",", 0.04)]:
        page.keyboard.press(key)
        wait_until(lambda: abs(page.evaluate(now) - expected) < 0.001, f"{key} to {expected}")


def test_the_keys_of_players_are_listed_and_a_task_put_away_falls_silent(page, portal):
    """07/CE-classifier-2."""
    portal.media["/media/tone"] = ("audio/wav", tone(60))
    library = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'
    add_job(portal, library + TEXT.format(more="", target="<audio controls src='/media/tone'></audio>"), ["x", "y"])
    frame = open_job(page, portal)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    assert not dialog.get_by_text("one picture").first.is_visible(), "sound has none"
    for words in ["Play or pause", "Back 5 seconds", "Forward 5 seconds", "Play slower", "Play faster"]:
        assert dialog.get_by_text(words).is_visible()
    page.keyboard.press("Escape")
    frame.evaluate("""() => { window.calls = 0; const pause = HTMLMediaElement.prototype.pause;
      HTMLMediaElement.prototype.pause = function () { window.calls += 1; parent.postMessage({ paused: true }, '*'); return pause.call(this); }; }""")
    page.evaluate("() => addEventListener('message', (event) => { if (event.data?.paused) window.paused = true; })")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"topics": {"labels": ["Sport"]}}
    wait_until(lambda: page.evaluate("window.paused === true"), "the pause")


def test_videos_frames_and_several_images_show(page, portal):
    """07/CE-classifier-2: video, iframe, images to compare; the plain classifier."""
    portal.pages["/inner.html"] = "<p>Inside</p>"
    open_alone(page, portal, """<crowd-form><crowd-classifier name="c" categories="['same','other']"><classification-target>
      <video controls width="200"></video><iframe src="/inner.html" title="Document"></iframe><img src="/media/1" alt="one"><img src="/media/2" alt="two">
      </classification-target><full-instructions></full-instructions><short-instructions></short-instructions></crowd-classifier></crowd-form>""")
    for name in ["video", "iframe", "img[alt=one]", "img[alt=two]"]:
        assert page.locator(name).bounding_box()["width"] > 40
    page.frame_locator("iframe").get_by_text("Inside").wait_for()
