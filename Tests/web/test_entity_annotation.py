"""crowd-entity-annotation and its alias (07/CE-entity)."""

import json

import pytest

from conftest import add_job, open_alone, open_job, preview, submission, wait_until

TEXT = "Ann Lee met Bo in Lyon. She flew on 3 May 2021."
LABELS = """[{'label':'person','shortDisplayName':'per','fullDisplayName':'Person'},{'label':'place','shortDisplayName':'plc'},{'label':'date'}]"""
REGIONS = "<full-instructions header='Rules'>Long</full-instructions><short-instructions>Mark names.</short-instructions>"


class Entities:
    def __init__(self, page, portal, text=TEXT, labels=LABELS, more="", inside="", tag="crowd-entity-annotation", around="{}"):
        self.page, self.tag = page, tag
        escaped = text.replace("&", "&amp;").replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;")
        open_alone(page, portal, around.format(
            f"""<{tag} name="ner" header="Mark names" labels="{labels}" {more} text="{escaped}">{REGIONS}{inside}</{tag}>"""))

    def rect(self, start, end):
        """Where a stretch of the text (UTF-16 units) is on the screen: left, right, middle."""
        return self.page.evaluate("""([tag, start, end]) => { const view = document.querySelector(tag).editor.view;
          const place = (unit) => { for (const piece of [...view.shadowRoot.querySelectorAll('.piece')].reverse()) {
            const from = Number(piece.dataset.start); if (from <= unit) return [piece.firstChild, Math.min(unit - from, piece.firstChild.length)]; } };
          const range = document.createRange(); range.setStart(...place(start)); range.setEnd(...place(end));
          const box = range.getClientRects()[0]; return [box.left, box.right, (box.top + box.bottom) / 2]; }""", [self.tag, start, end])

    def drag(self, start, end):
        left, _, y = self.rect(start, start + 1)
        _, right, y2 = self.rect(end - 1, end)
        mouse = self.page.mouse
        mouse.move(left + 1, y)
        mouse.down()
        mouse.move((left + right) / 2, y2)
        mouse.move(right - 1, y2)
        mouse.up()

    def click(self, start):
        left, right, y = self.rect(start, start + 1)
        self.page.mouse.click((left + right) / 2, y)

    @property
    def entities(self):
        return [(e["label"], e["startOffset"], e["endOffset"]) for e in
                self.page.evaluate("(tag) => document.querySelector(tag).value.entities", self.tag)]

    def submit(self):
        self.page.get_by_role("button", name="Submit").click()


@pytest.mark.parametrize("tag", ["crowd-entity-annotation", "crowd-entity-annotator"])
def test_standing_alone_it_marks_and_submits(page, portal, tag):
    """07/CE-entity-4 to 7: its own Submit; offsets with an exclusive end; labels, not display names."""
    task = Entities(page, portal, tag=tag)
    task.drag(0, 7)
    page.keyboard.press("2")
    task.drag(18, 22)
    task.submit()
    assert preview(page) == {"ner": {"entities": [{"endOffset": 7, "label": "person", "startOffset": 0},
                                                  {"endOffset": 22, "label": "place", "startOffset": 18}]}}


def by_mouse(task, start, end):
    task.drag(start, end)


def by_keyboard(task, start, end):
    task.page.evaluate("(tag) => document.querySelector(tag).editor.view.body.focus()", task.tag)
    for _ in range(start):
        task.page.keyboard.press("ArrowRight")
    for _ in range(end - start):
        task.page.keyboard.press("Shift+ArrowRight")
    task.page.keyboard.press("1")


def by_touch(task, start, end):
    left, _, y = task.rect(start, start + 1)
    _, right, y2 = task.rect(end - 1, end)
    task.page.evaluate("""([tag, points]) => { const body = document.querySelector(tag).editor.view.body; body.setPointerCapture = () => {};
      const fire = (type, [clientX, clientY]) => body.dispatchEvent(new PointerEvent(type, {clientX, clientY, pointerType: 'touch', pointerId: 4,
        button: 0, bubbles: true, composed: true, cancelable: true, detail: 1}));
      fire('pointerdown', points[0]); fire('pointermove', points[1]); fire('pointerup', points[1]); }""", [task.tag, [[left + 1, y], [right - 1, y2]]])


@pytest.mark.parametrize("way", [by_mouse, by_keyboard, by_touch])
def test_every_way_of_marking_gives_the_same_answer(page, portal, way):
    task = Entities(page, portal)
    way(task, 12, 14)
    assert task.entities == [("person", 12, 14)]


def test_words_and_sentences_by_repeated_clicks(page, portal):
    task = Entities(page, portal)
    left, right, y = task.rect(18, 22)
    page.mouse.dblclick((left + right) / 2, y)
    assert task.entities == [("person", 18, 22)]
    page.keyboard.press("Control+z")
    assert task.entities == []


def test_given_entities_are_shown_relabelled_and_removed(page, portal):
    """07/CE-entity-1, 3, 9, 10, 11."""
    task = Entities(page, portal, more="""initial-value="[{'label':'person','startOffset':0,'endOffset':7},{'label':'place','startOffset':18,'endOffset':22}]" """)
    assert task.entities == [("person", 0, 7), ("place", 18, 22)]
    tags = page.locator("crowd-entity-annotation .tag .name").all_text_contents()
    assert tags == ["per", "plc"]
    task.click(20)
    page.keyboard.press("3")
    assert task.entities[1] == ("date", 18, 22)
    page.locator("crowd-entity-annotation .tag .remove").first.click()
    assert task.entities == [("date", 18, 22)]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert task.entities == [("person", 0, 7), ("place", 18, 22)]
    page.keyboard.press("Control+Shift+z")
    assert task.entities[1] == ("date", 18, 22)


def test_entities_overlap_and_one_stretch_has_several_labels(page, portal):
    """01/TXT-2, 3."""
    task = Entities(page, portal)
    task.drag(0, 14)
    page.keyboard.press("2")
    task.drag(12, 22)
    page.keyboard.press("3")
    task.drag(0, 14)
    assert task.entities == [("person", 0, 14), ("date", 0, 14), ("place", 12, 22)]


def test_keys_go_from_entity_to_entity_and_change_its_end(page, portal):
    task = Entities(page, portal, more="""initial-value="[{'label':'person','startOffset':0,'endOffset':3},{'label':'place','startOffset':18,'endOffset':22}]" """)
    page.keyboard.press("]")
    for _ in range(4):
        page.keyboard.press(".")
    page.keyboard.press("]")
    page.keyboard.press("Delete")
    assert task.entities == [("person", 0, 7)]


@pytest.mark.parametrize("text, start, end, expected", [
    ("A 👩‍👩‍👧 family", 2, 3, (2, 7)), ("flag 🇫🇷 here", 5, 6, (5, 7)), ("re\u0301sume\u0301", 0, 8, (0, 8)),
    ("नमस्ते दुनिया", 0, 6, (0, 6)), ("a\r\nb cd", 5, 7, (5, 7)),
])
def test_offsets_are_code_points_and_whole_graphemes(page, portal, text, start, end, expected):
    """05/NER-3, 07/CE-entity-5, 6."""
    task = Entities(page, portal, text=text)
    page.evaluate("""([tag, start, end]) => { const view = document.querySelector(tag).editor.view;
      view.select(start, end); view.dispatchEvent(new Event('selection')); }""",
                  [task.tag, len(text[:start].encode("utf-16-le")) // 2, len(text[:end].encode("utf-16-le")) // 2])
    assert task.entities == [("person", *expected)]


def test_text_from_right_to_left_is_marked(page, portal):
    text = "ولدت سارة في باريس"
    task = Entities(page, portal, text=text)
    page.evaluate("(tag) => document.querySelector(tag).editor.view.body.focus()", task.tag)
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("1")
    assert task.entities == [("person", 5, 9)]


def test_inputs_appended_to_the_inner_form_are_submitted(page, portal):
    """07/CE-entity-8."""
    task = Entities(page, portal, inside="<div id='extra'><crowd-input name='note' label='Note'></crowd-input></div>", around="""{}<script>
      document.addEventListener('all-crowd-elements-ready', () => document.querySelector('crowd-entity-annotation').shadowRoot
        .querySelector('crowd-form').form.appendChild(document.getElementById('extra')));</script>""")
    page.get_by_label("Note").fill("sure")
    task.drag(0, 3)
    task.submit()
    assert preview(page) == {"ner": {"entities": [{"endOffset": 3, "label": "person", "startOffset": 0}]}, "note": "sure"}


def test_inside_a_form_it_is_a_control_like_others(page, portal):
    task = Entities(page, portal, around="<crowd-form>{}<crowd-input name='note' label='Note'></crowd-input></crowd-form>")
    task.drag(0, 3)
    page.get_by_label("Note").fill("x")
    assert page.get_by_role("button", name="Submit").count() == 1
    task.submit()
    assert preview(page) == {"ner": {"entities": [{"endOffset": 3, "label": "person", "startOffset": 0}]}, "note": "x"}


@pytest.mark.parametrize("labels, more, notice", [
    ("[{'short':1}]", "", "The labels of this task cannot be read"), ("[]", "", "names no labels"),
    (LABELS, """initial-value="[{'label':'x','startOffset':0,'endOffset':3}]" """, "“x” is not among the labels"),
    (LABELS, """initial-value="[{'label':'place','startOffset':0,'endOffset':300}]" """, "0 to 300 is not in the text of 47 characters"),
    (LABELS, "initial-value='[{'", "cannot be read"),
])
def test_broken_attributes_are_said_in_place(page, portal, labels, more, notice):
    task = Entities(page, portal, labels=labels, more=more)
    assert page.get_by_text(notice).is_visible()
    task.submit()
    assert preview(page) == {"ner": {"entities": []}}


def test_labels_change_from_a_script(page, portal):
    """07/CE-general-30."""
    task = Entities(page, portal)
    page.evaluate("() => { const e = document.querySelector('crowd-entity-annotation'); e.labels = [...e.labels, {label: 'verb'}]; }")
    page.keyboard.press("4")
    task.drag(8, 11)
    assert task.entities == [("verb", 8, 11)]


def test_in_the_portal_it_keeps_a_draft_and_submits(page, portal):
    add_job(portal, f"""<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-entity-annotation name="ner" header="Mark" labels="{LABELS}" text="{TEXT}">{REGIONS}</crowd-entity-annotation>""")
    frame = open_job(page, portal)
    entities = "() => { const e = document.querySelector('crowd-entity-annotation'); return e?.editor?.view?.offsets.length ? e.value.entities : null; }"
    wait_until(lambda: frame.evaluate(entities) is not None)
    frame.evaluate("""() => { const view = document.querySelector('crowd-entity-annotation').editor.view; view.select(0, 7); view.dispatchEvent(new Event('selection')); }""")
    marked = frame.evaluate(entities)
    assert marked == [{"endOffset": 7, "label": "person", "startOffset": 0}]
    page.wait_for_timeout(700)
    page.reload()
    wait_until(lambda: page.query_selector("iframe:not([hidden])") is not None)
    frame = wait_until(lambda: page.query_selector("iframe:not([hidden])").content_frame())
    wait_until(lambda: frame.evaluate(entities) == marked, "the draft")
    frame.get_by_role("button", name="Submit").click()
    assert submission(portal)["answer"] == {"ner": {"entities": marked}}


def test_a_long_document_stays_quick(page, portal):
    """Marking in 100,000 characters with 500 entities may cost a few times what it costs in 2,000 with 10, not fifty times."""
    def cost(length, count):
        text = ("The quick brown fox jumps over the lazy dog near Lyon. " * (length // 55 + 1))[:length]
        given = json.dumps([{"label": "person", "startOffset": n * (length // count), "endOffset": n * (length // count) + 5} for n in range(count)])
        task = Entities(page, portal, text=text, more=f"initial-value='{given}'")
        assert len(task.entities) == count
        return page.evaluate("""() => { const view = document.querySelector('crowd-entity-annotation').editor.view; const times = [];
          for (let n = 0; n < 15; n += 1) { const start = performance.now(); view.select(40 + n * 60, 48 + n * 60); view.dispatchEvent(new Event('selection'));
            view.body.getBoundingClientRect(); times.push(performance.now() - start); }
          return times.sort((a, b) => a - b)[7]; }""")
    small, large = cost(2_000, 10), cost(100_000, 500)
    print(f"marking: {small:.1f} ms in 2,000 characters, {large:.1f} ms in 100,000")
    assert large < 50 * max(small, 0.5)
