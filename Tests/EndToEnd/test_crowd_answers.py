"""A page of many crowd elements, from the template in the bucket to the worker's answer file: 07/CE-general-1, 07/CE-general-9..11."""
import json

import pytest

import jobs
from test_main_job import task_frame
from server import Server
from workforce import PASSWORD, TEMPORARY, Workforce

TEMPLATE = """<script src="http://assets.crowd.aws/crowd-html-elements-v2.js"></script>
<link rel="stylesheet" href="https://assets.crowd.aws/css/crowd-html-elements-v2.css">
<crowd-form>
  <crowd-classifier name="crowd-classifier" categories="{{ task.input.labels | to_json | escape }}" header="What is asked for?">
    <classification-target>{{ task.input.taskObject }}</classification-target>
    <full-instructions header="Rules"></full-instructions>
    <short-instructions><crowd-checkbox name="traits" value="odd">Odd</crowd-checkbox></short-instructions>
  </crowd-classifier>
  <div id="more">
    <crowd-input name="why" label="Why"></crowd-input><crowd-input name="nothing"></crowd-input>
    <crowd-text-area name="note" label="Note"></crowd-text-area>
    <crowd-radio-group><crowd-radio-button name="yes" value="yes">Yes</crowd-radio-button>
      <crowd-radio-button name="no" value="no">No</crowd-radio-button></crowd-radio-group>
    <crowd-slider name="sure" min="0" max="1" step="0.1"></crowd-slider>
    <crowd-toggle-button name="again">Ask again</crowd-toggle-button>
  </div>
</crowd-form>
"""


@pytest.fixture(scope="module")
def installation():
    server = Server().start()
    yield server, Workforce(server, ["browser"])
    server.remove()


def sign_in(page, server):
    page.goto(server.portal + "/")
    page.fill("input[name=username]", "browser")
    page.fill("input[name=password]", TEMPORARY)
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=new_password]")
    page.fill("input[name=new_password]", PASSWORD)
    page.fill("input[name=confirm_password]", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("job-card").get_by_role("link", name="Start").or_(page.get_by_role("button", name="Start")).first.click()


def test_what_the_worker_enters_is_in_the_answer_file(installation, chromium):
    server, workforce = installation
    s3, sagemaker = server.client("s3"), server.client("sagemaker")
    s3.create_bucket(Bucket="data")
    manifest = jobs.put(s3, "data", "in.manifest", json.dumps({"source": "Who <b> invented it?"}) + "\n")
    sagemaker.create_labeling_job(**jobs.request(
        "elements", workforce.team_arn, manifest, jobs.put(s3, "data", "page.liquid.html", TEMPLATE),
        jobs.category_file(s3, "data", ["person", "place"]), "s3://data/out/", "TextMultiClass", workers=1))
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    failed = []
    # What a page still loads when it is left is aborted.
    page.on("requestfailed", lambda request: "assets" in request.url and request.failure != "net::ERR_ABORTED"
            and failed.append((request.url, request.failure)))
    sign_in(page, server)
    frame = task_frame(page, {"element": "crowd-slider:defined"})
    assert frame.get_by_text("Who <b> invented it?").is_visible()
    frame.get_by_text("person", exact=True).click()
    frame.get_by_text("Odd", exact=True).click()
    frame.get_by_label("Why").press_sequentially("a name")
    frame.get_by_label("Note").press_sequentially("one\ntwo")
    frame.get_by_text("No", exact=True).click()
    frame.get_by_role("slider").press("End")
    frame.get_by_role("slider").press("ArrowLeft")
    frame.get_by_text("Ask again").click()
    frame.get_by_role("button", name="Submit").click()
    jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="elements"), ["Completed"])
    context.close()
    keys = [item["Key"] for item in s3.list_objects_v2(Bucket="data", Prefix="out/elements/annotations/worker-response/")["Contents"]]
    response = json.loads(s3.get_object(Bucket="data", Key=keys[0])["Body"].read())
    content = response["answers"][0]["answerContent"]
    assert content == {
        "crowd-classifier": {"label": "person"}, "traits": {"odd": True}, "why": "a name", "note": "one\ntwo",
        "yes": {"yes": False}, "no": {"no": True}, "sure": 0.9, "again": {"on": True},
    }
    assert failed == []
