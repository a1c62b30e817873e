"""`automl` without the library of networks that is built beside it: what needs no networks works, the rest says what is missing."""
import json
import pathlib
import shutil
import subprocess
import zipfile

import pytest

import server

DATA = pathlib.Path(__file__).parent / "data"
COUNT = 120


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alone")
    shutil.copy(pathlib.Path(server.binary()).with_name("automl"), folder)
    with zipfile.ZipFile(DATA / "sign_digits.zip") as archive:
        archive.extractall(folder / "digits")
    return folder


def play(alone, task, labels):
    """Runs a round over pictures of which a half is labeled."""
    root = alone / task
    (root / "input").mkdir(parents=True)
    (root / "input/round.json").write_text(json.dumps({"task": task, "classes": [str(digit) for digit in range(10)], "folds": 5, "seed": 1}))
    with open(root / "input/objects.jsonl", "w") as file:
        for number, (name, label) in enumerate(labels):
            known = {"label": label, "validation": True} if number % 2 else {}
            file.write(json.dumps({"id": number, "image": str(alone / "digits" / name), "fold": number % 5, **known}) + "\n")
    done = subprocess.run([alone / "automl", "job", "round", "--root", root], capture_output=True, text=True, timeout=120)
    return root, done


def pictures(alone):
    lines = (alone / "digits/labels.csv").read_text().splitlines()[1:COUNT + 1]
    return [line.split(",") for line in lines]


def test_classes_are_predicted_without_networks(alone):
    root, done = play(alone, "image-classification", [(name, int(label)) for name, label in pictures(alone)])
    assert done.returncode == 0, done.stderr
    assert "neural networks cannot be used: TorchNetworks" in done.stdout
    assert len((root / "output/data/predictions.jsonl").read_text().splitlines()) == COUNT


def test_boxes_say_what_is_missing(alone):
    box = {"width": 64, "height": 64, "boxes": [{"class": 1, "left": 8, "top": 8, "width": 30, "height": 30}]}
    root, done = play(alone, "object-detection", [(name, box) for name, _ in pictures(alone)])
    assert done.returncode != 0
    assert "neural networks cannot be used: TorchNetworks" in (root / "output/failure").read_text()
