"""Every operation of the table that the shapes are generated from: performed, behind a signature, and with AWS's errors."""
import json
import pathlib
import sys
import urllib.error
import urllib.request

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import pytest

import server as server_module

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Scripts"))
from service_operations import SERVICES  # noqa: E402

OPERATIONS = sorted(SERVICES["sagemaker"]["operations"].split())


def send(server, operation, body, signed=True):
    headers = {"X-Amz-Target": f"SageMaker.{operation}", "Content-Type": "application/x-amz-json-1.1"}
    request = botocore.awsrequest.AWSRequest("POST", server.api + "/", headers=headers, data=body.encode())
    if signed:
        credentials = botocore.credentials.Credentials(server_module.ACCESS_KEY, server_module.SECRET_KEY)
        botocore.auth.SigV4Auth(credentials, "sagemaker", server_module.REGION).add_auth(request)
    call = urllib.request.Request(request.url, data=body.encode(), headers=dict(request.headers), method="POST")
    try:
        with urllib.request.urlopen(call, timeout=30) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operations_need_a_signature(server, operation):
    status, answer = send(server, operation, "{}", signed=False)
    assert (status, answer["__type"]) == (400, "MissingAuthenticationTokenException")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operations_refuse_what_is_no_request(server, operation):
    status, answer = send(server, operation, '{"broken')
    assert (status, answer["__type"]) == (400, "SerializationException")
    status, answer = send(server, operation, json.dumps({"NextToken": "?" * 9000, "MaxResults": 0}))
    if status != 200:
        assert status == 400 and answer["__type"] in ("ValidationException", "ResourceNotFound"), answer
