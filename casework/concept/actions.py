"""Keeping what somebody types, and letting it go when it was sent, thrown away or grew old.

Only its writer has it. That it began, was opened again and was thrown away is in the log; each pause in typing is not.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from casework.concept.models import Concept
from casework.concept.queries import own_concepten
from casework.concept.rules import KEPT, SOORTEN, Inhoud, check_room, tidied
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from dekkend.keys.keyring import destroy

GROUND = "zelf getypt"


@transaction.atomic
def save_concept(
    *, actor: Actor, concept_id: UUID, soort: str, typed: Mapping[str, Sequence[str]], known: Sequence[str]
) -> None:
    """The page chose the id, so that saving twice is saving once. A form that was emptied leaves what was kept: that
    goes by throwing it away. Raises Hidden for what another began, and when there is nothing to begin with; Refused
    when there are too many or it is too long."""
    require(actor, SOORTEN[soort].recht)
    inhoud = tidied(typed, known)
    if actor.user_id is None:
        raise Hidden
    writer = User.objects.select_for_update().get(pk=actor.user_id)
    found = Concept.objects.filter(pk=concept_id).first()
    if found is None:
        _begin(actor, writer, Concept(pk=concept_id, soort=soort), inhoud)
    elif found.van_id != writer.pk or found.soort != soort:
        raise Hidden
    elif inhoud:
        found.inhoud, found.bewaard_at = inhoud, now()
        found.save(update_fields=["inhoud", "bewaard_at"])


def _begin(actor: Actor, writer: User, made: Concept, inhoud: Inhoud) -> None:
    if not inhoud:
        raise Hidden
    check_room(own_concepten(actor).count())
    made.van, made.inhoud, made.bewaard_at = writer, inhoud, now()
    made.save(force_insert=True)
    _log("concept_begonnen", made, actor)


@transaction.atomic
def look_at_concept(*, actor: Actor, concept_id: UUID, soort: str) -> Inhoud:
    """To go on with it. Raises Hidden when it is not there for this actor."""
    found = _own(actor, concept_id, soort)
    _log("concept_bekeken", found, actor)
    return dict(found.inhoud or {})


@transaction.atomic
def discard_concept(*, actor: Actor, concept_id: UUID) -> None:
    """Raises Hidden when it is not there for this actor."""
    found = _own(actor, concept_id)
    _log("concept_weggegooid", found, actor)
    _remove(found)


@transaction.atomic
def let_go(*, actor: Actor, concept_id: UUID) -> None:
    """It was sent: what it became has its own line in the log. Nothing happens when nothing was kept."""
    for found in own_concepten(actor).filter(pk=concept_id):
        _remove(found)


@transaction.atomic
def remove_old() -> int:
    """What nobody went on with for thirty days. Returns how many."""
    old = list(Concept.objects.select_for_update(skip_locked=True).filter(bewaard_at__lte=now() - KEPT))
    for found in old:
        _remove(found)
    return len(old)


def _own(actor: Actor, concept_id: UUID, soort: str = "") -> Concept:
    found = own_concepten(actor).select_for_update().filter(pk=concept_id).first()
    if found is None or soort not in ("", found.soort):
        raise Hidden
    require(actor, SOORTEN[found.soort].recht)
    return found


def _remove(found: Concept) -> None:
    schema, key = current_schema(), found.pk
    found.delete()
    transaction.on_commit(lambda: destroy(schema, key))


def _log(code: str, found: Concept, actor: Actor) -> None:
    record(code, actor=actor, object_type="concept", object_id=found.pk, ground=GROUND, soort=found.soort)
