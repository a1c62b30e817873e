"""AutoML jobs of both versions, driven by boto3; `automl` is a stand-in that keeps to its contract."""
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
OUTPUT = {"S3OutputPath": "s3://data/automl"}


@pytest.fixture(scope="module")
def server():
    with server_module.running(GROUNDWORK_COMPUTE_AUTOML=str(PROGRAM)) as running:
        s3 = running.client("s3")
        s3.create_bucket(Bucket="data")
        put(s3, "data", "train/a.csv", "text,label\nhello,a\nbye,b\n")
        put(s3, "data", "validation/b.csv", "text,label\nhi,a\n")
        put(s3, "data", "images/one.png", "picture")
        put(s3, "data", "images.manifest", json.dumps({
            "source-ref": "s3://data/images/one.png", "animal": 0, "animal-metadata": {"class-name": "cat"}}) + "\n")
        yield running
        print(running.log()[-10000:])


@pytest.fixture(scope="module")
def sagemaker(server):
    return server.client("sagemaker")


def channel(kind=None, uri="s3://data/train/", data_type="S3Prefix", **more):
    given = {"DataSource": {"S3DataSource": {"S3DataType": data_type, "S3Uri": uri}}, **more}
    return {**given, "ChannelType": kind} if kind else given


def request(name, problem=None, channels=None, **changes):
    return {
        "AutoMLJobName": name, "AutoMLJobInputDataConfig": channels or [channel()], "OutputDataConfig": OUTPUT, "RoleArn": ROLE,
        "AutoMLProblemTypeConfig": problem or {"TabularJobConfig": {"TargetAttributeName": "label"}}, **changes}


def tabular(**more):
    return {"TabularJobConfig": {"TargetAttributeName": "label", **more}}


def finished(sagemaker, name, patience=60):
    deadline = time.monotonic() + patience
    while True:
        job = sagemaker.describe_auto_ml_job_v2(AutoMLJobName=name)
        if job["AutoMLJobStatus"] in ("Completed", "Failed", "Stopped"):
            return job
        assert time.monotonic() < deadline, job
        time.sleep(0.1)


def refusal(call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        call(**arguments)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def exists(server, uri):
    bucket, key = uri.removeprefix("s3://").split("/", 1)
    return server.client("s3").list_objects_v2(Bucket=bucket, Prefix=key)["KeyCount"] > 0


def test_a_tabular_job_finds_its_best_candidate(server, sagemaker):
    """09/AML-16, AML-85, AML-90, AML-94, AML-95, AML-101, AML-102, AML-104."""
    created = sagemaker.create_auto_ml_job_v2(**request(
        "tables", tabular(CompletionCriteria={"MaxCandidates": 5, "MaxAutoMLJobRuntimeInSeconds": 90}),
        [channel("training"), channel("validation", "s3://data/validation/")], Tags=[{"Key": "a", "Value": "b"}]))
    assert created["AutoMLJobArn"] == "arn:aws:sagemaker:us-east-1:123456789012:automl-job/tables"
    job = finished(sagemaker, "tables")
    assert (job["AutoMLJobStatus"], job["AutoMLJobSecondaryStatus"]) == ("Completed", "Completed"), job
    assert job["AutoMLProblemTypeConfigName"] == "Tabular" and job["EndTime"] >= job["CreationTime"]
    resolved = job["ResolvedAttributes"]
    assert resolved["AutoMLProblemTypeResolvedAttributes"]["TabularResolvedAttributes"]["ProblemType"] == (
        "MulticlassClassification")
    assert resolved["AutoMLJobObjective"]["MetricName"] == "Accuracy"
    assert resolved["CompletionCriteria"] == {"MaxCandidates": 5, "MaxAutoMLJobRuntimeInSeconds": 90}
    best = job["BestCandidate"]
    assert (best["CandidateName"], best["CandidateStatus"], best["ObjectiveStatus"]) == ("ensemble", "Completed", "Succeeded")
    assert best["FinalAutoMLJobObjectiveMetric"] == {
        "Type": "Maximize", "MetricName": "Accuracy", "Value": pytest.approx(0.9), "StandardMetricName": "Accuracy"}
    metrics = {item["StandardMetricName"]: item for item in best["CandidateProperties"]["CandidateMetrics"]}
    assert metrics["LogLoss"]["Set"] == "Validation" and metrics["LogLoss"]["Value"] == pytest.approx(0.2)
    locations = best["CandidateProperties"]["CandidateArtifactLocations"]
    container = best["InferenceContainers"][0]
    for uri in (locations["Explainability"], locations["ModelInsights"], container["ModelDataUrl"],
                job["AutoMLJobArtifacts"]["DataExplorationNotebookLocation"],
                job["AutoMLJobArtifacts"]["CandidateDefinitionNotebookLocation"]):
        assert uri.startswith("s3://data/automl/tables/") and exists(server, uri), uri
    assert container["ModelDataUrl"].endswith("/model.tar.gz")
    sagemaker.create_model(ModelName="best", Containers=best["InferenceContainers"], ExecutionRoleArn=ROLE)
    assert sagemaker.list_tags(ResourceArn=created["AutoMLJobArn"])["Tags"] == [{"Key": "a", "Value": "b"}]


def test_candidates_are_listed(sagemaker):
    """09/AML-94, AML-95."""
    finished(sagemaker, "tables")

    def names(**arguments):
        pages = sagemaker.get_paginator("list_candidates_for_auto_ml_job").paginate(AutoMLJobName="tables", **arguments)
        return [item["CandidateName"] for page in pages for item in page["Candidates"]]

    assert names(PaginationConfig={"PageSize": 2}) == ["ensemble", "linear", "trees"]
    assert names(StatusEquals="Failed") == ["trees"]
    assert names(CandidateNameEquals="linear") == ["linear"]
    assert names(StatusEquals="Completed", SortBy="FinalObjectiveMetricValue", SortOrder="Ascending") == ["linear", "ensemble"]
    failed = sagemaker.list_candidates_for_auto_ml_job(AutoMLJobName="tables", StatusEquals="Failed")["Candidates"][0]
    assert failed["FailureReason"] == "Out of time." and "FinalAutoMLJobObjectiveMetric" not in failed


def test_the_first_version_and_the_second_tell_the_same_job(sagemaker):
    """09/AML-2, AML-4, AML-11, AML-25."""
    sagemaker.create_auto_ml_job(
        AutoMLJobName="first", OutputDataConfig=OUTPUT, RoleArn=ROLE, ProblemType="Regression",
        AutoMLJobObjective={"MetricName": "RMSE"},
        InputDataConfig=[{**channel(), "TargetAttributeName": "label"}],
        AutoMLJobConfig={"CompletionCriteria": {"MaxCandidates": 3}, "Mode": "ENSEMBLING",
                         "CandidateGenerationConfig": {"AlgorithmsConfig": [{"AutoMLAlgorithms": ["extra-trees", "linear-learner"]}]},
                         "DataSplitConfig": {"ValidationFraction": 0.25}})
    second = finished(sagemaker, "first")
    assert second["AutoMLProblemTypeConfig"]["TabularJobConfig"]["TargetAttributeName"] == "label"
    assert second["AutoMLProblemTypeConfig"]["TabularJobConfig"]["Mode"] == "ENSEMBLING"
    assert second["DataSplitConfig"]["ValidationFraction"] == pytest.approx(0.25)
    assert second["BestCandidate"]["FinalAutoMLJobObjectiveMetric"]["Type"] == "Minimize"
    first = sagemaker.describe_auto_ml_job(AutoMLJobName="first")
    assert first["InputDataConfig"][0]["TargetAttributeName"] == "label"
    assert first["AutoMLJobConfig"]["CompletionCriteria"] == {"MaxCandidates": 3}
    assert first["ResolvedAttributes"]["ProblemType"] == "Regression"
    assert first["BestCandidate"]["CandidateName"] == "ensemble"


def test_texts_and_images(server, sagemaker):
    """09/AML-19, AML-32, AML-33."""
    text = {"TextClassificationJobConfig": {"ContentColumn": "text", "TargetLabelColumn": "label"}}
    sagemaker.create_auto_ml_job_v2(**request("texts", text))
    sagemaker.create_auto_ml_job_v2(**request(
        "pictures", {"ImageClassificationJobConfig": {}},
        [channel("training", "s3://data/images.manifest", "AugmentedManifestFile")]))
    for name, kind in (("texts", "TextClassification"), ("pictures", "ImageClassification")):
        job = finished(sagemaker, name)
        assert job["AutoMLJobStatus"] == "Completed" and job["AutoMLProblemTypeConfigName"] == kind
        assert set(job["BestCandidate"]["InferenceContainerDefinitions"]) == {"CPU", "GPU"}
        assert "AutoMLJobArtifacts" not in job
    assert refusal(sagemaker.describe_auto_ml_job, AutoMLJobName="texts")[0] == "ValidationException"


def objective(metric):
    return {"AutoMLJobObjective": {"MetricName": metric}}


@pytest.mark.parametrize("name, changes, words", [
    ("forecast", {"AutoMLProblemTypeConfig": {"TimeSeriesForecastingJobConfig": {
        "ForecastFrequency": "1D", "ForecastHorizon": 3, "TimeSeriesConfig": {
            "TargetAttributeName": "a", "TimestampAttributeName": "b", "ItemIdentifierAttributeName": "c"}}}},
     "time-series forecasting is not supported"),
    ("generation", {"AutoMLProblemTypeConfig": {"TextGenerationJobConfig": {}}}, "text generation models is not supported"),
    ("only-objective", objective("F1"), "given together"),
    ("only-type", {"AutoMLProblemTypeConfig": tabular(ProblemType="Regression")}, "given together"),
    ("wrong-metric", {**objective("F1"), "AutoMLProblemTypeConfig": tabular(ProblemType="Regression")}, "F1 cannot be"),
    ("same-column", {"AutoMLProblemTypeConfig": {"TextClassificationJobConfig": {
        "ContentColumn": "a", "TargetLabelColumn": "a"}}}, "different columns"),
    ("two-candidates", {"AutoMLProblemTypeConfig": {"ImageClassificationJobConfig": {
        "CompletionCriteria": {"MaxCandidates": 2}}}}, "MaxCandidates may be 1"),
    ("751", {"AutoMLProblemTypeConfig": tabular(CompletionCriteria={"MaxCandidates": 751})}, "axCandidates"),
    ("31-days", {"AutoMLProblemTypeConfig": tabular(CompletionCriteria={
        "MaxAutoMLJobRuntimeInSeconds": 31 * 86400})}, "30 days"),
    ("validation-alone", {"AutoMLJobInputDataConfig": [channel("validation")]}, "single channel must be for training"),
    ("two-trainings", {"AutoMLJobInputDataConfig": [channel(), channel("training")]}, "one for"),
    ("split-of-two", {"AutoMLJobInputDataConfig": [channel("training"), channel("validation")],
                      "DataSplitConfig": {"ValidationFraction": 0.2}}, "together with a validation channel"),
    ("whole-split", {"DataSplitConfig": {"ValidationFraction": 1.0}}, "less than 1"),
    ("augmented-table", {"AutoMLJobInputDataConfig": [channel(data_type="AugmentedManifestFile")]}, "cannot be used for Tabular"),
    ("parquet", {"AutoMLJobInputDataConfig": [channel(ContentType="x-application/vnd.amazon+parquet")]}, "Parquet"),
    ("gzip-text", {"AutoMLProblemTypeConfig": {"TextClassificationJobConfig": {
        "ContentColumn": "a", "TargetLabelColumn": "b"}}, "AutoMLJobInputDataConfig": [channel(CompressionType="Gzip")]},
     "only for tabular"),
    ("deploy", {"ModelDeployConfig": {"AutoGenerateEndpointName": True}}, "endpoint is not supported"),
    ("deploy-named", {"ModelDeployConfig": {"AutoGenerateEndpointName": True, "EndpointName": "e"}}, "must not be given"),
    ("deploy-unnamed", {"ModelDeployConfig": {"AutoGenerateEndpointName": False}}, "must be given"),
    ("algorithms", {"AutoMLProblemTypeConfig": tabular(Mode="HYPERPARAMETER_TUNING", CandidateGenerationConfig={
        "AlgorithmsConfig": [{"AutoMLAlgorithms": ["catboost"]}]})}, "'catboost' is not an algorithm"),
    ("algorithms-auto", {"AutoMLProblemTypeConfig": tabular(Mode="AUTO", CandidateGenerationConfig={
        "AlgorithmsConfig": [{"AutoMLAlgorithms": ["xgboost"]}]})}, "Mode is AUTO"),
    ("under_score", {}, "autoMLJobName"),
])
def test_requests_that_are_refused(sagemaker, name, changes, words):
    """09/AML-10, AML-12, AML-14, AML-20, AML-22, AML-24, AML-30, AML-46, AML-47, AML-56, AML-58, AML-76."""
    code, message = refusal(sagemaker.create_auto_ml_job_v2, **request(name[:32], **changes))
    assert code == "ValidationException" and words in message, message


def test_names_do_not_tell_cases_apart(sagemaker):
    """09/AML-4, AML-12."""
    sagemaker.create_auto_ml_job_v2(**request("Unique"))
    assert refusal(sagemaker.create_auto_ml_job_v2, **request("unique"))[0] == "ResourceInUse"
    finished(sagemaker, "UNIQUE")
    for call in (sagemaker.describe_auto_ml_job, sagemaker.describe_auto_ml_job_v2, sagemaker.stop_auto_ml_job,
                 sagemaker.list_candidates_for_auto_ml_job):
        assert refusal(call, AutoMLJobName="missing")[0] == "ResourceNotFound"


def test_jobs_stop_fail_and_are_listed(sagemaker):
    """09/AML-90, AML-92, AML-94."""
    sagemaker.create_auto_ml_job_v2(**request("stop-me", tabular(ProblemType="Regression"), **objective("MSE")))
    sagemaker.stop_auto_ml_job(AutoMLJobName="stop-me")
    job = finished(sagemaker, "stop-me")
    assert job["AutoMLJobStatus"] in ("Stopped", "Completed")
    sagemaker.create_auto_ml_job_v2(**request("stop-no-data", channels=[channel(uri="s3://data/none/")]))
    job = finished(sagemaker, "stop-no-data")
    assert job["AutoMLJobStatus"] == job["AutoMLJobSecondaryStatus"] == "Failed"
    assert "No S3 objects found" in job["FailureReason"] and "BestCandidate" not in job
    listed = sagemaker.list_auto_ml_jobs(NameContains="stop-", SortOrder="Ascending")["AutoMLJobSummaries"]
    assert [item["AutoMLJobName"] for item in listed] == ["stop-me", "stop-no-data"]
    listed = sagemaker.list_auto_ml_jobs(StatusEquals="Failed")["AutoMLJobSummaries"]
    assert [item["AutoMLJobName"] for item in listed] == ["stop-no-data"] and listed[0]["FailureReason"]


def test_a_file_selects_the_features(server, sagemaker):
    """09/AML-39."""
    s3 = server.client("s3")
    put(s3, "data", "features.json", json.dumps({"FeatureAttributeNames": ["text"], "FeatureDataTypes": {"text": "text"}}))
    put(s3, "data", "wrong.json", json.dumps({"FeatureAttributeNames": ["text", "label"]}))
    for name, file in (("chosen", "features.json"), ("wrongly-chosen", "wrong.json")):
        sagemaker.create_auto_ml_job_v2(**request(name, tabular(FeatureSpecificationS3Uri=f"s3://data/{file}")))
    uri = finished(sagemaker, "chosen")["BestCandidate"]["InferenceContainers"][0]["ModelDataUrl"]
    body = s3.get_object(Bucket="data", Key=uri.removeprefix("s3://data/"))["Body"].read()
    with tarfile.open(fileobj=io.BytesIO(body), mode="r:gz") as archive:
        parameters = json.load(archive.extractfile("seen.json"))["parameters"]
    assert json.loads(parameters["features"]) == ["text"] and json.loads(parameters["feature-types"]) == {"text": "text"}
    assert "names the target 'label'" in finished(sagemaker, "wrongly-chosen")["FailureReason"]


def test_an_output_bucket_that_is_missing_is_told_early(sagemaker):
    sagemaker.create_auto_ml_job_v2(**request("nowhere", OutputDataConfig={"S3OutputPath": "s3://missing-bucket/x"}))
    assert "bucket of s3://missing-bucket/x does not exist" in finished(sagemaker, "nowhere")["FailureReason"]
