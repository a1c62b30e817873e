"""One form with the given controls inside, and what it answers."""

from conftest import open_alone, preview


def show(page, portal, inside: str) -> None:
    open_alone(page, portal, f"<crowd-form>{inside}</crowd-form>")


def answer(page) -> dict:
    return page.evaluate("document.querySelector('crowd-form').answer")


def submit(page) -> dict | None:
    """The submitted answer, or None when the submission was held back."""
    page.get_by_role("button", name="Submit").click()
    return preview(page) if page.locator("#crowd-answer-preview").count() else None


def message(page, selector: str) -> str:
    return page.locator(selector).evaluate("e => e.shadowRoot.querySelector('.message').textContent")


def has_focus(page, selector: str) -> bool:
    return page.locator(selector).evaluate("e => document.activeElement === e")
