"""The two elements of human reviews (07/CE-textract, 07/CE-rekognition, 08/CRW)."""

import json

import pytest

from conftest import open_alone, preview, wait_until

MODERATION = """<crowd-form><crowd-rekognition-detect-moderation-labels src="/media/1" header="Pick all that apply" categories='{categories}' {more}>
  <short-instructions header="Instructions">Short</short-instructions><full-instructions header="Rules">Long</full-instructions>
  </crowd-rekognition-detect-moderation-labels></crowd-form>"""
OBJECTS = '[ { name: "Gore", parentName: "Violence", confidence: 81.5, }, { name: "Corpses", parentName: "Violence", }, { name: "Smoking", }, ]'
MODERATION_KEY = "AWS/Rekognition/DetectModerationLabels/Image/V3"
OUTLINE = """p => { const b = p.getBBox(), m = p.getScreenCTM();
  return { x: b.x * m.a + m.e, y: b.y * m.d + m.f, width: b.width * m.a, height: b.height * m.d }; }"""
FORMS_KEY = "AWS/Textract/AnalyzeDocument/Forms/V1"


def block(identity, kind, text, box=(0.1, 0.1, 0.3, 0.1), relationships=()):
    left, top, width, height = box
    return {"blockType": "KEY_VALUE_SET", "confidence": 38.4, "id": identity, "entityTypes": [kind], "text": text,
            "geometry": {"boundingBox": {"width": width, "height": height, "left": left, "top": top},
                         "polygon": [{"x": left, "y": top}, {"x": left + width, "y": top}, {"x": left + width, "y": top + height}]},
            "relationships": [{"type": kind, "ids": list(ids)} for kind, ids in relationships]}


BLOCKS = [
    block("k-1", "KEY", "Name:", (0.1, 0.1, 0.3, 0.1), [("CHILD", ["w-1"]), ("VALUE", ["v-1"])]),
    block("v-1", "VALUE", "Jon", (0.5, 0.1, 0.3, 0.1), [("CHILD", ["w-2"])]),
    block("k-2", "KEY", "City", (0.1, 0.5, 0.3, 0.1), [("VALUE", ["v-2"])]),
    block("v-2", "VALUE", "Olso", (0.5, 0.5, 0.3, 0.1)),
]
KEYS = [{"importantFormKey": "Address", "importantFormKeyAliases": ["Addr.", "Street"]}, {"importantFormKey": "Full name", "importantFormKeyAliases": ["name"]}]


def moderation(page, portal, categories=OBJECTS, more=""):
    open_alone(page, portal, MODERATION.format(categories=categories, more=more))


def document(page, portal, blocks=BLOCKS, keys=KEYS, more="no-key-edit no-geometry-edit"):
    attribute = lambda value: json.dumps(value).replace('"', "&quot;")  # noqa: E731
    open_alone(page, portal, f"""<crowd-form><crowd-textract-analyze-document src="/media/1" header="Check pairs" {more}
      initial-value="{attribute(blocks)}" keys="{attribute(keys)}" block-types="['KEY_VALUE_SET']"><short-instructions header="Instructions">Short
      </short-instructions><full-instructions header="Rules"></full-instructions></crowd-textract-analyze-document></crowd-form>""")


def submit(page):
    page.get_by_role("button", name="Submit").click()
    return preview(page) if page.locator("#crowd-answer-preview").count() else None


def plain(identity, kind, text, relationships=()):
    return {"blockType": "KEY_VALUE_SET", "id": identity, "entityTypes": [kind], "text": text,
            "relationships": [{"type": kind, "ids": list(ids)} for kind, ids in relationships]}


# crowd-rekognition-detect-moderation-labels


def test_objects_return_whole(page, portal):
    """07/CE-rekognition-2..4, 08/CRW-7, 08/CRW-8, 08/CRW-10."""
    moderation(page, portal)
    assert page.get_by_role("heading", name="Pick all that apply").is_visible()
    for name in ["Gore", "Corpses", "Smoking"]:
        assert page.get_by_text(name, exact=True).is_visible()
    page.get_by_text("Corpses", exact=True).click()
    page.keyboard.press("1")
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": [
        {"name": "Gore", "parentName": "Violence", "confidence": 81.5}, {"name": "Corpses", "parentName": "Violence"}]}}


def test_texts_return_as_texts_and_nothing_is_an_answer(page, portal):
    """07/CE-rekognition-5."""
    moderation(page, portal, '["Gore", "Smoking"]')
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": []}}
    page.get_by_text("Smoking").click()
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": ["Smoking"]}}


@pytest.mark.parametrize("attribute", ["{ text: &quot;None of these&quot; }", "None of these"])
def test_the_exclusion_button(page, portal, attribute):
    """07/CE-rekognition-1, 07/CE-rekognition-6..8, 08/CRW-9: below the categories; clears and locks them, and gives them back."""
    moderation(page, portal, more=f'exclusion-category="{attribute}"')
    button = page.get_by_role("button", name="None of these")
    assert button.bounding_box()["y"] > page.get_by_text("Smoking").bounding_box()["y"]
    assert submit(page) is None, "with such a button, nothing chosen is no answer"
    page.get_by_text("Gore", exact=True).click()
    button.click()
    boxes = page.get_by_role("checkbox")
    assert all(boxes.nth(n).is_disabled() and not boxes.nth(n).is_checked() for n in range(3))
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": []}}
    button.click()
    assert all(boxes.nth(n).is_enabled() for n in range(3))
    page.get_by_text("Gore", exact=True).click()
    assert submit(page)[MODERATION_KEY]["ModerationLabels"][0]["name"] == "Gore"


def test_a_moderation_is_undone_and_kept_in_drafts(page, portal):
    moderation(page, portal)
    page.keyboard.press("3")
    state = page.evaluate("document.querySelector('crowd-form').state")
    page.keyboard.press("Control+z")
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": []}}
    page.evaluate("state => document.querySelector('crowd-form').restore(state)", state)
    assert submit(page) == {MODERATION_KEY: {"ModerationLabels": [{"name": "Smoking"}]}}


# crowd-textract-analyze-document


def test_pairs_are_listed_at_the_right_and_shown_in_the_document(page, portal):
    """07/CE-textract-1, 07/CE-textract-6, 08/CRW-1, 08/CRW-2, 08/CRW-4."""
    document(page, portal)
    assert page.get_by_role("heading", name="Check pairs").is_visible()
    stage = page.locator("crowd-textract-analyze-document crowd-image-stage")
    wait_until(lambda: stage.locator("polygon").count() == 4 and stage.locator("polygon").nth(0).is_visible(), "the outlines")
    rows = page.get_by_role("list", name="Keys and values").locator("> li")
    assert rows.nth(0).bounding_box()["x"] > stage.bounding_box()["x"] + stage.bounding_box()["width"]
    assert stage.locator(".selected").count() == 0
    page.get_by_text("City", exact=True).click()
    assert stage.locator(".selected").get_attribute("data-pair") == "k-2" and rows.nth(1).get_attribute("aria-current") == "true"
    image, outline = stage.locator("img").bounding_box(), stage.locator("polygon").nth(0).evaluate(OUTLINE)
    assert (outline["x"] - image["x"]) / image["width"] == pytest.approx(0.1, abs=0.02)
    page.mouse.click(outline["x"] + outline["width"] * 0.8, outline["y"] + outline["height"] / 3)
    assert rows.nth(0).get_attribute("aria-current") == "true"


def test_values_are_corrected(page, portal):
    """07/CE-textract-5, 07/CE-textract-7, 08/CRW-5, 08/CRW-6: the answer's blocks, in their exact shape."""
    document(page, portal, keys=[])
    page.get_by_label("Value of City").fill("Oslo")
    assert submit(page) == {FORMS_KEY: {"blocks": [
        plain("k-1", "KEY", "Name:", [("CHILD", ["w-1"]), ("VALUE", ["v-1"])]), plain("v-1", "VALUE", "Jon", [("CHILD", ["w-2"])]),
        plain("k-2", "KEY", "City", [("VALUE", ["v-2"])]), plain("v-2", "VALUE", "Oslo")]}}


def test_what_is_no_pair_and_what_is_blank(page, portal):
    """07/CE-textract-8, 07/CE-textract-10: no pair is left out, a blank value is an empty text."""
    document(page, portal, keys=[])
    rows = page.get_by_role("list", name="Keys and values").locator("> li")
    rows.nth(0).get_by_label("No", exact=True).check()
    rows.nth(1).get_by_label("Value is blank").check()
    assert page.get_by_label("Value of City").is_disabled()
    assert submit(page) == {FORMS_KEY: {"blocks": [plain("k-2", "KEY", "City", [("VALUE", ["v-2"])]), plain("v-2", "VALUE", "")]}}
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert len(submit(page)[FORMS_KEY]["blocks"]) == 4


def test_keys_that_the_document_lacks(page, portal):
    """07/CE-textract-2, 07/CE-textract-9, 08/CRW-3: asked for by name; an alias that is there counts."""
    document(page, portal)
    rows = page.get_by_role("list", name="Keys and values").locator("> li")
    assert rows.count() == 3 and rows.nth(2).locator("label.key").text_content() == "Address"
    assert len(submit(page)[FORMS_KEY]["blocks"]) == 4
    page.get_by_label("Value of Address").fill("Main Street 1")
    blocks = submit(page)[FORMS_KEY]["blocks"]
    key, value = blocks[4:]
    assert (key["text"], key["entityTypes"], key["blockType"]) == ("Address", ["KEY"], "KEY_VALUE_SET")
    assert key["relationships"] == [{"type": "VALUE", "ids": [value["id"]]}] and value["text"] == "Main Street 1"
    rows.nth(2).get_by_label("Key not found").check()
    assert len(submit(page)[FORMS_KEY]["blocks"]) == 4


def test_keys_are_edited_where_the_template_lets_it(page, portal):
    """07/CE-textract-3, 07/CE-textract-4: with no-key-edit they are plain text, and outlines stay as they are."""
    document(page, portal, keys=[])
    assert page.get_by_role("textbox", name="Key", exact=True).count() == 0
    stage = page.locator("crowd-textract-analyze-document crowd-image-stage")
    wait_until(lambda: stage.locator("polygon").count() == 4 and stage.locator("polygon").nth(0).is_visible(), "the outlines")
    points = stage.locator("polygon").nth(0).get_attribute("points")
    box = stage.locator("polygon").nth(0).bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 3)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40)
    page.mouse.up()
    assert stage.locator("polygon").nth(0).get_attribute("points") == points
    document(page, portal, keys=[], more="")
    page.get_by_role("textbox", name="Key", exact=True).nth(1).fill("Town")
    assert submit(page)[FORMS_KEY]["blocks"][2]["text"] == "Town"


def test_blocks_printed_without_to_json_and_a_key_whose_value_is_not_listed(page, portal):
    """07/CE-general-37; the documentation's sample has one key block and neither a value block nor a height."""
    sample = {"blockType": "KEY_VALUE_SET", "confidence": 38.43, "geometry": {"boundingBox": {"width": 0.32, "weight": 0.09, "left": 0.48, "top": 0.52}},
              "id": "k", "relationships": [{"type": "CHILD", "ids": ["w"]}, {"type": "VALUE", "ids": ["v"]}], "entityTypes": ["KEY"], "text": "Foo bar"}
    document(page, portal, [sample], [])
    expected = {key: sample[key] for key in ["blockType", "id", "relationships", "entityTypes", "text"]}
    assert submit(page) == {FORMS_KEY: {"blocks": [expected]}}
    page.get_by_label("Value of Foo bar").fill("x")
    assert submit(page) == {FORMS_KEY: {"blocks": [expected, plain("v", "VALUE", "x")]}}


def test_a_review_is_kept_in_drafts_and_reset(page, portal):
    document(page, portal)
    page.get_by_label("Value of City").fill("Oslo")
    page.get_by_label("Value of City").blur()
    state = page.evaluate("document.querySelector('crowd-form').state")
    page.evaluate("document.querySelector('crowd-form').reset()")
    wait_until(lambda: page.get_by_label("Value of City").input_value() == "Olso")
    page.evaluate("state => document.querySelector('crowd-form').restore(state)", state)
    assert submit(page)[FORMS_KEY]["blocks"][3]["text"] == "Oslo"


def test_what_cannot_be_read_is_said(page, portal):
    document(page, portal, {"not": "a list"})
    assert page.get_by_text("cannot be read: initial-value must be a list of blocks").is_visible()
    moderation(page, portal, '[{ "label": 1 }]')
    assert page.get_by_text("every category must be a text or have a name").is_visible()
