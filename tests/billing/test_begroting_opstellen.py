"""Drawing up, changing and approving a begroting: who may, what is kept, what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from billing.begroting.actions import approve_begroting, correct_begroting, draw_up_begroting
from billing.begroting.models import Begroting
from billing.begroting.queries import approved_for, begroting_by_id, waiting_for_approval
from billing.begroting.rules import BegrotingInvoer
from billing.maatstaf.models import Maatstaf, MaatstafRegel
from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant

pytestmark = pytest.mark.usefixtures("in_regio")

Invoer = Callable[..., BegrotingInvoer]
BESLUIT = "B&W 2026-114 (voorbeeld)"


def approve(begroting: Begroting, actor: Actor) -> Begroting:
    return approve_begroting(actor=actor, begroting_id=begroting.pk, besluit_kenmerk=BESLUIT, besluit_datum=today())


def test_a_concept_holds_the_calculation(concept: Begroting, opsteller: Actor) -> None:
    assert (concept.jaar, concept.versie, concept.status) == (2027, 1, "concept")
    assert concept.personeel_cent == 157_600_00
    assert concept.te_verdelen_cent == 101_099_99
    assert concept.inwoners == sum(regel.waarde for regel in concept.maatstaf.regels.all())
    assert concept.opgesteld_door_id == opsteller.user_id
    event = AuditEvent.objects.get(code="begroting_opgesteld")
    assert event.object_id == str(concept.pk)
    assert event.details == {"jaar": 2027, "versie": 1, "te_verdelen_cent": 101_099_99}


def test_the_inhabitants_of_all_fifteen_gemeenten_are_kept_once(
    concept: Begroting, opsteller: Actor, invoer: Invoer
) -> None:
    draw_up_begroting(actor=opsteller, invoer=invoer(jaar=2028))
    regels = concept.maatstaf.regels.all()
    assert len(regels) == 15
    assert {regel.gm_code: regel.naam for regel in regels}["GM0772"] == "Eindhoven"
    assert AuditEvent.objects.filter(code="maatstaf_vastgelegd").count() == Maatstaf.objects.count()


def test_a_measure_cannot_be_changed_afterwards(concept: Begroting) -> None:
    for change in (lambda: MaatstafRegel.objects.update(waarde=1), lambda: MaatstafRegel.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()


def test_only_one_concept_a_year(concept: Begroting, opsteller: Actor, invoer: Invoer) -> None:
    with pytest.raises(InvalidInput) as fout:
        draw_up_begroting(actor=opsteller, invoer=invoer())
    assert fout.value.fields == {"jaar": ["Er is al een concept voor 2027. Wijzig dat concept."]}


def test_of_two_at_the_same_moment_one_is_told_to_look_again(
    opsteller: Actor, vaststeller: Actor, invoer: Invoer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def somebody_is_faster(_: BegrotingInvoer) -> None:
        monkeypatch.undo()
        draw_up_begroting(actor=vaststeller, invoer=invoer())

    monkeypatch.setattr("billing.begroting.actions.check_invoer", somebody_is_faster)
    with pytest.raises(Refused, match="Iemand anders maakte net ook een begroting"):
        draw_up_begroting(actor=opsteller, invoer=invoer())


def test_a_concept_is_changed_as_a_whole(concept: Begroting, vaststeller: Actor, invoer: Invoer) -> None:
    correct_begroting(actor=vaststeller, begroting_id=concept.pk, invoer=invoer(fte=Decimal("2.00"), politieregio=True))
    begroting = Begroting.objects.get()
    assert begroting.te_verdelen_cent == 140_499_99
    assert begroting.norm.basis_fte == Decimal("1.50")
    assert begroting.gewijzigd_door_id == vaststeller.user_id
    assert AuditEvent.objects.filter(code="begroting_gewijzigd").count() == 1


def test_the_year_of_a_concept_stays(concept: Begroting, opsteller: Actor, invoer: Invoer) -> None:
    with pytest.raises(InvalidInput, match="Controleer uw invoer"):
        correct_begroting(actor=opsteller, begroting_id=concept.pk, invoer=invoer(jaar=2028))


def test_another_than_the_maker_approves(concept: Begroting, opsteller: Actor, vaststeller: Actor) -> None:
    with pytest.raises(Refused, match="Vraag een collega"):
        approve(concept, opsteller)
    assert waiting_for_approval(opsteller) == []
    assert waiting_for_approval(vaststeller) == [concept]
    begroting = approve(concept, vaststeller)
    assert (begroting.status, begroting.besluit_kenmerk) == ("vastgesteld", BESLUIT)
    assert approved_for(2027) == begroting
    assert waiting_for_approval(vaststeller) == []
    assert AuditEvent.objects.get(code="begroting_vastgesteld").details["besluit_datum"] == today().isoformat()


def test_who_changed_a_concept_does_not_approve_it_either(
    concept: Begroting, vaststeller: Actor, invoer: Invoer
) -> None:
    correct_begroting(actor=vaststeller, begroting_id=concept.pk, invoer=invoer(fte=Decimal("1.70")))
    with pytest.raises(Refused, match="zelf opgesteld of gewijzigd"):
        approve(concept, vaststeller)


def test_a_decision_needs_a_reference_and_a_past_date(concept: Begroting, vaststeller: Actor) -> None:
    with pytest.raises(InvalidInput) as fout:
        approve_begroting(
            actor=vaststeller,
            begroting_id=concept.pk,
            besluit_kenmerk=" ",
            besluit_datum=today() + timedelta(days=1),
        )
    assert set(fout.value.fields) == {"besluit_kenmerk", "besluit_datum"}
    concept.refresh_from_db()
    assert concept.status == "concept"


def test_an_approved_begroting_is_not_changed_but_replaced(
    concept: Begroting, opsteller: Actor, vaststeller: Actor, invoer: Invoer
) -> None:
    approve(concept, vaststeller)
    for refused in (
        lambda: correct_begroting(actor=opsteller, begroting_id=concept.pk, invoer=invoer()),
        lambda: approve(concept, vaststeller),
    ):
        with pytest.raises(Refused, match="de status is “Vastgesteld”"):
            refused()
    tweede = draw_up_begroting(actor=opsteller, invoer=invoer(fte=Decimal("1.80")))
    approve(tweede, vaststeller)
    assert list(Begroting.objects.values_list("versie", "status")) == [(2, "vastgesteld"), (1, "vervangen")]
    assert AuditEvent.objects.get(code="begroting_vervangen").object_id == str(concept.pk)


def test_bad_amounts_are_refused_before_anything_is_kept(opsteller: Actor, invoer: Invoer) -> None:
    with pytest.raises(InvalidInput):
        draw_up_begroting(actor=opsteller, invoer=invoer(basis_fte=Decimal("1.20")))
    assert not Begroting.objects.exists()
    assert not Maatstaf.objects.exists()


def test_who_may_only_look_cannot_write(
    regio: Tenant, concept: Begroting, actor: Callable[..., Actor], invoer: Invoer
) -> None:
    kijker, vreemde = actor(regio, "ketenregisseur"), actor(regio, "ketenpartner")
    assert begroting_by_id(kijker, concept.pk) == concept
    assert waiting_for_approval(kijker) == []
    for refused in (
        lambda: draw_up_begroting(actor=kijker, invoer=invoer(jaar=2030)),
        lambda: correct_begroting(actor=kijker, begroting_id=concept.pk, invoer=invoer()),
        lambda: approve(concept, kijker),
        lambda: begroting_by_id(vreemde, concept.pk),
    ):
        with pytest.raises(Hidden):
            refused()


def test_the_platform_itself_signs_for_nothing(concept: Begroting, opsteller: Actor, invoer: Invoer) -> None:
    nobody = replace(opsteller, user_id=None)
    with pytest.raises(Hidden):
        correct_begroting(actor=nobody, begroting_id=concept.pk, invoer=invoer())


def test_what_is_not_there_is_hidden(vaststeller: Actor, invoer: Invoer) -> None:
    for refused in (
        lambda: begroting_by_id(vaststeller, uuid4()),
        lambda: correct_begroting(actor=vaststeller, begroting_id=uuid4(), invoer=invoer()),
    ):
        with pytest.raises(Hidden):
            refused()


def test_a_region_without_gemeenten_says_what_to_do(
    zeeland: Tenant, actor: Callable[..., Actor], invoer: Invoer
) -> None:
    opsteller = actor(zeeland, "financieel_medewerker")
    with inside(zeeland), pytest.raises(Refused, match="Vul eerst de deelnames in"):
        draw_up_begroting(actor=opsteller, invoer=invoer())


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"te_verdelen_cent": 1}, "begroting_telt_op"),
        ({"basis_fte": Decimal("1.20")}, "begroting_basis_van_de_norm"),
        ({"status": "vastgesteld"}, "begroting_besluit_hoort_bij_status"),
        ({"status": "weg"}, "begroting_bekende_status"),
        ({"fte": Decimal(0)}, "begroting_fte"),
        ({"eigen_middelen_cent": -1}, "begroting_niet_onder_nul"),
    ],
)
def test_the_database_refuses_what_the_rules_refuse(
    concept: Begroting, changes: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Begroting.objects.update(**changes)


def test_the_database_knows_four_eyes(concept: Begroting) -> None:
    with pytest.raises(IntegrityError, match="begroting_vier_ogen"), transaction.atomic():
        Begroting.objects.update(
            status="vastgesteld", besluit_kenmerk="x", besluit_datum=today(), vastgesteld_door=concept.opgesteld_door
        )
