"""Warnings: who sets and withdraws them, and that they stand on every page of a dossier and beside a phone number."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.contact.actions import note_melding
from casework.dossier.actions import open_dossier_from_melding
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.models import Gebeurtenis, Waarschuwing
from casework.overdracht.inhoud import pack
from casework.waarschuwing.actions import restore_waarschuwing, set_waarschuwing, withdraw_waarschuwing
from casework.waarschuwing.queries import beside_phone
from casework.waarschuwing.rules import (
    BIJ_TELEFOON,
    LANGST_TEKST,
    SOORTEN,
    WAARSCHUWING,
    WaarschuwingInvoer,
    check_reason,
    checked,
)
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
PARTNER = WaarschuwingInvoer("leest_mee", "Partner leest mee (voorbeeld).")
REDEN = "Heeft een eigen telefoon (voorbeeld)."


def warn(actor: Actor, dossier: Dossier, invoer: WaarschuwingInvoer = PARTNER) -> Waarschuwing:
    return set_waarschuwing(actor=actor, dossier_id=dossier.pk, invoer=invoer)


class TestRegels:
    def test_the_kind_may_stand_alone_but_not_the_last_one(self) -> None:
        assert checked(WaarschuwingInvoer("niet_bellen")).tekst == ""
        assert checked(WaarschuwingInvoer("anders", " Hond \n los ")).tekst == "Hond los"
        for wrong in (WaarschuwingInvoer("anders"), WaarschuwingInvoer("hard"), replace(PARTNER, tekst="x" * 301)):
            with pytest.raises(InvalidInput):
                checked(wrong)
        assert set(SOORTEN) > BIJ_TELEFOON

    def test_withdrawing_needs_a_reason(self) -> None:
        assert check_reason(f" {REDEN} ") == REDEN
        for wrong in (" ", "x" * (LANGST_TEKST + 1)):
            with pytest.raises(InvalidInput):
                check_reason(wrong)

    @pytest.mark.parametrize(("name", "source"), [("intrekken", "ingetrokken"), ("herstellen", "geldt")])
    def test_each_step_once(self, name: str, source: str) -> None:
        with pytest.raises(Refused):
            WAARSCHUWING.take(name, source)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_a_warning_is_set_withdrawn_and_put_back(self, noor: Actor, dossier: Dossier) -> None:
        one = warn(noor, dossier)
        assert beside_phone(dossier.pk) == ["Partner of een ander leest of luistert mee"]
        gone = withdraw_waarschuwing(actor=noor, waarschuwing_id=one.pk, reden=REDEN)
        assert (gone.status, gone.intrek_reden, gone.ingetrokken_door_id) == ("ingetrokken", REDEN, noor.user_id)
        assert beside_phone(dossier.pk) == []
        with pytest.raises(Refused):
            withdraw_waarschuwing(actor=noor, waarschuwing_id=one.pk, reden=REDEN)
        back = restore_waarschuwing(actor=noor, waarschuwing_id=one.pk)
        assert (back.status, back.ingetrokken_at, back.intrek_reden) == ("geldt", None, "")
        with pytest.raises(Refused):
            restore_waarschuwing(actor=noor, waarschuwing_id=one.pk)
        told = Gebeurtenis.objects.filter(soort__startswith="waarschuwing_").order_by("at")
        assert [row.soort.removeprefix("waarschuwing_") for row in told] == ["gezet", "ingetrokken", "hersteld"]
        assert REDEN in told[1].tekst

    def test_who_may_write_a_note_may_warn_and_no_more(
        self, noor: Actor, ilse: Actor, sam: Actor, dossier: Dossier
    ) -> None:
        one = warn(ilse, dossier)
        forbidden: tuple[Callable[[], object], ...] = (
            lambda: warn(sam, dossier),
            lambda: withdraw_waarschuwing(actor=ilse, waarschuwing_id=one.pk, reden=REDEN),
            lambda: restore_waarschuwing(actor=sam, waarschuwing_id=one.pk),
            lambda: withdraw_waarschuwing(actor=noor, waarschuwing_id=uuid4(), reden=REDEN),
        )
        for deed in forbidden:
            with pytest.raises(Hidden):
                deed()
        with pytest.raises(InvalidInput):
            withdraw_waarschuwing(actor=noor, waarschuwing_id=one.pk, reden="")
        assert Waarschuwing.objects.get().status == "geldt"

    def test_another_regio_hears_what_counts(self, noor: Actor, dossier: Dossier) -> None:
        warn(noor, dossier)
        old = warn(noor, dossier, WaarschuwingInvoer("geen_post"))
        withdraw_waarschuwing(actor=noor, waarschuwing_id=old.pk, reden=REDEN)
        told = [line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Geldt bij de overdracht.")]
        assert len(told) == 1
        assert PARTNER.tekst in told[0]

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        warn(noor, dossier)
        erase([dossier.pk])
        assert not Waarschuwing.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        warn(noor, dossier)
        for values in ({"status": "ingetrokken"}, {"soort": "hard"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Waarschuwing.objects.update(**values)


def test_it_stands_above_every_page(regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
    top = f"/dossiers/{dossier.pk}/"
    page = f"{top}waarschuwingen/"
    assert "Er geldt geen waarschuwing" in noors_browser.get(page).content.decode()
    wrong = noors_browser.post(f"{page}nieuw/", {"soort": "anders"})
    assert wrong.status_code == 422
    said = {"soort": "leest_mee", "tekst": PARTNER.tekst}
    assert "boven elke bladzijde" in noors_browser.post(f"{page}nieuw/", said, follow=True).content.decode()
    pages = (
        "",
        "persoon/",
        "afsluiten/",
        "pijlers/",
        "hulp/",
        "hulp/nieuw/",
        "zrm/",
        "registratie/",
        "logboek/",
        "taken/",
    )
    for path in pages:
        assert PARTNER.tekst in noors_browser.get(f"{top}{path}").content.decode(), path
    with inside(regio):
        one = Waarschuwing.objects.get()
    withdraw = f"/waarschuwingen/{one.pk}/intrekken/"
    assert noors_browser.get(withdraw).status_code == 200
    assert noors_browser.post(withdraw, {"reden": ""}).status_code == 422
    assert noors_browser.post(withdraw, {"reden": REDEN}).status_code == 302
    assert noors_browser.get(withdraw).status_code == 409
    assert PARTNER.tekst not in noors_browser.get(f"{top}pijlers/").content.decode()
    assert REDEN in noors_browser.get(page).content.decode()
    again = noors_browser.post(f"/waarschuwingen/{one.pk}/herstellen/", follow=True).content.decode()
    assert "De waarschuwing geldt weer." in again
    assert [line.ground for line in logged(regio, "waarschuwing_gezet")] == ["eigen caseload"]


def test_it_stands_beside_the_phone_number(
    regio: Tenant, noor: Actor, noors_browser: Client, browse: Callable[..., Client]
) -> None:
    """Also for who noted the melding and may not read the dossier: the kind only."""
    sams = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    with inside(regio):
        asked = replace(INVOER, melder_telefoon="06 0000 0001", terugbellen="ja")
        melding = note_melding(actor=noor, invoer=asked)
        dossier = open_dossier_from_melding(
            actor=noor, melding_id=melding.pk, persoon=PersoonInvoer(roepnaam="Lina (voorbeeld)")
        )
        warn(noor, dossier)
    shown = noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
    assert "Partner of een ander leest of luistert mee" in shown
    assert PARTNER.tekst not in shown
    assert sams.get(f"/dossiers/{dossier.pk}/waarschuwingen/").status_code == 404


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    path = f"dossiers/{dossier.pk}/waarschuwingen"
    one = post_json(noors_api, path, {"soort": "niet_bellen"})
    gone = post_json(noors_api, f"waarschuwingen/{one['id']}/intrekking", {"reden": REDEN})
    assert gone["status"] == "ingetrokken"
    assert post_json(noors_api, f"waarschuwingen/{one['id']}/herstel")["status"] == "geldt"
    assert [row["soort"] for row in get_json(noors_api, path)["results"]] == ["niet_bellen"]
