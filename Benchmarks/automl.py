#!/usr/bin/env python3
"""Compares `automl train` with FLAML on the same sets, within the same time, in the same run.

usage: automl.py DATA [--budget SECONDS] [--sets NAME,...] [--seeds N] [--automl BINARY] [--json FILE]

DATA holds tabular/ (a CSV a set and datasets.json with task, target and metric) and text/ (a folder a set with data.csv of
label and text). Of each set and seed 30 % of the rows are the test part, by the MD5 of `seed:row`; of a set of texts at most
4,000 rows are taken. FLAML comes from PyPI into an environment beside the build, with its default settings and two threads;
texts it gets as TF-IDF of words and pairs of words. Prints for every set the medians over the seeds, and who is ahead: by
more than 0.3 %.
"""
import argparse
import csv
import hashlib
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ["flaml[automl]==2.7.0", "lightgbm", "catboost", "xgboost", "scikit-learn<1.8", "pandas<3"]
TEST_SHARE = 0.3
MOST_TEXTS = 4_000
EVEN = 0.003
METRICS = {"auc": "AUC", "logloss": "LogLoss", "rmse": "RMSE"}
PROBLEMS = {"binary": "BinaryClassification", "multiclass": "MulticlassClassification", "regression": "Regression"}


def found_sets(data):
    """{name: {task, target, metric, file, text}} of what DATA holds."""
    sets = {}
    listed = data / "tabular/datasets.json"
    if listed.exists():
        for name, entry in json.loads(listed.read_text()).items():
            sets[name] = {**entry, "file": data / f"tabular/{name}.csv", "text": None}
    for file in sorted(data.glob("text/*/data.csv")):
        sets[file.parent.name] = {"task": "multiclass", "target": "label", "metric": "logloss", "file": file, "text": "text"}
    return sets


def divide(entry, seed, folder):
    """Writes train.csv and test.csv into a folder."""
    with open(entry["file"], newline="") as file:
        header, *rows = csv.reader(file)
    order = sorted(range(len(rows)), key=lambda row: hashlib.md5(f"{seed}:{row}".encode()).hexdigest())
    if entry["text"]:
        order = order[:MOST_TEXTS]
    count = int(len(order) * TEST_SHARE)
    kept = [index for index, name in enumerate(header) if not (entry["text"] and name == "id")]
    for part, members in ("test", sorted(order[:count])), ("train", sorted(order[count:])):
        with open(folder / f"{part}.csv", "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([header[index] for index in kept])
            writer.writerows([rows[row][index] for index in kept] for row in members)


def run_automl(binary, entry, seed, budget, folder):
    """The metric of the test part, and the seconds of training."""
    metric, target = METRICS[entry["metric"]], entry["target"]
    model = folder / "model"
    columns = ["--column", f"{target}=categorical"] if entry["task"] != "regression" else []
    columns += ["--column", f"{entry['text']}=text"] if entry["text"] else []
    started = time.monotonic()
    subprocess.run(
        [binary, "train", folder / "train.csv", "--target", target, "--problem", PROBLEMS[entry["task"]], "--metric", metric,
         "--time-limit", str(budget), "--seed", str(seed), "--output", model, *columns],
        check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started
    printed = subprocess.run(
        [binary, "evaluate", model, folder / "test.csv", "--json"], check=True, capture_output=True, text=True).stdout
    return json.loads(printed)["metrics"][metric], seconds


def run_flaml(entry, seed, budget, folder):
    import pandas
    from flaml import AutoML
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import log_loss, mean_squared_error, roc_auc_score
    from sklearn.preprocessing import LabelEncoder

    target = entry["target"]
    train, test = (pandas.read_csv(folder / f"{part}.csv") for part in ("train", "test"))
    started = time.monotonic()
    features, rows = train.drop(columns=target), test.drop(columns=target)
    if entry["text"]:
        vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
        features = vectorizer.fit_transform(train[entry["text"]].fillna(""))
        rows = vectorizer.transform(test[entry["text"]].fillna(""))
    # Not all of FLAML's learners take names of classes where features are sparse.
    truth = train[target] if entry["task"] == "regression" else LabelEncoder().fit_transform(train[target])
    names = sorted(train[target].unique())
    model = AutoML()
    model.fit(
        features, truth, task="regression" if entry["task"] == "regression" else "classification",
        metric={"auc": "roc_auc", "logloss": "log_loss", "rmse": "rmse"}[entry["metric"]], time_budget=budget, seed=seed, n_jobs=2,
        verbose=0)
    seconds = time.monotonic() - started
    if entry["metric"] == "rmse":
        return mean_squared_error(test[target], model.predict(rows)) ** 0.5, seconds
    probabilities = model.predict_proba(rows)
    if entry["metric"] == "auc":
        return roc_auc_score(test[target] == names[1], probabilities[:, 1]), seconds
    return log_loss(test[target], probabilities, labels=names), seconds


def compared(metric, ours, theirs):
    """1 if ours is better, 0 if they are even, -1 if theirs is."""
    difference = (ours - theirs if metric == "auc" else theirs - ours) / max(abs(theirs), 1e-12)
    return 0 if abs(difference) <= EVEN else 1 if difference > 0 else -1


def measure(name, entry, options):
    scores = {"automl": [], "flaml": []}
    seconds = {"automl": [], "flaml": []}
    for seed in range(options.seeds):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            divide(entry, seed, folder)
            runs = {
                "automl": lambda: run_automl(options.automl, entry, seed, options.budget, folder),
                "flaml": lambda: run_flaml(entry, seed, options.budget, folder),
            }
            for who, run in runs.items():
                score, spent = run()
                scores[who].append(score)
                seconds[who].append(spent)
    row = {"set": name, "metric": entry["metric"]}
    for who in scores:
        row[who] = statistics.median(scores[who])
        row[f"{who}_seconds"] = statistics.median(seconds[who])
    row["ahead"] = compared(entry["metric"], row["automl"], row["flaml"])
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--budget", type=float, default=60)
    parser.add_argument("--sets", help="names, with commas between; all of DATA when left out")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--automl", type=pathlib.Path, default=ROOT / ".build/release/automl")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    # A barrier that spins would cost FLAML minutes on busy cores.
    peers.enter("flaml", REQUIREMENTS, OMP_WAIT_POLICY="PASSIVE")
    sets = found_sets(options.data)
    names = options.sets.split(",") if options.sets else list(sets)
    print(f"{'set':20} {'metric':8} {'automl':>10} {'FLAML':>10} {'seconds':>15}")
    rows = []
    for name in names:
        row = measure(name, sets[name], options)
        rows.append(row)
        word = {1: "ahead", 0: "even", -1: "behind"}[row["ahead"]]
        print(f"{name:20} {row['metric']:8} {row['automl']:10.4f} {row['flaml']:10.4f} "
              f"{row['automl_seconds']:6.1f} / {row['flaml_seconds']:6.1f}  {word}", flush=True)
    counts = {word: sum(row["ahead"] == value for row in rows) for word, value in (("ahead", 1), ("even", 0), ("behind", -1))}
    print(", ".join(f"{count} {word}" for word, count in counts.items()), f"of {len(rows)} sets (to reach: ahead on 80 %, behind on 10 %)")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
