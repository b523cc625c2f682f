"""A functioneel beheerder deals with letters that could not be opened, and sees how the post runs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client
from pydantic import BaseModel

from dekkend.audit.models import AuditEvent
from tenants.post import kinds
from tenants.post.models import Inbak, Uitbak
from tenants.post.public import Envelope, LetterKind, register_kind, send
from tenants.post.rules import under_way
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]
Browse = Callable[..., Client]
PAGE = "/postkamer/vastgelopen/"


class Groet(BaseModel):
    tekst: str


class Zaal:
    """A receiver whose handler breaks until it is mended."""

    def __init__(self) -> None:
        self.broken = True
        self.opened: list[int] = []

    def handle(self, envelope: Envelope, content: Groet) -> None:
        if self.broken:
            raise RuntimeError("kapot")
        self.opened.append(envelope.version)


@pytest.fixture
def zaal() -> Iterator[Zaal]:
    found = Zaal()
    register_kind(LetterKind("groet", "Groet", Groet, frozenset({"regio"}), frozenset({"landelijk"}), found.handle))
    yield found
    del kinds._kinds["groet"]


@pytest.fixture
def stuck(zaal: Zaal, regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int]) -> Zaal:
    with inside(regio):
        send("groet", receiver=landelijk.schema_name, key="1", version=1, content=Groet(tekst="hallo"))
    for _ in range(6):
        deliver()
    return zaal


def deal(client: Client, tenant: Tenant, inside: Inside, wat: str, **more: str) -> int:
    with inside(tenant):
        tray = Inbak if tenant.kind == "landelijk" else Uitbak
        number = tray.objects.get().pk
    bak = "in" if tenant.kind == "landelijk" else "uit"
    return client.post(PAGE, {"bak": bak, "brief": number, "wat": wat, **more}).status_code


def test_a_letter_is_opened_again_and_the_sender_hears_so(
    browse: Browse, regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], stuck: Zaal
) -> None:
    client = browse(landelijk, "functioneel_beheerder")
    text = client.get(PAGE).content.decode()
    assert "Groet" in text
    assert "Zuidoost-Brabant" in text
    stuck.broken = False
    assert deal(client, landelijk, inside, "opnieuw") == 302
    deliver()
    assert stuck.opened == [1]
    with inside(regio):
        assert Uitbak.objects.get().uitkomst == "verwerkt"
    with inside(landelijk):
        assert AuditEvent.objects.filter(code="brief_opnieuw_aangeboden").count() == 1
    assert "geen vastgelopen brieven" in client.get(PAGE).content.decode()
    assert deal(client, landelijk, inside, "opnieuw") == 404


def test_giving_up_needs_a_reason_and_the_sender_hears_it(
    browse: Browse, regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], stuck: Zaal
) -> None:
    client = browse(landelijk, "functioneel_beheerder")
    assert deal(client, landelijk, inside, "opgeven") == 422
    assert deal(client, landelijk, inside, "opgeven", reden="onzin") == 422
    assert deal(client, landelijk, inside, "opgeven", reden="achterhaald") == 302
    deliver()
    with inside(regio):
        letter = Uitbak.objects.get()
    assert (letter.uitkomst, letter.reden) == ("geweigerd", "Opgegeven: de brief is achterhaald.")
    with inside(landelijk):
        assert not bytes(Inbak.objects.get().inhoud)
        assert AuditEvent.objects.get(code="brief_opgegeven").details["reden"] == "achterhaald"


def test_an_older_letter_is_not_opened_after_a_newer_one(
    browse: Browse, regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], stuck: Zaal
) -> None:
    stuck.broken = False
    with inside(landelijk):
        number = Inbak.objects.get().pk
    with inside(regio):
        send("groet", receiver=landelijk.schema_name, key="1", version=2, content=Groet(tekst="nieuw"))
    deliver()
    answer = browse(landelijk, "functioneel_beheerder").post(PAGE, {"bak": "in", "brief": number, "wat": "opnieuw"})
    assert answer.status_code == 422
    assert "Een latere versie" in answer.content.decode()
    assert stuck.opened == [2]


def test_the_sender_sends_again_or_gives_up_and_sees_figures(
    browse: Browse, regio: Tenant, inside: Inside, stuck: Zaal
) -> None:
    client = browse(regio, "functioneel_beheerder")
    text = client.get(PAGE).content.decode()
    assert "Verstuurd per soort" in text
    assert "minuut" in text
    assert deal(client, regio, inside, "opnieuw") == 302
    with inside(regio):
        letter = Uitbak.objects.get()
        assert (letter.uitkomst, letter.bezorgd_at) == ("", None)
        Uitbak.objects.update(uitkomst="onbestelbaar")
    assert deal(client, regio, inside, "opgeven", reden="ontvanger_weg") == 302
    assert "geen vastgelopen brieven" in client.get(PAGE).content.decode()


def test_whoever_may_only_look_does_not_get_the_page(browse: Browse, landelijk: Tenant, stuck: Zaal) -> None:
    client = browse(landelijk, "fg")
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"wat": "onzin"}).status_code == 404
    assert "Vastgelopen" not in client.get("/postkamer/").content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "–"), (0.4, "een minuut"), (60, "een minuut"), (61, "2 minuten"), (7_201, "3 uur"), (200_000, "3 dagen")],
)
def test_how_long_an_answer_takes_is_said_in_words(seconds: float | None, words: str) -> None:
    assert under_way(None if seconds is None else timedelta(seconds=seconds)) == words
