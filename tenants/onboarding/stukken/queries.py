"""Reading documents: those of the own regio for its people, and what a gemeente may read for that gemeente.

The bytes are only fetched for a download.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.stukken.inhoud import content_of
from tenants.onboarding.stukken.models import Akkoord, Stuk
from tenants.onboarding.stukken.rules import TE_LEZEN, Geldigheid, missing, stand, to_agree
from tenants.onboarding.stukken.rules import valid_on as valid_of
from tenants.onboarding.toegang import ground_of, require_gemeente, require_party


@dataclass(frozen=True)
class Download:
    """A PDF to hand out. The name is made here, so that it holds nothing of whoever uploaded it."""

    naam: str
    content: bytes
    sha256: str


@dataclass(frozen=True)
class Leesstuk:
    """A document as a gemeente sees it; `akkoord` is hers, when she gave it."""

    stuk: Stuk
    geldig: bool
    akkoord: Akkoord | None


def _stukken() -> QuerySet[Stuk]:
    return Stuk.objects.defer("inhoud")


def geldigheid_of(stuk: Stuk) -> Geldigheid:
    withdrawn = localdate(stuk.ingetrokken_at) if stuk.ingetrokken_at else None
    return Geldigheid(stuk.pk, stuk.soort, stuk.versie, stuk.geldig_vanaf, stuk.geldig_tot, withdrawn)


def valid_on(day: date) -> list[Stuk]:
    """What holds on that day, one of each soort at most. Who may look is for the room that asks."""
    rows = list(_stukken())
    valid = {stuk.id for stuk in valid_of([geldigheid_of(row) for row in rows], day).values()}
    return [row for row in rows if row.pk in valid]


def missing_on(day: date) -> list[str]:
    """What the regio must still put ready before a gemeente can agree, in words."""
    return missing({stuk.soort for stuk in valid_on(day)})


def agreed_by(aansluiting: Aansluiting) -> list[Akkoord]:
    """With the document of each, without its bytes."""
    return list(Akkoord.objects.filter(aansluiting=aansluiting).select_related("stuk").defer("stuk__inhoud"))


# --- the regio


def stukken_for(actor: Actor) -> QuerySet[Stuk]:
    """All versions, with how many gemeenten agreed to each. Raises Hidden without the right."""
    require(actor, RIGHT)
    return _stukken().annotate(aantal_akkoord=Count("akkoorden")).order_by("soort", "-versie")


def stand_of(rows: Iterable[Stuk]) -> dict[UUID, str]:
    """How each of these stands today, among all that there are."""
    every = [geldigheid_of(row) for row in _stukken()]
    return {row.pk: stand(geldigheid_of(row), every, today()) for row in rows}


def stuk_for(actor: Actor, stuk_id: UUID) -> Stuk:
    """Raises Hidden without the right, or when there is none."""
    found = stukken_for(actor).select_related("toegevoegd_door").filter(pk=stuk_id).first()
    if found is None:
        raise Hidden
    return found


def agreed_to(actor: Actor, stuk: Stuk) -> list[Akkoord]:
    """Which gemeenten agreed to this version, the last one first; who signed is not opened here."""
    require(actor, RIGHT)
    rows = Akkoord.objects.filter(stuk=stuk).select_related("aansluiting").defer("door")
    return list(rows.order_by("-gegeven_at", "id"))


@transaction.atomic
def akkoorden_for(actor: Actor, aansluiting: Aansluiting) -> list[Akkoord]:
    """With who signed: a look that stands in the log. Raises Hidden for who is no party."""
    require_party(actor, aansluiting)
    found = agreed_by(aansluiting)
    if found:
        _note("akkoorden_bekeken", actor, "aansluiting", aansluiting.pk, gemeente=aansluiting.gm_code)
    return found


@transaction.atomic
def download_for(actor: Actor, stuk_id: UUID) -> Download:
    """Any version, also withdrawn. Raises Hidden without the right, Unreadable when the bytes were changed."""
    require(actor, RIGHT)
    return _download(actor, stuk_id)


# --- the gemeente


def readable_for(actor: Actor, aansluiting: Aansluiting) -> list[Leesstuk]:
    """What holds today, and whatever the gemeente agreed to before. Raises Hidden, and Refused before proof."""
    _require_reader(actor, aansluiting)
    agreed = {akkoord.stuk_id: akkoord for akkoord in agreed_by(aansluiting)}
    valid = {stuk.pk: stuk for stuk in valid_on(today())}
    stukken = {**{key: akkoord.stuk for key, akkoord in agreed.items()}, **valid}
    ordered = sorted(stukken.values(), key=lambda stuk: (stuk.pk not in valid, stuk.soort, -stuk.versie))
    return [Leesstuk(stuk, stuk.pk in valid, agreed.get(stuk.pk)) for stuk in ordered]


def to_agree_for(actor: Actor, aansluiting: Aansluiting) -> list[Leesstuk]:
    """What still needs her akkoord. Raises Refused when not everything is ready or nothing is left; and alike."""
    readable = readable_for(actor, aansluiting)
    valid = [one.stuk for one in readable if one.geldig]
    agreed = {one.stuk.pk for one in readable if one.akkoord}
    wanted = to_agree(
        {stuk.soort: geldigheid_of(stuk) for stuk in valid}, {stuk.pk: stuk.sha256 for stuk in valid}, agreed
    )
    return [one for one in readable if one.stuk.pk in wanted]


@transaction.atomic
def download_by_gemeente(actor: Actor, aansluiting: Aansluiting, stuk_id: UUID) -> Download:
    """Raises Hidden for what does not hold today and was not agreed to, and as `readable_for`."""
    if stuk_id not in {one.stuk.pk for one in readable_for(actor, aansluiting)}:
        raise Hidden
    return _download(actor, stuk_id, gemeente=aansluiting.gm_code)


def _require_reader(actor: Actor, aansluiting: Aansluiting) -> None:
    require_gemeente(actor, aansluiting)
    if aansluiting.status not in TE_LEZEN:
        raise Refused("De stukken zijn nu niet te lezen. Vraag de regio waarom.")


def _download(actor: Actor, stuk_id: UUID, **details: str) -> Download:
    stuk = Stuk.objects.filter(pk=stuk_id).first()
    if stuk is None:
        raise Hidden
    content = content_of(stuk)
    _note("stuk_gedownload", actor, "stuk", stuk.pk, soort=stuk.soort, versie=stuk.versie, **details)
    return Download(f"{stuk.soort}-versie-{stuk.versie}.pdf", content, stuk.sha256)


def _note(code: str, actor: Actor, object_type: str, object_id: UUID, **details: Any) -> None:
    record(code, actor=actor, object_type=object_type, object_id=object_id, ground=ground_of(actor), **details)
