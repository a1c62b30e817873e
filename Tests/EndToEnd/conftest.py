import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import server as server_module  # noqa: E402


@pytest.fixture(scope="module")
def server():
    """A server of this test module's own, with an empty data folder."""
    with server_module.running() as running:
        yield running
        # an error in the log of a module that passed is worth a look
        print(running.log()[-20000:])


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
