#!/usr/bin/env python3
"""Compares `groundwork consolidate --task boxes` with clusters of boxes, on the same answers in the same run.

usage: box_consolidation.py DATA [--groundwork BINARY] [--seeds N]

DATA holds bccd/boxes.csv (image,label,xmin,ymin,xmax,ymax) and pedestrians_crowd/ (answers.csv, assignments.csv, truth.csv).
On BCCD five workers are simulated for each image: edges off by a share of the side that differs from worker to worker,
three times as much in a tenth of the boxes; boxes missed, boxes invented, classes mistaken. One worker alone reaches F1 .6 at
IoU .75, and clusters about .83. The
pedestrians were drawn by people. The baseline joins boxes of different workers greedily at IoU .5, keeps clusters that half of
the workers are in, and takes the mean or the median of each edge and the most frequent class.
"""
import argparse
import collections
import csv
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKERS = 5


def overlap(one, other):
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    area = lambda box: (box[2] - box[0]) * (box[3] - box[1])  # noqa: E731
    return shared / (area(one) + area(other) - shared)


def f1(found, truth, least):
    """One-to-one matches of equal class, the best overlap first."""
    hits = total = 0
    for image, real in truth.items():
        drawn = found.get(image, [])
        total += len(real) + len(drawn)
        pairs = sorted(((overlap(a[1], b[1]), i, j) for i, a in enumerate(real) for j, b in enumerate(drawn) if a[0] == b[0]), reverse=True)
        used, taken = set(), set()
        for share, i, j in pairs:
            if share >= least and i not in used and j not in taken:
                used.add(i)
                taken.add(j)
        hits += len(used)
    return 2 * hits / total


def clusters(answers, workers_of, middle, least=0.5):
    found = {}
    for image, boxes in answers.items():
        groups = []
        for worker, label, box in boxes:
            near = [g for g in groups if worker not in g["workers"]]
            best = max(near, key=lambda g: overlap(g["box"], box), default=None)
            if best is None or overlap(best["box"], box) < least:
                groups.append({"workers": {worker}, "boxes": [box], "labels": [label], "box": box})
                continue
            best["workers"].add(worker)
            best["boxes"].append(box)
            best["labels"].append(label)
            best["box"] = [middle(edge) for edge in zip(*best["boxes"])]
        found[image] = [
            (collections.Counter(g["labels"]).most_common(1)[0][0], g["box"]) for g in groups
            if len(g["workers"]) * 2 >= workers_of[image]]
    return found


def simulate(truth, seed):
    chance = random.Random(seed)
    crowd = [{"noise": chance.uniform(0.05, 0.1), "miss": chance.uniform(0.2, 0.5), "extra": chance.uniform(0, 0.3),
              "wrong": chance.uniform(0, 0.08)} for _ in range(9)]
    labels = sorted({label for boxes in truth.values() for label, _ in boxes})
    answers, looked = {}, []
    for image, real in truth.items():
        answers[image] = []
        for number in chance.sample(range(len(crowd)), WORKERS):
            worker = crowd[number]
            looked.append((image, f"w{number}"))
            for label, box in real:
                if chance.random() < worker["miss"]:
                    continue
                sides = [box[2] - box[0], box[3] - box[1]] * 2
                slip = 3 if chance.random() < 0.1 else 1
                off = [edge + chance.gauss(0, worker["noise"] * slip) * side for edge, side in zip(box, sides)]
                drawn = [min(off[0], off[2]), min(off[1], off[3]), max(off[0], off[2]), max(off[1], off[3])]
                seen = chance.choice(labels) if chance.random() < worker["wrong"] else label
                answers[image].append((f"w{number}", seen, drawn))
            while chance.random() < worker["extra"] and real:
                label, box = chance.choice(real)
                left, top = chance.uniform(0, 500), chance.uniform(0, 350)
                answers[image].append((f"w{number}", label, [left, top, left + box[2] - box[0], top + box[3] - box[1]]))
    return answers, looked


def groundwork(binary, answers, looked, folder):
    path = pathlib.Path(folder)
    with open(path / "answers.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["image", "worker", "label", "xmin", "ymin", "xmax", "ymax"])
        writer.writerows([image, worker, label, *box] for image, boxes in answers.items() for worker, label, box in boxes)
    with open(path / "looked.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["image", "worker"])
        writer.writerows(looked)
    started = time.perf_counter()
    subprocess.run([binary, "consolidate", "--task", "boxes", path / "answers.csv", "--looked", path / "looked.csv", "--output",
                    path / "boxes.csv"], check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    found = collections.defaultdict(list)
    with open(path / "boxes.csv") as file:
        for row in csv.DictReader(file):
            if row["xmin"]:
                found[row["task"]].append((row["label"], [float(row[k]) for k in ("xmin", "ymin", "xmax", "ymax")]))
    return found, seconds


def read(path, label="thing"):
    boxes = collections.defaultdict(list)
    with open(path) as file:
        for row in csv.DictReader(file):
            boxes[row["image"]].append((row.get("worker"), row.get("label") or label, [float(row[k]) for k in ("xmin", "ymin", "xmax", "ymax")]))
    return boxes


def rows(binary, name, answers, looked, truth):
    counts = collections.Counter(image for image, _ in looked)
    with tempfile.TemporaryDirectory() as folder:
        found, seconds = groundwork(binary, answers, looked, folder)
    single = [f1({i: [(l, b) for w, l, b in boxes if w == worker] for i, boxes in answers.items() if (i, worker) in set(looked)},
                 {i: truth.get(i, []) for i, w in looked if w == worker}, 0.75) for worker in sorted({w for _, w in looked})]
    results = {"groundwork": found, "clusters, mean": clusters(answers, counts, statistics.fmean),
               "clusters, median": clusters(answers, counts, statistics.median)}
    scores = {method: (f1(boxes, truth, 0.5), f1(boxes, truth, 0.75)) for method, boxes in results.items()}
    scores["one worker"] = (float("nan"), statistics.fmean(single))
    return scores, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--groundwork", default=ROOT / ".build/release/groundwork", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=5)
    arguments = parser.parse_args()
    truth = {image: [(label, box) for _, label, box in boxes] for image, boxes in read(arguments.data / "bccd/boxes.csv").items()}
    runs = [rows(arguments.groundwork, "bccd", *simulate(truth, seed), truth) for seed in range(arguments.seeds)]
    for method in runs[0][0]:
        at = [statistics.median(run[0][method][place] for run in runs) for place in (0, 1)]
        print(f"bccd, {WORKERS} simulated workers  {method:18} F1@.5 {at[0]:.3f}  F1@.75 {at[1]:.3f}")
    print(f"groundwork: {statistics.median(run[1] for run in runs):.3f} s a run, process start and files included")
    folder = arguments.data / "pedestrians_crowd"
    people = {image: [(label, box) for _, label, box in boxes] for image, boxes in read(folder / "truth.csv").items()}
    with open(folder / "assignments.csv") as file:
        looked = [(row["image"], row["worker"]) for row in csv.DictReader(file)]
    for image, _ in looked:
        people.setdefault(image, [])
    scores, _ = rows(arguments.groundwork, "pedestrians", read(folder / "answers.csv"), looked, people)
    for method, at in scores.items():
        print(f"pedestrians, 7 people       {method:18} F1@.5 {at[0]:.3f}  F1@.75 {at[1]:.3f}")


if __name__ == "__main__":
    main()
