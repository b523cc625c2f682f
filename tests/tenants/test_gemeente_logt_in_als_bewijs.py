"""A gemeente shows who it is by logging in at its own server, in place of a code from a letter."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tenants.onboarding.inlogdienst.rules import ANDER_HUIS, GEEN_ADRES, house_of, objection
from tenants.onboarding.models import Gemeentelogin
from tests.accounts.organisatie import Organisatie, running
from tests.tenants.aansluiten import ask, letter_code, the_one, url

Browse = Callable[..., Client]
HERE = "anna@gemeente.example.org"


@pytest.fixture(scope="module")
def gemeentehuis() -> Iterator[Organisatie]:
    with running() as server:
        yield server


def typed(server: Organisatie, **other: object) -> dict[str, object]:
    return {"server_url": server.url, "client_id": "dekkend", "geheim": "een-geheim", **other}


@pytest.fixture
def beheer(browse: Browse, regio: Tenant) -> Client:
    return browse(regio, "functioneel_beheerder")


@pytest.fixture
def gast(browse: Browse, regio: Tenant, beheer: Client, gemeentehuis: Organisatie) -> Client:
    """A browser of the gemeente, with the link open and the log-in server set up."""
    visitor = browse(regio)
    assert visitor.post(ask(beheer)).status_code == 302
    answer = beheer.post(url("aansluiting_inlogdienst", the_one(regio).pk), typed(gemeentehuis))
    assert answer.status_code == 302, answer.content.decode()
    return visitor


def log_in(visitor: Client, server: Organisatie, subject: str) -> str:
    """Goes there and comes back: the page where the visitor ends."""
    away = visitor.post(url("aansluiten_inloggen"))
    assert away.status_code == 302
    back = urlsplit(server.log_in(str(away["Location"]), subject))
    return str(visitor.get(f"{back.path}?{back.query}", follow=True).content.decode())


def test_who_logs_in_at_the_gemeente_has_shown_it(
    gast: Client, beheer: Client, regio: Tenant, gemeentehuis: Organisatie
) -> None:
    page = gast.get(url("aansluiten_bewijs"))
    assert "Inloggen bij de gemeente" in page.content.decode()
    assert gemeentehuis.url in page["Content-Security-Policy"]
    gemeentehuis.know("anna", email="Anna@GEMEENTE.example.org", email_verified=True)
    assert "Daarmee is duidelijk wie u bent" in log_in(gast, gemeentehuis, "anna")
    row = the_one(regio)
    assert (row.status, row.bewijs, row.browser_bewezen) == ("bewezen", "inlogdienst", True)
    assert "Inlogdienst van de gemeente" in beheer.get(url("aansluiting", row.pk)).content.decode()
    assert gast.post(url("aansluiten_inloggen"))["Location"] == url("aansluiten_bewijs")


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "kwaad@elders.example.org", "email_verified": True}, ANDER_HUIS),
        ({"email": HERE, "email_verified": False}, GEEN_ADRES),
        ({"email": HERE}, GEEN_ADRES),
    ],
    ids=["a guest of another house", "not checked", "nothing said"],
)
def test_an_account_that_is_not_of_the_gemeente_proves_nothing(
    gast: Client, regio: Tenant, gemeentehuis: Organisatie, claims: dict[str, object], told: str
) -> None:
    gemeentehuis.know("ander", **claims)
    assert told in log_in(gast, gemeentehuis, "ander")
    assert the_one(regio).status == "geopend"
    with inside(regio):
        assert AuditEvent.objects.filter(code="aansluiting_inlog_geweigerd").count() == 1


def test_an_answer_counts_once_and_for_one_invitation(
    gast: Client, browse: Browse, regio: Tenant, gemeentehuis: Organisatie
) -> None:
    gemeentehuis.know("anna", email=HERE, email_verified=True)
    asked = str(gast.post(url("aansluiten_inloggen"))["Location"])
    back = urlsplit(gemeentehuis.log_in(asked, "anna"))
    stranger = browse(regio)
    assert stranger.get(f"{back.path}?{back.query}").status_code == 404
    assert stranger.post(url("aansluiten_inloggen")).status_code == 404
    state = parse_qs(urlsplit(asked).query)["state"][0]
    refused = gast.get(url("aansluiten_inloggen_terug"), {"state": state, "error": "access_denied"}, follow=True)
    assert "heeft het inloggen afgebroken" in refused.content.decode()
    late = gast.get(f"{back.path}?{back.query}", follow=True)
    assert "al gebruikt" in late.content.decode()
    assert the_one(regio).status == "geopend"


def test_without_a_server_only_the_letter_is_proof(browse: Browse, regio: Tenant, beheer: Client) -> None:
    visitor = browse(regio)
    assert visitor.post(ask(beheer)).status_code == 302
    assert "Inloggen bij de gemeente" not in visitor.get(url("aansluiten_bewijs")).content.decode()
    assert visitor.post(url("aansluiten_inloggen")).status_code == 404


def test_the_regio_removes_the_server_and_the_letter_remains(gast: Client, beheer: Client, regio: Tenant) -> None:
    row = the_one(regio)
    for _ in range(2):
        assert beheer.post(url("aansluiting_inlogdienst_verwijderen", row.pk)).status_code == 302
    with inside(regio):
        assert AuditEvent.objects.filter(code="gemeentelogin_verwijderd").count() == 1
    assert gast.post(url("aansluiten_inloggen")).status_code == 404
    assert gast.post(url("aansluiten_bewijs"), {"code": letter_code(beheer, row)}).status_code == 302
    assert the_one(regio).bewijs == "brief"


def test_what_was_typed_comes_back_and_the_secret_stays_here(
    gast: Client, beheer: Client, regio: Tenant, gemeentehuis: Organisatie
) -> None:
    page = url("aansluiting_inlogdienst", the_one(regio).pk)
    shown = beheer.get(page).content.decode()
    assert gemeentehuis.url in shown
    assert "een-geheim" not in shown
    for changed in ({"server_url": "http://127.0.0.1:1/"}, {"client_id": " "}):
        answer = beheer.post(page, typed(gemeentehuis, **changed))
        assert answer.status_code == 422
        assert "dekkend" in answer.content.decode() or gemeentehuis.url in answer.content.decode()
    with running() as other:
        answer = beheer.post(page, typed(other, geheim=""))
        assert "Vul het geheim in dat bij dit adres hoort." in answer.content.decode()
    assert beheer.post(page, typed(gemeentehuis, geheim="")).status_code == 302
    with inside(regio):
        assert Gemeentelogin.objects.get().geheim == "een-geheim"


def test_who_may_not_connect_gemeenten_sees_no_server(
    gast: Client, browse: Browse, regio: Tenant, gemeentehuis: Organisatie
) -> None:
    page = url("aansluiting_inlogdienst", the_one(regio).pk)
    for role in ("zorgcoordinator", "fg"):
        assert browse(regio, role).get(page).status_code == 404
        assert browse(regio, role).post(page, typed(gemeentehuis)).status_code == 404


NAMES = st.text(alphabet="abc.-", min_size=1, max_size=8)


@given(name=NAMES, other=NAMES, house=st.sampled_from(["a.nl", "b.a.nl", "a.nl.kwaad.nl", "xa.nl"]))
def test_the_same_house_is_the_whole_of_what_follows_the_at_sign(name: str, other: str, house: str) -> None:
    told = objection(f"{name}@{house}", f"{other}@A.NL")
    assert (told == "") == (house == "a.nl")
    assert house_of(f"{name}@{house.upper()}.") == house
    assert objection("", f"{other}@a.nl") == GEEN_ADRES
