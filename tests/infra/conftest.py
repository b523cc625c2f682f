import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

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
