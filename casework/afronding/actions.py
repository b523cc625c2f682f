"""Ending a traject by the rules of bijlage 3, opening it again, and care after the end."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.afronding.lopend import running_in
from casework.afronding.models import Afrondingspunt, Afsluiting, Nazorgmoment
from casework.afronding.queries import facts_of
from casework.afronding.rules import (
    AFSLUITING,
    HEROPENREDENEN,
    NAZORG,
    NAZORGSTAPPEN,
    PUNT,
    PUNTEN,
    TERUGKEER,
    VORMEN,
    AfsluitInvoer,
    check_afsluiting,
    check_nazorg,
    tidy_text,
)
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import AFSLUITREDENEN, DOSSIER, VOORBIJ
from casework.pijlers.rules import check_choice, check_date
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused


@dataclass(frozen=True)
class NazorgStap:
    """How it went. `datum` is the day of the contact, or on which it was cancelled."""

    stap: str
    datum: date
    uitkomst: str = ""


@transaction.atomic
def close_dossier(*, actor: Actor, dossier_id: UUID, invoer: AfsluitInvoer) -> Dossier:
    """Raises Hidden, InvalidInput, Refused when it is closed already, and NogNietAf with what must be there first."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    edge = access.take_step(actor, DOSSIER, "afsluiten", dossier.fase)
    stand = running_in(dossier)
    said = check_afsluiting(invoer, facts_of(dossier, stand), today())
    dossier.fase, dossier.afgesloten_at, dossier.afsluit_reden = edge.target, now(), said.einde
    dossier.save(update_fields=["fase", "afgesloten_at", "afsluit_reden", "gewijzigd_at"])
    Afsluiting.objects.create(
        dossier=dossier, status=AFSLUITING.initial, einde=said.einde, datum=said.datum, terugkeer=said.terugkeer,
        toelichting=said.toelichting, verder=said.verder, afgesloten_at=dossier.afgesloten_at,
        afgesloten_door_id=actor.user_id,
    )  # fmt: skip
    tekst = [f"{AFSLUITREDENEN[said.einde]}, {said.datum:%d-%m-%Y}."]
    if said.terugkeer:
        tekst.append(f"{TERUGKEER[said.terugkeer]}.")
    tekst.append(said.toelichting)
    if stand.lopend:
        tekst += ["\nLiep nog:", *(f"\n{one.zin}." for one in stand.lopend), f"\nHoe het verdergaat: {said.verder}"]
    _note(edge.audit, dossier, actor, *tekst, fase=edge.target)
    return dossier


@transaction.atomic
def reopen_dossier(*, actor: Actor, dossier_id: UUID, reden: str) -> Dossier:
    """The closing stays in the history; nazorg that was still to come is dropped. Raises Hidden, InvalidInput and
    Refused."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    edge = access.take_step(actor, DOSSIER, "heropenen", dossier.fase)
    check_choice("reden", reden, HEROPENREDENEN)
    dossier.fase, dossier.afgesloten_at, dossier.afsluit_reden = edge.target, None, ""
    dossier.save(update_fields=["fase", "afgesloten_at", "afsluit_reden", "gewijzigd_at"])
    # What was closed before there were rows has none.
    for closing in Afsluiting.objects.select_for_update().filter(dossier=dossier, status=AFSLUITING.initial):
        closing.status = access.take_step(actor, AFSLUITING, "heropenen", closing.status).target
        closing.heropend_at, closing.heropend_door_id, closing.heropen_reden = now(), actor.user_id, reden
        closing.save(update_fields=["status", "heropend_at", "heropend_door", "heropen_reden"])
    coming = Nazorgmoment.objects.filter(dossier=dossier, status=NAZORG.initial)
    dropped = coming.update(status="vervallen", afgehandeld_op=today(), gewijzigd_door_id=actor.user_id)
    care = f"Afgesproken nazorg die vervalt: {dropped}." if dropped else ""
    _note(edge.audit, dossier, actor, f"{HEROPENREDENEN[reden]}.", care, fase=edge.target)
    return dossier


@transaction.atomic
def record_punt(*, actor: Actor, dossier_id: UUID, punt: str, datum: date, toelichting: str = "") -> Afrondingspunt:
    """Takes the place of what was written down about the same point. Raises Hidden, InvalidInput, Refused."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    _check_open(dossier)
    check_choice("punt", punt, PUNTEN)
    check_date("datum", datum, geboren=dossier.persoon.geboortedatum, vandaag=today())
    tekst = tidy_text("toelichting", toelichting)
    for earlier in Afrondingspunt.objects.filter(dossier=dossier, punt=punt, status=PUNT.initial):
        _withdraw(actor, earlier)
    row = Afrondingspunt.objects.create(
        dossier=dossier, punt=punt, status=PUNT.initial, datum=datum, toelichting=tekst, vastgelegd_at=now(),
        vastgelegd_door_id=actor.user_id,
    )  # fmt: skip
    _note("afrondingspunt_vastgelegd", dossier, actor, f"{PUNTEN[punt]}, {datum:%d-%m-%Y}.", tekst, punt=punt)
    return row


@transaction.atomic
def withdraw_punt(*, actor: Actor, punt_id: UUID) -> Afrondingspunt:
    """Not clear after all. Raises Hidden and Refused."""
    row = record_to_change(actor, "dossier_openen", Afrondingspunt.objects.all(), punt_id)
    dossier = row.dossier
    _check_open(dossier)
    code = _withdraw(actor, row)
    _note(code, dossier, actor, f"{PUNTEN[row.punt]}.", punt=row.punt)
    return row


@transaction.atomic
def agree_nazorg(*, actor: Actor, dossier_id: UUID, datum: date, vorm: str, afspraak: str = "") -> Nazorgmoment:
    """Before the closing or after it. Raises Hidden, InvalidInput and Refused."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    check_nazorg(datum, vorm, dossier.afsluit_reden, today())
    row = Nazorgmoment.objects.create(
        dossier=dossier, status=NAZORG.initial, datum=datum, vorm=vorm, afspraak=tidy_text("afspraak", afspraak),
        vastgelegd_at=now(), gewijzigd_door_id=actor.user_id,
    )  # fmt: skip
    _note("nazorg_afgesproken", dossier, actor, f"{VORMEN[vorm]} op {datum:%d-%m-%Y}.", row.afspraak)
    return row


@transaction.atomic
def take_nazorg_step(*, actor: Actor, nazorg_id: UUID, invoer: NazorgStap) -> Nazorgmoment:
    """Raises Hidden, InvalidInput and Refused."""
    row = record_to_change(actor, "dossier_openen", Nazorgmoment.objects.all(), nazorg_id)
    dossier = row.dossier
    check_choice("stap", invoer.stap, NAZORGSTAPPEN)
    edge = access.take_step(actor, NAZORG, invoer.stap, row.status)
    check_date("datum", invoer.datum, geboren=None, vandaag=today())
    back = edge.target == NAZORG.initial
    row.status, row.gewijzigd_door_id = edge.target, actor.user_id
    row.afgehandeld_op = None if back else invoer.datum
    row.uitkomst = "" if back else tidy_text("uitkomst", invoer.uitkomst)
    row.save()
    said = tidy_text("uitkomst", invoer.uitkomst)
    _note(edge.audit, dossier, actor, f"{edge.label}, {invoer.datum:%d-%m-%Y}.", said, stand=edge.target)
    return row


def _check_open(dossier: Dossier) -> None:
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")


def _withdraw(actor: Actor, row: Afrondingspunt) -> str:
    edge = access.take_step(actor, PUNT, "intrekken", row.status)
    row.status, row.ingetrokken_at = edge.target, now()
    row.save(update_fields=["status", "ingetrokken_at"])
    return edge.audit


def _note(code: str, dossier: Dossier, actor: Actor, *parts: str, **details: str) -> None:
    ground = access.dossier_ground(actor, dossier)
    happened(code, dossier, actor=actor, ground=ground, tekst=" ".join(filter(None, parts)), **details)
