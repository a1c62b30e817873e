"""The console in Chromium, against the real server. 01/GS-18, 01/GS-20, 03/JOB-17, 03/JOB-18."""
import json
import os
import tarfile

import pytest
import requests
from axe_playwright_python.base import AXE_FILE_PATH

import jobs
from annotators import Annotator
from server import ACCESS_KEY, SECRET_KEY, Server
from workforce import Workforce

AXE = AXE_FILE_PATH.read_text()
VIOLATIONS = """() => axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((result) => result.violations
  .filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200))]))"""
LABELS = ["number", "person", "location"]


@pytest.fixture(scope="module")
def installation():
    """Two jobs: one that is labeled but for a failed object, and one that waits."""
    server = Server().start()
    workforce = Workforce(server, ["ann", "bob"])
    s3 = server.client("s3")
    for bucket in ("input", "results"):
        s3.create_bucket(Bucket=bucket)
    template = jobs.put(s3, "input", "page.liquid.html", jobs.TEXT_TEMPLATE)
    categories = jobs.category_file(s3, "input", LABELS)
    client = server.client("sagemaker")
    for name, lines in {"questions": 4, "waiting": 3}.items():
        body = "\n".join(json.dumps({"source": f"Question {n} of {name}?", "n": n}) for n in range(lines))
        manifest = jobs.put(s3, "input", f"{name}.manifest", body)
        client.create_labeling_job(**jobs.request(
            name, workforce.team_arn, manifest, template, categories, "s3://results", "TextMultiClass", workers=2))
    portals = [workforce.sign_in(name) for name in ("ann", "bob")]
    for portal in portals:
        Annotator(portal, 1.0, 1, LABELS, "crowd-classifier").work(portal.job("questions")["jobId"], lambda task: "person")
    jobs.wait_for(lambda: client.describe_labeling_job(LabelingJobName="questions"), ["Completed"])
    yield server
    server.remove()


@pytest.fixture(params=[("light", 1360), ("dark", 1360), ("light", 390)], ids=lambda p: f"{p[0]}-{p[1]}")
def page(request, chromium, installation):
    scheme, width = request.param
    context = chromium.new_context(viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(installation.portal + "/console")
    page.get_by_label("Access key ID").fill(ACCESS_KEY)
    page.get_by_label("Secret access key").fill(SECRET_KEY)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Labeling jobs").wait_for()
    yield page
    context.close()
    assert problems == []


def check(page, name):
    """No serious violation; and a picture for whoever asks for pictures."""
    folder = os.environ.get("GROUNDWORK_SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/console-{name}-{page.viewport_size['width']}-{page.evaluate('document.documentElement.dataset.theme')}.png")
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    assert page.evaluate(VIOLATIONS) == []


def test_a_wrong_secret_is_refused(chromium, installation):
    page = chromium.new_page()
    page.goto(installation.portal + "/console")
    page.get_by_label("Access key ID").fill(ACCESS_KEY)
    page.get_by_label("Secret access key").fill("wrong")
    page.keyboard.press("Enter")
    page.get_by_text("There is no such access key").wait_for()
    check(page, "sign-in")
    page.close()


def test_list(page):
    # 01/GS-20: name, status, labeled of all objects, creation time
    row = page.get_by_role("row", name="questions")
    row.get_by_text("Complete").wait_for()
    assert "4 / 4" in row.inner_text()
    assert [cell.inner_text() for cell in page.get_by_role("columnheader").all()] == ["Name", "Status", "Labeled objects", "Created"]
    check(page, "list")
    page.get_by_label("Find jobs by name").fill("wait")
    page.get_by_role("row", name="questions").wait_for(state="detached")
    assert page.get_by_role("row", name="waiting").is_visible()
    page.get_by_label("Status").select_option("Completed")
    page.get_by_text("No job fits").wait_for()


def test_job(page):
    page.get_by_role("link", name="questions").click()
    page.get_by_role("heading", name="questions").wait_for()
    page.get_by_role("row", name="ann").wait_for()
    assert page.locator(".figures-row dd").all_inner_texts() == ["4", "0", "0", "4"]
    assert "4" in page.get_by_role("row", name="bob").inner_text()
    for text in ["s3://results/questions/manifests/output/output.manifest", "person", "annotators"]:
        assert page.get_by_text(text, exact=True).first.is_visible(), text
    check(page, "job")
    page.get_by_role("button", name="Download labels").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "questions-csv.tar"
    with tarfile.open(download.value.path()) as archive:
        table = next(member for member in archive.getmembers() if member.name.endswith(".csv"))
        assert archive.extractfile(table).read().decode().count("person") == 4
    assert page.get_by_role("button", name="Stop").count() == 0


def test_preview(page):
    page.goto(page.url.split("/console")[0] + "/console/preview?job=questions")
    frame = page.locator("iframe.task-frame").element_handle().content_frame()
    frame.get_by_text("Question 0 of questions?").wait_for()
    frame.get_by_text("person", exact=True).first.click()
    check(page, "preview")
    frame.get_by_role("button", name="Submit").click()
    page.get_by_role("heading", name="Answer", exact=True).wait_for()
    # 01/GS-18: the answer that those annotations give
    assert json.loads(page.locator(".answer pre").inner_text()) == {"crowd-classifier": {"label": "person"}}
    check(page, "answer")
    page.get_by_label("Template", exact=True).fill("<p>\n  {{ task | nosuch }}")
    page.get_by_role("button", name="Render").click()
    page.get_by_text("Line 2, column 13").click()
    assert page.evaluate("document.activeElement.selectionStart") == 16
    check(page, "fault")


def test_stopping(chromium, installation):
    page = chromium.new_page()
    page.goto(installation.portal + "/console/jobs/waiting")
    page.get_by_label("Access key ID").fill(ACCESS_KEY)
    page.get_by_label("Secret access key").fill(SECRET_KEY)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Stop the job").click()
    page.get_by_text("Stopped", exact=True).wait_for()
    client = installation.client("sagemaker")
    assert client.describe_labeling_job(LabelingJobName="waiting")["LabelingJobStatus"] == "Stopped"
    page.close()


class Console:
    """The console's HTTP interface, as a signed-in page uses it."""

    def __init__(self, server):
        self.base, self.session = server.portal + "/console", requests.Session()
        reply = self.session.post(self.base + "/api/session", json={"accessKeyId": ACCESS_KEY, "secretAccessKey": SECRET_KEY})
        assert reply.status_code == 200, reply.text
        self.csrf = reply.json()["csrfToken"]
        self.cookie_header = reply.headers["Set-Cookie"]


@pytest.mark.parametrize("method,path", [
    ("GET", "/session"), ("DELETE", "/session"), ("GET", "/jobs"), ("GET", "/jobs/questions"),
    ("GET", "/jobs/questions/failures"), ("GET", "/jobs/questions/workers"), ("GET", "/jobs/questions/agreement"),
    ("GET", "/jobs/questions/template"), ("POST", "/jobs/questions/stop"), ("GET", "/jobs/questions/export?format=csv"),
    ("POST", "/previews")])
def test_every_call_needs_a_session_and_every_change_its_token(installation, method, path):
    address = installation.portal + "/console/api" + path
    for cookies in ({}, {"groundwork_console": "forged"}, {"groundwork_session": "x"}):
        reply = requests.request(method, address, json={}, cookies=cookies)
        assert (reply.status_code, reply.json()["error"]["code"]) == (401, "NotSignedIn")
    if method != "GET":
        console = Console(installation)
        for headers in ({}, {"X-CSRF-Token": "wrong"}):
            reply = console.session.request(method, address, json={}, headers=headers)
            assert (reply.status_code, reply.json()["error"]["code"]) == (403, "WrongCSRFToken")


def test_preview_pages_are_their_owners_and_sandboxed(installation):
    console = Console(installation)
    made = console.session.post(
        console.base + "/api/previews", headers={"X-CSRF-Token": console.csrf},
        json={"template": "<script>alert(1)</script>{{ task.input.a }}", "input": '{"a": "<b>"}'}).json()
    address = installation.portal + made["frameUrl"]
    page = console.session.get(address)
    assert page.text == "<script>alert(1)</script>&lt;b&gt;"
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts") and "allow-same-origin" not in policy
    assert requests.get(address).status_code == 401
    assert console.session.get(address + "x").status_code == 404


def test_the_console_page_and_cookie_are_as_strict_as_the_portals(installation):
    shell, page = requests.get(installation.portal + "/"), requests.get(installation.portal + "/console/jobs/x")
    assert page.headers["Content-Security-Policy"] == shell.headers["Content-Security-Policy"]
    cookie = Console(installation).cookie_header.lower()
    assert all(part in cookie for part in ["httponly", "samesite=strict", "path=/console"])


def test_unknown_jobs_and_formats_are_told(installation):
    console = Console(installation)
    assert console.session.get(console.base + "/api/jobs/none").status_code == 404
    reply = console.session.get(console.base + "/api/jobs/questions/export?format=xyz")
    assert reply.status_code == 400 and "coco" in reply.json()["error"]["message"]
    reply = console.session.get(console.base + "/api/jobs/questions/export?format=coco")
    assert reply.status_code in (200, 409), reply.text


def test_tries_at_the_secret_are_limited():
    server = Server().start()
    try:
        statuses = [requests.post(
            server.portal + "/console/api/session", json={"accessKeyId": ACCESS_KEY, "secretAccessKey": f"x{n}"}).status_code
            for n in range(8)]
        assert statuses[0] == 401 and statuses[-1] == 429
        form = requests.post(server.portal + "/console/api/session", data={"accessKeyId": ACCESS_KEY})
        assert form.status_code == 400
    finally:
        server.remove()
