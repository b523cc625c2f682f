"""Letters arrive once and in order while processes are killed; and the harness sees it when they do not.

Small here and with one control, on services of its own; the real sizes and the other controls are in `make faults`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.faults.momenten import MOMENTS
from infra.faults.plan import FULL, SMALL, Outcome, as_it_should
from infra.local.environment import VARIABLES
from infra.local.folder import REPOSITORY


@pytest.mark.parametrize("name", [plan.name for plan in SMALL[:2]])
def test_what_becomes_of_letters_while_things_break(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "storingen"
    environ = {key: word for key, word in os.environ.items() if key not in {*VARIABLES, "DJANGO_SETTINGS_MODULE"}}
    done = subprocess.run(
        [sys.executable, "-m", "infra.faults", "--klein", "--only", name], cwd=REPOSITORY,
        env={**environ, "DEKKEND_LOCAL": str(folder)}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    line = json.loads(done.stdout.splitlines()[-1])
    assert line["name"] == name
    if name == "postkamer":
        assert (line["killed"], line["restarted"], line["flushed"]) == (4, 1, 1)
        # A worker may just have been bringing a receipt a second time.
        assert line["replayed"] > line["letters"] * 0.9


def test_the_full_trial_is_as_large_as_promised() -> None:
    plan = FULL[0]
    assert (plan.letters, plan.kills, plan.restarts, plan.flushes) == (10_000, 200, 20, 5)
    assert set(plan.moments()) == set(MOMENTS)


@pytest.mark.parametrize("fault", ["lost", "doubled", "out_of_order", "unanswered", "misplaced"])
def test_a_trial_with_a_fault_fails_and_a_control_without_one_too(fault: str) -> None:
    for plan in FULL:
        assert as_it_should(plan, Outcome(100)) is (not plan.control)
        if not plan.control:
            assert not as_it_should(plan, Outcome(100, **{fault: 1}))


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "infra.faults", "--only", "onzin"], cwd=REPOSITORY, stdin=subprocess.DEVNULL,
        env={**os.environ, "DEKKEND_LOCAL": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "Kies uit" in done.stderr) == (1, True)
