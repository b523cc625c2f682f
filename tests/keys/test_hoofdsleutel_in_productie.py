"""Production asks for what its keeper of the root key needs, and for nothing else."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ALWAYS = {
    "DATABASE_URL": "postgresql://db.example.org/dekkend?sslmode=verify-full",
    "BROKER_URL": "rediss://redis.example.org:6379/0?ssl_cert_reqs=required",
    "SECRET_KEY": "k" * 50,
    "ROLE_SECRET": "11" * 32,
}
KEEPERS = {
    "file": {"ROOT_KEY": "22" * 32},
    "pkcs11": {"PKCS11_LIBRARY": "/usr/lib/hsm.so", "PKCS11_TOKEN": "dekkend", "PKCS11_PIN": "1234"},
    "vault": {"VAULT_ADDRESS": "https://kluis.example.org", "VAULT_KEY": "dekkend", "VAULT_TOKEN": "s.1"},
}
NEEDED = [(keeper, name) for keeper, variables in KEEPERS.items() for name in variables]


def start(tmp_path: Path, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}", "DEKKEND_LOCAL": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", "import dekkend.settings.production"],
        cwd=ROOT,
        env={**known, **ALWAYS, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("keeper", KEEPERS)
def test_production_starts_with_what_its_keeper_needs(keeper: str, tmp_path: Path) -> None:
    done = start(tmp_path, {"ROOT_PROVIDER": keeper, **KEEPERS[keeper]})
    assert done.returncode == 0, done.stderr


def test_without_a_provider_the_root_key_is_in_the_environment(tmp_path: Path) -> None:
    assert start(tmp_path, KEEPERS["file"]).returncode == 0
    assert "Zet ROOT_KEY in de omgeving." in start(tmp_path, KEEPERS["vault"]).stderr


@pytest.mark.parametrize(("keeper", "missing"), NEEDED)
def test_what_the_keeper_needs_and_is_missing_stops_the_start(keeper: str, missing: str, tmp_path: Path) -> None:
    given = {name: value for name, value in KEEPERS[keeper].items() if name != missing}
    done = start(tmp_path, {"ROOT_PROVIDER": keeper, **given})
    assert done.returncode != 0
    assert f"Zet {missing} in de omgeving." in done.stderr


def test_an_unknown_keeper_stops_the_start(tmp_path: Path) -> None:
    done = start(tmp_path, {"ROOT_PROVIDER": "zolder", **KEEPERS["file"]})
    assert done.returncode != 0
    assert "file, pkcs11, vault" in done.stderr
