"""A program that may only lean on some grounds sees no more than those give; its owner sees all of his."""

from collections.abc import Callable

import pytest
from django.test import Client

from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from dekkend.accounts.actions import issue_token
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, User
from dekkend.accounts.tokens.gronden import gronden_for
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import PERSOON
from tests.conftest import host_of


def program(tenant: Tenant, who: Actor, *gronden: str) -> Client:
    with inside(tenant):
        token = issue_token(user=User.objects.get(pk=who.user_id), naam="test", gronden=gronden)
    return Client(HTTP_HOST=host_of(tenant), headers={"authorization": f"Bearer {token}"})


def ids(client: Client) -> set[str]:
    return {row["id"] for row in client.get("/api/v1/dossiers").json()["results"]}


@pytest.fixture
def unowned(regio: Tenant, noor: Actor) -> Dossier:
    with inside(regio):
        found = open_dossier(actor=noor, persoon=PERSOON)
        Dossier.objects.filter(pk=found.pk).update(zorgcoordinator=None)
    return found


def test_only_the_own_caseload(regio: Tenant, noor: Actor, dossier: Dossier, unowned: Dossier) -> None:
    own, team = str(dossier.pk), str(unowned.pk)
    assert ids(program(regio, noor)) == {own, team}
    narrow = program(regio, noor, "eigen caseload")
    assert ids(narrow) == {own}
    assert narrow.get(f"/api/v1/dossiers/{own}").status_code == 200
    assert narrow.get(f"/api/v1/dossiers/{team}").status_code == 404
    with inside(regio):
        assert AuditEvent.objects.filter(code="dossier_bekeken").latest("id").ground == "eigen caseload"


def test_on_a_ground_that_does_not_hold_nothing_is_seen(regio: Tenant, noor: Actor, dossier: Dossier) -> None:
    narrow = program(regio, noor, "vervanging van een collega")
    assert ids(narrow) == set()
    assert narrow.get(f"/api/v1/dossiers/{dossier.pk}").status_code == 404


def test_advice_on_every_case_can_be_left_out(regio: Tenant, ilse: Actor, dossier: Dossier) -> None:
    assert ids(program(regio, ilse)) == {str(dossier.pk)}
    assert ids(program(regio, ilse, "op de agenda van een overleg")) == set()


def test_meldingen_too(regio: Tenant, noor: Actor, sam: Actor, melding: object) -> None:
    assert program(regio, sam).get("/api/v1/meldingen").json()["count"] == 1
    assert program(regio, sam, "eigen caseload").get("/api/v1/meldingen").json()["count"] == 0
    assert program(regio, noor, "zelf genoteerd").get("/api/v1/meldingen").json()["count"] == 1


def test_the_form_offers_what_the_roles_give(
    regio: Tenant, noor: Actor, browse: Callable[..., Client], dossier: Dossier
) -> None:
    page = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    assert "Eigen caseload" in page.get("/mijn-tokens/nieuw/").content.decode()
    sent = {"naam": "Koppeling", "geldig": "90", "gronden": ["eigen caseload"]}
    assert page.post("/mijn-tokens/nieuw/", sent).status_code == 200
    with inside(regio):
        assert ApiToken.objects.get().gronden == ["eigen caseload"]
    assert "Alleen op grond van: eigen caseload" in page.get("/mijn-tokens/").content.decode()
    other = browse(regio, "financieel_medewerker", naam="Fin (voorbeeld)").get("/mijn-tokens/nieuw/").content.decode()
    assert 'name="gronden"' not in other


def test_noodtoegang_is_never_among_them() -> None:
    assert "eigen caseload" in gronden_for({"dossier_inzien"})
    assert "noodtoegang" not in gronden_for({"dossier_inzien", "dossier_gedeeld_inzien", "melding_inzien"})
