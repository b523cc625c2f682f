"""Reading the uses of noodtoegang: for the FG all, for others only what concerns their own work."""

from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework.inzage.models import Inzage
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.noodtoegang.rules import VENSTER
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.queries import with_role
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from dekkend.keys.keyring import load

FG = "fg"


def fgs() -> list[UUID]:
    """Who is to be told of every use."""
    return with_role(FG)


def _all() -> QuerySet[Noodtoegang]:
    """With how often this user used it in the seven days up to and including this one."""
    window = Inzage.objects.filter(
        grond="noodtoegang",
        user=OuterRef("inzage__user"),
        van__lte=OuterRef("inzage__van"),
        van__gt=OuterRef("inzage__van") - VENSTER,
    )
    counted = window.order_by().values("user").annotate(aantal=Count("pk")).values("aantal")
    rows = Noodtoegang.objects.select_related("inzage__dossier", "inzage__user", "beoordeeld_door")
    return rows.annotate(in_week=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


def noodtoegangen_for(actor: Actor) -> QuerySet[Noodtoegang]:
    """For the FG: all uses, what must be judged first on top. Raises Hidden for others."""
    require(actor, "noodtoegang_beoordelen")
    return _all().order_by("oordeel", "-inzage__van")


def to_judge(actor: Actor) -> QuerySet[Noodtoegang]:
    """What waits for an FG, but not about himself."""
    if not may(actor, "noodtoegang_beoordelen"):
        return Noodtoegang.objects.none()
    rows = Noodtoegang.objects.filter(oordeel="").exclude(inzage__user=actor.user_id)
    return rows.order_by("beoordelen_voor")


def notices_for(actor: Actor) -> QuerySet[Noodbericht]:
    """What this actor was told as zorgcoördinator and has not seen yet."""
    if not may(actor, "dossier_openen"):
        return Noodbericht.objects.none()
    rows = Noodbericht.objects.filter(ontvanger=actor.user_id, soort="zorgcoordinator", gezien_at=None)
    return rows.order_by("noodtoegang__inzage__van")


def waits_to_be_seen(actor: Actor, noodtoegang: Noodtoegang) -> bool:
    return Noodbericht.objects.filter(noodtoegang=noodtoegang, ontvanger=actor.user_id, gezien_at=None).exists()


def looked_at(actor: Actor, rows: list[Noodtoegang]) -> None:
    """To be called before a list goes out: a reason may tell something of a person. Fetches their keys at once."""
    ids = {row.inzage.dossier_id for row in rows}
    load(actor.tenant, ids)
    record(
        "noodtoegang_bekeken",
        actor=actor,
        object_type="dossierlijst",
        object_id="",
        ground="toezicht",
        dossiers=sorted(str(one) for one in ids),
    )


def look_at_noodtoegang(actor: Actor, noodtoegang_id: UUID) -> Noodtoegang:
    """For the FG, who used it, and who was told of it. A look that is logged. Raises Hidden for others."""
    found = _all().filter(pk=noodtoegang_id).first()
    if found is None or actor.user_id is None:
        raise Hidden
    if may(actor, "noodtoegang_beoordelen"):
        ground = "toezicht"
    elif found.inzage.user_id == actor.user_id:
        ground = "eigen noodtoegang"
    elif Noodbericht.objects.filter(noodtoegang=found, ontvanger=actor.user_id).exists() and may(
        actor, "dossier_openen"
    ):
        ground = "noodtoegang tot eigen dossier"
    else:
        raise Hidden
    record("noodtoegang_bekeken", actor=actor, object_type="dossier", object_id=found.inzage.dossier_id, ground=ground)
    return found


def last_use(actor: Actor, dossier_id: UUID) -> Noodtoegang:
    """The actor's own last use for this dossier, locked, to end it."""
    require(actor, "noodtoegang_gebruiken")
    rows = Noodtoegang.objects.select_for_update(of=("self",)).select_related("inzage__dossier__zorgcoordinator")
    found = rows.filter(inzage__dossier=dossier_id, inzage__user=actor.user_id).order_by("-inzage__van").first()
    if found is None:
        raise Hidden
    return found


def noodtoegang_to_judge(actor: Actor, noodtoegang_id: UUID) -> Noodtoegang:
    """Locked. Raises Hidden for who is no FG, and for an FG about himself."""
    require(actor, "noodtoegang_beoordelen")
    rows = Noodtoegang.objects.select_for_update(of=("self",)).select_related("inzage")
    found = rows.filter(pk=noodtoegang_id).exclude(inzage__user=actor.user_id).first()
    if found is None:
        raise Hidden
    return found


def own_notice(actor: Actor, noodtoegang_id: UUID, *, lock: bool = False) -> Noodbericht:
    rows = Noodbericht.objects.filter(noodtoegang=noodtoegang_id, ontvanger=actor.user_id)
    rows = rows.select_related("noodtoegang__inzage")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Hidden
    return found
