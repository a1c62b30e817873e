"""Templates as owners write them, in the style of public samples, run in the portal's frame and worked by hand and key."""

import pytest

from conftest import add_job, open_job, submission, wait_until

SUBMIT = {"name": "Submit"}


def begin(page, portal, template: str, source: str = "/media/3"):
    add_job(portal, template, [source])
    return open_job(page, portal)


def test_two_images_are_compared(page, portal):
    """07/CE-classifier-2, 07/CE-general-20, 03/CUS-9, 03/CUS-12: made-up tags and styles too."""
    frame = begin(page, portal, "contrastive.html")
    wait_until(lambda: frame.evaluate("[...document.images].map((i) => i.naturalWidth)") == [67, 67], "the images")
    assert frame.evaluate("getComputedStyle(document.querySelector('short-instructions greenbg')).backgroundColor") == "rgb(217, 242, 224)"
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"similarity": {"label": "similar product"}}


def test_a_receipt_is_transcribed(page, portal):
    """07/CE-general-26: the template's own check holds the submission; 07/CE-form-1, 07/CE-input-1, 07/CE-instructions-6."""
    frame = begin(page, portal, "transcription.html")
    frame.get_by_role("button", name="Instructions and examples").click()
    frame.get_by_role("tab", name="Examples").click()
    assert frame.get_by_text("about 12").is_visible()
    page.keyboard.press("Escape")
    frame.get_by_role("button", **SUBMIT).click()
    frame.get_by_label("Shop").press_sequentially("Corner")
    frame.get_by_label("Total").press_sequentially("£12.5")
    frame.get_by_label("All lines").press_sequentially("Milk 2.50\nBread 10.00")
    frame.get_by_role("button", **SUBMIT).click()
    frame.get_by_text("The total has two digits").wait_for()
    assert portal.submissions == []
    frame.get_by_label("Total").press("End")
    page.keyboard.type("0")
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {"shop": "Corner", "total": "12.50", "lines": "Milk 2.50\nBread 10.00", "unreadable": {"unreadable": False}}


def test_a_review_is_judged(page, portal):
    """07/CE-general-8..11, 07/CE-general-18, 07/CE-general-19, 07/CE-general-23, 07/CE-radio-group-2, with the second version's names."""
    frame = begin(page, portal, "sentiment.html", "Arrived late but works")
    assert frame.get_by_text("Arrived late but works").is_visible() and frame.get_by_text("Judge the whole review.").is_visible()
    assert frame.get_by_text("Take your time.").is_visible()
    frame.get_by_role("button", **SUBMIT).click()
    frame.get_by_label("Positive").check()
    frame.get_by_role("button", **SUBMIT).click()
    assert portal.submissions == []
    page.keyboard.press("End")
    frame.get_by_text("Delivery").click()
    frame.get_by_text("Yes", exact=True).click()
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {
        "sentiment": {"positive": True, "negative": False}, "certainty": 10, "mentions": {"price": False, "delivery": True},
        "yes": {"yes": True}, "no": {"no": False}, "spam": {"on": False},
    }


def test_an_image_is_moderated(page, portal):
    """07/CE-general-15, 07/CE-image-multi-3, 01/IMG-34."""
    frame = begin(page, portal, "moderation.html")
    frame.get_by_role("button", name="None of the above").click()
    frame.get_by_role("button", name="None of the above").click()
    page.keyboard.press("3")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"crowd-image-classifier-multi-select": {"labels": ["Violence", "Tobacco"]}}


def test_boxes_are_verified(page, portal):
    """01/IMG-36, 07/CE-image-classifier-7, 07/CE-image-classifier-11, 07/CE-general-14."""
    frame = begin(page, portal, "verification.html")
    wait_until(lambda: frame.locator("crowd-image-stage svg rect").count() > 0, "the boxes")
    page.keyboard.press("2")
    frame.get_by_role("button", name="Say what is wrong").click()
    frame.get_by_role("dialog", name="What is wrong?").get_by_role("textbox").fill("Too wide")
    page.keyboard.press("Control+Enter")
    frame.get_by_role("button", **SUBMIT).click()
    assert submission(portal)["answer"] == {"crowd-image-classifier": {"label": "bad", "workerComment": "Too wide"}}


def test_a_template_with_many_scripts(page, portal):
    """07/CE-general-20, 07/CE-general-24, 07/CE-general-25, 07/CE-general-28..33: all in one page."""
    frame = begin(page, portal, "scripted.html", "line one\nline two")
    assert frame.get_by_text("Reached into the shadow root").is_visible()
    assert frame.evaluate("getComputedStyle(document.querySelector('classification-target')).whiteSpace") == "pre-wrap"
    frame.get_by_label("Another topic").fill("sport")
    frame.get_by_role("button", name="Add", exact=True).click()
    frame.get_by_text("sport", exact=True).click()
    frame.get_by_label("Note").fill("short")
    frame.get_by_text("second", exact=True).click()
    frame.get_by_role("button", **SUBMIT).click()
    answer = submission(portal)["answer"]
    assert answer.pop("history").split(",")[-1] == "sport"
    assert answer == {"topic": {"label": "sport"}, "note": "short", "rows": {"first": False, "second": True}}


def test_a_problem_is_reported_by_a_floating_button(page, portal):
    """07/CE-general-27, 07/CE-general-32."""
    frame = begin(page, portal, "scripted.html", "text")
    page.keyboard.press("1")
    frame.get_by_role("button", name="Report a problem").click()
    answer = submission(portal)["answer"]
    assert answer["history"].endswith("report") and answer["topic"] == {"label": "news"}


def test_a_video_is_classified(page, portal):
    """07/CE-classifier-2."""
    frame = begin(page, portal, "video.html")
    assert frame.locator("video").bounding_box()["width"] > 500, "a video takes the room there is"
    page.keyboard.press("?")
    for words in ["Back one picture", "Forward one picture"]:
        assert page.get_by_role("dialog", name="Keyboard shortcuts").get_by_text(words).is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"crowd-classifier": {"label": "walking"}}


@pytest.mark.parametrize("keyboard", [False, True])
def test_scripts_and_styles_from_elsewhere(page, portal, keyboard):
    """07/CE-general-4, 07/CE-general-6, 07/CE-general-7, 07/CE-form-2: tabs, a window, own buttons; by pointer and by keys."""
    portal.media["/media/outside.css"] = ("text/css;CHARSET=UTF-8", b".outside { color: rgb(1, 2, 3) }")
    portal.media["/media/outside.js"] = ("application/javascript;CHARSET=UTF-8", b"window.loadedFromOutside = true")
    frame = begin(page, portal, "outside.html")
    assert frame.evaluate("loadedFromOutside") and frame.evaluate("getComputedStyle(document.querySelector('.outside')).color") == "rgb(1, 2, 3)"
    press = (lambda control: control.press("Enter")) if keyboard else (lambda control: control.click())
    assert frame.get_by_role("button", **SUBMIT).count() == 0
    press(frame.get_by_role("button", name="Hand in"))
    assert frame.locator("select").is_visible(), "the tab of what is missing comes to the front"
    frame.locator("select").select_option("blue")
    press(frame.get_by_role("button", name="Start over"))
    wait_until(lambda: frame.locator("select").input_value() == "", "the reset")
    frame.locator("select").select_option("red")
    press(frame.get_by_role("button", name="Hand in"))
    assert submission(portal)["answer"] == {"colour": "red"}


def test_a_document_is_shown_in_a_frame_of_the_page(page, portal):
    """07/CE-classifier-2: an embedded document, under the policy of the portal's frame."""
    portal.media["/media/letter"] = ("text/plain", b"Dear all")
    add_job(portal, """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script><crowd-form>
      <crowd-classifier name="kind" categories="['letter','bill']" header="What is it?"><classification-target><iframe title="Document"
      src="{{ task.input.taskObject | grant_read_access }}" width="100%" height="300"></iframe></classification-target>
      <full-instructions></full-instructions><short-instructions></short-instructions></crowd-classifier></crowd-form>""", ["/media/letter"])
    frame = open_job(page, portal)
    frame.frame_locator("iframe").get_by_text("Dear all").wait_for()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert submission(portal)["answer"] == {"kind": {"label": "letter"}}
