"""Fixtures: the portal in memory, Debian's Chromium, and a page that reports what it should not have logged."""

from __future__ import annotations

import io
import shutil
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Frame, Page, sync_playwright

from portal_server import Job, PortalServer

TEMPLATES = Path(__file__).parent / "templates"
WAIT_SECONDS = 10


@pytest.fixture(scope="session")
def browser():
    executable = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server():
    server = PortalServer()
    yield server
    server.close()


@pytest.fixture
def portal(server):
    server.reset()
    for number in range(40):
        server.media[f"/media/{number}"] = ("image/png", picture(64 + number, 48))
    return server


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(WAIT_SECONDS * 1000)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()
    assert page.problems == []


def picture(width: int, height: int, color: tuple = (90, 140, 200)) -> bytes:
    image = Image.new("RGB", (width, height), color)
    image.putpixel((width // 2, height // 2), (255, 0, 0))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def add_job(portal: PortalServer, template: str = "image.html", objects: list[str] | None = None, **more) -> Job:
    """A job of the template (a file of templates/, or the markup itself), over pictures unless told otherwise."""
    markup = (TEMPLATES / template).read_text() if template.endswith(".html") else template
    job = Job("job-1", "Animals", markup, objects if objects is not None else [f"/media/{n}" for n in range(8)], **more)
    portal.jobs[job.job_id] = job
    return job


def wait_until(condition, what: str = "the condition"):
    """Waits on this side: a page under a strict policy runs no text as code."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"{what} did not come true")


def task_frame(page: Page, other_than: str | None = None) -> Frame:
    """The frame of the task on show, once it is there."""
    def find():
        handle = page.query_selector("iframe:not([hidden])")
        frame = handle and handle.content_frame()
        return frame if frame and frame.url != other_than and "/frames/" in frame.url else None
    return wait_until(find, "a task")


def open_job(page: Page, portal: PortalServer) -> Frame:
    page.goto(f"{portal.origin}/jobs/job-1")
    return task_frame(page)


def open_alone(page: Page, portal: PortalServer, markup: str) -> None:
    """Opens a template as a page of its own, with the library's address as AWS documents it served from here."""
    library = f"""<script>document.addEventListener('all-crowd-elements-ready', () => {{ window.ready = true }})</script>
      <script src="{portal.origin}/assets/crowd-html-elements.js"></script>"""
    portal.pages["/template.html"] = library + markup
    page.goto(f"{portal.origin}/template.html")
    page.wait_for_function("window.ready")


def preview(page: Page) -> dict:
    """The answer that a template shows when nobody takes it."""
    import json
    text = page.locator("#crowd-answer-preview pre").text_content()
    page.locator("#crowd-answer-preview").get_by_role("button", name="Close").click()
    return json.loads(text)


def submission(portal: PortalServer, number: int = 0) -> dict:
    """An answer that the server acknowledged."""
    wait_until(lambda: len(portal.submissions) > number, f"submission {number}")
    return portal.submissions[number]
