"""Databases. `DATABASE_URL` names the server without a user: every tenant connects as itself.

A process that has `OWNER_URL` in its environment migrates and provisions, as the owner of all schemas; web and
worker never have it.
"""

from typing import Any

import dj_database_url

from dekkend.isolation.roles import SLEUTELS, password_of
from dekkend.settings.environment import value

ROLE_SECRET = value("ROLE_SECRET")


def _parse(url: str) -> dict[str, Any]:
    """A socket folder stands in the query of the address; Django wants it as the host."""
    found: dict[str, Any] = {**dj_database_url.parse(url)}
    found["HOST"] = found.get("OPTIONS", {}).pop("host", "") or found["HOST"]
    return found


def _database() -> dict[str, Any]:
    owner = value("OWNER_URL")
    if owner:
        return {**_parse(owner), "ENGINE": "dekkend.isolation.owner"}
    address = _parse(value("DATABASE_URL", "postgresql:///dekkend"))
    return {**address, "USER": "", "PASSWORD": "", "ENGINE": "dekkend.isolation.born"}


def _keys() -> dict[str, Any]:
    """The wrapped keys stand in a database of their own, by default beside the other one, with a role of its own."""
    place = _parse(value("KEYS_URL")) if value("KEYS_URL") else _database()
    if not value("KEYS_URL"):
        place["NAME"] = f"{place['NAME']}_sleutels"
    if not value("OWNER_URL"):
        place |= {"USER": SLEUTELS, "PASSWORD": password_of(SLEUTELS, ROLE_SECRET) if ROLE_SECRET else ""}
    return {**place, "ENGINE": "dekkend.isolation.pooled"}


DATABASES = {
    "default": {**_database(), "CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True},
    "sleutels": {**_keys(), "CONN_MAX_AGE": 0},
}
DATABASE_ROUTERS = ["dekkend.keys.router.KeysRouter", "django_tenants.routers.TenantSyncRouter"]
TENANT_LIMIT_SET_CALLS = True
# A folder to keep the SQL of the templates in. Never where real work is done: whoever writes there, writes the schema.
SJABLONEN = ""
