"""Code packages of functions, and handlers written for AWS."""
import io
import textwrap
import zipfile

from server import ACCOUNT

ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/labeling-functions"

# The contract of the starter functions (03/LAM-7, PRM-6): the first passes the object on, the second reads the
# payload with boto3 and returns one entry for each worker.
STARTER_BEFORE = """
    def lambda_handler(event, context):
        data = event["dataObject"]
        task = data["source"] if "source" in data else data.get("source-ref")
        if task is None:
            return {"taskInput": {}}
        return {"taskInput": {"taskObject": task}, "isHumanAnnotationRequired": "true"}
"""
STARTER_AFTER = """
    import json
    import urllib.parse

    import boto3

    def lambda_handler(event, context):
        place = urllib.parse.urlparse(event["payload"]["s3Uri"])
        role = boto3.client("sts").assume_role(RoleArn=event["roleArn"], RoleSessionName="labeling")["Credentials"]
        s3 = boto3.client(
            "s3", aws_access_key_id=role["AccessKeyId"], aws_secret_access_key=role["SecretAccessKey"],
            aws_session_token=role["SessionToken"])
        objects = json.loads(s3.get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read())
        # the function's own credentials read it as well (03/PRM-5)
        assert json.loads(boto3.client("s3").get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"].read()) == objects
        consolidated = []
        for item in objects:
            for annotation in item["annotations"]:
                answer = json.loads(annotation["annotationData"]["content"])
                consolidated.append({
                    "datasetObjectId": item["datasetObjectId"],
                    "consolidatedAnnotation": {"content": {event["labelAttributeName"]: {
                        "workerId": annotation["workerId"], "result": answer, "labeledContent": item["dataObject"],
                        "workers": len(item["annotations"]), "categories": event["labelCategories"]}}},
                })
        print("-- Consolidated Output --")
        print(consolidated)
        return consolidated
"""


def package(handler=None, name="lambda_function.py", **files):
    """A zip of Python source (`handler`) or of any files; `bootstrap` is executable."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if handler is not None:
            archive.writestr(name, textwrap.dedent(handler))
        for path, content in files.items():
            info = zipfile.ZipInfo(path)
            info.external_attr = 0o100755 << 16
            archive.writestr(info, textwrap.dedent(content).lstrip())
    return buffer.getvalue()


def create(client, name, handler, **settings):
    """Creates a Python function and returns its ARN."""
    settings = {"Runtime": "python3.12", "Handler": "lambda_function.lambda_handler", "Timeout": 30, "MemorySize": 256, **settings}
    arn = client.create_function(FunctionName=name, Role=ROLE, Code={"ZipFile": package(handler)}, **settings)["FunctionArn"]
    client.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 5})
    return arn
