"""Creates labeling jobs with boto3 and checks what they write."""
import csv
import json
import re
import time

from server import ACCOUNT, REGION, ROOT

DATA = ROOT / "examples/data"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/ground-truth"
FUNCTIONS = f"arn:aws:lambda:{REGION}:432418664414:function:"

IMAGE_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-image-classifier
    name="crowd-image-classifier"
    src="{{ task.input.taskObject | grant_read_access }}"
    header="Which digit does the hand show?"
    categories="{{ task.input.labels | to_json | escape }}">
    <full-instructions header="Sign digits"><p>Choose the digit that the hand shows.</p></full-instructions>
    <short-instructions><p>Choose the digit that the hand shows.</p></short-instructions>
  </crowd-image-classifier>
</crowd-form>
"""

TEXT_TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-classifier
    name="crowd-classifier"
    categories="{{ task.input.labels | to_json | escape }}"
    header="What does the question ask for?">
    <classification-target style="white-space: pre-wrap">{{ task.input.taskObject }}</classification-target>
    <full-instructions header="Questions"><p>Choose what the answer would be.</p></full-instructions>
    <short-instructions><p>Choose what the answer would be.</p></short-instructions>
  </crowd-classifier>
</crowd-form>
"""


def sign_digits(count=300):
    with open(DATA / "sign-digits/labels.csv") as file:
        rows = list(csv.DictReader(file))
    rows = rows[::max(1, len(rows) // count)][:count]
    return [(DATA / "sign-digits/images" / row["file"], row["label"]) for row in rows]


def questions(count=1000):
    with open(DATA / "trec-questions/questions.csv", newline="") as file:
        return [(row["text"], row["label"]) for row in list(csv.DictReader(file))[:count]]


def put(s3, bucket, key, body):
    s3.put_object(Bucket=bucket, Key=key, Body=body if isinstance(body, bytes) else body.encode())
    return f"s3://{bucket}/{key}"


def category_file(s3, bucket, labels, key="labels.json"):
    document = {"document-version": "2018-11-28", "labels": [{"label": label} for label in labels]}
    return put(s3, bucket, key, json.dumps(document))


def request(name, team_arn, manifest, template, categories, output, function, attribute="label", workers=3, **changes):
    """A CreateLabelingJob request for a built-in task type; `changes` go into HumanTaskConfig."""
    return {
        "LabelingJobName": name, "LabelAttributeName": attribute, "RoleArn": ROLE,
        "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": manifest}}},
        "OutputConfig": {"S3OutputPath": output}, "LabelCategoryConfigS3Uri": categories,
        "HumanTaskConfig": {
            "WorkteamArn": team_arn, "UiConfig": {"UiTemplateS3Uri": template},
            "PreHumanTaskLambdaArn": f"{FUNCTIONS}PRE-{function}", "TaskKeywords": ["classification"],
            "TaskTitle": f"Job {name}", "TaskDescription": "Choose one category",
            "NumberOfHumanWorkersPerDataObject": workers, "TaskTimeLimitInSeconds": 600,
            "TaskAvailabilityLifetimeInSeconds": 864000, "MaxConcurrentTaskCount": 1000,
            "AnnotationConsolidationConfig": {"AnnotationConsolidationLambdaArn": f"{FUNCTIONS}ACS-{function}"},
            **changes,
        },
    }


def wait_for(describe, states, patience=120):
    """Polls `describe` until LabelingJobStatus is one of `states`."""
    deadline = time.monotonic() + patience
    while True:
        job = describe()
        if job["LabelingJobStatus"] in states:
            return job
        assert job["LabelingJobStatus"] not in ("Failed", "Completed", "Stopped"), job
        assert time.monotonic() < deadline, job
        time.sleep(0.1)


def read_manifest(s3, uri):
    bucket, key = uri.removeprefix("s3://").split("/", 1)
    body = s3.get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    assert body == "" or body.endswith("\n")
    return body.splitlines()


def check_classification_line(line, source_line, attribute, job_name, kind, labels):
    """One line of output.manifest against 05/OUT-3..5, 05/META-1..5, 05/CLS-1..3. Returns class and confidence."""
    assert line.startswith(source_line[:-1]), (line, source_line)  # every foreign byte, in order
    record, source = json.loads(line), json.loads(source_line)
    assert {key: value for key, value in record.items() if key not in (attribute, f"{attribute}-metadata")} == source
    value, metadata = record[attribute], record[f"{attribute}-metadata"]
    assert set(metadata) == {"class-name", "confidence", "type", "job-name", "human-annotated", "creation-date"}, metadata
    assert isinstance(value, str) and labels[int(value)] == metadata["class-name"], record
    assert 0 <= metadata["confidence"] <= 1
    assert metadata["type"] == f"groundtruth/{kind}"
    assert metadata["job-name"] in (job_name, f"labeling-job/{job_name}")
    assert metadata["human-annotated"] == "yes"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}", metadata["creation-date"]), metadata
    return metadata["class-name"], metadata["confidence"]
