"""Who takes part in a year, and reading distributions: only with the right to see the finances."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from billing.begroting.models import Begroting
from billing.begroting.queries import begroting_by_id
from billing.begroting.rules import refuse_replaced
from billing.maatstaf.models import Maatstaf
from billing.maatstaf.queries import endings
from billing.verdeelsleutel.bezetting import Deelnemer, Overgang, Periode, moves_of
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel
from billing.verdeelsleutel.rules import fingerprint
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from tenants import public as tenants


def participants(schema: str, jaar: int) -> tuple[Deelnemer, ...]:
    """Every gemeente that takes part in the region on at least one day of the year."""
    perioden: dict[str, list[Periode]] = defaultdict(list)
    namen: dict[str, str] = {}
    for member in tenants.members_during(schema, date(jaar, 1, 1), date(jaar, 12, 31)):
        perioden[member.gm_code].append(Periode(member.ingang, member.einde))
        namen[member.gm_code] = member.naam
    return tuple(Deelnemer(code, namen[code], tuple(perioden[code])) for code in sorted(perioden))


def overgangen_for(maatstaf: Maatstaf, jaar: int) -> tuple[Overgang, ...]:
    """Every herindeling that moves a number of the measure, after its reference date and up to the end of the year."""
    bekend = set(maatstaf.regels.values_list("gm_code", flat=True))
    lines = []
    for wijziging in endings(maatstaf.peildatum, jaar):
        if wijziging.oude_code in bekend:
            bekend.add(wijziging.nieuwe_code)
            lines.append((wijziging.datum, wijziging.oude_code, wijziging.nieuwe_code, wijziging.aandeel))
    return moves_of(lines)


def verdeling_by_id(actor: Actor, verdeling_id: UUID) -> Verdeling:
    """With its lines by name. Raises Hidden when there is none."""
    require(actor, "verdeling_inzien")
    lines = Prefetch("regels", queryset=VerdelingRegel.objects.order_by("naam"))
    joined = Verdeling.objects.select_related("begroting", "maatstaf", "berekend_door")
    found = joined.prefetch_related(lines).filter(pk=verdeling_id).first()
    if found is None:
        raise Hidden
    return found


def verdelingen_of(actor: Actor, begroting: Begroting) -> list[Verdeling]:
    """The newest first."""
    require(actor, "verdeling_inzien")
    return list(begroting.verdelingen.select_related("begroting", "berekend_door").order_by("-nummer"))


def verdelingen_of_id(actor: Actor, begroting_id: UUID) -> list[Verdeling]:
    """Raises Hidden when there is no such begroting for this actor."""
    return verdelingen_of(actor, begroting_by_id(actor, begroting_id))


def regel_of(actor: Actor, verdeling_id: UUID, gm_code: str) -> tuple[VerdelingRegel, Verdeling]:
    """Raises Hidden when the gemeente has no part in it."""
    verdeling = verdeling_by_id(actor, verdeling_id)
    for regel in verdeling.regels.all():
        if regel.gm_code == gm_code:
            return regel, verdeling
    raise Hidden


def names_in(verdeling: Verdeling) -> dict[str, str]:
    """Names of all gemeenten in the measure, also of those that were merged into another, by code."""
    return dict(verdeling.maatstaf.regels.values_list("gm_code", "naam"))


def begroting_to_share(actor: Actor, begroting_id: UUID) -> Begroting:
    """Raises Refused for a begroting that was replaced."""
    require(actor, "verdeling_vaststellen")
    begroting = begroting_by_id(actor, begroting_id)
    refuse_replaced(begroting.status)
    return begroting


def is_intact(verdeling: Verdeling) -> bool:
    """True when input and amounts still give the hash that was written down when they were computed."""
    bedragen = {regel.gm_code: regel.bedrag_cent for regel in verdeling.regels.all()}
    return fingerprint(verdeling.invoer, bedragen) == verdeling.hash
