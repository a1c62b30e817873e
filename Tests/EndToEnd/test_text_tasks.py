"""Labels of several classes, named entities and video clips, by three people each; chained jobs; their agreement."""
import base64
import json
import re

import pytest

import jobs
from workforce import PASSWORD, Workforce

PEOPLE = ["ann", "ben", "cho"]
ENTITY_PAGE = "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/NamedEntityRecognition"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

MULTI_IMAGE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-image-classifier-multi-select name="crowd-image-classifier-multi-select"
    src="{{ task.input.taskObject | grant_read_access }}" header="What is there?"
    categories="{{ task.input.labels | to_json | escape }}">
    <full-instructions header="All"></full-instructions><short-instructions></short-instructions>
  </crowd-image-classifier-multi-select>
</crowd-form>
"""
MULTI_TEXT = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-classifier-multi-select name="tone" categories="{{ task.input.labels | to_json | escape }}" header="Tone?">
    <classification-target style="white-space: pre-wrap">{{ task.input.taskObject }}</classification-target>
    <full-instructions header="All"></full-instructions><short-instructions></short-instructions>
  </crowd-classifier-multi-select>
</crowd-form>
"""
ENTITIES = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-entity-annotation name="crowd-entity-annotation" header="Mark"
  labels="{{ task.input.labels | to_json | escape }}" text="{{ task.input.taskObject }}">
  <full-instructions header="All"></full-instructions><short-instructions></short-instructions>
</crowd-entity-annotation>
"""
VIDEO = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-classifier name="crowd-classifier" categories="{{ task.input.labels | to_json | escape }}" header="What?">
    <classification-target>
      <video width="100%" controls>
        <source src="{{ task.input.taskObject | grant_read_access }}" type="video/mp4"/>
        <source src="{{ task.input.taskObject | grant_read_access }}" type="video/webm"/>
      </video>
    </classification-target>
    <full-instructions header="All"></full-instructions><short-instructions></short-instructions>
  </crowd-classifier>
</crowd-form>
"""


class Installation:
    """A server with three people, and the way of a job through it."""

    def __init__(self, server):
        self.server = server
        self.workforce = Workforce(server, PEOPLE)
        self.sagemaker, self.s3 = server.client("sagemaker"), server.client("s3")
        self.s3.create_bucket(Bucket="input")
        self.s3.create_bucket(Bucket="results")
        self.portals = [self.workforce.sign_in(person) for person in PEOPLE]

    def put(self, key, body):
        return jobs.put(self.s3, "input", key, body)

    def request(self, name, lines, template, labels, function, attribute, **changes):
        manifest = lines if isinstance(lines, str) else self.put(f"{name}.manifest", "\n".join(map(json.dumps, lines)) + "\n")
        categories = labels if isinstance(labels, str) else jobs.category_file(self.s3, "input", labels, f"{name}.json")
        return jobs.request(
            name, self.workforce.team_arn, manifest, self.put(f"{name}.html", template) if template else "", categories,
            "s3://results/out", function, attribute, **changes)

    def create(self, *arguments, **changes):
        request = self.request(*arguments, **changes)
        self.sagemaker.create_labeling_job(**request)
        return request["LabelingJobName"]

    def answer(self, name, answers, most=10**9):
        """Everybody works until nothing is left; `answers(person, object number)` is the answer. Returns the count."""
        done = 0
        for person, portal in enumerate(self.portals):
            code = portal.job(name)["jobId"] if any(job["jobName"] == name for job in portal.jobs()) else None
            for _ in range(most):
                task = portal.next_task(code) if code else None
                if task is None:
                    break
                reply = portal.submit(task, answers(person, int(task["objectId"])))
                assert reply.status_code == 200, reply.text
                done += 1
        return done

    def describe(self, name):
        return self.sagemaker.describe_labeling_job(LabelingJobName=name)

    def records(self, name):
        job = jobs.wait_for(lambda: self.describe(name), ["Completed"])
        lines = jobs.read_manifest(self.s3, job["LabelingJobOutput"]["OutputDatasetS3Uri"])
        return [json.loads(line) for line in lines]

    def agreement(self, name):
        body = self.s3.get_object(Bucket="results", Key=f"out/{name}/annotations/agreement/agreement.json")["Body"]
        return json.loads(body.read())


@pytest.fixture(scope="module")
def place(server):
    return Installation(server)


def check_metadata(metadata, name, kind, *keys):
    """05/META-1..5."""
    assert set(metadata) == {"type", "job-name", "human-annotated", "creation-date", *keys}, metadata
    assert metadata["type"] == f"groundtruth/{kind}"
    assert metadata["job-name"] in (name, f"labeling-job/{name}")
    assert metadata["human-annotated"] == "yes"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}", metadata["creation-date"]), metadata


def check_multi_label(record, attribute, name, kind, labels, chosen):
    """05/MLC-1..3: the union of what anybody chose, each class with a name and a confidence."""
    ids, metadata = record[attribute], record[f"{attribute}-metadata"]
    check_metadata(metadata, name, kind, "class-map", "confidence-map")
    assert all(isinstance(index, int) for index in ids) and {labels[index] for index in ids} == chosen
    assert metadata["class-map"] == {str(index): labels[index] for index in ids}
    assert set(metadata["confidence-map"]) == {str(index) for index in ids}
    assert all(0 <= score <= 1 for score in metadata["confidence-map"].values())


def test_images_get_several_labels(place):
    """01/IMG-31..35, 05/MLC-1..3."""
    labels = ["person", "bicycle", "clothing", "road"]
    lines = [{"source-ref": place.put(f"pictures/{number}.png", PNG), "id": number} for number in range(8)]
    name = place.create("tags", lines, MULTI_IMAGE, labels, "ImageMultiClassMultiLabel", "tags")
    truth = [{labels[number % 4], labels[(number + 1) % 4]} for number in range(8)]

    def answers(person, number):
        extra = {"road"} if person == 2 and number == 0 else set()
        return {"crowd-image-classifier-multi-select": {"labels": sorted(truth[number] | extra)}}

    assert place.answer(name, answers) == 24
    records = place.records(name)
    for number, record in enumerate(records):
        assert {key: record[key] for key in ("source-ref", "id")} == lines[number]
        chosen = truth[number] | ({"road"} if number == 0 else set())
        check_multi_label(record, "tags", name, "image-classification-multilabel", labels, chosen)
    scores = records[0]["tags-metadata"]["confidence-map"]
    assert scores["3"] < scores["0"] and scores["3"] < scores["1"]


def test_texts_get_several_labels_or_none(place):
    """01/TXT-17..21, 05/MLC-1: an empty list is an answer too."""
    labels = ["sad", "critical", "approving"]
    lines = [{"source": f"text {number} Ä😀"} for number in range(6)]
    name = place.create("tones", lines, MULTI_TEXT, labels, "TextMultiClassMultiLabel", "tone")
    refused = place.portals[0].next_task(place.portals[0].job(name)["jobId"])
    reply = place.portals[0].submit(refused, {"tone": {"labels": ["happy"]}})
    assert reply.status_code == 400 and "'happy'" in reply.text and "'approving'" in reply.text, reply.text
    place.answer(name, lambda person, number: {"tone": {"labels": labels[:number % 3]}})
    for number, record in enumerate(place.records(name)):
        assert record["source"] == lines[number]["source"]
        check_multi_label(record, "tone", name, "text-classification-multilabel", labels, set(labels[:number % 3]))
    agreement = place.agreement(name)
    assert agreement["job"]["alpha"] == 1 and agreement["distance"] == "class-set-jaccard"


ENTITY_FILE = {
    "document-version": "2018-11-28",
    "labels": [{"label": "Date", "shortDisplayName": "dt"}, {"label": "Place", "shortDisplayName": "plc"}],
    "instructions": {"shortInstruction": "<p>Mark <b>all</b> of it</p>", "fullInstruction": "<ol><li>Read {{ first }}</li></ol>"},
}
TEXTS = ["\U0001F600 " + "very " * (3 * number) + "new: the plant in Lyon opened in May 2021." for number in range(8)]


def spans(text, *parts):
    """Offsets in code points, as Python counts, 05/NER-3."""
    return [{"label": label, "startOffset": text.index(part), "endOffset": text.index(part) + len(part)} for label, part in parts]


def check_entities(record, name, text, expected):
    """05/NER-1..5, 01/TXT-13."""
    annotations, metadata = record["ner"]["annotations"], record["ner-metadata"]
    assert set(record["ner"]) == {"annotations"} and set(annotations) == {"labels", "entities"}
    assert annotations["labels"] == ENTITY_FILE["labels"]
    order = lambda entity: (entity["startOffset"], entity["endOffset"])  # noqa: E731
    assert sorted(annotations["entities"], key=order) == sorted(expected, key=order), (text, annotations)
    check_metadata(metadata, name, "text-span", "entities")
    assert len(metadata["entities"]) == len(annotations["entities"])
    assert all(set(entity) == {"confidence"} and 0 <= entity["confidence"] <= 1 for entity in metadata["entities"])


def entity_answer(person, number):
    text = TEXTS[number]
    found = spans(text, ("Place", "Lyon"), ("Date", "May 2021"))
    return {"crowd-entity-annotation": {"entities": found[:1] if person == 2 and number == 0 else found}}


def test_entities_are_marked_on_the_page_of_the_service(place):
    """03/JOB-32, 01/TXT-8, 01/TXT-9, 01/TXT-11: no template, instructions from the label category file."""
    categories = place.put("entities.json", json.dumps(ENTITY_FILE))
    request = place.request(
        "entities", [{"source": text} for text in TEXTS], None, categories, "NamedEntityRecognition", "ner",
        UiConfig={"HumanTaskUiArn": ENTITY_PAGE}, TaskTimeLimitInSeconds=28800)
    place.sagemaker.create_labeling_job(**request)
    assert place.describe("entities")["HumanTaskConfig"]["UiConfig"] == {"HumanTaskUiArn": ENTITY_PAGE}
    portal = place.portals[0]
    task = portal.next_task(portal.job("entities")["jobId"])
    page = portal.get(task["frameUrl"]).text
    assert "<crowd-entity-annotation" in page and "crowd-form" not in page
    assert "<p>Mark <b>all</b> of it</p>" in page and "Read {{ first }}" in page
    assert "&quot;shortDisplayName&quot;:&quot;plc&quot;" in page
    text = TEXTS[int(task["objectId"])]
    assert f'text="{text}"' in page
    for entity, words in [
        ({"label": "Person", "startOffset": 0, "endOffset": 1}, "'Person'"),
        ({"label": "Date", "startOffset": 0, "endOffset": len(text) + 1}, "beyond the text"),
        ({"label": "Date", "startOffset": 3, "endOffset": 3}, "from 3 to 3"),
    ]:
        reply = portal.submit(task, {"crowd-entity-annotation": {"entities": [entity]}})
        assert reply.status_code == 400 and words in reply.text, reply.text
    assert place.answer("entities", entity_answer) == 3 * len(TEXTS)
    for text, record in zip(TEXTS, place.records("entities")):
        assert record["source"] == text
        check_entities(record, "entities", text, spans(text, ("Place", "Lyon"), ("Date", "May 2021")))
    agreement = place.agreement("entities")
    assert agreement["distance"] == "span-jaccard" and 0.5 < agreement["job"]["alpha"] < 1
    assert {entry["label"] for entry in agreement["labels"]} == {"Date", "Place"}


def test_entities_are_marked_in_a_template(place):
    """07/CE-entity-5..7, 01/TXT-12; overlapping entities stay, 01/TXT-2."""
    categories = place.put("entities.json", json.dumps(ENTITY_FILE))
    name = place.create("overlaps", [{"source": text} for text in TEXTS], ENTITIES, categories, "NamedEntityRecognition", "ner")
    parts = [("Place", "Lyon"), ("Date", "Lyon opened")]
    place.answer(name, lambda _, number: {"crowd-entity-annotation": {"entities": spans(TEXTS[number], *parts)}})
    for text, record in zip(TEXTS, place.records(name)):
        check_entities(record, name, text, spans(text, *parts))


def test_an_annotator_marks_an_entity_in_the_browser(place, chromium):
    """01/TXT-1, 07/CE-entity-4..6, 05/NER-3: what is selected on the screen is what the manifest says, also after
    characters of two UTF-16 units and line ends of two characters."""
    text = "\U0001F600 The\r\nplant in Lyon."
    categories = place.put("entities.json", json.dumps(ENTITY_FILE))
    place.sagemaker.create_labeling_job(**place.request(
        "browser", [{"source": text}], None, categories, "NamedEntityRecognition", "ner", workers=1,
        UiConfig={"HumanTaskUiArn": ENTITY_PAGE}))
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(place.server.portal + "/")
    page.fill("input[name=username]", PEOPLE[0])
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    card = page.locator("job-card", has_text="Job browser")
    card.get_by_role("link", name="Start").or_(card.get_by_role("button", name="Start")).first.click()
    page.wait_for_selector("iframe:not([hidden])")
    frame = page.query_selector("iframe:not([hidden])").content_frame()
    frame.wait_for_selector("crowd-entity-annotation")
    frame.wait_for_function("document.querySelector('crowd-entity-annotation').editor?.view?.body")
    frame.evaluate("document.querySelector('crowd-entity-annotation').editor.view.body.focus()")
    steps = len(text[:text.index("Lyon")]) - 1  # a line end is one step
    for key in ["ArrowRight"] * steps + ["Shift+ArrowRight"] * 4 + ["2"]:
        page.keyboard.press(key)
    assert frame.get_by_text("all", exact=True).is_visible()
    frame.get_by_role("button", name="Submit").first.click()
    record, = place.records("browser")
    context.close()
    assert record["source"] == text
    check_entities(record, "browser", text, spans(text, ("Place", "Lyon")))
    rendered = place.sagemaker.render_ui_template(
        HumanTaskUiArn=ENTITY_PAGE, RoleArn=jobs.ROLE, Task={"Input": json.dumps({"source": "In Lyon", "labels": [{"label": "Place"}]})})
    assert rendered["Errors"] == [] and 'text="In Lyon"' in rendered["RenderedContent"]


def test_pages_of_other_task_types_are_refused_by_name(place):
    """01/COM-3, 03/LCC-16."""
    lines, other = [{"source": "a"}], ENTITY_PAGE.replace("NamedEntityRecognition", "VideoObjectTracking")
    for ui, words in [
        ({"HumanTaskUiArn": other}, "VideoObjectTracking"), ({"HumanTaskUiArn": ENTITY_PAGE}, "'instructions' is missing"),
    ]:
        request = place.request("no-page", lines, None, ["Date"], "NamedEntityRecognition", "ner", UiConfig=ui)
        with pytest.raises(place.sagemaker.exceptions.ClientError, match=words):
            place.sagemaker.create_labeling_job(**request)


def test_clips_get_a_label_and_play_in_pieces(place):
    """01/VCL-1..4, 04/FMT-3, 05/CLS-1..3: what is no clip fails alone; media is served by ranges."""
    mp4 = bytes([0, 0, 0, 24]) + b"ftypisom" + bytes(4) + b"isommp42" + bytes(range(256)) * 8
    webm = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878102428581 02") + bytes(64)
    lines = [
        {"source-ref": place.put("clips/a.mp4", mp4)}, {"source-ref": place.put("clips/b.webm", webm)},
        {"source-ref": place.put("clips/c.mp4", b"no clip at all")},
    ]
    name = place.create("clips", lines, VIDEO, ["run", "walk"], "VideoClassification", "act")
    portal = place.portals[0]
    task = portal.next_task(portal.job(name)["jobId"])
    page = portal.get(task["frameUrl"]).text
    media = re.search(r'src="(/media/[^"]+)"', page).group(1)
    whole = {0: mp4, 1: webm}[int(task["objectId"])]
    piece = portal.session.get(portal.base + media, headers={"Range": "bytes=4-11"})
    assert piece.status_code == 206 and piece.content == whole[4:12]
    assert piece.headers["Content-Range"] == f"bytes 4-11/{len(whole)}"
    place.answer(name, lambda _, number: {"crowd-classifier": {"label": ["run", "walk"][number]}})
    records = place.records(name)
    for number, label in enumerate(["run", "walk"]):
        assert records[number]["act"] == str(number)
        check_metadata(records[number]["act-metadata"], name, "video-classification", "class-name", "confidence")
        assert records[number]["act-metadata"]["class-name"] == label
    assert records[2] == lines[2]
    assert place.describe(name)["LabelCounters"]["FailedNonRetryableError"] == 1


def test_a_chained_job_labels_what_is_left(place):
    """05/CHN-2, 05/CHN-5, 05/CHN-6, 05/CHN-13, 05/CHN-16, 05/OUT-5, 05/OUT-8, 05/OUT-15: stopped half-way, then
    continued under the same name; then labeled under another name."""
    labels, lines = ["good", "bad"], [{"source": f"text {number}", "n": number} for number in range(6)]
    answers = lambda _, number: {"crowd-classifier": {"label": labels[number % 2]}}  # noqa: E731
    first = place.create("chain-1", lines, jobs.TEXT_TEMPLATE, labels, "TextMultiClass", "mood")
    for portal in place.portals:
        code = portal.job(first)["jobId"]
        for _ in range(2):
            task = portal.next_task(code)
            assert portal.submit(task, answers(0, int(task["objectId"]))).status_code == 200
    place.sagemaker.stop_labeling_job(LabelingJobName=first)
    stopped = jobs.wait_for(lambda: place.describe(first), ["Stopped"])
    output = stopped["LabelingJobOutput"]["OutputDatasetS3Uri"]
    before = jobs.read_manifest(place.s3, output)
    labeled = [number for number, line in enumerate(before) if "mood" in json.loads(line)]
    assert len(labeled) == stopped["LabelCounters"]["TotalLabeled"] and 0 < len(labeled) < 6

    second = place.create("chain-2", output, jobs.TEXT_TEMPLATE, labels, "TextMultiClass", "mood")
    assert place.answer(second, answers) == 3 * (6 - len(labeled))
    job = jobs.wait_for(lambda: place.describe(second), ["Completed"])
    after = jobs.read_manifest(place.s3, job["LabelingJobOutput"]["OutputDatasetS3Uri"])
    assert [after[number] for number in labeled] == [before[number] for number in labeled]
    for number, line in enumerate(after):
        record = json.loads(line)
        assert record["mood"] == str(number % 2)
        assert record["mood-metadata"]["job-name"].endswith(first if number in labeled else second)

    third = place.create(
        "chain-3", job["LabelingJobOutput"]["OutputDatasetS3Uri"], MULTI_TEXT, labels, "TextMultiClassMultiLabel", "tone")
    assert place.answer(third, lambda *_: {"tone": {"labels": ["bad"]}}) == 18
    for earlier, record in zip(after, place.records(third)):
        check_multi_label(record, "tone", third, "text-classification-multilabel", labels, {"bad"})
        assert {key: record[key] for key in json.loads(earlier)} == json.loads(earlier)


def test_agreement_tells_the_worker_and_the_label_that_stand_out(place):
    """Krippendorff's alpha per job, label and worker, in a file beside the labels."""
    labels, lines = ["a", "b", "c"], [{"source": f"text {number}"} for number in range(30)]
    name = place.create("agreeing", lines, jobs.TEXT_TEMPLATE, labels, "TextMultiClass", "kind")

    def answers(person, number):
        mixed = person == 2 and number % 3 != 0 and number % 2 == 0
        return {"crowd-classifier": {"label": labels[(3 - number % 3) if mixed else number % 3]}}

    assert place.answer(name, answers) == 90
    place.records(name)
    report = place.agreement(name)
    assert (report["jobName"], report["statistic"], report["distance"]) == (name, "krippendorff-alpha", "nominal")
    assert report["totalObjects"] == 30 and report["isSample"] is False and report["job"]["objects"] == 30
    assert report["job"]["low"] <= report["job"]["alpha"] <= report["job"]["high"]
    of_label = {entry["label"]: entry["agreement"]["alpha"] for entry in report["labels"]}
    assert of_label["a"] == 1 and of_label["b"] < 0.9 and of_label["c"] < 0.9
    of_worker = [entry["agreement"]["alpha"] for entry in report["workers"]]
    assert len(of_worker) == 3 and min(of_worker) < sorted(of_worker)[1] - 0.1
    answered = place.s3.list_objects_v2(Bucket="results", Prefix=f"out/{name}/annotations/worker-response/iteration-1/0/")
    body = place.s3.get_object(Bucket="results", Key=answered["Contents"][0]["Key"])["Body"].read()
    assert {entry["workerId"] for entry in report["workers"]} == {answer["workerId"] for answer in json.loads(body)["answers"]}
