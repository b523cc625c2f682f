"""A herindeling in the register moves what a gemeente weighs, and not what its neighbours pay."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal

import pytest

from billing.begroting.actions import draw_up_begroting
from billing.begroting.models import Begroting
from billing.begroting.rules import BegrotingInvoer
from billing.maatstaf.queries import stand_of
from billing.verdeelsleutel.actions import compute_verdeling
from billing.verdeelsleutel.models import VerdelingRegel
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Refused
from tenants.models import Deelname, Gemeente, Herindeling, Inwonertal, Tenant
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import change_area

pytestmark = pytest.mark.usefixtures("in_regio")

Register = Callable[[], AbstractContextManager[None]]
Invoer = Callable[..., BegrotingInvoer]
BEST, EINDHOVEN, HELMOND, SON, NUENEN = "GM0753", "GM0772", "GM0794", "GM0848", "GM0820"
NIEUW = "GM9991"


def merge(datum: date, soort: str, oude: str, nieuwe: str, aandeel: str | None = "1") -> None:
    Herindeling.objects.create(
        datum=datum,
        soort=soort,
        oude_id=oude,
        nieuwe_id=nieuwe,
        aandeel=aandeel and Decimal(aandeel),
        bron="voorbeeld",
    )


def shared(actor: Actor, begroting: Begroting) -> dict[str, VerdelingRegel]:
    verdeling = compute_verdeling(actor=actor, begroting_id=begroting.pk)
    regels = {regel.gm_code: regel for regel in verdeling.regels.all()}
    assert sum(regel.bedrag_cent for regel in regels.values()) == begroting.te_verdelen_cent
    return regels


def test_best_goes_on_in_eindhoven_in_july(
    regio: Tenant, register: Register, concept: Begroting, opsteller: Actor
) -> None:
    voor = shared(opsteller, concept)
    with register():
        Deelname.objects.filter(regio=regio, gemeente_id=BEST).update(einde=date(2027, 6, 30))
        merge(date(2027, 7, 1), "toevoeging", BEST, EINDHOVEN)
    na = shared(opsteller, concept)
    assert na[BEST].dagen == 181
    assert abs(na[BEST].bedrag_cent - voor[BEST].bedrag_cent * 181 / 365) < 1
    samen = sum(regels[code].bedrag_cent for regels in (voor, na) for code in (BEST, EINDHOVEN))
    assert abs(samen - 2 * (voor[BEST].bedrag_cent + voor[EINDHOVEN].bedrag_cent)) <= 2
    assert all(abs(na[code].bedrag_cent - voor[code].bedrag_cent) <= 1 for code in na.keys() - {BEST, EINDHOVEN})


def test_a_working_area_that_is_to_change_counts_from_its_day(
    regio: Tenant, register: Register, concept: Begroting, opsteller: Actor
) -> None:
    """Best goes on 1 July, Nuenen goes and is back two months later, and Eindhoven is followed as centrumgemeente by
    Son: a year of days for who stays, none for who comes after the year."""
    july = date(2027, 7, 1)
    with register():
        change_area(regio.schema_name, Wijziging(july, eraf=frozenset([BEST, NUENEN])), today=july)
        change_area(regio.schema_name, Wijziging(date(2027, 9, 1), erbij=frozenset([NUENEN]), centrum=SON), today=july)
        change_area(regio.schema_name, Wijziging(date(2028, 1, 1), erbij=frozenset([HELMOND])), today=july)
    regels = shared(opsteller, concept)
    assert (regels[BEST].dagen, regels[NUENEN].dagen, regels[EINDHOVEN].dagen) == (181, 303, 365)
    assert (regels[SON].dagen, len(regels)) == (365, 15)


def test_a_new_gemeente_counts_with_those_it_was_made_of(
    regio: Tenant, register: Register, opsteller: Actor, invoer: Invoer
) -> None:
    voor = stand_of(regio.schema_name, 2027)
    with register():
        Gemeente.objects.create(code=NIEUW, naam="Nieuwland (voorbeeld)", ingang=date(2026, 1, 1))
        Deelname.objects.filter(gemeente_id__in=(SON, NUENEN)).update(einde=date(2025, 12, 31))
        Deelname.objects.create(regio=regio, gemeente_id=NIEUW, rol="randgemeente", ingang=date(2026, 1, 1))
        for oude in (SON, NUENEN):
            merge(date(2026, 1, 1), "samenvoeging", oude, NIEUW)
    begroting = draw_up_begroting(actor=opsteller, invoer=invoer())
    regels = shared(opsteller, begroting)
    assert len(regels) == 14
    assert begroting.inwoners == voor.totaal
    assert regels[NIEUW].inwoners == voor.waarden[SON] + voor.waarden[NUENEN]


def test_only_the_share_that_came_to_the_region_counts(
    regio: Tenant, register: Register, opsteller: Actor, invoer: Invoer
) -> None:
    voor = stand_of(regio.schema_name, 2027)
    with register():
        helmond = Inwonertal.objects.get(gemeente_id=HELMOND, peildatum=voor.peildatum).aantal
        merge(date(2026, 1, 1), "splitsing", HELMOND, EINDHOVEN, "0.25")
        merge(date(2026, 1, 1), "splitsing", HELMOND, "GM0743", "0.75")
    begroting = draw_up_begroting(actor=opsteller, invoer=invoer())
    regels = shared(opsteller, begroting)
    assert begroting.inwoners == round(voor.totaal + helmond / 4)
    assert abs(regels[EINDHOVEN].inwoners - (voor.waarden[EINDHOVEN] + helmond / 4)) < 1
    assert len(regels) == 15


def test_a_border_that_moved_waits_for_the_next_reference_date(regio: Tenant, register: Register) -> None:
    voor = stand_of(regio.schema_name, 2027)
    with register():
        merge(date(2026, 1, 1), "grenswijziging", HELMOND, EINDHOVEN, None)
    assert stand_of(regio.schema_name, 2027) == voor


def test_an_unknown_share_is_refused(register: Register, concept: Begroting, opsteller: Actor) -> None:
    with register():
        merge(date(2027, 1, 1), "splitsing", BEST, EINDHOVEN, None)
    with pytest.raises(Refused, match="Niet bekend is welk deel van GM0753"):
        compute_verdeling(actor=opsteller, begroting_id=concept.pk)


def test_a_gemeente_without_a_number_is_named(
    regio: Tenant, register: Register, opsteller: Actor, invoer: Invoer
) -> None:
    with register():
        Inwonertal.objects.filter(gemeente_id=BEST).delete()
    with pytest.raises(Refused, match=r"Van Best zijn op \d\d-\d\d-\d{4} geen inwoners bekend"):
        draw_up_begroting(actor=opsteller, invoer=invoer())
    with register():
        Inwonertal.objects.all().delete()
    with pytest.raises(Refused, match="Vul eerst het register aan"):
        draw_up_begroting(actor=opsteller, invoer=invoer())
