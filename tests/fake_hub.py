"""A model hub on this machine: the few routes of huggingface.co that a download needs."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class HubHandler(BaseHTTPRequestHandler):
    """Serve one directory as one repository."""

    directory: Path
    repo_id: str
    requests: list[str]

    def do_GET(self) -> None:
        self.requests.append(self.path)
        path = self.path.split("?")[0]
        if path.startswith(f"/api/models/{self.repo_id}/tree/"):
            self._send_json(self._tree())
        elif path.startswith(f"/api/models/{self.repo_id}"):
            self._send_json(self._info())
        elif path.startswith(f"/{self.repo_id}/resolve/"):
            self._send_file(path.split("/", 5)[-1])
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})

    do_HEAD = do_GET

    def _files(self) -> list[Path]:
        return sorted(path for path in self.directory.iterdir() if path.is_file())

    def _info(self) -> dict[str, Any]:
        siblings = [{"rfilename": path.name, "size": path.stat().st_size} for path in self._files()]
        return {"id": self.repo_id, "modelId": self.repo_id, "sha": COMMIT, "siblings": siblings}

    def _tree(self) -> list[dict[str, Any]]:
        return [
            {"type": "file", "path": path.name, "size": path.stat().st_size, "oid": _digest(path)}
            for path in self._files()
        ]

    def _send_json(self, value: object) -> None:
        self._send(200, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _send_file(self, name: str) -> None:
        path = self.directory / name
        if path.is_file():
            self._send(200, path.read_bytes(), {"ETag": f'"{_digest(path)}"', "X-Repo-Commit": COMMIT})
        else:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serve_hub(directory: Path, repo_id: str) -> Iterator[tuple[str, list[str]]]:
    """Serve a directory as a repository; yield the endpoint and the list of the paths asked for."""
    requests: list[str] = []
    members = {"directory": directory, "repo_id": repo_id, "requests": requests}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (HubHandler,), members))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", requests
    finally:
        server.shutdown()
        server.server_close()


def _digest(path: Path) -> str:
    return hashlib.sha1(path.read_bytes()).hexdigest()
