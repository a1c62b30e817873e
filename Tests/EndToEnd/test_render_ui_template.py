"""RenderUiTemplate through boto3, and the links it prints. 03/CUS-17, 03/LIQ-13."""
import json
import re

import botocore.exceptions
import pytest
import requests

from jobs import ROLE, put


@pytest.fixture(scope="module")
def sagemaker(server):
    return server.client("sagemaker")


def render(client, content, data):
    return client.render_ui_template(
        RoleArn=ROLE, UiTemplate={"Content": content}, Task={"Input": data if isinstance(data, str) else json.dumps(data)})


def test_renders_the_task_input(sagemaker):
    answer = render(sagemaker, "<crowd-form><p>{{ task.input.text }}</p></crowd-form>", {"text": "R&D"})
    assert answer["RenderedContent"] == "<crowd-form><p>R&amp;D</p></crowd-form>"
    assert answer["Errors"] == []


def test_granted_objects_can_be_read(server, sagemaker):
    s3 = server.client("s3")
    s3.create_bucket(Bucket="pictures")
    put(s3, "pictures", "a b.txt", "the object")
    for uri in ["s3://pictures/a b.txt", "https://s3.amazonaws.com/pictures/a b.txt"]:  # 03/LIQ-14
        answer = render(sagemaker, '<img src="{{ task.input.file | grant_read_access }}">', {"file": uri})
        link = re.fullmatch(r'<img src="([^"]+)">', answer["RenderedContent"]).group(1)
        reply = requests.get(link)
        assert (reply.status_code, reply.text) == (200, "the object")
        assert requests.get(link[:-3] + "AAA").status_code == 403


def test_faults_are_part_of_the_answer(sagemaker):
    answer = render(sagemaker, "<p>\n{% if task %}", {})
    assert answer["RenderedContent"] == ""
    [error] = answer["Errors"]
    assert set(error) == {"Code", "Message"} and "line 2, column 1" in error["Message"]


@pytest.mark.parametrize("data", ['{"a"', "[1, 2]", "text"])
def test_input_that_is_no_object_is_refused(sagemaker, data):
    with pytest.raises(botocore.exceptions.ClientError) as refusal:
        render(sagemaker, "a", data)
    assert refusal.value.response["Error"]["Code"] == "ValidationException"


def test_limits(sagemaker):
    assert render(sagemaker, "a" * 128_000, {})["Errors"] == []
    for content, data in [("a" * 128_001, "{}"), ("a", json.dumps({"text": "a" * 128_000}))]:
        with pytest.raises(botocore.exceptions.ClientError) as refusal:
            render(sagemaker, content, data)
        assert refusal.value.response["Error"]["Code"] == "ValidationException"
