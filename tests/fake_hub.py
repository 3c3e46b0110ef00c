"""A model hub on this machine: the few routes of huggingface.co that a download needs."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
LARGE = (".safetensors", ".bin", ".spm")
"""Files that the hub keeps in Git LFS, known by their SHA-256."""


@dataclass
class Faults:
    """How the hub misbehaves while it sends a file."""

    hang_after: int | None = None
    """Send so many bytes, then nothing more."""
    drip_after: int | None = None
    """Send so many bytes, then a byte every tenth of a second."""
    alter: str = ""
    """Change the first byte of the file of this name."""
    released: threading.Event = field(default_factory=threading.Event)
    """Set when the server goes down."""


@dataclass
class Hub:
    """What a test can ask a hub that is served."""

    endpoint: str
    requests: list[str]
    ranges: list[str]
    faults: Faults


class HubHandler(BaseHTTPRequestHandler):
    """Serve one directory as one repository."""

    directory: Path
    repo_id: str
    requests: list[str]
    ranges: list[str]
    faults: Faults

    def do_GET(self) -> None:
        self.requests.append(self.path)
        path = urlsplit(self.path).path  # a proxy is sent whole addresses
        if path.startswith(f"/api/models/{self.repo_id}"):
            self._send_info(path)
        elif path.startswith(f"/{self.repo_id}/resolve/{COMMIT}/"):
            self._send_file(self.directory / path.split("/", 5)[-1])
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})

    do_HEAD = do_GET

    def _send_info(self, path: str) -> None:
        revision = path.rpartition("/revision/")[2] if "/revision/" in path else "main"
        if revision in ("main", "v1", COMMIT):
            info = {"id": self.repo_id, "modelId": self.repo_id, "sha": COMMIT, "siblings": self._siblings()}
            self._send(200, json.dumps(info).encode(), {"Content-Type": "application/json"})
        else:
            self._send(404, b"{}", {"X-Error-Code": "RevisionNotFound"})

    def _siblings(self) -> list[dict[str, Any]]:
        files = sorted(path for path in self.directory.iterdir() if path.is_file())
        return [_sibling(path) for path in files]

    def _send_file(self, path: Path) -> None:
        if not path.is_file():
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        content = path.read_bytes()
        if self.faults.alter == path.name:
            content = bytes([content[0] ^ 1]) + content[1:]
        wanted = self.headers.get("Range")
        if wanted:
            self.ranges.append(f"{path.name} {wanted}")
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            span = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self._send(206, content[start:], {"Content-Range": span})
        else:
            self._send(200, content, {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self._send_body(body)

    def _send_body(self, body: bytes) -> None:
        limits = [limit for limit in (self.faults.hang_after, self.faults.drip_after) if limit is not None]
        if not limits or "/resolve/" not in self.path:
            self.wfile.write(body)
            return
        self.wfile.write(body[: limits[0]])
        rest = body[limits[0] :]
        if self.faults.hang_after is not None and rest:
            self.faults.released.wait()
        for byte in rest:
            if self.faults.released.is_set():
                break
            self.wfile.write(bytes([byte]))
            time.sleep(0.1)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve_hub(directory: Path, repo_id: str) -> Iterator[Hub]:
    """Serve a directory as a repository."""
    faults, requests, ranges = Faults(), [], []
    members = {
        "directory": directory,
        "repo_id": repo_id,
        "requests": requests,
        "ranges": ranges,
        "faults": faults,
    }
    server = QuietServer(("127.0.0.1", 0), type("Handler", (HubHandler,), members))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Hub(f"http://127.0.0.1:{server.server_port}", requests, ranges, faults)
    finally:
        faults.released.set()
        server.shutdown()
        server.server_close()


class QuietServer(ThreadingHTTPServer):
    """A server that does not mind when its caller hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def _sibling(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    described = {"rfilename": path.name, "size": len(content), "blobId": blob}
    if path.suffix not in LARGE:
        return described
    sha256 = hashlib.sha256(content).hexdigest()
    return described | {"lfs": {"sha256": sha256, "size": len(content), "pointerSize": 130}}
