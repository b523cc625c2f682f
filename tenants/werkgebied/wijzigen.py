"""Changing a working area as the owner: what the inrichter does, and the commands of the platform's beheerder."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from django.db import transaction
from django.utils.timezone import localtime
from pydantic import BaseModel, Field

from dekkend.core.errors import Refused
from tenants.opdracht.public import Aanvraag, OpdrachtSoort
from tenants.tenant.beurt import take_turn
from tenants.tenant.models import MENSENHANDEL, Deelname, Tenant
from tenants.werkgebied.queries import delen_all, land_on
from tenants.werkgebied.rules import CENTRUM, Deel, Wijziging, plan

SOORT = "werkgebied_wijzigen"
Codes = Annotated[list[str], Field(max_length=400)]


class Inhoud(BaseModel):
    """What a regio asks for: codes of gemeenten and a day."""

    vanaf: date
    erbij: Codes
    eraf: Codes
    centrum: str = ""

    @property
    def wijziging(self) -> Wijziging:
        return Wijziging(self.vanaf, frozenset(self.erbij), frozenset(self.eraf), self.centrum)


def contents_of(wijziging: Wijziging) -> Inhoud:
    return Inhoud(
        vanaf=wijziging.vanaf,
        erbij=sorted(wijziging.erbij),
        eraf=sorted(wijziging.eraf),
        centrum=wijziging.centrum,
    )


def _carry_out(aanvraag: Aanvraag, inhoud: Inhoud) -> Mapping[str, Any]:
    """The day may have passed since it was asked: what counts is the day on which it was."""
    change_area(aanvraag.tenant.schema, inhoud.wijziging, today=localtime(aanvraag.gevraagd_at).date())
    return inhoud.model_dump(mode="json")


WERKGEBIED_WIJZIGEN = OpdrachtSoort(SOORT, "Werkgebied wijzigen", Inhoud, frozenset({"regio"}), _carry_out)


@transaction.atomic
def change_area(schema: str, wijziging: Wijziging, *, today: date) -> None:
    """Raises Refused with every objection there is; then nothing has changed."""
    take_turn()
    delen = delen_all()
    found = plan(delen, schema, wijziging, land_on(wijziging.vanaf), today=today)
    if found.bezwaren:
        raise Refused(" ".join(found.bezwaren))
    _write(schema, [deel for deel in delen if deel.regio == schema], found.delen)


@transaction.atomic
def move_gemeenten(source: str, target: str, codes: frozenset[str], vanaf: date, *, centrum: str, today: date) -> None:
    """Gemeenten go from one regio to another on one day, both or neither. `centrum` is that of the target, where it has
    none yet."""
    take_turn()
    change_area(source, Wijziging(vanaf, eraf=codes), today=today)
    change_area(target, Wijziging(vanaf, erbij=codes, centrum=centrum), today=today)


def _ends_earlier(before: Deel, after: Deel) -> bool:
    return after.einde is not None and before.until(after.einde) and before.einde != after.einde


def _write(schema: str, before: Sequence[Deel], after: Sequence[Deel]) -> None:
    """First what ends, then what begins: on no day two of what may be one."""
    known = {deel.id: deel for deel in before if deel.id is not None}
    kept = {deel.id: deel for deel in after if deel.id is not None}
    Deelname.objects.filter(pk__in=set(known) - set(kept)).delete()
    changed = [row for row, deel in kept.items() if deel != known[row]]
    for row in sorted(changed, key=lambda row: (not _ends_earlier(known[row], kept[row]), kept[row].rol == CENTRUM)):
        deel = kept[row]
        Deelname.objects.filter(pk=row).update(rol=deel.rol, ingang=deel.ingang, einde=deel.einde)
    regio = Tenant.objects.get(schema_name=schema)
    Deelname.objects.bulk_create(
        Deelname(
            regio=regio, gemeente_id=deel.gemeente, taak=MENSENHANDEL, rol=deel.rol,
            ingang=deel.ingang, einde=deel.einde,
        )
        for deel in after
        if deel.id is None
    )  # fmt: skip
