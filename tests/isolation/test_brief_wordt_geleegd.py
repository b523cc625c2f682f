"""What a letter told stands where it belongs once it was dealt with; the letter itself is emptied on both sides."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pydantic import BaseModel

from dekkend.core.errors import Refused
from tenants.post import kinds
from tenants.post.actions import empty_letters
from tenants.post.models import Inbak, Uitbak
from tenants.post.public import Envelope, LetterKind, register_kind, send
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]


class Groet(BaseModel):
    tekst: str


@pytest.fixture(autouse=True)
def groet() -> Iterator[None]:
    def handle(envelope: Envelope, content: Groet) -> None:
        if content.tekst == "weiger":
            raise Refused("Dit nemen wij niet aan.")
        if content.tekst == "breek":
            raise RuntimeError("kapot")

    register_kind(LetterKind("groet", "Groet", Groet, frozenset({"regio"}), frozenset({"landelijk"}), handle))
    yield
    del kinds._kinds["groet"]


def post(tenant: Tenant, to: Tenant, inside: Inside, text: str, key: str = "1") -> None:
    with inside(tenant):
        send("groet", receiver=to.schema_name, key=key, version=1, content=Groet(tekst=text))


@pytest.mark.parametrize("text", ["hallo", "weiger"])
def test_both_sides_are_emptied_and_keep_the_hash(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], text: str
) -> None:
    post(regio, landelijk, inside, text)
    with inside(regio):
        digest = hashlib.sha256(bytes(Uitbak.objects.get().inhoud)).hexdigest()
    deliver()
    for tenant, tray in ((regio, Uitbak), (landelijk, Inbak)):
        with inside(tenant):
            letter = tray.objects.get()
            assert (bytes(letter.inhoud), letter.controlegetal) == (b"", digest)
            assert letter.geleegd_at is not None


def test_what_could_not_be_opened_keeps_its_contents(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int]
) -> None:
    """A person may still look at it; what is to be destroyed goes all the same."""
    post(regio, landelijk, inside, "breek")
    for _ in range(6):
        deliver()
    for tenant, tray in ((regio, Uitbak), (landelijk, Inbak)):
        with inside(tenant):
            letter = tray.objects.get()
            assert (letter.uitkomst, letter.geleegd_at) == ("onbestelbaar", None)
            assert bytes(letter.inhoud)
            assert (empty_letters(["1"]), empty_letters(["1"])) == (1, 0)
            assert not bytes(tray.objects.get().inhoud)


def test_a_letter_on_its_way_is_not_touched(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int]
) -> None:
    post(regio, landelijk, inside, "hallo")
    with inside(regio):
        assert empty_letters(["1"]) == 0
    deliver()
    with inside(landelijk):
        assert Inbak.objects.get().uitkomst == "verwerkt"


def test_the_database_refuses_contents_in_a_letter_that_was_emptied(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int]
) -> None:
    post(regio, landelijk, inside, "hallo")
    deliver()
    with inside(regio), pytest.raises(IntegrityError), transaction.atomic():
        Uitbak.objects.update(inhoud=b"terug")


def test_the_postkamer_shows_emptied_letters(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], browse: Callable[..., Client]
) -> None:
    post(regio, landelijk, inside, "hallo")
    deliver()
    assert "Verwerkt" in browse(regio, "fg").get("/postkamer/").content.decode()
    assert "Verwerkt" in browse(landelijk, "fg").get("/postkamer/ontvangen/").content.decode()
