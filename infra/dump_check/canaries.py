"""Every sealed value of every tenant, opened, as words that may be found nowhere outside the program.

The fields are found by looking at the models, so that a new sealed field is looked for without anybody thinking of it.
"""

import base64
import json
import quopri
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django_tenants.utils import get_tenant_model, get_tenant_types

from dekkend.core.errors import DekkendError
from dekkend.isolation.context import inside
from dekkend.keys.fields import VERNIETIGD, SealedTextField
from governance.overleg.rules import may_tell

# What is told to the participants of an overleg goes with their invitation; of one about cases next to nothing is.
TOLD_IN_MAIL: dict[str, Callable[[Any], bool]] = {
    "Overleg.agenda": lambda overleg: may_tell(overleg.niveau),
    # The address to which the link itself goes.
    "Aansluiting.contact_email": lambda _: True,
}
# Not looked for: what changed in columns of an organisation that are readable themselves, and the names of these; and
# figures, whose only words are the names of groups and forms, which stand in many columns.
READABLE_ANYWAY = {"Kaartwijziging.verschillen", "Cijferopgave.inhoud", "Kluiscijfer.inhoud"}
# A shorter word is also found by chance, in what has nothing to do with it.
SHORTEST = 8
# Of a long text its beginning tells enough.
LONGEST = 80


@dataclass
class Canaries:
    """`words` maps a word to the fields it stands in, `told` are those that may stand in a mail; `unreadable` names
    the field of each value that did not open."""

    words: dict[str, set[str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    values: int = 0
    unreadable: list[str] = field(default_factory=list)

    def patterns(self, *, mail: bool = False) -> dict[bytes, set[str]]:
        """Every form of every word, with the fields it would give away."""
        found: dict[bytes, set[str]] = {}
        for word, fields in self.words.items():
            for form in () if mail and word in self.told else forms(word):
                found.setdefault(form, set()).update(fields)
        return found


def sealed_models(kind: str) -> Iterator[tuple[type[Model], list[SealedTextField]]]:
    """The tables of a kind of tenant that have sealed columns."""
    names = set(get_tenant_types()[kind]["APPS"])
    for config in apps.get_app_configs():
        for model in config.get_models() if config.name in names else ():
            sealed = [one for one in model._meta.concrete_fields if isinstance(one, SealedTextField)]
            if sealed:
                yield model, sealed


def collect() -> Canaries:
    """Of all tenants. Runs as whoever may read them; opens the values with the keys, as the program does."""
    found = Canaries()
    for tenant in get_tenant_model().objects.order_by("schema_name"):
        with inside(tenant):
            for model, sealed in sealed_models(tenant.kind):
                for row in model._default_manager.iterator():
                    for one in sealed:
                        _take(found, row, one)
    return found


def _take(found: Canaries, row: Model, column: SealedTextField) -> None:
    name = f"{type(row).__name__}.{column.name}"
    if name in READABLE_ANYWAY:
        return
    found.fields.add(name)
    try:
        value = getattr(row, column.attname)
    except DekkendError:
        found.unreadable.append(name)
        return
    if value is None or value in ("", VERNIETIGD):
        return
    found.values += 1
    told = name in TOLD_IN_MAIL and TOLD_IN_MAIL[name](row)
    for word in words_of(value):
        found.words.setdefault(word, set()).add(name)
        if told:
            found.told.add(word)


def words_of(value: Any) -> Iterator[str]:
    """What of a value is long enough to be looked for: each line of a text, each text in a structure, a date."""
    if isinstance(value, date):
        yield value.isoformat()
    for text in _texts(value):
        for line in text.splitlines():
            word = line.strip()[:LONGEST].strip()
            if len(word) >= SHORTEST:
                yield word


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def forms(word: str) -> set[bytes]:
    """How a word may stand in a dump, a log, a message or a mail."""
    plain = {word.encode(), json.dumps(word)[1:-1].encode(), json.dumps(word, ensure_ascii=False)[1:-1].encode()}
    found = set(plain)
    for one in plain:
        found.add(one.hex().encode())
        found.add(quopri.encodestring(one).replace(b"=\n", b"").strip())
        found.update(_base64(one))
    return found


def _base64(word: bytes) -> Iterator[bytes]:
    """The part that is the same whatever stands before and after it, for each of the three ways it can begin."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + word)
        yield text[-(-before * 8 // 6) : (before + len(word)) * 8 // 6]
