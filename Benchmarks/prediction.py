#!/usr/bin/env python3
"""Compares how fast `automl predict` and scikit-learn pipelines of like accuracy predict the rows of a CSV file.

usage: prediction.py DATA [--budget SECONDS] [--sets NAME,...] [--rows N] [--runs N] [--automl BINARY] [--json FILE]

DATA is divided as by automl.py. The peers, from PyPI in an environment beside the build: of a table, after standardizing numbers
and spreading categories over columns, the vote of a random forest, extra trees, histogram gradient boosting and a linear model
("ensemble"), and the boosting alone ("boosting"); of texts, logistic regression on TF-IDF of words, pairs of words and runs of 2 to
5 characters. Each has its usual settings and both cores.

A run is a process that reads the model and a CSV file and writes a file with the prediction and the probabilities of every row.
Of N rows, the test part over and over, and of one row the fastest of the runs is taken: one row is the start-up, and the rows
between over the time between are the rows a second. Prints for every set the metric of both on the test part, rows a second with
the ratio to each peer, the rows a second of processor time, and the start-up, which holds the loading of the model.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ["scikit-learn==1.7.2", "pandas==2.3.3"]
SETS = ["adult", "bank_marketing", "letter", "california_housing", "ag_news"]

sys.path.insert(0, str(ROOT / "Benchmarks"))

from automl import METRICS, PROBLEMS, divide, found_sets  # noqa: E402


def pipelines(entry, features):
    """{name: pipeline} of the peers for a set."""
    from sklearn import ensemble, linear_model
    from sklearn.compose import make_column_transformer, make_column_selector
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    if entry["text"]:
        words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
        characters = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5), min_df=2)
        return {"ensemble": make_pipeline(make_union(words, characters), linear_model.LogisticRegression(C=10, max_iter=500))}

    def prepared(model):
        columns = make_column_transformer(
            (make_pipeline(SimpleImputer(), StandardScaler()), make_column_selector(dtype_include="number")),
            (OneHotEncoder(handle_unknown="ignore", sparse_output=False), make_column_selector(dtype_exclude="number")))
        return make_pipeline(columns, model)

    if entry["task"] == "regression":
        boosting = ensemble.HistGradientBoostingRegressor(random_state=0)
        voters = [
            ("forest", ensemble.RandomForestRegressor(n_jobs=2, random_state=0)),
            ("extra", ensemble.ExtraTreesRegressor(n_jobs=2, random_state=0)), ("boosting", boosting), ("linear", linear_model.Ridge())]
        return {"ensemble": prepared(ensemble.VotingRegressor(voters)), "boosting": prepared(boosting)}
    boosting = ensemble.HistGradientBoostingClassifier(random_state=0)
    voters = [
        ("forest", ensemble.RandomForestClassifier(n_jobs=2, random_state=0)),
        ("extra", ensemble.ExtraTreesClassifier(n_jobs=2, random_state=0)), ("boosting", boosting),
        ("linear", linear_model.LogisticRegression(max_iter=1000))]
    return {"ensemble": prepared(ensemble.VotingClassifier(voters, voting="soft")), "boosting": prepared(boosting)}


def features_of(table, entry):
    return table[entry["text"]].fillna("") if entry["text"] else table.drop(columns=entry["target"])


def train_peers(entry, folder):
    """Stores the peers in a folder; tells {name: metric of the test part}."""
    import joblib
    import pandas
    from sklearn.metrics import log_loss, mean_squared_error, roc_auc_score

    train, test = (pandas.read_csv(folder / f"{part}.csv") for part in ("train", "test"))
    truth, scores = test[entry["target"]], {}
    for name, pipeline in pipelines(entry, train).items():
        pipeline.fit(features_of(train, entry), train[entry["target"]])
        stored = {
            "pipeline": pipeline, "entry": {key: entry[key] for key in ("text", "target", "task")},
            "types": train.dtypes[train.dtypes == object].to_dict()}
        joblib.dump(stored, folder / f"{name}.joblib")
        rows = features_of(test, entry)
        if entry["metric"] == "rmse":
            scores[name] = mean_squared_error(truth, pipeline.predict(rows)) ** 0.5
        elif entry["metric"] == "auc":
            scores[name] = roc_auc_score(truth == pipeline.classes_[1], pipeline.predict_proba(rows)[:, 1])
        else:
            scores[name] = log_loss(truth, pipeline.predict_proba(rows), labels=pipeline.classes_)
    return scores


def predict_with_peer(model, rows, output):
    """What a run of a peer is."""
    import joblib
    import numpy
    import pandas

    loaded = joblib.load(model)
    features = features_of(pandas.read_csv(rows, dtype=loaded["types"]), loaded["entry"])
    if loaded["entry"]["task"] == "regression":
        pandas.DataFrame({"predicted_label": loaded["pipeline"].predict(features)}).to_csv(output, index=False)
        return
    probabilities = loaded["pipeline"].predict_proba(features)
    best = probabilities.argmax(axis=1)
    table = pandas.DataFrame(probabilities, columns=[f"probability_{name}" for name in loaded["pipeline"].classes_])
    table.insert(0, "predicted_label", numpy.asarray(loaded["pipeline"].classes_)[best])
    table.to_csv(output, index=False)


def repeat_rows(source, count, destination):
    """Writes a CSV with `count` records, those of the source over and over."""
    import pandas

    table = pandas.read_csv(source, dtype=str, keep_default_na=False)
    table.iloc[[row % len(table) for row in range(count)]].to_csv(destination, index=False)


def fastest(command, runs):
    """(seconds, processor seconds) of the fastest of some runs."""
    best = (float("inf"), float("inf"))
    for _ in range(runs):
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - started
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        best = (min(best[0], seconds), min(best[1], processor))
    return best


def speed(command, folder, options):
    """Rows a second, rows a second of processor time, and the seconds of one row."""
    many = fastest(command(folder / "many.csv"), options.runs)
    one = fastest(command(folder / "one.csv"), options.runs)
    return {
        "rows_per_second": (options.rows - 1) / max(many[0] - one[0], 1e-9),
        "rows_per_processor_second": (options.rows - 1) / max(many[1] - one[1], 1e-9), "startup_seconds": one[0]}


def train_automl(entry, folder, options):
    columns = ["--column", f"{entry['target']}=categorical"] if entry["task"] != "regression" else []
    columns += ["--column", f"{entry['text']}=text"] if entry["text"] else []
    metric = METRICS[entry["metric"]]
    subprocess.run(
        [options.automl, "train", folder / "train.csv", "--target", entry["target"], "--problem", PROBLEMS[entry["task"]],
         "--metric", metric, "--time-limit", str(options.budget), "--output", folder / "model", *columns],
        check=True, stdout=subprocess.DEVNULL)
    printed = subprocess.run(
        [options.automl, "evaluate", folder / "model", folder / "test.csv", "--json"], check=True, capture_output=True, text=True)
    return json.loads(printed.stdout)["metrics"][metric]


def measure(name, entry, folder, options):
    divide(entry, 0, folder)
    repeat_rows(folder / "test.csv", options.rows, folder / "many.csv")
    repeat_rows(folder / "test.csv", 1, folder / "one.csv")
    scores = {"automl": train_automl(entry, folder, options), **train_peers(entry, folder)}
    row = {"set": name, "metric": entry["metric"]}
    for who in scores:
        if who == "automl":
            def command(rows): return [options.automl, "predict", folder / "model", rows, "--output", folder / "ours.csv"]
        else:
            def command(rows, who=who):
                return [sys.executable, __file__, "--predict", folder / f"{who}.joblib", rows, folder / "theirs.csv"]
        row[who] = {"score": scores[who], **speed(command, folder, options)}
    return row


def tell(row):
    ours = row["automl"]
    print(f"{row['set']:20} {row['metric']:8} {'automl':9} {ours['score']:10.4f} {ours['rows_per_second']:10.0f} "
          f"{'':7} {ours['rows_per_processor_second']:10.0f} {ours['startup_seconds'] * 1000:8.0f} ms")
    for who in ("ensemble", "boosting"):
        if peer := row.get(who):
            print(f"{'':29} {who:9} {peer['score']:10.4f} {peer['rows_per_second']:10.0f} "
                  f"{ours['rows_per_second'] / peer['rows_per_second']:6.1f}x {peer['rows_per_processor_second']:10.0f} "
                  f"{peer['startup_seconds'] * 1000:8.0f} ms")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--budget", type=float, default=30)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--automl", type=pathlib.Path, default=ROOT / ".build/release/automl")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the models and files, which are kept")
    parser.add_argument("--json", type=pathlib.Path)
    if sys.argv[1:2] == ["--predict"]:
        return predict_with_peer(*sys.argv[2:])
    options = parser.parse_args()
    # A barrier that spins would cost the peers a core where cores are shared.
    peers.enter("prediction", REQUIREMENTS, OMP_WAIT_POLICY="PASSIVE")
    sets = found_sets(options.data)
    print(f"{'set':20} {'metric':8} {'who':9} {'score':>10} {'rows/s':>10} {'ratio':>7} {'rows/cpu-s':>10} {'start-up':>11}")
    rows = []
    for name in options.sets.split(","):
        if name not in sets:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            folder = (options.keep or pathlib.Path(scratch)) / name
            folder.mkdir(parents=True)
            row = measure(name, sets[name], folder, options)
        rows.append(row)
        tell(row)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2))


if __name__ == "__main__":
    main()
