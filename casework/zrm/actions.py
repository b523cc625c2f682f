"""Recording a measurement, correcting one, and withdrawing one that should not be there."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.records import record_to_change
from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.rules import GELDIG, ZRMMETING, ZrmInvoer, check_reason, checked
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput
from dekkend.web.formats import datum


@transaction.atomic
def record_meting(*, actor: Actor, dossier_id: UUID, invoer: ZrmInvoer) -> Zrmmeting:
    """Raises InvalidInput, also when this scorer measured on that day already: then it is a correction."""
    require(actor, "zrm_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    tidy = checked(invoer, geboren=dossier.persoon.geboortedatum, vandaag=today())
    _check_first(dossier, tidy)
    meting = _save(dossier, tidy, actor)
    _note("zrm_gemeten", dossier, meting, actor)
    return meting


@transaction.atomic
def correct_meting(*, actor: Actor, meting_id: UUID, invoer: ZrmInvoer, reden: str) -> Zrmmeting:
    """A new version beside the old one. Raises InvalidInput without a reason, and Refused when a colleague corrected
    or withdrew it meanwhile."""
    dossier, old = _meting_to_change(actor, meting_id)
    edge = access.take_step(actor, ZRMMETING, "corrigeren", old.status)
    why = check_reason(reden)
    tidy = checked(invoer, geboren=dossier.persoon.geboortedatum, vandaag=today())
    _check_first(dossier, tidy, besides=old)
    _lapse(old, actor, edge.target)
    meting = _save(dossier, tidy, actor, correctie_van=old, reden=why)
    _note(edge.audit, dossier, meting, actor, vorige=str(old.pk))
    return meting


@transaction.atomic
def withdraw_meting(*, actor: Actor, meting_id: UUID, reden: str) -> Zrmmeting:
    """For a measurement that does not belong in this dossier. It stays to be read, and counts no longer."""
    dossier, meting = _meting_to_change(actor, meting_id)
    edge = access.take_step(actor, ZRMMETING, "intrekken", meting.status)
    meting.intrek_reden = check_reason(reden)
    _lapse(meting, actor, edge.target)
    _note(edge.audit, dossier, meting, actor)
    return meting


def _meting_to_change(actor: Actor, meting_id: UUID) -> tuple[Dossier, Zrmmeting]:
    """With its dossier locked, so that two colleagues do not correct one version."""
    row = record_to_change(actor, "zrm_vastleggen", Zrmmeting.objects.all(), meting_id)
    return row.dossier, row


def _check_first(dossier: Dossier, invoer: ZrmInvoer, besides: Zrmmeting | None = None) -> None:
    """Who sends a form twice, or measures what a colleague recorded already, is told so."""
    same_day = Zrmmeting.objects.filter(dossier=dossier, status=GELDIG, datum=invoer.datum)
    others = [one for one in same_day if besides is None or one.pk != besides.pk]
    if any(one.scorer.casefold() == invoer.scorer.casefold() for one in others):
        raise InvalidInput(
            {"datum": ["Van deze dag en deze scorer is er al een meting. Corrigeer die als er iets anders is."]}
        )


def _save(dossier: Dossier, invoer: ZrmInvoer, actor: Actor, **more: object) -> Zrmmeting:
    meting = Zrmmeting(
        dossier=dossier,
        datum=invoer.datum,
        scorer=invoer.scorer,
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
        **more,
    )
    meting.save(force_insert=True)
    Zrmscore.objects.bulk_create(
        Zrmscore(meting=meting, domein=one.domein, score=one.score, reden=one.reden, notitie=one.notitie)
        for one in invoer.scores
    )
    return meting


def _lapse(meting: Zrmmeting, actor: Actor, status: str) -> None:
    meting.status, meting.vervallen_at, meting.vervallen_door_id = status, now(), actor.user_id
    meting.save(update_fields=["status", "vervallen_at", "vervallen_door", "intrek_reden"])


def _note(code: str, dossier: Dossier, meting: Zrmmeting, actor: Actor, **details: str) -> None:
    happened(
        code,
        dossier,
        actor=actor,
        ground=access.dossier_ground(actor, dossier),
        tekst=f"Zelfredzaamheid-Matrix van {datum(meting.datum)}.",
        meting=str(meting.pk),
        **details,
    )
