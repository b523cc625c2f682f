"""A person asks what is held: noted, put together, checked who asks, handed out once, within a month."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.bewaren.actions import stop_destruction
from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import open_dossier_from_melding, write_note
from casework.dossier.models import Dossier
from casework.inzage.actions import lend_for_zorgactie
from casework.inzageverzoek import views
from casework.inzageverzoek.actions import (
    ask_inzageverzoek,
    hand_out,
    make_overview,
    note_identity,
    refuse_inzageverzoek,
)
from casework.inzageverzoek.models import Inzageverzoek
from casework.inzageverzoek.overige import TOLD, other_tables, parts_of_other_tables
from casework.inzageverzoek.rules import check_identity, check_refusal, check_request, due
from casework.inzageverzoek.uitleg import VERWERKINGEN, WAAROM_GEEN_NAMEN
from casework.registratie.models import Registratie
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.wissen.actions import propose_wisverzoek
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.architecture.house import ROOT
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import logged

DAY = date(2026, 11, 22)


@contextmanager
def proven(monkeypatch: pytest.MonkeyPatch, yes: bool = True) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(views, "has_stepped_up", lambda request: yes)
        yield


@pytest.fixture
def verzoek(regio: Tenant, noor: Actor, dossier: Dossier) -> Inzageverzoek:
    with inside(regio):
        return ask_inzageverzoek(actor=noor, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today())


def handed_out(regio: Tenant, noor: Actor, verzoek: Inzageverzoek) -> bytes:
    with inside(regio):
        make_overview(actor=noor, verzoek_id=verzoek.pk)
        note_identity(actor=noor, verzoek_id=verzoek.pk, identiteit="bewijs_gezien", wijze="persoonlijk")
        return hand_out(actor=noor, verzoek_id=verzoek.pk)


def parts(plain: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        assert file.testzip() is None
        found = json.loads(file.read("gegevens.json"))
        assert found["formaat"] == "dekkend-inzage"
        page = file.read("overzicht.html").decode()
        for part in found["delen"]:
            assert part["titel"] in page
    return {part["titel"]: part["regels"] for part in found["delen"]}


class TestWhatIsInIt:
    def test_everything_with_who_received_and_who_looked_and_no_name_of_a_colleague(
        self, regio: Tenant, noor: Actor, noors_browser: Client, actor: Callable[..., Actor]
    ) -> None:
        melder = MeldingInvoer(
            omschrijving="Slaapt in de loods (voorbeeld).", in_gevaar="nee", melder_soort="politie",
            melder_naam="Agent Geheim (voorbeeld)", melder_telefoon="040 111", betrokkene_naam="Luna (voorbeeld)",
        )  # fmt: skip
        partner = actor(regio, "ketenpartner", naam="Milan Kok (voorbeeld)")
        with inside(regio):
            melding = note_melding(actor=noor, invoer=melder)
            dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
            write_note(actor=noor, dossier_id=dossier.pk, tekst="Wil graag terug naar school (voorbeeld).")
            record_toestemming(
                actor=noor, dossier_id=dossier.pk,
                invoer=ToestemmingInvoer(
                    doel="registratie_comensha", antwoord="ja", gegeven_door="betrokkene", datum=today(),
                    wijze="mondeling", wilsbekwaam=True, leeftijdsgroep="vanaf_16",
                ),
            )  # fmt: skip
            assert partner.user_id is not None
            lend_for_zorgactie(
                actor=noor, dossier_id=dossier.pk, user_id=partner.user_id, zorgactie_id=uuid4(), ground="proef"
            )
        assert noors_browser.get(f"/dossiers/{dossier.pk}/").status_code == 200
        assert noors_browser.get("/dossiers/").status_code == 200
        with inside(regio):
            asked = ask_inzageverzoek(actor=noor, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today())
        plain = handed_out(regio, noor, asked)
        found = parts(plain)
        assert found["Wie u bent"][0]["Roepnaam"] == "Luna (voorbeeld)"
        assert found["Meldingen over u"][0]["Wat er gebeurt"] == "Slaapt in de loods (voorbeeld)."
        assert found["Meldingen over u"][0]["Soort melder"] == "Politie"
        assert "Wil graag terug naar school (voorbeeld)." in str(found["Wat er is gebeurd en opgeschreven"])
        assert found["Uw toestemming"][0]["Stand"] == "Gegeven"
        assert found["Met wie uw dossier is gedeeld"][0]["Rol"] == "Ketenpartner"
        looks = found["Wie er heeft gekeken"]
        assert {(one["Rol"], one["Organisatie"]) for one in looks} == {("Zorgcoördinator", "Zuidoost-Brabant")}
        assert {"bekeek een dossier", "bekeek een lijst van dossiers"} <= {one["Wat"] for one in looks}
        assert all(one["Grond"] and one["Doel"] for one in looks)
        assert found["Uw rechten"]
        assert "Overleggen waar uw dossier op de agenda stond" in found
        with zipfile.ZipFile(io.BytesIO(plain)) as file:
            everything = "".join(file.read(name).decode() for name in file.namelist())
        for secret in ("Noor", "Milan", "Geheim", "040 111", "@"):
            assert secret not in everything
        assert WAAROM_GEEN_NAMEN in everything

    def test_every_table_about_a_dossier_is_in_it_or_told_in_words_of_its_own(
        self, regio: Tenant, noor: Actor, dossier: Dossier
    ) -> None:
        models = [model for model in apps.get_app_config("casework").get_models() if model not in TOLD]
        hanging = {
            model for model in models
            if any(column.related_model is Dossier for column in model._meta.concrete_fields if column.is_relation)
        }  # fmt: skip
        assert hanging <= set(other_tables())
        assert Registratie in hanging
        with inside(regio):
            afsluiten(noor, dossier.pk)
            propose_wisverzoek(actor=noor, dossier_id=dossier.pk, reden="op_verzoek")
            stop_destruction(
                actor=noor, dossier_id=dossier.pk, reden="klacht", opnieuw_bekijken=today() + timedelta(days=9),
                toelichting="De klacht loopt nog (voorbeeld).",
            )  # fmt: skip
            parts = {part.titel: part.regels for part in parts_of_other_tables(dossier)}
        assert parts["Wisverzoeken"][0]["Reden"] == "De betrokkene vraagt erom"
        assert parts["Bewaarstops"][0]["Toelichting"] == "De klacht loopt nog (voorbeeld)."
        assert noor.naam not in str(parts)

    def test_purposes_grounds_and_terms_are_those_of_the_register(self) -> None:
        register = (ROOT / "docs" / "verwerkingsregister.md").read_text(encoding="utf-8")
        for one in VERWERKINGEN:
            assert one["Waarvoor"] in register


class TestInSteps:
    def test_the_file_is_sealed_and_gone_after_handing_out(
        self, regio: Tenant, noor: Actor, verzoek: Inzageverzoek
    ) -> None:
        with inside(regio):
            made = make_overview(actor=noor, verzoek_id=verzoek.pk)
            assert b"PK" not in bytes(made.bestand or b"")[:200]
            assert b"overzicht.html" not in bytes(made.bestand or b"")
        plain = handed_out(regio, noor, verzoek)
        assert plain[:2] == b"PK"
        with inside(regio):
            after = Inzageverzoek.objects.get(pk=verzoek.pk)
            assert (after.status, after.bestand, after.identiteit) == ("uitgereikt", None, "bewijs_gezien")
            with pytest.raises(Refused):
                hand_out(actor=noor, verzoek_id=verzoek.pk)
        (line,) = logged(regio, "inzageverzoek_uitgereikt")
        assert line.details["sha256"] == after.sha256
        assert [one.details["identiteit"] for one in logged(regio, "inzageverzoek_vrijgegeven")] == ["bewijs_gezien"]

    def test_nothing_goes_before_it_was_checked_who_asks(
        self, regio: Tenant, noor: Actor, verzoek: Inzageverzoek
    ) -> None:
        with inside(regio):
            make_overview(actor=noor, verzoek_id=verzoek.pk)
            with pytest.raises(Refused):
                hand_out(actor=noor, verzoek_id=verzoek.pk)
            with pytest.raises(InvalidInput):
                note_identity(actor=noor, verzoek_id=verzoek.pk, identiteit="machtiging", wijze="persoonlijk")
            with pytest.raises(IntegrityError), transaction.atomic():
                Inzageverzoek.objects.filter(pk=verzoek.pk).update(status="vrijgegeven")

    def test_one_at_a_time_and_only_in_the_own_caseload(
        self, regio: Tenant, noor: Actor, sam: Actor, ilse: Actor, verzoek: Inzageverzoek
    ) -> None:
        asked: dict[str, Any] = {
            "dossier_id": verzoek.dossier_id, "aanvrager": "betrokkene", "ontvangen_op": today(),
        }  # fmt: skip
        with inside(regio):
            with pytest.raises(Refused, match="loopt al"):
                ask_inzageverzoek(actor=noor, **asked)
            for who in (sam, ilse):
                with pytest.raises(Hidden):
                    ask_inzageverzoek(actor=who, **asked)
                with pytest.raises(Hidden):
                    make_overview(actor=who, verzoek_id=verzoek.pk)
            with pytest.raises(Hidden):
                make_overview(actor=noor, verzoek_id=uuid4())

    def test_refused_with_a_reason_and_asked_again(self, regio: Tenant, noor: Actor, verzoek: Inzageverzoek) -> None:
        with inside(regio):
            make_overview(actor=noor, verzoek_id=verzoek.pk)
            with pytest.raises(InvalidInput):
                refuse_inzageverzoek(actor=noor, verzoek_id=verzoek.pk, reden="zomaar")
            refused = refuse_inzageverzoek(actor=noor, verzoek_id=verzoek.pk, reden="identiteit")
            assert (refused.status, refused.bestand) == ("afgewezen", None)
            ask_inzageverzoek(actor=noor, dossier_id=verzoek.dossier_id, aanvrager="gemachtigde", ontvangen_op=today())

    def test_with_the_dossier_it_is_gone(self, regio: Tenant, noor: Actor, verzoek: Inzageverzoek) -> None:
        with inside(regio):
            make_overview(actor=noor, verzoek_id=verzoek.pk)
            erase([verzoek.dossier_id])
            gone = Inzageverzoek.objects.get(pk=verzoek.pk)
            assert (gone.status, gone.bestand) == ("vervallen", None)


class TestOnThePages:
    def test_from_the_dossier_to_the_zip(
        self, regio: Tenant, noors_browser: Client, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = noors_browser
        assert "Inzageverzoek" in browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        wrong = browser.post(f"/dossiers/{dossier.pk}/inzageverzoek/", {"aanvrager": "", "ontvangen_op": "morgen"})
        assert wrong.status_code == 422
        typed = {"aanvrager": "betrokkene", "ontvangen_op": today().strftime("%d-%m-%Y")}
        there = browser.post(f"/dossiers/{dossier.pk}/inzageverzoek/", typed)["Location"]
        assert dossier.nummer in browser.get("/").content.decode()
        assert "Overzicht maken" in browser.get(there).content.decode()
        assert browser.get(f"{there}nakijken/").status_code in {302, 409}
        browser.post(f"{there}maken/")
        with proven(monkeypatch, yes=False):
            assert browser.get(f"{there}nakijken/").status_code == 302
        with proven(monkeypatch):
            shown = browser.get(f"{there}nakijken/")
            assert "Waarvoor, op welke grond en hoe lang" in shown.content.decode()
            assert "no-store" in shown["Cache-Control"]
            assert browser.get(f"{there}uitreiken/").status_code == 409
        assert browser.post(f"{there}vrijgeven/", {}).status_code == 422
        browser.post(f"{there}vrijgeven/", {"identiteit": "bekend", "wijze": "persoonlijk"})
        with proven(monkeypatch, yes=False):
            assert browser.post(f"{there}uitreiken/").status_code == 302
        with proven(monkeypatch):
            assert "Nu downloaden" in browser.get(f"{there}uitreiken/").content.decode()
            answer = browser.post(f"{there}uitreiken/")
        assert answer["Content-Type"] == "application/zip"
        assert parts(answer.content)["Wie u bent"][0]["Naam"] == "Luna Voorbeeld"
        assert "Dekkend bewaart het overzicht niet" in browser.get(there).content.decode()
        assert "Gevraagd op" in browser.get(f"/dossiers/{dossier.pk}/inzageverzoek/").content.decode()

    def test_refusing(self, noors_browser: Client, verzoek: Inzageverzoek) -> None:
        there = f"/inzageverzoeken/{verzoek.pk}/"
        assert noors_browser.post(f"{there}afwijzen/", {}).status_code == 422
        noors_browser.post(f"{there}afwijzen/", {"reden": "ingetrokken"})
        assert "De aanvrager trok het verzoek in" in noors_browser.get(there).content.decode()


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2026, 3, 31), date(2026, 4, 30)),
    ],
)
def test_a_month_is_the_same_day_or_the_last_of_the_next(asked: date, last: date) -> None:
    assert due(asked) == last


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_term_is_never_longer_than_a_month(asked: date) -> None:
    assert timedelta(days=28) <= due(asked) - asked <= timedelta(days=31)


@pytest.mark.parametrize("day", [DAY + timedelta(days=1), DAY - timedelta(days=366)])
def test_a_day_that_cannot_be(day: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_request("niemand", day, DAY)
    assert set(refused.value.fields) == {"aanvrager", "ontvangen_op"}


def test_who_asks_for_another_shows_that_he_may() -> None:
    check_request("betrokkene", DAY, DAY)
    check_identity("betrokkene", "bekend", "persoonlijk")
    check_identity("gemachtigde", "machtiging", "beveiligd")
    for aanvrager, identiteit in [("betrokkene", "machtiging"), ("gemachtigde", "bekend"), ("gemachtigde", "zomaar")]:
        with pytest.raises(InvalidInput):
            check_identity(aanvrager, identiteit, "persoonlijk")
    with pytest.raises(InvalidInput):
        check_refusal("")
