"""Following a criminal case: its steps, the rights of the victim, and damages."""

from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.rules import VOORBIJ as DOSSIER_VOORBIJ
from casework.pijlers.klokken import start_clocks, stop_clocks
from casework.pijlers.rules import check_choice, check_date, terms_of, tidy_text
from casework.records import record_to_change
from casework.strafrecht.models import Schadevergoeding, Slachtofferrecht, Strafzaak
from casework.strafrecht.rules import (
    NAAR_BEGIN,
    RECHTEN,
    RECHTSTAPPEN,
    SCHADESTAPPEN,
    SCHADEVERGOEDING,
    SLACHTOFFERRECHT,
    STAPPEN,
    STRAFZAAK,
    UITSPRAKEN,
    WEGEN,
    ZaakInvoer,
    ZaakStap,
    check_bedrag,
    check_stap,
    check_toegewezen,
    check_zaak,
)
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.money import format_euro

SOORT = "strafzaak"


@transaction.atomic
def start_zaak(*, actor: Actor, dossier_id: UUID, invoer: ZaakInvoer) -> Strafzaak:
    """Raises InvalidInput for an impossible date, and Refused in a closed dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in DOSSIER_VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = check_zaak(invoer, dossier.persoon.geboortedatum, today())
    status = STRAFZAAK.initial
    if said.begin in NAAR_BEGIN:
        status = access.take_step(actor, STRAFZAAK, NAAR_BEGIN[said.begin], status).target
    zaak = Strafzaak.objects.create(
        dossier=dossier, status=status, stand_op=said.datum, begonnen_op=said.datum, kenmerk=said.kenmerk,
        toelichting=said.toelichting, vastgelegd_at=now(), gewijzigd_door_id=actor.user_id,
    )  # fmt: skip
    _start(zaak, said.begin)
    _note("strafzaak_vastgelegd", zaak, actor, f"{zaak.get_status_display()}, {said.datum:%d-%m-%Y}.", said.toelichting)
    return zaak


@transaction.atomic
def take_zaak_step(*, actor: Actor, zaak_id: UUID, invoer: ZaakStap) -> Strafzaak:
    """Raises Hidden, InvalidInput and Refused."""
    zaak = _locked(actor, zaak_id)
    check_choice("stap", invoer.stap, STAPPEN)
    edge = access.take_step(actor, STRAFZAAK, invoer.stap, zaak.status)
    tekst = tidy_text(invoer.toelichting)
    check_stap(invoer, sinds=zaak.stand_op, vandaag=today())
    zaak.status, zaak.stand_op, zaak.gewijzigd_door_id = edge.target, invoer.datum, actor.user_id
    if edge.name == "zitting_plannen":
        zaak.zitting_op = invoer.zitting_op
    if edge.name == "uitspreken":
        zaak.uitspraak = invoer.uitspraak
    zaak.save()
    stop_clocks(actor, zaak.pk)
    _start(zaak, edge.name)
    _note(edge.audit, zaak, actor, f"{edge.label}, {invoer.datum:%d-%m-%Y}.", _about(zaak, edge.name), tekst)
    return zaak


@transaction.atomic
def record_recht(*, actor: Actor, zaak_id: UUID, recht: str, stap: str, datum: date) -> Slachtofferrecht:
    """`stap` is "uitleggen" for the first time, after that a step of the machine. Raises as above."""
    zaak = _locked(actor, zaak_id)
    check_choice("recht", recht, RECHTEN)
    check_choice("stap", stap, RECHTSTAPPEN)
    check_date("datum", datum, geboren=None, vandaag=today())
    row = Slachtofferrecht.objects.filter(zaak=zaak, recht=recht).first()
    if row is None:
        row = Slachtofferrecht(zaak=zaak, recht=recht, status=SLACHTOFFERRECHT.initial)
    elif stap == "uitleggen":
        raise Refused("Dit recht is al uitgelegd. Kies wat de betrokkene ermee wil.")
    if stap != "uitleggen":
        row.status = access.take_step(actor, SLACHTOFFERRECHT, stap, row.status).target
    row.stand_op, row.door_id = datum, actor.user_id
    row.save()
    _note("slachtofferrecht_vastgelegd", zaak, actor, f"{RECHTEN[recht]}: {row.get_status_display().lower()}.")
    return row


@transaction.atomic
def ask_schadevergoeding(*, actor: Actor, zaak_id: UUID, weg: str, bedrag: int | None, datum: date) -> Schadevergoeding:
    """`bedrag` in cents. Raises as above."""
    zaak = _locked(actor, zaak_id)
    check_choice("weg", weg, WEGEN)
    check_date("datum", datum, geboren=None, vandaag=today())
    row = Schadevergoeding.objects.create(
        zaak=zaak, weg=weg, status=SCHADEVERGOEDING.initial, stand_op=datum, door_id=actor.user_id,
        gevraagd_cent=check_bedrag("bedrag", bedrag),
    )  # fmt: skip
    _note("schadevergoeding_stap", zaak, actor, f"{WEGEN[weg]}: {format_euro(row.gevraagd_cent)} gevraagd.")
    return row


@transaction.atomic
def take_schade_step(
    *, actor: Actor, schadevergoeding_id: UUID, stap: str, datum: date, bedrag: int | None = None
) -> Schadevergoeding:
    """`bedrag` counts for granting. Raises as above."""
    require(actor, "dossier_openen")
    mine = access.dossiers_to_change(actor)
    found = Schadevergoeding.objects.filter(pk=schadevergoeding_id, zaak__dossier__in=mine).first()
    if found is None:
        raise Hidden
    zaak = _locked(actor, found.zaak_id)
    row = Schadevergoeding.objects.select_for_update(of=("self",)).get(pk=schadevergoeding_id)
    check_choice("stap", stap, SCHADESTAPPEN)
    edge = access.take_step(actor, SCHADEVERGOEDING, stap, row.status)
    check_date("datum", datum, geboren=None, vandaag=today())
    granted = check_toegewezen(stap, bedrag, row.gevraagd_cent)
    row.status, row.stand_op, row.door_id = edge.target, datum, actor.user_id
    row.toegewezen_cent = granted if granted is not None else row.toegewezen_cent
    row.save()
    amount = f", {format_euro(row.toegewezen_cent)}" if row.toegewezen_cent else ""
    _note(edge.audit, zaak, actor, f"{WEGEN[row.weg]}: {edge.label.lower()}{amount}.")
    return row


def _locked(actor: Actor, zaak_id: UUID) -> Strafzaak:
    return record_to_change(actor, "dossier_openen", Strafzaak.objects.all(), zaak_id)


def _about(zaak: Strafzaak, stap: str) -> str:
    if stap == "zitting_plannen" and zaak.zitting_op is not None:
        return f"Zitting op {zaak.zitting_op:%d-%m-%Y}."
    return f"{UITSPRAKEN[zaak.uitspraak]}." if stap == "uitspreken" else ""


def _start(zaak: Strafzaak, moment: str) -> None:
    """The zitting is the last day of what must be arranged before it."""
    terms = terms_of(SOORT, moment, zaak.stand_op)
    start_clocks(zaak.dossier, zaak.pk, terms, vanaf=zaak.stand_op, eind=zaak.zitting_op)


def _note(code: str, zaak: Strafzaak, actor: Actor, *parts: str) -> None:
    happened(
        code, zaak.dossier, actor=actor, ground=access.dossier_ground(actor, zaak.dossier),
        tekst=" ".join(filter(None, parts)), zaak=str(zaak.pk), stand=zaak.status,
    )  # fmt: skip
