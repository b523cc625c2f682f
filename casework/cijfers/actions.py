"""Closing a quarter and telling its figures; telling later what changed; sending the same figures again."""

from collections.abc import Callable
from dataclasses import fields
from uuid import UUID

from django.db import IntegrityError, transaction

from casework.cijfers.letters import SOORT, CijferBrief
from casework.cijfers.models import Cijferopgave, Cijferregel
from casework.cijfers.queries import (
    GROND,
    RIGHT,
    Voorstel,
    changes,
    fingerprint,
    open_quarters,
    opgave_for,
    proposal,
    quarter_of,
)
from casework.cijfers.rules import AFSLUITING, Cel, check_change, check_order, check_passed, check_seen
from casework.dossier.models import Dossier
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.period import Kwartaal
from tenants.post.public import send, status_of
from tenants.public import tenants_of_kind

KLUIS = "kluis"


@transaction.atomic
def close_kwartaal(*, actor: Actor, kwartaal: str, gezien: str) -> Cijferopgave:
    """Freezes the figures and sends them. `gezien` is the fingerprint of what the actor was shown. Raises Refused for a
    quarter that runs or is closed, InvalidInput when the figures changed since."""
    quarter = _quarter(actor, kwartaal)
    check_passed(quarter, today())
    if Cijferopgave.objects.filter(kwartaal=kwartaal).exists():
        raise _closed(quarter)
    check_order(quarter, open_quarters(Cijferopgave.objects.only("kwartaal")))
    voorstel = proposal(quarter, AFSLUITING)
    check_seen(gezien, fingerprint(voorstel.brief))
    opgave = _freeze(actor, voorstel, lambda: _closed(quarter))
    record(
        "cijfers_vastgesteld", actor=actor, object_type="kwartaal", object_id=kwartaal, ground=GROND,
        opgave=str(opgave.pk),
    )  # fmt: skip
    return opgave


@transaction.atomic
def supplement_kwartaal(*, actor: Actor, kwartaal: str, gezien: str) -> Cijferopgave:
    """Tells what came to a closed quarter and what went, as figures of their own. Raises Refused when the quarter is
    open or nothing changed, InvalidInput when it changed since the actor looked."""
    quarter = _quarter(actor, kwartaal)
    rows = list(Cijferopgave.objects.select_for_update().filter(kwartaal=kwartaal).order_by("volgnummer"))
    if not rows:
        raise Refused(f"Kwartaal {quarter} is nog niet afgesloten. Sluit het eerst af.")
    voorstel = proposal(quarter, rows[-1].volgnummer + 1)
    check_change(voorstel.verschil)
    check_seen(gezien, fingerprint(voorstel.brief))
    opgave = _freeze(actor, voorstel, lambda: Refused("Een collega stuurde net een aanvulling. Ververs de pagina."))
    record(
        "cijfers_aangevuld", actor=actor, object_type="kwartaal", object_id=kwartaal, ground=GROND,
        opgave=str(opgave.pk), volgnummer=opgave.volgnummer,
    )  # fmt: skip
    return opgave


@transaction.atomic
def resend_opgave(*, actor: Actor, opgave_id: UUID) -> Cijferopgave:
    """The same figures once more, after the vault refused them or never got them. Raises Refused otherwise."""
    opgave = opgave_for(actor, opgave_id, lock=True)
    letter = status_of(SOORT, receiver=opgave.ontvanger, key=opgave.sleutel)
    if letter is None or letter.uitkomst not in ("geweigerd", "onbestelbaar"):
        raise Refused("Deze cijfers zijn onderweg of aangekomen. U hoeft ze niet opnieuw te sturen.")
    opgave.versie, opgave.verstuurd_at, opgave.ontvanger = letter.versie + 1, now(), _receiver()
    opgave.save(update_fields=["versie", "verstuurd_at", "ontvanger"])
    _send(opgave)
    record(
        "cijfers_opnieuw_verstuurd", actor=actor, object_type="kwartaal", object_id=opgave.kwartaal, ground=GROND,
        opgave=str(opgave.pk), versie=opgave.versie,
    )  # fmt: skip
    return opgave


@transaction.atomic
def note_changes() -> None:
    """At the newest figures of each quarter, how many people count otherwise since. Counting again opens the birth of
    everybody in it, which is too much for every look at "Mijn werk"."""
    newest = {row.kwartaal: row for row in Cijferopgave.objects.defer("inhoud").order_by("volgnummer")}
    for kwartaal, number in changes(newest).items():
        Cijferopgave.objects.filter(pk=newest[kwartaal].pk).update(veranderd=number)


def release_counted(dossier: Dossier) -> None:
    """The person counts elsewhere, or should never have counted: what was told of this dossier is taken off with the
    next supplement, and nothing says any more whom that was about. Does nothing when it was never told."""
    Cijferregel.objects.filter(dossier=dossier).update(dossier=None)


def _quarter(actor: Actor, kwartaal: str) -> Kwartaal:
    require(actor, RIGHT)
    return quarter_of(kwartaal)


def _closed(quarter: Kwartaal) -> Refused:
    return Refused(
        f"Kwartaal {quarter} is al afgesloten. De cijfers staan vast. Wat later bij komt of weg gaat stuurt u als "
        "aanvulling."
    )


def _receiver() -> str:
    found = tenants_of_kind(KLUIS)
    if not found:
        raise Refused("Er is nog geen kluis voor de cijfers. Vraag het de functioneel beheerder.")
    return found[0].schema


def _freeze(actor: Actor, voorstel: Voorstel, refusal: Callable[[], Refused]) -> Cijferopgave:
    """Raises `refusal` when a colleague did the same at this moment."""
    if actor.user_id is None:
        raise Hidden
    moment, brief = now(), voorstel.brief
    opgave = Cijferopgave(
        kwartaal=brief.kwartaal,
        volgnummer=brief.volgnummer,
        inhoud=brief.model_dump(mode="json"),
        ontvanger=_receiver(),
        vastgesteld_at=moment,
        vastgesteld_door_id=actor.user_id,
        verstuurd_at=moment,
    )
    try:
        with transaction.atomic():
            opgave.save(force_insert=True)
    except IntegrityError:
        raise refusal() from None
    Cijferregel.objects.filter(kwartaal=brief.kwartaal, dossier=None).delete()
    Cijferregel.objects.bulk_create(
        (Cijferregel(dossier_id=key, kwartaal=brief.kwartaal, **vars(cel)) for key, cel in voorstel.cellen.items()),
        update_conflicts=True,
        unique_fields=["dossier"],
        update_fields=["kwartaal", *(one.name for one in fields(Cel))],
    )
    _send(opgave)
    return opgave


def _send(opgave: Cijferopgave) -> None:
    content = CijferBrief.model_validate(opgave.inhoud)
    send(SOORT, receiver=opgave.ontvanger, key=opgave.sleutel, version=opgave.versie, content=content)
