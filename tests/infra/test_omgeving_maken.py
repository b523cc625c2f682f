"""The set-up script, as far as it goes without a network: that it refuses well, and when it does nothing."""

import ast
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from infra import bootstrap
from infra.local.folder import REPOSITORY


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with an environment that is none of ours and every step it takes noted."""
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "stamp")
    return bootstrap


def test_every_wanted_package_is_in_the_lock_file() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text().lower()
    for line in (REPOSITORY / "requirements.in").read_text().splitlines():
        name = re.match(r"[A-Za-z0-9.\-]+", line.strip())
        if name:
            assert re.search(rf"^{re.escape(name[0].lower())}(\[.*\])?==", lock, re.M), line


def test_an_old_python_is_told_what_to_do(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    assert bootstrap.main([]) == 1
    assert "PYTHON=" in capsys.readouterr().err


def test_a_missing_venv_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert bootstrap.main([]) == 1
    assert "apt-get install python3-venv" in capsys.readouterr().err


def test_nothing_happens_when_nothing_changed(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[object] = []
    monkeypatch.setattr(setup, "run", lambda command, **options: steps.append(command))
    setup.PYTHON.touch()
    setup.install()
    assert len(steps) == 4
    setup.install()
    assert len(steps) == 4
    setup.STAMP.write_text("een oudere lijst")
    setup.install()
    assert len(steps) == 8


@pytest.mark.parametrize("npm", ["/usr/bin/npm", None])
def test_screens_are_built_with_the_npm_at_hand(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, npm: str | None
) -> None:
    (tmp_path / "ui").mkdir()
    builder = tmp_path / "ui" / "build.py"
    builder.write_text("def is_current(): return False")
    steps: list[list[object]] = []
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "run", lambda command, **options: steps.append(command))
    monkeypatch.setattr("shutil.which", lambda name: npm)
    setup.build_screens()
    assert steps[-1] == [setup.PYTHON, builder, "--npm", npm or str(tmp_path / "bin" / "npm")]
    assert [setup.NODE_LOCK in step for step in steps] == ([False] if npm else [True, False])
    builder.write_text("def is_current(): return True")
    setup.build_screens()
    assert len(steps) == (1 if npm else 2)


def test_pip_does_the_work_where_uv_cannot(setup: ModuleType, tmp_path: Path) -> None:
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text("#!/bin/sh\nexit 1\n")
    uv.chmod(0o755)
    note = [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').write(sys.argv[2])", str(tmp_path / "note")]
    setup.run([uv, "pip", "install"], retry=note)
    assert (tmp_path / "note").read_text() == "install"
    with pytest.raises(setup.SetupError, match="Deze stap lukt niet"):
        setup.run([uv, "pip", "install"], retry=[sys.executable, "-c", "raise SystemExit(2)"])


def test_the_script_can_be_read_by_an_old_python() -> None:
    """No words younger than Python 3.7, so that the message about the version is reached."""
    ast.parse((REPOSITORY / "infra" / "bootstrap.py").read_text(), feature_version=(3, 7))
