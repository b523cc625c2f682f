"""Looking into the trays of this tenant. Contents stay sealed; only the outside of a letter is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from tenants.post.kinds import label_of
from tenants.post.models import Inbak, Uitbak
from tenants.post.rules import under_way
from tenants.post.vastgelopen import RIGHT, dead_received, dead_sent


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


@dataclass(frozen=True)
class SentLetter:
    """The outside of a letter that went out: what it was, to which schema, when, and what came of it."""

    label: str
    ontvanger: str
    verstuurd_at: datetime
    uitkomst: str
    reden: str


def letters_about(keys: Iterable[UUID]) -> list[SentLetter]:
    """Every letter that was sent under one of these keys, the oldest first. Whoever asks has been let in to what they
    are about."""
    rows = Uitbak.objects.filter(sleutel__in=[str(key) for key in keys]).defer("inhoud", "handtekening").order_by("id")
    return [
        SentLetter(label_of(row.soort), row.ontvanger, row.created_at, row.get_uitkomst_display(), row.reden)
        for row in rows
    ]


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


@dataclass(frozen=True)
class Stuck:
    """A letter that could not be opened; `partij` is the schema at the other end."""

    bak: str
    brief: int
    soort: str
    partij: str
    moment: datetime
    reden: str


def stuck_for(actor: Actor, limit: int = 100) -> list[Stuck]:
    """The oldest first, what was received before what was sent. Raises Hidden without the right."""
    require(actor, RIGHT)
    received = dead_received().defer("inhoud", "handtekening")[:limit]
    sent = dead_sent().defer("inhoud", "handtekening")[:limit]
    return [
        *(Stuck("in", row.pk, label_of(row.soort), row.afzender, row.ontvangen_at, row.reden) for row in received),
        *(Stuck("uit", row.pk, label_of(row.soort), row.ontvanger, row.created_at, row.reden) for row in sent),
    ]


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class KindFigures:
    """Of what this tenant sent. `mediaan` is from sending to the answer, None without an answer."""

    soort: str
    verstuurd: int
    bezorgd: int
    beantwoord: int
    geweigerd: int
    mediaan: timedelta | None

    @property
    def onderweg(self) -> str:
        return under_way(self.mediaan)


def figures_for(actor: Actor) -> list[KindFigures]:
    """Raises Hidden without the right."""
    require(actor, RIGHT)
    rows = Uitbak.objects.order_by("soort").values("soort")
    found: Iterable[Any] = rows.annotate(
        verstuurd=Count("id"),
        bezorgd=Count("bezorgd_at"),
        beantwoord=Count("beantwoord_at"),
        geweigerd=Count("id", filter=Q(uitkomst="geweigerd")),
        mediaan=Median(F("beantwoord_at") - F("created_at"), output_field=DurationField()),
    )
    return [KindFigures(**{**row, "soort": label_of(row["soort"])}) for row in found]
