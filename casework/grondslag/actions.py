"""Writing down a legal ground other than consent, and ending it."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.events import GrondVastgelegd, GrondVervallen
from casework.grondslag.models import Grondslag
from casework.grondslag.rules import GRONDSLAG, SOORTEN, VERTELD, GrondslagInvoer, checked
from casework.records import lock_dossier, record_to_change
from casework.toestemming.ontvangers import receivers_of
from casework.toestemming.rules import DOELEN, check_receiver
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused
from dekkend.core.events import publish


@transaction.atomic
def record_grondslag(*, actor: Actor, dossier_id: UUID, invoer: GrondslagInvoer) -> Grondslag:
    """Raises Hidden, InvalidInput, and Refused while the same ground stands."""
    require(actor, "toestemming_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    said = checked(invoer, today())
    check_receiver(said.doel, said.ontvanger, receivers_of(actor, said.doel))
    _make_room(dossier, said, actor)
    found = Grondslag.objects.create(
        dossier=dossier, doel=said.doel, ontvanger=said.ontvanger, soort=said.soort, reden=said.reden,
        verteld=said.verteld, geldig_tot=said.geldig_tot, status=GRONDSLAG.initial, vastgelegd_at=now(),
        vastgelegd_door_id=actor.user_id,
    )  # fmt: skip
    _note("grondslag_vastgelegd", found, dossier, actor, said.reden, f"{VERTELD[said.verteld]}.")
    publish(GrondVastgelegd(dossier.pk, said.doel, actor, said.ontvanger, said.soort, today()))
    return found


def _make_room(dossier: Dossier, said: GrondslagInvoer, actor: Actor) -> None:
    """One that ran out makes room, with everything that rests on it. Raises Refused for one that holds."""
    rows = Grondslag.objects.select_for_update(of=("self",)).filter(
        dossier=dossier, doel=said.doel, ontvanger=said.ontvanger, soort=said.soort, status="geldt"
    )
    for one in rows:
        if one.geldig_tot is None or one.geldig_tot >= today():
            raise Refused("Deze grond staat er al. Beëindig die eerst als er iets anders geldt.")
        _end(one, dossier, actor, "verlopen")


@transaction.atomic
def end_grondslag(*, actor: Actor, grondslag_id: UUID) -> Grondslag:
    """From now on nothing rests on it: what did is taken back in the same transaction. Raises Hidden, and Refused when
    it was ended before."""
    found = record_to_change(actor, "toestemming_vastleggen", Grondslag.objects.all(), grondslag_id)
    dossier = found.dossier
    access.take_step(actor, GRONDSLAG, "intrekken", found.status)
    _end(found, dossier, actor, "beeindigd")
    return found


@transaction.atomic
def let_ground_lapse(*, actor: Actor, grondslag_id: UUID) -> None:
    """Of Dekkend itself, for one that ran out. Twice is once."""
    dossier = lock_dossier(Grondslag.objects.get(pk=grondslag_id).dossier_id)
    rows = Grondslag.objects.select_for_update(of=("self",))
    for found in rows.filter(pk=grondslag_id, status="geldt", geldig_tot__lt=today()):
        _end(found, dossier, actor, "verlopen")


def _end(found: Grondslag, dossier: Dossier, actor: Actor, reden: str) -> None:
    edge = GRONDSLAG.take("intrekken", found.status)
    found.status, found.ingetrokken_at = edge.target, now()
    found.save(update_fields=["status", "ingetrokken_at"])
    _note(edge.audit, found, dossier, actor)
    publish(GrondVervallen(dossier.pk, found.doel, actor, found.ontvanger, reden, found.soort))


def _note(code: str, found: Grondslag, dossier: Dossier, actor: Actor, *parts: str) -> None:
    happened(
        code, dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=" ".join((f"{DOELEN[found.doel]}. {SOORTEN[found.soort].label}.", *parts)), grondslag=str(found.pk),
        soort_grond=found.soort, doel=found.doel, ontvanger=found.ontvanger,
    )  # fmt: skip
