"""Searching for somebody before a melding or a dossier is made. Never across tenants."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from casework import access
from casework.contact.models import Melding
from casework.contact.rules import machine_for
from casework.dossier.actions import NIETS_GEZEGD, persoon_of_melding
from casework.dossier.models import Dossier
from casework.dossier.rules import STIL, PersoonInvoer, checked, completed
from casework.herkenning.models import Herkenningspunt
from casework.herkenning.rules import (
    JONGST_JAAR,
    LANGST,
    OUDST_JAAR,
    SOORTEN,
    Bekende,
    Overeenkomst,
    Zoekvraag,
    best_first,
    check_vraag,
    fits,
    key_of,
    kinds_of,
)
from casework.naam.queries import other_names
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Refused
from dekkend.keys.blindindex import index_of
from dekkend.keys.keyring import load

RIGHT = "dossier_openen"
# What one search opens at most, the newest first; the page says so when there is more.
MOST = 1000
BIJ_COLLEGA = "herkend bij een collega"
MOST_NUMBERS = 5
GA_DOOR = (
    "Kijk of het dezelfde persoon is. Zo ja: voeg de melding bij dat dossier. Zo nee: stuur tochOpenen met de waarde "
    "true."
)


@dataclass(frozen=True)
class Treffer:
    """A dossier or a melding that may be about the same person, and why."""

    zaak: Any
    overeenkomst: Overeenkomst


@dataclass(frozen=True)
class Uitslag:
    """What was found. `collegas` are the names of those to ask; `alles` whether everything was looked through."""

    dossiers: Sequence[Treffer]
    meldingen: Sequence[Treffer]
    collegas: Sequence[str]
    alles: bool

    @property
    def niets(self) -> bool:
        return not (self.dossiers or self.meldingen or self.collegas)


@dataclass(frozen=True)
class Punten:
    """The points of a dossier, for its page."""

    dossier: Dossier
    punten: QuerySet[Herkenningspunt]


def search(actor: Actor, vraag: Zoekvraag, besides: Melding | None = None) -> Uitslag:
    """Raises Hidden without the right, and InvalidInput without anything to search with. Everybody who is shown is
    looked at: the log names them, also whose dossier a colleague has."""
    require(actor, RIGHT)
    tidy = check_vraag(vraag)
    known = _known_by_point(tidy)
    readable = access.with_facts(access.dossiers_for(actor).exclude(fase__in=STIL), actor)
    rows = list(
        readable.select_related("persoon", "zorgcoordinator")
        .prefetch_related("andere_namen")
        .order_by("-gewijzigd_at")[: MOST + 1]
    )
    dossiers = _dossiers(actor, tidy, rows[:MOST], known)
    meldingen, all_meldingen = _meldingen(actor, tidy, besides)
    access.looked_at_names(actor, [one.zaak for one in dossiers])
    access.looked_at_meldingen(actor, [one.zaak for one in meldingen])
    elsewhere = Dossier.objects.filter(pk__in=known).exclude(pk__in=readable.values("pk"))
    return Uitslag(dossiers, meldingen, colleagues(actor, elsewhere), len(rows) <= MOST and all_meldingen)


def known_already(
    actor: Actor, persoon: PersoonInvoer, gegeven: str = "", besides: Melding | None = None
) -> Uitslag | None:
    """Before a dossier is opened: who may be the same person; None when nobody is, or when nothing tells who it is.
    Raises InvalidInput when the person cannot be as it was said."""
    tidy = checked(persoon, today())
    name = next((one for one in (tidy.roepnaam, tidy.naam, tidy.alias) if one), "")
    if len(name) > LANGST or not (name or gegeven):
        return None
    found = search(actor, Zoekvraag(name, _year_of(tidy), gegeven), besides)
    return None if found.niets else found


def _year_of(persoon: PersoonInvoer) -> int | None:
    """Of whoever is older than anybody we search for, no year."""
    year = persoon.geboortedatum.year if persoon.geboortedatum else persoon.geboortejaar
    return year if year is not None and OUDST_JAAR <= year <= JONGST_JAAR else None


def known_of_melding(
    actor: Actor, melding_id: UUID, persoon: PersoonInvoer = NIETS_GEZEGD
) -> tuple[Melding, Uitslag | None]:
    """The same with what the melding tells where `persoon` says nothing. None too when no dossier can be made of it:
    the action says why not. Who is found is shown beside the melding, so that is a look at it. Raises Hidden."""
    require(actor, RIGHT)
    melding = access.melding_for(actor, melding_id)
    if not may_open(actor, melding):
        return melding, None
    told = completed(persoon, persoon_of_melding(melding))
    found = known_already(actor, told, _own_number(melding), besides=melding)
    return (melding if found is None else access.look_at_melding(actor, melding_id)), found


def check_known(actor: Actor, persoon: PersoonInvoer, melding_id: UUID | None) -> None:
    """For programs, that cannot be shown who it may be. Raises Refused with the numbers and what to send to go on."""
    found = known_already(actor, persoon) if melding_id is None else known_of_melding(actor, melding_id, persoon)[1]
    if found is not None:
        numbers = ", ".join([one.zaak.nummer for one in (*found.dossiers, *found.meldingen)][:MOST_NUMBERS])
        ask = f" Bij een collega bekend; vraag het aan {', '.join(found.collegas)}." if found.collegas else ""
        raise Refused(f"Deze persoon lijkt al bekend{': ' if numbers else ''}{numbers}.{ask} {GA_DOOR}")


def _known_by_point(vraag: Zoekvraag) -> dict[UUID, str]:
    """Which dossiers have this number or address, and what it is there."""
    keys = {kind: index_for(kind, vraag.gegeven) for kind in kinds_of(vraag.gegeven)}
    where = Q(pk__in=[])
    for kind, key in keys.items():
        where |= Q(soort=kind, zoek=key)
    found = Herkenningspunt.objects.filter(where).exclude(dossier__fase__in=STIL)
    return dict(found.values_list("dossier", "soort"))


def index_for(soort: str, waarde: str) -> bytes:
    return index_of(f"{soort}{key_of(soort, waarde)}", column="herkenningspunt")


def _dossiers(actor: Actor, vraag: Zoekvraag, rows: Sequence[Dossier], known: dict[UUID, str]) -> list[Treffer]:
    load(actor.tenant, [row.pk for row in rows])
    found = []
    for row in rows:
        fit = fits(vraag, bekende_of(row))
        if row.pk in known:
            reden = f"{SOORTEN[known[row.pk]]} staat in dit dossier."
            fit = Overeenkomst(10 + (fit.punten if fit else 0), (reden, *(fit.redenen if fit else ())))
        if fit is not None:
            row.besluit = access.judge(actor, row)
            found.append((fit, row))
    return [Treffer(row, fit) for fit, row in best_first(found)]


def bekende_of(dossier: Dossier) -> Bekende:
    persoon, day = dossier.persoon, today()
    namen = (("De roepnaam", persoon.roepnaam), ("De naam", persoon.naam), ("De alias", persoon.alias))
    leeftijd = persoon.leeftijd(day)
    jaar = persoon.jaar_van_geboorte or (None if leeftijd is None else day.year - leeftijd)
    others = ((f"De andere naam ({one.get_soort_display().lower()})", one.naam) for one in other_names(dossier))
    return Bekende((*namen, *others), jaar)


def _meldingen(actor: Actor, vraag: Zoekvraag, besides: Melding | None) -> tuple[list[Treffer], bool]:
    """Those in no dossier: the others are found by their dossier."""
    open_to = access.meldingen_for(actor).filter(dossier=None, vernietigd_at=None)
    rows = access.meldingen_with_facts(open_to, actor).order_by("-ontvangen_at")
    some = [row for row in rows[: MOST + 1] if besides is None or row.pk != besides.pk]
    load(actor.tenant, [row.pk for row in some])
    fitting = ((fits(vraag, Bekende((("De naam", row.betrokkene_naam),))), row) for row in some[:MOST])
    found = best_first((fit, row) for fit, row in fitting if fit is not None)
    return [Treffer(row, fit) for fit, row in found], len(some) <= MOST


def colleagues(actor: Actor, elsewhere: QuerySet[Dossier]) -> list[str]:
    """Whom to ask, and nothing about the dossier; that it was found is in the log of each."""
    rows = list(elsewhere.select_related("zorgcoordinator").order_by("pk"))
    if rows:
        record(
            "herkend_bij_collega", actor=actor, object_type="dossierlijst", object_id="", ground=BIJ_COLLEGA,
            dossiers=[str(row.pk) for row in rows],
        )  # fmt: skip
    return sorted({row.zorgcoordinator.naam if row.zorgcoordinator else "het team" for row in rows})


def search_for_melding(actor: Actor, melding_id: UUID) -> tuple[Melding, Uitslag | None]:
    """With what the melding tells; None when it tells nothing by which somebody is known. The number of the melder
    counts only when that is the person."""
    require(actor, RIGHT)
    melding = access.look_at_melding(actor, melding_id)
    gegeven = _own_number(melding)
    if not melding.betrokkene_naam and not gegeven:
        return melding, None
    return melding, search(actor, Zoekvraag(melding.betrokkene_naam, None, gegeven), besides=melding)


def _own_number(melding: Melding) -> str:
    """Of the melder only when that is the person."""
    own = melding.melder_telefoon if melding.melder_soort == "betrokkene" else ""
    return own if kinds_of(own) else ""


def may_join(actor: Actor, melding: Melding) -> bool:
    return _open_to("bij_dossier", actor, melding)


def may_open(actor: Actor, melding: Melding) -> bool:
    return _open_to("dossier_maken", actor, melding)


def _open_to(stap: str, actor: Actor, melding: Melding) -> bool:
    return stap in {edge.name for edge in machine_for(actor.kind).open_to(melding.status, actor.roles)}


def melding_after(actor: Actor, melding_id: UUID) -> Melding:
    """As it is after a step of the actor."""
    return access.melding_for(actor, melding_id)


def points_of(actor: Actor, dossier_id: UUID) -> Punten:
    """A look: it is written to the log. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    return Punten(dossier, Herkenningspunt.objects.filter(dossier=dossier).select_related("vastgelegd_door"))
