"""What casework puts on "Mijn werk", and its figures. Titles name a number, never a person."""

from functools import partial

from django.urls import reverse

from casework.concept.queries import begun
from casework.contact.queries import counted_meldingen, new_meldingen
from casework.contact.rules import answer_before
from casework.dossier.queries import own_open_dossiers
from casework.herinnering.queries import terms
from casework.kenmerken import vormen_tekst
from casework.noodtoegang.queries import notices_for, to_judge
from casework.overdracht import queries as overdrachten
from casework.registratie.rules import DOEL
from casework.toestemming.queries import count_never_asked
from casework.wissen.queries import waiting
from casework.zrm.queries import late_dossiers, measured_before
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.web.formats import datumtijd
from dekkend.web.work import Asked, Facts, Figure, WorkItem, as_day, day_of, together
from tenants.public import names_of

# The FG is there in every kind of tenant, the tables of casework in these.
KINDS = ("regio", "gemeente")
MOST = 25


@together
def waiting_meldingen(actor: Actor) -> list[Asked]:
    """New ones, the ones with danger on top. In time is the same day with danger, else the working days that
    the regio agreed on."""
    if not may(actor, "melding_noteren"):
        return []
    step = "Geef de melding door aan de regio." if actor.kind == "gemeente" else "Beoordeel de melding."
    facts = {"pk": "pk", "nummer": "nummer", "vormen": "vormen", "gevaar": "in_gevaar", "ontvangen": "ontvangen_at"}
    days = terms(today())["melding_antwoord"]
    return [Asked(new_meldingen(actor), facts, partial(_melding, step=step, days=days))]


def _melding(one: Facts, step: str, days: int) -> WorkItem:
    return WorkItem(
        title=f"Melding {one['nummer']}",
        url=reverse("melding", args=[one["pk"]]),
        why=f"{step} {vormen_tekst(one['vormen'])}.",
        due=answer_before(day_of(one["ontvangen"]), one["gevaar"], days),
        urgent=one["gevaar"] == "ja",
        group="Nieuwe meldingen",
    )


def waiting_concepten(actor: Actor) -> list[WorkItem]:
    """What the actor began to type and did not send."""
    return [
        WorkItem(
            title=f"{one.titel}, begonnen op {datumtijd(one.concept.begonnen_at)}",
            url=one.url,
            why="U heeft dit nog niet opgeslagen.",
            group="Nog niet af",
        )
        for one in begun(actor)
    ]


@together
def waiting_noodtoegang(actor: Actor) -> list[Asked]:
    """At once: for the FG what must be judged, for the zorgcoördinator that somebody was in his dossier."""
    if actor.kind not in KINDS:
        return []
    told = {"pk": "noodtoegang", "nummer": "noodtoegang__inzage__dossier__nummer"}
    return [
        Asked(to_judge(actor), {"pk": "pk", "voor": "beoordelen_voor"}, _to_judge),
        Asked(notices_for(actor), told, _told_of_noodtoegang),
    ]


def _to_judge(one: Facts) -> WorkItem:
    return WorkItem(
        title="Noodtoegang beoordelen",
        url=reverse("noodtoegang", args=[one["pk"]]),
        why="Een medewerker opende in nood een dossier van een collega. Beoordeel of dat terecht was.",
        due=as_day(one["voor"]),
        urgent=True,
        group="Noodtoegang",
    )


def _told_of_noodtoegang(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Noodtoegang tot dossier {one['nummer']}",
        url=reverse("noodtoegang", args=[one["pk"]]),
        why="Een collega opende dit dossier in nood. Kijk wie en waarom.",
        urgent=True,
        group="Noodtoegang",
    )


@together
def waiting_wisverzoeken(actor: Actor) -> list[Asked]:
    """Dossiers that a colleague asked to destroy."""
    if actor.kind not in KINDS:
        return []
    facts = {"pk": "pk", "nummer": "dossier__nummer", "door": "voorgesteld_door__naam"}
    return [Asked(waiting(actor), facts, _to_destroy)]


def _to_destroy(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']} vernietigen",
        url=reverse("wisverzoek", args=[one["pk"]]),
        why=f"{one['door']} stelt voor dit dossier te vernietigen. Beslis of dat goed is.",
        group="Wisverzoeken",
    )


def waiting_overnames(actor: Actor) -> list[WorkItem]:
    """Dossiers that another regio offers to ours; for every zorgcoördinator, until one answers."""
    found = list(overdrachten.waiting_overnames(actor)[:MOST])
    names = names_of({one.afzender for one in found}) if found else {}
    return [
        WorkItem(
            title=f"Dossier van {names.get(one.afzender, 'een andere regio')}",
            url=reverse("overname", args=[one.pk]),
            why=f"{one.get_reden_display()}. Neem het over of weiger het met een reden.",
            due=one.reageren_voor,
            urgent=one.spoed,
            group="Aangeboden door een andere regio",
        )
        for one in found
    ]


@together
def late_overdrachten(actor: Actor) -> list[Asked]:
    """Own offers without an answer in time, and dossiers that did not arrive."""
    facts = {"pk": "pk", "nummer": "dossier__nummer", "status": "status", "voor": "reageren_voor"}
    return [Asked(overdrachten.late_overdrachten(actor), facts, _late_overdracht)]


def _late_overdracht(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Overdracht van dossier {one['nummer']}",
        url=reverse("overdracht", args=[one["pk"]]),
        why="De andere regio heeft nog niet geantwoord. Bel, wacht, of trek het aanbod in."
        if one["status"] == "aangeboden"
        else "De andere regio heeft het dossier nog niet. Kijk waar de brief is.",
        due=as_day(one["voor"]),
        group="Overdrachten zonder antwoord",
    )


@together
def waiting_zrm(actor: Actor) -> list[Asked]:
    """Own dossiers in which self-reliance should have been measured by now."""
    if not may(actor, "zrm_vastleggen"):
        return []
    facts = {"pk": "pk", "nummer": "nummer", "laatste": "laatste_zrm", "geopend": "geopend_at"}
    return [Asked(late_dossiers(actor), facts, _zrm)]


def _zrm(one: Facts) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=reverse("dossier_zrm", args=[one["pk"]]),
        why="Meet de zelfredzaamheid.",
        due=measured_before(day_of(one["geopend"]), as_day(one["laatste"])),
        group="Zelfredzaamheid meten",
    )


def figures(actor: Actor) -> list[Figure]:
    found = []
    if may(actor, "melding_noteren"):
        new, danger = counted_meldingen(actor)
        found.append(
            Figure(
                "Nieuwe meldingen",
                str(new),
                hint=f"{danger} met gevaar" if danger else "Geen met gevaar",
                url=reverse("melding_lijst") + "?status=nieuw",
                tone="negative" if danger else "",
            )
        )
    if may(actor, "dossier_openen"):
        own, unasked = count_never_asked(own_open_dossiers(actor), DOEL)
        found.append(Figure("Mijn lopende dossiers", str(own), url=reverse("dossier_lijst")))
        found.append(
            Figure(
                "Toestemming niet gevraagd",
                str(unasked),
                hint="In uw lopende dossiers" if unasked else "Overal gevraagd",
                tone="warning" if unasked else "positive",
            )
        )
    return found
