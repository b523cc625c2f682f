"""Other names of a person: in any script, found by the search, and gone with the dossier."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.models import Dossier
from casework.herkenning.queries import search
from casework.herkenning.rules import Zoekvraag
from casework.models import Gebeurtenis, Persoonsnaam
from casework.naam.actions import add_naam, remove_naam
from casework.naam.rules import LANGST, MEEST, checked
from casework.overdracht.inhoud import pack
from casework.waarschuwing.actions import set_waarschuwing
from casework.waarschuwing.rules import WaarschuwingInvoer
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import get_json, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
ARABISCH = "ليلى (voorbeeld)"


def name(actor: Actor, dossier: Dossier, naam: str = ARABISCH, soort: str = "schrijfwijze") -> Persoonsnaam:
    return add_naam(actor=actor, dossier_id=dossier.pk, soort=soort, naam=naam)


def test_a_name_is_short_new_and_of_a_kind() -> None:
    assert checked("alias", "  Lu \n Lu ", ["Lulu"]) == "Lu Lu"
    assert checked("alias", "x" * LANGST, []) == "x" * LANGST
    for soort, naam, known in (
        ("titel", "Lu", []),
        ("alias", " ", []),
        ("alias", "x" * (LANGST + 1), []),
        ("alias", "LU", ["lu"]),
        ("alias", "Lu", [str(number) for number in range(MEEST)]),
    ):
        with pytest.raises(InvalidInput):
            checked(soort, naam, known)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_the_search_finds_the_other_name(self, noor: Actor, dossier: Dossier) -> None:
        assert search(noor, Zoekvraag("Zonnebloem")).dossiers == []
        name(noor, dossier, "Zonnebloem", "opgelegd")
        (found,) = search(noor, Zoekvraag("Zonnebloem")).dossiers
        assert found.zaak.pk == dossier.pk

    def test_a_name_is_taken_away_and_the_timeline_keeps_it(self, noor: Actor, dossier: Dossier) -> None:
        one = name(noor, dossier)
        with pytest.raises(InvalidInput):
            name(noor, dossier)
        assert remove_naam(actor=noor, persoonsnaam_id=one.pk) == dossier.pk
        assert not Persoonsnaam.objects.exists()
        assert ARABISCH in Gebeurtenis.objects.get(soort="naam_weggehaald").tekst

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        one = name(noor, dossier)
        forbidden: tuple[Callable[[], object], ...] = (
            lambda: name(sam, dossier, "Lu"),
            lambda: name(ilse, dossier, "Lu"),
            lambda: remove_naam(actor=ilse, persoonsnaam_id=one.pk),
            lambda: remove_naam(actor=noor, persoonsnaam_id=uuid4()),
        )
        for deed in forbidden:
            with pytest.raises(Hidden):
                deed()

    def test_another_regio_hears_it_and_destroying_takes_it(self, noor: Actor, dossier: Dossier) -> None:
        name(noor, dossier)
        with pytest.raises(IntegrityError), transaction.atomic():
            Persoonsnaam.objects.update(soort="titel")
        assert any(ARABISCH in line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Ook bekend"))
        erase([dossier.pk])
        assert not Persoonsnaam.objects.exists()


def test_the_pages(regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/namen/"
    assert "Geen andere namen" in noors_browser.get(page).content.decode()
    assert noors_browser.post(page, {"soort": "alias", "naam": ""}).status_code == 422
    shown = noors_browser.post(page, {"soort": "schrijfwijze", "naam": ARABISCH}, follow=True).content.decode()
    assert f"<bdi>{ARABISCH}</bdi>" in shown
    again = noors_browser.post(page, {"soort": "alias", "naam": ARABISCH})
    assert again.status_code == 422
    assert "staat al in het dossier" in again.content.decode()
    with inside(regio):
        one = Persoonsnaam.objects.get()
    gone = noors_browser.post(f"/namen/{one.pk}/weghalen/", follow=True).content.decode()
    assert "De naam is weggehaald" in gone


def test_a_warning_stands_beside_the_number_of_the_person(
    regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
) -> None:
    with inside(regio):
        set_waarschuwing(actor=noor, dossier_id=dossier.pk, invoer=WaarschuwingInvoer("niet_bellen"))
    page = f"/dossiers/{dossier.pk}/herkenning/"
    shown = noors_browser.post(page, {"soort": "telefoon", "waarde": "06 12 34 56 78"}, follow=True).content.decode()
    assert shown.count("Niet bellen") == 2


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    path = f"dossiers/{dossier.pk}/namen"
    one = post_json(noors_api, path, {"soort": "alias", "naam": "Lu (voorbeeld)"})
    assert [row["naam"] for row in get_json(noors_api, path)["results"]] == ["Lu (voorbeeld)"]
    assert post_json(noors_api, f"namen/{one['id']}/intrekking")["dossier"] == str(dossier.pk)
    post_json(noors_api, f"namen/{one['id']}/intrekking", status=404)
