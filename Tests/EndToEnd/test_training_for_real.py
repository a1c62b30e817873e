"""Tables to models and their predictions, with the real `automl`: training, model and transform, and an AutoML job."""
import csv
import io
import json
import random

import pytest

import jobs
from test_training_jobs import IMAGE, RESOURCES, TRANSFORM_RESOURCES, finished

TRAINING, TESTING = 400, 100


def rows(count, seed):
    """Two numbers, and whether the first is the larger."""
    numbers = random.Random(seed)
    pairs = [(round(numbers.random(), 3), round(numbers.random(), 3)) for _ in range(count)]
    return [(int(first > second), first, second) for first, second in pairs]


def table(rows, header=None):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(([header] if header else []) + rows)
    return text.getvalue()


@pytest.fixture(scope="module")
def s3(server):
    s3 = server.client("s3")
    s3.create_bucket(Bucket="data")
    jobs.put(s3, "data", "plain/train.csv", table(rows(TRAINING, 1)))
    jobs.put(s3, "data", "new/test.csv", table([row[1:] for row in rows(TESTING, 2)]))
    noted = [(*row, number) for number, row in enumerate(rows(TRAINING, 1))]
    jobs.put(s3, "data", "named/train.csv", table(noted, ("larger", "a", "b", "number")))
    jobs.put(s3, "data", "features.json", json.dumps({"FeatureAttributeNames": ["a", "b"], "FeatureDataTypes": {"a": "numeric"}}))
    return s3


def prefix(uri):
    return {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": uri}}


def test_a_table_becomes_predictions(server, s3):
    """09/AML-105."""
    sagemaker = server.client("sagemaker")
    image = IMAGE.replace("automl:1", "xgboost:1")
    sagemaker.create_training_job(
        TrainingJobName="larger", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/trained"},
        AlgorithmSpecification={"TrainingImage": image, "TrainingInputMode": "File"}, ResourceConfig=RESOURCES,
        StoppingCondition={"MaxRuntimeInSeconds": 40}, HyperParameters={"objective": "binary:logistic", "seed": "1"},
        InputDataConfig=[{"ChannelName": "train", "ContentType": "text/csv", "DataSource": prefix("s3://data/plain/")}])
    job = finished(sagemaker, "larger")
    assert job["TrainingJobStatus"] == "Completed", job.get("FailureReason")
    metrics = {metric["MetricName"]: metric["Value"] for metric in job["FinalMetricDataList"]}
    assert 0.9 < metrics["validation:accuracy"] <= 1, metrics
    sagemaker.create_model(ModelName="larger", ExecutionRoleArn=jobs.ROLE, PrimaryContainer={
        "Image": image, "ModelDataUrl": job["ModelArtifacts"]["S3ModelArtifacts"]})
    sagemaker.create_transform_job(
        TransformJobName="larger", ModelName="larger", TransformResources=TRANSFORM_RESOURCES,
        TransformInput={"ContentType": "text/csv", "SplitType": "Line", "DataSource": prefix("s3://data/new/test.csv")},
        TransformOutput={"S3OutputPath": "s3://data/predicted", "AssembleWith": "Line", "Accept": "text/csv"})
    sagemaker.get_waiter("transform_job_completed_or_stopped").wait(
        TransformJobName="larger", WaiterConfig={"Delay": 1, "MaxAttempts": 120})
    body = s3.get_object(Bucket="data", Key="predicted/test.csv.out")["Body"].read().decode()
    predicted = [int(float(line)) for line in body.splitlines()]
    right = sum(label == row[0] for label, row in zip(predicted, rows(TESTING, 2), strict=True))
    assert right / TESTING > 0.9


def test_an_automl_job_learns_a_table(server, s3):
    """09/AML-16, AML-39, AML-75, AML-76, AML-101, AML-102."""
    sagemaker = server.client("sagemaker")
    sagemaker.create_auto_ml_job_v2(
        AutoMLJobName="larger", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/automl"},
        AutoMLJobInputDataConfig=[{"ChannelType": "training", "ContentType": "text/csv;header=present",
                                   "DataSource": prefix("s3://data/named/")}],
        AutoMLProblemTypeConfig={"TabularJobConfig": {
            "TargetAttributeName": "larger", "FeatureSpecificationS3Uri": "s3://data/features.json", "CompletionCriteria": {
                "MaxCandidates": 4, "MaxAutoMLJobRuntimeInSeconds": 300}}})
    jobs.wait_for(lambda: {
        **(described := sagemaker.describe_auto_ml_job_v2(AutoMLJobName="larger")),
        "LabelingJobStatus": described["AutoMLJobStatus"]}, ["Completed"])
    job = sagemaker.describe_auto_ml_job_v2(AutoMLJobName="larger")
    resolved = job["ResolvedAttributes"]
    assert resolved["AutoMLProblemTypeResolvedAttributes"]["TabularResolvedAttributes"]["ProblemType"] == "BinaryClassification"
    assert resolved["AutoMLJobObjective"]["MetricName"] == "F1"
    best = job["BestCandidate"]
    assert best["FinalAutoMLJobObjectiveMetric"]["Value"] > 0.9
    names = {metric["StandardMetricName"] for metric in best["CandidateProperties"]["CandidateMetrics"]}
    assert names >= {"Accuracy", "AUC", "BalancedAccuracy", "F1", "LogLoss", "Precision", "Recall"}
    assert "PartialFailureReasons" not in job, job["PartialFailureReasons"]
    locations = best["CandidateProperties"]["CandidateArtifactLocations"]
    for uri in (locations["ModelInsights"], locations["Explainability"],
                job["AutoMLJobArtifacts"]["DataExplorationNotebookLocation"]):
        assert s3.list_objects_v2(Bucket="data", Prefix=uri.removeprefix("s3://data/"))["KeyCount"] > 0, uri
    leaderboard = job["AutoMLJobArtifacts"]["CandidateDefinitionNotebookLocation"].removeprefix("s3://data/")
    listed = json.loads(s3.get_object(Bucket="data", Key=leaderboard)["Body"].read())["candidates"]
    pages = sagemaker.get_paginator("list_candidates_for_auto_ml_job").paginate(AutoMLJobName="larger")
    assert sum(len(page["Candidates"]) for page in pages) == len(listed) > 1
