#!/usr/bin/env python3
"""Measures the server against the budgets of docs/design and prints a table.

usage: bench.py [--objects N] [--workers N] [--seconds N] [--runs N] [--json FILE]

The rows beside the budget are what the same work costs in Label Studio and doccano, measured on the same kind of machine
(2 cores): 180-230 ms and 65-80 ms of server CPU an annotation, 8-12 s to import 20,000 tasks, 9-73 s to export 20,000.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/EndToEnd"))

import jobs  # noqa: E402
from server import Server  # noqa: E402
from workforce import Workforce  # noqa: E402

LABELS = ["yes", "no", "maybe"]


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) / 1024


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class PeakMemory:
    """The highest resident memory of a process while the block runs, in megabytes."""

    def __init__(self, pid):
        self.pid, self.peak, self.done = pid, 0, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return self

    def watch(self):
        while not self.done.wait(0.05):
            self.peak = max(self.peak, resident_megabytes(self.pid))

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


class Table:
    def __init__(self):
        self.rows = []

    def add(self, name, value, unit, budget=None, below=True, peers=""):
        holds = "" if budget is None else ("yes" if (value < budget if below else value > budget) else "NO")
        limit = "" if budget is None else f"{'<' if below else '>'} {budget:g} {unit}"
        self.rows.append({"measure": name, "value": value, "unit": unit, "budget": limit, "holds": holds, "peers": peers})
        print(f"{name:<46} {value:>12.3f} {unit:<6} {limit:>16} {holds:>4}  {peers}", flush=True)


def measure_start(table, runs):
    times, idle = [], 0
    for _ in range(runs):
        server = Server()
        began = time.monotonic()
        server.start()
        times.append(time.monotonic() - began)
        time.sleep(2)
        idle = resident_megabytes(server.process.pid)
        server.remove()
    table.add("cold start, empty folder", statistics.median(times), "s", 1)
    table.add("idle memory", idle, "MB", 80, peers="Label Studio, doccano: 260-970")


def manifest(path, objects):
    with open(path, "w") as file:
        for number in range(objects):
            file.write(f'{{"source":"Sentence number {number}: is it about animals?","id":{number},"meta":{{"split":"train"}}}}\n')


def measure_intake(table, server, team, objects):
    s3, sagemaker = server.client("s3"), server.client("sagemaker")
    s3.create_bucket(Bucket="bench")
    path = server.folder / "input.manifest"
    manifest(path, objects)
    s3.upload_file(str(path), "bench", "input.manifest")
    template = jobs.put(s3, "bench", "template.html", jobs.TEXT_TEMPLATE)
    request = jobs.request(
        "bench", team, "s3://bench/input.manifest", template, jobs.category_file(s3, "bench", LABELS), "s3://bench/out",
        "TextMultiClass", "label", workers=1, MaxConcurrentTaskCount=5000)
    with PeakMemory(server.process.pid) as memory:
        began = time.monotonic()
        sagemaker.create_labeling_job(**request)
        jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="bench"), ["InProgress"], patience=600)
        elapsed = time.monotonic() - began
    table.add(f"job from a {objects:,}-line manifest", elapsed, "s", 15 * objects / 1e6, peers="20,000 tasks: 8-12 s")
    table.add("  peak memory", memory.peak, "MB", 300, peers="350-1,240")


def sign_in(server, workforce, count, path):
    sessions = []
    for worker in workforce.workers[:count]:
        portal = workforce.sign_in(worker)
        cookie = "; ".join(f"{c.name}={c.value}" for c in portal.session.cookies)
        sessions.append({"cookie": cookie, "csrf": portal.csrf})
    path.write_text(json.dumps(sessions))
    return portal


def measure_labeling(table, server, workforce, options):
    path = server.folder / "sessions.json"
    portal = sign_in(server, workforce, options.workers, path)
    job_id = portal.job("bench")["jobId"]
    results, costs = [], []
    for _ in range(options.runs):
        before, began = cpu_seconds(server.process.pid), time.monotonic()
        output = subprocess.run(
            [ROOT / ".build/release/LoadGenerator", "--portal", server.portal, "--job", job_id, "--sessions", path,
             "--element", "crowd-classifier", "--label", "yes", "--seconds", str(options.seconds)],
            capture_output=True, text=True, check=True).stdout
        results.append(json.loads(output))
        costs.append(1000 * (cpu_seconds(server.process.pid) - before) / max(1, results[-1]["submits"]))
    median = {key: statistics.median(result[key] for result in results) for key in results[0]}
    count = options.workers
    table.add(f"next task, p99, {count} workers", median["next_p99_ms"], "ms", 20)
    table.add(f"next task, p50, {count} workers", median["next_p50_ms"], "ms")
    table.add(f"submit, p99, {count} workers", median["submit_p99_ms"], "ms", 20)
    table.add(f"submit, p50, {count} workers", median["submit_p50_ms"], "ms")
    table.add("durable submits", median["submits_per_second"], "1/s", 2000, below=False)
    table.add("server CPU an annotation (next + submit)", statistics.median(costs), "ms", 1, peers="180-230 and 65-80")


def measure_output(table, server, objects):
    """Stops the job: its whole output manifest is written."""
    sagemaker = server.client("sagemaker")
    with PeakMemory(server.process.pid) as memory:
        began = time.monotonic()
        sagemaker.stop_labeling_job(LabelingJobName="bench")
        jobs.wait_for(lambda: sagemaker.describe_labeling_job(LabelingJobName="bench"), ["Stopped"], patience=600)
        elapsed = time.monotonic() - began
    table.add(f"output manifest of {objects:,} lines", elapsed, "s", 15 * objects / 1e6, peers="20,000: 9-73 s")
    table.add("  peak memory", memory.peak, "MB", 300)


def measure_page(table, server):
    total = 0
    for path in ("/", "/assets/crowd-html-elements.js"):
        with urllib.request.urlopen(server.portal + path) as reply:
            total += len(reply.read())
    table.add("portal page and crowd library", total / 1000, "kB", 200, peers="700-7,600")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objects", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    table = Table()
    measure_start(table, options.runs)
    server = Server(GROUNDWORK_LOG_LEVEL="warning").start()
    try:
        workforce = Workforce(server, [f"w{number}" for number in range(options.workers)])
        measure_intake(table, server, workforce.team_arn, options.objects)
        measure_labeling(table, server, workforce, options)
        measure_output(table, server, options.objects)
        measure_page(table, server)
    finally:
        server.remove()
    if options.json:
        options.json.write_text(json.dumps(table.rows, indent=1))
    failed = [row["measure"] for row in table.rows if row["holds"] == "NO"]
    print("every budget holds" if not failed else f"over budget: {', '.join(failed)}")


if __name__ == "__main__":
    main()
