"""Roles that log in: making one, and a connection of its own for a role that is no tenant's."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg.sql import SQL, Composable, Identifier, Literal

from dekkend.isolation.roles import password_of


def role_statement(name: str, *, login: bool) -> Composable:
    """One statement that makes the role or brings it up to date, also when another process makes it meanwhile."""
    option = SQL("LOGIN PASSWORD {}").format(Literal(password_of(name))) if login else SQL("NOLOGIN")
    return SQL(
        "DO $rol$ BEGIN CREATE ROLE {role} {option}; EXCEPTION WHEN duplicate_object OR unique_violation THEN"
        " ALTER ROLE {role} {option}; END $rol$"
    ).format(role=Identifier(name), option=option)


def ensure_role(cursor: CursorWrapper, name: str, *, login: bool) -> None:
    """Makes the role, or brings it up to date. Runs as the owner of all schemas."""
    cursor.execute(role_statement(name, login=login))


def login_of(role: str) -> dict[str, Any]:
    """What psycopg needs to log in to the platform's database as this role."""
    settings = connection.settings_dict
    return {
        "host": settings["HOST"] or None,
        "port": settings["PORT"] or None,
        "dbname": settings["NAME"],
        "user": role,
        "password": password_of(role),
        **tls_of(settings),
    }


def tls_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """How the server proves itself, as libpq wants to be told."""
    return {name: value for name, value in settings["OPTIONS"].items() if name.startswith("ssl")}
