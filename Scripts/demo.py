#!/usr/bin/env python3
"""Starts a server with a job ready to be labeled, and says where and how to sign in.

Everything goes through the AWS APIs, as an administrator's own script would do it. The installation lives in
`.groundwork/demo`; run it again and it goes on where it was. Stop it with Ctrl+C.
"""
import csv
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import boto3
import botocore.config
import botocore.exceptions

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".groundwork/demo"
API = os.environ.get("GROUNDWORK_API_ADDRESS", "127.0.0.1:9080")
PORTAL = os.environ.get("GROUNDWORK_PORTAL_ADDRESS", "127.0.0.1:9081")
ACCESS_KEY, SECRET_KEY = "AKIAGROUNDWORKDEMO00", "groundwork-demo-secret-key-0123456789abc"
ACCOUNT, REGION = "123456789012", "us-east-1"
WORKER, PASSWORD = "demo", "Label-away-1"
FUNCTIONS = f"arn:aws:lambda:{REGION}:432418664414:function:"

TEMPLATES = {
    "ImageMultiClass": """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-image-classifier name="crowd-image-classifier" src="{{ task.input.taskObject | grant_read_access }}"
    header="Which digit does the hand show?" categories="{{ task.input.labels | to_json | escape }}">
    <full-instructions header="Sign digits">
      <p>The photos show one hand each, with a digit of Turkish Sign Language. Count the raised fingers: 1 to 5 use the
      fingers from the index finger on, 6 to 9 touch the thumb to one finger, 0 closes all to a ring.</p>
    </full-instructions>
    <short-instructions><p>Choose the digit that the hand shows. The number keys choose, Enter submits.</p></short-instructions>
  </crowd-image-classifier>
</crowd-form>
""",
    "TextMultiClass": """<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
<crowd-form>
  <crowd-classifier name="crowd-classifier" categories="{{ task.input.labels | to_json | escape }}"
    header="What does this question ask for?">
    <classification-target style="white-space: pre-wrap">{{ task.input.taskObject }}</classification-target>
    <full-instructions header="Kinds of questions">
      <p>Choose what the answer would be: an abbreviation spelled out, a description or definition, an entity (a thing,
      animal, work, …), a location, a number, or a person or group.</p>
    </full-instructions>
    <short-instructions><p>Choose what the answer would be. The number keys choose, Enter submits.</p></short-instructions>
  </crowd-classifier>
</crowd-form>
""",
}


def client(service):
    return boto3.client(
        service, endpoint_url=f"http://{API}", region_name=REGION, aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY, config=botocore.config.Config(retries={"max_attempts": 2}))


def start_server():
    for address in (API, PORTAL):
        host, port = address.rsplit(":", 1)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, int(port)))
            except OSError:
                sys.exit(f"{address} is in use. Stop what listens there, or choose others with GROUNDWORK_API_ADDRESS and "
                         "GROUNDWORK_PORTAL_ADDRESS.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    log = open(FOLDER / "server.log", "ab")
    environment = {
        **os.environ, "GROUNDWORK_DATA_DIR": str(FOLDER / "data"), "GROUNDWORK_API_ADDRESS": API,
        "GROUNDWORK_PORTAL_ADDRESS": PORTAL, "GROUNDWORK_ROOT_ACCESS_KEY_ID": ACCESS_KEY,
        "GROUNDWORK_ROOT_SECRET_ACCESS_KEY": SECRET_KEY, "GROUNDWORK_ORGANIZATION_NAME": "Groundwork demo",
    }
    process = subprocess.Popen([ROOT / ".build/release/groundwork", "serve"], env=environment, stdout=log, stderr=log)
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(f"http://{API}/healthz", timeout=2).read()
            urllib.request.urlopen(f"http://{PORTAL}/healthz", timeout=2).read()
            return process
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"the server did not start; its log is {FOLDER / 'server.log'}")
            time.sleep(0.05)


def make_team():
    """A user pool with one worker, a workforce on it and a team: see the README for the same in your own code."""
    cognito, sagemaker = client("cognito-idp"), client("sagemaker")
    pool = cognito.create_user_pool(
        PoolName="demo", AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})["UserPool"]["Id"]
    cognito.create_user_pool_domain(Domain="groundwork-demo", UserPoolId=pool)
    app = cognito.create_user_pool_client(UserPoolId=pool, ClientName="portal", GenerateSecret=True)["UserPoolClient"]["ClientId"]
    cognito.create_group(GroupName="annotators", UserPoolId=pool)
    cognito.admin_create_user(
        UserPoolId=pool, Username=WORKER, MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": "demo@example.com"}, {"Name": "name", "Value": "Demo worker"}])
    cognito.admin_set_user_password(UserPoolId=pool, Username=WORKER, Password=PASSWORD, Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=WORKER, GroupName="annotators")
    sagemaker.create_workforce(WorkforceName="demo", CognitoConfig={"UserPool": pool, "ClientId": app})
    member = {"CognitoMemberDefinition": {"UserPool": pool, "UserGroup": "annotators", "ClientId": app}}
    return sagemaker.create_workteam(
        WorkteamName="annotators", WorkforceName="demo", Description="Everybody", MemberDefinitions=[member])["WorkteamArn"]


def make_job(team, name, title, function, lines, labels):
    s3, sagemaker = client("s3"), client("sagemaker")
    config = {"document-version": "2018-11-28", "labels": [{"label": label} for label in labels]}
    files = {
        f"{name}/input.manifest": "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines),
        f"{name}/labels.json": json.dumps(config), f"{name}/template.liquid.html": TEMPLATES[function],
    }
    for key, text in files.items():
        s3.put_object(Bucket="demo", Key=key, Body=text.encode())
    sagemaker.create_labeling_job(
        LabelingJobName=name, LabelAttributeName="label", RoleArn=f"arn:aws:iam::{ACCOUNT}:role/demo",
        InputConfig={"DataSource": {"S3DataSource": {"ManifestS3Uri": f"s3://demo/{name}/input.manifest"}}},
        OutputConfig={"S3OutputPath": "s3://demo/output"}, LabelCategoryConfigS3Uri=f"s3://demo/{name}/labels.json",
        HumanTaskConfig={
            "WorkteamArn": team, "UiConfig": {"UiTemplateS3Uri": f"s3://demo/{name}/template.liquid.html"},
            "PreHumanTaskLambdaArn": f"{FUNCTIONS}PRE-{function}", "TaskTitle": title, "TaskDescription": title,
            "NumberOfHumanWorkersPerDataObject": 1, "TaskTimeLimitInSeconds": 3600,
            "AnnotationConsolidationConfig": {"AnnotationConsolidationLambdaArn": f"{FUNCTIONS}ACS-{function}"},
        })


def make_jobs(team):
    s3 = client("s3")
    s3.create_bucket(Bucket="demo")
    digits = []
    with open(ROOT / "examples/data/sign-digits/labels.csv") as file:
        for row in csv.DictReader(file):
            s3.upload_file(str(ROOT / "examples/data/sign-digits/images" / row["file"]), "demo", f"digits/{row['file']}",
                           ExtraArgs={"ContentType": "image/jpeg"})
            digits.append({"source-ref": f"s3://demo/digits/{row['file']}"})
    with open(ROOT / "examples/data/trec-questions/questions.csv", newline="") as file:
        questions = [{"source": row["text"]} for row in csv.DictReader(file)]
    make_job(team, "sign-digits", "Which digit does the hand show?", "ImageMultiClass", digits, [str(n) for n in range(10)])
    make_job(team, "questions", "What does the question ask for?", "TextMultiClass", questions,
             ["abbreviation", "description", "entity", "location", "number", "person"])


def main():
    process = start_server()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        jobs = {job["LabelingJobName"] for job in client("sagemaker").list_labeling_jobs()["LabelingJobSummaryList"]}
        if not jobs:
            make_jobs(make_team())
        print(f"""
Groundwork is running.

  Label:  http://{PORTAL}   sign in as  {WORKER}  with  {PASSWORD}
  API:    http://{API}   AWS_ACCESS_KEY_ID={ACCESS_KEY} AWS_SECRET_ACCESS_KEY={SECRET_KEY}
  Console: http://{PORTAL}/console   (sign in with the key above)

  aws --endpoint-url http://{API} sagemaker list-labeling-jobs

Everything is kept in {FOLDER.relative_to(ROOT)}. Ctrl+C stops it.
""", flush=True)
        process.wait()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
