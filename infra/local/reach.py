"""Can what the demo needs be had? Each failure is a Dutch text that says which part, and what to do."""

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

import psycopg
from kombu import Connection
from kombu.exceptions import OperationalError

from infra.local.environment import without_login
from infra.local.folder import LocalError
from infra.local.services import Services

HIGHEST_PORT = 65535
SECONDS = 5


def web_port(environ: Mapping[str, str]) -> int:
    """The web port from PORT, 8000 when it is not given."""
    given = environ.get("PORT") or "8000"
    if not given.isdecimal() or not 1 <= int(given) <= HIGHEST_PORT:
        raise LocalError(f"PORT={given} is geen poortnummer. Kies een getal van 1 tot en met {HIGHEST_PORT}.")
    return int(given)


def free_addresses(port: int) -> list[str]:
    """The loopback addresses the web server can take: 127.0.0.1, and [::1] where the machine has it."""
    taken = LocalError(
        f"Poort {port} is al in gebruik. Stop het programma dat daar draait,\n"
        f"of kies een andere poort: make demo PORT={port + 1 if port < HIGHEST_PORT else 8000}"
    )
    try:
        _bind(socket.AF_INET, "127.0.0.1", port)
    except PermissionError as error:
        raise LocalError(f"Poort {port} mag u niet gebruiken. Kies een poort boven 1024.") from error
    except OSError as error:
        raise taken from error
    try:
        _bind(socket.AF_INET6, "::1", 0)
    except OSError:
        return [f"127.0.0.1:{port}"]
    try:
        _bind(socket.AF_INET6, "::1", port)
    except OSError as error:
        raise taken from error
    return [f"127.0.0.1:{port}", f"[::1]:{port}"]


def check_own_servers(services: Services, environ: Mapping[str, str]) -> None:
    """Reach the servers that DATABASE_URL and BROKER_URL put in the place of the embedded ones."""
    if environ.get("DATABASE_URL"):
        _check_database(services.variables)
    if environ.get("BROKER_URL"):
        _check_broker(services.broker_url)


def health(port: int) -> dict[str, Any]:
    """What `GET /gezond` says; {} when nobody answers yet."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/gezond", timeout=SECONDS) as answer:
            return _parts(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return _parts(error.read())
    except OSError:
        return {}


def _parts(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _bind(family: socket.AddressFamily, host: str, port: int) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _check_database(variables: Mapping[str, str]) -> None:
    if "OWNER_URL" not in variables:
        raise LocalError(
            "DATABASE_URL heeft geen gebruiker en wachtwoord. De demo maakt tabellen en rollen aan,\n"
            "en heeft daarvoor de eigenaar van de database nodig:\n"
            "DATABASE_URL=postgresql://gebruiker:wachtwoord@host:5432/database"
        )
    try:
        with psycopg.connect(variables["OWNER_URL"], connect_timeout=SECONDS) as connection:
            may = connection.execute(
                "select rolsuper or rolcreaterole and (rolcreatedb or %s)"
                " and has_database_privilege(current_database(), 'create')"
                " from pg_roles where rolname = current_user",
                ["KEYS_URL" in variables],
            ).fetchone()
    except psycopg.Error as error:
        raise LocalError(
            f"De database {without_login(variables['OWNER_URL'])} antwoordt niet:\n{error}\n"
            "Controleer DATABASE_URL, of laat die weg: dan start de demo zelf een PostgreSQL."
        ) from error
    if may != (True,):
        raise LocalError(
            "De gebruiker van DATABASE_URL mag te weinig: de demo maakt schema's en rollen aan, en\n"
            "een tweede database voor de sleutels. Geef de gebruiker CREATEROLE, CREATEDB en CREATE op de database."
        )


def _check_broker(url: str) -> None:
    try:
        with Connection(url, connect_timeout=SECONDS) as connection:
            connection.ensure_connection(max_retries=1, timeout=SECONDS)
    except (OperationalError, OSError, ImportError, KeyError, ValueError) as error:
        place = url.rpartition("@")[2]
        raise LocalError(
            f"De broker {place} antwoordt niet: {error}\n"
            "Controleer BROKER_URL, of laat die weg: dan start de demo zelf een Redis."
        ) from error
