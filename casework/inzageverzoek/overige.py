"""Every other table about a dossier, found by looking at the models: a new room is in the overview without being asked.

What hangs on a dossier, or on something that does, is shown row by row with the names of its columns. Colleagues,
numbers of rows and codes of organisations are left out.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import BinaryField, Field, JSONField, Model, UUIDField

from casework.contact.models import Melding
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.inzage.models import Inzage
from casework.inzageverzoek.bronnen import Deel
from casework.inzageverzoek.models import Inzageverzoek
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.risico.models import Risicotaxatie
from casework.toestemming.models import Toestemming
from casework.zorgactie.models import Zorgactie
from casework.zrm.models import Zrmmeting, Zrmscore
from dekkend.web.formats import datum, datumtijd

# Told in words of their own in `samenstellen.py`; noodtoegang is told by its inzage, and the request is this one.
TOLD = {
    Melding, Persoon, Gebeurtenis, Inzage, Inzageverzoek, Noodbericht, Noodtoegang, Toestemming, Zorgactie, Zrmmeting,
    Zrmscore, Risicotaxatie,
}  # fmt: skip
# Codes of organisations (their names stand with the letters), and who of them or of us did something.
CODES = {"ontvanger", "afzender", "contact", "vingerafdruk", "sha256", "nummer_daar"}
Column: TypeAlias = "Field[Any, Any]"


def other_tables() -> list[type[Model]]:
    """In the order of the app; each hangs on a dossier by one or more steps."""
    found: list[type[Model]] = []
    models = [model for model in apps.get_app_config("casework").get_models() if model not in TOLD]
    while True:
        new = [model for model in models if model not in found and _parent(model, found) is not None]
        if not new:
            return found
        found += new


def parts_of_other_tables(dossier: Dossier) -> list[Deel]:
    """Only those with rows: an empty table tells nothing about the person."""
    parts = [(model, list(_rows(model, dossier))) for model in other_tables()]
    return [Deel(_capital(str(model._meta.verbose_name_plural)), "", rows) for model, rows in parts if rows]


def _parent(model: type[Model], known: list[type[Model]]) -> "Column | None":
    """The column by which a table hangs on the dossier, or on a table that does."""
    columns = [column for column in model._meta.concrete_fields if column.is_relation]
    direct = next((column for column in columns if column.related_model is Dossier), None)
    return direct or next((column for column in columns if column.related_model in known), None)


def _path(model: type[Model], known: list[type[Model]]) -> str:
    column = _parent(model, known)
    assert column is not None  # noqa: S101  that is what put it in the list
    if column.related_model is Dossier:
        return column.name
    target: Any = column.related_model
    return f"{column.name}__{_path(target, known)}"


def _rows(model: type[Model], dossier: Dossier) -> Iterator[dict[str, str]]:
    path = _path(model, other_tables())
    for row in model._default_manager.filter(**{path: dossier}).order_by("pk"):
        told = {_capital(str(column.verbose_name)): _told(row, column) for column in _shown(model)}
        yield {name: text for name, text in told.items() if text}


def _shown(model: type[Model]) -> Iterator[Column]:
    for column in model._meta.concrete_fields:
        hidden = column.is_relation or column.primary_key or isinstance(column, (BinaryField, JSONField, UUIDField))
        if not hidden and column.name not in CODES and not column.name.endswith("_door"):
            yield column


def _told(row: Model, column: Column) -> str:
    value = getattr(row, column.name)
    if isinstance(column, ArrayField):
        known = dict(column.base_field.flatchoices)
        return ", ".join(str(known.get(one, one)) for one in value or ())
    if column.flatchoices:
        return str(dict(column.flatchoices).get(value, value) or "")
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, datetime):
        return datumtijd(value)
    if isinstance(value, date):
        return datum(value)
    return "" if value is None else str(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
