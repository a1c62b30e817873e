"""Training jobs, models and transform jobs, driven by boto3 and the aws command line; `automl` is a stand-in that keeps to
its contract."""
import io
import json
import pathlib
import tarfile
import time

import botocore.exceptions
import pytest

import server as server_module
from jobs import ROLE, put

PROGRAM = pathlib.Path(__file__).with_name("contract_program.py")
IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/automl:1"
RESOURCES = {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1}
TRANSFORM_RESOURCES = {"InstanceType": "ml.m5.large", "InstanceCount": 1}
LINES = [
    {"source-ref": "s3://data/images/a.png", "animal": 0, "animal-metadata": {"class-name": "cat"}, "extra": 1},
    {"source-ref": "s3://data/images/b.png", "animal": 1, "animal-metadata": {"class-name": "dog"}, "extra": 2},
]


@pytest.fixture(scope="module")
def server():
    with server_module.running(GROUNDWORK_COMPUTE_AUTOML=str(PROGRAM), GROUNDWORK_COMPUTE_MEMORY_MIB="256") as running:
        s3 = running.client("s3")
        s3.create_bucket(Bucket="data")
        put(s3, "data", "images/a.png", "picture a")
        put(s3, "data", "images/b.png", "picture b")
        put(s3, "data", "out/output.manifest", "".join(json.dumps(line) + "\n" for line in LINES))
        put(s3, "data", "tables/train.csv", "x,y\n1,2\n")
        put(s3, "data", "tables/more/train.csv", "x,y\n3,4\n")
        yield running
        print(running.log()[-10000:])


@pytest.fixture(scope="module")
def sagemaker(server):
    return server.client("sagemaker")


def prefix_channel(name="train", uri="s3://data/tables/", **more):
    return {"ChannelName": name, "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": uri}}, **more}


def manifest_channel(name="train", names=("source-ref", "animal"), mode="Pipe", **more):
    source = {"S3DataType": "AugmentedManifestFile", "S3Uri": "s3://data/out/output.manifest"}
    if names:
        source["AttributeNames"] = list(names)
    return {
        "ChannelName": name, "DataSource": {"S3DataSource": source}, "InputMode": mode, "RecordWrapperType": "RecordIO",
        "ContentType": "application/x-recordio", **more}


def request(name, *channels, image=IMAGE, parameters=None, seconds=60, **changes):
    return {
        "TrainingJobName": name, "RoleArn": ROLE,
        "AlgorithmSpecification": {"TrainingImage": image, "TrainingInputMode": "File"},
        "InputDataConfig": list(channels) or [prefix_channel()], "OutputDataConfig": {"S3OutputPath": "s3://data/trained"},
        "ResourceConfig": RESOURCES, "StoppingCondition": {"MaxRuntimeInSeconds": seconds},
        "HyperParameters": parameters or {}, **changes}


def finished(sagemaker, name):
    sagemaker.get_waiter("training_job_completed_or_stopped").wait(
        TrainingJobName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    return sagemaker.describe_training_job(TrainingJobName=name)


def failed(sagemaker, name):
    with pytest.raises(botocore.exceptions.WaiterError):
        finished(sagemaker, name)
    return sagemaker.describe_training_job(TrainingJobName=name)


def refusal(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def packed(server, uri, member):
    bucket, key = uri.removeprefix("s3://").split("/", 1)
    body = server.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    with tarfile.open(fileobj=io.BytesIO(body), mode="r:gz") as archive:
        return json.load(archive.extractfile(member))


def test_a_manifest_trains_a_model(server, sagemaker):
    """05/AUG-2, AUG-5, AUG-6, AUG-9, AUG-20."""
    created = sagemaker.create_training_job(**request(
        "from-manifest", manifest_channel(), manifest_channel("validation", ["animal", "source-ref"]),
        image="811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1",
        parameters={"num_classes": "2", "epochs": "3", "num_training_samples": "2"}, Tags=[{"Key": "team", "Value": "vision"}]))
    assert created["TrainingJobArn"] == "arn:aws:sagemaker:us-east-1:123456789012:training-job/from-manifest"
    job = finished(sagemaker, "from-manifest")
    assert job["TrainingJobStatus"] == job["SecondaryStatus"] == "Completed"
    assert [step["Status"] for step in job["SecondaryStatusTransitions"]] == [
        "Starting", "Downloading", "Training", "Uploading", "Completed"]
    assert job["CreationTime"] <= job["TrainingStartTime"] <= job["TrainingEndTime"]
    assert [(metric["MetricName"], round(metric["Value"], 2)) for metric in job["FinalMetricDataList"]] == [
        ("validation:accuracy", 0.93)]
    assert job["HyperParameters"]["epochs"] == "3" and job["InputDataConfig"][0]["RecordWrapperType"] == "RecordIO"
    uri = job["ModelArtifacts"]["S3ModelArtifacts"]
    assert uri == "s3://data/trained/from-manifest/output/model.tar.gz"
    seen = packed(server, uri, "seen.json")
    assert seen["parameters"]["content"] == "source-ref" and seen["parameters"]["target"] == "animal"
    train = seen["data"]["train"]
    records = [json.loads(line) for line in train["manifest.jsonl"].splitlines()]
    assert [list(record) for record in records] == [["source-ref", "animal"]] * 2
    assert [train[record["source-ref"]] for record in records] == ["picture a", "picture b"]
    validation = seen["data"]["validation"]["manifest.jsonl"].splitlines()
    assert [list(json.loads(line)) for line in validation] == [["animal", "source-ref"]] * 2
    assert packed(server, "s3://data/trained/from-manifest/output/output.tar.gz", "report.json") == {}
    tags = sagemaker.list_tags(ResourceArn=created["TrainingJobArn"])["Tags"]
    assert tags == [{"Key": "team", "Value": "vision"}]


def test_prefixes_manifests_and_loose_files(server, sagemaker):
    put(server.client("s3"), "data", "named.json", json.dumps([{"prefix": "s3://data/tables/"}, "more/train.csv"]))
    named = {"ChannelName": "validation", "DataSource": {"S3DataSource": {
        "S3DataType": "ManifestFile", "S3Uri": "s3://data/named.json"}}}
    sagemaker.create_training_job(**request(
        "from-prefix", prefix_channel(), named, parameters={"target": "y", "seed": "7"},
        OutputDataConfig={"S3OutputPath": "s3://data/trained/", "CompressionType": "NONE"}))
    job = finished(sagemaker, "from-prefix")
    assert job["ModelArtifacts"]["S3ModelArtifacts"] == "s3://data/trained/from-prefix/output/model/"
    body = server.client("s3").get_object(Bucket="data", Key="trained/from-prefix/output/model/seen.json")["Body"]
    seen = json.loads(body.read())
    assert seen["data"]["train"] == {"train.csv": "x,y\n1,2\n", "more/train.csv": "x,y\n3,4\n"}
    assert seen["data"]["validation"] == {"more/train.csv": "x,y\n3,4\n"}
    assert seen["parameters"]["target"] == "y" and seen["parameters"]["seed"] == "7"


def test_tables_without_a_header_get_one(server, sagemaker):
    put(server.client("s3"), "data", "plain/train.csv", "1,0.5,0.25\n0,0.75,1\n")
    sagemaker.create_training_job(**request(
        "from-plain", prefix_channel(uri="s3://data/plain/", ContentType="text/csv"),
        image="683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
        parameters={"objective": "binary:logistic", "num_round": "10"}))
    seen = packed(server, finished(sagemaker, "from-plain")["ModelArtifacts"]["S3ModelArtifacts"], "seen.json")
    assert seen["data"]["train"]["train.csv"] == "target,feature_1,feature_2\n1,0.5,0.25\n0,0.75,1\n"
    assert seen["parameters"] == {"target": "target", "problem": "BinaryClassification", "time-limit-seconds": "30"}


@pytest.mark.parametrize("name, change, words", [
    ("no-names", {"InputDataConfig": [manifest_channel(names=())]}, "AttributeNames are required"),
    ("no-pipe", {"InputDataConfig": [manifest_channel(mode="FastFile", RecordWrapperType="None")]}, "needs input mode Pipe"),
    ("wrapped-file", {"InputDataConfig": [prefix_channel(RecordWrapperType="RecordIO")]}, "RecordWrapperType RecordIO"),
    ("twice", {"InputDataConfig": [prefix_channel(), prefix_channel()]}, "used more than once"),
    ("other-image", {"AlgorithmSpecification": {"TrainingImage": "me.example/resnet-of-mine:2", "TrainingInputMode": "File"}},
     "resnet-of-mine"),
    ("detection", {"AlgorithmSpecification": {"TrainingImage": "x/object-detection:1", "TrainingInputMode": "Pipe"}},
     "'x/object-detection:1' is not supported"),
    ("other-name", {"AlgorithmSpecification": {"AlgorithmName": "ntm", "TrainingInputMode": "File"}}, "'ntm' is not supported"),
    ("no-algorithm", {"AlgorithmSpecification": {"TrainingInputMode": "File"}}, "either TrainingImage or AlgorithmName"),
    ("own-key", {"OutputDataConfig": {"S3OutputPath": "s3://data/x", "KmsKeyId": "alias/mine"}}, "OutputDataConfig.KmsKeyId"),
    ("parameters", {"HyperParameters": {"learning-rate": "1"}}, "'learning-rate' is not a hyperparameter"),
    ("bad_name!", {}, "trainingJobName"),
    ("file-system", {"InputDataConfig": [{"ChannelName": "train", "DataSource": {"FileSystemDataSource": {
        "FileSystemId": "fs-00000000000", "FileSystemAccessMode": "ro", "FileSystemType": "EFS", "DirectoryPath": "/"}}}]},
     "DataSource.S3DataSource"),
])
def test_requests_that_are_refused(sagemaker, name, change, words):
    """05/AUG-4, AUG-5, AUG-16."""
    code, message = refusal(sagemaker.create_training_job, **{**request(name), **change})
    assert code == "ValidationException" and words in message, message


def test_names_are_used_once_and_missing_jobs_are_told(sagemaker):
    sagemaker.create_training_job(**request("only-once"))
    code, message = refusal(sagemaker.create_training_job, **request("only-once"))
    assert code == "ResourceInUse" and "only-once" in message
    for call in (sagemaker.describe_training_job, sagemaker.stop_training_job, sagemaker.delete_training_job):
        assert refusal(call, TrainingJobName="never-there")[0] == "ResourceNotFound"
    finished(sagemaker, "only-once")
    code, message = refusal(sagemaker.stop_training_job, TrainingJobName="only-once")
    assert code == "ValidationException" and "Completed" in message
    sagemaker.delete_training_job(TrainingJobName="only-once")
    assert refusal(sagemaker.describe_training_job, TrainingJobName="only-once")[0] == "ResourceNotFound"


def test_failures_tell_their_reason(server, sagemaker):
    """05/AUG-7 and what a program leaves in output/failure."""
    cases = {
        "fails": (request("fails", parameters={"problem": "fail"}), "AlgorithmError: The target has a single class."),
        "greedy": (request("greedy", parameters={"problem": "greedy"}), "more memory than its limit of 256 MiB"),
        "no-data": (request("no-data", prefix_channel(uri="s3://data/nothing/")), "ClientError: No S3 objects found"),
        "no-bucket": (request("no-bucket", prefix_channel(uri="s3://elsewhere/x")), "bucket"),
        "no-attribute": (
            request("no-attribute", manifest_channel(names=["source-ref", "Animal"])), "no attribute 'Animal'"),
    }
    for arguments, _ in cases.values():
        sagemaker.create_training_job(**arguments)
    for name, (_, words) in cases.items():
        job = failed(sagemaker, name)
        assert job["TrainingJobStatus"] == job["SecondaryStatus"] == "Failed"
        assert words in job["FailureReason"], job["FailureReason"]
        assert "TrainingEndTime" in job


def test_jobs_stop_when_told_and_when_their_time_is_up(server, sagemaker):
    sagemaker.create_training_job(**request("slow", parameters={"problem": "sleep"}))
    wait_until(lambda: sagemaker.describe_training_job(TrainingJobName="slow")["SecondaryStatus"] == "Training")
    sagemaker.create_training_job(**request("behind", parameters={"problem": "sleep"}))
    assert refusal(sagemaker.delete_training_job, TrainingJobName="slow")[0] == "ResourceInUse"
    for name in ("slow", "behind"):
        sagemaker.stop_training_job(TrainingJobName=name)
        job = finished(sagemaker, name)
        assert job["TrainingJobStatus"] == job["SecondaryStatus"] == "Stopped"
    sagemaker.create_training_job(**request("late", parameters={"problem": "sleep"}, seconds=1))
    job = finished(sagemaker, "late")
    assert (job["TrainingJobStatus"], job["SecondaryStatus"]) == ("Stopped", "MaxRuntimeExceeded")


def wait_until(condition, patience=60):
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_jobs_are_listed_in_pages(sagemaker):
    names = [f"listed-{number}" for number in range(3)]
    for name in names:
        sagemaker.create_training_job(**request(name))
    pages = sagemaker.get_paginator("list_training_jobs").paginate(
        NameContains="listed-", SortBy="Name", SortOrder="Descending", PaginationConfig={"PageSize": 2})
    assert [job["TrainingJobName"] for page in pages for job in page["TrainingJobSummaries"]] == names[::-1]
    for name in names:
        finished(sagemaker, name)
    found = sagemaker.list_training_jobs(NameContains="listed-", StatusEquals="Completed")["TrainingJobSummaries"]
    assert len(found) == 3 and all(job["TrainingJobStatus"] == "Completed" for job in found)
    assert sagemaker.list_training_jobs(NameContains="listed-", StatusEquals="Failed")["TrainingJobSummaries"] == []
    assert refusal(sagemaker.list_training_jobs, NextToken="bogus")[0] == "ValidationException"


def test_a_model_transforms_files(server, sagemaker):
    """09/AML-105."""
    s3 = server.client("s3")
    sagemaker.create_training_job(**request("for-model"))
    uri = finished(sagemaker, "for-model")["ModelArtifacts"]["S3ModelArtifacts"]
    model = {"Image": IMAGE, "ModelDataUrl": uri}
    created = sagemaker.create_model(ModelName="model-a", PrimaryContainer=model, ExecutionRoleArn=ROLE)
    assert created["ModelArn"].endswith(":model/model-a")
    assert sagemaker.describe_model(ModelName="model-a")["PrimaryContainer"]["ModelDataUrl"] == uri
    assert [item["ModelName"] for item in sagemaker.list_models(NameContains="model-")["Models"]] == ["model-a"]
    put(s3, "data", "in/x.jsonl", "one\ntwo\n")
    put(s3, "data", "in/deep/y.jsonl", "three\n")
    arguments = {
        "TransformJobName": "transform-a", "ModelName": "model-a", "TransformResources": TRANSFORM_RESOURCES,
        "TransformInput": {
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://data/in/"}}, "SplitType": "Line",
            "ContentType": "application/jsonlines"},
        "TransformOutput": {"S3OutputPath": "s3://data/predicted", "AssembleWith": "Line"}}
    sagemaker.create_transform_job(**arguments)
    sagemaker.get_waiter("transform_job_completed_or_stopped").wait(
        TransformJobName="transform-a", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    job = sagemaker.describe_transform_job(TransformJobName="transform-a")
    assert job["TransformJobStatus"] == "Completed" and job["TransformEndTime"] >= job["TransformStartTime"]
    assert s3.get_object(Bucket="data", Key="predicted/x.jsonl.out")["Body"].read() == b"predicted one\npredicted two\n"
    assert s3.get_object(Bucket="data", Key="predicted/deep/y.jsonl.out")["Body"].read() == b"predicted three\n"
    listed = sagemaker.list_transform_jobs(NameContains="transform-a")["TransformJobSummaries"]
    assert [item["TransformJobStatus"] for item in listed] == ["Completed"]
    assert refusal(sagemaker.create_transform_job, **arguments)[0] == "ResourceInUse"
    assert refusal(sagemaker.stop_transform_job, TransformJobName="transform-a")[0] == "ValidationException"
    code, message = refusal(sagemaker.create_transform_job, **{
        **arguments, "TransformJobName": "joined", "DataProcessing": {"JoinSource": "Input"}})
    assert code == "ValidationException" and "DataProcessing.JoinSource" in message
    sagemaker.delete_model(ModelName="model-a")
    assert refusal(sagemaker.describe_model, ModelName="model-a") == (
        "ValidationException", 'Could not find model "arn:aws:sagemaker:us-east-1:123456789012:model/model-a".')


def test_models_that_are_refused(sagemaker):
    good = {"Image": IMAGE, "ModelDataUrl": "s3://data/nothing/model.tar.gz"}
    cases = [
        ({"PrimaryContainer": good}, "Could not find model data"),
        ({"PrimaryContainer": {**good, "Image": "me.example/other"}}, "me.example/other"),
        ({"PrimaryContainer": {**good, "ModelDataUrl": "s3://data/x.zip"}}, "model.tar.gz"),
        ({"Containers": [good, good]}, "more than one container"), ({}, "PrimaryContainer or Containers"),
    ]
    for arguments, words in cases:
        code, message = refusal(sagemaker.create_model, ModelName="refused", ExecutionRoleArn=ROLE, **arguments)
        assert code == "ValidationException" and words in message, message


@pytest.mark.parametrize("operation, arguments", [
    ("create_endpoint", {"EndpointName": "e", "EndpointConfigName": "c"}),
    ("create_endpoint_config", {"EndpointConfigName": "c", "ProductionVariants": [{"VariantName": "v", "ModelName": "m"}]}),
    ("create_hyper_parameter_tuning_job", {"HyperParameterTuningJobName": "h", "HyperParameterTuningJobConfig": {
        "Strategy": "Random", "ResourceLimits": {"MaxParallelTrainingJobs": 1}}}),
    ("create_processing_job", {"ProcessingJobName": "p", "RoleArn": ROLE, "AppSpecification": {"ImageUri": "i"},
                               "ProcessingResources": {"ClusterConfig": {
                                   "InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 1}}}),
])
def test_what_is_not_served_is_named(sagemaker, operation, arguments):
    code, message = refusal(getattr(sagemaker, operation), **arguments)
    name = operation.title().replace("_", "")
    assert code == "UnknownOperationException" and name in message and "not supported" in message


def test_the_command_line_trains(server, sagemaker, tmp_path):
    file = tmp_path / "request.json"
    file.write_text(json.dumps(request("by-command-line")))
    server.aws("sagemaker", "create-training-job", "--cli-input-json", f"file://{file}")
    server.aws("sagemaker", "wait", "training-job-completed-or-stopped", "--training-job-name", "by-command-line")
    told = json.loads(server.aws(
        "sagemaker", "describe-training-job", "--training-job-name", "by-command-line", "--output", "json").stdout)
    assert told["TrainingJobStatus"] == "Completed"


def test_a_job_that_the_server_left_begins_again():
    with server_module.running(GROUNDWORK_COMPUTE_AUTOML=str(PROGRAM)) as running:
        s3, client = running.client("s3"), running.client("sagemaker")
        s3.create_bucket(Bucket="data")
        put(s3, "data", "tables/train.csv", "x,y\n1,2\n")
        client.create_training_job(**request("cut-off", parameters={"problem": "sleep"}))
        wait_until(lambda: client.describe_training_job(TrainingJobName="cut-off")["SecondaryStatus"] == "Training")
        running.kill()
        running.start()
        wait_until(lambda: [step["Status"] for step in client.describe_training_job(
            TrainingJobName="cut-off")["SecondaryStatusTransitions"]][-3:] == ["Restarting", "Downloading", "Training"])
        running.stop()
        assert list((running.folder / "data/model-jobs").iterdir()) == []
        running.start()
        client.stop_training_job(TrainingJobName="cut-off")
        assert finished(client, "cut-off")["TrainingJobStatus"] == "Stopped"


def test_a_missing_program_is_told():
    with server_module.running(GROUNDWORK_COMPUTE_AUTOML="/nowhere/automl") as running:
        s3, client = running.client("s3"), running.client("sagemaker")
        s3.create_bucket(Bucket="data")
        put(s3, "data", "tables/train.csv", "x,y\n1,2\n")
        client.create_training_job(**request("no-program"))
        assert "/nowhere/automl is not there" in failed(client, "no-program")["FailureReason"]


def test_jobs_need_a_signature(server):
    stranger = server.client("sagemaker", secret="wrong")
    for name in ("list_training_jobs", "list_models", "list_transform_jobs", "list_auto_ml_jobs"):
        assert refusal(getattr(stranger, name))[0] == "InvalidSignatureException"
