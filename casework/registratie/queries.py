"""Reading what was sent to the national tier, and where the letter is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from casework import access
from casework.avgverzoek.stop import stopped_dossiers
from casework.cijfers.models import Cijferregel
from casework.dossier.models import Dossier
from casework.dossier.queries import own_open_dossiers
from casework.herkenning.queries import Uitslag
from casework.htcds.rules import translate
from casework.intrekking.models import Registratieintrekking
from casework.intrekking.queries import Ingetrokken, intrekkingen_of, standing
from casework.navraag.models import Navraag
from casework.navraag.queries import navragen_of
from casework.registratie.dubbel import registered_elsewhere
from casework.registratie.inhoud import NOG_GEEN, consent_for, content_of, flat, mark_of
from casework.registratie.letters import RegistratieBrief
from casework.registratie.models import Registratie
from casework.registratie.rules import DOEL, count_status, post_status
from casework.registratie.volledig import completeness, in_words, missing_in
from casework.toestemming.models import Toestemming
from casework.toestemming.queries import all_of
from casework.uitstel.models import Uitstel
from casework.uitstel.queries import holds, uitstel_of
from casework.uitstel.rules import BLIJVEND
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from tenants.post.public import awaiting, status_of


@dataclass(frozen=True)
class RegistratieStatus:
    """`status` is one of POSTSTATUS; `reden` says why a letter was refused."""

    status: str
    beantwoord_at: datetime | None
    reden: str


def status_of_registratie(registratie: Registratie) -> RegistratieStatus:
    """Of the letter, or of the figures when only those go."""
    if registratie.soort != "volledig":
        told = Cijferregel.objects.filter(dossier=registratie.dossier_id).exists()
        return RegistratieStatus(count_status(told=told), None, "")
    letter = status_of("registratie", receiver=registratie.ontvanger, key=str(registratie.pk))
    if letter is None:
        return RegistratieStatus("verzonden", None, "")
    return RegistratieStatus(post_status(letter.uitkomst), letter.beantwoord_at, letter.reden)


def registratie_of(dossier: Dossier) -> Registratie | None:
    """Of a dossier that came through the gate already."""
    return Registratie.objects.filter(dossier=dossier).first()


def look_at_registratie(actor: Actor, dossier_id: UUID) -> Registratie:
    """A look at the dossier. Raises Hidden, also when there is no registration yet."""
    found = registratie_of(access.look_at_dossier(actor, dossier_id))
    if found is None:
        raise Hidden
    return found


@dataclass(frozen=True)
class RegistratieDetail:
    """Everything about consent and registration of one dossier."""

    dossier: Dossier
    toestemmingen: list[Toestemming]
    staand: Toestemming | None
    registratie: Registratie | None
    post: RegistratieStatus | None
    uitstel: Uitstel | None = None
    uitstel_geldt: bool = False
    navragen: Sequence[Navraag] = ()
    intrekkingen: Sequence[Ingetrokken] = ()
    intrekking: Registratieintrekking | None = None


def registratie_detail(actor: Actor, dossier_id: UUID) -> RegistratieDetail:
    """A look: it is written to the log. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    toestemmingen = list(all_of(dossier, DOEL))
    registratie = registratie_of(dossier)
    uitstel = uitstel_of(dossier)
    return RegistratieDetail(
        dossier=dossier,
        toestemmingen=toestemmingen,
        staand=next((one for one in toestemmingen if one.status == "gegeven"), None),
        registratie=registratie,
        post=status_of_registratie(registratie) if registratie else None,
        uitstel=uitstel,
        uitstel_geldt=holds(uitstel),
        navragen=list(navragen_of(registratie)) if registratie else (),
        intrekkingen=intrekkingen_of(dossier, registratie),
        intrekking=standing(registratie),
    )


@dataclass(frozen=True)
class Voorbeeld:
    """What would go now. `brief` is None without a consent that stands: then nothing about the person goes. `gezien`
    is sent along, so that what goes is what was seen."""

    dossier: Dossier
    registratie: Registratie | None
    brief: RegistratieBrief | None
    gezien: str
    htcds: Mapping[str, str]
    ontbreekt: list[str]
    volledig: int
    elders: Uitslag | None


def voorbeeld(actor: Actor, dossier_id: UUID) -> Voorbeeld:
    """A look; who looks the same and is registered already is looked at too. Raises Hidden."""
    require(actor, "registratie_versturen")
    dossier = access.look_to_change(actor, dossier_id)
    registratie, toestemming = registratie_of(dossier), consent_for(dossier)
    elders = None if registratie else registered_elsewhere(actor, dossier)
    elders = None if elders is None or elders.niets else elders
    if toestemming is None:
        return Voorbeeld(dossier, registratie, None, "", {}, [], 0, elders)
    brief = content_of(registratie.pk if registratie else NOG_GEEN, dossier, toestemming)
    content = flat(brief)
    return Voorbeeld(
        dossier,
        registratie,
        brief,
        mark_of(brief),
        {veld: text for veld, text in translate(content).items() if text},
        in_words(missing_in(content)),
        completeness(content),
        elders,
    )


def not_received(actor: Actor) -> list[Registratie]:
    """Full registrations in dossiers of this actor's work whose newest letter has no answer yet, or was refused."""
    waiting = awaiting("registratie")
    rows = Registratie.objects.filter(
        pk__in={key for key, _ in waiting}, soort="volledig", dossier__in=access.dossiers_to_change(actor)
    )
    return [row for row in rows.select_related("dossier") if (str(row.pk), row.versie) in waiting]


def to_register(actor: Actor, most: int) -> list[tuple[Dossier, str, date | None]]:
    """Own open dossiers in which somebody has to do something about registering, the oldest first: which step, and
    the day on which it was put off to. One question to the database."""
    given = Toestemming.objects.filter(dossier=OuterRef("pk"), doel=DOEL)
    rows = own_open_dossiers(actor).annotate(
        staat=Exists(given.filter(status="gegeven")),
        gevraagd=Exists(given),
        soort=F("registratie__soort"),
        reden=Subquery(_uitstel().values("reden")),
        dag=Subquery(_uitstel().values("opnieuw_datum")),
        gegeven_at=Subquery(given.filter(status="gegeven").order_by("-vastgelegd_at").values("vastgelegd_at")[:1]),
    )
    # Taken back by somebody who decided so; only a consent from after that is a reason to look again.
    taken_back = Registratieintrekking.objects.filter(
        dossier=OuterRef("pk"), versie=OuterRef("registratie__versie"), ingetrokken_at__gte=OuterRef("gegeven_at")
    )
    asked_for = rows.filter(
        ~Exists(taken_back),
        Q(soort=None) | ~Q(soort="volledig"),
        Q(reden=None) | ~Q(reden__in=BLIJVEND),
        Q(dag=None) | Q(dag__lte=today()),
        Q(staat=True) | Q(gevraagd=False) | Q(soort=None),
    )
    asked_for = asked_for.exclude(pk__in=stopped_dossiers())
    return [(row, step_of(row), row.dag) for row in asked_for.order_by("geopend_at")[:most]]


def _uitstel() -> QuerySet[Uitstel]:
    return Uitstel.objects.filter(dossier=OuterRef("pk"), vervallen_at=None)


def step_of(row: Any) -> str:
    """Of a dossier with what `to_register` adds to it."""
    if row.staat:
        return "versturen"
    if row.gevraagd:
        return "tellen"
    return "opnieuw" if row.reden else "vragen"


def lock_full(dossier_id: UUID) -> Registratie | None:
    """What the national tier has with a name, to change."""
    return Registratie.objects.select_for_update().filter(dossier=dossier_id, soort="volledig").first()
