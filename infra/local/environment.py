"""The environment contract: the variables that every process of Dekkend is started with.

DATABASE_URL  where the database is, without user and password (web, worker)
OWNER_URL     the same with the owner's log-in; only for what migrates or provisions
KEYS_URL      where the database of the wrapped keys is, when it is not beside the other one
BROKER_URL    where the broker is
CACHE_URL     where the cache is, when it is not beside the broker
ROLE_SECRET   the secret the tenants' database passwords are derived from (hex)
SECRET_KEY    Django's
ROOT_KEY      the root key of the envelope encryption (hex)

Standard library only. `contract` is what settings call; `read` is the part of the data folder.
"""

import json
import os
import secrets
from collections.abc import Mapping
from typing import TypedDict
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from infra.local.folder import DataFolder, LocalError, locate

DATABASE = "dekkend"
OWNER = "dekkend_owner"
PORT = 5432
VARIABLES = (
    *("DATABASE_URL", "OWNER_URL", "KEYS_URL", "BROKER_URL", "CACHE_URL"),
    *("ROLE_SECRET", "SECRET_KEY", "ROOT_KEY"),
)


class Secrets(TypedDict):
    superuser_password: str
    owner_password: str
    role_secret: str
    secret_key: str
    root_key: str


def contract(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The contract for this process: what the environment gives, completed from the data folder.

    A DATABASE_URL with a log-in is the owner's: the log-in moves to OWNER_URL. A DATABASE_URL
    without one, and no OWNER_URL, is a process that may not be the owner: it stays so.
    """
    found = read(locate(environ.get("DEKKEND_LOCAL")))
    given = {name: environ[name] for name in VARIABLES if environ.get(name)}
    if "DATABASE_URL" in given:
        found.pop("OWNER_URL", None)
        if "user" in split_database_url(given["DATABASE_URL"]):
            given.setdefault("OWNER_URL", given["DATABASE_URL"])
            given["DATABASE_URL"] = without_login(given["DATABASE_URL"])
    return found | given


def read(folder: DataFolder | str | os.PathLike[str]) -> dict[str, str]:
    """The contract of a data folder's own services, or {} when there are none yet."""
    place = folder if isinstance(folder, DataFolder) else locate(folder)
    known = read_secrets(place)
    if known is None:
        return {}
    found = {
        "ROLE_SECRET": known["role_secret"],
        "SECRET_KEY": known["secret_key"],
        "ROOT_KEY": known["root_key"],
        "BROKER_URL": broker_url(place),
    }
    if (place.postgres / "PG_VERSION").exists():
        found["DATABASE_URL"] = database_url(place)
        found["OWNER_URL"] = database_url(place, OWNER, known["owner_password"])
    return found


def database_url(folder: DataFolder, user: str = "", password: str = "") -> str:
    login = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    return f"postgresql://{login}/{DATABASE}?host={quote(str(folder.sockets))}"


def broker_url(folder: DataFolder) -> str:
    return f"redis+socket://{quote(str(folder.sockets / 'redis.sock'))}"


def without_login(url: str) -> str:
    """The URL without user and password."""
    parts = urlsplit(url)
    # libpq also takes a log-in from the query.
    query = [pair for pair in parse_qsl(parts.query) if pair[0] not in {"user", "password"}]
    host = parts.netloc.rpartition("@")[2]
    rest = urlunsplit(("", "", parts.path, urlencode(query, safe="/"), ""))
    return f"{parts.scheme}://{host}{rest}"


def split_database_url(url: str) -> dict[str, str]:
    """host, port, dbname, user, password and every option of a postgresql:// URL; no empty values.

    The host may be a socket folder, as `?host=/folder` or percent-encoded. The names are libpq's.
    """
    parts = urlsplit(url)
    login, _, place = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    host, port = place, ""
    if not place.endswith("]"):
        host, _, port = place.rpartition(":") if ":" in place else (place, "", "")
    found = {
        "host": unquote(host).strip("[]"),
        "port": port,
        "dbname": unquote(parts.path.lstrip("/")),
        "user": unquote(user),
        "password": unquote(password),
    }
    found |= dict(parse_qsl(parts.query))
    return {name: value for name, value in found.items() if value}


def read_secrets(folder: DataFolder) -> Secrets | None:
    """The secrets of the folder, None when there are none. Raises LocalError on a broken file."""
    try:
        text = folder.secrets.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        found: dict[str, str] = json.loads(text)
        return Secrets(
            superuser_password=found["superuser_password"],
            owner_password=found["owner_password"],
            role_secret=found["role_secret"],
            secret_key=found["secret_key"],
            root_key=found["root_key"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise LocalError(
            f"Het bestand {folder.secrets} is niet te lezen.\n"
            "Zet een kopie terug, of begin opnieuw met: make demo-reset"
        ) from error


def ensure_secrets(folder: DataFolder) -> Secrets:
    """The secrets of the folder, made on first use in a file only this user can read."""
    known = read_secrets(folder)
    if known is not None:
        return known
    if (folder.postgres / "PG_VERSION").exists():
        raise LocalError(
            f"Het bestand {folder.secrets} ontbreekt; zonder dat gaat de database niet open.\n"
            "Zet een kopie terug, of begin opnieuw met: make demo-reset"
        )
    made = Secrets(
        superuser_password=secrets.token_urlsafe(24),
        owner_password=secrets.token_urlsafe(24),
        role_secret=secrets.token_hex(32),
        secret_key=secrets.token_urlsafe(48),
        root_key=secrets.token_hex(32),
    )
    write_private(folder.secrets.with_suffix(".new"), json.dumps(made, indent=2) + "\n")
    folder.secrets.with_suffix(".new").replace(folder.secrets)
    return made


def write_private(path: os.PathLike[str], text: str) -> None:
    """Write a file that is 0600 from its first byte."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
