"""A portal server in memory: the pages of web-static and the portal's JSON interface, for tests of the front end.

It knows one signed-in worker. Tests reach into `PortalServer` to arrange jobs and faults and to read what arrived.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import mimetypes
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[2] / "web-static"
ICON_FONT = Path("/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf")
LIBRARY_ADDRESS = re.compile(r"(?i)(?:https?:)?//assets\.crowd\.aws/[a-z0-9._~%@+/-]*\.(m?js|css)(?:\?[a-z0-9._~%=&;+-]*)?")
# How templates print the task's object; the stand-in knows no more of Liquid.
OBJECT_VARIABLE = re.compile(r"\{\{\s*(?:source|task\.input\.(?:taskObject|source|source-ref))\s*(?:\|[^}]*)?\}\}")
COMPRESSED = {"text/javascript", "text/css"}
WORKER = {"sub": "w-1", "username": "rosa", "name": "Rosa Parks", "email": "rosa@example.com"}
SHELL_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; frame-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def frame_policy(origin: str) -> str:
    return (
        "sandbox allow-scripts allow-forms allow-modals; default-src 'none'; "
        f"script-src {origin} 'unsafe-inline' blob:; style-src {origin} 'unsafe-inline'; "
        f"frame-src {origin} blob: data:; img-src {origin} blob: data:; media-src {origin} blob: data:; font-src {origin}; connect-src {origin}; "
        f"worker-src blob:; form-action 'none'; frame-ancestors {origin}"
    )


def lean(source: str) -> str:
    """A source as the server sends it: without comment lines, empty lines and indentation."""
    lines, in_comment = [], False
    for line in source.split("\n"):
        text = line.lstrip(" ")
        if in_comment or text.startswith("/*"):
            starts, in_comment = not in_comment, "*/" not in text
            if starts and not in_comment and not text.endswith("*/"):
                lines.append(text)
        elif text and not text.startswith("//"):
            lines.append(text)
    return "\n".join(lines) + "\n"


def library_pack() -> str:
    """The crowd library as the server packs it: the boot script with all modules filled in."""
    modules = {}
    for path in sorted([*ROOT.glob("crowd/**/*"), *ROOT.glob("ui/*.css")]):
        name = path.relative_to(ROOT).as_posix()
        if name == "crowd/boot.js" or path.suffix not in (".js", ".css"):
            continue
        text = lean(path.read_text())
        modules["#" + name] = text if path.suffix == ".js" else f"export default {json.dumps(text)};"
    return lean((ROOT / "crowd/boot.js").read_text()).replace("{/* modules */}", json.dumps(modules, ensure_ascii=False))


def iso(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{int(seconds % 1 * 1000):03d}Z"


@dataclass
class Job:
    job_id: str
    title: str
    template: str
    objects: list[str]
    description: str = ""
    keywords: list[str] = field(default_factory=list)
    task_type: str = "ImageMultiClass"
    status: str = "InProgress"
    time_limit: float = 300
    labeled: int = 0
    failed: int = 0
    total: int | None = None
    done: dict[str, str] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)


@dataclass
class Task:
    task_id: str
    lease_token: str
    job: Job
    source: str
    state: str
    accepted_at: float | None = None
    draft: dict | None = None
    draft_sequence: int = 0
    answer: dict | None = None

    @property
    def expires_at(self) -> float | None:
        return None if self.accepted_at is None else self.accepted_at + self.job.time_limit


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str):
        self.status, self.code, self.message = status, code, message


class PortalServer:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.reset()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.portal = self
        self.origin = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def reset(self) -> None:
        with self.lock:
            self.jobs: dict[str, Job] = {}
            self.tasks: dict[str, Task] = {}
            self.media: dict[str, tuple[str, bytes]] = {}
            self.pages: dict[str, str] = {}
            self.signed_in = True
            self.csrf_token = "csrf-1"
            self.offline: re.Pattern | None = None
            self.delays: list[tuple[re.Pattern, float]] = []
            self.log: list[tuple[str, str, dict]] = []
            self.submissions: list[dict] = []
            self.numbers = itertools.count(1)

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def calls(self, pattern: str) -> list[dict]:
        """The bodies of the calls whose `METHOD path` matches."""
        return [body for method, path, body in self.log if re.search(pattern, f"{method} {path}")]

    # What the interface does

    def job_list(self) -> list[dict]:
        return [
            {
                "jobId": job.job_id,
                "jobName": job.job_id,
                "title": job.title,
                "description": job.description,
                "keywords": job.keywords,
                "taskType": job.task_type,
                "status": job.status,
                "createdAt": iso(1_700_000_000),
                "timeLimitSeconds": job.time_limit,
                "objects": {
                    "total": job.total if job.total is not None else len(job.objects),
                    "labeled": job.labeled + len(job.done),
                    "failed": job.failed,
                },
                "available": job.status == "InProgress" and self.eligible(job) is not None,
                "mine": {"submitted": len(job.done), "stopped": [{"taskId": task_id} for task_id in job.stopped]},
            }
            for job in self.jobs.values()
        ]

    def live(self, job: Job, state: str) -> Task | None:
        now = time.time()
        for task in self.tasks.values():
            if task.job is job and task.state == state and (task.expires_at is None or task.expires_at > now):
                return task
        return None

    def eligible(self, job: Job) -> str | None:
        taken = {task.source for task in self.tasks.values() if task.job is job and task.state != "released"}
        return next((source for source in job.objects if source not in taken), None)

    def next_task(self, job: Job, prefetch: bool) -> Task | None:
        live = self.live(job, "accepted")
        if live and not prefetch:
            return live
        reserved = self.live(job, "reserved")
        if reserved:
            if not prefetch:
                self.accept(reserved)
            return reserved
        source = self.eligible(job)
        if source is None:
            return None
        number = next(self.numbers)
        task = Task(f"task-{number}", f"lease-{number}", job, source, "reserved")
        self.tasks[task.task_id] = task
        if not prefetch:
            self.accept(task)
        return task

    def accept(self, task: Task) -> None:
        if task.state == "reserved":
            task.state, task.accepted_at = "accepted", time.time()

    def shown(self, task: Task) -> dict:
        return {
            "taskId": task.task_id,
            "leaseToken": task.lease_token,
            "jobId": task.job.job_id,
            "objectId": task.source,
            "title": task.job.title,
            "description": task.job.description,
            "state": task.state,
            "acceptedAt": task.accepted_at and iso(task.accepted_at),
            "expiresAt": task.expires_at and iso(task.expires_at),
            "timeLimitSeconds": task.job.time_limit,
            "frameUrl": f"/frames/{task.task_id}?lease={task.lease_token}",
            "media": [],
            "draft": task.draft,
            "draftSequence": task.draft_sequence,
        }

    def act(self, task: Task, action: str, body: dict) -> dict | None:
        if action == "resume":
            task.job.stopped.remove(task.task_id)
            task.state, task.accepted_at = "accepted", time.time()
            return self.shown(task)
        if body.get("leaseToken") != task.lease_token:
            raise Refusal(409, "LeaseExpired", "The lease is not the present one.")
        if action == "submit" and task.state == "submitted":
            if task.answer == body["answer"]:
                return {"receipt": f"r-{task.task_id}", "submittedAt": iso(time.time())}
            raise Refusal(409, "AlreadySubmitted", "Another answer was submitted.")
        if task.state not in ("accepted", "reserved") or (task.expires_at and task.expires_at < time.time()):
            raise Refusal(409, "LeaseExpired", "The time limit of this task has passed.")
        if action == "accept":
            self.accept(task)
            return self.shown(task)
        if action == "draft":
            if body["sequence"] > task.draft_sequence:
                task.draft, task.draft_sequence = body["draft"], body["sequence"]
            return None
        if action == "submit":
            if task.state != "accepted":
                raise Refusal(409, "LeaseExpired", "The task was not accepted.")
            task.state, task.answer = "submitted", body["answer"]
            task.job.done[task.source] = task.task_id
            self.submissions.append({**body, "taskId": task.task_id, "source": task.source})
            return {"receipt": f"r-{task.task_id}", "submittedAt": iso(time.time())}
        if action in ("decline", "release", "stop"):
            task.state = {"decline": "declined", "release": "released", "stop": "stopped"}[action]
            if action == "stop":
                task.job.stopped.append(task.task_id)
            return {}
        raise Refusal(404, "NotFound", action)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def portal(self) -> PortalServer:
        return self.server.portal

    def log_message(self, *_: object) -> None:
        pass

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def do_GET(self) -> None:
        self.route()

    do_POST = do_PUT = do_DELETE = do_GET

    def route(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length) if length else b""
        url = urlsplit(self.path)
        portal = self.portal
        if portal.offline and portal.offline.search(f"{self.command} {url.path}"):
            self.close_connection = True
            self.connection.close()
            return
        for pattern, seconds in portal.delays:
            if pattern.search(f"{self.command} {url.path}"):
                time.sleep(seconds)
        body = json.loads(raw) if raw and "json" in self.headers.get("Content-Type", "") else {}
        with portal.lock:
            portal.log.append((self.command, url.path, body))
            try:
                self.dispatch(url, body)
            except Refusal as refusal:
                error = {"error": {"code": refusal.code, "message": refusal.message}}
                self.send(refusal.status, json.dumps(error).encode())

    def dispatch(self, url, body: dict) -> None:
        portal, path = self.portal, url.path
        if path == "/" or re.fullmatch(r"/jobs/[^/]+", path):
            page = (ROOT / "index.html").read_bytes()
            return self.send(200, page, "text/html", {"Content-Security-Policy": SHELL_POLICY})
        if path == "/assets/crowd-html-elements.js":
            return self.send(200, library_pack().encode(), "text/javascript", {"Access-Control-Allow-Origin": "*"})
        if path == "/assets/fonts/material-icons.ttf" and ICON_FONT.exists():
            return self.send(200, ICON_FONT.read_bytes(), "font/ttf", {"Access-Control-Allow-Origin": "*"})
        if path.startswith("/assets/"):
            return self.asset(path.removeprefix("/assets/"))
        if path.startswith("/media/") and path in portal.media:
            kind, data = portal.media[path]
            return self.send(200, data, kind, {"Access-Control-Allow-Origin": "*"})
        if path in portal.pages:
            return self.send(200, portal.pages[path].encode(), "text/html")
        if path == "/signin":
            portal.signed_in = True
            portal.csrf_token = f"csrf-{next(portal.numbers)}"
            return self.send(302, b"", headers={"Location": "/"})
        frame = re.fullmatch(r"/frames/([^/]+)", path)
        if frame:
            return self.frame(frame[1], parse_qs(url.query).get("lease", [""])[0])
        if path.startswith("/api/"):
            return self.api(path, body)
        self.send(404, b"")

    def asset(self, name: str) -> None:
        path = (ROOT / name).resolve()
        if not path.is_relative_to(ROOT) or not path.is_file():
            return self.send(404, b"")
        data = path.read_bytes()
        if path.suffix in (".js", ".css"):
            data = lean(data.decode()).encode()
        tag = '"' + hashlib.sha256(data).hexdigest()[:16] + '"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
        if self.headers.get("If-None-Match") == tag:
            return self.send(304, b"", headers=headers)
        kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(name)[0]
        return self.send(200, data, kind or "application/octet-stream", headers)

    def frame(self, task_id: str, lease: str) -> None:
        task = self.portal.tasks.get(task_id)
        if task is None or task.lease_token != lease:
            return self.send(404, b"")
        page = LIBRARY_ADDRESS.sub(
            lambda found: self.portal.origin + ("/assets/ui/tokens.css" if found[1] == "css" else "/assets/crowd-html-elements.js"),
            OBJECT_VARIABLE.sub(lambda _: task.source, task.job.template))
        headers = {"Content-Security-Policy": frame_policy(self.portal.origin), "Cache-Control": "no-store"}
        return self.send(200, page.encode(), "text/html", headers)

    def api(self, path: str, body: dict) -> None:
        portal = self.portal
        if not portal.signed_in:
            raise Refusal(401, "NotSignedIn", "Sign in to go on.")
        if path == "/api/session" and self.command == "GET":
            return self.json({"worker": WORKER, "csrfToken": portal.csrf_token, "organizationName": "Acme Field Data"})
        if self.command != "GET" and self.headers.get("X-CSRF-Token") != portal.csrf_token:
            raise Refusal(403, "WrongCSRFToken", "The token is not the session's.")
        if path == "/api/session":
            portal.signed_in = False
            return self.send(204, b"")
        if path == "/api/jobs":
            return self.json({"jobs": portal.job_list()})
        found = re.fullmatch(r"/api/jobs/([^/]+)/tasks", path)
        if found:
            job = portal.jobs.get(found[1])
            if job is None:
                raise Refusal(404, "JobNotFound", "There is no such job.")
            task = portal.next_task(job, body.get("prefetch", False))
            if task is None:
                return self.send(204, b"", headers={"Retry-After": "3"})
            return self.json(portal.shown(task))
        found = re.fullmatch(r"/api/tasks/([^/]+)/(\w+)", path)
        if not found or found[1] not in portal.tasks:
            raise Refusal(404, "TaskNotFound", "There is no such task.")
        answer = portal.act(portal.tasks[found[1]], found[2], body)
        return self.send(204, b"") if answer is None else self.json(answer)

    def json(self, value: dict) -> None:
        self.send(200, json.dumps(value).encode())

    def send(self, status: int, data: bytes, kind: str = "application/json", headers: dict | None = None) -> None:
        headers = dict(headers or {})
        if kind in COMPRESSED and len(data) > 1_000 and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.send_response(status)
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(data)
