"""Drawing up, correcting and approving a begroting."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.access import require_user
from billing.begroting.models import Begroting
from billing.begroting.rules import BEGROTING, BegrotingInvoer, check_besluit, check_four_eyes, check_invoer
from billing.maatstaf.actions import take_inwoners
from billing.maatstaf.queries import stand_of
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused

OPSTELLEN = "recht om een begroting op te stellen"
VASTSTELLEN = "recht om een begroting vast te stellen"


@transaction.atomic
def draw_up_begroting(*, actor: Actor, invoer: BegrotingInvoer) -> Begroting:
    """A new version for a year, as a concept. Raises InvalidInput when the year has a concept already."""
    user_id = require_user(actor, "begroting_opstellen")
    versies = list(Begroting.objects.select_for_update().filter(jaar=invoer.jaar).order_by("versie"))
    check_invoer(invoer)
    if any(versie.status == "concept" for versie in versies):
        raise InvalidInput({"jaar": [f"Er is al een concept voor {invoer.jaar}. Wijzig dat concept."]})
    begroting = Begroting(
        jaar=invoer.jaar,
        versie=versies[-1].versie + 1 if versies else 1,
        status=BEGROTING.initial,
        opgesteld_door_id=user_id,
    )
    _fill(begroting, invoer, actor, user_id)
    try:
        with transaction.atomic():
            begroting.save(force_insert=True)
    except IntegrityError as error:
        raise Refused("Iemand anders maakte net ook een begroting voor dit jaar. Ververs de pagina.") from error
    _log("begroting_opgesteld", begroting, actor, OPSTELLEN)
    return begroting


@transaction.atomic
def correct_begroting(*, actor: Actor, begroting_id: UUID, invoer: BegrotingInvoer) -> Begroting:
    """Change a concept. The year stays as it is; the inhabitants are taken again."""
    user_id = require_user(actor, "begroting_opstellen")
    begroting = _locked(begroting_id)
    edge = BEGROTING.take("wijzigen", begroting.status)
    check_invoer(invoer)
    if invoer.jaar != begroting.jaar:
        raise InvalidInput({"jaar": ["Het jaar van een begroting kan niet worden gewijzigd. Maak een nieuwe."]})
    _fill(begroting, invoer, actor, user_id)
    begroting.save()
    _log(edge.audit, begroting, actor, OPSTELLEN)
    return begroting


@transaction.atomic
def approve_begroting(*, actor: Actor, begroting_id: UUID, besluit_kenmerk: str, besluit_datum: date) -> Begroting:
    """Fix a concept by a decision. Another user than who wrote it does so; an earlier version is replaced."""
    user_id = require_user(actor, "verdeling_vaststellen")
    begroting = _locked(begroting_id)
    edge = BEGROTING.take("vaststellen", begroting.status)
    check_four_eyes(user_id, begroting.makers)
    check_besluit(besluit_kenmerk, besluit_datum, today())
    for vorige in Begroting.objects.select_for_update().filter(jaar=begroting.jaar, status=edge.target):
        _replace(vorige, actor)
    begroting.status = edge.target
    begroting.besluit_kenmerk = besluit_kenmerk.strip()
    begroting.besluit_datum = besluit_datum
    begroting.vastgesteld_door_id = user_id
    begroting.save()
    _log(edge.audit, begroting, actor, VASTSTELLEN, besluit_datum=besluit_datum.isoformat())
    return begroting


def _replace(vorige: Begroting, actor: Actor) -> None:
    edge = BEGROTING.take("vervangen", vorige.status)
    vorige.status = edge.target
    vorige.save()
    _log(edge.audit, vorige, actor, VASTSTELLEN)


def _locked(begroting_id: UUID) -> Begroting:
    begroting = Begroting.objects.select_for_update().filter(pk=begroting_id).first()
    if begroting is None:
        raise Hidden
    return begroting


def _fill(begroting: Begroting, invoer: BegrotingInvoer, actor: Actor, user_id: UUID) -> None:
    stand = stand_of(actor.tenant, invoer.jaar)
    begroting.maatstaf = take_inwoners(actor=actor, stand=stand)
    begroting.inwoners = stand.totaal
    begroting.basis_fte = invoer.basis_fte
    begroting.politieregio = invoer.politieregio
    begroting.fte = invoer.fte
    begroting.tarief_cent = invoer.tarief_cent
    begroting.personeel_cent = invoer.personeel_cent
    begroting.overige_kosten_cent = invoer.overige_kosten_cent
    begroting.overige_kosten_toelichting = invoer.overige_kosten_toelichting.strip()
    begroting.decentralisatie_uitkering_cent = invoer.decentralisatie_uitkering_cent
    begroting.eigen_middelen_cent = invoer.eigen_middelen_cent
    begroting.te_verdelen_cent = invoer.te_verdelen_cent
    begroting.gewijzigd_door_id = user_id


def _log(code: str, begroting: Begroting, actor: Actor, ground: str, **details: str) -> None:
    record(
        code,
        actor=actor,
        object_type="begroting",
        object_id=begroting.pk,
        ground=ground,
        jaar=begroting.jaar,
        versie=begroting.versie,
        te_verdelen_cent=begroting.te_verdelen_cent,
        **details,
    )
