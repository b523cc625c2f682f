"""Keeping what somebody types, and letting it go when it was sent, thrown away or grew old.

Only its writer has it. That it began, was opened again and was thrown away is in the log; each pause in typing is not.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from casework.concept.models import Concept
from casework.concept.queries import own_concepten, readable
from casework.concept.rules import KEPT, SOORTEN, Inhoud, Plek, check_room, tidied
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred

GROUND = "zelf getypt"


@transaction.atomic
def save_concept(*, actor: Actor, concept_id: UUID, plek: Plek | None, typed: Mapping[str, Sequence[str]]) -> None:
    """The page chose the id, so that saving twice is saving once. A form that was emptied, and who does not say which
    form it is, leave what was kept: that goes by throwing it away. Raises Hidden for what another began, for a dossier
    that the actor may not read, and when there is nothing to begin with; Refused when there are too many or it is too
    long."""
    if plek is None:
        _own(actor, concept_id)
        return
    require(actor, SOORTEN[plek.soort].recht)
    if plek.dossier is not None and not readable(actor).filter(pk=plek.dossier).exists():
        raise Hidden
    inhoud = tidied(typed, plek.velden)
    if actor.user_id is None:
        raise Hidden
    writer = User.objects.select_for_update().get(pk=actor.user_id)
    found = Concept.objects.filter(pk=concept_id).first()
    if found is None:
        made = Concept(pk=concept_id, soort=plek.soort, waar=dict(plek.waar), dossier_id=plek.dossier)
        _begin(actor, writer, made, inhoud)
    elif found.van_id != writer.pk or found.soort != plek.soort or found.dossier_id != plek.dossier:
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
def look_at_concept(*, actor: Actor, concept_id: UUID, plek: Plek) -> Inhoud:
    """To go on with it. Raises Hidden when it is not there for this actor, or belongs elsewhere."""
    found = _own(actor, concept_id)
    if (found.soort, found.waar) != (plek.soort, dict(plek.waar)):
        raise Hidden
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
    for found in Concept.objects.filter(pk=concept_id, van=actor.user_id):
        _remove(found)


@transaction.atomic
def let_go_about(*, name: str, number: UUID) -> None:
    """Whatever anybody was typing about something that was withdrawn: `name` as it is called in the address."""
    for found in Concept.objects.filter(**{f"waar__{name}": str(number)}):
        _remove(found)


@transaction.atomic
def remove_old() -> int:
    """What nobody went on with for thirty days. Returns how many."""
    old = list(Concept.objects.select_for_update(skip_locked=True).filter(bewaard_at__lte=now() - KEPT))
    for found in old:
        _remove(found)
    return len(old)


def _own(actor: Actor, concept_id: UUID) -> Concept:
    found = own_concepten(actor).select_for_update(of=("self",)).filter(pk=concept_id).first()
    if found is None:
        raise Hidden
    return found


def _remove(found: Concept) -> None:
    """The key of a dossier stays."""
    schema, key, own = current_schema(), found.pk, found.dossier_id is None
    found.delete()
    if own:
        transaction.on_commit(lambda: shred(schema, key))


def _log(code: str, found: Concept, actor: Actor) -> None:
    record(code, actor=actor, object_type="concept", object_id=found.pk, ground=GROUND, soort=found.soort)
