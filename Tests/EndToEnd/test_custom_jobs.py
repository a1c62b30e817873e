"""Custom workflows: templates and functions of the user's own, with boto3 and people at work (03/LAM, 03/NOL, 05/CON-10)."""
import json
import re
import threading
import time

import botocore.exceptions
import pytest

import functions
import jobs
from server import ACCOUNT, REGION, Server
from workforce import Workforce

TEMPLATE = """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <p>{{ task.input.taskObject }} {{ task.input.source }} {{ task.input.extra }}</p>
  <crowd-text-input name="remark" label="Remark"></crowd-text-input>
</crowd-form>
"""
MICROSECONDS = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"
WORKERS = ["ann", "ben", "cid"]


@pytest.fixture(scope="module")
def installation():
    server = Server().start()
    people = Workforce(server, WORKERS)
    s3 = server.client("s3")
    for bucket in ("input", "results"):
        s3.create_bucket(Bucket=bucket)
    yield server, people, s3
    server.remove()


class Job:
    """A custom job and what becomes of it."""

    def __init__(self, installation, name, lines, before=None, after=None, template=TEMPLATE, workers=3, attribute="label", categories=None):
        self.server, self.people, self.s3 = installation
        self.name, self.lines, self.attribute = name, lines, attribute
        request = jobs.request(
            name, self.people.team_arn, jobs.put(self.s3, "input", f"{name}.manifest", "\n".join(lines) + "\n"),
            jobs.put(self.s3, "input", f"{name}.liquid.html", template), categories, "s3://results/custom", "None", attribute, workers)
        task = request["HumanTaskConfig"]
        del task["PreHumanTaskLambdaArn"], task["AnnotationConsolidationConfig"]
        if categories is None:
            del request["LabelCategoryConfigS3Uri"]
        if before:
            task["PreHumanTaskLambdaArn"] = before
        if after:
            task["AnnotationConsolidationConfig"] = {"AnnotationConsolidationLambdaArn": after}
        self.client = self.server.client("sagemaker")
        self.arn = self.client.create_labeling_job(**request)["LabelingJobArn"]

    def describe(self):
        return self.client.describe_labeling_job(LabelingJobName=self.name)

    def work(self, answer, workers=WORKERS):
        """Every worker answers everything there is; returns what they saw, by object number."""
        portals = [self.people.sign_in(worker) for worker in workers]
        seen = {}

        def label(portal, worker):
            code = portal.job(self.name)["jobId"]
            while (task := portal.next_task(code)) is not None:
                page = portal.get(task["frameUrl"]).text
                seen.setdefault(int(task["objectId"]), page)
                reply = portal.submit(task, answer(worker, int(task["objectId"])))
                assert reply.status_code == 200, reply.text

        threads = [threading.Thread(target=label, args=pair) for pair in zip(portals, workers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return seen

    def end(self, *states):
        return jobs.wait_for(self.describe, list(states) or ["Completed"])

    def output(self):
        return [json.loads(line) for line in jobs.read_manifest(self.s3, self.describe()["LabelingJobOutput"]["OutputDatasetS3Uri"])]

    def read(self, uri):
        bucket, key = uri.removeprefix("s3://").split("/", 1)
        return json.loads(self.s3.get_object(Bucket=bucket, Key=key)["Body"].read())

    def keys(self, folder):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket="results", Prefix=f"custom/{self.name}/{folder}")
        return [item["Key"] for page in pages for item in page.get("Contents", [])]


@pytest.fixture(scope="module")
def starter(installation):
    """The starter functions' contract, 03/PRM-6."""
    client = installation[0].client("lambda")
    before = functions.create(client, "SageMaker-before", functions.STARTER_BEFORE)
    after = functions.create(client, "SageMaker-after", functions.STARTER_AFTER)
    return before, after


def answer(worker, number):
    return {"remark": f"{worker} on {number}", "nested": {"n": number}}


def test_without_functions_answers_are_referred_to(installation):
    """03/NOL-1, 03/NOL-2, 03/NOL-5, 03/NOL-6, 03/NOL-7, 03/NOL-11, 03/NOL-12"""
    lines = ['{"source": "Describe it.", "image":"s3://input/a.png", "extra": "<b>&"}', '{"source-ref":"s3://input/talk.mp3"}']
    job = Job(installation, "no-functions", lines)
    task = job.describe()["HumanTaskConfig"]
    assert "PreHumanTaskLambdaArn" not in task and "AnnotationConsolidationConfig" not in task
    seen = job.work(answer)
    assert "Describe it." in seen[0] and "&lt;b&gt;&amp;" in seen[0]
    job.end()
    output = job.output()
    assert len(output) == 2
    for number, record in enumerate(output):
        metadata = record.pop("label-metadata")
        assert record.pop("label") == {} and record == json.loads(lines[number])
        assert set(metadata) == {"job_name", "type", "human-annotated", "creation_date", "worker-response-ref"}
        assert metadata["job_name"] == "no-functions" and metadata["type"] == "groundTruth/custom" and metadata["human-annotated"] == "yes"
        assert re.fullmatch(MICROSECONDS, metadata["creation_date"])
        place = metadata["worker-response-ref"]
        assert re.fullmatch(
            rf"s3://results/custom/no-functions/annotations/worker-response/iteration-1/{number}/\d{{4}}-\d\d-\d\d_\d\d:\d\d:\d\d\.json", place)
        answers = job.read(place)["answers"]
        assert sorted(one["answerContent"]["remark"] for one in answers) == sorted(f"{worker} on {number}" for worker in WORKERS)
        assert all(set(one) == {"acceptanceTime", "submissionTime", "timeSpentInSeconds", "workerId", "workerMetadata", "answerContent"}
                   for one in answers)


def test_the_starter_functions_label_a_job(installation, starter):
    """03/LAM-7, 03/LAM-22..33, 03/PRM-4, 03/PRM-5, 03/PRM-6, 05/CON-10, 05/META-7"""
    before, after = starter
    lines = [json.dumps({"source": f"Utterance {n}", "animal": "bird"}) for n in range(7)]
    s3 = installation[2]
    job = Job(installation, "starter", lines, before, after, categories=jobs.category_file(s3, "input", ["verb", "noun"], "starter.json"))
    seen = job.work(answer)
    assert sorted(seen) == list(range(7)) and all(f"Utterance {n}" in seen[n] for n in seen)
    job.end()
    for number, record in enumerate(job.output()):
        metadata = record.pop("label-metadata")
        label = record.pop("label")
        assert record == json.loads(lines[number])
        assert set(metadata) == {"job_name", "type", "human-annotated", "creation_date"}
        assert metadata["job_name"] == "starter" and metadata["type"] == "groundTruth/custom"
        assert re.fullmatch(MICROSECONDS, metadata["creation_date"])
        assert label["workers"] == 3 and label["labeledContent"] == {"content": f"Utterance {number}"}
        assert label["result"]["nested"] == {"n": number} and label["categories"] == ["verb", "noun"]
        assert label["workerId"].startswith(f"private.{REGION}.")
    request = job.read("s3://results/" + job.keys("annotations/consolidated-annotation/consolidation-request/")[0])
    assert set(request[0]) == {"datasetObjectId", "dataObject", "annotations"}
    assert isinstance(request[0]["annotations"][0]["annotationData"]["content"], str)
    response = job.read("s3://results/" + job.keys("annotations/consolidated-annotation/consolidation-response/")[0])
    assert set(response[0]["consolidatedAnnotation"]["content"]) == {"label", "label-metadata"}
    log = (installation[0].folder / "data/function-logs/SageMaker-after.log").read_text()
    assert "-- Consolidated Output --" in log


def test_one_function_alone(installation, starter):
    """03/NOL-1: either function may be missing."""
    before, after = starter
    lines = ['{"source":"one"}', '{"source-ref":"s3://input/scan.pdf"}']
    first = Job(installation, "only-before", lines, before=before, workers=1)
    second = Job(installation, "only-after", lines, after=after, workers=1)
    seen = first.work(answer, ["ann"])
    assert "s3://input/scan.pdf" in seen[1]
    second.work(answer, ["ann"])
    first.end()
    second.end()
    assert all(record["label"] == {} and "worker-response-ref" in record["label-metadata"] for record in first.output())
    labels = [record["label"]["labeledContent"] for record in second.output()]
    assert labels == [{"content": "one"}, {"s3Uri": "s3://input/scan.pdf"}]
    assert all("worker-response-ref" not in record["label-metadata"] for record in second.output())


def test_what_the_pre_annotation_function_is_given_and_may_answer(installation):
    """03/LAM-1, 03/LAM-2, 03/LAM-3, 03/LAM-4, 03/LAM-5, 03/LAM-7"""
    handler = """
        def lambda_handler(event, context):
            data = event["dataObject"]
            assert event["version"] == "2018-10-16" and event["labelingJobArn"].endswith(":labeling-job/flags"), event
            assert set(event) == {"version", "labelingJobArn", "dataObject"}
            reply = {"taskInput": {"taskObject": data["source"].upper(), "extra": data}}
            if "flag" in data:
                reply[data["key"]] = data["flag"]
            return reply
        """
    before = functions.create(installation[0].client("lambda"), "LabelingFunction-flags", handler)
    flags = [("isHumanAnnotationRequired", True), ("isHumanAnnotationRequired", "true"), ("isHumanAnnotationRequired", "False"),
             ("humanAnnotationRequired", False), ("humanAnnotationRequired", "TRUE"), ("isHumanAnnotationRequired", False)]
    lines = [json.dumps({"source": f"text {n}", "key": key, "flag": flag}) for n, (key, flag) in enumerate(flags)]
    lines.append('{"source": "text 6"}')
    job = Job(installation, "flags", lines, before=before, workers=1)
    seen = job.work(answer, ["ann"])
    assert sorted(seen) == [0, 1, 4, 6] and "TEXT 4" in seen[4]
    ended = job.end()
    assert ended["LabelCounters"]["HumanLabeled"] == 4
    for number, record in enumerate(job.output()):
        assert ("label" in record) == (number in seen)  # an object that needs nobody is its input line
    log = (installation[0].folder / "data/function-logs/LabelingFunction-flags.log").read_text()
    assert log.count("START") == 7  # once for each object


def test_objects_that_a_function_fails_on_fail_alone(installation):
    """Bad input: a function that crashes, hangs, returns nonsense or too much."""
    handler = """
        import os
        import time

        def lambda_handler(event, context):
            source = event["dataObject"]["source"]
            if source == "raise":
                raise ValueError("what is this?")
            if source == "exit":
                os._exit(1)
            if source == "hang":
                time.sleep(100)
            if source == "list":
                return []
            if source == "no input":
                return {"isHumanAnnotationRequired": True}
            if source == "much":
                return {"taskInput": {"x": "y" * 7_000_000}}
            return {"taskInput": {"taskObject": source}}
        """
    before = functions.create(installation[0].client("lambda"), "SageMaker-spoiled-before", handler, Timeout=1)
    sources = ["raise", "fine", "exit", "hang", "list", "no input", "much", "also fine"]
    job = Job(installation, "spoiled-before", [json.dumps({"source": source}) for source in sources], before=before, workers=1)
    seen = {}
    while job.describe()["LabelingJobStatus"] == "InProgress":
        seen.update(job.work(answer, ["ben"]))
    ended = job.end()
    assert sorted(seen) == [1, 7]
    assert ended["LabelCounters"]["HumanLabeled"] == 2 and ended["LabelCounters"]["FailedNonRetryableError"] == 6
    assert [number for number, record in enumerate(job.output()) if "label" in record] == [1, 7]
    told = job.read("s3://results/" + job.keys("annotations/failures/")[0])
    assert [one["datasetObjectId"] for one in told] == ["0", "2", "3", "4", "5", "6"]
    log = json.dumps([one["failureReason"] for one in told])
    for reason in ("what is this?", "exit status 1", "timed out after 1.00 seconds", "no 'taskInput' object", "maximum allowed payload size"):
        assert reason in log, reason


def test_answers_that_a_consolidation_fails_on_are_kept(installation):
    """05/CON-10; the object fails with a reason, its answers stay."""
    handler = """
        import json
        import urllib.parse

        import boto3

        def lambda_handler(event, context):
            place = urllib.parse.urlparse(event["payload"]["s3Uri"])
            body = boto3.client("s3").get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read()
            replies = []
            for item in json.loads(body):
                source = item["dataObject"]["content"]
                if source == "raise":
                    raise ValueError("cannot read this one")
                if source == "leave out":
                    continue
                content = {"other": 1} if source == "other key" else {event["labelAttributeName"]: {"n": len(item["annotations"])}}
                replies.append({"datasetObjectId": item["datasetObjectId"], "consolidatedAnnotation": {"content": content}})
                if source == "twice":
                    replies.append({"datasetObjectId": item["datasetObjectId"],
                                    "consolidatedAnnotation": {"content": {event["labelAttributeName"]: "last"}}})
            return replies + [{"datasetObjectId": "4711", "consolidatedAnnotation": {"content": {}}}]
        """
    after = functions.create(installation[0].client("lambda"), "SageMaker-spoiled-after", handler, Timeout=20)
    sources = ["fine", "raise", "leave out", "other key", "twice"]
    job = Job(installation, "spoiled-after", [json.dumps({"source": source}) for source in sources], after=after, workers=2)
    job.work(answer)
    ended = job.end()
    assert ended["LabelCounters"]["HumanLabeled"] == 2 and ended["LabelCounters"]["FailedNonRetryableError"] == 3
    labels = [record.get("label") for record in job.output()]
    assert labels == [{"n": 2}, None, None, None, "last"]
    responses = job.keys("annotations/worker-response/iteration-1/")
    assert {int(key.split("/")[-2]) for key in responses} == set(range(5))
    log = installation[0].log()
    for reason in ("cannot read this one", "no entry for this object", "has no 'label', the label attribute name, but 'other'"):
        assert reason in log, reason


def test_a_job_whose_function_is_gone_fails_with_a_reason(installation, starter):
    client = installation[0].client("lambda")
    arn = functions.create(client, "SageMaker-short-lived", functions.STARTER_BEFORE)
    with pytest.raises(botocore.exceptions.ClientError) as error:
        Job(installation, "never", ['{"source":"x"}'], before=arn.replace("short-lived", "never-there"))
    assert error.value.response["Error"]["Code"] == "ValidationException"
    assert "SageMaker-never-there" in error.value.response["Error"]["Message"]
    with pytest.raises(botocore.exceptions.ClientError) as error:
        Job(installation, "never", ['{"source":"x"}'], before=f"arn:aws:lambda:{REGION}:999999999999:function:other")
    assert "999999999999" in error.value.response["Error"]["Message"]
    broken = functions.create(client, "SageMaker-broken", "def lambda_handler(event, context): raise KeyError('labels')")
    job = Job(installation, "all-failed", ['{"source":"x"}', '{"source":"y"}'], before=broken)
    ended = job.end("Failed")
    assert "None of the 2 data objects could be labeled" in ended["FailureReason"]
    assert "KeyError" in ended["FailureReason"] and "Exception invoking the Lambda function" in ended["FailureReason"]
    client.delete_function(FunctionName="SageMaker-short-lived")
    job = Job(installation, "fine-again", ['{"source":"x"}'], before=starter[0], workers=1)
    job.work(answer, ["ann"])
    job.end()


def test_a_predefined_function_beside_one_of_the_users_own(installation, starter):
    """03/JOB-35 beside 03/LAM: PRE-ImageMultiClass makes the input, a function of the user's own the label."""
    lines = ['{"source":"shown as text"}']
    predefined = f"arn:aws:lambda:{REGION}:432418664414:function:PRE-TextMultiClass"
    job = Job(installation, "mixed", lines, before=predefined, after=starter[1], workers=1)
    seen = job.work(answer, ["cid"])
    assert "shown as text" in seen[0]
    job.end()
    assert job.output()[0]["label"]["labeledContent"] == {"content": "shown as text"}


def test_a_restart_calls_no_function_again(installation, starter):
    server = installation[0]
    arn = functions.create(server.client("lambda"), "SageMaker-counted", """
        def lambda_handler(event, context):
            return {"taskInput": {"taskObject": event["dataObject"]["source"]}}
        """)
    job = Job(installation, "restarted", [json.dumps({"source": f"s{n}"}) for n in range(5)], before=arn, after=starter[1], workers=1)
    portal = installation[1].sign_in("ann")
    code = portal.job("restarted")["jobId"]
    task = portal.next_task(code)
    portal.submit(task, answer("ann", 0))
    path = server.folder / "data/function-logs/SageMaker-counted.log"
    deadline = time.monotonic() + 30
    while path.read_text().count("START") < 5:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.3)
    server.kill()
    server.start()
    job.work(answer, ["ann"])
    job.end()
    assert path.read_text().count("START") == 5
    assert [record["label"]["labeledContent"]["content"] for record in job.output()] == [f"s{n}" for n in range(5)]
