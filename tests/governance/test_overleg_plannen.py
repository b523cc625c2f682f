"""Planning, changing, answering, rounding off: what each step does and what it refuses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dekkend.accounts.actor import Actor, system_actor
from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent
from dekkend.core.errors import Hidden, InvalidInput, Refused
from governance.overleg import actions
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.rules import DeelnemerInvoer, OverlegInvoer, local
from tenants.models import Tenant
from tests.governance.conftest import MENSEN, NU, later

pytestmark = pytest.mark.usefixtures("in_regio")
Plan = Callable[..., Overleg]
Invoer = Callable[..., OverlegInvoer]


def codes(overleg: Overleg) -> list[str]:
    return list(AuditEvent.objects.filter(object_id=str(overleg.pk)).order_by("pk").values_list("code", flat=True))


def test_a_new_overleg_is_a_concept_of_which_nobody_hears(plan: Plan, planner: Actor, bell: list[str]) -> None:
    overleg = plan()
    assert (overleg.status, overleg.volgnummer, overleg.reeks) == ("concept", 0, None)
    assert overleg.gepland_door_id == planner.user_id
    assert sorted(overleg.deelnemers.values_list("email", flat=True)) == [one.adres for one in MENSEN]
    assert codes(overleg) == ["overleg_gepland"]
    assert not overleg.uitnodigingen.exists()
    assert bell == []


def test_the_log_names_no_participant(plan: Plan) -> None:
    overleg = plan()
    line = AuditEvent.objects.get(object_id=str(overleg.pk))
    written = str(line.details) + line.ground
    assert not any(word in written for one in MENSEN for word in (one.naam, one.adres))


def test_a_series_becomes_overleggen_of_their_own(planner: Actor, invoer: Invoer) -> None:
    made = actions.plan_reeks(actor=planner, invoer=invoer(), deelnemers=MENSEN, weken=4, aantal=6)
    assert len({overleg.reeks for overleg in made}) == 1
    assert Overleg.objects.count() == 6
    assert Deelnemer.objects.count() == 12
    assert {local(overleg.begin).strftime("%a %H:%M") for overleg in made} == {"Thu 10:00"}
    # The clock goes forward on 28 March 2027, between the fifth and the sixth.
    assert [overleg.begin.astimezone(UTC).hour for overleg in made] == [9, 9, 9, 9, 9, 8]


def test_an_account_with_the_same_address_is_recognised(plan: Plan, regio: Tenant, user: Callable[..., User]) -> None:
    partner = user(regio, "ketenpartner")
    overleg = plan(DeelnemerInvoer("Milan (voorbeeld)", "Politie", "politie", partner.email.upper()), *MENSEN)
    assert overleg.deelnemers.get(email=partner.email).user == partner
    assert overleg.deelnemers.filter(user=None).count() == 2


@pytest.mark.parametrize("role", ["ketenpartner", "bestuurder", "gedragswetenschapper", "financieel_medewerker"])
def test_who_does_not_plan_cannot(regio: Tenant, actor: Callable[..., Actor], invoer: Invoer, role: str) -> None:
    with pytest.raises(Hidden):
        actions.plan_overleg(actor=actor(regio, role), invoer=invoer(), deelnemers=MENSEN)


def test_the_platform_itself_plans_nothing(regio: Tenant, invoer: Invoer) -> None:
    platform = system_actor(regio.schema_name, "regio")
    for nobody in (platform, replace(platform, roles=frozenset({"ketenregisseur"}))):
        with pytest.raises(Hidden):
            actions.plan_overleg(actor=nobody, invoer=invoer(), deelnemers=MENSEN)


def test_a_chair_is_somebody_who_may_see_overleggen(
    regio: Tenant, planner: Actor, invoer: Invoer, user: Callable[..., User]
) -> None:
    for chair in (user(regio, "financieel_medewerker").pk, uuid4()):
        with pytest.raises(InvalidInput) as caught:
            actions.plan_overleg(actor=planner, invoer=invoer(voorzitter_id=chair), deelnemers=MENSEN)
        assert set(caught.value.fields) == {"voorzitter"}
    assert not Overleg.objects.exists()


def test_a_concept_changes_in_silence(plan: Plan, planner: Actor, invoer: Invoer, bell: list[str]) -> None:
    overleg = plan()
    new = replace(MENSEN[0], naam="Fatima Kaya-de Vries (voorbeeld)")
    changed = actions.change_overleg(
        actor=planner, overleg_id=overleg.pk, invoer=invoer(titel="Anders"), deelnemers=[new]
    )
    assert (changed.titel, changed.volgnummer) == ("Anders", 0)
    assert [one.naam for one in changed.deelnemers.all()] == [new.naam]
    assert codes(overleg) == ["overleg_gepland", "overleg_gewijzigd"]
    assert bell == []


def test_a_new_time_asks_everybody_again(
    invited: Plan, planner: Actor, invoer: Invoer, fresh: Callable[..., Overleg]
) -> None:
    overleg = invited()
    one = overleg.deelnemers.first()
    assert one is not None
    actions.record_answer(actor=planner, overleg_id=overleg.pk, deelnemer_id=one.pk, antwoord="komt")
    actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=invoer(titel="Zelfde tijd"), deelnemers=MENSEN)
    one.refresh_from_db()
    assert one.antwoord == "komt"
    moved = invoer(**later(overleg, days=7))
    actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=moved, deelnemers=MENSEN)
    one.refresh_from_db()
    assert one.antwoord == "geen"
    assert fresh(overleg.pk).volgnummer == 2


def test_saving_without_a_change_tells_nobody(invited: Plan, planner: Actor, invoer: Invoer) -> None:
    overleg = invited()
    actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=invoer(), deelnemers=MENSEN)
    assert Overleg.objects.get(pk=overleg.pk).volgnummer == 0
    assert overleg.uitnodigingen.count() == 2


def test_an_answer_is_noted_by_a_planner_or_by_the_participant_himself(
    invited: Plan, regio: Tenant, planner: Actor, actor: Callable[..., Actor], user: Callable[..., User]
) -> None:
    partner = actor(regio, "ketenpartner")
    own = DeelnemerInvoer("Milan (voorbeeld)", "Politie", "politie", user(regio, "ketenpartner").email)
    overleg = invited(own, MENSEN[0])
    mine, other = overleg.deelnemers.get(user=partner.user_id), overleg.deelnemers.get(user=None)
    actions.record_answer(actor=partner, overleg_id=overleg.pk, deelnemer_id=mine.pk, antwoord="komt_niet")
    actions.record_answer(actor=planner, overleg_id=overleg.pk, deelnemer_id=other.pk, antwoord="misschien")
    assert {one.antwoord for one in overleg.deelnemers.all()} == {"komt_niet", "misschien"}
    with pytest.raises(Hidden):
        actions.record_answer(actor=partner, overleg_id=overleg.pk, deelnemer_id=other.pk, antwoord="komt")
    with pytest.raises(InvalidInput):
        actions.record_answer(actor=partner, overleg_id=overleg.pk, deelnemer_id=mine.pk, antwoord="soms")


def test_nobody_answers_a_concept(plan: Plan, planner: Actor) -> None:
    overleg = plan()
    one = overleg.deelnemers.first()
    assert one is not None
    with pytest.raises(Refused):
        actions.record_answer(actor=planner, overleg_id=overleg.pk, deelnemer_id=one.pk, antwoord="komt")


def test_an_overleg_is_held_only_after_it_began(
    invited: Plan, planner: Actor, set_clock: Callable[[datetime], None]
) -> None:
    overleg = invited()
    with pytest.raises(Refused):
        actions.mark_held(actor=planner, overleg_id=overleg.pk)
    set_clock(overleg.begin)
    assert actions.mark_held(actor=planner, overleg_id=overleg.pk).status == "gehouden"
    assert codes(overleg)[-1] == "overleg_gehouden"


def test_what_is_over_changes_no_more(
    invited: Plan, planner: Actor, invoer: Invoer, set_clock: Callable[[datetime], None]
) -> None:
    overleg = invited()
    set_clock(overleg.begin)
    with pytest.raises(InvalidInput):
        actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=invoer(), deelnemers=MENSEN)
    actions.mark_held(actor=planner, overleg_id=overleg.pk)
    for step in (
        lambda: actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=invoer(), deelnemers=MENSEN),
        lambda: actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden="Te laat"),
        lambda: actions.invite(actor=planner, overleg_id=overleg.pk),
    ):
        with pytest.raises(Refused):
            step()


def test_calling_off_needs_a_reason(plan: Plan, planner: Actor) -> None:
    overleg = plan()
    with pytest.raises(InvalidInput):
        actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden="  ")
    off = actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden=" Voorzitter ziek ")
    assert (off.status, off.reden, off.volgnummer) == ("afgezegd", "Voorzitter ziek", 0)


@pytest.mark.parametrize("role", ["ketenpartner", "bestuurder"])
def test_a_participant_takes_no_steps_of_a_planner(
    invited: Plan, regio: Tenant, actor: Callable[..., Actor], user: Callable[..., User], role: str
) -> None:
    guest = actor(regio, role)
    overleg = invited(DeelnemerInvoer("Gast (voorbeeld)", "", "anders", user(regio, role).email))
    for step in (
        lambda: actions.invite(actor=guest, overleg_id=overleg.pk),
        lambda: actions.invite_reeks(actor=guest, overleg_id=overleg.pk),
        lambda: actions.retry_invitations(actor=guest, overleg_id=overleg.pk),
        lambda: actions.mark_held(actor=guest, overleg_id=overleg.pk),
        lambda: actions.cancel_overleg(actor=guest, overleg_id=overleg.pk, reden="Nee"),
        lambda: actions.change_overleg(actor=guest, overleg_id=overleg.pk, invoer=overleg.invoer, deelnemers=MENSEN),
    ):
        with pytest.raises(Hidden):
            step()


@pytest.mark.parametrize(
    "broken",
    [
        {"eind": NU - timedelta(days=30)},
        {"niveau": "nano"},
        {"soort": "zorg"},
        {"niveau": "micro"},
        {"plaats": ""},
        {"status": "weg"},
        {"status": "afgezegd"},
        {"reden": "Zomaar"},
    ],
)
def test_the_database_keeps_the_rules_too(plan: Plan, broken: dict[str, object]) -> None:
    overleg = plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Overleg.objects.filter(pk=overleg.pk).update(**broken)


def test_the_database_takes_an_address_once(plan: Plan) -> None:
    overleg = plan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Deelnemer.objects.create(overleg=overleg, naam="Nog eens (voorbeeld)", rol="ggd", email=MENSEN[0].adres.upper())
