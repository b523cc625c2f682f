"""Who may see which dossier, when: random worlds, in which lists, the judgement on one dossier, and a reading of the
rules that knows nothing of either, must say the same about everybody, everything and every moment."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import access
from casework.avgverzoek.models import Avgverzoek
from casework.contact.models import Melding
from casework.dossier.models import Dossier
from casework.gronden import (
    ALLES,
    CASELOAD,
    GEDEELD,
    GRONDEN,
    NOODTOEGANG,
    OVERLEG,
    TEAM,
    TEAMLID,
    VERVANGING,
    Venster,
    Zaak,
    decide,
)
from casework.inzage.models import Inzage
from casework.team.models import Teamlid
from casework.vervanging.models import Vervanging
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.core.errors import Hidden
from dekkend.isolation.context import inside
from dekkend.keys.fields import Sealed
from tenants.models import Tenant
from tests.tellingen import Telling

NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
# ALLE_WERELDEN=1 asks more of them.
WORLDS, AT_ONCE = 1_000 if os.environ.get("ALLE_WERELDEN") else 250, 10
# Where one window ends another begins, and a moment may lie just on it.
HOURS = (-30, -3, -2, -1, 0, 1, 2, 3, 26)
GEMEENTEN = ["GM0753", "GM0753", "GM0770", ""]
GUEST_ROLE = {True: frozenset({"aandachtsfunctionaris"}), False: frozenset({"ketenpartner"})}
REGIO_ROLES = sorted(code for code, role in ROLES.items() if "regio" in role.kinds)
LIKELY = ["zorgcoordinator"] * 8 + ["gedragswetenschapper", "ketenpartner", "ketenpartner"] + REGIO_ROLES


@dataclass
class Lent:
    who: UUID
    what: UUID
    why: str
    begin: datetime
    end: datetime | None
    taken_back: bool


@dataclass
class Absence:
    away: UUID
    stands_in: UUID
    begin: datetime
    end: datetime
    ended: bool


@dataclass
class Place:
    who: UUID
    what: UUID
    part: str
    begin: datetime
    end: datetime | None
    stopped: bool


@dataclass
class Asked:
    """What the person of a dossier asked, and how far that is."""

    what: UUID
    right: str
    state: str
    answer: str
    against: str


@dataclass
class World:
    """Whose each dossier is (None: nobody's), for each melding who noted it and in which dossier it is, and who is a
    guest, with his gemeente ("" for a guest of an organisation)."""

    roles: dict[UUID, frozenset[str]]
    dossiers: dict[UUID, UUID | None]
    meldingen: dict[UUID, tuple[UUID | None, UUID | None]]
    lent: list[Lent] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    guests: dict[UUID, str] = field(default_factory=dict)
    team: list[Place] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def world_of(seed: int) -> World:
    dice = random.Random(seed)
    people = [uuid4() for _ in range(dice.randint(2, 4))]
    roles = {one: frozenset(dice.sample(LIKELY, dice.choice([1, 1, 1, 2]))) for one in people}
    guests = {uuid4(): dice.choice(GEMEENTEN) for _ in range(dice.randint(0, 3))}
    roles |= {one: GUEST_ROLE[bool(code)] for one, code in guests.items()}
    people += guests
    dossiers = {uuid4(): dice.choice([*people, *people, None]) for _ in range(dice.randint(2, 5))}
    ids = list(dossiers)
    meldingen = {uuid4(): (dice.choice([*people, None]), dice.choice([*ids, None])) for _ in range(dice.randint(0, 4))}
    world = World(roles, dossiers, meldingen, guests=guests)
    for _ in range(dice.randint(0, 7)):
        why = dice.choice(["overleg", "zorgactie", "noodtoegang"])
        begin, end = sorted(dice.sample(HOURS, 2))
        end = min(end, begin + 3) if why == "noodtoegang" else end
        until = None if why == "zorgactie" and dice.random() < 0.3 else NU + timedelta(hours=end)
        lent = Lent(dice.choice(people), dice.choice(ids), why, NU + timedelta(hours=begin), until, dice.random() < 0.2)
        world.lent.append(lent)
    for _ in range(dice.randint(0, 3)):
        away, stands_in = dice.sample(people, 2)
        begin, end = sorted(dice.sample(HOURS, 2))
        absence = Absence(away, stands_in, NU + timedelta(hours=begin), NU + timedelta(hours=end), dice.random() < 0.2)
        world.absences.append(absence)
    for who, what in {(dice.choice(people), dice.choice(ids)) for _ in range(dice.randint(0, 5))}:
        begin, end = sorted(dice.sample(HOURS, 2))
        until = None if dice.random() < 0.4 else NU + timedelta(hours=end)
        part = dice.choice(["zorgcoordinator"] * 4 + ["gedragswetenschapper", "betrokken"])
        world.team.append(Place(who, what, part, NU + timedelta(hours=begin), until, dice.random() < 0.2))
    # One of a kind in each dossier: two of them cannot be open at the same time.
    for what, right in {(dice.choice(ids), dice.choice(["beperking", "bezwaar"])) for _ in range(dice.randint(0, 4))}:
        state = dice.choice(["ontvangen", "verlengd", "besloten", "verteld", "verteld", "opgeheven", "ingetrokken"])
        decided = state in ("besloten", "verteld", "opgeheven")
        answer = dice.choice(["toegewezen", "deels", "geweigerd"]) if decided else ""
        against = dice.choice(["alles", "registratie"]) if right == "bezwaar" else ""
        world.asked.append(Asked(what, right, state, answer, against))
    return world


def merged(worlds: list[World]) -> World:
    """To put in the database at once: nobody of one world has anything to do with another."""
    whole = World({}, {}, {})
    for world in worlds:
        whole.roles |= world.roles
        whole.dossiers |= world.dossiers
        whole.meldingen |= world.meldingen
        whole.lent += world.lent
        whole.absences += world.absences
        whole.guests |= world.guests
        whole.team += world.team
        whole.asked += world.asked
    return whole


def guest_of(world: World, who: UUID) -> Gast | None:
    if who not in world.guests:
        return None
    code = world.guests[who]
    return Gast(gm_code=code) if code else Gast(organisatie="Opvang (voorbeeld)")


def build(world: World) -> None:
    User.objects.bulk_create(
        User(
            pk=pk,
            naam="x",
            email=f"{pk}@voorbeeld.example.org",
            gast_gm_code=of.gm_code,
            gast_organisatie=of.organisatie,
        )
        for pk in world.roles
        for of in [guest_of(world, pk) or Gast()]
    )
    Dossier.objects.bulk_create(
        Dossier(pk=pk, nummer=str(pk)[:20], fase="intake", zorgcoordinator_id=owner, vormen=["onbekend"],
                gender="onbekend", nationaliteitsgroep="onbekend", geopend_at=NU)
        for pk, owner in world.dossiers.items()
    )  # fmt: skip
    sealed = Sealed(b"x")
    Melding.objects.bulk_create(
        Melding(
            pk=pk, nummer=str(pk)[:20], status="in_dossier" if dossier else "nieuw", in_gevaar="nee",
            genoteerd_door_id=noted, dossier_id=dossier, namens_gemeente=world.guests.get(noted, ""),
            herkomst="gemeente" if world.guests.get(noted) else "eigen",
            vormen=["onbekend"], minderjarig="nee", kanaal="anders", melder_soort="anders",
            terugbellen="nee", ontvangen_at=NU, omschrijving=sealed,
            betrokkene_naam=sealed, vindplaats=sealed, melder_naam=sealed, melder_organisatie=sealed,
            melder_telefoon=sealed, terugbellen_wanneer=sealed, afsluit_toelichting=sealed,
        )
        for pk, (noted, dossier) in world.meldingen.items()
    )  # fmt: skip
    Inzage.objects.bulk_create(
        Inzage(user_id=one.who, dossier_id=one.what, grond=one.why, bron=uuid4(), van=one.begin, tot=one.end,
               gegeven_at=NU, reden=sealed if one.why == "noodtoegang" else None,
               ingetrokken_at=NU if one.taken_back else None)
        for one in world.lent
    )  # fmt: skip
    Vervanging.objects.bulk_create(
        Vervanging(afwezige_id=one.away, vervanger_id=one.stands_in, van=one.begin, tot=one.end, geregeld_at=NU,
                   beeindigd_at=NU if one.ended else None)
        for one in world.absences
    )  # fmt: skip
    Teamlid.objects.bulk_create(
        Teamlid(gebruiker_id=one.who, dossier_id=one.what, rol=one.part, van=one.begin, tot=one.end, reden=sealed,
                toegevoegd_at=NU, gestopt_at=NU if one.stopped else None, stopreden="klaar" if one.stopped else "")
        for one in world.team
    )  # fmt: skip
    Avgverzoek.objects.bulk_create(
        Avgverzoek(dossier_id=one.what, recht=one.right, status=one.state, besluit=one.answer, tegen=one.against,
                   grond="uavg_41" if one.answer in ("deels", "geweigerd") else "", aanvrager="betrokkene", wat=sealed,
                   ontvangen_op=NU, uiterlijk=NU, besloten_at=NU if one.answer else None, verteld_op=NU,
                   wijze="persoonlijk", opheffing_op=NU, vastgelegd_door_id=next(iter(world.roles)), vastgelegd_at=NU)
        for one in world.asked
    )  # fmt: skip


# A second reading of the rules: from the words of docs/besluiten/0018, with nothing of the program in it.

CHOOSABLE = [
    "eigen caseload", "in het team van het dossier", "vervanging van een collega",
    "team, nog geen zorgcoördinator", "advies op elke casus",
    "aangenomen zorgactie", "op de agenda van een overleg", "meldingen van de regio", "zelf genoteerd",
    "door de eigen gemeente gemeld",
]  # fmt: skip
GUESTS = {"zorgcoordinator", "gedragswetenschapper", "aandachtsfunctionaris", "ketenregisseur", "ketenpartner"}


def borrowed(world: World, who: UUID, what: UUID, why: str, moment: datetime) -> bool:
    for one in world.lent:
        if one.who != who or one.what != what or one.why != why or one.taken_back:
            continue
        if moment < one.begin:
            continue
        if one.end is not None and moment >= one.end:
            continue
        return True
    return False


def allows(lean: frozenset[str] | None, ground: str) -> bool:
    """A token may be narrowed to some grounds; a person in a browser never is."""
    return True if lean is None else ground in lean


def stands_still(world: World, what: UUID) -> bool:
    """From docs/besluiten/0033: a restriction that was granted, until it is lifted; an objection to all sharing from
    the day it came, unless it was refused."""
    for one in world.asked:
        if one.what != what:
            continue
        agreed = one.state in ("besloten", "verteld") and one.answer != "geweigerd"
        waits = one.state in ("ontvangen", "verlengd")
        if one.right == "beperking" and agreed:
            return True
        if one.right == "bezwaar" and one.against == "alles" and (agreed or waits):
            return True
    return False


def helps_with(world: World, who: UUID, what: UUID, moment: datetime) -> bool:
    """He was put in the team of this dossier as a zorgcoördinator, and is in it at this moment."""
    for one in world.team:
        if (one.who, one.what, one.part) != (who, what, "zorgcoordinator") or one.stopped or moment < one.begin:
            continue
        if one.end is None or moment < one.end:
            return True
    return False


def takes_the_place_of(world: World, who: UUID, moment: datetime) -> set[UUID]:
    return {
        one.away for one in world.absences if one.stands_in == who and not one.ended and one.begin <= moment < one.end
    }


def works_on(world: World, who: UUID, what: UUID, moment: datetime, lean: frozenset[str] | None) -> bool:
    """His own, nobody's, one in whose team he is, or of a colleague whose place he takes: that colleague's own, or one
    in whose team that colleague is. Only for a zorgcoördinator."""
    if "zorgcoordinator" not in world.roles[who]:
        return False
    owner = world.dossiers[what]
    if owner is None and allows(lean, "team, nog geen zorgcoördinator"):
        return True
    if owner == who and allows(lean, "eigen caseload"):
        return True
    if helps_with(world, who, what, moment) and allows(lean, "in het team van het dossier"):
        return True
    away = takes_the_place_of(world, who, moment) if allows(lean, "vervanging van een collega") else set()
    return any(one == owner or helps_with(world, one, what, moment) for one in away)


def may_do(
    world: World, who: UUID, what: UUID, channel: str, moment: datetime, lean: frozenset[str] | None
) -> tuple[str, bool]:
    """How much may be read ("", "gedeeld" or "alles"), and whether it may be changed."""
    if works_on(world, who, what, moment, lean):
        return "alles", True
    if "gedragswetenschapper" in world.roles[who] and allows(lean, "advies op elke casus"):
        return "alles", False
    glass = channel == "web" and allows(lean, "noodtoegang")
    if glass and "zorgcoordinator" in world.roles[who] and borrowed(world, who, what, "noodtoegang", moment):
        return "alles", False
    table = allows(lean, "op de agenda van een overleg") and borrowed(world, who, what, "overleg", moment)
    care = allows(lean, "aangenomen zorgactie") and borrowed(world, who, what, "zorgactie", moment)
    if world.roles[who] & GUESTS and (table or care) and not stands_still(world, what):
        return "gedeeld", False
    return "", False


def may_see_melding(
    world: World, who: UUID, melding: UUID, channel: str, moment: datetime, lean: frozenset[str] | None
) -> bool:
    noted, dossier = world.meldingen[melding]
    roles = world.roles[who]
    if who in world.guests:
        own = world.guests[who]
        passed_on = own != "" and noted in world.guests and world.guests[noted] == own
        return passed_on and allows(lean, "door de eigen gemeente gemeld")
    if not roles & {"zorgcoordinator", "gedragswetenschapper", "aandachtsfunctionaris"}:
        return False
    if noted == who and allows(lean, "zelf genoteerd"):
        return True
    if not roles & {"zorgcoordinator", "gedragswetenschapper"}:
        return False
    if dossier is None:
        return allows(lean, "meldingen van de regio")
    return may_do(world, who, dossier, channel, moment, lean)[0] == "alles"


def seen(rows: Callable[..., object], actor: Actor, moment: datetime, known: set[UUID]) -> set[UUID]:
    """What a list holds; nothing when the list is not there for this actor."""
    try:
        return set(rows(actor, moment).values_list("pk", flat=True)) & known  # type: ignore[attr-defined]
    except Hidden:
        return set()


def compare(world: World, dice: random.Random) -> tuple[int, int]:
    """How many decisions were compared, and how many of them let somebody in."""
    compared = allowed = 0
    dossiers, meldingen = set(world.dossiers), set(world.meldingen)
    for who, roles in world.roles.items():
        moment = NU + timedelta(hours=dice.choice(HOURS), microseconds=dice.choice([-1, 0, 0, 1]))
        channel = dice.choice(["web", "web", "api"])
        lean = frozenset(dice.sample(CHOOSABLE, dice.randint(1, 6))) if dice.random() < 0.3 else None
        gast = guest_of(world, who)
        actor = Actor(who, "x", roles, "r_00000001", "regio", channel, gast=gast, gronden=lean)
        read = seen(access.dossiers_for, actor, moment, dossiers)
        change = seen(access.dossiers_to_change, actor, moment, dossiers)
        shown = seen(access.dossiers_shown_to, actor, moment, dossiers)
        letters = seen(access.meldingen_for, actor, moment, meldingen)
        for dossier in access.with_facts(Dossier.objects.filter(pk__in=dossiers), actor):
            besluit = access.judge(actor, dossier, nu=moment)
            lezen, wijzigen = may_do(world, who, dossier.pk, channel, moment, lean)
            assert (besluit.lezen, besluit.wijzigen) == (lezen, wijzigen), (actor, dossier, besluit)
            in_lists = (dossier.pk in read, dossier.pk in shown, dossier.pk in change)
            assert in_lists == (lezen == "alles", lezen != "", wijzigen), (actor, dossier, besluit)
            compared, allowed = compared + 1, allowed + (besluit.lezen != "")
        for melding in meldingen:
            expected = may_see_melding(world, who, melding, channel, moment, lean)
            assert (melding in letters) == expected, (actor, melding)
            compared, allowed = compared + 1, allowed + expected
    return compared, allowed


def test_lists_judgement_and_a_second_reading_agree_in_random_worlds(regio: Tenant, telling: Telling) -> None:
    totals = {"werelden": 0, "besluiten": 0, "toegestaan": 0}

    @settings(max_examples=WORLDS // AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**48))
    def run(seed: int) -> None:
        worlds = [world_of(seed + number) for number in range(AT_ONCE)]
        with inside(regio), transaction.atomic():
            build(merged(worlds))
            found = [compare(world, random.Random(seed)) for world in worlds]
            transaction.set_rollback(True)
        totals["werelden"] += len(found)
        totals["besluiten"] += sum(compared for compared, _ in found)
        totals["toegestaan"] += sum(allowed for _, allowed in found)

    run()
    assert totals["werelden"] >= WORLDS
    assert totals["besluiten"] >= 10 * WORLDS
    assert 0.1 < totals["toegestaan"] / totals["besluiten"] < 0.9
    telling("werelden met gronden", totals["werelden"])
    telling("besluiten over inzage drie keer gelijk", totals["besluiten"])
    telling("daarvan toegestaan", totals["toegestaan"])


RIGHTS = [("lezen", ["", GEDEELD, ALLES]), *((name, [False, True]) for name in ("noteren", "wijzigen", "uitdraaien"))]


def test_no_ground_gives_less_than_one_after_it() -> None:
    """So the first that holds is also the widest, and nobody loses by having two."""
    for before, after in pairwise(GRONDEN):
        for name, steps in RIGHTS:
            assert steps.index(getattr(before, name)) >= steps.index(getattr(after, name)), (before.naam, name)


def who(*roles: str, channel: str = "web") -> Actor:
    return Actor(UUID(int=1), "x", frozenset(roles), "r_00000001", "regio", channel)


def window(grond: str, *, tot: datetime | None = NU + timedelta(hours=3), ingetrokken: bool = False) -> Venster:
    return Venster(grond, NU, tot, ingetrokken)


def a_case(
    nu: datetime, *inzage: Venster, owner: int | None = 2, vervanging: tuple[Venster, ...] = (),
    team: tuple[Venster, ...] = (),
) -> Zaak:  # fmt: skip
    return Zaak(nu, UUID(int=owner) if owner else None, inzage, vervanging, team)


def person(grond: str, who: int, naam: str = "") -> Venster:
    return Venster(grond, NU, None, wie=UUID(int=who), naam=naam)


@pytest.mark.parametrize(
    ("after", "open_"),
    [
        (timedelta(microseconds=-1), False),
        (timedelta(), True),
        (timedelta(hours=2, minutes=59, seconds=59), True),
        (timedelta(hours=3, microseconds=-1), True),
        (timedelta(hours=3), False),
    ],
)
def test_noodtoegang_ends_to_the_second(after: timedelta, open_: bool) -> None:
    besluit = decide(who("zorgcoordinator"), a_case(NU + after, window("noodtoegang")))
    assert besluit.alles is open_
    assert besluit.tot == (NU + timedelta(hours=3) if open_ else None)


def test_noodtoegang_reads_everything_and_takes_nothing_along() -> None:
    besluit = decide(who("zorgcoordinator"), a_case(NU, window("noodtoegang")))
    assert (besluit.grond, besluit.noteren, besluit.wijzigen, besluit.uitdraaien) == (NOODTOEGANG, True, False, False)


@pytest.mark.parametrize("given", [who("ketenpartner"), who("fg"), who("zorgcoordinator", channel="api")])
def test_noodtoegang_is_for_a_zorgcoordinator_in_a_browser(given: Actor) -> None:
    assert not decide(given, a_case(NU, window("noodtoegang"))).alles


def test_a_seat_at_the_table_shows_only_what_is_shared() -> None:
    besluit = decide(who("ketenpartner"), a_case(NU, window("overleg")))
    assert (besluit.grond, besluit.lezen, besluit.noteren, besluit.uitdraaien) == (OVERLEG, GEDEELD, False, False)
    assert not decide(who("bestuurder"), a_case(NU, window("overleg"))).lezen


def test_what_stands_still_is_for_nobody_with_whom_it_was_shared() -> None:
    lent = (window("overleg"), window("zorgactie"), window("noodtoegang"))
    still = replace(a_case(NU, *lent), stil=True)
    assert decide(who("ketenpartner"), still).lezen == ""
    assert decide(who("ketenpartner"), replace(still, stil=False)).lezen == GEDEELD
    assert decide(who("zorgcoordinator"), still).grond == NOODTOEGANG
    assert decide(who("zorgcoordinator"), replace(still, zorgcoordinator=UUID(int=1))).wijzigen


def test_the_own_work_comes_first() -> None:
    lent = (window("noodtoegang"), window("overleg"))
    assert decide(who("zorgcoordinator"), a_case(NU, *lent, owner=1)).grond == CASELOAD
    instead = a_case(NU, *lent, vervanging=(person("vervanging", 2),))
    assert decide(who("zorgcoordinator"), instead).grond == VERVANGING
    assert decide(who("ketenpartner"), instead).grond == OVERLEG


def test_who_works_along_does_the_work_of_the_dossier() -> None:
    along = a_case(NU, team=(person("zorgcoordinator", 1), person("betrokken", 3)))
    besluit = decide(who("zorgcoordinator"), along)
    assert (besluit.grond, besluit.wijzigen, besluit.uitdraaien) == (TEAMLID, True, True)
    assert not decide(who("ketenregisseur"), along).lezen
    assert not decide(who("zorgcoordinator"), a_case(NU, team=(person("betrokken", 1),))).lezen
    assert decide(who("zorgcoordinator"), a_case(NU, owner=1, team=along.team)).grond == CASELOAD


def test_who_stands_in_is_named_for_whom_it_is() -> None:
    away = (person("vervanging", 3, "Kim"), person("vervanging", 2, "Bo"))
    team = (person("zorgcoordinator", 3),)
    assert decide(who("zorgcoordinator"), a_case(NU, vervanging=away[:1])).grond == ""
    for case, name in ((a_case(NU, vervanging=away[:1], team=team), "Kim"), (a_case(NU, vervanging=away), "Bo")):
        besluit = decide(who("zorgcoordinator"), case)
        assert (besluit.grond, besluit.namens) == (VERVANGING, name)


def test_without_end_it_lasts_until_it_is_taken_back() -> None:
    forever = NU + timedelta(days=900)
    assert decide(who("ketenpartner"), a_case(forever, window("zorgactie", tot=None))).lezen
    taken = window("zorgactie", tot=None, ingetrokken=True)
    assert not decide(who("ketenpartner"), a_case(forever, taken)).lezen


def test_nobody_is_no_owner() -> None:
    """Somebody without an account does not own what nobody owns."""
    stranger = Actor(None, "", frozenset({"zorgcoordinator"}), "r_00000001", "regio", "taak")
    assert decide(stranger, a_case(NU, owner=None)).grond == TEAM
