"""Inviting a colleague: the rules and the deeds. The screens are in test_gebruikers_beheren."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, User, hash_token
from dekkend.accounts.uitnodiging.actions import (
    accept_by_address,
    accept_uitnodiging,
    invite_colleague,
    send_again,
    withdraw_uitnodiging,
)
from dekkend.accounts.uitnodiging.queries import opened_by, uitnodigingen_for
from dekkend.accounts.uitnodiging.rules import GESLOTEN, UitnodigingInvoer, checked
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tests.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("in_regio")

SOFIE = UitnodigingInvoer(" Sofie  (voorbeeld)", " Sofie@Voorbeeld.example.org", ("zorgcoordinator",))
ADDRESS = "sofie@voorbeeld.example.org"


def link(code: str) -> str:
    return f"https://zuidoost-brabant.test/uitnodiging/{code}/"


def code_in(number: int = -1) -> str:
    found = re.search(r"/uitnodiging/([\w-]+)/", str(mail.outbox[number].body))
    assert found is not None
    return found[1]


def visitor(femke: Actor) -> Actor:
    return replace(femke, user_id=None, naam="", roles=frozenset())


def invite(femke: Actor, invoer: UitnodigingInvoer = SOFIE) -> Accountuitnodiging:
    return invite_colleague(actor=femke, invoer=invoer, link=link)


def test_the_mail_tells_only_that_something_waits_and_until_when(femke: Actor) -> None:
    made = invite(femke)
    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert made.naam == "Sofie (voorbeeld)"
    assert made.verstuurd_at is not None
    for word in ("Sofie", "Femke", "Brabant", "Zorgcoördinator"):
        assert word not in f"{letter.subject} {letter.body}".replace(link(code_in()), "")
    assert str(made.vervalt_at.year) in str(letter.body)


def test_only_the_hash_of_the_link_is_kept(femke: Actor) -> None:
    made = invite(femke)
    code = code_in()
    assert len(code) == 43
    assert made.hash == hash_token(code)
    assert code not in str(Accountuitnodiging.objects.filter(pk=made.pk).values())


def test_who_accepts_has_an_account_with_the_roles_and_the_link_is_used_up(femke: Actor) -> None:
    made = invite(femke)
    user = accept_uitnodiging(visitor=visitor(femke), code=code_in(), wachtwoord=PASSWORD)
    assert user.email == ADDRESS
    assert user.check_password(PASSWORD)
    assert list(user.roltoekenningen.values_list("rol", flat=True)) == ["zorgcoordinator"]
    made.refresh_from_db()
    assert (made.status, made.user) == ("aangenomen", user)
    with pytest.raises(Refused, match="al een account"):
        accept_uitnodiging(visitor=visitor(femke), code=code_in(), wachtwoord=PASSWORD)
    assert opened_by(code_in()).dicht == GESLOTEN["aangenomen"]


@pytest.mark.parametrize("weak", ["kort", "sofie@voorbeeld.example.org"])
def test_a_weak_password_is_refused_and_leaves_the_link_alive(femke: Actor, weak: str) -> None:
    invite(femke)
    with pytest.raises(InvalidInput) as refused:
        accept_uitnodiging(visitor=visitor(femke), code=code_in(), wachtwoord=weak)
    assert set(refused.value.fields) == {"wachtwoord"}
    assert opened_by(code_in()).dicht == ""


def test_after_seven_days_the_link_is_dead_and_can_be_sent_again(femke: Actor) -> None:
    made = invite(femke)
    assert timedelta(days=6, hours=23) < made.vervalt_at - now() <= timedelta(days=7)
    Accountuitnodiging.objects.update(vervalt_at=now() - timedelta(seconds=1))
    old = code_in()
    assert "niet meer geldig" in opened_by(old).dicht
    assert [row.stand for row in uitnodigingen_for(femke).wachtend] == ["verlopen"]
    with pytest.raises(Refused, match="niet meer geldig"):
        accept_uitnodiging(visitor=visitor(femke), code=old, wachtwoord=PASSWORD)
    assert accept_by_address(visitor=visitor(femke), email=ADDRESS) is None
    send_again(actor=femke, uitnodiging_id=made.pk, link=link)
    assert opened_by(old).dicht == GESLOTEN["onbekend"]
    assert opened_by(code_in()).rollen == ("Zorgcoördinator",)


def test_a_withdrawn_link_opens_nothing(femke: Actor) -> None:
    made = invite(femke)
    withdraw_uitnodiging(actor=femke, uitnodiging_id=made.pk)
    assert opened_by(code_in()).dicht == GESLOTEN["ingetrokken"]
    for again in (
        lambda: accept_uitnodiging(visitor=visitor(femke), code=code_in(), wachtwoord=PASSWORD),
        lambda: withdraw_uitnodiging(actor=femke, uitnodiging_id=made.pk),
        lambda: send_again(actor=femke, uitnodiging_id=made.pk, link=link),
    ):
        with pytest.raises(Refused):
            again()
    assert invite(femke).status == "open"


@pytest.mark.parametrize("address", [ADDRESS, "SOFIE@voorbeeld.example.ORG"])
def test_one_invitation_waits_for_one_address(femke: Actor, address: str) -> None:
    invite(femke)
    with pytest.raises(InvalidInput) as refused:
        invite(femke, replace(SOFIE, email=address))
    assert "wacht al een uitnodiging" in refused.value.fields["email"][0]
    assert len(mail.outbox) == 1


def test_who_has_an_account_is_not_invited(femke: Actor, noor: Actor) -> None:
    known = User.objects.get(pk=noor.user_id)
    with pytest.raises(InvalidInput) as refused:
        invite(femke, replace(SOFIE, email=known.email.upper()))
    assert "al een account" in refused.value.fields["email"][0]
    User.objects.filter(pk=known.pk).update(is_active=False)
    with pytest.raises(InvalidInput) as refused:
        invite(femke, replace(SOFIE, email=known.email))
    assert "heropen" in refused.value.fields["email"][0]


def test_an_account_made_in_the_meantime_wins(femke: Actor) -> None:
    invite(femke)
    User.objects.create_user(ADDRESS, PASSWORD, naam="Eerder (voorbeeld)")
    with pytest.raises(Refused, match="Log daarmee in"):
        accept_uitnodiging(visitor=visitor(femke), code=code_in(), wachtwoord=PASSWORD)


@pytest.mark.parametrize("rollen", [(), ("landelijk_analist",), ("bestaat_niet",)])
def test_only_roles_of_this_kind_of_organisation_can_be_given(femke: Actor, rollen: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput) as refused:
        invite(femke, replace(SOFIE, rollen=rollen))
    assert set(refused.value.fields) == {"rollen"}


@pytest.mark.parametrize(
    ("invoer", "wrong"),
    [
        (UitnodigingInvoer("", "geen adres", ()), {"naam", "email"}),
        (UitnodigingInvoer("x" * 201, "a@b", ()), {"naam", "email"}),
        (UitnodigingInvoer("Sofie", f"{'a' * 250}@b.nl", ()), {"email"}),
    ],
)
def test_everything_that_is_wrong_is_said_at_once(invoer: UitnodigingInvoer, wrong: set[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(invoer)
    assert set(refused.value.fields) == wrong


def test_a_mail_that_could_not_go_is_seen_and_sent_again(femke: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(self: EmailBackend, messages: list[object]) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", away)
        made = invite(femke)
    made.refresh_from_db()
    assert made.verstuurd_at is None
    assert send_again(actor=femke, uitnodiging_id=made.pk, link=link).verstuurd_at is not None


def test_somebody_of_the_organisation_comes_in_by_the_address_alone(femke: Actor) -> None:
    invite(femke)
    user = accept_by_address(visitor=visitor(femke), email=ADDRESS.upper())
    assert user is not None
    assert not user.has_usable_password()
    assert accept_by_address(visitor=visitor(femke), email="iemand@voorbeeld.example.org") is None


def test_who_manages_no_users_invites_nobody(noor: Actor, femke: Actor) -> None:
    made = invite(femke)
    for attempt in (
        lambda: invite_colleague(actor=noor, invoer=SOFIE, link=link),
        lambda: send_again(actor=noor, uitnodiging_id=made.pk, link=link),
        lambda: withdraw_uitnodiging(actor=noor, uitnodiging_id=made.pk),
        lambda: uitnodigingen_for(noor),
    ):
        with pytest.raises(Hidden):
            attempt()
