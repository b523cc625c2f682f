"""A gemeente with an environment of her own is invited by letter, sees how she takes part, and mends her contacts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tenants.onboarding.aansluiting.actions import withdraw_aansluiting
from tenants.onboarding.aansluiting.werk import keep_terms
from tenants.onboarding.brieven import AANSLUITING, AansluitingBrief, Stand, Wijziging, contact_deel
from tenants.onboarding.contacten.actions import change_contact
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.contacten.rules import SOORTEN
from tenants.onboarding.models import Aansluiting
from tenants.onze_aansluiting.actions import send_contacts
from tenants.onze_aansluiting.models import OnzeAansluiting
from tenants.post.models import Inbak
from tenants.post.public import send
from tests.playing.base import playing
from tests.tenants.aansluiten import ask, contact, get_in, the_one

BEST = "GM0753"
Browse = Callable[..., Client]
Deliver = Callable[[], int]
PAGE = "/aansluiting/"


@pytest.fixture(autouse=True)
def not_in_yet(gemeente: Tenant) -> Iterator[None]:
    """Best has an environment, and takes part in no regio."""
    with playing(False):
        Deelname.objects.filter(gemeente_id=BEST).delete()
    yield


@pytest.fixture
def connected(
    regio: Tenant, gemeente: Tenant, browse: Browse, inrichten: Callable[[], int], deliver: Deliver,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> Aansluiting:  # fmt: skip
    get_in(browse, regio, "eigen", BEST)
    with django_capture_on_commit_callbacks(execute=False):
        assert inrichten() == 1
    with inside(regio):
        assert (keep_terms(), keep_terms()) == (1, 0)
    deliver()
    return the_one(regio)


def ours(gemeente: Tenant) -> OnzeAansluiting:
    with inside(gemeente):
        return OnzeAansluiting.objects.get()


def test_the_invitation_is_on_the_desk_with_its_link(
    regio: Tenant, gemeente: Tenant, browse: Browse, deliver: Deliver
) -> None:
    beheer, there = browse(regio, "functioneel_beheerder"), browse(gemeente, "aandachtsfunctionaris")
    assert "Geen uitnodiging" in there.get(PAGE).content.decode()
    path = ask(beheer, BEST)
    deliver()
    assert "Uitnodiging van Zuidoost-Brabant" in there.get("/").content.decode()
    page = there.get(PAGE).content.decode()
    assert path in page
    assert "Uitnodiging openen" in page
    beheer.post(f"/aansluitingen/{the_one(regio).pk}/opnieuw/")
    deliver()
    again = there.get(PAGE).content.decode()
    assert path not in again
    assert "Uitnodiging openen" in again
    assert ours(gemeente).status == "uitgenodigd"
    assert browse(gemeente, "bestuurder").get(PAGE).status_code == 404
    assert there.get(f"{PAGE}contacten/").status_code == 302


def test_an_invitation_that_was_taken_back_opens_nothing(
    regio: Tenant, gemeente: Tenant, browse: Browse, deliver: Deliver, actor: Callable[..., Actor]
) -> None:
    ask(browse(regio, "functioneel_beheerder"), BEST)
    deliver()
    with inside(regio):
        withdraw_aansluiting(
            actor=actor(regio, "functioneel_beheerder"), aansluiting_id=the_one_pk(), reden="Toch niet (voorbeeld)"
        )
    deliver()
    there = browse(gemeente, "functioneel_beheerder")
    assert "niet meer te openen" in there.get(PAGE).content.decode()
    assert "Uitnodiging van" not in there.get("/").content.decode()


def the_one_pk() -> Any:
    return Aansluiting.objects.get().pk


def test_what_holds_is_on_the_page_once_she_is_in(
    gemeente: Tenant, browse: Browse, connected: Aansluiting, deliver: Deliver
) -> None:
    deliver()
    with inside(gemeente):
        row = OnzeAansluiting.objects.get()
        assert (row.status, row.link, row.kenmerk) == ("aangesloten", "", connected.pk)
    page = browse(gemeente, "functioneel_beheerder").get(PAGE).content.decode()
    for words in ("Zuidoost-Brabant", "bestuurlijk@gemeente.example.org", "12345678"):
        assert words in page


def test_contacts_go_to_the_regio_and_come_back_as_they_hold_there(
    regio: Tenant, gemeente: Tenant, browse: Browse, connected: Aansluiting, deliver: Deliver
) -> None:
    there = browse(gemeente, "aandachtsfunctionaris")
    form = there.get(f"{PAGE}contacten/")
    typed = {name: value or "" for name, value in form.context["form"].initial.items() if not name.endswith("_soort")}
    wrong = there.post(f"{PAGE}contacten/", {**typed, "financieel_iban": "NL00"})
    assert wrong.status_code == 422
    typed["bestuurlijk_naam"] = "Nieuwe wethouder (voorbeeld)"
    assert there.post(f"{PAGE}contacten/", typed).status_code == 302
    assert "Nieuwe wethouder" not in there.get(PAGE).content.decode()
    deliver()
    deliver()
    with inside(regio):
        assert Aansluitcontact.objects.get(soort="bestuurlijk").naam == "Nieuwe wethouder (voorbeeld)"
    assert "Nieuwe wethouder" in there.get(PAGE).content.decode()


def test_what_the_regio_mends_comes_here(
    regio: Tenant, gemeente: Tenant, browse: Browse, connected: Aansluiting, deliver: Deliver,
    actor: Callable[..., Actor],
) -> None:  # fmt: skip
    with inside(regio):
        mended = replace(contact("bestuurlijk"), naam="Door de regio (voorbeeld)")
        change_contact(the_one(regio), actor=actor(regio, "functioneel_beheerder"), invoer=mended)
    deliver()
    assert "Door de regio" in browse(gemeente, "functioneel_beheerder").get(PAGE).content.decode()


def test_nobody_speaks_for_another(
    regio: Tenant, zeeland: Tenant, gemeente: Tenant, connected: Aansluiting, deliver: Deliver
) -> None:
    parts = [contact_deel(contact(soort)) for soort in SOORTEN]
    change = AansluitingBrief(kenmerk=connected.pk, deel=Wijziging(contacten=parts))
    assert connected.aangesloten_at
    stand = Stand(status="vertrokken", sinds=connected.aangesloten_at, laatste_dag=None, contacten=[], stukken=[])
    wrong = AansluitingBrief(kenmerk=connected.pk, deel=stand)
    for sender, receiver, version, content in (
        (zeeland, regio, 1, change), (gemeente, regio, 7, wrong), (regio, gemeente, 8, change),
    ):  # fmt: skip
        with inside(sender):
            send(AANSLUITING, receiver=receiver.schema_name, key=str(connected.pk), version=version, content=content)
        deliver()
        with inside(receiver):
            assert Inbak.objects.get(afzender=sender.schema_name, soort=AANSLUITING, versie=version).uitkomst == (
                "geweigerd"
            )
    assert ours(gemeente).status == "aangesloten"


def test_who_may_not_and_who_is_in_no_regio(gemeente: Tenant, actor: Callable[..., Actor]) -> None:
    good = {soort: contact(soort) for soort in SOORTEN}
    with inside(gemeente):
        with pytest.raises(Hidden):
            send_contacts(actor=actor(gemeente, "bestuurder"), contacten=good)
        with pytest.raises(Refused, match="nog niet aangesloten"):
            send_contacts(actor=actor(gemeente, "aandachtsfunctionaris"), contacten=good)


def test_contacts_that_are_wrong_do_not_go(gemeente: Tenant, actor: Callable[..., Actor], connected: object) -> None:
    with inside(gemeente), pytest.raises(InvalidInput):
        send_contacts(actor=actor(gemeente, "aandachtsfunctionaris"), contacten={})
