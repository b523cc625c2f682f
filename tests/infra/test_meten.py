"""Every bench runs and says what it should. Only that: a time is measured by `make bench` and never tested."""

import importlib
import json
import math
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from dekkend.keys.keyring import forget_everything
from infra.bench.__main__ import main, names
from infra.bench.measure import Line, by_turns
from infra.local.folder import REPOSITORY
from tenants.tenant.models import Tenant
from tests.audit.conftest import close_idle
from tests.playing.base import playing

PAGE = REPOSITORY / "docs" / "bedrijf" / "prestaties.md"


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[set[str]]:
    """As a bench works: as the owner, outside a transaction. It leaves no tenant behind."""
    with django_db_blocker.unblock(), playing(False):
        before = set(Tenant.objects.values_list("schema_name", flat=True))
        yield before
        close_idle()
        left = set(Tenant.objects.values_list("schema_name", flat=True)) - before
        connection.set_schema_to_public()
    forget_everything()
    assert left == set()


@pytest.mark.parametrize("name", names())
def test_each_bench_runs_and_prints_a_line(name: str, committed: set[str]) -> None:
    lines: list[Line] = importlib.import_module(f"infra.bench.{name}").run(klein=True)
    assert lines[0]["name"] == name
    for line in lines:
        assert json.loads(json.dumps(line)).keys() == {"name", "ours", "reference", "ratio", "unit"}
        assert line["name"].startswith(name)
        assert line["ours"] > 0
        assert line["reference"] > 0
        assert math.isclose(line["ratio"], line["ours"] / line["reference"], rel_tol=0.02, abs_tol=0.001)
        assert line["unit"].startswith("ms")


def test_both_ways_take_turns() -> None:
    done: list[str] = []
    by_turns("proef", lambda: done.append("wij"), lambda: done.append("zij"), turns=2, times=2)
    assert done == ["wij", "zij", "wij", "wij", "zij", "zij", "zij", "zij", "wij", "wij"]


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "dossier_page,snelheid"]) == 1
    assert "Onbekend: snelheid. Kies uit:" in capsys.readouterr().err


def test_a_bench_that_fails_says_so_and_is_no_success() -> None:
    """Without a database in its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "infra.bench", "--hier", "--only", "verdeel_342"],
        cwd=REPOSITORY,
        env={"DATABASE_URL": "postgresql://nergens.invalid/niets", "DEKKEND_LOCAL": str(REPOSITORY / "nergens")},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout == b""


def test_every_bench_stands_on_the_page_of_measurements() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in names() if f"`{name}`" not in text] == []
