"""A row as plain JSON: sealed fields opened, moments in UTC with microseconds (as the seals on the log want them)."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field, Model
from django.utils.duration import duration_iso_string

from dekkend.core.errors import DekkendError
from dekkend.isolation.context import current_schema
from dekkend.keys import letters
from dekkend.keys.aead import Unreadable
from dekkend.keys.fields import VERNIETIGD, Sealed, SealedTextField
from dekkend.keys.keyring import Destroyed, data_key, forget, load
from tenants.export.keuze import Tabel
from tenants.onboarding.stukken.inhoud import content_of
from tenants.post.rules import context

ONLEESBAAR = "(onleesbaar)"
BATCH = 500


def _open_letter(row: Any) -> Any:
    """A letter that lies in the in-tray and was not dealt with; once it was, it is empty."""
    sealed = bytes(row.inhoud)
    bound_to = context(row.afzender, current_schema(), row.soort, row.sleutel, row.versie)
    try:
        return json.loads(letters.unseal(sealed, schema=current_schema(), context=bound_to)) if sealed else None
    except (DekkendError, ValueError):
        return ONLEESBAAR


def _open_stuk(row: Any) -> str:
    """The PDF, in base64."""
    try:
        return base64.b64encode(content_of(row)).decode()
    except DekkendError:
        return ONLEESBAAR


# Fields of bytes that somebody can read once they are opened, and what opens them.
OPENERS: dict[str, Callable[[Any], Any]] = {
    "post.Inbak.inhoud": _open_letter,
    "onboarding.Stuk.inhoud": _open_stuk,
}


def rows_of(table: Tabel) -> Iterator[dict[str, Any]]:
    """By key, read in a stream. The keys of dossiers are fetched once for a whole batch, and forgotten after it."""
    sealed = [field for field in table.velden if isinstance(field, SealedTextField)]
    # Where the key hangs on another row, that row comes along in the same query.
    paths = {field.key.rpartition(".")[0].replace(".", "__") for field in sealed} - {""}
    query = table.model._default_manager.order_by("pk")
    # Without names Django would fetch everything that a row refers to.
    query = query.select_related(*paths) if paths else query
    batch: list[Model] = []
    for row in query.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from _opened(table, sealed, batch)
            batch = []
    yield from _opened(table, sealed, batch)


def _opened(table: Tabel, sealed: list[SealedTextField], batch: list[Model]) -> Iterator[dict[str, Any]]:
    if sealed and batch:
        load(current_schema(), {field.subject(row) for row in batch for field in sealed})
    for row in batch:
        yield {field.attname: _value(field, row) for field in table.velden}
    forget()


def _value(field: "Field[Any, Any]", row: Model) -> Any:
    opener = OPENERS.get(f"{row._meta.label}.{field.name}")
    if opener:
        return opener(row)
    if isinstance(field, SealedTextField):
        return _unsealed(field, row)
    return plain(getattr(row, field.attname))


def _unsealed(field: SealedTextField, row: Model) -> Any:
    """What was destroyed is called so, also where a page shows nothing. What does not open never stops the rest."""
    value = row.__dict__[field.attname]
    if not isinstance(value, Sealed):
        return plain(value)
    try:
        data_key(current_schema(), field.subject(row))
        return plain(field.open(row, value))
    except Destroyed:
        return VERNIETIGD
    except Unreadable:
        return ONLEESBAAR


def plain(value: Any) -> Any:
    """Raises TypeError for what has no form of its own here."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return _as_text(value)


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"cannot be exported: {type(value)}")
