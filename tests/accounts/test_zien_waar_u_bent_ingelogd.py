"""The list of sessions: which devices, since when, and ending one at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dekkend.accounts.device import device_of
from dekkend.accounts.models import User
from dekkend.core.clock import now
from tenants.tenant.models import Tenant
from tests.accounts.aan_de_deur import log_in, logged
from tests.conftest import PASSWORD, host_of, make_user

Inside = Callable[[Tenant], AbstractContextManager[None]]
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/19.0 Mobile/15E148 Safari/604.1"
)
ROLE = "financieel_medewerker"
LIST, END = "/account/sessies/", "/account/sessies/beeindigen/"


@pytest.fixture
def laptop(regio: Tenant, user: Callable[..., User]) -> Client:
    return log_in(regio, user(regio, ROLE), HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.7")


@pytest.fixture
def phone(regio: Tenant, user: Callable[..., User]) -> Client:
    return log_in(regio, user(regio, ROLE), HTTP_USER_AGENT=IPHONE, REMOTE_ADDR="192.0.2.8")


def number_of(client: Client, tenant: Tenant, inside: Inside) -> str:
    with inside(tenant):
        return str(UserSession.objects.get(session_key=client.session.session_key).pk)


def inside_now(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_devices_are_named_in_words(laptop: Client, phone: Client) -> None:
    page = laptop.get(LIST).content.decode()
    for shown in ("Firefox op Windows", "Safari op iPhone", "192.0.2.7", "192.0.2.8", "dit apparaat"):
        assert shown in page
    assert "Mozilla" not in page
    assert page.count("dit apparaat") == 1
    assert 'href="/account/sessies/"' in laptop.get("/").content.decode()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (FIREFOX, "Firefox op Windows"),
        (IPHONE, "Safari op iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0", "Edge op Linux"),
        ("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0 Safari/537.36", "Chrome op Mac"),
        ("curl/8", "Onbekend apparaat"),
        ("iPad", "iPad"),
        ("Firefox", "Firefox"),
        ("", "Onbekend apparaat"),
    ],
)
def test_what_a_browser_says_becomes_a_name(said: str, shown: str) -> None:
    assert device_of(said) == shown


def test_a_session_that_is_ended_is_gone_at_its_next_request(
    regio: Tenant, inside: Inside, laptop: Client, phone: Client
) -> None:
    assert inside_now(phone)
    assert laptop.post(END, {"sessie": number_of(phone, regio, inside)}).headers["Location"] == LIST
    assert phone.get("/").headers["Location"].startswith("/account/login/")
    assert inside_now(laptop)
    assert [line.details for line in logged(regio, "sessie_beeindigd")] == [{"aantal": 1}]


def test_all_others_end_at_once(laptop: Client, phone: Client, regio: Tenant, user: Callable[..., User]) -> None:
    tablet = log_in(regio, user(regio, ROLE))
    assert (
        "Op alle andere apparaten bent u uitgelogd."
        in laptop.post(END, {"sessie": "andere"}, follow=True).content.decode()
    )
    assert [inside_now(client) for client in (laptop, phone, tablet)] == [True, False, False]
    page = laptop.get(LIST).content.decode()
    assert "Andere apparaten uitloggen" not in page
    assert "nergens anders" in laptop.post(END, {"sessie": "andere"}, follow=True).content.decode()


def test_the_session_of_a_colleague_cannot_be_ended(
    regio: Tenant, zeeland: Tenant, inside: Inside, laptop: Client, user: Callable[..., User]
) -> None:
    colleague = log_in(regio, user(regio, ROLE, naam="Ander (voorbeeld)"))
    stranger = log_in(zeeland, make_user(zeeland, ROLE))
    for tenant, client in ((regio, colleague), (zeeland, stranger)):
        number = number_of(client, tenant, inside)
        if tenant == zeeland:
            laptop.post(END, {"sessie": str(int(number) + 10_000)})
        else:
            assert laptop.post(END, {"sessie": number}).status_code == 404
        assert inside_now(client)


@pytest.mark.parametrize("sent", ["", "x", "-1", "1.5", "٣", "9" * 40, "andere "])
def test_a_number_that_is_none_ends_nothing(laptop: Client, phone: Client, sent: str) -> None:
    assert laptop.post(END, {"sessie": sent}).status_code == 302
    assert inside_now(phone)


def test_a_link_ends_nothing(laptop: Client, phone: Client) -> None:
    assert laptop.get(END, {"sessie": "andere"}).status_code == 405
    assert inside_now(phone)


@pytest.mark.usefixtures("at_once")
def test_a_new_password_ends_all_other_sessions(laptop: Client, phone: Client, regio: Tenant) -> None:
    fresh = "Nog-een-lang-wachtwoord-2"
    sent = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert laptop.post("/account/password/change/", sent).status_code == 302
    assert [inside_now(client) for client in (laptop, phone)] == [True, False]
    assert laptop.get(LIST).content.decode().count("dit apparaat") == 1
    assert len(logged(regio, "wachtwoord_gewijzigd")) == 1


def test_logging_out_takes_the_session_off_the_list(laptop: Client, phone: Client) -> None:
    phone.post("/account/logout/")
    assert "Safari op iPhone" not in laptop.get(LIST).content.decode()


def test_when_it_was_last_seen_costs_one_question_in_five_minutes(
    laptop: Client, regio: Tenant, inside: Inside
) -> None:
    cache.clear()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            laptop.get("/hulp/", REMOTE_ADDR="192.0.2.99")
        counts.append(len(asked))
    assert counts[0] == counts[1] + 1
    with inside(regio):
        assert UserSession.objects.get().ip == "192.0.2.99"


def test_a_session_that_came_in_another_way_is_on_the_list_too(regio: Tenant, browse: Callable[..., Client]) -> None:
    client = browse(regio, ROLE)
    cache.clear()
    client.get("/")
    assert "dit apparaat" in client.get(LIST).content.decode()


@pytest.mark.parametrize(("minutes", "status"), [(55, 200), (65, 302)])
def test_a_computer_that_was_left_for_an_hour_asks_who_is_there(
    laptop: Client, regio: Tenant, inside: Inside, minutes: int, status: int
) -> None:
    with inside(regio):
        UserSession.objects.update(last_seen_at=now() - timedelta(minutes=minutes))
    cache.clear()
    assert [laptop.get("/").status_code for _ in range(2)] == [status] * 2


def test_after_logging_out_the_browser_keeps_nothing(laptop: Client) -> None:
    assert "Clear-Site-Data" not in laptop.get("/").headers
    assert laptop.post("/account/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in laptop.get("/account/login/").headers


def test_whoever_changes_network_stays_inside(regio: Tenant, laptop: Client) -> None:
    assert laptop.get("/", REMOTE_ADDR="198.51.100.4", HTTP_HOST=host_of(regio)).status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (13, 302)])
def test_after_twelve_hours_it_is_over_also_for_who_kept_working(
    laptop: Client, regio: Tenant, inside: Inside, hours: int, status: int
) -> None:
    with inside(regio):
        session = laptop.session
        for shown in session["account_authentication_methods"]:
            shown["at"] -= hours * 3600
        session.save()
    assert [laptop.get("/").status_code for _ in range(2)] == [status] * 2
