import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.local import services
from infra.local.environment import VARIABLES
from infra.local.folder import REPOSITORY, DataFolder, locate

Up = Callable[..., services.Services]
Shell = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[services.Services]:
    """Services that run, for tests that only look."""
    folder = locate(tmp_path_factory.mktemp("draait"))
    yield services.up(folder, environ={})
    services.down(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    """A data folder of the test's own; nothing runs in it afterwards."""
    place = locate(tmp_path / "gegevens")
    yield place
    services.down(place)


def bare_environ(folder: DataFolder) -> dict[str, str]:
    """Our environment without the servers that this test run itself uses."""
    rest = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "platform")])
    return {**rest, "DEKKEND_LOCAL": str(folder.path), "PYTHONPATH": path}


@pytest.fixture
def shell(folder: DataFolder) -> Shell:
    """Start `python -m infra.local <action>` as somebody at a shell would."""

    def start(*words: str, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*prefix, sys.executable, "-m", "infra.local", *words],
            cwd=REPOSITORY,
            env=bare_environ(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start


@dataclass(frozen=True)
class Installatie:
    """A real installation with the example work in it: own services, no web and no worker."""

    services: services.Services

    @property
    def path(self) -> Path:
        return self.services.folder.path

    def environ(self, *, owner: bool = False, settings: str = "dekkend.settings.local", **more: str) -> dict[str, str]:
        rest = bare_environ(self.services.folder)
        return {**rest, **self.services.environ(owner=owner), "DJANGO_SETTINGS_MODULE": settings, **more}

    def manage(self, *words: str, **asked: Any) -> subprocess.CompletedProcess[str]:
        """A command, as the owner of all schemas."""
        return self._run(["manage.py", *words], self.environ(owner=True, **asked))

    def step(self, *words: str, **asked: Any) -> subprocess.CompletedProcess[str]:
        """A step of `tests/infra/stappen.py`, as each tenant itself."""
        return self._run(["-m", "tests.infra.stappen", *words], self.environ(**asked))

    def said(self, *words: str, **asked: Any) -> dict[str, Any]:
        done = self.step(*words, **asked)
        assert done.returncode == 0, done.stderr[-3000:]
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return answer

    def _run(self, words: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=REPOSITORY, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installatie]:
    folder = locate(tmp_path_factory.mktemp("voorbeeld"))
    made = Installatie(services.up(folder, environ={}))
    try:
        for command in ("prepare_database", "load_register", "load_example"):
            done = made.manage(command)
            assert done.returncode == 0, done.stderr[-3000:]
        yield made
    finally:
        services.down(folder)
