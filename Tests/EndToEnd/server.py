"""A real groundwork process on free ports, and clients for it."""
import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import boto3
import botocore.config

ROOT = pathlib.Path(__file__).resolve().parents[2]
ACCESS_KEY = "AKIAENDTOENDTESTS000"
SECRET_KEY = "end/to/end+tests/secret/0123456789abcdef"
REGION = "us-east-1"
ACCOUNT = "123456789012"


def binary():
    """The server under test: $GROUNDWORK_BINARY, else the release build, else the debug build."""
    candidates = [os.environ.get("GROUNDWORK_BINARY"), ROOT / ".build/release/groundwork", ROOT / ".build/debug/groundwork"]
    for candidate in candidates:
        if candidate and pathlib.Path(candidate).exists():
            return str(candidate)
    raise FileNotFoundError("no groundwork binary: run `swift build -c release` first")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One installation: its data folder, and the process while it runs."""

    def __init__(self, **settings):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="groundwork-e2e-"))
        self.api_port, self.portal_port = free_port(), free_port()
        self.api = f"http://127.0.0.1:{self.api_port}"
        self.portal = f"http://127.0.0.1:{self.portal_port}"
        self.log_path = self.folder / "server.log"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "GROUNDWORK_"))},
            "GROUNDWORK_DATA_DIR": str(self.folder / "data"),
            "GROUNDWORK_API_ADDRESS": f"127.0.0.1:{self.api_port}",
            "GROUNDWORK_PORTAL_ADDRESS": f"127.0.0.1:{self.portal_port}",
            "GROUNDWORK_ROOT_ACCESS_KEY_ID": ACCESS_KEY,
            "GROUNDWORK_ROOT_SECRET_ACCESS_KEY": SECRET_KEY,
            "GROUNDWORK_LOG_FORMAT": "json",
            **settings,
        }
        self.process = None

    def start(self, patience=60):
        log = open(self.log_path, "ab")
        self.process = subprocess.Popen([binary(), "serve"], env=self.environment, stdout=log, stderr=log, cwd=self.folder)
        deadline = time.monotonic() + patience
        while True:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log()[-4000:]}")
            try:
                for base in (self.api, self.portal):
                    urllib.request.urlopen(base + "/healthz", timeout=2).read()
                return self
            except (urllib.error.URLError, OSError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def kill(self):
        """SIGKILL: what is not on disk is gone."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.kill()

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def client(self, service, **options):
        config = botocore.config.Config(retries={"max_attempts": 1}, **options.pop("config", {}))
        return boto3.client(
            service, endpoint_url=self.api, region_name=REGION, aws_access_key_id=options.pop("key", ACCESS_KEY),
            aws_secret_access_key=options.pop("secret", SECRET_KEY), config=config, **options)

    def aws(self, *arguments, check=True):
        """Runs the `aws` command line against this server."""
        environment = {
            **self.environment, "AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": REGION, "AWS_ENDPOINT_URL": self.api, "AWS_PAGER": "",
        }
        command = ROOT / ".venv/bin/aws"
        return subprocess.run(
            [str(command) if command.exists() else "aws", *arguments], env=environment, capture_output=True, text=True,
            timeout=120, check=check)


@contextlib.contextmanager
def running(**settings):
    server = Server(**settings).start()
    try:
        yield server
    finally:
        server.remove()
