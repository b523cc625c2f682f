"""Using noodtoegang, ending it, seeing that it was used, and judging it."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.gronden import NOODTOEGANG
from casework.inzage.models import Inzage
from casework.inzage.rules import NOODTOEGANG_DUUR
from casework.noodtoegang.melden import send_notices
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.noodtoegang.queries import fgs, last_use, noodtoegang_to_judge, own_notice
from casework.noodtoegang.rules import check_judgement, check_reason, judge_before, tidy_nummer
from casework.team.queries import coordinators_of
from casework.vervanging.queries import vervangers_of
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused

TOEZICHT = "toezicht"
EIGEN = "eigen caseload"


def open_noodtoegang(*, actor: Actor, nummer: str, reden: str) -> Noodtoegang:
    """Three hours in one dossier, from now. Nobody is asked; everybody who should know is told.

    The view makes sure that the user has just proved who he is. Raises InvalidInput for a number that is not there
    (which is logged: somebody may be trying numbers) or a reason that says too little, and Refused when there is
    access already."""
    require(actor, "noodtoegang_gebruiken")
    if actor.user_id is None or actor.channel != "web":
        raise Hidden
    tidy = check_reason(reden)
    dossier = Dossier.objects.filter(nummer=tidy_nummer(nummer)).first()
    if dossier is None:
        record(
            "noodtoegang_gezocht",
            actor=actor,
            object_type="noodtoegang",
            object_id="",
            ground=NOODTOEGANG,
            outcome="geweigerd",
        )
        raise InvalidInput({"nummer": ["Er is geen dossier met dit nummer. Controleer het nummer."]})
    return _open(actor, actor.user_id, dossier.pk, tidy)


@transaction.atomic
def _open(actor: Actor, user_id: UUID, dossier_id: UUID, reden: str) -> Noodtoegang:
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("zorgcoordinator").get(pk=dossier_id)
    if access.judge(actor, dossier).alles:
        raise Refused(f"U kunt dossier {dossier.nummer} al bekijken. Het staat in uw lijst van dossiers.")
    begin = now()
    noodtoegang = Noodtoegang(id=uuid4(), beoordelen_voor=judge_before(today()))
    noodtoegang.inzage = Inzage.objects.create(
        dossier=dossier,
        user_id=user_id,
        grond="noodtoegang",
        bron=noodtoegang.pk,
        van=begin,
        tot=begin + NOODTOEGANG_DUUR,
        reden=reden,
        gegeven_door_id=user_id,
        gegeven_at=begin,
    )
    noodtoegang.save(force_insert=True)
    told = _write_notices(noodtoegang, dossier, user_id, begin)
    happened(
        "noodtoegang_geopend",
        dossier,
        actor=actor,
        ground=NOODTOEGANG,
        noodtoegang=str(noodtoegang.pk),
        tot=noodtoegang.inzage.tot.isoformat() if noodtoegang.inzage.tot else "",
        berichten=told,
    )
    # Not through the broker: that may be away. What does not go now is found by the next round.
    transaction.on_commit(send_notices, robust=True)
    return noodtoegang


def _write_notices(noodtoegang: Noodtoegang, dossier: Dossier, user_id: UUID, begin: datetime) -> int:
    """To every FG, and to the zorgcoördinator, whoever stands in for that one, and who works along; not to the user
    himself. Somebody who is both hears as FG."""
    owner = dossier.zorgcoordinator_id
    owners = [owner, *vervangers_of(owner), *coordinators_of(dossier.pk)] if owner else []
    people = {**dict.fromkeys(owners, "zorgcoordinator"), **dict.fromkeys(fgs(), "fg")}
    people.pop(user_id, None)
    Noodbericht.objects.bulk_create(
        Noodbericht(noodtoegang=noodtoegang, ontvanger_id=one, soort=kind, proberen_vanaf=begin)
        for one, kind in people.items()
    )
    return len(people)


@transaction.atomic
def end_noodtoegang(*, actor: Actor, dossier_id: UUID) -> Noodtoegang:
    """Earlier than after three hours, by who opened it. Raises Hidden for others, Refused when it is over."""
    noodtoegang = last_use(actor, dossier_id)
    inzage = noodtoegang.inzage
    if inzage.ingetrokken_at is not None or inzage.tot is None or inzage.tot <= now():
        raise Refused("Deze noodtoegang is al afgelopen.")
    inzage.ingetrokken_at, inzage.ingetrokken_door_id = now(), actor.user_id
    inzage.save(update_fields=["ingetrokken_at", "ingetrokken_door"])
    happened("noodtoegang_beeindigd", inzage.dossier, actor=actor, ground=NOODTOEGANG, noodtoegang=str(noodtoegang.pk))
    return noodtoegang


@transaction.atomic
def mark_seen(*, actor: Actor, noodtoegang_id: UUID) -> Noodbericht:
    """By somebody who was told of it. Raises Hidden for others."""
    bericht = own_notice(actor, noodtoegang_id, lock=True)
    if bericht.gezien_at is None:
        bericht.gezien_at = now()
        bericht.save(update_fields=["gezien_at"])
        _log("noodtoegang_gezien", bericht.noodtoegang, actor, EIGEN if bericht.soort != "fg" else TOEZICHT)
    return bericht


@transaction.atomic
def judge_noodtoegang(*, actor: Actor, noodtoegang_id: UUID, oordeel: str, toelichting: str) -> Noodtoegang:
    """By an FG, not about himself, once. Raises InvalidInput and Refused."""
    noodtoegang = noodtoegang_to_judge(actor, noodtoegang_id)
    if noodtoegang.oordeel:
        raise Refused("Deze noodtoegang is al beoordeeld.")
    noodtoegang.toelichting = check_judgement(oordeel, toelichting)
    noodtoegang.oordeel = oordeel
    noodtoegang.beoordeeld_door_id, noodtoegang.beoordeeld_at = actor.user_id, now()
    noodtoegang.save()
    Noodbericht.objects.filter(noodtoegang=noodtoegang, soort="fg", gezien_at=None).update(gezien_at=now())
    _log("noodtoegang_beoordeeld", noodtoegang, actor, TOEZICHT, oordeel=oordeel)
    return noodtoegang


def _log(code: str, noodtoegang: Noodtoegang, actor: Actor, ground: str, **details: str) -> None:
    record(
        code,
        actor=actor,
        object_type="dossier",
        object_id=noodtoegang.inzage.dossier_id,
        ground=ground,
        noodtoegang=str(noodtoegang.pk),
        **details,
    )
