"""Looking into the trays of this tenant. Contents stay sealed; only the outside of a letter is shown."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from tenants.post.models import Inbak, Uitbak


@dataclass(frozen=True)
class LetterStatus:
    """Where the newest version of a letter is. `uitkomst` is empty until the receiver answered."""

    versie: int
    bezorgd_at: datetime | None
    beantwoord_at: datetime | None
    uitkomst: str
    reden: str


def status_of(kind: str, *, receiver: str, key: str) -> LetterStatus | None:
    """None when no letter of this kind with this key was ever sent to this receiver."""
    row = Uitbak.objects.filter(soort=kind, ontvanger=receiver, sleutel=key).order_by("-versie").first()
    if row is None:
        return None
    return LetterStatus(row.versie, row.bezorgd_at, row.beantwoord_at, row.uitkomst, row.reden)


def awaiting(kind: str) -> set[tuple[str, int]]:
    """Key and version of the letters of a kind that the receiver has not taken in: under way, refused or lost."""
    rows = Uitbak.objects.filter(soort=kind).exclude(uitkomst="verwerkt")
    return set(rows.values_list("sleutel", "versie"))


def sent_for(actor: Actor) -> QuerySet[Uitbak]:
    """Raises Hidden without the right."""
    require(actor, "post_inzien")
    return Uitbak.objects.defer("inhoud", "handtekening").order_by("-id")


def received_for(actor: Actor) -> QuerySet[Inbak]:
    """Raises Hidden without the right."""
    require(actor, "post_inzien")
    return Inbak.objects.defer("inhoud", "handtekening").order_by("-id")
