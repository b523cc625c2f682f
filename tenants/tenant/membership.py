"""Taking part in a regio. Writing the register is the owner's work."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Q, QuerySet

from dekkend.core.errors import InvalidInput
from tenants.register.models import Gemeente
from tenants.tenant.models import MENSENHANDEL, Deelname, Tenant


@transaction.atomic
def take_part(regio: Tenant, codes: Sequence[str], *, since: date) -> None:
    """The first code is the centrumgemeente. A gemeente that already takes part here stays as it is.

    Raises InvalidInput for a gemeente that belongs to another regio on that day or later.
    """
    current = dict(_lasting(codes, since).values_list("gemeente_id", "regio_id"))
    elsewhere = sorted(code for code, found in current.items() if found != regio.pk)
    if elsewhere:
        raise InvalidInput({"codes": [f"Deze gemeenten horen al bij een andere regio: {', '.join(elsewhere)}."]})
    Deelname.objects.bulk_create(
        Deelname(
            regio=regio,
            gemeente_id=code,
            rol="centrumgemeente" if code == codes[0] else "randgemeente",
            ingang=since,
        )
        for code in codes
        if code not in current
    )


class Change(Protocol):
    """One line of a herindeling that ends a gemeente."""

    @property
    def datum(self) -> date: ...
    @property
    def oud(self) -> str: ...
    @property
    def nieuw(self) -> str: ...


@transaction.atomic
def follow_herindeling(changes: Sequence[Change]) -> list[str]:
    """Ends the deelnames of gemeenten that go on one day; what they go on in takes their place, when it is clear where.

    A new gemeente takes part in the regio in which all that it came from did. Where they did not, or one was split, a
    person decides. Returns Dutch sentences of what was done and what waits for that person.
    """
    if not changes:
        return []
    datum = changes[0].datum
    before = datum - timedelta(days=1)
    old, new = {change.oud for change in changes}, {change.nieuw for change in changes}
    rows = list(_lasting(old, datum).select_related("regio", "gemeente"))
    there = set(_lasting(new, datum).values_list("gemeente_id", flat=True))
    told = [f"{row.gemeente.naam} doet niet meer mee in {row.regio.naam} na {before:%d-%m-%Y}." for row in rows]
    was = {row.gemeente_id: (row.regio, row.rol) for row in rows if row.ingang <= before}
    for row in rows:
        if row.ingang > before:
            row.delete()
    Deelname.objects.filter(pk__in=[row.pk for row in rows if row.pk]).update(einde=before)
    names = dict(Gemeente.objects.filter(code__in=new).values_list("code", "naam"))
    for code in sorted(new - there):
        parts = [was.get(change.oud) for change in changes if change.nieuw == code]
        told += _succeed(code, names[code], parts, datum)
    return told


def _succeed(code: str, naam: str, parts: Sequence[tuple[Tenant, str] | None], datum: date) -> list[str]:
    regios = {part[0].pk if part else None for part in parts}
    if regios == {None}:
        return []
    found = [part for part in parts if part]
    if len(regios) > 1:
        return [
            f"{naam} ligt op {datum:%d-%m-%Y} in meer dan één regio, of deels in geen. Leg vast waar {naam} bij hoort."
        ]
    regio = found[0][0]
    rol = "centrumgemeente" if any(rol == "centrumgemeente" for _, rol in found) else "randgemeente"
    Deelname.objects.create(regio=regio, gemeente_id=code, rol=rol, ingang=datum)
    return [f"{naam} doet mee in {regio.naam} vanaf {datum:%d-%m-%Y}, als {rol}."]


def _lasting(codes: Collection[str], since: date) -> QuerySet[Deelname]:
    return Deelname.objects.filter(gemeente_id__in=codes, taak=MENSENHANDEL).filter(Q(einde=None) | Q(einde__gte=since))
