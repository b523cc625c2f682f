"""The drill with real dumps: a dossier is destroyed, an older backup is put back, and it stays destroyed."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from infra.local.environment import split_database_url
from infra.local.postgres import program
from tests.infra.conftest import Installatie
from tests.tellingen import Telling

RESTORED = "herstel"


@pytest.fixture
def tool(voorbeeld: Installatie) -> Any:
    """A tool of PostgreSQL, as the owner."""
    place = split_database_url(voorbeeld.services.owner_url)
    login = {
        "PGHOST": place["host"], "PGPORT": place.get("port", "5432"), "PGUSER": place["user"],
        "PGPASSWORD": place["password"], "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
    }  # fmt: skip

    def run(name: str, *words: str) -> None:
        done = subprocess.run([program(name), *words], env=login, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]

    return run


def test_a_destroyed_dossier_stays_destroyed_when_an_older_backup_is_put_back(
    voorbeeld: Installatie, tool: Any, tmp_path: Path, telling: Telling
) -> None:
    ids = voorbeeld.said("plant")
    voorbeeld.said("post")
    asked = (ids["dossier"], ids["melding"], ids["registratie"])
    before = voorbeeld.said("count", *asked)
    assert before["verzegeld"] >= 9
    assert before["leesbaar"] >= 9
    dumps = {name: tmp_path / f"{name}.sql" for name in ("dekkend", "dekkend_sleutels")}
    for name, file in dumps.items():
        tool("pg_dump", "--no-owner", "--file", str(file), name)

    assert voorbeeld.said("shred", ids["dossier"]) == {"status": "vernietigd"}
    voorbeeld.said("post")
    after = voorbeeld.said("count", *asked)
    assert after == {"verzegeld": 0, "leesbaar": 0, "brieven": 0}

    for name, file in dumps.items():
        fresh = name.replace("dekkend", RESTORED)
        tool("createdb", fresh)
        tool("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", fresh, "-f", str(file))
    there = voorbeeld.services.database_url.replace("/dekkend?", f"/{RESTORED}?")
    owner = voorbeeld.services.owner_url.replace("/dekkend?", f"/{RESTORED}?")
    register = str(voorbeeld.path / "wisregister.jsonl")
    back = {"DATABASE_URL": there, "WISREGISTER": register}
    restored = voorbeeld.said("count", *asked, **back)
    assert restored["verzegeld"] == before["verzegeld"]

    refused = voorbeeld.step("start", **back)
    assert refused.returncode != 0
    assert "manage.py replay_wisregister" in refused.stderr
    done = voorbeeld.manage("replay_wisregister", **back, OWNER_URL=owner)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Opnieuw vernietigd: 3." in done.stdout
    left = voorbeeld.said("count", *asked, **back)
    assert (left["verzegeld"], left["leesbaar"]) == (0, 0)
    assert voorbeeld.said("start", **back) == {"started": True}
    telling(
        "vernietigd dossier: leesbare velden",
        f"{before['verzegeld'] + before['leesbaar']} voor, {after['verzegeld'] + after['leesbaar']} erna, "
        f"{restored['verzegeld'] + restored['leesbaar']} in de teruggezette back-up, "
        f"{left['verzegeld'] + left['leesbaar']} na het wisregister",
    )
