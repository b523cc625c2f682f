"""Guests of a regio: whom one can invite, with which role, until when, and how it ends."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.actions import change_guest, end_guests, invite_guest
from dekkend.accounts.gast.rules import RECHTEN, Gast, check_role_of, checked
from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.accounts.queries import actor_for
from dekkend.accounts.roles import RIGHTS, ROLES
from dekkend.accounts.rollen.actions import change_roles
from dekkend.accounts.uitnodiging.actions import accept_uitnodiging
from dekkend.accounts.vertrek.actions import close_account
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tests.conftest import PASSWORD
from tests.playing.base import playing

BEST, GOES = "GM0753", "GM0664"
YARA = {"email": "yara@best.example.org", "naam": "Yara (voorbeeld)"}
MILAN = {"email": "milan@opvang.example.org", "naam": "Milan (voorbeeld)"}
DAY = date(2026, 11, 22)


def link(code: str) -> str:
    return f"https://zuidoost-brabant.test/uitnodiging/{code}/"


def code_in_mail() -> str:
    found = re.search(r"/uitnodiging/([\w-]+)/", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def let_in(regio: Tenant, femke: Actor, **given_: object) -> User:
    """Invited by the beheerder, accepted with the link in the mail."""
    stranger = replace(femke, user_id=None, naam="", roles=frozenset())
    with inside(regio):
        invite_guest(actor=femke, **given_).send(link=link)  # type: ignore[arg-type]
        return accept_uitnodiging(visitor=stranger, code=code_in_mail(), wachtwoord=PASSWORD)


def yara_of_best(regio: Tenant, femke: Actor, tot: date | None = None) -> User:
    return let_in(regio, femke, rol="aandachtsfunctionaris", gm_code=BEST, tot=tot, **YARA)


def as_actor(regio: Tenant, user: User) -> Actor:
    with inside(regio):
        return actor_for(User.objects.get(pk=user.pk), kind="regio", channel="web")


def test_a_guest_of_a_gemeente_has_the_rights_of_a_guest_and_no_more(regio: Tenant, femke: Actor) -> None:
    actor = as_actor(regio, yara_of_best(regio, femke))
    assert (actor.roles, actor.gast) == ({"aandachtsfunctionaris"}, Gast(gm_code=BEST))
    assert {right for right in RIGHTS if may(actor, right)} == RECHTEN & ROLES["aandachtsfunctionaris"].rights
    assert "dekking_inzien" in ROLES["aandachtsfunctionaris"].rights - RECHTEN


def test_a_guest_of_an_organisation_notes_nothing(regio: Tenant, femke: Actor) -> None:
    user = let_in(regio, femke, rol="ketenpartner", organisatie=" Opvang  (voorbeeld) ", **MILAN)
    actor = as_actor(regio, user)
    assert (actor.roles, actor.gast) == ({"ketenpartner"}, Gast(organisatie="Opvang (voorbeeld)"))
    assert not may(actor, "melding_inzien")
    assert may(actor, "dossier_gedeeld_inzien")


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"rol": "aandachtsfunctionaris"}, "gm_code", "Kies van welke gemeente"),
        ({"rol": "aandachtsfunctionaris", "gm_code": GOES}, "gm_code", "hoort nu niet bij uw regio"),
        ({"rol": "aandachtsfunctionaris", "gm_code": BEST, "organisatie": "X"}, "organisatie", "één van de twee"),
        ({"rol": "ketenpartner"}, "organisatie", "Kies van welke organisatie"),
        ({"rol": "ketenpartner", "organisatie": "x" * 201}, "organisatie", "korter"),
        ({"rol": "zorgcoordinator", "gm_code": BEST}, "rol", "Kies of de gast"),
        ({"rol": "ketenpartner", "organisatie": "X", "tot": date(2020, 1, 1)}, "tot", "nog niet voorbij"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    regio: Tenant, femke: Actor, wrong: dict[str, object], field: str, words: str
) -> None:
    with inside(regio):
        with pytest.raises(InvalidInput) as refused:
            invite_guest(actor=femke, **YARA, **wrong)  # type: ignore[arg-type]
        assert words in " ".join(refused.value.fields[field])
        assert not Accountuitnodiging.objects.exists()
    assert mail.outbox == []


def test_only_a_regio_has_guests(gemeente: Tenant, actor: Callable[..., Actor]) -> None:
    beheerder = actor(gemeente, "functioneel_beheerder")
    with inside(gemeente), pytest.raises(Hidden):
        invite_guest(actor=beheerder, rol="ketenpartner", organisatie="X", **MILAN)


def test_after_the_last_day_a_guest_is_nobody_and_does_not_get_in(regio: Tenant, femke: Actor) -> None:
    user = yara_of_best(regio, femke, tot=today())
    assert as_actor(regio, user).roles
    with inside(regio):
        User.objects.filter(pk=user.pk).update(gast_tot=today() - timedelta(days=1))
    assert as_actor(regio, user).roles == frozenset()
    browser = Client(HTTP_HOST="zuidoost-brabant.test")
    page = browser.post("/account/login/", {"login": YARA["email"], "password": PASSWORD}, follow=True)
    assert "Dit account werkt niet meer" in page.content.decode()
    assert browser.get("/").status_code == 302


def test_when_the_gemeente_leaves_the_regio_its_guests_are_nobody(regio: Tenant, femke: Actor) -> None:
    user = yara_of_best(regio, femke)
    with playing(False):
        Deelname.objects.filter(gemeente_id=BEST).update(einde=today() - timedelta(days=1))
    assert as_actor(regio, user).roles == frozenset()


def test_ending_a_gemeente_ends_its_guests_and_takes_waiting_invitations_back(regio: Tenant, femke: Actor) -> None:
    sooner = today() + timedelta(days=1)
    user = yara_of_best(regio, femke)
    other = let_in(regio, femke, rol="aandachtsfunctionaris", gm_code="GM0770", email="e@example.org", naam="E")
    early = let_in(regio, femke, rol="aandachtsfunctionaris", gm_code=BEST, email="v@example.org", naam="V", tot=sooner)
    with inside(regio):
        invite_guest(actor=femke, rol="aandachtsfunctionaris", gm_code=BEST, email="w@example.org", naam="W")
        assert end_guests(actor=femke, gm_code=BEST, tot=today() + timedelta(days=7)) == 1
        assert dict(User.objects.filter(pk__in=[user.pk, other.pk, early.pk]).values_list("pk", "gast_tot")) == {
            user.pk: today() + timedelta(days=7),
            other.pk: None,
            early.pk: sooner,
        }
        assert Accountuitnodiging.objects.get(email="w@example.org").status == "ingetrokken"
        end_guests(actor=femke, gm_code=BEST, tot=today() - timedelta(days=1))
    assert as_actor(regio, user).roles == frozenset()
    assert as_actor(regio, other).roles


def test_a_guest_keeps_the_one_role_also_after_reopening(regio: Tenant, femke: Actor) -> None:
    user = yara_of_best(regio, femke)
    with inside(regio):
        with pytest.raises(InvalidInput):
            change_roles(actor=femke, user_id=user.pk, rollen=["zorgcoordinator"])
        with pytest.raises(InvalidInput):
            change_roles(actor=femke, user_id=user.pk, rollen=["aandachtsfunctionaris", "ketenregisseur"])
        change_roles(actor=femke, user_id=user.pk, rollen=["aandachtsfunctionaris"])
        close_account(actor=femke, user_id=user.pk, opvolger_id=None, reden="anders")
    assert as_actor(regio, user).roles == frozenset()


def test_another_last_day_and_who_is_no_guest(regio: Tenant, femke: Actor, actor: Callable[..., Actor]) -> None:
    user, noor = yara_of_best(regio, femke), actor(regio, "zorgcoordinator")
    assert noor.user_id is not None
    with inside(regio):
        change_guest(actor=femke, user_id=user.pk, tot=today())
        assert User.objects.get(pk=user.pk).gast_tot == today()
        with pytest.raises(InvalidInput):
            change_guest(actor=femke, user_id=user.pk, tot=today() - timedelta(days=1))
        with pytest.raises(Refused):
            change_guest(actor=femke, user_id=noor.user_id, tot=None)
        with pytest.raises(Hidden):
            change_guest(actor=noor, user_id=user.pk, tot=None)


class TestOnThePages:
    def test_invited_shown_and_changed(self, regio: Tenant, browse: Callable[..., Client]) -> None:
        browser = browse(regio, "functioneel_beheerder")
        typed = {**YARA, "rol": "aandachtsfunctionaris", "gm_code": BEST, "organisatie": "", "tot": ""}
        empty = browser.post("/gebruikers/gast-uitnodigen/", {**typed, "gm_code": ""})
        assert empty.status_code == 422
        assert "Kies van welke gemeente" in empty.content.decode()
        browser.post("/gebruikers/gast-uitnodigen/", typed)
        assert "Aandachtsfunctionaris (gast)" in browser.get("/gebruikers/uitnodigingen/").content.decode()
        code = code_in_mail()
        accepted = Client(HTTP_HOST="zuidoost-brabant.test").post(
            f"/uitnodiging/{code}/", {"wachtwoord": PASSWORD, "herhaling": PASSWORD}
        )
        assert accepted.status_code == 302
        with inside(regio):
            guest = User.objects.get(email=YARA["email"])
        assert "Gemeente Best" in browser.get("/gebruikers/?soort=gast").content.decode()
        assert "Yara" not in browser.get("/gebruikers/?soort=collega").content.decode()
        assert "Termijn wijzigen" in browser.get(f"/gebruikers/{guest.pk}/").content.decode()
        roles = browser.get(f"/gebruikers/{guest.pk}/rollen/").content.decode()
        assert "Aandachtsfunctionaris" in roles
        assert "Zorgcoördinator" not in roles
        assert browser.post(f"/gebruikers/{guest.pk}/gast/", {"tot": "01-01-2020"}).status_code == 422
        assert browser.post(f"/gebruikers/{guest.pk}/gast/", {"tot": "01-01-2099"}).status_code == 302
        assert "1 januari 2099" in browser.get(f"/gebruikers/{guest.pk}/").content.decode()

    def test_elsewhere_there_are_no_guests(self, gemeente: Tenant, browse: Callable[..., Client]) -> None:
        browser = browse(gemeente, "functioneel_beheerder")
        assert browser.get("/gebruikers/gast-uitnodigen/").status_code == 404
        assert "Gast" not in browser.get("/gebruikers/").content.decode()


@given(st.sampled_from(["", BEST, "gm0753 "]), st.text(max_size=3), st.sampled_from(["", *ROLES]), st.integers(-2, 2))
def test_what_is_let_through_is_one_thing_with_its_role(code: str, organisatie: str, rol: str, days: int) -> None:
    try:
        gast = checked(Gast(code, organisatie, DAY + timedelta(days=days)), rol, DAY)
    except InvalidInput:
        return
    assert (gast.gm_code != "") != (gast.organisatie != "")
    assert gast.rol == rol
    assert not gast.over_on(DAY)


def test_no_other_role_for_a_guest() -> None:
    check_role_of(Gast(gm_code=BEST), ("aandachtsfunctionaris",))
    with pytest.raises(InvalidInput):
        check_role_of(Gast(organisatie="X"), ("aandachtsfunctionaris",))
