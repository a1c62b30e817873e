"""The same job with the database in PostgreSQL and the objects in a remote S3."""
import os
import pathlib
import uuid

import boto3
import pytest

import annotators
import jobs
from server import Server
from workforce import Workforce

POSTGRES, REMOTE_S3 = os.environ.get("GROUNDWORK_TEST_POSTGRES_URL"), os.environ.get("GROUNDWORK_TEST_S3_URL")


def own_schema():
    """A connection string whose tables nobody else sees."""
    import subprocess
    name = "e2e_" + uuid.uuid4().hex
    subprocess.run(["psql", POSTGRES, "-q", "-c", f"CREATE SCHEMA {name}"], check=True)
    return f"{POSTGRES}?options=-csearch_path%3D{name}"


BACKENDS = {
    "postgresql": lambda: {"GROUNDWORK_DATABASE_URL": own_schema()},
    "remote-s3": lambda: {
        "GROUNDWORK_OBJECT_STORE_URL": REMOTE_S3, "GROUNDWORK_OBJECT_STORE_ACCESS_KEY_ID": "remote",
        "GROUNDWORK_OBJECT_STORE_SECRET_ACCESS_KEY": "remote-secret",
    },
}


@pytest.mark.skipif(not (POSTGRES and REMOTE_S3), reason="Scripts/with-services.sh starts what this compares with")
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_job_runs_to_its_end_through_a_kill(backend):
    server = Server(**BACKENDS[backend]()).start()
    try:
        workforce = Workforce(server, ["ann", "ben"])
        s3, sagemaker = server.client("s3"), server.client("sagemaker")
        bucket = f"data-{uuid.uuid4().hex[:8]}"
        s3.create_bucket(Bucket=bucket)
        texts = jobs.questions(30)
        labels = ["abbreviation", "description", "entity", "location", "number", "person"]
        sagemaker.create_labeling_job(**jobs.request(
            "kinds", workforce.team_arn,
            jobs.put(s3, bucket, "in.manifest", "".join(f'{{"source":"question {n}"}}\n' for n in range(30))),
            jobs.put(s3, bucket, "t.html", jobs.TEXT_TEMPLATE), jobs.category_file(s3, bucket, labels),
            f"s3://{bucket}/out", "TextMultiClass", "kind", workers=2))
        jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="kinds"), ["InProgress"])
        people = [
            annotators.Annotator(workforce.sign_in(name), 1, seed, labels, "crowd-classifier")
            for seed, name in enumerate(["ann", "ben"])
        ]
        job_id = people[0].portal.job("kinds")["jobId"]
        truth_of = lambda task: texts[int(task["objectId"])][1]  # noqa: E731
        people[0].work(job_id, truth_of, most=10)
        server.kill()
        server.start()
        annotators.work_together(people, job_id, truth_of)
        job = jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="kinds"), ["Completed"])
        lines = jobs.read_manifest(s3, job["LabelingJobOutput"]["OutputDatasetS3Uri"])
        given = [
            jobs.check_classification_line(line, f'{{"source":"question {n}"}}', "kind", "kinds", "text-classification", labels)[0]
            for n, line in enumerate(lines)
        ]
        assert given == [label for _, label in texts]
        if backend == "remote-s3":
            remote = boto3.client("s3", endpoint_url=REMOTE_S3, region_name="us-east-1", aws_access_key_id="remote",
                                  aws_secret_access_key="remote-secret")
            assert remote.head_object(Bucket=bucket, Key="out/kinds/manifests/output/output.manifest")["ContentLength"] > 0
    finally:
        server.remove()


@pytest.mark.skipif(not (POSTGRES and REMOTE_S3), reason="Scripts/with-services.sh starts what this compares with")
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_model_is_trained(backend):
    program = str(pathlib.Path(__file__).with_name("contract_program.py"))
    server = Server(**BACKENDS[backend](), GROUNDWORK_COMPUTE_AUTOML=program).start()
    try:
        s3, sagemaker = server.client("s3"), server.client("sagemaker")
        bucket = f"data-{uuid.uuid4().hex[:8]}"
        s3.create_bucket(Bucket=bucket)
        jobs.put(s3, bucket, "train/a.csv", "x,label\n1,2\n")
        sagemaker.create_training_job(
            TrainingJobName="trained", RoleArn=jobs.ROLE, OutputDataConfig={"S3OutputPath": f"s3://{bucket}/out"},
            AlgorithmSpecification={"AlgorithmName": "automl", "TrainingInputMode": "File"},
            InputDataConfig=[{"ChannelName": "train", "DataSource": {"S3DataSource": {
                "S3DataType": "S3Prefix", "S3Uri": f"s3://{bucket}/train/"}}}],
            ResourceConfig={"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
            StoppingCondition={"MaxRuntimeInSeconds": 60})
        sagemaker.get_waiter("training_job_completed_or_stopped").wait(
            TrainingJobName="trained", WaiterConfig={"Delay": 1, "MaxAttempts": 60})
        uri = sagemaker.describe_training_job(TrainingJobName="trained")["ModelArtifacts"]["S3ModelArtifacts"]
        assert uri == f"s3://{bucket}/out/trained/output/model.tar.gz"
        assert s3.head_object(Bucket=bucket, Key="out/trained/output/model.tar.gz")["ContentLength"] > 0
    finally:
        server.remove()
