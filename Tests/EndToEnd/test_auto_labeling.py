"""Jobs in which people and a model label one manifest: 05/AL, 05/DIR-2..5, 05/META-3, 05/META-6, 05/CHN-7."""
import concurrent.futures
import json
import random
import re
import struct
import threading
import time
import zlib

import botocore.exceptions
import pytest

import annotators
import jobs
from server import ACCESS_KEY, ACCOUNT, REGION, SECRET_KEY, Server
from workforce import Workforce

ALGORITHMS = f"arn:aws:sagemaker:{REGION}:027400017018:labeling-job-algorithm-specification/"
WORKERS = 4
ENDS = ("Completed", "Failed", "Stopped")

# What people write about products, by what they feel; a part of each text is about nothing.
FEELINGS = {
    "happy": ["wonderful quality", "love it", "works perfectly", "would buy again", "great value", "my favourite so far"],
    "angry": ["broke after a day", "waste of money", "terrible service", "never again", "stopped working", "asked for a refund"],
    "neutral": ["does what it says", "it is average", "nothing special", "arrived on time", "as described", "it is okay"],
}
FILLERS = ["the box was blue", "my neighbour has one", "delivered on a monday", "bought it in spring", "it has two buttons",
           "the manual is in french", "comes with a cable", "weighs about a pound"]


def reviews(count, seed=7):
    """Texts with their feeling; one in ten says so in a single word."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        feeling = draw.choice(sorted(FEELINGS))
        phrases = draw.sample(FEELINGS[feeling], 2) + draw.sample(FILLERS, 2)
        if draw.random() < 0.1:
            phrases = [draw.choice(FEELINGS[feeling]).split()[0]] + draw.sample(FILLERS, 3)
        draw.shuffle(phrases)
        rows.append((f"{'. '.join(phrases)} ({number})", feeling))
    return rows


def png(pixels):
    """A gray picture from rows of bytes."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(row) for row in pixels)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SHAPES = {
    "disc": lambda x, y: x * x + y * y < 49,
    "frame": lambda x, y: max(abs(x), abs(y)) in (6, 7),
    "cross": lambda x, y: max(abs(x), abs(y)) < 8 and min(abs(x), abs(y)) < 2,
    "stripes": lambda x, y: max(abs(x), abs(y)) < 8 and y % 4 < 2,
}


def pictures(count, size=24, seed=3):
    """Noisy pictures of shapes, somewhere near the middle."""
    draw = random.Random(seed)
    rows = []
    for _ in range(count):
        name = draw.choice(sorted(SHAPES))
        left, top, light = draw.randint(9, 14), draw.randint(9, 14), draw.randint(120, 200)
        inside = SHAPES[name]
        rows.append((png([
            [min(255, max(0, (light if inside(x - left, y - top) else 40) + draw.randint(-30, 30))) for x in range(size)]
            for y in range(size)
        ]), name))
    return rows


@pytest.fixture(scope="module")
def installation():
    server = Server().start()
    workforce = Workforce(server, [f"worker{number}" for number in range(WORKERS)])
    s3 = server.client("s3")
    for bucket in ("input", "results"):
        s3.create_bucket(Bucket=bucket)
    yield server, workforce, s3
    print(server.log()[-20_000:])
    server.remove()


def automated(request, algorithm, **config):
    return {**request, "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn": ALGORITHMS + algorithm, **config}}


def label_to_the_end(server, workforce, name, truth_of, element, labels, accuracy=1.0):
    """People work until the job is over. Returns what DescribeLabelingJob says then."""
    client = server.client("sagemaker")
    def describe():
        return client.describe_labeling_job(LabelingJobName=name)
    code = describe()["JobReferenceCode"]
    people = [annotators.Annotator(workforce.sign_in(f"worker{n}"), accuracy, n, labels, element) for n in range(WORKERS)]
    over = threading.Event()

    def work(person):
        while not over.is_set():
            try:
                if person.work(code, truth_of) == 0:
                    time.sleep(0.05)
            except AssertionError:
                # The job ended while this person was labeling.
                if not over.wait(1):
                    raise

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        futures = [pool.submit(work, person) for person in people]
        try:
            deadline = time.monotonic() + 300
            while describe()["LabelingJobStatus"] not in ENDS:
                assert time.monotonic() < deadline, describe()
                for future in futures:
                    if future.done():
                        future.result()
                time.sleep(0.1)
        finally:
            over.set()
        for future in futures:
            future.result()
    return describe()


@pytest.fixture(scope="module")
def text_job(installation):
    server, workforce, s3 = installation
    rows = reviews(2_000)
    lines = [json.dumps({"source": text, "shop": n % 7}) for n, (text, _) in enumerate(rows)]
    labels = sorted(FEELINGS)
    request = automated(jobs.request(
        "reviews", workforce.team_arn, jobs.put(s3, "input", "reviews.manifest", "\n".join(lines) + "\n"),
        jobs.put(s3, "input", "reviews.liquid.html", jobs.TEXT_TEMPLATE),
        jobs.category_file(s3, "input", labels, "reviews.json"), "s3://results/reviews/", "TextMultiClass", "mood", workers=1),
        "text-classification")
    server.client("sagemaker").create_labeling_job(**request)
    ended = label_to_the_end(
        server, workforce, "reviews", lambda task: rows[int(task["objectId"])][1], "crowd-classifier", labels)
    return {"job": ended, "lines": lines, "truth": [feeling for _, feeling in rows], "labels": labels, "name": "reviews",
            "attribute": "mood", "kind": "text-classification", "folder": "reviews/reviews"}


@pytest.fixture(scope="module")
def image_job(installation):
    server, workforce, s3 = installation
    rows = pictures(1_500)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: s3.put_object(Bucket="input", Key=f"shapes/{n}.png", Body=rows[n][0]), range(len(rows))))
    lines = [json.dumps({"source-ref": f"s3://input/shapes/{n}.png"}) for n in range(len(rows))]
    labels = sorted(SHAPES)
    request = automated(jobs.request(
        "shapes", workforce.team_arn, jobs.put(s3, "input", "shapes.manifest", "\n".join(lines) + "\n"),
        jobs.put(s3, "input", "shapes.liquid.html", jobs.IMAGE_TEMPLATE),
        jobs.category_file(s3, "input", labels, "shapes.json"), "s3://results/shapes", "ImageMultiClass", "shape", workers=1),
        "image-classification")
    server.client("sagemaker").create_labeling_job(**request)
    ended = label_to_the_end(
        server, workforce, "shapes", lambda task: rows[int(task["objectId"])][1], "crowd-image-classifier", labels)
    return {"job": ended, "lines": lines, "truth": [name for _, name in rows], "labels": labels, "name": "shapes",
            "attribute": "shape", "kind": "image-classification", "folder": "shapes/shapes"}


@pytest.fixture(params=["text_job", "image_job"])
def finished(request):
    return request.getfixturevalue(request.param)


def test_people_and_model_share_one_manifest(installation, finished):
    """05/AL-28, 05/META-1..6, 05/CLS-1, 05/CLS-2, 05/OUT-3, 05/OUT-5: line by line."""
    job, counters = finished["job"], finished["job"]["LabelCounters"]
    assert job["LabelingJobStatus"] == "Completed", job
    records = jobs.read_manifest(installation[2], job["LabelingJobOutput"]["OutputDatasetS3Uri"])
    assert len(records) == len(finished["lines"])
    made = {"yes": 0, "no": 0}
    right = {"yes": 0, "no": 0}
    attribute = finished["attribute"]
    for line, source, truth in zip(records, finished["lines"], finished["truth"]):
        assert line.startswith(source[:-1])
        record = json.loads(line)
        assert {key: value for key, value in record.items() if key not in (attribute, f"{attribute}-metadata")} == json.loads(source)
        metadata = record[f"{attribute}-metadata"]
        assert list(metadata) == ["class-name", "confidence", "type", "job-name", "human-annotated", "creation-date"]
        assert finished["labels"][int(record[attribute])] == metadata["class-name"]
        assert 0 <= metadata["confidence"] <= 1
        assert metadata["type"] == f"groundtruth/{finished['kind']}"
        assert metadata["job-name"] == f"labeling-job/{finished['name']}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}", metadata["creation-date"])
        made[metadata["human-annotated"]] += 1
        right[metadata["human-annotated"]] += metadata["class-name"] == truth
    total = len(records)
    precision = right["no"] / max(1, made["no"])
    print(f"{finished['name']}: {made['no']} of {total} labeled by the model, {precision:.4f} of them right")
    assert counters == {"TotalLabeled": total, "HumanLabeled": made["yes"], "MachineLabeled": made["no"],
                        "FailedNonRetryableError": 0, "Unlabeled": 0}
    assert made["yes"] >= 0.2 * total and right["yes"] == made["yes"]
    assert made["no"] > 0.3 * total
    # The promise is 0.95 in 19 of 20 jobs; here a job that breaks it by chance is let pass.
    assert precision >= 0.93


def test_working_files(installation, finished):
    """05/DIR-2..5, 05/AL-13, 05/AL-15, and the promise."""
    s3, folder = installation[2], finished["folder"]
    keys = [item["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket="results", Prefix=f"{folder}/")
            for item in page.get("Contents", [])]
    tops = {key.removeprefix(f"{folder}/").split("/")[0] for key in keys}
    assert tops == {"activelearning", "annotations", "inference", "manifests", "training"}
    def read(key):
        return s3.get_object(Bucket="results", Key=f"{folder}/{key}")["Body"].read().decode()
    guarantee = json.loads(read("activelearning/guarantee.json"))
    assert re.fullmatch(r"at least 95 % precise, 95 % confident, measured on n = \d+", guarantee["statement"])
    assert guarantee["machine-labeled"] == finished["job"]["LabelCounters"]["MachineLabeled"]
    promised = guarantee["iteration"]
    auto_labels = [json.loads(line) for line in read(f"activelearning/iteration-{promised}/auto-labels/output.manifest").splitlines()]
    assert auto_labels and all(line[f"{finished['attribute']}-metadata"]["human-annotated"] == "no" for line in auto_labels)
    training = [json.loads(line) for line in read("training/iteration-1/input/train.manifest").splitlines()]
    assert len(training) >= 0.18 * len(finished["lines"])
    assert all(line[f"{finished['attribute']}-metadata"]["human-annotated"] == "yes" for line in training)
    predictions = [json.loads(line) for line in read("inference/iteration-1/output/predictions.jsonl").splitlines()]
    # What people were given beside the first round is not predicted any more.
    assert 0.7 * len(finished["lines"]) < len(predictions) <= len(finished["lines"])
    assert all(0 <= prediction["confidence"] <= 1 for prediction in predictions)


def test_model_of_the_last_round(installation, finished):
    """05/AL-6: the model is described like any other."""
    sagemaker, s3 = installation[0].client("sagemaker"), installation[2]
    arn = finished["job"]["LabelingJobOutput"]["FinalActiveLearningModelArn"]
    model = sagemaker.describe_model(ModelName=arn.split("/")[-1])
    assert model["ModelArn"] == arn
    bucket, key = model["PrimaryContainer"]["ModelDataUrl"].removeprefix("s3://").split("/", 1)
    assert s3.head_object(Bucket=bucket, Key=key)["ContentLength"] > 0
    summary = sagemaker.list_labeling_jobs(NameContains=finished["name"])["LabelingJobSummaryList"][0]
    assert summary["LabelingJobOutput"]["FinalActiveLearningModelArn"] == arn


def test_the_jobs_page_states_the_promise(installation, text_job, chromium):
    """The statement, and the rounds behind it."""
    page = chromium.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(installation[0].portal + "/console")
    page.get_by_label("Access key ID").fill(ACCESS_KEY)
    page.get_by_label("Secret access key").fill(SECRET_KEY)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="reviews").click()
    section = page.get_by_role("region", name="Automated labeling")
    section.get_by_text(re.compile(r"^at least 95 % precise, 95 % confident, measured on n = \d+$")).wait_for()
    machine = text_job["job"]["LabelCounters"]["MachineLabeled"]
    assert f"{machine:,}" in page.get_by_role("region", name="Progress").inner_text()
    rounds = section.get_by_role("region", name="Rounds")
    assert rounds.get_by_role("row").count() >= 2 and "Done" in rounds.inner_text()
    assert problems == []
    page.close()


def small_request(installation, name, **changes):
    _, workforce, s3 = installation
    lines = "".join(json.dumps({"source": f"text {n}"}) + "\n" for n in range(10))
    request = jobs.request(
        name, workforce.team_arn, jobs.put(s3, "input", "small.manifest", lines),
        jobs.put(s3, "input", "reviews.liquid.html", jobs.TEXT_TEMPLATE),
        jobs.category_file(s3, "input", ["a", "b"], "small.json"), "s3://results/small", "TextMultiClass", "mood", workers=1)
    return {**automated(request, "text-classification"), **changes}


def test_too_few_objects(installation):
    """05/AL-2: at least 1,250 objects."""
    sagemaker = installation[0].client("sagemaker")
    sagemaker.create_labeling_job(**small_request(installation, "too-few"))
    job = jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="too-few"), ["Failed"])
    assert "at least 1250 data objects" in job["FailureReason"] and "has 10" in job["FailureReason"]
    assert job["LabelingJobAlgorithmsConfig"]["LabelingJobAlgorithmSpecificationArn"] == ALGORITHMS + "text-classification"


@pytest.mark.parametrize("config, words", [
    ({"LabelingJobAlgorithmSpecificationArn": ALGORITHMS + "image-classification"}, ["image-classification", "TextMultiClass"]),
    ({"LabelingJobAlgorithmSpecificationArn": ALGORITHMS + "named-entities"}, ["named-entities", "text-classification"]),
    ({"LabelingJobAlgorithmSpecificationArn": ALGORITHMS + "text-classification",
      "InitialActiveLearningModelArn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:model/gone"}, ["model/gone", "does not exist"]),
])
def test_refused_configurations(installation, config, words):
    """05/AL-1, 05/AL-4, 05/AL-5, 03/JOB-44."""
    with pytest.raises(botocore.exceptions.ClientError) as refusal:
        installation[0].client("sagemaker").create_labeling_job(
            **small_request(installation, "refused", LabelingJobAlgorithmsConfig=config))
    for word in words:
        assert word in str(refusal.value)


def test_refused_task_types(installation):
    """05/AL-1: four task types only."""
    request = small_request(installation, "refused")
    task = request["HumanTaskConfig"]
    task["PreHumanTaskLambdaArn"] = f"{jobs.FUNCTIONS}PRE-TextMultiClassMultiLabel"
    task["AnnotationConsolidationConfig"] = {"AnnotationConsolidationLambdaArn": f"{jobs.FUNCTIONS}ACS-TextMultiClassMultiLabel"}
    with pytest.raises(botocore.exceptions.ClientError) as refusal:
        installation[0].client("sagemaker").create_labeling_job(**request)
    for name in ("TextMultiClassMultiLabel", "'BoundingBox'", "'ImageMultiClass'", "'SemanticSegmentation'", "'TextMultiClass'"):
        assert name in str(refusal.value)
