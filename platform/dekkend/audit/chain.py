"""The form of the chain: what exactly is hashed and signed. Plain Python; `infra/verify_audit.py` writes it again.

A line becomes one JSON text of all its columns, keys sorted, no spaces, moments in UTC with microseconds. Its leaf is
SHA-256 of a zero byte and that text; the root of a seal is SHA-256 of a byte one and its leaves by number of the line.
The hash of a seal is SHA-256 of the JSON text of its own columns, the hash of the seal before it and the tenant.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

FORM = 1
NONE_BEFORE = "0" * 64
LINE = (
    "id", "at", "code", "action", "actor_id", "actor_naam", "roles", "namens", "channel", "address", "request_id",
    "processing_id", "object_type", "object_id", "purpose", "ground", "outcome", "details", "xid",
)  # fmt: skip
SEAL = (
    "schema", "number", "form", "first_event", "last_event", "count", "root", "previous", "until_xid", "sealed_at",
)  # fmt: skip
PRUNING = ("schema", "first_seal", "last_seal", "count", "years", "pruned_at")
SEAL_CONTEXT = b"dekkend zegel op het logboek\n"
PRUNING_CONTEXT = b"dekkend opschoning van het logboek\n"
ANCHOR_CONTEXT = b"dekkend anker van de logboeken\n"


def canonical(values: Mapping[str, Any]) -> bytes:
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"cannot be hashed: {type(value)}")


def root_of(lines: Iterable[Mapping[str, Any]]) -> str:
    """The lines as they stand in the database, by number."""
    whole = hashlib.sha256(b"\x01")
    for line in lines:
        whole.update(hashlib.sha256(b"\x00" + canonical({name: line[name] for name in LINE})).digest())
    return whole.hexdigest()


def hash_of(values: Mapping[str, Any], names: Iterable[str]) -> str:
    """Of a seal (`SEAL`) or a pruning (`PRUNING`)."""
    return hashlib.sha256(canonical({name: values[name] for name in names})).hexdigest()


def years_before(moment: datetime, years: int) -> datetime:
    """The same day some years earlier; 29 February becomes 28 February."""
    try:
        return moment.replace(year=moment.year - years)
    except ValueError:
        return moment.replace(year=moment.year - years, day=28)
