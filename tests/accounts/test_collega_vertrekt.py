"""A colleague leaves: the account is closed at once and the work goes on with somebody else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier, Gebeurtenis
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, ApiToken, Organisatiekoppeling, User
from dekkend.accounts.queries import actor_for
from dekkend.accounts.rollen.actions import change_roles
from dekkend.accounts.uitnodiging.actions import invite_colleague
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer
from dekkend.accounts.vertrek.actions import close_account, reopen_account
from dekkend.accounts.vertrek.overdracht import work_in_hand
from dekkend.accounts.vertrek.queries import successors
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside as inside_tenant
from governance.overleg.actions import invite, plan_overleg
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.queries import without_chair
from governance.overleg.rules import DeelnemerInvoer, OverlegInvoer
from governance.overleg.verzending import send_unsent
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.conftest import host_of

Inside = Callable[[Tenant], AbstractContextManager[None]]
LUNA = PersoonInvoer(roepnaam="Luna (voorbeeld)", geschatte_leeftijd=30)


def close(femke: Actor, who: Actor, opvolger: Actor | None = None, reden: str = "uit_dienst") -> None:
    assert who.user_id is not None
    close_account(actor=femke, user_id=who.user_id, opvolger_id=opvolger.user_id if opvolger else None, reden=reden)


def overleg_of(noor: Actor, *people: DeelnemerInvoer) -> Overleg:
    begin = now() + timedelta(days=7)
    begin = begin.replace(hour=10, minute=0, second=0, microsecond=0)
    assert noor.user_id is not None
    invoer = OverlegInvoer(
        niveau="meso", soort="", titel="Knelpunten (voorbeeld)", agenda="", begin=begin,
        eind=begin + timedelta(hours=1), plaats="Stadhuis (voorbeeld)", link="", voorzitter_id=noor.user_id,
    )  # fmt: skip
    return plan_overleg(actor=noor, invoer=invoer, deelnemers=list(people))


@pytest.mark.usefixtures("in_regio")
class TestWerk:
    def test_running_dossiers_go_to_the_successor_with_a_line_each(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        open_ones = [open_dossier(actor=noor, persoon=LUNA).pk for _ in range(2)]
        done = open_dossier(actor=noor, persoon=LUNA)
        afsluiten(noor, done.pk)
        assert noor.user_id is not None
        assert [(deel.label, deel.aantal) for deel in work_in_hand(noor.user_id, "regio")] == [("lopende dossiers", 2)]
        close(femke, noor, sam)
        assert set(Dossier.objects.filter(zorgcoordinator=sam.user_id).values_list("pk", flat=True)) == set(open_ones)
        assert Dossier.objects.get(pk=done.pk).zorgcoordinator_id == noor.user_id
        lines = Gebeurtenis.objects.filter(soort="dossier_overgedragen")
        assert lines.count() == 2
        assert {line.door_id for line in lines} == {femke.user_id}
        logged = AuditEvent.objects.filter(code="dossier_overgedragen")
        assert {(line.ground, line.details["naar"]) for line in logged} == {
            ("het account is gesloten", str(sam.user_id))
        }
        assert work_in_hand(noor.user_id, "regio") == []

    def test_without_a_successor_they_go_back_to_the_team(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        dossier = open_dossier(actor=noor, persoon=LUNA)
        close(femke, noor)
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id is None
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="dossier_losgelaten").count() == 1

    def test_who_is_no_zorgcoordinator_any_more_leaves_no_dossier_that_nobody_sees(
        self, femke: Actor, noor: Actor, sam: Actor
    ) -> None:
        dossier = open_dossier(actor=noor, persoon=LUNA)
        assert noor.user_id is not None
        change_roles(actor=femke, user_id=noor.user_id, rollen=["bestuurder", "zorgcoordinator"])
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id == noor.user_id
        change_roles(actor=femke, user_id=noor.user_id, rollen=["bestuurder"])
        dossier.refresh_from_db()
        assert dossier.zorgcoordinator_id is None

    def test_the_successor_is_a_zorgcoordinator_who_works_here(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        open_dossier(actor=noor, persoon=LUNA)
        for wrong in (femke, noor, Actor(uuid4(), "", frozenset(), "", "regio", "web")):
            with pytest.raises(InvalidInput) as refused:
                close(femke, noor, wrong)
            assert set(refused.value.fields) == {"opvolger"}
        assert noor.user_id is not None
        assert [user.pk for user in successors(noor.user_id)] == [sam.user_id]
        close(femke, sam)
        assert not successors(noor.user_id).exists()
        assert Dossier.objects.filter(zorgcoordinator=noor.user_id).count() == 1

    def test_the_successor_chairs_and_who_was_invited_hears_of_it(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        bo = DeelnemerInvoer("Bo (voorbeeld)", "GGD (voorbeeld)", "ggd", "bo@example.org")
        concept, told = overleg_of(noor), overleg_of(noor, bo)
        invite(actor=noor, overleg_id=told.pk)
        send_unsent()
        mail.outbox.clear()
        close(femke, noor, sam)
        assert set(Overleg.objects.values_list("voorzitter", flat=True)) == {sam.user_id}
        send_unsent()
        assert [letter.to for letter in mail.outbox] == [["bo@example.org"]]
        concept.refresh_from_db()
        assert concept.volgnummer == 0

    def test_without_a_successor_every_planner_sees_that_a_chair_is_missing(
        self, femke: Actor, noor: Actor, sam: Actor
    ) -> None:
        overleg_of(noor)
        assert noor.user_id is not None
        assert [deel.aantal for deel in work_in_hand(noor.user_id, "regio")] == [1]
        assert list(without_chair(sam)) == []
        close(femke, noor)
        assert len(without_chair(sam)) == 1
        assert list(without_chair(femke)) == []

    def test_at_the_table_of_others_the_colleague_does_not_come(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        known = User.objects.get(pk=noor.user_id)
        overleg = overleg_of(sam, DeelnemerInvoer("Noor (voorbeeld)", "", "zorgcoordinatie", known.email))
        invite(actor=sam, overleg_id=overleg.pk)
        close(femke, noor)
        assert Deelnemer.objects.get(overleg=overleg).antwoord == "komt_niet"


@pytest.mark.usefixtures("in_regio")
class TestAccount:
    def test_nothing_is_left_to_come_in_with_also_after_reopening(self, femke: Actor, noor: Actor) -> None:
        user = User.objects.get(pk=noor.user_id)
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        ApiToken.objects.create(user=user, naam="t", hash="a" * 64, vervalt_at=now() + timedelta(days=1))
        Organisatiekoppeling.objects.create(user=user, kenmerk="b" * 64, gekoppeld_at=now())
        before = user.get_session_auth_hash()
        close(femke, noor)
        reopen_account(actor=femke, user_id=user.pk)
        user.refresh_from_db()
        assert user.is_active
        assert not user.has_usable_password()
        assert user.get_session_auth_hash() != before
        assert not user.roltoekenningen.exists()
        assert not Authenticator.objects.filter(user=user).exists()
        assert not ApiToken.objects.filter(user=user, revoked_at=None).exists()
        assert not Organisatiekoppeling.objects.exists()
        assert actor_for(user, kind="regio", channel="web").roles == frozenset()

    def test_invitations_of_the_colleague_are_withdrawn(
        self, femke: Actor, regio: Tenant, actor: Callable[..., Actor]
    ) -> None:
        other = actor(regio, "functioneel_beheerder", naam="Tweede (voorbeeld)")
        invoer = UitnodigingInvoer("Sofie (voorbeeld)", "sofie@example.org", ("zorgcoordinator",))
        invite_colleague(actor=other, invoer=invoer, link=str)
        close(femke, other)
        assert Accountuitnodiging.objects.get().status == "ingetrokken"

    def test_nobody_closes_himself_or_twice_or_without_a_reason(self, femke: Actor, noor: Actor) -> None:
        with pytest.raises(Refused, match="eigen account"):
            close(femke, femke)
        with pytest.raises(InvalidInput):
            close(femke, noor, reden="zomaar")
        close(femke, noor)
        with pytest.raises(Refused, match="al gesloten"):
            close(femke, noor)
        assert femke.user_id is not None
        with pytest.raises(Refused, match="is open"):
            reopen_account(actor=femke, user_id=femke.user_id)

    def test_the_last_functioneel_beheerder_stays(
        self, femke: Actor, noor: Actor, regio: Tenant, actor: Callable[..., Actor]
    ) -> None:
        other = actor(regio, "functioneel_beheerder", naam="Tweede (voorbeeld)")
        assert femke.user_id is not None
        close(other, femke)
        tester = Actor(noor.user_id, noor.naam, femke.roles, noor.tenant, "regio", "web")
        assert other.user_id is not None
        with pytest.raises(Refused, match="enige functioneel beheerder"):
            close(tester, other)
        with pytest.raises(Refused, match="enige functioneel beheerder"):
            change_roles(actor=tester, user_id=other.user_id, rollen=["bestuurder"])

    def test_only_who_manages_users_closes_and_opens(self, femke: Actor, noor: Actor, sam: Actor) -> None:
        assert sam.user_id is not None
        for attempt in (
            lambda: close(noor, sam),
            lambda: reopen_account(actor=noor, user_id=sam.user_id),
            lambda: change_roles(actor=noor, user_id=sam.user_id, rollen=["fg"]),
            lambda: close_account(actor=femke, user_id=uuid4(), opvolger_id=None, reden="anders"),
        ):
            with pytest.raises(Hidden):
                attempt()

    def test_roles_count_at_once_and_nobody_gives_them_to_himself(self, femke: Actor, noor: Actor) -> None:
        user = User.objects.get(pk=noor.user_id)
        change_roles(actor=femke, user_id=user.pk, rollen=["zorgcoordinator", "fg"])
        assert actor_for(user, kind="regio", channel="web").roles == {"zorgcoordinator", "fg"}
        [line] = AuditEvent.objects.filter(code="rollen_gewijzigd")
        assert (line.details["erbij"], line.details["eraf"]) == (["fg"], [])
        change_roles(actor=femke, user_id=user.pk, rollen=["fg", "zorgcoordinator"])
        assert AuditEvent.objects.filter(code="rollen_gewijzigd").count() == 1
        assert femke.user_id is not None
        with pytest.raises(Refused, match="eigen rollen"):
            change_roles(actor=femke, user_id=femke.user_id, rollen=["functioneel_beheerder", "zorgcoordinator"])
        for wrong in ([], ["landelijk_analist"]):
            with pytest.raises(InvalidInput):
                change_roles(actor=femke, user_id=user.pk, rollen=wrong)
        close(femke, noor)
        with pytest.raises(Refused, match="gesloten"):
            change_roles(actor=femke, user_id=user.pk, rollen=["fg"])


def test_the_very_next_request_and_call_are_refused(
    regio: Tenant, femke: Actor, noor: Actor, browse: Callable[..., Client], api: Callable[..., Client]
) -> None:
    page = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    program = api(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    assert page.get("/dossiers/").status_code == 200
    assert program.get("/api/v1/dossiers").status_code == 200
    with inside_tenant(regio):
        close(femke, noor)
    assert page.get("/dossiers/").status_code == 302
    assert program.get("/api/v1/dossiers").status_code == 401
    with inside_tenant(regio):
        assert isinstance(noor.user_id, UUID)
        reopen_account(actor=femke, user_id=noor.user_id)
        change_roles(actor=femke, user_id=noor.user_id, rollen=["zorgcoordinator"])
    assert page.get("/dossiers/").status_code == 302
    assert program.get("/api/v1/dossiers").status_code == 401
    assert Client(HTTP_HOST=host_of(regio)).get("/dossiers/").status_code == 302


@pytest.mark.parametrize("kind", ["gemeente", "landelijk", "kluis"])
def test_accounts_close_in_every_kind_of_organisation(
    kind: str, request: pytest.FixtureRequest, actor: Callable[..., Actor]
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    manager = actor(tenant, "functioneel_beheerder", naam="Femke (voorbeeld)")
    fg = actor(tenant, "fg", naam="Fatma (voorbeeld)")
    with inside_tenant(tenant):
        assert fg.user_id is not None
        assert work_in_hand(fg.user_id, kind) == []
        change_roles(actor=manager, user_id=fg.user_id, rollen=["functioneel_beheerder"])
        close(manager, fg)
        assert not User.objects.get(pk=fg.user_id).is_active
