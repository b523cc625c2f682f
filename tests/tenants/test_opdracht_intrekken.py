"""Taking back what still waits for the inrichter, from the page that shows it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import Error
from django.db.transaction import atomic
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from tenants.models import Deelname, Tenant
from tenants.opdracht.models import Intrekking, Opdracht
from tenants.register.aanvullen.actions import withdraw_aanvulling
from tenants.werkgebied.actions import ask_change, withdraw_change
from tenants.werkgebied.rules import Wijziging

Inside = Callable[[Tenant], AbstractContextManager[None]]
HELMOND = "GM0794"
ERBIJ = Wijziging(today() + timedelta(days=3), frozenset([HELMOND]))


@pytest.fixture
def regisseur(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "ketenregisseur")


@pytest.fixture
def asked(regio: Tenant, inside: Inside, regisseur: Actor) -> Opdracht:
    with inside(regio):
        return ask_change(actor=regisseur, wijziging=ERBIJ)


def status(regio: Tenant, inside: Inside, row: Opdracht) -> str:
    with inside(regio):
        return Opdracht.objects.get(pk=row.pk).status


def test_what_was_taken_back_is_not_carried_out(
    regio: Tenant, inside: Inside, asked: Opdracht, inrichten: Callable[[], int], browse: Callable[..., Client]
) -> None:
    browser = browse(regio, "ketenregisseur")
    assert "Intrekken" in browser.get("/werkgebied/").content.decode()
    answer = browser.post(f"/werkgebied/aanvragen/{asked.pk}/intrekken/", follow=True).content.decode()
    assert "De aanvraag is ingetrokken" in answer
    assert "Wordt ingetrokken" in answer
    assert f"/werkgebied/aanvragen/{asked.pk}/intrekken/" not in answer
    assert inrichten() == 1
    assert status(regio, inside, asked) == "ingetrokken"
    assert "Wordt ingetrokken" not in browser.get("/werkgebied/").content.decode()
    assert not Deelname.objects.filter(gemeente_id=HELMOND).exists()
    with inside(regio):
        assert AuditEvent.objects.filter(code="opdracht_ingetrokken", object_id=str(asked.pk)).count() == 1
    assert inrichten() == 0


def test_the_same_can_be_asked_again(
    regio: Tenant, inside: Inside, asked: Opdracht, regisseur: Actor, inrichten: Callable[[], int]
) -> None:
    with inside(regio):
        withdraw_change(actor=regisseur, opdracht_id=asked.pk)
        again = ask_change(actor=regisseur, wijziging=ERBIJ)
    assert again.pk != asked.pk
    assert inrichten() == 2
    assert (status(regio, inside, asked), status(regio, inside, again)) == ("ingetrokken", "uitgevoerd")


def test_too_late_twice_and_not_there(
    regio: Tenant,
    zeeland: Tenant,
    inside: Inside,
    asked: Opdracht,
    regisseur: Actor,
    inrichten: Callable[[], int],
    actor: Callable[..., Actor],
) -> None:
    with inside(regio):
        withdraw_change(actor=regisseur, opdracht_id=asked.pk)
        with pytest.raises(Refused, match="al ingetrokken"):
            withdraw_change(actor=regisseur, opdracht_id=asked.pk)
        later = ask_change(actor=regisseur, wijziging=ERBIJ)
    inrichten()
    with inside(regio):
        with pytest.raises(Refused, match="al afgehandeld"):
            withdraw_change(actor=regisseur, opdracht_id=later.pk)
        assert not Intrekking.objects.filter(opdracht=later).exists()
        with pytest.raises(Hidden):
            withdraw_change(actor=regisseur, opdracht_id=uuid4())
        with pytest.raises(Hidden):
            withdraw_aanvulling(actor=regisseur, opdracht_id=asked.pk)
        with pytest.raises(Hidden):
            withdraw_change(actor=actor(regio, "bestuurder"), opdracht_id=asked.pk)
    with inside(zeeland), pytest.raises(Hidden):
        withdraw_change(actor=actor(zeeland, "ketenregisseur"), opdracht_id=asked.pk)


def test_what_was_filled_in_of_the_register_can_be_taken_back(
    regio: Tenant, inside: Inside, browse: Callable[..., Client]
) -> None:
    contents = {"taak": "vrouwenopvang", "gemeente": "GM0753", "centrum": "GM0772", "bron": "x", "datum": "2026-01-01"}
    with inside(regio):
        row = Opdracht.objects.create(soort="centrumgemeente_aanvullen", inhoud=contents)
    browser = browse(regio, "functioneel_beheerder")
    assert f"/gemeenten/aanvullingen/{row.pk}/intrekken/" in browser.get("/gemeenten/niet-bekend/").content.decode()
    answer = browser.post(f"/gemeenten/aanvullingen/{row.pk}/intrekken/", follow=True).content.decode()
    assert "De aanvulling is ingetrokken" in answer
    assert "Wordt ingetrokken" in answer


def test_nobody_takes_back_that_it_was_taken_back(
    regio: Tenant, inside: Inside, asked: Opdracht, regisseur: Actor
) -> None:
    with inside(regio):
        withdraw_change(actor=regisseur, opdracht_id=asked.pk)
        with pytest.raises(Error, match="permission denied"), atomic():
            Intrekking.objects.filter(opdracht=asked).delete()
