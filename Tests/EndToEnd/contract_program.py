#!/usr/bin/env python3
"""Stands in for `automl job …`: keeps to its contract, learns nothing.

What it does beside that is told by the hyperparameter `problem`: `fail` fails, `sleep` never ends, `greedy` takes memory.
"""
import json
import pathlib
import sys
import time

job, root = sys.argv[2], pathlib.Path(sys.argv[sys.argv.index("--root") + 1])
parameters = json.loads((root / "input/config/hyperparameters.json").read_text())
channels = json.loads((root / "input/config/inputdataconfig.json").read_text())


def tell(**event):
    print(json.dumps(event), flush=True)


def files(channel):
    folder = root / "input/data" / channel
    return sorted(path for path in folder.rglob("*") if path.is_file())


def misbehave(kind):
    if kind == "fail":
        (root / "output/failure").write_text("The target has a single class.\n")
        sys.exit(2)
    if kind == "sleep":
        tell(event="progress", step="search", done=0, of=1)
        time.sleep(600)
    if kind == "greedy":
        hog = b"x" * 400_000_000
        time.sleep(60)
        print(len(hog))


def seen():
    return {
        name: {str(path.relative_to(root / "input/data" / name)): path.read_text(errors="replace") for path in files(name)}
        for name in channels
    }


misbehave(parameters.get("problem"))
if job == "train":
    tell(event="log", message="training")
    tell(event="metric", name="validation:accuracy", value=0.5)
    tell(event="metric", name="validation:accuracy", value=0.93)
    (root / "model/seen.json").write_text(json.dumps({"parameters": parameters, "channels": channels, "data": seen()}))
    (root / "output/data/report.json").write_text("{}")
elif job == "transform":
    assert (root / "model/seen.json").exists()
    for path in files("transform"):
        target = root / "output/data" / (str(path.relative_to(root / "input/data/transform")) + ".out")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(f"predicted {line}\n" for line in path.read_text().splitlines()))
elif job == "automl":
    for step in ("AnalyzingData", "TrainingModels", "GeneratingExplainabilityReport", "GeneratingModelInsightsReport"):
        tell(event="progress", step=step, done=1, of=1)
    (root / "model/seen.json").write_text(json.dumps({"parameters": parameters, "data": seen()}))
    metric = parameters.get("metric", "Accuracy")
    output = root / "output/data"
    (output / "candidates.json").write_text(json.dumps({
        "problem": parameters.get("problem", "MulticlassClassification"), "metric": metric,
        "candidates": [
            {"name": "ensemble", "metrics": {metric: 0.9, "LogLoss": 0.2}, "seconds": 1.5},
            {"name": "linear", "metrics": {metric: 0.8, "LogLoss": 0.4}, "seconds": 0.5},
            {"name": "trees", "failure": "Out of time.", "seconds": 2},
        ]}))
    for name in ("data-exploration", "model-insights", "explainability"):
        (output / "reports" / name).mkdir(parents=True)
        (output / "reports" / name / "report.html").write_text(f"<h1>{name}</h1>")
