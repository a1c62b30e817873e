#!/usr/bin/env python3
"""Compares `groundwork consolidate` with crowd-kit on the same answers in the same run.

usage: consolidation.py DATA [--groundwork BINARY] [--slow] [--json FILE]

DATA holds a folder per set, each with answers.csv (task,worker,label) and truth.csv (task,truth). crowd-kit comes from
PyPI into an environment beside the build. Prints for every set and method the accuracy, the log-loss, the expected
calibration error (ten bins) and the seconds of the method itself, without reading and writing; then the means. --slow adds
GLAD and MACE, which take minutes.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ["crowd-kit==1.4.2", "scikit-learn<1.6", "pandas<3"]


def score(probabilities, truth):
    """Accuracy, log-loss and calibration error of {task: {label: probability}}."""
    import math

    right, loss, bins = 0, 0.0, {}
    for task, true in truth.items():
        row = probabilities[task]
        best = max(sorted(row), key=row.get)
        right += best == true
        loss -= math.log(max(row.get(true, 0), 1e-15))
        bins.setdefault(min(int(row[best] * 10), 9), []).append((row[best], best == true))
    error = sum(abs(sum(c for c, _ in b) - sum(ok for _, ok in b)) for b in bins.values())
    return right / len(truth), loss / len(truth), error / len(truth)


def crowd_kit(method, answers):
    import time

    started = time.process_time()
    found = method.fit_predict_proba(answers) if hasattr(method, "fit_predict_proba") else None
    if found is None:
        labels = method.fit_predict(answers)
        probabilities = {task: {label: 1.0} for task, label in labels.items()}
    seconds = time.process_time() - started
    if found is not None:
        probabilities = {task: {k: v for k, v in zip(found.columns, row)} for task, row in zip(found.index, found.values)}
    return probabilities, seconds


def groundwork(binary, answers, labels, folder, method):
    """The written table gives the label and its probability; the rest is spread evenly over the other labels."""
    import csv
    import re

    output = folder / "labels.csv"
    told = subprocess.run(
        [binary, "consolidate", "--task", "classification", "--method", method, answers, "--output", output],
        check=True, stderr=subprocess.PIPE, text=True).stderr
    seconds = float(re.search(r"consolidated in ([0-9.]+) s", told).group(1))
    probabilities = {}
    with open(output) as file:
        for row in csv.DictReader(file):
            confidence = float(row["confidence"])
            rest = (1 - confidence) / max(len(labels) - 1, 1)
            probabilities[row["task"]] = {k: confidence if k == row["label"] else rest for k in labels}
    return probabilities, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--groundwork", default=ROOT / ".build/release/groundwork", type=pathlib.Path)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--json", type=pathlib.Path)
    arguments = parser.parse_args()
    peers.enter("crowd-kit", REQUIREMENTS)

    import tempfile

    import pandas
    from crowdkit.aggregation import GLAD, MACE, DawidSkene, MajorityVote, OneCoinDawidSkene, Wawa, ZeroBasedSkill

    methods = {
        "MajorityVote": MajorityVote, "Wawa": Wawa, "ZeroBasedSkill": ZeroBasedSkill,
        "DawidSkene": lambda: DawidSkene(n_iter=100), "OneCoin": lambda: OneCoinDawidSkene(n_iter=100),
    }
    if arguments.slow:
        methods |= {"GLAD": GLAD, "MACE": MACE}
    rows = []
    for folder in sorted(path.parent for path in arguments.data.glob("*/answers.csv")):
        answers = pandas.read_csv(folder / "answers.csv", dtype=str)
        truth = dict(pandas.read_csv(folder / "truth.csv", dtype=str).values)
        truth = {task: label for task, label in truth.items() if task in set(answers.task)}
        labels = sorted(set(answers.label) | set(truth.values()))
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("ensemble", "majority"):
                found, seconds = groundwork(arguments.groundwork, folder / "answers.csv", labels, pathlib.Path(scratch), name)
                rows.append((folder.name, f"groundwork {name}", *score(found, truth), seconds))
        for name, peer in methods.items():
            found, seconds = crowd_kit(peer(), answers)
            rows.append((folder.name, name, *score(found, truth), seconds))
        for row in rows[-len(methods) - 2:]:
            print("%-14s %-20s accuracy %.3f  log-loss %.2f  ECE %.3f  %7.4f s" % row, flush=True)
    if not rows:
        sys.exit(f"{arguments.data} has no folder with answers.csv and truth.csv")
    ours = None
    for method in dict.fromkeys(row[1] for row in rows):
        own = [row[2:] for row in rows if row[1] == method]
        means = [sum(column) / len(own) for column in zip(*own)]
        ours = ours or means
        print("mean           %-20s accuracy %.4f  log-loss %.3f  ECE %.3f  %7.4f s  (%.0f x)" % (method, *means, means[3] / ours[3]))
    if arguments.json:
        names = ("set", "method", "accuracy", "log_loss", "ece", "seconds")
        arguments.json.write_text(json.dumps([dict(zip(names, row)) for row in rows], indent=1) + "\n")


if __name__ == "__main__":
    main()
