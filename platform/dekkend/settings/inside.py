"""In production PostgreSQL and Redis are spoken to over TLS, with a certificate that is checked, unless they are on the
same machine. By themselves libpq and Celery check nothing: then anybody on the way could pretend to be the server."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

_HERE = {"", "localhost", "127.0.0.1", "::1"}
_SOCKETS = {"unix", "redis+socket"}


def check_database(name: str, place: Mapping[str, Any]) -> None:
    """Raises RuntimeError with what to set."""
    host = place["HOST"]
    if host in _HERE or host.startswith("/") or place.get("OPTIONS", {}).get("sslmode") == "verify-full":
        return
    raise RuntimeError(f"Zet sslmode=verify-full en sslrootcert in {name}: de database staat op een andere machine.")


def check_redis(name: str, address: str) -> None:
    """Raises RuntimeError with what to set."""
    parts = urlsplit(address)
    if parts.scheme in _SOCKETS or (parts.hostname or "") in _HERE:
        return
    if parts.scheme == "rediss" and parse_qs(parts.query).get("ssl_cert_reqs") == ["required"]:
        return
    raise RuntimeError(f"Gebruik rediss:// met ssl_cert_reqs=required in {name}: Redis staat op een andere machine.")
