"""CoMensha asks about a registration and the regio answers; a file goes out that names nobody, and is called back."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from casework.dossier.actions import change_persoon, open_dossier
from casework.dossier.models import Dossier
from casework.htcds.rules import KOLOMMEN, row_faults
from casework.navraag.actions import answer_navraag
from casework.navraag.models import Navraag
from casework.registratie.actions import register_dossier
from casework.registratie.models import Registratie
from casework.registratie.work import waiting_navragen
from casework.toestemming.actions import record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.national.models import GesteldeNavraag, OntvangenRegistratie, Uitgeleverd, Uitlevering
from dekkend.national.navraag.actions import ask_navraag
from dekkend.national.registraties.work import withdrawals_to_report
from dekkend.national.uitlevering.actions import make_uitlevering, report_withdrawals
from tenants.models import Tenant
from tenants.post.models import Uitbak
from tests.casework.conftest import PERSOON
from tests.casework.test_registratie_versturen import JA

Browse = Callable[..., Client]
Deliver = Callable[[], int]


@pytest.fixture
def noor(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "zorgcoordinator", naam="Noor (voorbeeld)")


@pytest.fixture
def sofie(landelijk: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(landelijk, "landelijk_medewerker", naam="Sofie (voorbeeld)")


@pytest.fixture
def dossier(regio: Tenant, noor: Actor, deliver: Deliver) -> Dossier:
    """Registered, and received."""
    with inside(regio):
        found = open_dossier(actor=noor, persoon=PERSOON)
        record_toestemming(actor=noor, dossier_id=found.pk, invoer=JA)
        register_dossier(actor=noor, dossier_id=found.pk)
    deliver()
    return found


def sleutel_of(landelijk: Tenant) -> OntvangenRegistratie:
    with inside(landelijk):
        return OntvangenRegistratie.objects.get()


@pytest.mark.urls("dekkend.urls_regio")
def test_a_question_is_answered_in_words(
    regio: Tenant, landelijk: Tenant, noor: Actor, sofie: Actor, dossier: Dossier, deliver: Deliver
) -> None:
    row = sleutel_of(landelijk)
    with inside(landelijk):
        with pytest.raises(InvalidInput):
            ask_navraag(actor=sofie, sleutel=row.sleutel, punten=[])
        with pytest.raises(InvalidInput):
            ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["gender", "vrije tekst"])
        with pytest.raises(Hidden):
            ask_navraag(actor=sofie, sleutel=dossier.pk, punten=["gender"])
        ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["nationaliteitsgroep", "gender"])
        with pytest.raises(Refused, match="al een vraag open"):
            ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["gender"])
    deliver()
    deliver()
    with inside(regio):
        navraag = Navraag.objects.get()
        assert navraag.zinnen == ["Het gender is niet bekend.", "De nationaliteit is niet bekend."]
        (item,) = waiting_navragen(noor)
        assert dossier.nummer in item.title
        with pytest.raises(InvalidInput):
            answer_navraag(actor=noor, navraag_id=navraag.pk, antwoord="aangepast")
        answer_navraag(actor=noor, navraag_id=navraag.pk, antwoord="niet_bekend")
        with pytest.raises(Refused):
            answer_navraag(actor=noor, navraag_id=navraag.pk, antwoord="klopt")
        assert waiting_navragen(noor) == []
    deliver()
    with inside(landelijk):
        assert GesteldeNavraag.objects.get().status == "niet_bekend"


def test_a_newer_version_is_an_answer_too_and_taking_back_ends_it(
    regio: Tenant, landelijk: Tenant, noor: Actor, sofie: Actor, dossier: Dossier, deliver: Deliver
) -> None:
    row = sleutel_of(landelijk)
    with inside(landelijk):
        ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["vormen"])
    deliver()
    with inside(regio):
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, gender="vrouw"))
        register_dossier(actor=noor, dossier_id=dossier.pk)
        assert Navraag.objects.get().status == "aangepast"
    deliver()
    with inside(landelijk):
        assert GesteldeNavraag.objects.get().status == "aangepast"
        ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["gm_code"])
    with inside(regio):
        withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
    deliver()
    deliver()
    with inside(landelijk):
        assert not GesteldeNavraag.objects.exists()
        assert Uitbak.objects.filter(soort="registratie_navraag", uitkomst="geweigerd").count() == 1
    with inside(regio):
        assert not Navraag.objects.filter(status="open").exists()


@pytest.mark.urls("dekkend.urls_landelijk")
def test_a_file_fits_the_standard_names_nobody_and_is_called_back(
    regio: Tenant, landelijk: Tenant, noor: Actor, sofie: Actor, dossier: Dossier, deliver: Deliver,
    actor: Callable[..., Actor],
) -> None:  # fmt: skip
    row = sleutel_of(landelijk)
    with inside(landelijk):
        with pytest.raises(InvalidInput):
            make_uitlevering(actor=sofie, ontvanger="de buurman")
        with pytest.raises(Hidden):
            make_uitlevering(actor=actor(landelijk, "landelijk_analist"), ontvanger="ministerie")
        uitlevering, text = make_uitlevering(actor=sofie, ontvanger="nationaal_rapporteur")
        with pytest.raises(Refused, match="niets wat u"):
            report_withdrawals(actor=sofie, uitlevering_id=uitlevering.pk)
    (cells,) = csv.DictReader(io.StringIO(text))
    assert tuple(cells) == KOLOMMEN
    assert row_faults(cells) == []
    assert (cells["nl_Kenmerk"], cells["cas_ReferringOrganisation"]) == (str(row.sleutel), "Zuidoost-Brabant")
    assert [cells[veld] for veld in ("prs_SecondName", "prs_Birthdate", "nl_Geboortejaar", "nl_Woongemeente")] == [
        ""
    ] * 4
    assert "Luna" not in text
    with inside(regio):
        withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
    deliver()
    with inside(landelijk):
        assert make_uitlevering(actor=sofie, ontvanger="ministerie")[0].aantal == 0
        (item,) = withdrawals_to_report(sofie)
        assert "1 ingetrokken bij Nationaal Rapporteur" in item.title
        report_withdrawals(actor=sofie, uitlevering_id=uitlevering.pk)
        assert withdrawals_to_report(sofie) == []
        assert Uitgeleverd.objects.get().gemeld_at is not None


def test_the_pages_of_landelijk(
    regio: Tenant, landelijk: Tenant, dossier: Dossier, browse: Browse, api: Browse, deliver: Deliver
) -> None:
    row, medewerker = sleutel_of(landelijk), browse(landelijk, "landelijk_medewerker")
    shown = medewerker.get(f"/registraties/{row.sleutel}/").content.decode()
    assert "vic_TraffickingStatus" in shown
    assert "Het gender is niet bekend." in shown
    ask = f"/registraties/{row.sleutel}/navraag/"
    assert medewerker.post(ask, {"iets": "anders"}).status_code == 422
    assert "op weg naar de regio" in medewerker.post(ask, {"punten": ["gender"]}, follow=True).content.decode()
    assert "Bestand maken" in medewerker.get("/uitleveringen/").content.decode()
    assert medewerker.post("/uitleveringen/nieuw/", {"ontvanger": "de buurman"}).status_code == 422
    file = medewerker.post("/uitleveringen/nieuw/", {"ontvanger": "ministerie"})
    assert (file.status_code, file.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    with inside(landelijk):
        made = Uitlevering.objects.get()
    assert made.controlegetal in medewerker.get(f"/uitleveringen/{made.pk}/").content.decode()
    assert medewerker.post(f"/uitleveringen/{made.pk}/melden/").status_code == 409
    client = api(landelijk, "landelijk_medewerker")
    found = client.get(f"/api/v1/registraties/{row.sleutel}").json()
    assert (found["volledig"], found["ontbreekt"][0]) == (25, "geboortedatum")
    assert browse(landelijk, "landelijk_analist").get("/uitleveringen/").status_code == 404


@pytest.mark.parametrize("column", ["grond", "grond_kenmerk", "grond_datum"])
def test_the_database_keeps_no_registration_without_a_ground(landelijk: Tenant, dossier: Dossier, column: str) -> None:
    """Not even an empty one: every column that says something of somebody stands in a row with a ground or is empty."""
    with inside(landelijk):
        empty = "''" if column == "grond" else "NULL"
        with pytest.raises(IntegrityError, match="grond"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE national_ontvangenregistratie SET {column} = {empty}")
        says = {field.name for field in OntvangenRegistratie._meta.concrete_fields} - {
            "id", "afzender", "sleutel", "versie", "ontvangen_at", "bijgewerkt_at", "gezien_at", "ingetrokken_at",
        }  # fmt: skip
        empty_by = [c for c in OntvangenRegistratie._meta.constraints if "grafsteen" in c.name]
        tombstone = " ".join(str(c.condition) for c in empty_by)  # type: ignore[attr-defined]
        assert all(name in tombstone for name in says)


def test_a_regio_cannot_be_asked_about_what_it_did_not_send(
    regio: Tenant, landelijk: Tenant, sofie: Actor, dossier: Dossier, deliver: Deliver
) -> None:
    row = sleutel_of(landelijk)
    with inside(regio):
        Registratie.objects.update(ontvanger="een_ander")
    with inside(landelijk):
        ask_navraag(actor=sofie, sleutel=row.sleutel, punten=["gender"])
    deliver()
    deliver()
    with inside(regio):
        assert not Navraag.objects.exists()
    with inside(landelijk):
        assert Uitbak.objects.get(soort="registratie_navraag").uitkomst == "geweigerd"
