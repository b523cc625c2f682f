"""A token of one's own: for a while, and with no more than was chosen."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from dekkend.accounts.actions import issue_token
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import ApiToken, Roltoekenning, User
from dekkend.accounts.tokens.rules import LONGEST, READING, check_term, check_token, limit_of, roles_left
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant
from tests.conftest import host_of

Browse = Callable[..., Client]
MELDING = {"omschrijving": "Werkt zonder loon (voorbeeld).", "inGevaar": "nee"}


def program(tenant: Tenant, token: str) -> Client:
    return Client(HTTP_HOST=host_of(tenant), headers={"authorization": f"Bearer {token}"})


def make(tenant: Tenant, who: Actor, **choices: object) -> Client:
    with inside_tenant(tenant):
        token = issue_token(user=User.objects.get(pk=who.user_id), naam="test", **choices)  # type: ignore[arg-type]
    return program(tenant, token)


def post(client: Client, path: str, body: dict[str, object] | None = None) -> int:
    return client.post(f"/api/v1/{path}", body or {}, content_type="application/json").status_code


def test_it_is_shown_once_and_works(regio: Tenant, browse: Browse, noor: Actor) -> None:
    page = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    made = page.post("/mijn-tokens/nieuw/", {"naam": "Koppeling", "geldig": "90", "alleen_lezen": "on"})
    assert "no-store" in made.headers["Cache-Control"]
    found_token = re.search(r"<code[^>]*>(dkt_[^<]+)</code>", made.content.decode())
    assert found_token is not None
    token = found_token[1]
    client = program(regio, token)
    assert client.get("/api/v1/meldingen").status_code == 200
    assert post(client, "meldingen", MELDING) == 404
    listed = page.get("/mijn-tokens/").content.decode()
    assert "Koppeling" in listed
    assert "Alleen lezen" in listed
    assert token not in listed
    with inside_tenant(regio):
        found = ApiToken.objects.get(naam="Koppeling")
        assert found.laatst_gebruikt_at is not None
        assert timedelta(days=89) < found.vervalt_at - now() <= timedelta(days=90)
        assert AuditEvent.objects.get(code="api_token_gemaakt").details["alleen_lezen"] is True
    assert page.post(f"/mijn-tokens/{found.pk}/intrekken/").status_code == 302
    refused = client.get("/api/v1/meldingen")
    assert refused.status_code == 401
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert page.post(f"/mijn-tokens/{found.pk}/intrekken/").status_code == 302


def test_a_form_that_is_wrong_keeps_what_was_typed(regio: Tenant, browse: Browse) -> None:
    page = browse(regio, "zorgcoordinator")
    answer = page.post("/mijn-tokens/nieuw/", {"naam": "  ", "geldig": "90"})
    assert answer.status_code == 422
    answer = page.post("/mijn-tokens/nieuw/", {"naam": "Koppeling", "geldig": "9999", "rollen": ["fg"]})
    assert answer.status_code == 422
    assert 'value="Koppeling"' in answer.content.decode()
    with inside_tenant(regio):
        assert not ApiToken.objects.exists()


def test_a_token_for_one_role_knows_nothing_of_the_other(regio: Tenant, actor: Callable[..., Actor]) -> None:
    both = actor(regio, "zorgcoordinator", "financieel_medewerker", naam="Beide (voorbeeld)")
    assert make(regio, both).get("/api/v1/begrotingen").status_code == 200
    narrow = make(regio, both, rollen=["zorgcoordinator"])
    assert narrow.get("/api/v1/dossiers").status_code == 200
    assert post(narrow, "begrotingen") == 404


def test_a_token_with_one_right_does_one_thing(regio: Tenant, noor: Actor) -> None:
    narrow = make(regio, noor, rechten=["melding_noteren"])
    assert post(narrow, "meldingen", MELDING) == 201
    assert narrow.get("/api/v1/dossiers").status_code == 404
    assert narrow.get("/api/v1/gemeenten").status_code == 404


def test_a_role_that_was_taken_away_is_gone_from_the_token_too(regio: Tenant, noor: Actor) -> None:
    client = make(regio, noor, rollen=["zorgcoordinator"])
    assert client.get("/api/v1/dossiers").status_code == 200
    with inside_tenant(regio):
        Roltoekenning.objects.filter(user=noor.user_id).delete()
        Roltoekenning.objects.create(user_id=noor.user_id, rol="gedragswetenschapper")
    assert client.get("/api/v1/dossiers").status_code == 404


def test_a_token_that_is_over_is_refused(regio: Tenant, noor: Actor) -> None:
    client = make(regio, noor)
    with inside_tenant(regio):
        ApiToken.objects.update(vervalt_at=now() - timedelta(seconds=1))
    answer = client.get("/api/v1/dossiers")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_use_is_noted_at_most_once_an_hour(regio: Tenant, noor: Actor) -> None:
    client = make(regio, noor)
    client.get("/api/v1/gemeenten")
    with inside_tenant(regio):
        first = ApiToken.objects.get().laatst_gebruikt_at
    client.get("/api/v1/gemeenten")
    with inside_tenant(regio):
        assert ApiToken.objects.get().laatst_gebruikt_at == first
        ApiToken.objects.update(laatst_gebruikt_at=now() - timedelta(hours=2))
    client.get("/api/v1/gemeenten")
    with inside_tenant(regio):
        latest = ApiToken.objects.get().laatst_gebruikt_at
        assert latest is not None
        assert now() - latest < timedelta(minutes=1)


def test_nobody_revokes_the_token_of_somebody_else(regio: Tenant, browse: Browse, noor: Actor, femke: Actor) -> None:
    client = make(regio, noor)
    with inside_tenant(regio):
        pk = ApiToken.objects.get().pk
    other = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    assert other.post(f"/mijn-tokens/{pk}/intrekken/").status_code == 404
    assert other.post(f"/gebruikers/{noor.user_id}/tokens/{pk}/intrekken/").status_code == 404
    beheer = browse(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")
    assert "Geldig tot" in beheer.get(f"/gebruikers/{noor.user_id}/").content.decode()
    assert beheer.post(f"/gebruikers/{femke.user_id}/tokens/{pk}/intrekken/").status_code == 404
    assert beheer.post(f"/gebruikers/{noor.user_id}/tokens/{pk}/intrekken/").status_code == 302
    assert client.get("/api/v1/gemeenten").status_code == 401


@pytest.mark.parametrize(
    ("naam", "rollen", "rechten", "gronden", "wrong"),
    [
        ("", [], [], [], {"naam"}),
        ("x" * 101, [], [], [], {"naam"}),
        ("x", ["fg"], [], [], {"rollen"}),
        ("x", [], ["log_inzien"], [], {"rechten"}),
        ("x", ["bestuurder"], ["melding_noteren"], [], {"rechten"}),
        ("x", [], [], ["noodtoegang"], {"gronden"}),
        ("x", [], [], ["zomaar"], {"gronden"}),
        ("x", [], ["overleg_inzien"], ["eigen caseload"], {"gronden"}),
    ],
)
def test_nobody_passes_on_what_he_does_not_have(
    naam: str, rollen: list[str], rechten: list[str], gronden: list[str], wrong: set[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_token(naam, rollen, rechten, gronden, ["zorgcoordinator", "bestuurder"])
    assert set(refused.value.fields) == wrong


def test_a_token_lasts_two_years_at_most() -> None:
    moment = now()
    check_term(moment, moment + LONGEST)
    for wrong in (moment, moment + LONGEST + timedelta(seconds=1)):
        with pytest.raises(InvalidInput):
            check_term(moment, wrong)


def test_what_a_token_carries() -> None:
    assert roles_left(["fg", "bestuurder"], []) == {"fg", "bestuurder"}
    assert roles_left(["fg"], ["fg", "bestuurder"]) == {"fg"}
    assert limit_of([], False) is None
    assert limit_of([], True) == READING
    assert limit_of(["melding_noteren", "melding_inzien"], True) == {"melding_inzien"}
    assert limit_of(["melding_noteren"], False) == {"melding_noteren"}
