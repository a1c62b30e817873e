"""groundwork export and import, from buckets and files, beside the running server."""
import csv
import json
import pathlib
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree

import pytest

import jobs
from server import binary

IMAGES = 40


@pytest.fixture(scope="module")
def boxes(server):
    """A bucket with images and an output manifest of boxes, two lines of which have no label."""
    s3 = server.client("s3")
    s3.create_bucket(Bucket="data")
    lines = []
    for number, (path, _) in enumerate(jobs.sign_digits(IMAGES)):
        key = f"photos/{number % 3}/{path.name}"
        s3.upload_file(str(path), "data", key)
        line = {"source-ref": f"s3://data/{key}", "note": "kept"}
        if number not in (3, 7):
            annotations = [
                {"class_id": box * 2, "left": 3 + box, "top": number, "width": 40 + number, "height": 20} for box in range(number % 3)]
            line["box"] = {"image_size": [{"width": 100, "height": 100, "depth": 3}], "annotations": annotations}
            line["box-metadata"] = {
                "objects": [{"confidence": 0.5 + box / 10} for box in range(number % 3)],
                "class-map": {str(a["class_id"]): f"digit {a['class_id']}" for a in annotations},
                "type": "groundtruth/object-detection", "human-annotated": "yes",
                "creation-date": "2024-10-18T22:18:13.527256", "job-name": "labeling-job/boxes"}
        lines.append(json.dumps(line))
    s3.put_object(Bucket="data", Key="output.manifest", Body="\n".join(lines).encode())
    return [json.loads(line) for line in lines]


def groundwork(server, *arguments, check=True):
    return subprocess.run([binary(), *arguments], env=server.environment, capture_output=True, text=True, check=check, timeout=120)


def labels(manifest):
    return {line["source-ref"]: (line["box"], line["box-metadata"]["class-map"], line["box-metadata"]["objects"])
            for line in manifest if "box" in line}


def test_a_manifest_in_a_bucket_goes_through_coco_and_comes_back(server, boxes, tmp_path):
    out = groundwork(server, "export", "s3://data/output.manifest", "--format", "coco", "--output", str(tmp_path / "coco"))
    assert out.stdout.splitlines()[0] == f"{IMAGES - 2} of {IMAGES} records exported as coco"
    assert "left out: 2 × not labeled (lines 4, 8)" in out.stdout
    coco = json.loads((tmp_path / "coco/annotations.json").read_text())
    assert len(coco["images"]) == IMAGES - 2
    assert {image["file_name"].count("/") for image in coco["images"]} == {1}
    assert {category["id"]: category["name"] for category in coco["categories"]} == {0: "digit 0", 2: "digit 2"}
    report = json.loads((tmp_path / "coco/export-report.json").read_text())
    assert (report["read"], report["exported"]) == (IMAGES, IMAGES - 2)
    groundwork(server, "import", str(tmp_path / "coco"), "--format", "coco", "--output", str(tmp_path / "back.manifest"),
               "--label-attribute", "box")
    back = [json.loads(line) for line in (tmp_path / "back.manifest").read_text().splitlines()]
    assert labels(back) == labels(boxes)
    categories = json.loads((tmp_path / "back.labels.json").read_text())
    assert categories == {"document-version": "2018-11-28", "labels": [{"label": "digit 0"}, {"label": "digit 2"}]}


def test_voc_and_yolo_have_the_files_their_readers_look_for(server, boxes, tmp_path):
    groundwork(server, "export", "s3://data/output.manifest", "--format", "voc", "--output", str(tmp_path / "voc"), "--files")
    stems = (tmp_path / "voc/ImageSets/Main/default.txt").read_text().split()
    assert len(stems) == IMAGES - 2
    for stem in stems:
        root = ElementTree.parse(tmp_path / f"voc/Annotations/{stem}.xml").getroot()
        assert (tmp_path / "voc/JPEGImages" / root.findtext("filename")).stat().st_size > 0
    groundwork(server, "import", str(tmp_path / "voc"), "--format", "voc", "--output", str(tmp_path / "voc.manifest"),
               "--label-attribute", "box")
    assert labels(json.loads(line) for line in (tmp_path / "voc.manifest").read_text().splitlines()) == labels(boxes)
    groundwork(server, "export", "s3://data/output.manifest", "--format", "yolo", "--output", str(tmp_path / "yolo"), "--files")
    for image in (tmp_path / "yolo/images").rglob("*.*"):
        label = tmp_path / "yolo/labels" / image.relative_to(tmp_path / "yolo/images").with_suffix(".txt")
        for row in label.read_text().splitlines():
            number, *shares = row.split()
            assert int(number) in (0, 2) and all(0 <= float(share) <= 1 for share in shares)
    # sizes come from the images where nothing says them
    (tmp_path / "yolo/sources.csv").unlink()
    groundwork(server, "import", str(tmp_path / "yolo"), "--format", "yolo", "--output", str(tmp_path / "yolo.manifest"),
               "--label-attribute", "box", "--source-prefix", "s3://data/photos")
    back = {json.loads(line)["source-ref"]: json.loads(line)["box"]["annotations"]
            for line in (tmp_path / "yolo.manifest").read_text().splitlines()}
    assert back == {line["source-ref"]: line["box"]["annotations"] for line in boxes if "box" in line}


def test_tables_have_a_row_for_each_box(server, boxes, tmp_path):
    groundwork(server, "export", "s3://data/output.manifest", "--format", "csv", "--output", str(tmp_path / "csv"))
    with open(tmp_path / "csv/labels.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = sum(max(1, len(line["box"]["annotations"])) for line in boxes if "box" in line)
    assert len(rows) == expected
    assert {row["label"] for row in rows} == {"", "digit 0", "digit 2"}


def test_an_export_that_was_killed_goes_on(server, tmp_path):
    s3 = server.client("s3")
    lines = [json.dumps({"source": f"text {n}", "c": str(n % 2), "c-metadata": {
        "class-name": "ab"[n % 2], "confidence": 0.5, "type": "groundtruth/text-classification", "human-annotated": "yes",
        "creation-date": "2024-10-18T22:18:13.527256", "job-name": "j"}}) for n in range(60_000)]
    s3.put_object(Bucket="data", Key="long.manifest", Body="\n".join(lines).encode())
    arguments = ["export", "s3://data/long.manifest", "--format", "jsonl", "--output", str(tmp_path / "out")]
    process = subprocess.Popen([binary(), *arguments], env=server.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (tmp_path / "out/.export-state.json").exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = groundwork(server, *arguments)
    assert "60000 of 60000 records" in done.stdout
    rows = [json.loads(line) for line in (tmp_path / "out/labels.jsonl").read_text().splitlines()]
    assert [row["line"] for row in rows] == list(range(1, 60_001))


@pytest.mark.parametrize("arguments, reason", [
    (["export", "nothing", "--format", "coco", "--output", "{}/a"], "no labeling job of that name"),
    (["export", "s3://data/none", "--format", "coco", "--output", "{}/a"], "has no object 'none'"),
    (["export", "s3://data/output.manifest", "--format", "coca", "--output", "{}/a"], "there is no format 'coca'; there are coco, yolo"),
    (["import", "{}", "--format", "yolo", "--output", "{}/m"], "data.yaml"),
    (["import", "{}/none.json", "--format", "coco", "--output", "{}/m"], "cannot read"),
])
def test_what_is_wrong_is_said(server, boxes, tmp_path, arguments, reason):
    out = groundwork(server, *[argument.format(tmp_path) for argument in arguments], check=False)
    assert out.returncode != 0 and reason in out.stderr, out
    assert not list(pathlib.Path(tmp_path).glob("m"))
