"""The page stays small and starts fast (DESIGN, performance budgets)."""

import re
import time

from conftest import add_job, open_job
from portal_server import ROOT, library_pack

SHELL_AND_PACK_BYTES = 200_000


def test_shell_and_pack_stay_within_the_budget(page, portal):
    sizes = {}
    page.on("response", lambda response: sizes.__setitem__(response.url, int(response.headers.get("content-length", 0))))
    add_job(portal)
    start = time.monotonic()
    open_job(page, portal)
    first_task_seconds = time.monotonic() - start
    page.wait_for_timeout(300)
    loaded = {url: size for url, size in sizes.items() if "/assets/" in url or url.endswith("/jobs/job-1")}
    assert sum(loaded.values()) < SHELL_AND_PACK_BYTES, loaded
    assert any("crowd-html-elements.js" in url for url in loaded)
    assert first_task_seconds < 3, "the budget is one second on a quiet machine"


def test_every_module_of_the_shell_is_announced_in_the_page():
    """Without the announcement each import costs a round trip of its own."""
    page = (ROOT / "index.html").read_text()
    announced = set(re.findall(r'<link rel="modulepreload" href="/assets/([^"]+)">', page))
    needed, todo = set(), ["portal/main.js"]
    while todo:
        name = todo.pop()
        for path in re.findall(r'(?:from|^import) "(\.[^"]+)"', (ROOT / name).read_text(), re.M):
            module = ((ROOT / name).parent / path).resolve().relative_to(ROOT).as_posix()
            if module not in needed:
                needed.add(module)
                todo.append(module)
    assert announced == needed


def test_the_pack_holds_no_module_that_nothing_imports():
    imported = set(re.findall(r'"(#(?:crowd|ui)/[^"]+)"', "".join(path.read_text() for path in ROOT.glob("crowd/**/*.js"))))
    packed = set(re.findall(r'"(#(?:crowd|ui)/[^"]+)": "', library_pack()))
    assert packed and packed <= imported
