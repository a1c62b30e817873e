"""Pictures to a model with the real `automl`: a training job over an augmented manifest, and an AutoML job over folders."""
import io
import json
import random

import pytest
from PIL import Image

import jobs
from test_training_jobs import RESOURCES, finished

STRIPES = ["across", "down"]
COUNT = 30


def picture(kind, seed):
    """Stripes of some width, place and noise."""
    numbers = random.Random(seed)
    width, start = numbers.randint(2, 4), numbers.randint(0, 7)
    image = Image.new("RGB", (32, 32))
    for x in range(32):
        for y in range(32):
            place = y if kind == "across" else x
            light = (180 if (place + start) // width % 2 else 60) + numbers.randint(-30, 30)
            image.putpixel((x, y), (light, light, light))
    body = io.BytesIO()
    image.save(body, "PNG")
    return body.getvalue()


@pytest.fixture(scope="module")
def s3(server):
    s3 = server.client("s3")
    s3.create_bucket(Bucket="data")
    lines = []
    for index, stripe in enumerate(STRIPES):
        for number in range(COUNT):
            uri = jobs.put(s3, "data", f"pictures/{stripe}/{number}.png", picture(stripe, number * 2 + index))
            lines.append({"source-ref": uri, "stripe": index, "stripe-metadata": {
                "class-name": stripe, "type": "groundtruth/image-classification"}})
    random.Random(1).shuffle(lines)
    jobs.put(s3, "data", "out/output.manifest", "".join(json.dumps(line) + "\n" for line in lines))
    return s3


def test_a_manifest_of_pictures_trains_a_model(server, s3):
    """05/AUG-18."""
    sagemaker = server.client("sagemaker")
    sagemaker.create_training_job(
        TrainingJobName="stripes", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/trained"},
        AlgorithmSpecification={
            "TrainingImage": "811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1", "TrainingInputMode": "Pipe"},
        ResourceConfig=RESOURCES, StoppingCondition={"MaxRuntimeInSeconds": 60},
        HyperParameters={"num_classes": "2", "num_training_samples": str(2 * COUNT), "image_shape": "3,32,32"},
        InputDataConfig=[{
            "ChannelName": "train", "RecordWrapperType": "RecordIO", "ContentType": "application/x-recordio",
            "DataSource": {"S3DataSource": {
                "S3DataType": "AugmentedManifestFile", "S3Uri": "s3://data/out/output.manifest",
                "AttributeNames": ["source-ref", "stripe"]}}}])
    job = finished(sagemaker, "stripes")
    assert job["TrainingJobStatus"] == "Completed", job.get("FailureReason")
    assert {metric["MetricName"]: metric["Value"] for metric in job["FinalMetricDataList"]}["validation:accuracy"] > 0.9


@pytest.mark.parametrize("data_type, uri", [
    ("S3Prefix", "s3://data/pictures/"), ("AugmentedManifestFile", "s3://data/out/output.manifest")])
def test_an_automl_job_learns_pictures(server, s3, data_type, uri):
    """09/AML-32, AML-33, AML-75."""
    sagemaker = server.client("sagemaker")
    name = f"stripes-{data_type.lower()}"
    sagemaker.create_auto_ml_job_v2(
        AutoMLJobName=name, RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/automl"},
        AutoMLJobInputDataConfig=[{"ChannelType": "training", "DataSource": {"S3DataSource": {
            "S3DataType": data_type, "S3Uri": uri}}}],
        AutoMLProblemTypeConfig={"ImageClassificationJobConfig": {
            "CompletionCriteria": {"MaxAutoMLJobRuntimeInSeconds": 20}}})
    jobs.wait_for(lambda: {
        **(described := sagemaker.describe_auto_ml_job_v2(AutoMLJobName=name)),
        "LabelingJobStatus": described["AutoMLJobStatus"]}, ["Completed"])
    best = sagemaker.describe_auto_ml_job_v2(AutoMLJobName=name)["BestCandidate"]
    assert best["FinalAutoMLJobObjectiveMetric"]["MetricName"] == "Accuracy"
    assert best["FinalAutoMLJobObjectiveMetric"]["Value"] > 0.9
