"""Reading the sociale kaart: the list, one organisation with its people, what to look at again, and who fits best."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from casework.sociale_kaart.models import Kaartcontact, Kaartinstelling, Kaartwijziging, Organisatie, Specialisme
from casework.sociale_kaart.passend import Hulpvraag, Kandidaat, Passend, rank
from casework.sociale_kaart.rules import (
    KAART,
    TERMIJN,
    Verschil,
    nakijken_voor,
    oudste_dag,
    te_oud,
)
from casework.sociale_kaart.woorden import AANBOD
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.core.once import once
from dekkend.core.transitions import Edge
from dekkend.isolation.context import current_schema
from dekkend.keys.keyring import load
from tenants.public import gemeente_names, gemeenten, members_of

INZIEN, BEHEREN = "sociale_kaart_inzien", "sociale_kaart_beheren"
KAARTGROND = "sociale kaart van de regio"
LAATSTE = 25


@dataclass(frozen=True)
class Wijziging:
    """A line of the history, to show."""

    soort: str
    at: Any
    door: str
    verschillen: list[Verschil]


@dataclass(frozen=True)
class Blad:
    """One organisation as its page shows it to this actor."""

    organisatie: Organisatie
    gemeenten: str
    contacten: list[Kaartcontact]
    verborgen: int
    specialismen: list[Specialisme]
    wijzigingen: list[Wijziging]
    stappen: dict[str, Edge]
    nakijken_voor: date
    te_oud: bool


def organisaties(actor: Actor) -> QuerySet[Organisatie]:
    """All of them; who may not manage the map does not see the archive. Raises Hidden."""
    require(actor, INZIEN)
    rows = Organisatie.objects.order_by("naam", "pk")
    return rows if may(actor, BEHEREN) else rows.filter(status="actief")


def organisatie_for(actor: Actor, organisatie_id: UUID, *, lock: bool = False) -> Organisatie:
    """Raises Hidden."""
    rows = organisaties(actor).select_for_update() if lock else organisaties(actor)
    found = rows.filter(pk=organisatie_id).first()
    if found is None:
        raise Hidden
    return found


def organisatie_to_change(actor: Actor, organisatie_id: UUID, step: str) -> Organisatie:
    """For a form; raises Hidden for who may only look, and Refused when the step cannot be taken."""
    require(actor, BEHEREN)
    found = organisatie_for(actor, organisatie_id)
    KAART.take(step, found.status)
    return found


def contacts_shown(actor: Actor, organisatie: Organisatie) -> list[Kaartcontact]:
    """Who manages the map sees all of them, others those that may be shared."""
    rows = organisatie.contacten.order_by("gemaakt_at", "pk")
    return list(rows if may(actor, BEHEREN) else rows.filter(delen=True))


def contact_to_change(actor: Actor, kaartcontact_id: UUID, *, lock: bool = False) -> Kaartcontact:
    """Raises Hidden."""
    require(actor, BEHEREN)
    rows = Kaartcontact.objects.select_related("organisatie")
    found = (rows.select_for_update() if lock else rows).filter(pk=kaartcontact_id).first()
    if found is None:
        raise Hidden
    KAART.take("wijzigen", found.organisatie.status)
    return found


def contact_for_form(actor: Actor, kaartcontact_id: UUID) -> Kaartcontact:
    """A look: it is written to the log. Raises Hidden."""
    found = contact_to_change(actor, kaartcontact_id)
    _looked(actor, found.organisatie_id)
    return found


def specialisme_to_change(actor: Actor, specialisme_id: UUID) -> Specialisme:
    """Raises Hidden."""
    require(actor, BEHEREN)
    found = Specialisme.objects.select_related("organisatie").filter(pk=specialisme_id).first()
    if found is None:
        raise Hidden
    KAART.take("wijzigen", found.organisatie.status)
    return found


def blad(actor: Actor, organisatie_id: UUID) -> Blad:
    """The page of one organisation. It shows people, so it is a look: it is written to the log. Raises Hidden."""
    found = organisatie_for(actor, organisatie_id)
    _looked(actor, found.pk)
    beheert = may(actor, BEHEREN)
    contacten = contacts_shown(actor, found)
    weken = termijn()
    return Blad(
        organisatie=found,
        gemeenten=places(found, gemeente_names(found.gm_codes)),
        contacten=contacten,
        verborgen=0 if beheert else found.contacten.filter(delen=False).count(),
        specialismen=list(found.specialismen.order_by("onderwerp")),
        wijzigingen=history(found) if beheert else [],
        stappen={edge.name: edge for edge in KAART.open_to(found.status, actor.roles)} if beheert else {},
        nakijken_voor=nakijken_voor(found.nagekeken_op, weken),
        te_oud=te_oud(found.nagekeken_op, today(), weken),
    )


def _looked(actor: Actor, organisatie_id: UUID) -> None:
    record("organisatie_bekeken", actor=actor, object_type="organisatie", object_id=organisatie_id, ground=KAARTGROND)


def places(organisatie: Organisatie, names: dict[str, str]) -> str:
    if organisatie.landelijk:
        return "Het hele land"
    return ", ".join(sorted(names.get(code, code) for code in organisatie.gm_codes))


def history(organisatie: Organisatie) -> list[Wijziging]:
    """The last changes, newest first."""
    rows = organisatie.wijzigingen.select_related("door").order_by("-versie")[:LAATSTE]
    return [
        Wijziging(row.get_soort_display(), row.at, row.door.naam if row.door else "Dekkend", differences_in(row))
        for row in rows
    ]


def differences_in(row: Kaartwijziging) -> list[Verschil]:
    """Nothing when the key of the organisation is gone, or when it was written in another shape."""
    lines = row.verschillen if isinstance(row.verschillen, list) else []
    return [Verschil(one["veld"], one["was"], one["wordt"]) for one in lines if isinstance(one, dict)]


# For who invites guests


def id_of(naam: str) -> UUID | None:
    return Organisatie.objects.filter(naam__iexact=naam).values_list("pk", flat=True).first()


def name_of(organisatie_id: UUID) -> str | None:
    return Organisatie.objects.filter(pk=organisatie_id).values_list("naam", flat=True).first()


def to_choose() -> list[tuple[str, str]]:
    """Of what is not in the archive."""
    rows = Organisatie.objects.filter(status=KAART.initial).order_by("naam").values_list("pk", "naam")
    return [(str(pk), naam) for pk, naam in rows]


def termijn() -> int:
    """In weeks. One question for a whole page."""
    found = once(
        ("kaartinstelling", current_schema()), lambda: Kaartinstelling.objects.values_list("weken", flat=True).first()
    )
    return TERMIJN if found is None else found


def to_look_at_again(actor: Actor) -> QuerySet[Organisatie]:
    """What is older than the term, oldest first. Raises Hidden for who does not manage the map."""
    require(actor, BEHEREN)
    rows = Organisatie.objects.filter(status="actief", nagekeken_op__lt=oudste_dag(today(), termijn()))
    return rows.order_by("nagekeken_op", "naam")


def who_know(rows: QuerySet[Organisatie], onderwerp: str) -> QuerySet[Organisatie]:
    """Those that are good at it, or where somebody knows it well."""
    good_at = Specialisme.objects.filter(organisatie=OuterRef("pk"), onderwerp=onderwerp)
    somebody = Kaartcontact.objects.filter(organisatie=OuterRef("pk"), kent__contains=[onderwerp])
    return rows.filter(Exists(good_at) | Exists(somebody))


def own_gemeenten(schema: str) -> list[tuple[str, str]]:
    """The gemeenten of the regio, to choose from."""
    return [(member.gm_code, member.naam) for member in members_of(schema, today())]


def codes_of(typed: Iterable[str]) -> tuple[list[str], list[str]]:
    """The codes of what was typed as names or codes, and what the register does not have."""
    wanted = [one.strip() for one in typed if one.strip()]
    if not wanted:
        return [], []
    known = {view.naam.casefold(): view.code for view in gemeenten(today())}
    known |= {code.casefold(): code for code in known.values()}
    return (
        [known[one.casefold()] for one in wanted if one.casefold() in known],
        [one for one in wanted if one.casefold() not in known],
    )


def with_people(rows: QuerySet[Organisatie]) -> QuerySet[Organisatie]:
    """For a file: with who works there and what it is good at, in two more questions."""
    return rows.prefetch_related(
        Prefetch("contacten", Kaartcontact.objects.order_by("gemaakt_at", "pk")),
        Prefetch("specialismen", Specialisme.objects.order_by("onderwerp")),
    )


def for_export(actor: Actor) -> list[Organisatie]:
    """All that is on the map, with people; a look at all of them. Raises Hidden for who does not manage the map."""
    require(actor, BEHEREN)
    found = list(with_people(organisaties(actor).filter(status="actief")))
    load(actor.tenant, [one.pk for one in found])
    record(
        "sociale_kaart_uitgevoerd",
        actor=actor,
        object_type="organisatielijst",
        object_id="",
        ground=KAARTGROND,
        organisaties=sorted(str(one.pk) for one in found),
    )
    return found


def best_fit(actor: Actor, hulpvraag: Hulpvraag, *, limit: int | None = None) -> list[Passend]:
    """The organisations on the map that offer what is asked, best first, each with its reasons and objections as
    sentences; see `passend.rank`. Raises Hidden, and InvalidInput for an offer that is not in the list."""
    require(actor, INZIEN)
    if hulpvraag.aanbod not in AANBOD:
        raise InvalidInput({"aanbod": ["Kies uit de lijst welke hulp nodig is."]})
    rows = Organisatie.objects.filter(status="actief", aanbod__contains=[hulpvraag.aanbod])
    return rank(hulpvraag, candidates(rows), today())[:limit]


def candidates(rows: QuerySet[Organisatie]) -> Iterable[Kandidaat]:
    for row in rows.prefetch_related("specialismen"):
        yield Kandidaat(
            id=row.pk,
            naam=row.naam,
            aanbod=frozenset(row.aanbod),
            doelgroep_gender=frozenset(row.doelgroep_gender),
            doelgroep_leeftijd=frozenset(row.doelgroep_leeftijd),
            contra_indicaties=frozenset(row.contra_indicaties),
            landelijk=row.landelijk,
            gm_codes=frozenset(row.gm_codes),
            bekend_met_doelgroep=row.bekend_met_doelgroep,
            specialismen={one.onderwerp: one.bewijs for one in row.specialismen.all()},
            wachttijd_dagen=row.wachttijd_dagen,
            wachttijd_op=row.wachttijd_op,
        )
