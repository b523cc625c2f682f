"""The cache: counts of attempts, over all processes. Nothing about a dossier, and nothing that may not be lost."""

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dekkend.settings.environment import value

_KEYS = {"KEY_FUNCTION": "dekkend.isolation.cache.make_key", "KEY_PREFIX": "dekkend"}
# Of one process alone; a small cache would forget counts by chance.
OWN_MEMORY: dict[str, dict[str, Any]] = {
    "default": {
        **_KEYS,
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
_SECONDS = 0.5


def beside_the_broker(broker: str) -> str:
    """The next database of the same Redis; empty when the broker is no Redis.

    Celery writes a socket as `redis+socket:///folder/redis.sock`, the client as `unix:///folder/redis.sock?db=1`.
    """
    parts = urlsplit(broker)
    query = dict(parse_qsl(parts.query))
    if parts.scheme == "redis+socket":
        number = int(query.get("virtual_host", "0")) + 1
        return f"unix://{parts.path}?{urlencode({'db': number})}"
    if parts.scheme in {"redis", "rediss"}:
        number = int(parts.path.strip("/") or "0") + 1
        return urlunsplit(parts._replace(path=f"/{number}"))
    return ""


def caches(address: str) -> dict[str, dict[str, Any]]:
    if not address:
        return OWN_MEMORY
    return {
        "default": {
            **_KEYS,
            "BACKEND": "dekkend.isolation.shared.SharedCache",
            "LOCATION": address,
            "OPTIONS": {
                "serializer": "dekkend.isolation.shared.JsonSerializer",
                "socket_connect_timeout": _SECONDS,
                "socket_timeout": _SECONDS,
            },
        }
    }


CACHE_URL = value("CACHE_URL") or beside_the_broker(value("BROKER_URL"))
CACHES = caches(CACHE_URL)
