#!/usr/bin/env python3
"""Records what boto3 really sends, for Tests/LabelingServerTests/AWS/Wire.

usage: python3 Scripts/record_requests.py

Every request is signed by an unmodified boto3 with the key and at the time of the public SigV4 test suite, and caught
just before it would leave. Needs the boto3 of Scripts/requirements.txt.
"""
import datetime
import io
import pathlib
from unittest import mock

import boto3
import botocore.auth
import botocore.awsrequest
from botocore.config import Config

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Tests/LabelingServerTests/AWS/Wire"
TIME = datetime.datetime(2015, 8, 30, 12, 36, 0)
HOST = "localhost:9080"


class Caught(Exception):
    """Carries a request away before it is sent."""

    def __init__(self, request):
        super().__init__()
        self.request = request


def client(service, scheme="http", **settings):
    made = boto3.client(
        service,
        endpoint_url=f"{scheme}://{HOST}",
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        config=Config(retries={"total_max_attempts": 1}, **settings),
    )

    def catch(request, **_):
        raise Caught(request)

    made.meta.events.register("before-send", catch)
    return made


def body_of(request):
    body = request.body
    if body is None:
        return b""
    if hasattr(body, "read"):
        return body.read()
    return body.encode() if isinstance(body, str) else bytes(body)


def text_of(request):
    body = body_of(request)
    target = request.url.split(HOST, 1)[1]
    headers = {name: value.decode() if isinstance(value, bytes) else value for name, value in request.headers.items()}
    for varying in ("User-Agent", "amz-sdk-invocation-id", "amz-sdk-request", "Transfer-Encoding", "Content-Length"):
        headers.pop(varying, None)
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {HOST}"]
    lines += [f"{name}: {value}" for name, value in sorted(headers.items())]
    return "\n".join(lines).encode() + b"\n\n" + body


def record(name, call):
    clock = mock.patch.object(botocore.auth, "get_current_datetime", lambda *_, **__: TIME)
    seconds = mock.patch.object(botocore.auth.time, "time", lambda: TIME.replace(tzinfo=datetime.timezone.utc).timestamp())
    with clock, seconds:
        try:
            url = call()
        except Caught as caught:
            text = text_of(caught.request)
        else:
            text = f"GET {url.split(HOST, 1)[1]} HTTP/1.1\nHost: {HOST}\n\n".encode()
    (FOLDER / f"{name}.request").write_bytes(text)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    sagemaker, s3, secure = client("sagemaker"), client("s3"), client("s3", scheme="https")
    key = "a b/ü+%2F~!'()*.txt"
    upload = {"Bucket": "photos", "Key": key, "Metadata": {"color": "red"}}
    record("sagemaker-list-workteams", lambda: sagemaker.list_workteams(MaxResults=5))
    record("sagemaker-name-not-found", lambda: sagemaker.list_workteams(NameContains="missing"))
    record("sagemaker-constraint", lambda: sagemaker.list_workteams(NameContains="not a name", MaxResults=200))
    record("sagemaker-not-performed", lambda: sagemaker.delete_workteam(WorkteamName="animals"))
    record("cognito-initiate-auth", lambda: client("cognito-idp").initiate_auth(
        AuthFlow="USER_PASSWORD_AUTH", ClientId="client", AuthParameters={"USERNAME": "ann", "PASSWORD": "open sesame"}))
    record("sts-get-caller-identity", lambda: client("sts").get_caller_identity())
    record("iam-not-served", lambda: client("iam").list_users())
    record("lambda-not-served", lambda: client("lambda").list_functions())
    record("s3-put", lambda: s3.put_object(Body=b"hello", **upload))
    record("s3-put-sha256", lambda: s3.put_object(Body=io.BytesIO(b"hello"), ChecksumAlgorithm="SHA256", **upload))
    record("s3-put-trailer", lambda: secure.put_object(Body=io.BytesIO(b"hello"), **upload))
    record("s3-put-trailer-sha1", lambda: secure.put_object(Body=io.BytesIO(b"hello"), ChecksumAlgorithm="SHA1", **upload))
    record("s3-get-range", lambda: s3.get_object(Bucket="photos", Key=key, Range="bytes=0-9"))
    record("s3-list", lambda: s3.list_objects_v2(Bucket="photos", Prefix="a b/+&=ü", Delimiter="/"))
    record("s3-presigned-v2", lambda: s3.generate_presigned_url("get_object", {"Bucket": "photos", "Key": key}, 60))
    record("s3-presigned-v4", lambda: client("s3", signature_version="s3v4").generate_presigned_url(
        "get_object", {"Bucket": "photos", "Key": key, "ResponseContentType": "text/plain; charset=utf-8"}, 60))
    record("s3-header-v2", lambda: client("s3", signature_version="s3").get_object(Bucket="photos", Key=key))


if __name__ == "__main__":
    main()
