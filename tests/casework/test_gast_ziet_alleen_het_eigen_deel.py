"""What a guest of a gemeente sees: the meldingen that his gemeente passed on, and nothing else of the regio."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

import governance.example
from casework import access
from casework.contact.actions import correct_melding, note_melding
from casework.contact.models import Melding
from casework.contact.rules import for_guest
from casework.dossier.actions import open_dossier_from_melding
from casework.wissen.legen import erase
from dekkend.accounts.actions import create_user, issue_token
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_for
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import inside
from governance.models import Deelnemer, Overleg
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged
from tests.conftest import show_second_factor

BEST, EERSEL = "GM0753", "GM0770"


def guest(regio: Tenant, naam: str, **of: str) -> User:
    gast = Gast(**of)
    with inside(regio):
        return create_user(email=f"{naam}@example.org", naam=naam, roles=[gast.rol], kind="regio", gast=gast)


def acting(regio: Tenant, user: User) -> Actor:
    with inside(regio):
        return actor_for(user, kind="regio", channel="web")


def browser_of(regio: Tenant, user: User) -> Client:
    client = Client(HTTP_HOST="zuidoost-brabant.test")
    with inside(regio):
        client.force_login(user)
        show_second_factor(client, user)
    return client


def api_of(regio: Tenant, user: User) -> Client:
    with inside(regio):
        token = issue_token(user=user, naam="test")
    return Client(HTTP_HOST="zuidoost-brabant.test", headers={"authorization": f"Bearer {token}"})


@pytest.fixture
def best(regio: Tenant) -> User:
    return guest(regio, "yara", gm_code=BEST)


@pytest.fixture
def passed_on(regio: Tenant, best: User) -> Melding:
    with inside(regio):
        return note_melding(actor=acting(regio, best), invoer=replace(INVOER, gm_code=BEST))


def test_the_regio_sees_from_whom_it_comes(regio: Tenant, passed_on: Melding, noors_browser: Client) -> None:
    assert (passed_on.herkomst, passed_on.namens_gemeente) == ("gemeente", BEST)
    page = noors_browser.get(f"/meldingen/{passed_on.pk}/").content.decode()
    assert "Gemeente Best, gast van de regio" in page
    assert "Doorgegeven door een gemeente" in page


def test_the_own_gemeente_sees_it_also_when_another_guest_noted_it_and_a_dossier_was_opened(
    regio: Tenant, passed_on: Melding, noor: Actor
) -> None:
    second = guest(regio, "tweede", gm_code=BEST)
    with inside(regio):
        dossier = open_dossier_from_melding(actor=noor, melding_id=passed_on.pk)
    browser, client = browser_of(regio, second), api_of(regio, second)
    page = browser.get(f"/meldingen/{passed_on.pk}/").content.decode()
    assert "Werkt zonder loon" in page
    assert dossier.nummer not in page
    assert [row["id"] for row in client.get("/api/v1/meldingen").json()["results"]] == [str(passed_on.pk)]
    assert browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
    assert browser.get(f"/dossiers/{dossier.pk}/gedeeld/").status_code == 404
    looks = [line.ground for line in logged(regio, "melding_bekeken")]
    assert looks == [access.EIGEN_GEMEENTE]


def test_of_all_others_there_is_nothing_to_see(
    regio: Tenant, passed_on: Melding, melding: Melding, noor: Actor
) -> None:
    """Neither what another gemeente passed on, nor what somebody else told the regio about the own gemeente."""
    with inside(regio):
        about = note_melding(actor=noor, invoer=replace(INVOER, gm_code=EERSEL))
    other = guest(regio, "eersel", gm_code=EERSEL)
    browser, client = browser_of(regio, other), api_of(regio, other)
    for one in (passed_on, melding, about):
        assert browser.get(f"/meldingen/{one.pk}/").status_code == 404
        assert browser.get(f"/meldingen/{one.pk}/wijzigen/").status_code == 404
        assert client.get(f"/api/v1/meldingen/{one.pk}").status_code == 404
        assert one.nummer not in browser.get("/meldingen/").content.decode()
        found = browser.get(f"/meldingen/?zoek={one.nummer}").content.decode()
        assert "Geen meldingen gevonden" in found
        assert one.nummer not in browser.get("/").content.decode()
    assert client.get("/api/v1/meldingen").json()["count"] == 0


@pytest.mark.parametrize(
    "path",
    [
        "/dossiers/",
        "/dekking/",
        "/begrotingen/",
        "/gebruikers/",
        "/logboek/",
        "/postkamer/",
        "/werkgebied/",
        "/vervanging/",
    ],
)
def test_the_rest_of_the_regio_is_not_there(regio: Tenant, best: User, path: str) -> None:
    assert browser_of(regio, best).get(path).status_code == 404


def test_a_guest_of_an_organisation_has_no_meldingen(regio: Tenant, passed_on: Melding) -> None:
    partner = guest(regio, "milan", organisatie="Opvang (voorbeeld)")
    browser = browser_of(regio, partner)
    for path in ("/meldingen/", "/meldingen/nieuw/", f"/meldingen/{passed_on.pk}/"):
        assert browser.get(path).status_code == 404
    with inside(regio), pytest.raises(Hidden):
        access.meldingen_for(acting(regio, partner))


def test_noting_is_for_the_own_gemeente_only(regio: Tenant, best: User) -> None:
    browser, client = browser_of(regio, best), api_of(regio, best)
    form = browser.get("/meldingen/nieuw/").content.decode()
    assert "Best" in form
    assert "Eersel" not in form
    body = {"omschrijving": "Iets (voorbeeld)", "inGevaar": "nee", "gmCode": EERSEL}
    refused = client.post("/api/v1/meldingen", body, content_type="application/json")
    assert refused.status_code == 400
    assert "uw eigen gemeente" in str(refused.json())
    noted = client.post("/api/v1/meldingen", {**body, "gmCode": ""}, content_type="application/json")
    assert noted.status_code == 201
    with inside(regio):
        assert Melding.objects.get().namens_gemeente == BEST


def test_correcting_keeps_what_the_regio_filled_in(regio: Tenant, best: User, passed_on: Melding, noor: Actor) -> None:
    elsewhere = replace(INVOER, gm_code=EERSEL)
    with inside(regio):
        correct_melding(actor=noor, melding_id=passed_on.pk, invoer=elsewhere)
        correct_melding(actor=acting(regio, best), melding_id=passed_on.pk, invoer=replace(elsewhere, vindplaats="X"))
        with pytest.raises(InvalidInput):
            correct_melding(
                actor=acting(regio, best), melding_id=passed_on.pk, invoer=replace(INVOER, gm_code="GM0772")
            )
    assert browser_of(regio, best).get(f"/meldingen/{passed_on.pk}/wijzigen/").status_code == 200
    assert for_guest(INVOER, BEST) is INVOER


def test_what_was_destroyed_is_gone_for_the_gemeente_too(regio: Tenant, best: User, passed_on: Melding) -> None:
    with inside(regio):
        erase([passed_on.pk])
    assert browser_of(regio, best).get(f"/meldingen/{passed_on.pk}/").status_code == 404


def test_a_guest_sees_the_public_register_and_only_his_own_tables(
    regio: Tenant, best: User, actor: Callable[..., Actor]
) -> None:
    for role in ("zorgcoordinator", "ketenpartner", "bestuurder", "gedragswetenschapper", "aandachtsfunctionaris"):
        actor(regio, role, naam=f"Aan tafel {role} (voorbeeld)")
    with inside(regio):
        governance.example.build(actor(regio, "ketenregisseur"))
        (first, *others) = Overleg.objects.exclude(status="concept").order_by("begin")
        Deelnemer.objects.create(overleg=first, user=best, naam=best.naam, email=best.email, rol="gemeente")
        others = [one for one in others if one.pk != first.pk]
    browser = browser_of(regio, best)
    assert browser.get("/gemeenten/").status_code == 200
    assert browser.get(f"/overleggen/{first.pk}/").status_code == 200
    assert others
    assert {browser.get(f"/overleggen/{one.pk}/").status_code for one in others} == {404}
