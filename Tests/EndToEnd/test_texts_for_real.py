"""From a labeled manifest to a model and its predictions, with the real `automl`: a training job, a model, a transform job, and
an AutoML job over the same texts."""
import json

import pytest

import jobs
from test_training_jobs import IMAGE, RESOURCES, TRANSFORM_RESOURCES, finished

TRAINING, TESTING = 600, 200


@pytest.fixture(scope="module")
def texts():
    return jobs.questions(TRAINING + TESTING)


@pytest.fixture(scope="module")
def data(server, texts):
    """The manifest of a finished labeling job, as such a job writes it."""
    s3 = server.client("s3")
    s3.create_bucket(Bucket="data")
    names = sorted({label for _, label in texts})
    lines = [
        json.dumps({"source": text, "kind": names.index(label), "kind-metadata": {
            "class-name": label, "confidence": 0.9, "type": "groundtruth/text-classification", "human-annotated": "yes"}})
        for text, label in texts[:TRAINING]]
    jobs.put(s3, "data", "out/output.manifest", "\n".join(lines) + "\n")
    jobs.put(s3, "data", "new/questions.jsonl", "".join(json.dumps({"source": text}) + "\n" for text, _ in texts[TRAINING:]))
    jobs.put(s3, "data", "table/train.csv", "text,label\n" + "".join(
        f"{json.dumps(text.replace(chr(34), ''))},{label}\n" for text, label in texts[:TRAINING]))
    return names


def test_a_manifest_becomes_predictions(server, data, texts):
    """05/AUG-1, AUG-18; 09/AML-105."""
    s3, sagemaker = server.client("s3"), server.client("sagemaker")
    sagemaker.create_training_job(
        TrainingJobName="kinds", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/trained"},
        AlgorithmSpecification={"TrainingImage": IMAGE, "TrainingInputMode": "Pipe"}, ResourceConfig=RESOURCES,
        StoppingCondition={"MaxRuntimeInSeconds": 300}, HyperParameters={"time-limit-seconds": "15", "seed": "1"},
        InputDataConfig=[{
            "ChannelName": "train", "RecordWrapperType": "RecordIO", "DataSource": {"S3DataSource": {
                "S3DataType": "AugmentedManifestFile", "S3Uri": "s3://data/out/output.manifest",
                "AttributeNames": ["source", "kind"]}}}])
    job = finished(sagemaker, "kinds")
    assert job["TrainingJobStatus"] == "Completed", job.get("FailureReason")
    metrics = {metric["MetricName"]: metric["Value"] for metric in job["FinalMetricDataList"]}
    assert 0.5 < metrics["validation:accuracy"] <= 1, metrics
    sagemaker.create_model(ModelName="kinds", ExecutionRoleArn=jobs.ROLE, PrimaryContainer={
        "Image": IMAGE, "ModelDataUrl": job["ModelArtifacts"]["S3ModelArtifacts"]})
    sagemaker.create_transform_job(
        TransformJobName="kinds", ModelName="kinds", TransformResources=TRANSFORM_RESOURCES,
        TransformInput={"ContentType": "application/jsonlines", "SplitType": "Line", "DataSource": {"S3DataSource": {
            "S3DataType": "S3Prefix", "S3Uri": "s3://data/new/"}}},
        TransformOutput={"S3OutputPath": "s3://data/predicted", "AssembleWith": "Line", "Accept": "application/jsonlines"})
    sagemaker.get_waiter("transform_job_completed_or_stopped").wait(
        TransformJobName="kinds", WaiterConfig={"Delay": 1, "MaxAttempts": 120})
    body = s3.get_object(Bucket="data", Key="predicted/questions.jsonl.out")["Body"].read().decode()
    predicted = [json.loads(line)["predicted_label"] for line in body.splitlines()]
    right = sum(data[int(label)] == truth for label, (_, truth) in zip(predicted, texts[TRAINING:], strict=True))
    assert right / TESTING > 0.6


def test_an_automl_job_learns_texts(server, data):
    """09/AML-16, AML-75, AML-102."""
    s3, sagemaker = server.client("s3"), server.client("sagemaker")
    sagemaker.create_auto_ml_job_v2(
        AutoMLJobName="kinds", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": "s3://data/automl"},
        AutoMLJobInputDataConfig=[{"ChannelType": "training", "ContentType": "text/csv;header=present", "DataSource": {
            "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://data/table/"}}}],
        AutoMLProblemTypeConfig={"TextClassificationJobConfig": {
            "ContentColumn": "text", "TargetLabelColumn": "label",
            "CompletionCriteria": {"MaxAutoMLJobRuntimeInSeconds": 20}}})
    jobs.wait_for(lambda: {
        **(described := sagemaker.describe_auto_ml_job_v2(AutoMLJobName="kinds")),
        "LabelingJobStatus": described["AutoMLJobStatus"]}, ["Completed"])
    job = sagemaker.describe_auto_ml_job_v2(AutoMLJobName="kinds")
    assert job["ResolvedAttributes"]["AutoMLJobObjective"]["MetricName"] == "Accuracy"
    best = job["BestCandidate"]
    assert best["FinalAutoMLJobObjectiveMetric"]["Value"] > 0.6
    names = {metric["StandardMetricName"] for metric in best["CandidateProperties"]["CandidateMetrics"]}
    assert {"Accuracy", "BalancedAccuracy", "F1macro", "LogLoss"} <= names
    insights = best["CandidateProperties"]["CandidateArtifactLocations"]["ModelInsights"].removeprefix("s3://data/")
    assert s3.list_objects_v2(Bucket="data", Prefix=insights)["KeyCount"] > 0
    assert sagemaker.list_candidates_for_auto_ml_job(AutoMLJobName="kinds")["Candidates"]
