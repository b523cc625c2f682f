"""One record that belongs to a dossier, fetched through the gate of that dossier."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from casework import access
from casework.dossier.models import Dossier
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden

Row = TypeVar("Row", bound=Model)


def lock_dossier(dossier_id: UUID) -> Dossier:
    """Of what was let in by another gate, or is done by Dekkend itself. Lock the dossier first and then what belongs to
    it, as everywhere, so that two never wait for each other."""
    return Dossier.objects.select_for_update(of=("self",)).select_related("persoon").get(pk=dossier_id)


def record_to_change(actor: Actor, right: str, rows: QuerySet[Row], pk: UUID) -> Row:
    """The row with its dossier, for who may change that; both locked, the dossier first. Raises Hidden when it is not
    there for this actor or was destroyed meanwhile, and Refused while the dossier may only be read."""
    seen = _seen(actor, right, rows, pk)
    dossier = access.dossier_to_change(actor, seen.dossier_id)
    found: Any = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise Hidden
    found.dossier = dossier
    return found  # type: ignore[no-any-return]


def record_for_form(actor: Actor, right: str, rows: QuerySet[Row], pk: UUID) -> Row:
    """The same for the form in which it is changed: a look at the dossier, and nothing locked."""
    found = _seen(actor, right, rows, pk)
    found.dossier = access.look_to_change(actor, found.dossier_id)
    return found  # type: ignore[no-any-return]


def _seen(actor: Actor, right: str, rows: QuerySet[Row], pk: UUID) -> Any:
    require(actor, right)
    found = rows.filter(pk=pk, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    return found
