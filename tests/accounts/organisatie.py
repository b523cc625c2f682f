"""A log-in server of an organisation on this machine: a provider of OpenID Connect that others maintain, in a process
of its own, over plain http."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

START_SECONDS = 30
FORM = "application/x-www-form-urlencoded"


class Organisatie:
    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"

    def know(self, subject: str, **claims: Any) -> None:
        """From now on the server says this about the subject."""
        assert self._ask("PUT", f"/users/{subject}", json.dumps(claims), "application/json")[0] == 204

    def log_in(self, asked: str, subject: str) -> str:
        """The visitor presses the button there. Answers with the address that the browser is sent back to."""
        parts = urlsplit(asked)
        status, location = self._ask("POST", f"{parts.path}?{parts.query}", urlencode({"sub": subject}), FORM)
        assert status in {302, 303}
        return location

    def _ask(self, method: str, path: str, body: str, kind: str) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=10)
        line.request(method, path, body, {"Content-Type": kind})
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status, answer.headers.get("Location", "")


@contextmanager
def running() -> Iterator[Organisatie]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, "de inlogdienst start niet"
                time.sleep(0.1)
        yield Organisatie(port)
    finally:
        process.terminate()
        process.wait(timeout=20)
