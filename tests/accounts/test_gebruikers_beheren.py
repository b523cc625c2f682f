"""The screens of the functioneel beheerder, and the page that an invited colleague opens."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.accounts.queries import roles_of
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant
from tests.conftest import PASSWORD, host_of

Browse = Callable[..., Client]
SOFIE = {"naam": "Sofie (voorbeeld)", "email": "Sofie@example.org", "rollen": ["bestuurder"]}


@pytest.fixture
def beheer(regio: Tenant, browse: Browse, femke: Actor) -> Client:
    return browse(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def link_in_mail() -> str:
    found = re.search(r"http://([\w.-]+)(/uitnodiging/[\w-]+/)", str(mail.outbox[-1].body))
    assert found is not None
    return found[2]


def test_from_an_invitation_to_being_inside(regio: Tenant, beheer: Client) -> None:
    answer = beheer.post("/gebruikers/uitnodigen/", SOFIE, follow=True)
    assert "De uitnodiging is verstuurd." in text(answer)
    assert "Sofie (voorbeeld)" in text(answer)
    link, client = link_in_mail(), Client(HTTP_HOST=host_of(regio))
    page = client.get(link)
    assert page.status_code == 200
    assert "Zuidoost-Brabant" in text(page)
    assert "Bestuurder" in text(page)
    assert "no-store" in page.headers["Cache-Control"]
    assert client.post(link, {"wachtwoord": PASSWORD, "herhaling": PASSWORD}).status_code == 302
    assert client.get("/privacy/").wsgi_request.actor.naam == "Sofie (voorbeeld)"
    stranger = Client(HTTP_HOST=host_of(regio)).get(link)
    assert stranger.status_code == 410
    assert "al een account gemaakt" in text(stranger)
    assert "sofie" not in text(stranger).lower()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"wachtwoord": "kort", "herhaling": "kort"}, "tekens"),
        ({"wachtwoord": PASSWORD, "herhaling": "anders"}, "niet hetzelfde"),
        ({}, "Vul"),
    ],
)
def test_a_password_that_will_not_do_is_asked_again(
    regio: Tenant, beheer: Client, typed: dict[str, str], said: str
) -> None:
    beheer.post("/gebruikers/uitnodigen/", SOFIE)
    answer = Client(HTTP_HOST=host_of(regio)).post(link_in_mail(), typed)
    assert answer.status_code == 422
    assert said in text(answer)
    assert PASSWORD not in answer.content.decode()


def test_who_is_logged_in_does_not_make_an_account_by_accident(regio: Tenant, beheer: Client) -> None:
    beheer.post("/gebruikers/uitnodigen/", SOFIE)
    answer = beheer.post(link_in_mail(), {"wachtwoord": PASSWORD, "herhaling": PASSWORD})
    assert "U bent al ingelogd" in text(answer)
    with inside_tenant(regio):
        assert Accountuitnodiging.objects.get().status == "open"


def test_a_link_of_another_organisation_opens_nothing(regio: Tenant, zeeland: Tenant, beheer: Client) -> None:
    beheer.post("/gebruikers/uitnodigen/", SOFIE)
    assert Client(HTTP_HOST=host_of(zeeland)).get(link_in_mail()).status_code == 410
    assert Client(HTTP_HOST=host_of(regio)).get("/uitnodiging/onzin/").status_code == 410


def test_what_was_typed_stays_when_something_is_wrong(beheer: Client) -> None:
    answer = beheer.post("/gebruikers/uitnodigen/", {**SOFIE, "email": "geen adres"})
    assert answer.status_code == 422
    assert 'value="geen adres"' in answer.content.decode()
    assert "Sofie (voorbeeld)" in answer.content.decode()
    beheer.post("/gebruikers/uitnodigen/", SOFIE)
    twice = beheer.post("/gebruikers/uitnodigen/", SOFIE)
    assert twice.status_code == 422
    assert "wacht al een uitnodiging" in text(twice)


def test_sending_again_and_withdrawing_from_the_list(regio: Tenant, beheer: Client) -> None:
    beheer.post("/gebruikers/uitnodigen/", SOFIE)
    old = link_in_mail()
    with inside_tenant(regio):
        pk = Accountuitnodiging.objects.get().pk
    beheer.post(f"/gebruikers/uitnodigingen/{pk}/opnieuw/")
    assert link_in_mail() != old
    answer = beheer.post(f"/gebruikers/uitnodigingen/{pk}/intrekken/", follow=True)
    assert "Ingetrokken" in text(answer)
    assert beheer.post(f"/gebruikers/uitnodigingen/{pk}/intrekken/").status_code == 409


def test_roles_are_changed_on_the_page_of_a_colleague(regio: Tenant, beheer: Client, noor: Actor) -> None:
    page = text(beheer.get(f"/gebruikers/{noor.user_id}/"))
    assert "Zorgcoördinator" in page
    assert "Nog niet" in page
    url = f"/gebruikers/{noor.user_id}/rollen/"
    assert beheer.post(url, {"rollen": []}).status_code == 422
    assert beheer.post(url, {"rollen": ["landelijk_analist"]}).status_code == 422
    assert beheer.post(url, {"rollen": ["zorgcoordinator", "fg"]}).status_code == 302
    with inside_tenant(regio):
        assert roles_of(User.objects.get(pk=noor.user_id)) == {"zorgcoordinator", "fg"}


def test_ones_own_account_has_no_buttons(beheer: Client, femke: Actor) -> None:
    page = beheer.get(f"/gebruikers/{femke.user_id}/")
    assert "Dit is uw eigen account" in text(page)
    assert "sluiten/" not in page.content.decode()
    assert beheer.get(f"/gebruikers/{femke.user_id}/rollen/").status_code == 409
    assert beheer.get(f"/gebruikers/{femke.user_id}/sluiten/").status_code == 409


def test_closing_says_what_moves_and_asks_to_whom(regio: Tenant, beheer: Client, noor: Actor, sam: Actor) -> None:
    with inside_tenant(regio):
        open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam="Luna (voorbeeld)"))
    url = f"/gebruikers/{noor.user_id}/sluiten/"
    page = beheer.get(url)
    assert "1 lopend dossier" in text(page)
    assert "Luna" not in text(page)
    assert str(sam.user_id) in page.content.decode()
    assert beheer.post(url, {"reden": ""}).status_code == 422
    assert beheer.post(url, {"reden": "uit_dienst", "opvolger": str(noor.user_id)}).status_code == 422
    done = beheer.post(url, {"reden": "uit_dienst", "opvolger": str(sam.user_id)}, follow=True)
    assert "Dit account is gesloten" in text(done)
    assert beheer.get(url).status_code == 409
    again = beheer.post(f"/gebruikers/{noor.user_id}/heropenen/", follow=True)
    assert "Deze gebruiker heeft geen rol" in text(again)


def test_a_colleague_without_work_needs_no_successor(beheer: Client, noor: Actor, sam: Actor) -> None:
    page = beheer.get(f"/gebruikers/{noor.user_id}/sluiten/")
    assert "geen werk op naam" in text(page)
    assert 'name="opvolger"' not in page.content.decode()
