"""Lending a dossier for a while, and taking it back. At once: the next question is judged by what stands here now."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import product
from uuid import UUID

from django.db import transaction

from casework.inzage.models import Inzage
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now

AGENDA = "agenda van een overleg"
VERTREK = "het account is gesloten"


@transaction.atomic
def lend_for_zorgactie(*, actor: Actor, dossier_id: UUID, user_id: UUID, zorgactie_id: UUID, ground: str) -> Inzage:
    """To the guest who took a zorgactie, for as long as it runs. Who may share the dossier was decided when it was
    offered, and by whom it may be taken when it was."""
    row = _row(
        actor, dossier_id=dossier_id, user_id=user_id, grond="zorgactie", bron=zorgactie_id, period=(now(), None)
    )
    row.save(force_insert=True)
    _log("inzage_gegeven", actor, {dossier_id: [user_id]}, ground, zorgactie_id)
    return row


@transaction.atomic
def withdraw_inzage(*, actor: Actor, bron: UUID, ground: str) -> int:
    """Everything that was lent because of this overleg or zorgactie. Returns how much."""
    return _withdraw(actor, Inzage.objects.filter(bron=bron), ground)


@transaction.atomic
def withdraw_inzage_of(*, actor: Actor, user_id: UUID, ground: str = VERTREK) -> int:
    """Everything that was lent to this user, for whoever leaves. Returns how much."""
    return _withdraw(actor, Inzage.objects.filter(user=user_id), ground)


@transaction.atomic
def set_inzage_for_overleg(
    *,
    actor: Actor,
    overleg_id: UUID,
    dossiers: Collection[UUID],
    users: Collection[UUID],
    van: datetime,
    tot: datetime,
) -> None:
    """Each of these users may see what is shared of each of these dossiers, from `van` until just before `tot`; and
    nobody else because of this overleg. Who may put a dossier on an agenda was decided when that was done."""
    standing = Inzage.objects.select_for_update(of=("self",)).filter(bron=overleg_id, ingetrokken_at=None)
    known = {(row.dossier_id, row.user_id): row for row in standing}
    wanted = set(product(dossiers, users))
    _take_back(actor, [row for pair, row in known.items() if pair not in wanted], AGENDA)
    moved = [row for pair, row in known.items() if pair in wanted and (row.van, row.tot) != (van, tot)]
    for row in moved:
        row.van, row.tot = van, tot
    Inzage.objects.bulk_update(moved, ["van", "tot"])
    new = [
        _row(actor, dossier_id=dossier, user_id=user, grond="overleg", bron=overleg_id, period=(van, tot))
        for dossier, user in sorted(wanted - set(known))
    ]
    Inzage.objects.bulk_create(new)
    _log("inzage_gewijzigd", actor, _by_dossier(moved), AGENDA, overleg_id)
    _log("inzage_gegeven", actor, _by_dossier(new), AGENDA, overleg_id)


def _row(
    actor: Actor,
    *,
    dossier_id: UUID,
    user_id: UUID,
    grond: str,
    bron: UUID,
    period: tuple[datetime, datetime | None],
) -> Inzage:
    return Inzage(
        dossier_id=dossier_id,
        user_id=user_id,
        grond=grond,
        bron=bron,
        van=period[0],
        tot=period[1],
        gegeven_door_id=actor.user_id,
        gegeven_at=now(),
    )


def _withdraw(actor: Actor, rows: "Iterable[Inzage]", ground: str) -> int:
    standing = [row for row in rows if row.ingetrokken_at is None and (row.tot is None or row.tot > now())]
    _take_back(actor, standing, ground)
    return len(standing)


def _take_back(actor: Actor, rows: Collection[Inzage], ground: str) -> None:
    for row in rows:
        row.ingetrokken_at, row.ingetrokken_door_id = now(), actor.user_id
    Inzage.objects.bulk_update(rows, ["ingetrokken_at", "ingetrokken_door"])
    by_bron: dict[UUID, list[Inzage]] = defaultdict(list)
    for row in rows:
        by_bron[row.bron].append(row)
    for bron, taken in by_bron.items():
        _log("inzage_ingetrokken", actor, _by_dossier(taken), ground, bron)


def _by_dossier(rows: Iterable[Inzage]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        found[row.dossier_id].append(row.user_id)
    return found


def _log(code: str, actor: Actor, given: dict[UUID, list[UUID]], ground: str, bron: UUID) -> None:
    for dossier_id, users in sorted(given.items()):
        record(
            code,
            actor=actor,
            object_type="dossier",
            object_id=dossier_id,
            ground=ground,
            gebruikers=sorted(str(user) for user in users),
            bron=str(bron),
        )
