from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from infra import checks
from infra.local import services
from infra.local.folder import DataFolder, locate, open_folder

GOOD: checks.Step = ("goed", ("python", "-c", "print('niet te zien')"))
BAD: checks.Step = ("fout", ("python", "-c", "import sys; sys.exit('dit mankeert eraan')"))


@pytest.fixture
def rehearse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, list[str]]]:
    """Run all checks with steps of the test's own, without real services; the exit code and pytest's words."""

    def run(
        *, browser: str | None, hsm: bool = True, lint: checks.Step = GOOD, pytest_passes: bool = True
    ) -> tuple[int, list[str]]:
        seen: list[str] = []
        found = services.Services(locate(tmp_path), {}, ())
        monkeypatch.setattr(checks, "LINT", (lint,))
        monkeypatch.setattr(checks, "DJANGO", (GOOD,))
        monkeypatch.setattr(checks, "find_browser", lambda: browser)
        monkeypatch.setattr(checks, "has_hsm", lambda: hsm)
        monkeypatch.setattr(services, "up", lambda folder: found)
        monkeypatch.setattr(services, "down", lambda folder, names: ())

        def words(command: tuple[str, ...]) -> list[str]:
            seen.extend(command if command[0] == "pytest" else ())
            return ["true" if pytest_passes else "false"] if command[0] == "pytest" else original(command)

        monkeypatch.setattr(checks, "words", words)
        return checks.main([]), seen

    original = checks.words
    monkeypatch.delenv("EIS_BROWSER", raising=False)
    monkeypatch.delenv("EIS_HSM", raising=False)
    return run


def test_every_step_gets_a_line(
    rehearse: Callable[..., tuple[int, list[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    code, seen = rehearse(browser="/usr/bin/chromium")
    said = capfd.readouterr().out
    assert code == 0
    assert "-m" not in seen
    assert said.count(" goed ") == 3 + len(checks.GROUPS)
    assert "niet te zien" not in said
    assert "LET OP" not in said


def test_a_demo_may_start_where_the_tests_ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def up(folder: DataFolder) -> services.Services:
        open_folder(folder)
        return services.Services(folder, {}, ())

    monkeypatch.setenv("DEKKEND_LOCAL", str(tmp_path))
    monkeypatch.setattr(services, "up", up)
    monkeypatch.setattr(services, "down", lambda folder, names: ())
    with ExitStack() as stack:
        for name in ("test", *checks.GROUPS):
            Path(checks.environ(stack, name, None)["DEKKEND_SJABLONEN"]).mkdir(exist_ok=True)
    open_folder(locate(tmp_path))


def test_the_first_failure_is_shown_and_is_the_last_step(
    rehearse: Callable[..., tuple[int, list[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    code, seen = rehearse(browser="/usr/bin/chromium", lint=BAD)
    said = capfd.readouterr().out
    assert code == 1
    assert "FOUT" in said
    assert "dit mankeert eraan" in said
    assert seen == []


def test_without_a_browser_the_last_lines_say_so(
    rehearse: Callable[..., tuple[int, list[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    code, seen = rehearse(browser=None)
    assert code == 0
    assert seen[-2:] == ["-m", "not browser"]
    assert "apt-get install chromium" in capfd.readouterr().out.splitlines()[-1]


def test_where_a_browser_is_required_its_absence_is_a_failure(
    rehearse: Callable[..., tuple[int, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("EIS_BROWSER", "1")
    assert rehearse(browser=None)[0] == 1
    assert "Chromium" in capfd.readouterr().err


def test_without_an_hsm_the_last_line_says_so(
    rehearse: Callable[..., tuple[int, list[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    code, seen = rehearse(browser="/usr/bin/chromium", hsm=False)
    assert code == 0
    assert seen[-2:] == ["-m", "not hsm"]
    assert "apt-get install softhsm2" in capfd.readouterr().out.splitlines()[-1]


def test_without_both_each_gets_a_line(
    rehearse: Callable[..., tuple[int, list[str]]], capfd: pytest.CaptureFixture[str]
) -> None:
    code, seen = rehearse(browser=None, hsm=False)
    said = capfd.readouterr().out
    assert code == 0
    assert seen[-2:] == ["-m", "not browser and not hsm"]
    assert said.count("LET OP") == 2


def test_where_an_hsm_is_required_its_absence_is_a_failure(
    rehearse: Callable[..., tuple[int, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("EIS_HSM", "1")
    code, seen = rehearse(browser="/usr/bin/chromium", hsm=False)
    assert (code, seen) == (1, [])
    assert "apt-get install softhsm2" in capfd.readouterr().err


def test_an_hsm_is_a_library_and_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, library = tmp_path / "softhsm2-util", tmp_path / "libsofthsm2.so"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(checks, "HSM_LIBRARIES", (str(tmp_path / "weg.so"), str(library)))
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert not checks.has_hsm()
    library.touch()
    assert checks.has_hsm()
    program.unlink()
    assert not checks.has_hsm()


def test_every_test_runs_once_here_or_beside(rehearse: Callable[..., tuple[int, list[str]]]) -> None:
    _, seen = rehearse(browser="/usr/bin/chromium")
    apart = [folder for folders in checks.GROUPS.values() for folder in folders]
    assert [word for word in seen if word.startswith("tests/")] == apart
    assert [word for word in seen if word.startswith("--ignore=")] == [f"--ignore={folder}" for folder in apart]


def test_failing_tests_fail_the_whole(rehearse: Callable[..., tuple[int, list[str]]]) -> None:
    assert rehearse(browser="/usr/bin/chromium", pytest_passes=False)[0] == 1


def test_the_browser_can_be_pointed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(checks, "steers", lambda: True)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert checks.find_browser() == str(program)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "weg"))
    assert checks.find_browser() is None
    monkeypatch.delenv("CHROMIUM")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert checks.find_browser() == str(program)


def test_a_browser_that_cannot_be_steered_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "sh")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert checks.find_browser() is None
