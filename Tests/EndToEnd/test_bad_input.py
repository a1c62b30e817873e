"""Bad input of every kind: a clear, documented error; nothing lost, nothing half-written, the server up."""
import datetime
import json
import time

import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import botocore.exceptions
import pytest
import requests

import jobs
from server import ACCESS_KEY, REGION, SECRET_KEY, Server
from workforce import Portal, Workforce


@pytest.fixture(scope="module")
def place():
    """A server with one team of two, another team of one, and a bucket."""
    server = Server().start()
    workforce = Workforce(server, ["ann", "ben"])
    outsiders = workforce.add_team("outsiders", ["olaf"])
    s3 = server.client("s3")
    s3.create_bucket(Bucket="data")
    template = jobs.put(s3, "data", "template.html", jobs.TEXT_TEMPLATE)
    categories = jobs.category_file(s3, "data", ["yes", "no"])

    class Place:
        def request(self, name, lines, **changes):
            body = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
            manifest = jobs.put(s3, "data", f"{name}.manifest", body)
            return jobs.request(
                name, changes.pop("team", workforce.team_arn), manifest, changes.pop("template", template),
                changes.pop("categories", categories), "s3://data/out", changes.pop("function", "TextMultiClass"),
                changes.pop("attribute", "label"), changes.pop("workers", 1), **changes)

        def create(self, name, lines, **changes):
            self.sagemaker.create_labeling_job(**self.request(name, lines, **changes))
            return jobs.wait_for(lambda: self.sagemaker.describe_labeling_job(LabelingJobName=name), ["InProgress"])

        def failure(self, name, lines, **changes):
            """The FailureReason of a job, or the message with which its creation was refused."""
            try:
                self.sagemaker.create_labeling_job(**self.request(name, lines, **changes))
            except botocore.exceptions.ClientError as error:
                return error.response["Error"]["Message"]
            job = jobs.wait_for(lambda: self.sagemaker.describe_labeling_job(LabelingJobName=name), ["Failed"])
            return job["FailureReason"]

    place = Place()
    place.server, place.workforce, place.outsiders, place.s3 = server, workforce, outsiders, s3
    place.sagemaker = server.client("sagemaker")
    yield place
    assert requests.get(server.api + "/healthz").status_code == 200
    server.remove()


def refused(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"], caught.value.response["ResponseMetadata"]["HTTPStatusCode"]


# --- the wire


def test_a_wrong_secret_is_refused(place):
    code, _, status = refused(place.server.client("sagemaker", secret="wrong").list_workteams)
    assert (code, status) == ("InvalidSignatureException", 400)
    code, _, status = refused(place.server.client("s3", secret="wrong").list_buckets)
    assert (code, status) == ("SignatureDoesNotMatch", 403)


def test_an_unknown_key_is_refused(place):
    code, _, status = refused(place.server.client("sagemaker", key="AKIAUNKNOWN").list_workteams)
    assert (code, status) == ("UnrecognizedClientException", 400)
    code, _, status = refused(place.server.client("s3", key="AKIAUNKNOWN").list_buckets)
    assert (code, status) == ("InvalidAccessKeyId", 403)


def signed(place, when, body=b"{}", target="SageMaker.ListWorkteams"):
    """A request signed at another time than now."""
    request = botocore.awsrequest.AWSRequest(
        "POST", place.server.api + "/", data=body,
        headers={"X-Amz-Target": target, "Content-Type": "application/x-amz-json-1.1"})
    credentials = botocore.credentials.Credentials(ACCESS_KEY, SECRET_KEY)
    signer = botocore.auth.SigV4Auth(credentials, "sagemaker", REGION)
    request.context["timestamp"] = when.strftime("%Y%m%dT%H%M%SZ")
    request.headers["X-Amz-Date"] = request.context["timestamp"]
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    signer._inject_signature_to_request(request, signature)
    return requests.post(request.url, data=body, headers=dict(request.headers))


def test_a_request_of_yesterday_is_refused(place):
    now = datetime.datetime.now(datetime.timezone.utc)
    assert signed(place, now).status_code == 200
    reply = signed(place, now - datetime.timedelta(days=1))
    assert reply.status_code in (400, 403)
    assert "expired" in reply.text.lower() or "skew" in reply.text.lower(), reply.text


def test_an_expired_presigned_url_is_refused(place):
    jobs.put(place.s3, "data", "presigned", b"content")
    for version in ("s3", "s3v4"):
        s3 = place.server.client("s3", config={"signature_version": version})
        url = s3.generate_presigned_url("get_object", Params={"Bucket": "data", "Key": "presigned"}, ExpiresIn=1)
        assert requests.get(url).content == b"content"
        time.sleep(2.2)
        reply = requests.get(url)
        assert reply.status_code == 403 and "AccessDenied" in reply.text, reply.text


def test_an_unknown_operation_is_named(place):
    now = datetime.datetime.now(datetime.timezone.utc)
    reply = signed(place, now, target="SageMaker.MakeCoffee")
    assert reply.status_code == 400
    assert reply.json()["__type"].endswith("UnknownOperationException")


def test_malformed_json_is_refused(place):
    now = datetime.datetime.now(datetime.timezone.utc)
    for body in (b"{", b'{"a":1,}', b"[]", b"\xff\xfe", b'{"MaxResults": "many"}', b"[" * 100_000):
        reply = signed(place, now, body=body)
        assert reply.status_code == 400, (body[:20], reply.text)
        assert reply.json()["__type"].split("#")[-1] in ("SerializationException", "ValidationException"), reply.text


def test_malformed_xml_is_refused(place):
    url = place.s3.generate_presigned_url("create_bucket", Params={"Bucket": "another"})
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;&b;&b;</x>'
    for body in ("<a><b>", bomb):
        reply = requests.put(url, data=body)
        assert reply.status_code == 400 and "MalformedXML" in reply.text, reply.text


def test_missing_things_are_named(place):
    assert refused(place.s3.get_object, Bucket="nowhere", Key="x")[::2] == ("NoSuchBucket", 404)
    assert refused(place.s3.get_object, Bucket="data", Key="nothing")[::2] == ("NoSuchKey", 404)
    code, message, _ = refused(place.sagemaker.describe_labeling_job, LabelingJobName="never-made")
    assert code == "ResourceNotFound"
    code, message, _ = refused(place.sagemaker.describe_workteam, WorkteamName="never-made")
    assert code == "ValidationException" and "The work team" in message


def test_violated_constraints_name_member_value_and_rule(place):
    code, message, _ = refused(
        place.sagemaker.create_labeling_job, **place.request("bad-numbers", [{"source": "x"}], workers=12, MaxConcurrentTaskCount=9999))
    assert code == "ValidationException"
    assert "2 validation errors detected" in message
    assert "'humanTaskConfig.numberOfHumanWorkersPerDataObject'" in message and "'12'" in message
    assert "Member must have value less than or equal to 9" in message


def test_keys_are_never_paths(place):
    for key in ("../../etc/passwd", "a/../b", "..", "/absolute", "a//b", "./x", "ü/%2e%2e/ö", "x" * 1024):
        place.s3.put_object(Bucket="data", Key=key, Body=key.encode())
        assert place.s3.get_object(Bucket="data", Key=key)["Body"].read() == key.encode()
        listed = place.s3.list_objects_v2(Bucket="data", Prefix=key)["Contents"]
        assert key in [item["Key"] for item in listed]
        place.s3.delete_object(Bucket="data", Key=key)
    assert refused(place.s3.put_object, Bucket="data", Key="x" * 1025, Body=b"")[0] == "KeyTooLongError"
    outside = [path for path in place.server.folder.rglob("*") if "passwd" in path.name]
    assert outside == []


# --- jobs


@pytest.mark.parametrize("lines, words", [
    ([{"source": "fine"}, '{"source": "broken"'], ["2", "JSON"]),
    ([{"source": "fine"}, "[1, 2]"], ["2", "object"]),
    ([{"text": "no source"}], ["1", "source"]),
    ([{"source": "x", "$secret": 1}], ["1", "$secret"]),
    ([{"source": "x" * 20_001}], ["1", "20,000"]),
    ([{"source": "x", **{f"k{n}": "y" * 19_000 for n in range(6)}}], ["1", "100,000"]),
    ([], ["empty"]),
])
def test_a_manifest_that_breaks_a_rule_fails_its_job_with_line_and_rule(place, lines, words):
    """04/IN-4..9."""
    reason = place.failure(f"manifest-{abs(hash(str(lines))) % 10**8}", lines)
    for word in words:
        assert word.lower() in reason.lower().replace("20000", "20,000").replace("100000", "100,000"), reason


def test_a_missing_manifest_is_named(place):
    request = place.request("no-manifest", [{"source": "x"}])
    request["InputConfig"]["DataSource"]["S3DataSource"]["ManifestS3Uri"] = "s3://data/not-there.manifest"
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        place.sagemaker.create_labeling_job(**request)
    assert "s3://data/not-there.manifest" in str(caught.value)


def test_a_template_that_does_not_parse_is_refused_with_its_line(place):
    template = jobs.put(place.s3, "data", "broken.html", "<crowd-form>\n{{ task.input.taskObject | }\n</crowd-form>")
    reason = place.failure("broken-template", [{"source": "x"}], template=template)
    assert "2" in reason and "template" in reason.lower(), reason


def test_too_few_categories_are_refused(place):
    """03/JOB-14, 04/QUO-13."""
    one = jobs.category_file(place.s3, "data", ["only"], "one.json")
    assert "2" in place.failure("one-category", [{"source": "x"}], categories=one)
    twice = jobs.category_file(place.s3, "data", ["a", "b", "a"], "twice.json")
    assert "a" in place.failure("twice", [{"source": "x"}], categories=twice)


@pytest.mark.parametrize("attribute", ["label-metadata", "source", "source-ref", "label-ref"])
def test_reserved_label_attribute_names_are_refused(place, attribute):
    """05/OUT-9..11."""
    assert attribute in place.failure(f"attribute-{attribute}", [{"source": "x"}], attribute=attribute)


def test_the_name_of_a_job_is_used_once(place):
    place.create("taken", [{"source": "x"}])
    code, message, _ = refused(place.sagemaker.create_labeling_job, **place.request("taken", [{"source": "x"}]))
    assert code == "ResourceInUse" and "taken" in message


def test_an_unknown_team_is_named(place):
    arn = place.workforce.team_arn + "-not"
    code, message, _ = refused(place.sagemaker.create_labeling_job, **place.request("no-team", [{"source": "x"}], team=arn))
    assert code == "ValidationException"
    assert message == f"The specified Workteam '{arn}' does not exist or you do not have access to it."


def test_an_image_that_is_none_fails_alone(place):
    jobs.put(place.s3, "data", "real.jpg", jobs.sign_digits(1)[0][0].read_bytes())
    jobs.put(place.s3, "data", "fake.jpg", b"<html>not an image</html>")
    template = jobs.put(place.s3, "data", "image.html", jobs.IMAGE_TEMPLATE)
    place.create(
        "images", [{"source-ref": f"s3://data/{name}"} for name in ("fake.jpg", "real.jpg", "gone.jpg")],
        template=template, function="ImageMultiClass")
    ann = place.workforce.sign_in("ann")
    job_id = ann.job("images")["jobId"]
    task = ann.next_task(job_id)
    deadline = time.monotonic() + 20
    while task is None and time.monotonic() < deadline:
        time.sleep(0.2)
        task = ann.next_task(job_id)
    assert task["objectId"] == "1"
    assert ann.submit(task, {"crowd-image-classifier": {"label": "yes"}}).status_code == 200
    job = jobs.wait_for(lambda: place.sagemaker.describe_labeling_job(LabelingJobName="images"), ["Completed"])
    assert job["LabelCounters"]["FailedNonRetryableError"] == 2
    lines = [json.loads(line) for line in jobs.read_manifest(place.s3, job["LabelingJobOutput"]["OutputDatasetS3Uri"])]
    assert [("label" in line) for line in lines] == [False, True, False]


# --- answers


def test_a_second_submit_changes_nothing(place):
    place.create("second-submit", [{"source": "a"}, {"source": "b"}])
    ann = place.workforce.sign_in("ann")
    task = ann.next_task(ann.job("second-submit")["jobId"])
    first = ann.submit(task, {"crowd-classifier": {"label": "yes"}})
    again = ann.submit(task, {"crowd-classifier": {"label": "yes"}})
    assert first.status_code == again.status_code == 200
    assert first.json()["receipt"] == again.json()["receipt"]
    other = ann.submit(task, {"crowd-classifier": {"label": "no"}})
    assert other.status_code == 409 and other.json()["error"]["code"] == "AlreadySubmitted", other.text


def test_a_submit_after_expiry_is_refused_and_the_object_goes_to_somebody(place):
    place.create("expiry", [{"source": "a"}], TaskTimeLimitInSeconds=30)
    ann = place.workforce.sign_in("ann")
    job_id = ann.job("expiry")["jobId"]
    task = ann.next_task(job_id)
    assert place.workforce.sign_in("ben").next_task(job_id) is None
    time.sleep(31)
    late = ann.submit(task, {"crowd-classifier": {"label": "yes"}})
    assert late.status_code == 409 and late.json()["error"]["code"] == "LeaseExpired", late.text
    ben = place.workforce.sign_in("ben")
    task = ben.next_task(job_id)
    assert task is not None
    assert ben.submit(task, {"crowd-classifier": {"label": "no"}}).status_code == 200
    job = jobs.wait_for(lambda: place.sagemaker.describe_labeling_job(LabelingJobName="expiry"), ["Completed"])
    line = json.loads(jobs.read_manifest(place.s3, job["LabelingJobOutput"]["OutputDatasetS3Uri"])[0])
    assert line["label-metadata"]["class-name"] == "no"


def test_a_worker_of_another_team_sees_and_touches_nothing(place):
    """06/PORTAL-3."""
    place.create("private", [{"source": "a"}])
    ann, olaf = place.workforce.sign_in("ann"), place.workforce.sign_in("olaf")
    job_id = ann.job("private")["jobId"]
    assert olaf.jobs() == []
    assert olaf.call("POST", f"/api/jobs/{job_id}/tasks").status_code in (403, 404)
    task = ann.next_task(job_id)
    stolen = olaf.submit(task, {"crowd-classifier": {"label": "yes"}})
    assert stolen.status_code in (403, 404), stolen.text
    assert olaf.get(task["frameUrl"]).status_code in (403, 404)


@pytest.mark.parametrize("answer", [
    {}, [], "yes", {"crowd-classifier": {}}, {"crowd-classifier": {"label": "maybe"}}, {"crowd-classifier": {"label": 7}},
    {"crowd-classifier": "yes"},
])
def test_an_answer_that_answers_nothing_is_refused_and_the_task_stays(place, answer):
    name = f"answers-{abs(hash(str(answer))) % 10**8}"
    place.create(name, [{"source": "a"}])
    ann = place.workforce.sign_in("ann")
    task = ann.next_task(ann.job(name)["jobId"])
    refused_answer = ann.submit(task, answer)
    assert refused_answer.status_code == 400 and refused_answer.json()["error"]["code"] == "InvalidAnswer", refused_answer.text
    assert ann.submit(task, {"crowd-classifier": {"label": "yes"}}).status_code == 200


def test_requests_without_the_csrf_token_are_refused(place):
    place.create("csrf", [{"source": "a"}])
    ann = place.workforce.sign_in("ann")
    path = f"/api/jobs/{ann.job('csrf')['jobId']}/tasks"
    assert ann.session.post(ann.base + path, json={}).status_code == 403
    assert ann.session.post(ann.base + path, json={}, headers={"X-CSRF-Token": "wrong"}).status_code == 403


def test_nobody_gets_in_without_signing_in(place):
    stranger = Portal(place.server)
    for path in ("/api/session", "/api/jobs"):
        assert stranger.get(path).status_code == 401
    assert stranger.session.post(stranger.base + "/api/jobs/x/tasks", json={}).status_code == 401
