"""A letter crosses the border once, sealed and signed; whatever does not fit is refused with a reason."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import OperationalError, connection
from pydantic import BaseModel

from dekkend.core.clock import now
from dekkend.core.errors import Refused
from tenants.post import actions, kinds
from tenants.post.actions import open_letters
from tenants.post.models import Inbak, Uitbak
from tenants.post.public import Envelope, LetterKind, register_kind, send, status_of
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]


class Groet(BaseModel):
    tekst: str


@pytest.fixture
def opened() -> Iterator[list[tuple[Envelope, str]]]:
    """Registers a kind of letter for this test; what is opened lands in the list."""
    found: list[tuple[Envelope, str]] = []

    def handle(envelope: Envelope, content: Groet) -> None:
        if content.tekst == "weiger":
            raise Refused("Dit nemen wij niet aan.")
        if content.tekst == "breek":
            raise RuntimeError("kapot")
        found.append((envelope, content.tekst))

    register_kind(LetterKind("groet", "Groet", Groet, frozenset({"regio"}), frozenset({"landelijk"}), handle))
    yield found
    del kinds._kinds["groet"]


def post(tenant: Tenant, to: Tenant, inside: Inside, *, text: str = "hallo", key: str = "1", version: int = 1) -> None:
    with inside(tenant):
        send("groet", receiver=to.schema_name, key=key, version=version, content=Groet(tekst=text))


def test_a_letter_arrives_once_and_the_receipt_returns(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside)
    post(regio, landelijk, inside)
    deliver()
    deliver()
    assert [text for _, text in opened] == ["hallo"]
    assert opened[0][0].sender == regio.schema_name
    with inside(regio):
        status = status_of("groet", receiver=landelijk.schema_name, key="1")
    assert status is not None
    assert status.uitkomst == "verwerkt"


def test_contents_cannot_be_read_on_the_way(
    regio: Tenant, landelijk: Tenant, inside: Inside, opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside, text="kanarie")
    with inside(regio):
        assert b"kanarie" not in bytes(Uitbak.objects.get().inhoud)


@pytest.mark.parametrize("field", ["inhoud", "handtekening", "sleutel", "afzender", "versie"])
def test_a_letter_that_was_changed_on_the_way_is_refused(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, inside: Inside, opened: list[tuple[Envelope, str]], field: str
) -> None:
    post(regio, landelijk, inside)
    with inside(regio):
        letter = Uitbak.objects.get()
    values = {
        "afzender": regio.schema_name, "soort": letter.soort, "sleutel": letter.sleutel, "versie": letter.versie,
        "inhoud": bytes(letter.inhoud), "handtekening": bytes(letter.handtekening),
    }  # fmt: skip
    values |= {
        "inhoud": {"inhoud": values["inhoud"][:-1] + bytes([values["inhoud"][-1] ^ 1])},
        "handtekening": {"handtekening": bytes(64)},
        "sleutel": {"sleutel": "2"},
        "afzender": {"afzender": zeeland.schema_name},
        "versie": {"versie": 2},
    }[field]
    with inside(landelijk):
        Inbak.objects.create(**values, ontvangen_at=now())
        assert open_letters() == 1
        row = Inbak.objects.get()
    assert row.uitkomst == "geweigerd"
    assert row.reden
    assert opened == []


def test_an_unknown_kind_and_a_wrong_receiver_are_refused_at_the_door(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, inside: Inside, opened: list[tuple[Envelope, str]]
) -> None:
    with inside(regio):
        for kind, receiver in [
            ("onbekend", landelijk.schema_name),
            ("groet", zeeland.schema_name),
            ("groet", "r_ffffffff"),
        ]:
            with pytest.raises(Refused):
                send(kind, receiver=receiver, key="1", version=1, content=Groet(tekst="x"))
    with inside(landelijk), pytest.raises(Refused):
        send("groet", receiver=landelijk.schema_name, key="1", version=1, content=Groet(tekst="x"))


def test_a_refusal_returns_with_its_reason(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside, text="weiger")
    deliver()
    with inside(regio):
        status = status_of("groet", receiver=landelijk.schema_name, key="1")
    assert status is not None
    assert (status.uitkomst, status.reden) == ("geweigerd", "Dit nemen wij niet aan.")


def test_a_letter_that_breaks_is_tried_five_times_and_holds_up_only_its_own_key(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside, text="breek", key="a")
    post(regio, landelijk, inside, text="later", key="a", version=2)
    post(regio, landelijk, inside, text="ander", key="b")
    deliver()
    assert [text for _, text in opened] == ["ander"]
    for _ in range(4):
        deliver()
    assert [text for _, text in opened] == ["ander", "later"]
    with inside(landelijk):
        assert Inbak.objects.get(sleutel="a", versie=1).uitkomst == "onbestelbaar"
    assert connection.schema_name == "public"


def test_what_another_process_opened_is_not_undone_by_a_failure_here(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside)
    deliver()
    with inside(landelijk):
        Inbak.objects.update(pogingen=4)
        actions._note_failure(Inbak.objects.get().pk)
        row = Inbak.objects.get()
    assert (row.uitkomst, row.pogingen) == ("verwerkt", 4)


def test_an_older_version_that_comes_after_a_newer_one_is_refused(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside, text="nieuw", version=2)
    deliver()
    post(regio, landelijk, inside, text="oud", version=1)
    deliver()
    assert [text for _, text in opened] == ["nieuw"]
    with inside(regio):
        late = Uitbak.objects.get(versie=1)
    assert (late.uitkomst, late.reden) == ("geweigerd", "Een latere versie van deze brief is al verwerkt.")


def test_a_later_version_goes_on_when_an_earlier_one_was_refused(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[tuple[Envelope, str]]
) -> None:
    post(regio, landelijk, inside, text="weiger", version=1)
    post(regio, landelijk, inside, text="beter", version=2)
    deliver()
    assert [text for _, text in opened] == ["beter"]


def test_a_database_that_is_away_is_no_failure_of_the_letter(
    regio: Tenant,
    landelijk: Tenant,
    inside: Inside,
    deliver: Callable[[], int],
    opened: list[tuple[Envelope, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(letter: Inbak) -> None:
        raise OperationalError("weg")

    post(regio, landelijk, inside)
    with monkeypatch.context() as patched, pytest.raises(OperationalError):
        patched.setattr(actions, "_handle", away)
        deliver()
    connection.set_schema_to_public()
    with inside(landelijk):
        letter = Inbak.objects.get()
    assert (letter.pogingen, letter.uitkomst) == (0, "")
    deliver()
    assert [text for _, text in opened] == ["hallo"]
