"""Proposing a dossier to a colleague, the answer, and the first meeting."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.gronden import TEAMLID
from casework.records import lock_dossier
from casework.team.beeindigen import end_place
from casework.vervanging.queries import is_candidate
from casework.wisseling.models import Wisseling
from casework.wisseling.queries import steps_open, wisseling_for
from casework.wisseling.rules import WISSELING, check_meeting, check_reden, check_voorstel
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.actions import remind
from dekkend.accounts.events import AccountGesloten
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.keys.keyring import load

GROND = "overdracht door een collega"
VOORBIJ_ANDERS = "Dit dossier is intussen dicht of van iemand anders. Vraag uw collega om het voorstel in te trekken."


@transaction.atomic
def propose_wisselingen(
    *, actor: Actor, dossiers: Sequence[UUID], naar: UUID, notitie: str, kennismaking_op: date
) -> list[Wisseling]:
    """The same note for each; nothing is proposed when one of them cannot be. Raises Hidden, InvalidInput, Refused."""
    require(actor, "dossier_openen")
    tidy = check_voorstel(dossiers, notitie, kennismaking_op, today())
    if not is_candidate(naar):
        raise InvalidInput({"naar": ["Kies een collega uit de lijst."]})
    found = [access.dossier_to_change(actor, dossier_id) for dossier_id in sorted(set(dossiers))]
    return [_propose(actor, dossier, naar, tidy, kennismaking_op) for dossier in found]


def _propose(actor: Actor, dossier: Dossier, naar: UUID, notitie: str, kennismaking_op: date) -> Wisseling:
    if dossier.besluit.grond == TEAMLID:
        raise Refused(f"U werkt mee in dossier {dossier.nummer}. De zorgcoördinator zelf geeft het aan een collega.")
    if dossier.fase in VOORBIJ:
        raise Refused(f"Dossier {dossier.nummer} is afgesloten. Dat hoeft niemand over te nemen.")
    van = dossier.zorgcoordinator_id
    if van is None:
        raise Refused(f"Dossier {dossier.nummer} heeft geen zorgcoördinator. Een collega kan het zo oppakken.")
    if van == naar:
        raise InvalidInput({"naar": [f"Deze collega is al de zorgcoördinator van dossier {dossier.nummer}."]})
    if Wisseling.objects.filter(dossier=dossier, status=WISSELING.initial).exists():
        raise Refused(f"Voor dossier {dossier.nummer} is er al een voorstel. Trek dat eerst in.")
    row = Wisseling.objects.create(
        dossier=dossier, van_id=van, naar_id=naar, status=WISSELING.initial, notitie=notitie,
        kennismaking_op=kennismaking_op, voorgesteld_at=now(), voorgesteld_door_id=actor.user_id,
    )  # fmt: skip
    ground = access.dossier_ground(actor, dossier)
    happened("wisseling_voorgesteld", dossier, actor=actor, ground=ground, naar=str(naar))
    remind(actor=actor, soort="dossier_gekregen", ontvangers=[naar])
    return row


@transaction.atomic
def accept_wisseling(*, actor: Actor, wisseling_id: UUID) -> Wisseling:
    """The dossier is of the actor from now on, with the note on its timeline. Raises Hidden and Refused."""
    row = _stepping(actor, wisseling_id, "aannemen")
    dossier = row.dossier
    if dossier.fase in (*VOORBIJ, "in_overdracht") or dossier.zorgcoordinator_id != row.van_id:
        raise Refused(VOORBIJ_ANDERS)
    dossier.zorgcoordinator_id = row.naar_id
    dossier.save(update_fields=["zorgcoordinator", "gewijzigd_at"])
    _moved(row, "aannemen", actor, row.notitie, van=str(row.van_id), naar=str(row.naar_id))
    end_place(dossier, row.naar_id, actor=actor, ground=GROND)
    return row


@transaction.atomic
def refuse_wisseling(*, actor: Actor, wisseling_id: UUID, reden: str) -> Wisseling:
    """It stays where it was. Raises Hidden, InvalidInput and Refused."""
    row = _stepping(actor, wisseling_id, "weigeren")
    row.reden = check_reden(reden)
    _moved(row, "weigeren", actor, row.reden)
    return row


@transaction.atomic
def withdraw_wisseling(*, actor: Actor, wisseling_id: UUID) -> Wisseling:
    """Before the answer. Raises Hidden and Refused."""
    row = _stepping(actor, wisseling_id, "intrekken")
    _moved(row, "intrekken", actor)
    return row


@transaction.atomic
def note_meeting(*, actor: Actor, wisseling_id: UUID, datum: date) -> Wisseling:
    """The next one met the person. Raises Hidden, InvalidInput and Refused."""
    row = _stepping(actor, wisseling_id, "kennismaken")
    since = row.beslist_at or row.voorgesteld_at
    check_meeting(datum, localdate(since), today())
    row.kennisgemaakt_op = datum
    _moved(row, "kennismaken", actor, f"{datum:%d-%m-%Y}.")
    return row


def withdraw_all_of(event: AccountGesloten) -> None:
    """Who leaves proposes nothing and takes nothing over; the caseload goes its own way."""
    if event.actor.kind != "regio":
        return
    waiting = (
        Wisseling.objects.filter(status=WISSELING.initial).select_related("dossier").select_for_update(of=("self",))
    )
    for row in [*waiting.filter(van=event.user_id), *waiting.filter(naar=event.user_id)]:
        load(event.actor.tenant, [row.dossier_id])
        row.status, row.beslist_at = "ingetrokken", now()
        row.save(update_fields=["status", "beslist_at"])
        happened("wisseling_ingetrokken", row.dossier, actor=event.actor, ground="het account is gesloten")


def _stepping(actor: Actor, wisseling_id: UUID, stap: str) -> Wisseling:
    """Locked with its dossier, for who may take this step. Raises Hidden for others, and Refused too late."""
    row = wisseling_for(actor, wisseling_id, lock=True)
    access.take_step(actor, WISSELING, stap, row.status)
    if stap not in {edge.name for edge in steps_open(actor, row)}:
        raise Hidden
    row.dossier = lock_dossier(row.dossier_id)
    load(actor.tenant, [row.dossier_id])
    return row


def _moved(row: Wisseling, stap: str, actor: Actor, tekst: str = "", **details: str) -> None:
    edge = WISSELING.take(stap, row.status)
    row.status = edge.target
    row.beslist_at = row.beslist_at or now()
    row.save()
    happened(edge.audit, row.dossier, actor=actor, ground=GROND, tekst=tekst, **details)
