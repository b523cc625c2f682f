"""What waits for a zorgcoördinator: danger first, then what is late; nobody's name is on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casework import example
from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.registratie.actions import DOEL, register_dossier
from casework.registratie.work import waiting_registraties, waiting_to_register
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.work import figures, waiting_meldingen
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.once import once, remembering
from dekkend.isolation.context import inside
from dekkend.keys import keyring
from dekkend.web import work
from dekkend.web.work import sort_key
from tenants.models import Tenant
from tests.casework.conftest import INVOER, PERSOON

# As on a host of a regio: the work items lead to its pages.
pytestmark = pytest.mark.urls("dekkend.urls_regio")


def test_danger_first_and_late_after_one_working_day(regio: Tenant, noor: Actor) -> None:
    with inside(regio):
        old = note_melding(actor=noor, invoer=INVOER)
        Melding.objects.filter(pk=old.pk).update(ontvangen_at=now() - timedelta(days=6))
        calm = note_melding(actor=noor, invoer=INVOER)
        danger = note_melding(actor=noor, invoer=replace(INVOER, in_gevaar="ja"))
        items = sorted(waiting_meldingen(noor), key=lambda item: sort_key(item, today()))
    assert [item.title for item in items] == [f"Melding {one.nummer}" for one in (old, danger, calm)]
    assert [item.late(today()) for item in items] == [True, False, False]
    assert [item.urgent for item in items] == [False, True, False]


def test_dossiers_in_which_nobody_asked_for_consent(regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier) -> None:
    with inside(regio):
        assert [item.title for item in waiting_to_register(noor)] == [f"Dossier {dossier.nummer}"]
        assert waiting_to_register(sam) == []
        no = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", antwoord="nee")
        record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=no)
        assert [item.group for item in waiting_to_register(noor)] == ["Nog niet meegeteld"]
        register_dossier(actor=noor, dossier_id=dossier.pk)
        assert waiting_to_register(noor) == []


def test_registrations_that_are_not_confirmed(
    regio: Tenant, noor: Actor, dossier: Dossier, deliver: Callable[[], int]
) -> None:
    with inside(regio):
        yes = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=yes)
        register_dossier(actor=noor, dossier_id=dossier.pk)
        assert len(waiting_registraties(noor)) == 1
    deliver()
    with inside(regio):
        assert waiting_registraties(noor) == []


def test_the_figures(regio: Tenant, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
    with inside(regio):
        note_melding(actor=noor, invoer=replace(INVOER, in_gevaar="ja"))
        shown = {figure.label: (figure.value, figure.hint) for figure in figures(noor)}
        assert figures(ilse) == []
    assert shown == {
        "Nieuwe meldingen": ("1", "1 met gevaar"),
        "Mijn lopende dossiers": ("1", ""),
        "Toestemming niet gevraagd": ("1", "In uw lopende dossiers"),
    }


def test_who_only_reads_has_nothing_waiting(regio: Tenant, ilse: Actor, melding: Melding, dossier: Dossier) -> None:
    with inside(regio):
        assert waiting_meldingen(ilse) + waiting_to_register(ilse) + waiting_registraties(ilse) == []


def test_the_page_names_numbers_and_nobody(noors_browser: Client, melding: Melding, dossier: Dossier) -> None:
    page = noors_browser.get("/").content.decode()
    assert melding.nummer in page
    assert dossier.nummer in page
    assert "Luna" not in page
    assert 'href="/meldingen/"' in page
    assert 'href="/dossiers/"' in page


def test_all_of_it_together_is_what_each_says_alone_and_costs_no_more(
    regio: Tenant, noor: Actor, noors_browser: Client
) -> None:
    """Nearly all lists are asked with one question; what stands on the page is the same."""
    with inside(regio):
        example.build(noor)
        together = [item for group in work.work_of(noor, today()) for item in group.items]
        alone = [item for provider in work._work for item in provider(noor)]
    assert sorted(together, key=repr) == sorted(alone, key=repr)
    assert len({item.group for item in together}) > 8
    before = asked(noors_browser)
    with inside(regio):
        for _ in range(3):
            open_dossier(actor=noor, persoon=PERSOON)
            note_melding(actor=noor, invoer=INVOER)
    assert asked(noors_browser) == before <= 25


def asked(client: Client) -> int:
    """Questions of the page, for the data and for the keys."""
    client.get("/hulp/")
    keyring.forget()
    with CaptureQueriesContext(connections["default"]) as data, CaptureQueriesContext(connections["sleutels"]) as keys:
        assert client.get("/").status_code == 200
    return len(data) + len(keys)


def test_what_a_page_looks_up_twice_is_looked_up_once_and_forgotten_after_it() -> None:
    told: list[int] = []

    def look_up() -> int:
        told.append(1)
        return len(told)

    with remembering():
        assert [once("a", look_up), once("a", look_up), once("b", look_up)] == [1, 1, 2]
    with remembering():
        assert once("a", look_up) == 3
    assert [once("a", look_up), once("a", look_up)] == [4, 5]


def test_a_gemeente_is_asked_to_pass_it_on(
    gemeente: Tenant, actor: Callable[..., Actor], browse: Callable[..., Client]
) -> None:
    bo = actor(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
    with inside(gemeente):
        note_melding(actor=bo, invoer=INVOER)
    page = browse(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)").get("/").content.decode()
    assert "Geef de melding door aan de regio." in page
    assert 'href="/dossiers/"' not in page
