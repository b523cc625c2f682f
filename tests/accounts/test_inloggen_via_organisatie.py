"""Logging in with the organisation's own account, with a real provider on this machine: there and back again."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Inlogdienst, Organisatiekoppeling, User
from dekkend.accounts.organisatie import actions, opvragen, stroom
from dekkend.accounts.organisatie.actions import InlogdienstInvoer, remove_inlogdienst, set_inlogdienst
from dekkend.accounts.organisatie.rules import ANDERS, GESLOTEN, GEWEIGERD, ONBEKEND, ONGECONTROLEERD, OPNIEUW, VERLOPEN
from dekkend.accounts.uitnodiging.actions import invite_colleague
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer
from dekkend.accounts.vertrek.actions import close_account
from dekkend.audit.models import AuditEvent
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import inside as inside_tenant
from tenants.models import Tenant
from tests.accounts.organisatie import Organisatie
from tests.conftest import host_of, make_user

START, BACK = "/inloggen/organisatie/", "/inloggen/organisatie/terug/"
SECRET = "een-geheim-van-de-organisatie"


def invoer(url: str, **changed: Any) -> InlogdienstInvoer:
    usual = InlogdienstInvoer(url, "dekkend", SECRET, False, "mfa", False, True)
    return replace(usual, **changed)


@pytest.fixture
def ingesteld(regio: Tenant, femke: Actor, organisatie: Organisatie) -> None:
    with inside_tenant(regio):
        set_inlogdienst(actor=femke, invoer=invoer(organisatie.url))


@pytest.fixture
def noors_adres(regio: Tenant, noor: Actor) -> str:
    with inside_tenant(regio):
        return User.objects.get(pk=noor.user_id).email


def visitor(tenant: Tenant) -> Client:
    return Client(HTTP_HOST=host_of(tenant))


def asked(client: Client, **form: str) -> str:
    answer = client.post(START, form)
    assert answer.status_code == 302
    return answer.headers["Location"]


def back(client: Client, location: str, **changed: str) -> Any:
    parts = urlsplit(location)
    assert parts.path == BACK
    given = {name: values[0] for name, values in parse_qs(parts.query).items()} | changed
    return client.get(BACK, given)


def changed_in(url: str, **values: str) -> str:
    parts = urlsplit(url)
    given = {name: found[0] for name, found in parse_qs(parts.query).items()} | values
    return urlunsplit(parts._replace(query=urlencode(given)))


def who(client: Client) -> UUID | None:
    """As whom this browser is logged in; the page is there for everybody."""
    found: UUID | None = client.get("/privacy/").wsgi_request.actor.user_id
    return found


def refused(answer: Any, client: Client, sentence: str) -> None:
    assert answer.status_code == 403
    assert sentence in answer.content.decode().replace("&#x27;", "'")
    assert who(client) is None


@pytest.mark.usefixtures("ingesteld")
class TestHeenEnTerug:
    def test_somebody_with_an_account_comes_in_and_is_known_from_then_on(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, noor: Actor
    ) -> None:
        organisatie.know("noor", email=noors_adres.upper(), email_verified=True)
        client = visitor(regio)
        answer = back(client, organisatie.log_in(asked(client), "noor"))
        assert answer.status_code == 302
        assert who(client) == noor.user_id
        organisatie.know("noor", email="anders@example.org", email_verified=False)
        again = visitor(regio)
        back(again, organisatie.log_in(asked(again), "noor"))
        assert who(again) == noor.user_id
        with inside_tenant(regio):
            assert AuditEvent.objects.filter(code="organisatie_gekoppeld").count() == 1
            assert "noor" not in Organisatiekoppeling.objects.get().kenmerk

    def test_what_is_asked_has_state_nonce_and_pkce_and_names_nobody(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        organisatie.know("noor", email=noors_adres, email_verified=True)
        sent: dict[str, str] = {}
        really = opvragen.post_form

        def listen(url: str, fields: dict[str, str], **given: Any) -> dict[str, Any]:
            sent.update(fields)
            return really(url, fields, **given)

        monkeypatch.setattr(opvragen, "post_form", listen)
        client = visitor(regio)
        url = asked(client)
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        assert min(len(query[name]) for name in ("state", "nonce", "code_challenge")) >= 43
        assert query["redirect_uri"] == f"http://{host_of(regio)}{BACK}"
        back(client, organisatie.log_in(url, "noor"))
        hashed = hashlib.sha256(sent["code_verifier"].encode()).digest()
        assert urlsafe_b64encode(hashed).rstrip(b"=").decode() == query["code_challenge"]
        other = {name: values[0] for name, values in parse_qs(urlsplit(asked(visitor(regio))).query).items()}
        assert all(other[name] != query[name] for name in ("state", "nonce", "code_challenge"))

    def test_who_was_on_the_way_somewhere_arrives_there_and_only_here(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str
    ) -> None:
        organisatie.know("noor", email=noors_adres, email_verified=True, amr=["pwd", "mfa"])
        for wanted, arrives in (("/dossiers/", "/dossiers/"), ("https://kwaad.example.org/", "/"), ("//kwaad", "/")):
            client = visitor(regio)
            answer = back(client, organisatie.log_in(asked(client, next=wanted), "noor"))
            assert answer.headers["Location"] == arrives

    @pytest.mark.parametrize(
        ("claims", "stap"), [({"amr": ["mfa"]}, True), ({"acr": "mfa"}, True), ({"amr": ["pwd"]}, False), ({}, False)]
    )
    def test_a_second_step_at_the_organisation_counts_when_it_says_so(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, claims: dict[str, Any], stap: bool
    ) -> None:
        organisatie.know("noor", email=noors_adres, email_verified=True, **claims)
        client = visitor(regio)
        back(client, organisatie.log_in(asked(client), "noor"))
        assert who(client) is not None
        assert (client.get("/dossiers/").status_code == 200) is stap

    def test_an_organisation_that_always_asks_one_is_believed(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie, noors_adres: str
    ) -> None:
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url, mfa_door_organisatie=True))
        organisatie.know("noor", email=noors_adres, email_verified=True)
        client = visitor(regio)
        back(client, organisatie.log_in(asked(client), "noor"))
        assert client.get("/dossiers/").status_code == 200

    def test_who_set_up_a_second_step_here_is_asked_for_it(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, noor: Actor
    ) -> None:
        organisatie.know("noor", email=noors_adres, email_verified=True)
        with inside_tenant(regio):
            Authenticator.objects.create(user_id=noor.user_id, type="totp", data={"secret": "x"})
        client = visitor(regio)
        answer = back(client, organisatie.log_in(asked(client), "noor"))
        assert "/2fa/authenticate/" in answer.headers["Location"]
        assert who(client) is None

    def test_who_is_invited_gets_an_account_without_a_password(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie
    ) -> None:
        sofie = UitnodigingInvoer("Sofie (voorbeeld)", "sofie@example.org", ("bestuurder",))
        with inside_tenant(regio):
            invite_colleague(actor=femke, invoer=sofie, link=str)
        organisatie.know("sofie", email="Sofie@example.org", email_verified=True)
        client = visitor(regio)
        back(client, organisatie.log_in(asked(client), "sofie"))
        assert who(client) is not None
        with inside_tenant(regio):
            made = User.objects.get(email="sofie@example.org")
            assert not made.has_usable_password()
            assert list(made.roltoekenningen.values_list("rol", flat=True)) == ["bestuurder"]

    def test_who_is_unknown_stays_out_and_leaves_no_account(self, regio: Tenant, organisatie: Organisatie) -> None:
        organisatie.know("vreemde", email="vreemde@example.org", email_verified=True)
        client = visitor(regio)
        refused(back(client, organisatie.log_in(asked(client), "vreemde")), client, ONBEKEND)
        with inside_tenant(regio):
            assert not User.objects.filter(email="vreemde@example.org").exists()
            assert not AuditEvent.objects.filter(code="organisatie_geweigerd").exists()

    @pytest.mark.parametrize("claims", [{"email_verified": False}, {}, {"email_verified": "true"}])
    def test_an_address_that_was_not_checked_opens_nothing(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, claims: dict[str, Any]
    ) -> None:
        organisatie.know("kwaad", email=noors_adres, **claims)
        client = visitor(regio)
        refused(back(client, organisatie.log_in(asked(client), "kwaad")), client, ONGECONTROLEERD)

    def test_a_closed_account_stays_closed_and_the_attempt_is_noted(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie, noors_adres: str, noor: Actor
    ) -> None:
        organisatie.know("noor", email=noors_adres, email_verified=True)
        first = visitor(regio)
        back(first, organisatie.log_in(asked(first), "noor"))
        with inside_tenant(regio):
            assert noor.user_id is not None
            close_account(actor=femke, user_id=noor.user_id, opvolger_id=None, reden="uit_dienst")
        client = visitor(regio)
        refused(back(client, organisatie.log_in(asked(client), "noor")), client, GESLOTEN)
        with inside_tenant(regio):
            assert AuditEvent.objects.get(code="organisatie_geweigerd").object_id == str(noor.user_id)

    def test_another_account_at_the_organisation_does_not_take_over(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str
    ) -> None:
        for subject in ("noor", "noor-twee"):
            organisatie.know(subject, email=noors_adres, email_verified=True)
        first, second = visitor(regio), visitor(regio)
        back(first, organisatie.log_in(asked(first), "noor"))
        refused(back(second, organisatie.log_in(asked(second), "noor-twee")), second, ANDERS)

    def test_somebody_of_another_organisation_is_unknown_here(
        self, regio: Tenant, zeeland: Tenant, organisatie: Organisatie
    ) -> None:
        piet = make_user(zeeland, "zorgcoordinator", naam="Piet (voorbeeld)")
        organisatie.know("piet", email=piet.email, email_verified=True)
        client = visitor(regio)
        location = organisatie.log_in(asked(client), "piet")
        refused(back(client, location), client, ONBEKEND)
        elsewhere = visitor(zeeland)
        assert elsewhere.post(START).status_code == 404
        refused(back(elsewhere, location), elsewhere, VERLOPEN)


@pytest.mark.usefixtures("ingesteld")
class TestVervalst:
    def arrive(self, regio: Tenant, organisatie: Organisatie, address: str) -> tuple[Client, str]:
        organisatie.know("noor", email=address, email_verified=True)
        client = visitor(regio)
        return client, asked(client)

    @pytest.mark.parametrize("state", ["", "iets anders"])
    def test_a_wrong_state(self, regio: Tenant, organisatie: Organisatie, noors_adres: str, state: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        refused(back(client, organisatie.log_in(url, "noor"), state=state), client, VERLOPEN)

    def test_the_answer_to_another_browser(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        _, url = self.arrive(regio, organisatie, noors_adres)
        victim = visitor(regio)
        asked(victim)
        refused(back(victim, organisatie.log_in(url, "noor")), victim, VERLOPEN)

    def test_an_answer_that_was_used(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        location = organisatie.log_in(url, "noor")
        assert back(client, location).status_code == 302
        assert client.post("/account/logout/").status_code == 302
        refused(back(client, location), client, VERLOPEN)

    def test_an_answer_that_came_too_late(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        with inside_tenant(regio):
            session = client.session
            pending = session["organisatie_login"]
            for one in pending.values():
                one["at"] -= 601
            session["organisatie_login"] = pending
            session.save()
        refused(back(client, organisatie.log_in(url, "noor")), client, VERLOPEN)

    def test_a_nonce_of_somebody_else(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        refused(back(client, organisatie.log_in(changed_in(url, nonce="n" * 43), "noor")), client, OPNIEUW)

    def test_a_code_for_another_program(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        refused(back(client, organisatie.log_in(changed_in(url, client_id="ander"), "noor")), client, OPNIEUW)

    def test_an_identity_for_another_program(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As if the server gave us what it meant for another: the code is traded in that one's name."""
        client, url = self.arrive(regio, organisatie, noors_adres)
        really = opvragen.post_form

        def as_other(url: str, fields: dict[str, str], **given: Any) -> dict[str, Any]:
            return really(url, {**fields, "client_id": "ander"}, basic=("ander", SECRET))

        monkeypatch.setattr(opvragen, "post_form", as_other)
        refused(back(client, organisatie.log_in(changed_in(url, client_id="ander"), "noor")), client, OPNIEUW)

    def test_a_code_that_was_made_up(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        refused(back(client, organisatie.log_in(url, "noor"), code="verzonnen"), client, OPNIEUW)

    def test_an_organisation_that_says_no(self, regio: Tenant, organisatie: Organisatie, noors_adres: str) -> None:
        client, url = self.arrive(regio, organisatie, noors_adres)
        state = parse_qs(urlsplit(url).query)["state"][0]
        refused(client.get(BACK, {"error": "access_denied", "state": state}), client, GEWEIGERD)

    @pytest.mark.parametrize("subject", ["noor", "kwaad"])
    def test_an_address_that_is_told_apart_must_be_of_the_same_subject(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, monkeypatch: pytest.MonkeyPatch, subject: str
    ) -> None:
        """Many servers leave the address out of the identity and tell it at the second question."""
        really, told = stroom.claims_of, opvragen.get_json

        def without_address(*given: Any, **options: Any) -> dict[str, Any]:
            return {name: value for name, value in really(*given, **options).items() if not name.startswith("email")}

        def of_subject(url: str, **given: Any) -> dict[str, Any]:
            found = told(url, **given)
            return {**found, "sub": subject} if url.endswith("/userinfo") else found

        monkeypatch.setattr(stroom, "claims_of", without_address)
        monkeypatch.setattr(opvragen, "get_json", of_subject)
        client, url = self.arrive(regio, organisatie, noors_adres)
        answer = back(client, organisatie.log_in(url, "noor"))
        if subject == "noor":
            assert who(client) is not None
        else:
            refused(answer, client, OPNIEUW)

    def test_a_server_that_is_away(
        self, regio: Tenant, organisatie: Organisatie, noors_adres: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(*given: Any, **options: Any) -> dict[str, Any]:
            raise opvragen.Onbereikbaar("Deze server antwoordt niet.")

        client, url = self.arrive(regio, organisatie, noors_adres)
        location = organisatie.log_in(url, "noor")
        monkeypatch.setattr(opvragen, "get_json", away)
        refused(back(client, location), client, OPNIEUW)

    def test_more_than_five_open_attempts_do_not_pile_up(self, regio: Tenant) -> None:
        client = visitor(regio)
        for _ in range(8):
            asked(client)
        with inside_tenant(regio):
            assert len(client.session["organisatie_login"]) == 5


class TestInstellen:
    def test_the_secret_is_sealed_and_shown_nowhere(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie, browse: Callable[..., Client]
    ) -> None:
        page = browse(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")
        form = {"server_url": organisatie.url, "client_id": "dekkend", "geheim": SECRET, "actief": "on"}
        assert page.post("/gebruikers/inloggen-via-organisatie/", form).status_code == 302
        assert SECRET not in page.get("/gebruikers/inloggen-via-organisatie/").content.decode()
        with inside_tenant(regio):
            with connection.cursor() as cursor:
                cursor.execute("select geheim from accounts_inlogdienst")
                assert SECRET.encode() not in bytes(cursor.fetchone()[0])
            assert Inlogdienst.objects.get().geheim == SECRET
        kept = {**form, "geheim": "", "client_id": "dekkend-2"}
        assert page.post("/gebruikers/inloggen-via-organisatie/", kept).status_code == 302
        with inside_tenant(regio):
            found = Inlogdienst.objects.get()
            assert (found.client_id, found.geheim) == ("dekkend-2", SECRET)

    def test_a_secret_never_goes_along_to_another_server(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie
    ) -> None:
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url))
            with pytest.raises(InvalidInput) as wrong:
                set_inlogdienst(actor=femke, invoer=invoer(f"{organisatie.url}/", geheim="", client_id=" "))
            assert set(wrong.value.fields) == {"geheim", "client_id"}

    def test_the_button_is_on_the_page_to_log_in_and_only_there_a_form_may_go_to_that_server(
        self, regio: Tenant, zeeland: Tenant, femke: Actor, organisatie: Organisatie
    ) -> None:
        client = visitor(regio)
        assert START not in client.get("/account/login/").content.decode()
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url))
        answer = client.get("/account/login/")
        assert START in answer.content.decode()
        assert f"form-action 'self' {organisatie.url};" in answer.headers["Content-Security-Policy"] + ";"
        for other in (client.get("/privacy/"), visitor(zeeland).get("/account/login/")):
            assert organisatie.url not in other.headers["Content-Security-Policy"]
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url, actief=False))
        assert START not in client.get("/account/login/").content.decode()
        assert client.post(START).status_code == 404

    def test_the_test_button_asks_the_server_and_saves_nothing(
        self, regio: Tenant, organisatie: Organisatie, browse: Callable[..., Client]
    ) -> None:
        page = browse(regio, "functioneel_beheerder")
        form = {"server_url": organisatie.url, "client_id": "dekkend", "geheim": SECRET, "testen": "1"}
        assert "antwoordt goed" in page.post("/gebruikers/inloggen-via-organisatie/", form).content.decode()
        away = {**form, "server_url": "http://127.0.0.1:9"}
        answer = page.post("/gebruikers/inloggen-via-organisatie/", away)
        assert answer.status_code == 422
        assert "antwoordt niet" in answer.content.decode()
        assert 'value="http://127.0.0.1:9"' in answer.content.decode()
        with inside_tenant(regio):
            assert not Inlogdienst.objects.exists()

    def test_after_removing_it_the_links_are_gone_too(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie, noors_adres: str
    ) -> None:
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url))
        organisatie.know("noor", email=noors_adres, email_verified=True)
        client = visitor(regio)
        back(client, organisatie.log_in(asked(client), "noor"))
        with inside_tenant(regio):
            remove_inlogdienst(actor=femke)
            assert not Organisatiekoppeling.objects.exists()
            with pytest.raises(Hidden):
                remove_inlogdienst(actor=femke)
            with pytest.raises(Hidden):
                actions.ask_organisation(redirect_uri="http://x")

    def test_removing_it_takes_the_button_away(
        self, regio: Tenant, femke: Actor, organisatie: Organisatie, browse: Callable[..., Client]
    ) -> None:
        with inside_tenant(regio):
            set_inlogdienst(actor=femke, invoer=invoer(organisatie.url))
        page = browse(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")
        assert page.post("/gebruikers/inloggen-via-organisatie/verwijderen/").status_code == 302
        assert START not in visitor(regio).get("/account/login/").content.decode()

    def test_only_who_manages_users_sets_it_up(self, regio: Tenant, noor: Actor, organisatie: Organisatie) -> None:
        with inside_tenant(regio):
            for attempt in (
                lambda: set_inlogdienst(actor=noor, invoer=invoer(organisatie.url)),
                lambda: actions.check_server(actor=noor, server_url=organisatie.url),
                lambda: remove_inlogdienst(actor=noor),
            ):
                with pytest.raises(Hidden):
                    attempt()
