from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.local import services
from infra.local.environment import contract, read, split_database_url, without_login
from infra.local.folder import LocalError, locate

OWN = "postgresql://baas:geheim@db.example.org:5433/zorg?sslmode=require"
BARE = "postgresql://db.example.org:5433/zorg?sslmode=require"
WORDS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == contract({"DEKKEND_LOCAL": str(tmp_path)}) == {}


def test_the_folder_gives_every_variable(running: services.Services) -> None:
    found = contract({"DEKKEND_LOCAL": str(running.folder.path)})
    assert found == running.variables == read(running.folder)
    assert set(found) == {"DATABASE_URL", "OWNER_URL", "BROKER_URL", "ROLE_SECRET", "SECRET_KEY", "ROOT_KEY"}
    assert split_database_url(found["DATABASE_URL"]) == {"host": str(running.folder.sockets), "dbname": "dekkend"}
    assert split_database_url(found["OWNER_URL"])["user"] == "dekkend_owner"


def test_the_environment_goes_before_the_folder(running: services.Services) -> None:
    found = contract({"DEKKEND_LOCAL": str(running.folder.path), "SECRET_KEY": "anders", "ROOT_KEY": ""})
    assert found["SECRET_KEY"] == "anders"
    assert found["ROOT_KEY"] == running.variables["ROOT_KEY"]


def test_a_log_in_in_the_address_is_the_owners(running: services.Services) -> None:
    found = contract({"DEKKEND_LOCAL": str(running.folder.path), "DATABASE_URL": OWN})
    assert (found["DATABASE_URL"], found["OWNER_URL"]) == (BARE, OWN)


def test_a_log_in_in_the_options_is_the_owners_too() -> None:
    url = "postgresql:///zorg?host=/run/pg&user=baas&password=geheim"
    found = contract({"DEKKEND_LOCAL": "/nergens", "DATABASE_URL": url})
    assert found == {"DATABASE_URL": "postgresql:///zorg?host=/run/pg", "OWNER_URL": url}


def test_a_process_with_only_an_address_never_becomes_owner(running: services.Services) -> None:
    environ = {"DEKKEND_LOCAL": str(running.folder.path), "DATABASE_URL": running.database_url}
    assert "OWNER_URL" not in contract(environ)
    assert "OWNER_URL" not in running.environ(owner=False)
    assert "OWNER_URL" in running.environ(owner=True)


def test_only_the_owner_gets_the_log_in_of_the_keys(running: services.Services) -> None:
    found = services.Services(running.folder, {**running.variables, "KEYS_URL": OWN}, ())
    assert found.environ(owner=True)["KEYS_URL"] == OWN
    assert found.environ(owner=False)["KEYS_URL"] == BARE


def test_own_servers_are_not_started_here(tmp_path: Path) -> None:
    found = services.up(locate(tmp_path / "x"), environ={"DATABASE_URL": OWN, "BROKER_URL": "redis://bus/0"})
    assert found.started == ()
    assert (found.owner_url, found.broker_url) == (OWN, "redis://bus/0")
    assert not found.folder.postgres.exists()
    assert [each.running for each in services.status(found.folder, environ=found.environ(owner=True))] == [None, None]


def test_broken_secrets_are_reported(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{")
    with pytest.raises(LocalError, match="niet te lezen"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("postgresql://u@[::1]:5433/d", "::1"),
        ("postgresql://u:p@%2Frun%2FMap/d", "/run/Map"),
        ("postgresql://u:p@/d?host=/run/Map", "/run/Map"),
        ("postgresql://u:p@db.example.org/d", "db.example.org"),
    ],
)
def test_the_host_is_found_in_every_way_of_writing(url: str, host: str) -> None:
    assert split_database_url(url)["host"] == host
    assert split_database_url(without_login(url))["host"] == host
    assert "user" not in split_database_url(without_login(url))


@given(WORDS, st.text(min_size=1), WORDS)
def test_no_log_in_is_left_in_the_address(user: str, password: str, database: str) -> None:
    url = f"postgresql://{user}:{quote(password, safe='')}@host/{database}?user=x&password=y&sslmode=require"
    assert without_login(url) == f"postgresql://host/{database}?sslmode=require"
    assert split_database_url(url)["dbname"] == database
