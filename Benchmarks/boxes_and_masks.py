#!/usr/bin/env python3
"""Measures what rounds of auto-labeling make of boxes and of masks.

usage: boxes_and_masks.py DATA [--seconds N ...] [--automl BINARY]

DATA holds boxes/bccd (boxes.csv and images) and masks/camvid (classes.txt, images and masks). All pictures are labeled and
each is predicted by a model that did not see its fold, as in a round of a job (05/AL-23, 05/AL-24). Prints the mean IoU of
all pictures, the share of pictures that the model itself takes to be worth the threshold (.6 and .7), and the mean IoU of
those; then the largest share of pictures, the surest first, whose mean IoU is in truth above the threshold.
"""
import argparse
import csv
import json
import pathlib
import random
import resource
import statistics
import subprocess
import tempfile

import peers

ROOT = pathlib.Path(__file__).resolve().parent.parent
REQUIREMENTS = ["numpy<3", "pillow==13.0.0"]
FOLDS = 5


def boxes(folder):
    """Classes, paths of pictures and their labels."""
    from PIL import Image

    by_image = {}
    for row in csv.DictReader(open(folder / "boxes.csv", newline="")):
        by_image.setdefault(row["image"], []).append(row)
    classes = sorted({row["label"] for rows in by_image.values() for row in rows})
    paths, labels = [], []
    for name, rows in sorted(by_image.items()):
        path = folder / "images" / name
        width, height = Image.open(path).size
        drawn = [
            {"class": classes.index(row["label"]), "left": float(row["xmin"]), "top": float(row["ymin"]),
             "width": float(row["xmax"]) - float(row["xmin"]), "height": float(row["ymax"]) - float(row["ymin"])}
            for row in rows]
        paths.append(path)
        labels.append({"width": width, "height": height, "boxes": drawn})
    return classes, paths, labels


def masks(folder, scratch):
    """As `boxes`; masks are written anew with 0 for what has no class."""
    import numpy
    from PIL import Image

    names = dict(line.split(maxsplit=1) for line in (folder / "classes.txt").read_text().splitlines() if line.strip())
    kept = [number for number, name in names.items() if name.strip() != "Unlabelled"]
    palette_places = numpy.zeros(256, dtype=numpy.uint8)
    for place, number in enumerate(kept):
        palette_places[int(number)] = place + 1
    paths, labels = [], []
    for path in sorted((folder / "images").iterdir()):
        source = next((folder / "masks").glob(f"{path.stem}.*"))
        image = Image.fromarray(palette_places[numpy.asarray(Image.open(source))], mode="P")
        image.putpalette([(index * 37) % 256 for index in range(768)])
        image.save(scratch / f"{path.stem}.png")
        paths.append(path)
        labels.append(str(scratch / f"{path.stem}.png"))
    return [names[number].strip() for number in kept], paths, labels


def overlap(one, other):
    """IoU of two boxes."""
    width = min(one["left"] + one["width"], other["left"] + other["width"]) - max(one["left"], other["left"])
    height = min(one["top"] + one["height"], other["top"] + other["height"]) - max(one["top"], other["top"])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (one["width"] * one["height"] + other["width"] * other["height"] - shared)


def box_quality(predicted, truth):
    """The mean over the classes of the mean IoU of their found, missed and superfluous boxes."""
    qualities = []
    for index in {box["class"] for box in predicted["boxes"] + truth["boxes"]}:
        found = [box for box in predicted["boxes"] if box["class"] == index]
        drawn = [box for box in truth["boxes"] if box["class"] == index]
        pairs = sorted(((overlap(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(drawn)), reverse=True)
        left, right, total = set(), set(), 0.0
        for iou, i, j in pairs:
            if iou > 0 and i not in left and j not in right:
                left.add(i)
                right.add(j)
                total += iou
        qualities.append(total / (len(found) + len(drawn) - len(left)))
    return statistics.mean(qualities) if qualities else 1.0


def mask_quality(predicted, truth):
    """The mean IoU over the classes of a picture. `predicted` is a path of gray levels, `truth` of palette numbers."""
    import numpy
    from PIL import Image

    said, drawn = (numpy.asarray(Image.open(path)) for path in (predicted, truth))
    known = sorted(set(numpy.unique(said)) | set(numpy.unique(drawn)) - {0})
    return statistics.mean(
        float(((said == index) & (drawn == index)).sum() / ((said == index) | (drawn == index)).sum()) for index in known if index)


def play(binary, task, classes, paths, labels, seconds, root):
    """A round: the quality and confidence of each picture, and the CPU seconds."""
    (root / "input").mkdir(parents=True)
    (root / "input/round.json").write_text(
        json.dumps({"task": task, "classes": classes, "folds": FOLDS, "seed": 1, "timeLimitSeconds": seconds}))
    folds = random.Random(1)
    with open(root / "input/objects.jsonl", "w") as file:
        for number, (path, label) in enumerate(zip(paths, labels)):
            line = {"id": number, "image": str(path), "fold": folds.randrange(FOLDS), "label": label, "validation": True}
            file.write(json.dumps(line) + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "job", "round", "--root", root], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = []
    for line in open(root / "output/data/predictions.jsonl"):
        said = json.loads(line)
        truth = labels[said["id"]]
        if task == "object-detection":
            quality = box_quality(said["label"], truth)
        else:
            quality = mask_quality(root / "output/data" / said["label"], truth)
        found.append((said["confidence"], quality))
    return sorted(found, reverse=True), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, nargs="*", default=[60, 300])
    parser.add_argument("--automl", default=str(ROOT / ".build/release/automl"))
    options = parser.parse_args()
    peers.enter("pictures", REQUIREMENTS)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        sets = [
            ("bccd", "object-detection", 0.6, boxes(options.data / "boxes/bccd")),
            ("camvid", "semantic-segmentation", 0.7, masks(options.data / "masks/camvid", scratch)),
        ]
        print(f"{'set':10}{'limit':>7}{'pictures':>10}{'mean IoU':>10}{'said':>8}{'of those':>10}{'in truth':>10}{'CPU-s':>8}")
        for name, task, threshold, (classes, paths, labels) in sets:
            for seconds in options.seconds:
                found, spent = play(options.automl, task, classes, paths, labels, seconds, scratch / f"{name}-{seconds}")
                qualities = [quality for _, quality in found]
                said = [quality for confidence, quality in found if confidence >= threshold]
                largest = max((size for size in range(1, len(found) + 1) if statistics.mean(qualities[:size]) >= threshold), default=0)
                of_those = f"{statistics.mean(said):.3f}" if said else "-"
                print(
                    f"{name:10}{seconds:7}{len(found):10}{statistics.mean(qualities):10.3f}{len(said) / len(found):8.2f}{of_those:>10}"
                    f"{largest / len(found):10.2f}{spent:8.0f}", flush=True)


if __name__ == "__main__":
    main()
