"""Writing down that a track began, and what became of it."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ as DOSSIER_VOORBIJ
from casework.pijlers.klokken import start_clocks, stop_clocks
from casework.pijlers.rules import check_choice, tidy_text
from casework.records import record_to_change
from casework.verblijfsrecht.models import Verblijfsspoor, Verlenging
from casework.verblijfsrecht.rules import (
    EINDREDENEN,
    LOPEND,
    SPOREN,
    STAPPEN,
    VERBLIJFSSPOOR,
    VERLENGREDENEN,
    SpoorInvoer,
    StapInvoer,
    check_begin,
    check_once,
    check_side_by_side,
    check_step,
    clocks_of,
    extended_to,
    last_day,
)
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused


@transaction.atomic
def start_spoor(*, actor: Actor, dossier_id: UUID, invoer: SpoorInvoer) -> Verblijfsspoor:
    """Raises InvalidInput for dates that contradict each other, and Refused when there is such a track already."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in DOSSIER_VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = check_begin(invoer, dossier.persoon.geboortedatum, today())
    check_once(said.soort, _not_again(dossier))
    spoor = Verblijfsspoor(
        dossier=dossier,
        soort=said.soort,
        status=VERBLIJFSSPOOR.initial,
        stand_op=said.datum,
        dublin=said.dublin,
        aangevraagd_op=None if said.loopt else said.datum,
        toelichting=said.toelichting,
        vastgelegd_door_id=actor.user_id,
        gewijzigd_door_id=actor.user_id,
        vastgelegd_at=now(),
    )
    if said.loopt:
        spoor.status = access.take_step(actor, VERBLIJFSSPOOR, "verlenen", spoor.status).target
        spoor.begin = said.datum
        spoor.eind = last_day(said.soort, said.datum, said.eind, dublin=said.dublin)
    _check_periods(spoor)
    spoor.save(force_insert=True)
    _start(spoor, "begin" if said.loopt else "aanvraag")
    _note("verblijfsspoor_vastgelegd", spoor, actor, said.toelichting)
    return spoor


@transaction.atomic
def take_spoor_step(*, actor: Actor, spoor_id: UUID, invoer: StapInvoer) -> Verblijfsspoor:
    """Granted, refused, objected to, extended, ended, or a mistake. Raises Hidden, InvalidInput and Refused."""
    spoor = record_to_change(actor, "dossier_openen", Verblijfsspoor.objects.all(), spoor_id)
    check_choice("stap", invoer.stap, STAPPEN)
    edge = access.take_step(actor, VERBLIJFSSPOOR, invoer.stap, spoor.status)
    toelichting = tidy_text(invoer.toelichting)
    check_step(spoor.soort, invoer, sinds=spoor.stand_op, eind=spoor.eind, vandaag=today())
    spoor.status, spoor.stand_op, spoor.gewijzigd_door_id = edge.target, invoer.datum, actor.user_id
    told = _CONSEQUENCES[edge.name](spoor, invoer, actor)
    _check_periods(spoor)
    spoor.save()
    _note(edge.audit, spoor, actor, " ".join(filter(None, (told, toelichting))))
    return spoor


def _granted(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    spoor.begin = invoer.datum
    spoor.eind = last_day(spoor.soort, invoer.datum, invoer.eind, dublin=spoor.dublin)
    stop_clocks(actor, spoor.pk)
    _start(spoor, "begin")
    return ""


def _refused(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    stop_clocks(actor, spoor.pk)
    _start(spoor, "afwijzing")
    return ""


def _objected(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    """How long that takes is not ours to count: no clock runs."""
    stop_clocks(actor, spoor.pk)
    return ""


def _extended(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    eind = extended_to(spoor.soort, invoer, spoor.eind)
    Verlenging.objects.create(
        spoor=spoor, datum=invoer.datum, eind_was=spoor.eind, eind_wordt=eind, reden=invoer.reden,
        door_id=actor.user_id, vastgelegd_at=now(),
    )  # fmt: skip
    spoor.eind = eind
    terms = [term for term in clocks_of(spoor.soort, "begin", invoer.datum, dublin=spoor.dublin) if term.einde]
    stop_clocks(actor, spoor.pk, [term.code for term in terms])
    start_clocks(spoor.dossier, spoor.pk, terms, vanaf=invoer.datum, eind=eind)
    return f"{VERLENGREDENEN[invoer.reden]}."


def _ended(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    spoor.beeindigd_op, spoor.eind_reden = invoer.datum, invoer.reden
    stop_clocks(actor, spoor.pk)
    return f"{EINDREDENEN[invoer.reden]}."


def _mistaken(spoor: Verblijfsspoor, invoer: StapInvoer, actor: Actor) -> str:
    stop_clocks(actor, spoor.pk)
    return ""


_CONSEQUENCES: dict[str, Callable[[Verblijfsspoor, StapInvoer, Actor], str]] = {
    "verlenen": _granted,
    "afwijzen": _refused,
    "bezwaar": _objected,
    "verlengen": _extended,
    "beeindigen": _ended,
    "herroepen": _mistaken,
}


def _not_again(dossier: Dossier) -> set[str]:
    """Kinds that are under way, and a bedenktijd that was."""
    rows = Verblijfsspoor.objects.filter(dossier=dossier).exclude(status="vergissing")
    return {soort for soort, status in rows.values_list("soort", "status") if status in LOPEND or soort == "bedenktijd"}


def _check_periods(spoor: Verblijfsspoor) -> None:
    new = spoor.periode
    if new is not None:
        others = Verblijfsspoor.objects.filter(dossier=spoor.dossier_id).exclude(pk=spoor.pk)
        check_side_by_side(new, [one.periode for one in others if one.periode is not None])


def _start(spoor: Verblijfsspoor, moment: str) -> None:
    terms = clocks_of(spoor.soort, moment, spoor.stand_op, dublin=spoor.dublin)
    start_clocks(spoor.dossier, spoor.pk, terms, vanaf=spoor.stand_op, eind=spoor.eind)


def _note(code: str, spoor: Verblijfsspoor, actor: Actor, toelichting: str) -> None:
    """On the timeline stands what it is and until when, so that it is understood without the page of the pillar."""
    until = f", tot en met {spoor.eind:%d-%m-%Y}" if spoor.status == "loopt" and spoor.eind else ""
    tekst = f"{SPOREN[spoor.soort]}, {spoor.stand_op:%d-%m-%Y}{until}. {toelichting}".strip()
    happened(
        code, spoor.dossier, actor=actor, ground=access.dossier_ground(actor, spoor.dossier), tekst=tekst,
        spoor=str(spoor.pk), stand=spoor.status,
    )  # fmt: skip
