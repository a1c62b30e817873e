"""The Lambda API and the processes behind it, driven by boto3."""
import base64
import hashlib
import importlib.metadata
import json
import os
import shutil
import time
import urllib.request
import venv

import botocore.exceptions
import pytest

import functions
from server import ACCOUNT, REGION, running

EVERYTHING = """
    import os
    import sys
    import time

    import boto3

    calls = 0

    def lambda_handler(event, context):
        global calls
        calls += 1
        print("called with", sorted(event))
        print("on stderr", file=sys.stderr)
        what = event.get("do")
        if what == "raise":
            raise ValueError("no such label: \\u00e4")
        if what == "sleep":
            time.sleep(60)
        if what == "exit":
            os._exit(3)
        if what == "memory":
            return len(bytearray(1_000_000_000))
        if what == "much":
            return "x" * 7_000_000
        if what == "file":
            with open(os.path.join(os.environ["TMPDIR"], "big"), "wb") as file:
                for _ in range(700):
                    file.write(bytes(1_000_000))
        if what == "write code":
            open(os.path.join(os.environ["LAMBDA_TASK_ROOT"], "planted.py"), "w")
        if what == "identity":
            return boto3.client("sts").get_caller_identity()["Arn"]
        return {
            "calls": calls, "pid": os.getpid(), "uid": os.getuid(), "name": context.function_name, "arn": context.invoked_function_arn,
            "request": context.aws_request_id, "remaining": context.get_remaining_time_in_millis(),
            "memory": context.memory_limit_in_mb, "version": context.function_version, "scratch": os.environ["TMPDIR"],
            "code": os.environ["LAMBDA_TASK_ROOT"], "environment": sorted(os.environ), "event": event, "own": os.environ.get("STAGE"),
        }
"""


@pytest.fixture(scope="module")
def client(server):
    return server.client("lambda")


@pytest.fixture(scope="module")
def everything(client):
    functions.create(client, "everything", EVERYTHING, Timeout=10, Environment={"Variables": {"STAGE": "test"}})
    return "everything"


def invoke(client, name, event, **options):
    answer = client.invoke(FunctionName=name, Payload=json.dumps(event), **options)
    body = answer["Payload"].read()
    return answer, json.loads(body) if body else None


def code_of(error):
    return error.value.response["Error"]["Code"], error.value.response["ResponseMetadata"]["HTTPStatusCode"]


def test_a_function_is_created_described_and_listed(client, server):
    package = functions.package("def lambda_handler(event, context): return event")
    made = client.create_function(
        FunctionName="described", Runtime="python3.11", Role=functions.ROLE, Handler="lambda_function.lambda_handler",
        Code={"ZipFile": package}, Description="echo", Timeout=5, MemorySize=192)
    assert made["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert made["FunctionArn"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:described"
    assert made["CodeSha256"] == base64.b64encode(hashlib.sha256(package).digest()).decode()
    assert made["CodeSize"] == len(package) and made["Version"] == "$LATEST" and made["State"] == "Active"
    for waiter in ("function_active", "function_active_v2", "function_updated", "function_updated_v2", "function_exists"):
        client.get_waiter(waiter).wait(FunctionName="described", WaiterConfig={"Delay": 1, "MaxAttempts": 2})
    for name in ("described", made["FunctionArn"], f"{ACCOUNT}:function:described"):
        found = client.get_function(FunctionName=name)
        assert found["Configuration"]["Timeout"] == 5 and found["Configuration"]["MemorySize"] == 192
    assert found["Code"]["RepositoryType"] == "S3"
    assert urllib.request.urlopen(found["Code"]["Location"]).read() == package
    for number in range(3):
        client.create_function(
            FunctionName=f"listed-{number}", Runtime="python3.11", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": package})
    pages = client.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2})
    names = [function["FunctionName"] for page in pages for function in page["Functions"]]
    assert names == sorted(names) and {"described", "listed-0", "listed-1", "listed-2"} <= set(names)
    assert client.delete_function(FunctionName="listed-0")["ResponseMetadata"]["HTTPStatusCode"] == 204
    with pytest.raises(client.exceptions.ResourceNotFoundException) as error:
        client.get_function(FunctionName="listed-0")
    assert code_of(error) == ("ResourceNotFoundException", 404)
    listed = json.loads(server.aws("lambda", "list-functions").stdout)["Functions"]
    assert "described" in {function["FunctionName"] for function in listed}


def test_code_comes_from_the_object_store_and_is_replaced(client, server):
    s3 = server.client("s3")
    s3.create_bucket(Bucket="code")
    s3.put_object(Bucket="code", Key="v1.zip", Body=functions.package("def lambda_handler(event, context): return 1"))
    client.create_function(
        FunctionName="stored", Runtime="python3.12", Role=functions.ROLE, Handler="lambda_function.lambda_handler",
        Code={"S3Bucket": "code", "S3Key": "v1.zip"}, Timeout=10)
    assert invoke(client, "stored", {})[1] == 1
    old = client.get_function_configuration(FunctionName="stored")
    new = client.update_function_code(
        FunctionName="stored", ZipFile=functions.package("def lambda_handler(event, context): return 2"))
    assert new["RevisionId"] != old["RevisionId"] and new["LastUpdateStatus"] == "Successful"
    client.get_waiter("function_updated").wait(FunctionName="stored")
    assert invoke(client, "stored", {})[1] == 2
    client.update_function_configuration(FunctionName="stored", Timeout=7, Environment={"Variables": {"A1": "b"}})
    found = client.get_function_configuration(FunctionName="stored")
    assert (found["Timeout"], found["Environment"]) == (7, {"Variables": {"A1": "b"}})
    with pytest.raises(client.exceptions.PreconditionFailedException):
        client.update_function_code(FunctionName="stored", ZipFile=functions.package("x = 1"), RevisionId=old["RevisionId"])


def test_a_python_handler_runs_unmodified(client, everything):
    answer, told = invoke(client, everything, {"text": "ä", "n": 1.5}, LogType="Tail")
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer and answer["ExecutedVersion"] == "$LATEST"
    assert told["event"] == {"text": "ä", "n": 1.5} and told["name"] == everything
    assert told["arn"] == f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:everything" and told["version"] == "$LATEST"
    assert 0 < told["remaining"] <= 10_000 and int(told["memory"]) == 256 and told["own"] == "test"
    assert told["request"] == answer["ResponseMetadata"]["RequestId"]
    log = base64.b64decode(answer["LogResult"]).decode()
    assert f"START RequestId: {told['request']} Version: $LATEST" in log and f"END RequestId: {told['request']}" in log
    assert "called with ['n', 'text']" in log and "on stderr" in log and "Max Memory Used:" in log
    again = invoke(client, everything, {})[1]
    assert (again["pid"], again["calls"]) == (told["pid"], told["calls"] + 1)  # a warm process


def test_a_function_has_a_clean_environment_and_a_user_of_its_own(client, everything, server):
    told = invoke(client, everything, {})[1]
    assert not [name for name in told["environment"] if name.startswith("GROUNDWORK_")]
    assert {"AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "LAMBDA_TASK_ROOT"} <= set(told["environment"])
    assert "SECRET" not in "".join(set(told["environment"]) - {"AWS_SECRET_ACCESS_KEY"})
    if os.geteuid() == 0:
        assert told["uid"] >= 64000
        answer, error = invoke(client, everything, {"do": "write code"})
        assert answer["FunctionError"] == "Unhandled" and error["errorType"] == "PermissionError"
    assert invoke(client, everything, {"do": "identity"})[1] == f"arn:aws:sts::{ACCOUNT}:assumed-role/labeling-functions/everything"


def test_an_exception_is_a_function_error(client, everything):
    answer, error = invoke(client, everything, {"do": "raise"}, LogType="Tail")
    assert answer["StatusCode"] == 200 and answer["FunctionError"] == "Unhandled"
    assert error["errorType"] == "ValueError" and error["errorMessage"] == "no such label: ä" and error["stackTrace"]
    assert "ValueError" in base64.b64decode(answer["LogResult"]).decode()


def test_a_crash_is_told_and_the_next_call_gets_a_new_process(client, everything):
    before = invoke(client, everything, {})[1]
    answer, error = invoke(client, everything, {"do": "exit"})
    assert answer["FunctionError"] == "Unhandled"
    assert error["errorType"] == "Runtime.ExitError" and "exit status 3" in error["errorMessage"]
    after = invoke(client, everything, {})[1]
    assert after["pid"] != before["pid"] and after["calls"] == 1
    deadline = time.monotonic() + 10
    while os.path.exists(before["scratch"]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not os.path.exists(before["scratch"])


def test_a_function_that_hangs_ends_at_its_time_limit(client, everything):
    client.update_function_configuration(FunctionName=everything, Timeout=1)
    started = time.monotonic()
    answer, error = invoke(client, everything, {"do": "sleep"}, LogType="Tail")
    assert answer["FunctionError"] == "Unhandled" and time.monotonic() - started < 20
    assert error["errorType"] == "Sandbox.Timedout" and error["errorMessage"].endswith("Error: Task timed out after 1.00 seconds")
    assert "Task timed out after" in base64.b64decode(answer["LogResult"]).decode()
    client.update_function_configuration(FunctionName=everything, Timeout=10)


@pytest.mark.parametrize("what", ["memory", "much", "file"])
def test_a_function_cannot_use_more_than_its_limits(client, everything, what):
    answer, error = invoke(client, everything, {"do": what})
    assert answer["FunctionError"] == "Unhandled"
    assert error["errorType"] in {
        "memory": ("MemoryError", "Runtime.ExitError"), "much": ("Function.ResponseSizeTooLarge",),
        "file": ("OSError", "Runtime.ExitError")}[what], error
    assert invoke(client, everything, {})[1]["name"] == everything


def test_code_that_cannot_begin_is_told(client):
    functions.create(client, "unimportable", "import no_such_module")
    answer, error = invoke(client, "unimportable", {})
    assert answer["FunctionError"] == "Unhandled"
    assert error["errorType"] == "Runtime.ImportModuleError" and "no_such_module" in error["errorMessage"]


def test_a_provided_runtime_runs_any_executable(client):
    package = functions.package(bootstrap="""
        #!/bin/bash
        while true; do
            headers=$(mktemp)
            event=$(curl -sS -D "$headers" "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next")
            request=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$headers" | tr -d '[:space:]' | cut -d: -f2)
            grep -qi Lambda-Runtime-Deadline-Ms "$headers" && grep -qi Lambda-Runtime-Trace-Id "$headers" || exit 4
            curl -sS -X POST -d "{\\"echo\\":$event,\\"handler\\":\\"$_HANDLER\\"}" \\
                "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/$request/response"
        done
        """)
    client.create_function(
        FunctionName="shell", Runtime="provided.al2023", Role=functions.ROLE, Handler="any", Code={"ZipFile": package}, Timeout=10)
    assert invoke(client, "shell", {"a": 1})[1] == {"echo": {"a": 1}, "handler": "any"}
    assert invoke(client, "shell", {"a": 2})[1] == {"echo": {"a": 2}, "handler": "any"}


def test_the_kinds_of_invocation(client, everything, server):
    assert client.invoke(FunctionName=everything, InvocationType="DryRun")["StatusCode"] == 204
    before = invoke(client, everything, {})[1]["calls"]
    answer = client.invoke(FunctionName=everything, InvocationType="Event", Payload=b"{}")
    assert answer["StatusCode"] == 202 and answer["Payload"].read() == b""
    deadline = time.monotonic() + 20
    while "START" not in (log := (server.folder / "data/function-logs/everything.log").read_text()) or log.count("START") < 2:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert before >= 1


REFUSALS = [
    ("a name that is taken", lambda c: c.create_function(
        FunctionName="everything", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")}),
     "ResourceConflictException", 409, "everything"),
    ("no zip at all", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": b"not a zip"}),
     "InvalidParameterValueException", 400, "unzip"),
    ("a zip that leaves its folder", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b",
        Code={"ZipFile": functions.package("", name="../../etc/cron.d/x")}),
     "InvalidParameterValueException", 400, "../../etc/cron.d/x"),
    ("no code", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={}),
     "InvalidParameterValueException", 400, "source for function code"),
    ("code that is not there", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"S3Bucket": "nowhere", "S3Key": "k"}),
     "InvalidParameterValueException", 400, "s3://nowhere/k"),
    ("another runtime", lambda c: c.create_function(
        FunctionName="x", Runtime="nodejs20.x", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")}),
     "InvalidParameterValueException", 400, "nodejs20.x"),
    ("a runtime that does not exist", lambda c: c.create_function(
        FunctionName="x", Runtime="cobol", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")}),
     "ValidationException", 400, "cobol"),
    ("a layer", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")},
        Layers=[f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:numpy:1"]),
     "InvalidParameterValueException", 400, "Layers"),
    ("an image", lambda c: c.create_function(
        FunctionName="x", PackageType="Image", Role=functions.ROLE, Code={"ImageUri": "1.dkr.ecr.us-east-1.amazonaws.com/x:1"}),
     "InvalidParameterValueException", 400, "ImageUri"),
    ("too long a time", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Timeout=901, Code={"ZipFile": functions.package("")}),
     "ValidationException", 400, "901"),
    ("a variable that is the service's", lambda c: c.create_function(
        FunctionName="x", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")},
        Environment={"Variables": {"AWS_REGION": "eu-west-1"}}),
     "InvalidParameterValueException", 400, "AWS_REGION"),
    ("a function that is not there", lambda c: c.invoke(FunctionName="gone"), "ResourceNotFoundException", 404, "function:gone"),
    ("another version", lambda c: c.invoke(FunctionName="everything", Qualifier="7"), "ResourceNotFoundException", 404, ":7"),
    ("no JSON", lambda c: c.invoke(FunctionName="everything", Payload=b"{"), "InvalidRequestContentException", 400, "json"),
    ("too large an event", lambda c: c.invoke(FunctionName="everything", Payload=b'"' + b"x" * 6_300_000 + b'"'),
     "RequestTooLargeException", 413, "6291556"),
    ("too large an event that nobody waits for", lambda c: c.invoke(
        FunctionName="everything", InvocationType="Event", Payload=b'"' + b"x" * 1_100_000 + b'"'),
     "RequestTooLargeException", 413, "1048576"),
]


@pytest.mark.parametrize("call,code,status,words", [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS])
def test_refusals(client, everything, call, code, status, words):
    with pytest.raises(botocore.exceptions.ClientError) as error:
        call(client)
    assert code_of(error) == (code, status)
    assert words in error.value.response["Error"]["Message"]


def test_roles_are_assumed(server):
    """03/PRM-4"""
    role = server.client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/labeling", RoleSessionName="me", DurationSeconds=900)
    keys = role["Credentials"]
    acting = server.client(
        "sts", key=keys["AccessKeyId"], secret=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"])
    assert acting.get_caller_identity()["Arn"] == role["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/labeling/me"
    without = server.client("s3", key=keys["AccessKeyId"], secret=keys["SecretAccessKey"])
    with pytest.raises(botocore.exceptions.ClientError) as error:
        without.list_buckets()
    assert code_of(error)[1] == 403
    with pytest.raises(botocore.exceptions.ClientError) as error:
        server.client("sts").assume_role(RoleArn="arn:aws:iam::999999999999:role/other", RoleSessionName="me")
    assert code_of(error) == ("AccessDenied", 403)


def test_without_the_runtime_the_error_says_what_to_install():
    with running(GROUNDWORK_FUNCTIONS_PYTHON="/usr/bin/python3-without-packages") as server:
        client = server.client("lambda")
        client.create_function(
            FunctionName="waiting", Runtime="python3.12", Role=functions.ROLE, Handler="a.b", Code={"ZipFile": functions.package("")})
        with pytest.raises(botocore.exceptions.ClientError) as error:
            client.invoke(FunctionName="waiting")
        assert code_of(error) == ("InvalidRuntimeException", 502)
        assert "awslambdaric" in error.value.response["Error"]["Message"] and "functions.python" in error.value.response["Error"]["Message"]


@pytest.mark.skipif(os.getuid() != 0, reason="only a server run by root gives functions users of their own")
def test_functions_never_run_as_the_user_of_the_server(tmp_path):
    """A Python in a folder that is closed to others: its packages are copied, its user stays another one."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    venv.create(closed / "python", symlinks=True)
    packages = next(closed.glob("python/lib/*/site-packages"))
    for name in ("awslambdaric", "simplejson", "snapshot_restore_py"):
        for file in importlib.metadata.files(name):
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file.locate(), packages / file)
    with running(GROUNDWORK_FUNCTIONS_PYTHON=str(closed / "python/bin/python")) as server:
        client = server.client("lambda")
        code = functions.package("""
            import os
            def handler(event, context):
                return os.getuid()
        """)
        client.create_function(
            FunctionName="who", Runtime="python3.12", Role=functions.ROLE, Handler="lambda_function.handler", Code={"ZipFile": code})
        assert json.loads(client.invoke(FunctionName="who")["Payload"].read()) >= 64000
