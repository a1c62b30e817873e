#!/usr/bin/env python3
"""Compares `groundwork simulate` with the usual auto-labeling loop on the same data in the same run.

usage: auto_labeling.py DATA [--runs N] [--sets NAME ...]

DATA holds text/NAME/data.csv (text,label) and images/NAME (labels.csv with file,label and pictures, or MNIST's IDX files).
The usual loop, of scikit-learn from PyPI: 20 % of the objects are validated, 200 more are labeled a round, a logistic
regression learns from TF-IDF or pixels, and the threshold is the smallest score with 95 % precision on the validation
objects. Prints for both the mean share labeled by the model, its precision in truth, and the share of runs below 95 %.
"""
import argparse
import csv
import gzip
import json
import pathlib
import statistics
import subprocess
import tempfile
import time
import warnings

import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ["scikit-learn==1.7.2", "numpy<3", "pillow==13.0.0"]
TARGET = 0.95


def unpack_mnist(folder, target):
    """Writes pictures and labels.csv of IDX files."""
    import numpy
    from PIL import Image

    images = numpy.frombuffer(gzip.open(folder / "images-idx3-ubyte.gz").read(), numpy.uint8, offset=16).reshape(-1, 28, 28)
    labels = numpy.frombuffer(gzip.open(folder / "labels-idx1-ubyte.gz").read(), numpy.uint8, offset=8)
    with open(target / "labels.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "label"])
        for number, (image, label) in enumerate(zip(images, labels)):
            Image.fromarray(image).save(target / f"{number}.png")
            writer.writerow([f"{number}.png", label])
    return target


def read(kind, path):
    """Features and labels for scikit-learn."""
    import numpy

    if kind == "text":
        from sklearn.feature_extraction.text import TfidfVectorizer

        rows = list(csv.DictReader(open(path, newline="")))
        return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([row["text"] for row in rows]), [row["label"] for row in rows]
    from PIL import Image

    rows = list(csv.DictReader(open(path / "labels.csv", newline="")))
    files = [next(file for file in (path / row["file"], path / "img" / row["file"]) if file.exists()) for row in rows]
    pixels = [numpy.asarray(Image.open(file).convert("L").resize((28, 28))).ravel() / 255 for file in files]
    return numpy.array(pixels, dtype=numpy.float32), [row["label"] for row in rows]


def usual_loop(features, labels, seed):
    """Share and precision of one run of the loop that most people write."""
    import numpy
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    # Pixels of photographs do not converge in the steps that most people allow.
    warnings.simplefilter("ignore", ConvergenceWarning)
    labels = numpy.array(labels)
    count = len(labels)
    order = numpy.random.RandomState(seed).permutation(count)
    validation, training, open_ = order[: count // 5], list(order[count // 5 : count // 5 + 200]), order[count // 5 + 200 :]
    machine, right = 0, 0
    while len(open_):
        model = LogisticRegression(C=10, max_iter=200).fit(features[training], labels[training])
        predicted = model.classes_[model.predict_proba(features[validation]).argmax(1)] == labels[validation]
        scores = model.predict_proba(features[validation]).max(1)
        falling = numpy.argsort(-scores)
        precise = numpy.where(numpy.cumsum(predicted[falling]) / numpy.arange(1, len(falling) + 1) >= TARGET)[0]
        probabilities = model.predict_proba(features[open_])
        if len(precise):
            sure = probabilities.max(1) >= scores[falling[precise.max()]]
            machine += int(sure.sum())
            right += int((model.classes_[probabilities[sure].argmax(1)] == labels[open_[sure]]).sum())
            open_, probabilities = open_[~sure], probabilities[~sure]
        asked = numpy.argsort(probabilities.max(1))[:200]
        training += list(open_[asked])
        open_ = numpy.delete(open_, asked)
    return machine / count, right / machine if machine else None


def groundwork(binary, kind, path, runs):
    column = ["--text", "text"] if kind == "text" else ["--image", "file"]
    command = [binary, "simulate", path, "--label", "label", *column, "--runs", str(runs), "--json"]
    return [json.loads(line) for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()]


def line(name, method, shares, precisions, seconds):
    known = [precision for precision in precisions if precision is not None]
    below = sum(precision < TARGET for precision in known) / len(shares)
    mean = f"{statistics.mean(known):.4f}" if known else "-"
    print(f"{name:16}{method:14}{statistics.mean(shares):8.3f}{mean:>12}{below:10.0%}{statistics.median(seconds):12.1f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sets", nargs="*")
    parser.add_argument("--groundwork", default=str(ROOT / ".build/release/groundwork"))
    options = parser.parse_args()
    peers.enter("scikit-learn", REQUIREMENTS)
    with tempfile.TemporaryDirectory() as scratch:
        sets = [("text", folder.name, folder / "data.csv") for folder in sorted((options.data / "text").iterdir())]
        for folder in sorted((options.data / "images").iterdir()):
            sets.append(("image", folder.name, folder if (folder / "labels.csv").exists() else unpack_mnist(folder, pathlib.Path(scratch))))
        print(f"{'set':16}{'loop':14}{'share':>8}{'precision':>12}{'below':>10}{'seconds':>12}")
        for kind, name, path in sets:
            if options.sets and name not in options.sets:
                continue
            runs = groundwork(options.groundwork, kind, path, options.runs)
            line(name, "groundwork", [run["auto_share"] for run in runs], [run.get("precision") for run in runs], [run["seconds"] for run in runs])
            features, labels = read(kind, path)
            results, seconds = [], []
            for seed in range(options.runs):
                start = time.perf_counter()
                results.append(usual_loop(features, labels, seed))
                seconds.append(time.perf_counter() - start)
            line(name, "usual loop", [result[0] for result in results], [result[1] for result in results], seconds)


if __name__ == "__main__":
    main()
