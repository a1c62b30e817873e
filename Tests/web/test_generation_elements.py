"""crowd-text-ranking and crowd-question-answer-generation, of the second version of the library."""

import pytest

from conftest import open_alone, preview

RANKING = """<crowd-form><crowd-text-ranking name="textRanking" text="Why do mirrors work?" responses='["Light.","Reflection of light.","Magic."]'
  ordinal-ranking-dimensions='{dimensions}'><short-instructions>Rank</short-instructions></crowd-text-ranking></crowd-form>"""
DIMENSIONS = '[{"name":"Clarity","allowTie":true},{"name":"Inclusivity","allowTie":false}]'


def rank(page, dimension, response, place):
    page.get_by_label(f"{dimension}, response {response}: rank {place}", exact=True).check(force=True)


def test_responses_are_ranked_along_each_dimension(page, portal):
    open_alone(page, portal, RANKING.format(dimensions=DIMENSIONS))
    page.get_by_role("button", name="Submit").click()
    assert page.get_by_text("3 of 3 have no rank yet").is_visible()
    for response, place in [(1, 1), (2, 1), (3, 2)]:
        rank(page, "Clarity", response, place)
    for response, place in [(1, 1), (2, 2), (3, 3)]:
        rank(page, "Inclusivity", response, place)
    rank(page, "Inclusivity", 1, 2)
    page.get_by_role("button", name="Submit").click()
    assert preview(page) == {"textRanking": {"ordinalRankings": [
        {"allowTie": True, "name": "Clarity", "ranks": [{"rank": 1, "response": 0}, {"rank": 1, "response": 1}, {"rank": 2, "response": 2}]},
        {"allowTie": False, "name": "Inclusivity", "ranks": [{"rank": 2, "response": 0}, {"rank": 1, "response": 1}, {"rank": 3, "response": 2}]}]}}


def test_ranks_are_chosen_by_keyboard_and_undone(page, portal):
    open_alone(page, portal, RANKING.format(dimensions='[{"name":"Clarity"}]'))
    page.get_by_label("Clarity, response 1: rank 1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    ranks = "() => document.querySelector('crowd-text-ranking').value.ordinalRankings[0].ranks"
    assert page.evaluate(ranks) == [{"rank": 2, "response": 0}]
    page.keyboard.press("Control+z")
    assert page.evaluate(ranks) == [{"rank": 1, "response": 0}]


@pytest.mark.parametrize("dimensions, notice", [("[]", "names no dimension"), ("[{", "cannot be read"), ("[{}]", "no dimension with a name")])
def test_a_broken_ranking_is_said(page, portal, dimensions, notice):
    open_alone(page, portal, RANKING.format(dimensions=dimensions))
    assert page.get_by_text(notice).is_visible()


TEXT = "The Amazon 🌳 covers most of the basin. It is moist."
QUESTIONS = f"""<crowd-form><crowd-question-answer-generation name="qa" text="{TEXT}" min-questions="1" max-questions="2" question-min-words="2"
  question-max-words="6" answer-min-words="1" answer-max-words="3" question-tags='["easy","hard"]' allow-custom-question-tags="true">
  <short-instructions>Ask</short-instructions></crowd-question-answer-generation></crowd-form>"""


def select(page, start, end):
    page.evaluate("([start, end]) => document.querySelector('crowd-question-answer-generation').view.select(start, end)", [start, end])


def test_questions_about_passages(page, portal):
    open_alone(page, portal, QUESTIONS)
    submit = page.get_by_role("button", name="Submit")
    submit.click()
    assert page.get_by_text("Write at least 1 question").is_visible()
    page.get_by_role("button", name="Add question").click()
    assert page.get_by_text("Select a passage of the text first").is_visible()
    select(page, 4, 13)
    page.get_by_role("button", name="Add question").click()
    page.get_by_label("Question", exact=False).locator("visible=true").get_by_role("textbox", name="Question").first.fill("Which?")
    submit.click()
    assert page.get_by_text("at least 2 are needed").first.is_visible()
    page.get_by_role("textbox", name="Question").fill("Which forest is it?")
    page.get_by_role("textbox", name="Answer").fill("The Amazon")
    page.get_by_role("button", name="hard", exact=True).click()
    page.get_by_role("textbox", name="Own tag").fill("geo")
    page.get_by_role("textbox", name="Own tag").press("Enter")
    submit.click()
    assert preview(page) == {"qa": {"questionsAndAnswers": [{
        "answer": "The Amazon", "passages": [{"endOffset": 12, "startOffset": 4, "text": "Amazon 🌳"}], "question": "Which forest is it?", "tags": ["hard", "geo"]}]}}
    select(page, 14, 20)
    page.get_by_role("button", name="Add question").click()
    assert page.get_by_role("button", name="Add question").is_disabled()
    page.get_by_role("button", name="Delete question 2").click()
    assert page.get_by_role("button", name="Add question").is_enabled()
