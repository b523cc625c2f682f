"""Sharing a begroting over the fifteen gemeenten: to the cent, kept for good, explained."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction

from billing import example
from billing.begroting.actions import approve_begroting, correct_begroting, draw_up_begroting
from billing.begroting.models import Begroting
from billing.begroting.rules import BegrotingInvoer
from billing.verdeelsleutel.actions import compute_verdeling
from billing.verdeelsleutel.export import as_csv
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel
from billing.verdeelsleutel.queries import is_intact, verdeling_by_id
from billing.verdeelsleutel.uitleg import explain, leftover_cents
from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.models import Tenant
from tests.playing.base import playing

pytestmark = pytest.mark.usefixtures("in_regio")


def test_fifteen_contributions_are_the_budget_to_the_cent(concept: Begroting, opsteller: Actor) -> None:
    verdeling = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    regels = list(verdeling.regels.all())
    assert len(regels) == 15
    assert sum(regel.bedrag_cent for regel in regels) == verdeling.totaal_cent == concept.te_verdelen_cent
    totaal = sum(regel.inwoners for regel in regels)
    assert all(abs(regel.bedrag_cent - concept.te_verdelen_cent * regel.inwoners / totaal) < 1 for regel in regels)
    event = AuditEvent.objects.get(code="verdeling_berekend")
    assert (event.object_id, event.details["gemeenten"]) == (str(verdeling.pk), 15)


def test_a_part_can_be_the_same_for_everybody(concept: Begroting, opsteller: Actor) -> None:
    alles = compute_verdeling(actor=opsteller, begroting_id=concept.pk, gelijk_procent=Decimal(100))
    bedragen = {regel.bedrag_cent for regel in alles.regels.all()}
    assert bedragen == {concept.te_verdelen_cent // 15, concept.te_verdelen_cent // 15 + 1}
    mix = compute_verdeling(actor=opsteller, begroting_id=concept.pk, gelijk_procent=Decimal("12.5"))
    assert (alles.nummer, mix.nummer) == (1, 2)
    stappen = explain(mix.regels.get(gm_code="GM0753").spoor, mix.totaal_cent, {}).stappen
    assert [stap.label for stap in stappen] == ["Gelijk deel", "Naar inwoners"]
    assert stappen[0].procent == Decimal("6.6667")
    with pytest.raises(InvalidInput):
        compute_verdeling(actor=opsteller, begroting_id=concept.pk, gelijk_procent=Decimal(101))


def test_a_distribution_proves_that_nothing_was_changed(concept: Begroting, opsteller: Actor) -> None:
    made = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    verdeling = verdeling_by_id(opsteller, made.pk)
    assert is_intact(verdeling)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        VerdelingRegel.objects.update(bedrag_cent=0)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Verdeling.objects.update(totaal_cent=0)
    with playing(False):
        VerdelingRegel.objects.filter(gm_code="GM0753").update(bedrag_cent=1)
    assert not is_intact(verdeling_by_id(opsteller, made.pk))


def test_a_distribution_of_an_older_concept_says_so(
    concept: Begroting, opsteller: Actor, invoer: Callable[..., BegrotingInvoer]
) -> None:
    made = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    assert verdeling_by_id(opsteller, made.pk).is_actueel
    correct_begroting(actor=opsteller, begroting_id=concept.pk, invoer=invoer(fte=Decimal("1.70")))
    verdeling = verdeling_by_id(opsteller, made.pk)
    assert not verdeling.is_actueel
    assert sum(regel.bedrag_cent for regel in verdeling.regels.all()) == 101_099_99


def test_who_joins_in_july_pays_for_half_a_year(
    concept: Begroting, opsteller: Actor, best_joins: Callable[[date], None]
) -> None:
    best_joins(date(2027, 7, 1))
    verdeling = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    best, bergeijk = (verdeling.regels.get(gm_code=code) for code in ("GM0753", "GM1724"))
    assert (best.dagen, bergeijk.dagen) == (184, 365)
    per_inwoner = [Decimal(regel.bedrag_cent) / regel.inwoners for regel in (best, bergeijk)]
    assert abs(per_inwoner[0] / per_inwoner[1] - Decimal(184) / 365) < Decimal("0.0001")
    assert sum(regel.bedrag_cent for regel in verdeling.regels.all()) == concept.te_verdelen_cent


def test_a_replaced_begroting_is_not_shared_any_more(
    concept: Begroting, opsteller: Actor, vaststeller: Actor, invoer: Callable[..., BegrotingInvoer]
) -> None:
    besluit = {"besluit_kenmerk": "B&W 1 (voorbeeld)", "besluit_datum": today()}
    approve_begroting(actor=vaststeller, begroting_id=concept.pk, **besluit)
    nieuw = draw_up_begroting(actor=opsteller, invoer=invoer())
    approve_begroting(actor=vaststeller, begroting_id=nieuw.pk, **besluit)
    with pytest.raises(Refused, match="Verdeel de nieuwste versie"):
        compute_verdeling(actor=opsteller, begroting_id=concept.pk)


def test_sharing_needs_the_right_and_an_existing_begroting(
    concept: Begroting, opsteller: Actor, regio: Tenant, actor: Callable[..., Actor]
) -> None:
    made = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    kijker, vreemde = actor(regio, "bestuurder"), actor(regio, "ketenpartner")
    assert verdeling_by_id(kijker, made.pk) == made
    for refused in (
        lambda: compute_verdeling(actor=kijker, begroting_id=concept.pk),
        lambda: compute_verdeling(actor=opsteller, begroting_id=uuid4()),
        lambda: verdeling_by_id(vreemde, made.pk),
        lambda: verdeling_by_id(kijker, uuid4()),
    ):
        with pytest.raises(Hidden):
            refused()


def test_the_explanation_adds_up(concept: Begroting, opsteller: Actor) -> None:
    verdeling = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    regels = list(verdeling.regels.all())
    uitleg = [explain(regel.spoor, verdeling.totaal_cent, {}) for regel in regels]
    over = leftover_cents(verdeling.totaal_cent, [regel.spoor for regel in regels])
    assert sum(deel.extra_cent for deel in uitleg) == over
    assert sum(deel.naar_beneden_cent for deel in uitleg) + over == verdeling.totaal_cent
    assert abs(sum(deel.procent for deel in uitleg) - 100) < Decimal("0.001")


def test_the_file_opens_in_a_dutch_spreadsheet(concept: Begroting, opsteller: Actor) -> None:
    verdeling = compute_verdeling(actor=opsteller, begroting_id=concept.pk)
    lines = as_csv(verdeling).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == "gemeentecode;gemeente;inwoners;dagen;bijdrage;bijdrage in centen"
    assert len(lines) == 18
    assert lines[-2].startswith(";Samen;")
    assert lines[-2].endswith(";101099,99;10109999")


def test_the_example_is_approved_and_shared_once(opsteller: Actor, vaststeller: Actor) -> None:
    verdeling = example.build(opsteller, vaststeller, 2027)
    assert verdeling is not None
    assert verdeling.begroting.norm.shortage(verdeling.begroting.fte) == 0
    bedragen = list(verdeling.regels.values_list("bedrag_cent", flat=True))
    assert len(bedragen) == 15
    assert sum(bedragen) == verdeling.begroting.te_verdelen_cent
    assert example.build(opsteller, vaststeller, 2027) is None


def test_a_begroting_that_is_paid_in_full_costs_the_gemeenten_nothing(
    opsteller: Actor, invoer: Callable[..., BegrotingInvoer]
) -> None:
    gratis = invoer(eigen_middelen_cent=0)
    gratis = replace(gratis, eigen_middelen_cent=gratis.te_verdelen_cent)
    begroting = draw_up_begroting(actor=opsteller, invoer=gratis)
    verdeling = compute_verdeling(actor=opsteller, begroting_id=begroting.pk)
    assert {regel.bedrag_cent for regel in verdeling.regels.all()} == {0}
