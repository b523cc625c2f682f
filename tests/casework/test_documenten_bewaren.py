"""Documents of a dossier: sealed, with versions, taken back and put back, and each download in the log."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.document.actions import add_document, restore_document, withdraw_document
from casework.document.queries import download_for
from casework.document.rules import DOCUMENT, GROOTST, DocumentInvoer, check_reason, checked, newest
from casework.document.voorbeeld import fill_documents
from casework.dossier.models import Dossier
from casework.models import Document, Gebeurtenis
from casework.noodtoegang.actions import open_noodtoegang
from casework.overdracht.inhoud import pack
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.keys.aead import Unreadable
from tenants.models import Tenant
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
BRIEF = DocumentInvoer("brief", "Brief (voorbeeld)", "brief.txt", "text/plain")
TEKST = b"Tekst (voorbeeld)."
SCAN = b"\xff\xd8\xff" + bytes(20 * 1024 * 1024)
REDEN = "Hoort bij een ander (voorbeeld)."
SERIES = (UUID(int=1), UUID(int=2))


def keep(actor: Actor, dossier: Dossier, content: bytes = TEKST, vorige: UUID | None = None) -> Document:
    return add_document(actor=actor, dossier_id=dossier.pk, invoer=BRIEF, content=content, vorige=vorige)


@dataclass(frozen=True)
class Row:
    reeks: UUID
    versie: int
    status: str


class TestRegels:
    def test_a_document_has_a_kind_a_title_and_bytes(self) -> None:
        assert checked(replace(BRIEF, titel=" Brief \n een "), 1).titel == "Brief een"
        for wrong, size, field in (
            (replace(BRIEF, soort="roman"), 1, "soort"),
            (replace(BRIEF, titel=" "), 1, "titel"),
            (replace(BRIEF, titel="x" * 201), 1, "titel"),
            (BRIEF, 0, "bestand"),
            (BRIEF, GROOTST + 1, "bestand"),
        ):
            with pytest.raises(InvalidInput) as told:
                checked(wrong, size)
            assert set(told.value.fields) == {field}

    def test_taking_back_needs_a_reason(self) -> None:
        assert check_reason(f" {REDEN}") == REDEN
        for wrong in (" ", "x" * 301):
            with pytest.raises(InvalidInput):
                check_reason(wrong)

    @pytest.mark.parametrize(("name", "source"), [("intrekken", "ingetrokken"), ("terugzetten", "geldt")])
    def test_each_step_once(self, name: str, source: str) -> None:
        with pytest.raises(Refused):
            DOCUMENT.take(name, source)

    @given(
        st.lists(
            st.builds(Row, st.sampled_from(SERIES), st.integers(1, 9), st.sampled_from(list(DOCUMENT.states))),
            unique_by=lambda row: (row.reeks, row.versie),
        )
    )
    def test_one_version_of_each_series_counts(self, rows: list[Row]) -> None:
        counts, earlier = newest(rows)
        assert sorted([*counts, *earlier], key=repr) == sorted(rows, key=repr)
        for series in SERIES:
            here = [row.versie for row in rows if row.reeks == series and row.status == "geldt"]
            assert [row.versie for row in counts if row.reeks == series] == ([max(here)] if here else [])


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_what_is_kept_is_sealed_and_comes_back_as_it_was(self, noor: Actor, dossier: Dossier) -> None:
        one = keep(noor, dossier)
        row = Document.objects.get()
        assert b"Tekst" not in bytes(row.inhoud)
        found = download_for(noor, one.pk)
        assert (found.content, found.naam, found.bestandstype) == (b"Tekst (voorbeeld).", "brief.txt", "text/plain")
        other = keep(noor, dossier, b"Anders (voorbeeld).")
        Document.objects.filter(pk=other.pk).update(inhoud=bytes(row.inhoud))
        with pytest.raises(Unreadable):
            download_for(noor, other.pk)

    def test_a_next_version_stands_beside_the_old_one(self, noor: Actor, dossier: Dossier) -> None:
        first = keep(noor, dossier)
        second = keep(noor, dossier, b"Beter (voorbeeld).", vorige=first.pk)
        assert (second.reeks, second.versie) == (first.reeks, 2)
        assert newest(Document.objects.all())[0] == [second]
        gone = withdraw_document(actor=noor, document_id=second.pk, reden=REDEN)
        assert (gone.status, gone.intrek_reden) == ("ingetrokken", REDEN)
        assert newest(Document.objects.all())[0] == [first]
        with pytest.raises(Refused):
            withdraw_document(actor=noor, document_id=second.pk, reden=REDEN)
        assert restore_document(actor=noor, document_id=second.pk).ingetrokken_at is None
        with pytest.raises(Refused):
            restore_document(actor=noor, document_id=second.pk)
        kinds = Gebeurtenis.objects.filter(soort__startswith="document_").order_by("at").values_list("soort", flat=True)
        assert [kind.removeprefix("document_") for kind in kinds] == [
            "toegevoegd", "toegevoegd", "ingetrokken", "teruggezet",
        ]  # fmt: skip

    def test_others_change_nothing_and_some_read(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        one = keep(noor, dossier)
        assert download_for(ilse, one.pk).content == b"Tekst (voorbeeld)."
        forbidden: tuple[Callable[[], object], ...] = (
            lambda: keep(ilse, dossier),
            lambda: keep(sam, dossier),
            lambda: keep(noor, dossier, vorige=uuid4()),
            lambda: download_for(sam, one.pk),
            lambda: withdraw_document(actor=ilse, document_id=one.pk, reden=REDEN),
            lambda: restore_document(actor=sam, document_id=one.pk),
        )
        for deed in forbidden:
            with pytest.raises(Hidden):
                deed()

    def test_who_reads_in_need_takes_no_file_along(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        one = keep(noor, dossier)
        open_noodtoegang(actor=sam, nummer=dossier.nummer, reden="Iemand is in gevaar en Noor is niet te bereiken.")
        with pytest.raises(Hidden):
            download_for(sam, one.pk)

    def test_nobody_new_in_a_closed_dossier(self, noor: Actor, dossier: Dossier) -> None:
        Dossier.objects.update(fase="afgesloten", afgesloten_at=dossier.geopend_at, afsluit_reden="afgerond")
        with pytest.raises(Refused, match="Heropen"):
            keep(noor, dossier)

    def test_another_regio_hears_what_does_not_come_along(self, noor: Actor, dossier: Dossier) -> None:
        fill_documents(noor, dossier.pk)
        told = [line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Gaat niet mee")]
        assert len(told) == 1
        assert "Brief van de advocaat (voorbeeld)" in told[0]

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        keep(noor, dossier)
        erase([dossier.pk])
        assert not Document.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        one = keep(noor, dossier)
        keep(noor, dossier, vorige=one.pk)
        broken: tuple[dict[str, Any], ...] = (
            {"status": "ingetrokken"}, {"soort": "roman"}, {"grootte": 0}, {"versie": 1},
        )  # fmt: skip
        for values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                Document.objects.update(**values)


def test_the_pages(regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/documenten/"
    assert "Er zijn geen documenten" in noors_browser.get(page).content.decode()
    said = {"soort": "foto", "titel": "Scan (voorbeeld)"}
    bad = SimpleUploadedFile("scan.pdf", b"\x7fELF\x00\x01")
    wrong = noors_browser.post(f"{page}nieuw/", {**said, "bestand": bad})
    assert wrong.status_code == 422
    assert 'value="Scan (voorbeeld)"' in wrong.content.decode()
    assert noors_browser.post(f"{page}nieuw/", said).status_code == 422
    scan = SimpleUploadedFile("Scan é (voorbeeld).jpg", SCAN, content_type="image/jpeg")
    shown = noors_browser.post(f"{page}nieuw/", {**said, "bestand": scan}, follow=True).content.decode()
    assert "20,0" in shown
    with inside(regio):
        one = Document.objects.get()
    path = f"/documenten/{one.pk}/"
    got = noors_browser.get(f"{path}download/")
    assert got.content == SCAN
    assert got.headers["Content-Type"] == "image/jpeg"
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert [line.details["document"] for line in logged(regio, "document_opgehaald")] == [str(one.pk)]
    text = SimpleUploadedFile("brief.txt", b"Tekst (voorbeeld).")
    newer = noors_browser.post(f"{path}versie/", {"soort": "brief", "titel": "Beter (voorbeeld)", "bestand": text})
    assert newer.status_code == 302
    read = noors_browser.get(page).content.decode()
    assert "Eerdere versies en ingetrokken" in read
    assert noors_browser.post(f"{path}intrekken/", {"reden": ""}).status_code == 422
    assert noors_browser.post(f"{path}intrekken/", {"reden": REDEN}).status_code == 302
    assert noors_browser.get(f"{path}versie/").status_code == 409
    assert "teruggezet" in noors_browser.post(f"{path}terugzetten/", follow=True).content.decode()
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    assert "Scan (voorbeeld)" in hers.get(page).content.decode()
    assert hers.get(f"{page}nieuw/").status_code == 404
    sams = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    assert sams.get(f"{path}download/").status_code == 404


def test_programs_add_a_document_and_its_next_version(noors_api: Client, dossier: Dossier) -> None:
    path = f"dossiers/{dossier.pk}/documenten"
    body = {"soort": "brief", "titel": "Brief (voorbeeld)", "bestandsnaam": "../brief.txt"}
    body["bestand"] = b64encode(TEKST).decode()
    one = post_json(noors_api, path, body)
    assert (one["bestandsnaam"], one["bestandstype"], one["versie"]) == ("brief.txt", "text/plain", 1)
    assert noors_api.get(f"/api/v1/documenten/{one['id']}/bestand").content == TEKST
    assert post_json(noors_api, path, {**body, "vorigeVersie": one["id"]})["versie"] == 2
    for wrong in ("geen base64!", "", b64encode(b"<html>").decode(), 7):
        told = post_json(noors_api, path, {**body, "bestand": wrong}, status=400)
        assert [one["name"] for one in told["invalidParams"]] == ["bestand"]
    post_json(noors_api, path, {**body, "vorigeVersie": str(uuid4())}, status=404)


def test_programs_read_and_take_back(regio: Tenant, noor: Actor, noors_api: Client, dossier: Dossier) -> None:
    with inside(regio):
        one = keep(noor, dossier)
    got = noors_api.get(f"/api/v1/documenten/{one.pk}/bestand")
    assert (got.status_code, got.content) == (200, b"Tekst (voorbeeld).")
    assert noors_api.get(f"/api/v1/documenten/{uuid4()}/bestand").status_code == 404
    assert post_json(noors_api, f"documenten/{one.pk}/intrekking", {"reden": REDEN})["status"] == "ingetrokken"
    post_json(noors_api, f"documenten/{one.pk}/intrekking", {"reden": REDEN}, status=409)
    assert post_json(noors_api, f"documenten/{one.pk}/herstel")["status"] == "geldt"
    (row,) = get_json(noors_api, f"dossiers/{dossier.pk}/documenten")["results"]
    assert (row["titel"], row["versie"]) == ("Brief (voorbeeld)", 1)
