"""Boxes and masks from the job to the manifest, and what is made of them: 05/BOX, 05/SEG, 05/ADJ, 05/VER, 05/CHN."""
import base64
import io
import json
import random

import pytest
from PIL import Image

import jobs
from workforce import Workforce

WORKERS = 3
SIZE = (100, 100)

BOX_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form><crowd-bounding-box name="boundingBox" src="{{ task.input.taskObject | grant_read_access }}" header="Box the hand"
  labels="{{ task.input.labels | to_json | escape }}">
<full-instructions header="Boxes">Draw</full-instructions><short-instructions>Draw</short-instructions></crowd-bounding-box></crowd-form>"""

ADJUST_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form><crowd-bounding-box name="boundingBox" src="{{ task.input.taskObject | grant_read_access }}" header="Adjust"
  labels="{{ task.input.labels | to_json | escape }}"
  initial-value="[{% for box in task.input.manifestLine.boxes.annotations %}{% capture id %}{{ box.class_id }}{% endcapture %}
    {% assign label = task.input.manifestLine.boxes-metadata.class-map[id] %}
    { label: {{ label | to_json }}, left: {{ box.left }}, top: {{ box.top }}, width: {{ box.width }}, height: {{ box.height }} },
    {% endfor %}]">
<full-instructions header="Boxes">Adjust</full-instructions><short-instructions>Adjust</short-instructions></crowd-bounding-box></crowd-form>"""

MASK_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form><crowd-semantic-segmentation name="crowd-semantic-segmentation" src="{{ task.input.taskObject | grant_read_access }}"
  header="Paint" labels="{{ task.input.labels | to_json | escape }}">
<full-instructions header="Masks">Paint</full-instructions><short-instructions>Paint</short-instructions></crowd-semantic-segmentation></crowd-form>"""

VERIFY_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form><crowd-image-classifier name="crowd-image-classifier" src="{{ task.input.taskObject | grant_read_access }}"
  header="Right?" categories="{{ task.input.labels | to_json | escape }}">
<full-instructions header="Check">Check</full-instructions><short-instructions>Check</short-instructions>
<worker-comment>Why?</worker-comment></crowd-image-classifier></crowd-form>"""


@pytest.fixture(scope="module")
def workforce(server):
    s3 = server.client("s3")
    for bucket in ("input", "results"):
        s3.create_bucket(Bucket=bucket)
    return Workforce(server, [f"worker{number}" for number in range(WORKERS)])


@pytest.fixture(scope="module")
def images(server, workforce):
    s3 = server.client("s3")
    paths = [path for path, _ in jobs.sign_digits(12)]
    for path in paths:
        s3.upload_file(str(path), "input", f"photos/{path.name}")
    return [f"s3://input/photos/{path.name}" for path in paths]


def start(server, workforce, name, manifest, template, labels, function, attribute):
    s3 = server.client("s3")
    request = jobs.request(
        name, workforce.team_arn, jobs.put(s3, "input", f"{name}.manifest", "\n".join(map(json.dumps, manifest))),
        jobs.put(s3, "input", f"{name}.liquid.html", template), jobs.category_file(s3, "input", labels, f"{name}.json"),
        "s3://results/", function, attribute, WORKERS)
    server.client("sagemaker").create_labeling_job(**request)


def work(server, workforce, name, answer):
    """Every worker answers everything; `answer` gets the frame's page, the object's number and the worker's."""
    for number, worker in enumerate(workforce.workers):
        portal = workforce.sign_in(worker)
        job_id = portal.job(name)["jobId"]
        while task := portal.next_task(job_id):
            page = portal.get(task["frameUrl"])
            assert page.status_code == 200
            reply = portal.submit(task, answer(page.text, int(task["objectId"]), number))
            assert reply.status_code == 200, reply.text


def manifest(server, name, status="Completed"):
    client = server.client("sagemaker")
    described = jobs.wait_for(lambda: client.describe_labeling_job(LabelingJobName=name), [status])
    bucket, _, key = described["LabelingJobOutput"]["OutputDatasetS3Uri"].removeprefix("s3://").partition("/")
    body = server.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    return [json.loads(line) for line in body.splitlines()], described


def true_boxes(number):
    boxes = [{"label": "hand", "left": 10 + number, "top": 20, "width": 50, "height": 60}]
    if number % 3 == 0:
        boxes.append({"label": "ring", "left": 70, "top": 5 + number, "width": 20, "height": 10})
    return [] if number == 5 else boxes


def answer_boxes(boxes, **more):
    return {"boundingBox": {"boundingBoxes": boxes, "inputImageProperties": {"height": SIZE[1], "width": SIZE[0]}, **more}}


@pytest.fixture(scope="module")
def boxes(server, workforce, images):
    start(server, workforce, "boxes", [{"source-ref": image, "note": {"kept": n}} for n, image in enumerate(images)],
          BOX_TEMPLATE, ["face", "hand", "ring"], "BoundingBox", "boxes")
    shaky = random.Random(1)

    def answer(page, number, worker):
        assert "crowd-bounding-box" in page and "/media/" in page
        drawn = [{**box, **{side: box[side] + shaky.randint(-1, 1) for side in ("left", "top", "width", "height")}}
                 for box in true_boxes(number)]
        return answer_boxes(drawn)

    work(server, workforce, "boxes", answer)
    return manifest(server, "boxes")[0]


def test_box_records_meet_the_contract(boxes, images):
    assert [line["source-ref"] for line in boxes] == images
    for number, line in enumerate(boxes):
        assert list(line) == ["source-ref", "note", "boxes", "boxes-metadata"] and line["note"] == {"kept": number}
        label, metadata = line["boxes"], line["boxes-metadata"]
        assert label["image_size"] == [{"width": 100, "height": 100, "depth": 3}]
        expected = true_boxes(number)
        assert len(label["annotations"]) == len(metadata["objects"]) == len(expected)
        for annotation in label["annotations"]:
            assert list(annotation) == ["class_id", "left", "top", "width", "height"]
            name = metadata["class-map"][str(annotation["class_id"])]
            truth = next(box for box in expected if box["label"] == name)
            assert all(abs(annotation[side] - truth[side]) <= 2 for side in ("left", "top", "width", "height"))
        assert all(0.5 < entry["confidence"] <= 1 for entry in metadata["objects"])
        assert set(metadata["class-map"].items()) == {
            (str(["face", "hand", "ring"].index(box["label"])), box["label"]) for box in expected}
        assert metadata["type"] == "groundtruth/object-detection" and metadata["human-annotated"] == "yes"


def test_adjustment_keeps_the_earlier_label_and_says_what_changed(server, workforce, boxes):
    unlabeled = {"source-ref": boxes[0]["source-ref"]}
    start(server, workforce, "adjust", [*boxes, unlabeled], ADJUST_TEMPLATE, ["face", "hand", "ring"], "AdjustmentBoundingBox", "adjusted")

    def answer(page, number, worker):
        for annotation in boxes[number]["boxes"]["annotations"]:
            assert f"left: {annotation['left']}, top: {annotation['top']}" in page
        assert ('label: "hand"' in page or "label: &quot;hand&quot;" in page) == bool(true_boxes(number))
        given = [{"label": boxes[number]["boxes-metadata"]["class-map"][str(a["class_id"])],
                  **{side: a[side] for side in ("left", "top", "width", "height")}}
                 for a in boxes[number]["boxes"]["annotations"]]
        changes = number == 2 and worker == 1
        if changes:
            given[0]["left"] += 1
        return answer_boxes(given, initialValueModified=changes)

    work(server, workforce, "adjust", answer)
    lines, described = manifest(server, "adjust")
    for number, line in enumerate(lines[:-1]):
        assert {key: line[key] for key in boxes[number]} == boxes[number]
        assert line["adjusted-metadata"]["adjustment-status"] == ("adjusted" if number == 2 else "unadjusted")
        assert line["adjusted-metadata"]["type"] == "groundtruth/object-detection"
        if number != 2:
            assert sorted(map(str, line["adjusted"]["annotations"])) == sorted(map(str, line["boxes"]["annotations"]))
    # an object without the label fails alone, 02/VA-11
    assert lines[-1] == unlabeled
    assert described["LabelCounters"]["FailedNonRetryableError"] == 1


def test_verification_gathers_verdicts_and_comments(server, workforce, boxes):
    start(server, workforce, "verify", boxes, VERIFY_TEMPLATE, ["good", "bad"], "VerificationBoundingBox", "verified")

    def answer(page, number, worker):
        bad = number % 4 == 1
        choice = {"label": "bad" if bad else "good"}
        if bad and worker < 2:
            choice["workerComment"] = f"Too wide, says {worker}" if worker else " "
        return {"crowd-image-classifier": choice}

    work(server, workforce, "verify", answer)
    for number, line in enumerate(manifest(server, "verify")[0]):
        bad = number % 4 == 1
        metadata = line["verified-metadata"]
        assert line["verified"] == ("1" if bad else "0")
        assert metadata["class-name"] == ("bad" if bad else "good") and 0.5 < metadata["confidence"] <= 1
        assert metadata["type"] == "groundtruth/label-verification"
        assert metadata.get("worker-feedback") == ([{"comment": "Too wide, says 1"}] if bad else None)
        assert line["boxes"] == boxes[number]["boxes"]


def mask_answer(colours, pixels, **more):
    image = Image.new("RGBA", SIZE, (255, 255, 255, 0))
    for label, area in pixels:
        image.paste(Image.new("RGBA", (area[2] - area[0], area[3] - area[1]), colours[label]), area[:2])
    data = io.BytesIO()
    image.save(data, "PNG")
    return {"crowd-semantic-segmentation": {
        "inputImageProperties": {"height": SIZE[1], "width": SIZE[0]},
        "labelMappings": {label: {"color": colour} for label, colour in colours.items()},
        "labeledImage": {"pngImageData": base64.b64encode(data.getvalue()).decode()}, **more}}


COLOURS = {"hand": "#2ca02c", "wall": "#ff7f0e"}


@pytest.fixture(scope="module")
def masks(server, workforce, images):
    start(server, workforce, "masks", [{"source-ref": image} for image in images[:6]], MASK_TEMPLATE, ["hand", "wall"],
          "SemanticSegmentation", "streets-ref")

    def answer(page, number, worker):
        shift = 1 if worker == 2 else 0
        return mask_answer(COLOURS, [("wall", (0, 0, 100, 20)), ("hand", (30 + shift, 30, 60 + number, 70))])

    work(server, workforce, "masks", answer)
    return manifest(server, "masks")[0]


def read_mask(server, uri):
    bucket, _, key = uri.removeprefix("s3://").partition("/")
    answer = server.client("s3").get_object(Bucket=bucket, Key=key)
    assert answer["ContentType"] == "image/png"
    return Image.open(io.BytesIO(answer["Body"].read()))


def test_masks_are_files_in_the_colours_that_the_line_names(server, masks):
    for number, line in enumerate(masks):
        metadata = line["streets-ref-metadata"]
        assert line["streets-ref"].startswith("s3://results/masks/annotations/consolidated-annotation/output/")
        colour_map = metadata["internal-color-map"]
        assert [colour_map[str(n)]["class-name"] for n in range(3)] == ["BACKGROUND", "hand", "wall"]
        assert colour_map["0"]["hex-color"] == "#ffffff"
        assert len({entry["confidence"] for entry in colour_map.values()}) == 1
        assert metadata["type"] == "groundtruth/semantic-segmentation"
        image = read_mask(server, line["streets-ref"])
        assert image.size == SIZE and image.mode == "P"
        colours = image.convert("RGB")
        for place, class_id in (((50, 10), "2"), ((45, 50), "1"), ((5, 90), "0"), ((30, 50), "1"), ((59 + number, 50), "1"), ((60 + number, 50), "0")):
            assert "#%02x%02x%02x" % colours.getpixel(place) == colour_map[class_id]["hex-color"], place
        assert {value for _, value in image.getcolors()} == {0, 1, 2}


def test_masks_are_adjusted_and_verified(server, workforce, masks):
    template = MASK_TEMPLATE.replace('header="Paint"', """header="Paint" initial-value='{"labelMappings": {
      {% for entry in task.input.manifestLine.streets-ref-metadata.internal-color-map %}{% if entry[1].class-name != "BACKGROUND" %}
      {{ entry[1].class-name | to_json }}: {"color": {{ entry[1].hex-color | to_json }} },{% endif %}{% endfor %}},
      "src": {{ task.input.manifestLine.streets-ref | grant_read_access | to_json }} }'""")
    start(server, workforce, "adjust-masks", masks, template, ["hand", "wall"], "AdjustmentSemanticSegmentation", "again-ref")

    def adjust(page, number, worker):
        colour = masks[number]["streets-ref-metadata"]["internal-color-map"]["1"]["hex-color"]
        assert colour in page and page.count("/media/") >= 2
        return mask_answer(COLOURS, [("hand", (0, 0, 50, 50))], initialValueModified=number == 1)

    work(server, workforce, "adjust-masks", adjust)
    for number, line in enumerate(manifest(server, "adjust-masks")[0]):
        assert {key: line[key] for key in masks[number]} == masks[number]
        assert line["again-ref-metadata"]["adjustment-status"] == ("adjusted" if number == 1 else "unadjusted")
        assert read_mask(server, line["again-ref"]).getpixel((10, 10)) == 1
    start(server, workforce, "verify-masks", masks, VERIFY_TEMPLATE, ["good", "bad"], "VerificationSemanticSegmentation", "verified")
    work(server, workforce, "verify-masks", lambda page, number, worker: {"crowd-image-classifier": {"label": "good"}})
    assert {line["verified"] for line in manifest(server, "verify-masks")[0]} == {"0"}


def test_impossible_answers_are_refused_and_the_task_stays(server, workforce, images):
    start(server, workforce, "refused", [{"source-ref": images[0]}], BOX_TEMPLATE, ["hand"], "BoundingBox", "boxes")
    portal = workforce.sign_in(workforce.workers[0])
    task = portal.next_task(portal.job("refused")["jobId"])
    for drawn, reason in [
        ([{"label": "hand", "left": 90, "top": 5, "width": 20, "height": 5}], "not inside the image of 100"),
        ([{"label": "foot", "left": 9, "top": 5, "width": 20, "height": 5}], "'foot' is none of the label categories"),
        ([{"label": "hand", "left": 9, "top": 5, "width": 0, "height": 5}], "no area"),
        ("boxes", "does not have the shape"),
    ]:
        reply = portal.submit(task, answer_boxes(drawn))
        assert reply.status_code == 400 and reason in reply.json()["error"]["message"], reply.text
    assert portal.submit(task, answer_boxes([])).status_code == 200


def test_a_mask_of_a_4k_image_is_taken(server, workforce):
    s3 = server.client("s3")
    photo = io.BytesIO()
    Image.new("RGB", (3840, 2160), "gray").save(photo, "PNG")
    s3.put_object(Bucket="input", Key="large.png", Body=photo.getvalue())
    start(server, workforce, "large", [{"source-ref": "s3://input/large.png"}], MASK_TEMPLATE, ["hand"], "SemanticSegmentation", "m-ref")
    noise = Image.effect_noise((3840, 2160), 90).point(lambda value: 255 if value > 128 else 0)
    image = Image.new("RGB", (3840, 2160), "#2ca02c")
    image.paste(Image.new("RGB", (3840, 2160), "#ffffff"), mask=noise)
    data = io.BytesIO()
    image.save(data, "PNG")
    assert len(data.getvalue()) > 1 << 20

    def answer(page, number, worker):
        return {"crowd-semantic-segmentation": {
            "inputImageProperties": {"height": 2160, "width": 3840}, "labelMappings": {"hand": {"color": "#2ca02c"}},
            "labeledImage": {"pngImageData": base64.b64encode(data.getvalue()).decode()}}}

    work(server, workforce, "large", answer)
    line = manifest(server, "large")[0][0]
    mask = read_mask(server, line["m-ref"])
    assert mask.size == (3840, 2160)
    background = mask.convert("RGB").getchannel("R").point(lambda value: 255 if value == 255 else 0)
    assert background.tobytes() == noise.tobytes()


def test_adjusting_masks_without_colours_is_refused(server, workforce, images):
    line = {"source-ref": images[0], "m-ref": "s3://input/m.png", "m-ref-metadata": {
        "type": "groundtruth/semantic-segmentation", "internal-color-map": {"0": {"class-name": "BACKGROUND"}}}}
    start(server, workforce, "colourless", [line], MASK_TEMPLATE, ["hand"], "AdjustmentSemanticSegmentation", "again-ref")
    client = server.client("sagemaker")
    described = jobs.wait_for(lambda: client.describe_labeling_job(LabelingJobName="colourless"), ["Failed"])
    assert "hex-color" in described["FailureReason"]
