"""Ending a traject: refused with what is missing, closed, cared for afterwards, reopened; and what is counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.afronding.actions import (
    NazorgStap,
    agree_nazorg,
    close_dossier,
    record_punt,
    reopen_dossier,
    take_nazorg_step,
    withdraw_punt,
)
from casework.afronding.queries import uitkomst_of
from casework.afronding.rules import AFGEROND, ONBEKEND, OVERLEDEN, PUNTEN, ZIET_AF, AfsluitInvoer, NogNietAf
from casework.afronding.work import waiting_nazorg
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.hulp.actions import start_hulp
from casework.hulp.rules import HulpInvoer
from casework.hulpvraag.actions import add_hulpvraag
from casework.inzageverzoek.overige import parts_of_other_tables
from casework.models import Afrondingspunt, Afsluiting, Gebeurtenis, Hulp, Nazorgmoment
from casework.overdracht.inhoud import pack
from casework.strafrecht.actions import start_zaak, take_zaak_step
from casework.strafrecht.rules import ZaakInvoer, ZaakStap
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten, heropenen
from tests.casework.conftest import PERSOON, get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")


def know(actor: Actor, dossier: Dossier, punt: str, toelichting: str = "") -> Afrondingspunt:
    return record_punt(actor=actor, dossier_id=dossier.pk, punt=punt, datum=today(), toelichting=toelichting)


def close(actor: Actor, dossier: Dossier, einde: str = AFGEROND, **more: object) -> Dossier:
    invoer = AfsluitInvoer(einde, today(), **more)  # type: ignore[arg-type]
    return close_dossier(actor=actor, dossier_id=dossier.pk, invoer=invoer)


def care(actor: Actor, dossier: Dossier, days: int = 3) -> Nazorgmoment:
    day = today() + timedelta(days=days)
    return agree_nazorg(actor=actor, dossier_id=dossier.pk, datum=day, vorm="bellen", afspraak="Na 18 uur (voorbeeld).")


def go(actor: Actor, row: Nazorgmoment, stap: str, uitkomst: str = "") -> Nazorgmoment:
    return take_nazorg_step(actor=actor, nazorg_id=row.pk, invoer=NazorgStap(stap, today(), uitkomst))


def told(soort: str) -> str:
    return str(Gebeurtenis.objects.filter(soort=soort).latest("at").tekst)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_refused_until_the_case_is_over_and_the_person_knows(self, noor: Actor, dossier: Dossier) -> None:
        begin = ZaakInvoer("informatief_gesprek", today())
        zaak = start_zaak(actor=noor, dossier_id=dossier.pk, invoer=begin)
        with pytest.raises(NogNietAf) as caught:
            close(noor, dossier)
        assert len(caught.value.ontbreekt) == 4
        for punt in PUNTEN:
            know(noor, dossier, punt)
        with pytest.raises(NogNietAf, match=r"strafzaak \(informatief gesprek\)"):
            close(noor, dossier)
        take_zaak_step(actor=noor, zaak_id=zaak.pk, invoer=ZaakStap("afzien", today()))
        closed = close(noor, dossier)
        assert (closed.fase, closed.afsluit_reden) == ("afgesloten", AFGEROND)
        row = Afsluiting.objects.get()
        assert (row.einde, row.afgesloten_door_id, row.status) == (AFGEROND, noor.user_id, "afgesloten")
        with pytest.raises(Refused):
            close(noor, dossier)

    def test_a_point_that_is_not_clear_after_all(self, noor: Actor, dossier: Dossier) -> None:
        first = know(noor, dossier, "instanties", "Het wijkteam (voorbeeld).")
        again = know(noor, dossier, "instanties", "De opvang (voorbeeld).")
        assert "De opvang (voorbeeld)." in told("afrondingspunt_vastgelegd")
        with pytest.raises(Refused):
            withdraw_punt(actor=noor, punt_id=first.pk)
        withdraw_punt(actor=noor, punt_id=again.pk)
        assert set(Afrondingspunt.objects.values_list("status", flat=True)) == {"ingetrokken"}
        for wrong in ({"punt": "weer"}, {"datum": today() + timedelta(days=1)}, {"toelichting": "x" * 2001}):
            said = {"punt": "instanties", "datum": today(), **wrong}
            with pytest.raises(InvalidInput):
                record_punt(actor=noor, dossier_id=dossier.pk, **said)  # type: ignore[arg-type]

    def test_what_still_runs_is_told_and_goes_on(self, noor: Actor, dossier: Dossier) -> None:
        start_hulp(actor=noor, dossier_id=dossier.pk, invoer=HulpInvoer("opvang", today(), loopt=True))
        add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="woonruimte", vraag="Een kamer (voorbeeld).")
        with pytest.raises(InvalidInput) as caught:
            close(noor, dossier, ZIET_AF, weet_terug=True)
        assert set(caught.value.fields) == {"verder"}
        close(noor, dossier, ZIET_AF, weet_terug=True, verder="De opvang gaat door (voorbeeld).")
        text = told("dossier_afgesloten")
        assert "Opvang of veilige plek: loopt." in text
        assert "Hulpvraag:" in text
        assert "De opvang gaat door (voorbeeld)." in text
        assert Hulp.objects.get().status == "loopt"

    def test_reopening_keeps_what_was_and_drops_what_was_to_come(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk, ONBEKEND)
        coming = care(noor, dossier)
        with pytest.raises(InvalidInput):
            reopen_dossier(actor=noor, dossier_id=dossier.pk, reden="zomaar")
        heropenen(noor, dossier.pk)
        coming.refresh_from_db()
        assert coming.status == "vervallen"
        assert told("dossier_heropend").endswith("Afgesproken nazorg die vervalt: 1.")
        with pytest.raises(Refused):
            heropenen(noor, dossier.pk)
        afsluiten(noor, dossier.pk, OVERLEDEN)
        rows = list(Afsluiting.objects.order_by("afgesloten_at").values_list("einde", "status", "heropen_reden"))
        assert rows == [(ONBEKEND, "heropend", "terug_in_beeld"), (OVERLEDEN, "afgesloten", "")]

    def test_what_was_closed_before_there_were_rows_opens_too(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        Afsluiting.objects.all().delete()
        assert heropenen(noor, dossier.pk).fase == "hulpverlening"

    def test_nazorg_comes_back_on_mijn_werk_until_it_is_told(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        row, later = care(noor, dossier, 7), care(noor, dossier, 8)
        (item,) = waiting_nazorg(noor)
        assert (item.due, item.urgent) == (row.datum, False)
        assert waiting_nazorg(sam) == []
        Nazorgmoment.objects.filter(pk=row.pk).update(datum=today() - timedelta(days=1))
        assert waiting_nazorg(noor)[0].urgent
        row = go(noor, row, "missen", "Geen gehoor (voorbeeld).")
        assert (row.status, row.afgehandeld_op, waiting_nazorg(noor)) == ("geen_contact", today(), [])
        row = go(noor, row, "terugzetten")
        assert (row.status, row.afgehandeld_op, row.uitkomst) == ("afgesproken", None, "")
        assert go(noor, row, "houden").status == "gehouden"
        go(noor, later, "afzeggen")
        with pytest.raises(Refused):
            go(noor, later, "terugzetten")

    def test_no_nazorg_after_a_death_and_no_points_in_a_closed_dossier(self, noor: Actor, dossier: Dossier) -> None:
        point = know(noor, dossier, "instanties")
        afsluiten(noor, dossier.pk, OVERLEDEN)
        for forbidden in (
            lambda: care(noor, dossier),
            lambda: know(noor, dossier, "instanties"),
            lambda: withdraw_punt(actor=noor, punt_id=point.pk),
        ):
            with pytest.raises(Refused):
                forbidden()

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        point, row = know(noor, dossier, "instanties"), care(noor, dossier)
        for who in (sam, ilse):
            for forbidden in (
                lambda who=who: close(who, dossier, OVERLEDEN),
                lambda who=who: reopen_dossier(actor=who, dossier_id=dossier.pk, reden="vergissing"),
                lambda who=who: know(who, dossier, "instanties"),
                lambda who=who: withdraw_punt(actor=who, punt_id=point.pk),
                lambda who=who: care(who, dossier),
                lambda who=who: go(who, row, "houden"),
            ):
                with pytest.raises(Hidden):
                    forbidden()

    def test_it_goes_with_the_dossier_and_is_told_to_the_person(self, noor: Actor, dossier: Dossier) -> None:
        know(noor, dossier, "instanties", "Het wijkteam (voorbeeld).")
        care(noor, dossier)
        lines = " ".join(line.tekst for line in pack(dossier).tijdlijn)
        assert "Het wijkteam (voorbeeld)." in lines
        assert "Na 18 uur (voorbeeld)." in lines
        told_to_her = {part.titel: part.regels for part in parts_of_other_tables(dossier)}
        assert told_to_her["Afrondingspunten"][0]["Toelichting"] == "Het wijkteam (voorbeeld)."
        afsluiten(noor, dossier.pk)
        erase([dossier.pk])
        assert not any(model.objects.exists() for model in (Afrondingspunt, Afsluiting, Nazorgmoment))

    def test_the_database_holds_the_rules(self, noor: Actor, dossier: Dossier) -> None:
        know(noor, dossier, "instanties")
        care(noor, dossier)
        afsluiten(noor, dossier.pk)
        for model, values in (
            (Afrondingspunt, {"status": "ingetrokken"}),
            (Afsluiting, {"status": "heropend"}),
            (Afsluiting, {"terugkeer": "vrijwillig"}),
            (Nazorgmoment, {"status": "gehouden"}),
            (Nazorgmoment, {"vorm": "duif"}),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.update(**values)


@pytest.mark.usefixtures("in_regio")
class TestTellen:
    def test_endings_count_by_year_and_small_numbers_stay_hidden(
        self, noor: Actor, sam: Actor, regio: Tenant, actor: Callable[..., Actor]
    ) -> None:
        last = today().year - 1
        made = [open_dossier(actor=noor, persoon=PERSOON) for _ in range(11)]
        for one in made:
            afsluiten(noor, one.pk, ZIET_AF)
        moment = datetime(last, 5, 1, 12, tzinfo=UTC)
        Dossier.objects.filter(pk__in=[one.pk for one in made]).update(afgesloten_at=moment)
        found = uitkomst_of(actor(regio, "ketenregisseur"), last)
        shown = {one.naam: one.aantal for one in found.eindes}
        assert [naam for naam, aantal in shown.items() if aantal] == ["De betrokkene ziet af van hulp"]
        assert (found.totaal, found.tot) == (None, date(last, 12, 31))
        with pytest.raises(Hidden):
            uitkomst_of(noor, last - 1)


class TestPages:
    def test_from_what_is_missing_to_the_end_and_back(
        self, regio: Tenant, noors_browser: Client, noor: Actor, dossier: Dossier
    ) -> None:
        page = f"/dossiers/{dossier.pk}/"
        shown = noors_browser.get(page + "afronding/").content.decode()
        assert "Nog niet vastgelegd: weet wat de rechten op voorzieningen zijn." in shown
        typed = {"einde": AFGEROND, "datum": f"{today():%d-%m-%Y}", "toelichting": "Het gaat goed (voorbeeld)."}
        refused = noors_browser.post(page + "afsluiten/", typed)
        assert refused.status_code == 422
        assert "Het gaat goed (voorbeeld)." in refused.content.decode()
        assert "Weet bij welke instantie" in shown
        for punt in PUNTEN:
            asked = noors_browser.get(page + f"afronding/punt/?punt={punt}").content.decode()
            assert f'value="{punt}"' in asked
            noors_browser.post(page + "afronding/punt/", {"punt": punt, "datum": f"{today():%d-%m-%Y}"})
        with inside(regio):
            point = Afrondingspunt.objects.get(punt="instanties")
        withdrawn = noors_browser.post(f"/afrondingspunten/{point.pk}/intrekken/", follow=True).content.decode()
        assert "niet meer helder" in withdrawn
        assert noors_browser.post(page + "afsluiten/", typed).status_code == 422
        noors_browser.post(page + "afronding/punt/", {"punt": "instanties", "datum": f"{today():%d-%m-%Y}"})
        assert "Alles wat nodig is, staat vast." in noors_browser.get(page + "afronding/").content.decode()
        closed = noors_browser.post(page + "afsluiten/", typed, follow=True).content.decode()
        assert "Het dossier is afgesloten." in closed
        assert "Het gaat goed (voorbeeld)." in closed
        soon = today() + timedelta(days=3)
        agreed = {"datum": f"{soon:%d-%m-%Y}", "vorm": "bellen", "afspraak": "Na 18 uur (voorbeeld)."}
        assert noors_browser.post(page + "nazorg/nieuw/", {**agreed, "datum": "01-01-2020"}).status_code == 422
        assert (
            "Na 18 uur (voorbeeld)." in noors_browser.post(page + "nazorg/nieuw/", agreed, follow=True).content.decode()
        )
        with inside(regio):
            row = Nazorgmoment.objects.get()
        step = f"/nazorg/{row.pk}/stap/"
        assert noors_browser.get(step).status_code == 200
        held = {"stap": "afzeggen", "datum": f"{today():%d-%m-%Y}", "uitkomst": "Hoeft niet (voorbeeld)."}
        assert "Hoeft niet (voorbeeld)." in noors_browser.post(step, held, follow=True).content.decode()
        assert noors_browser.get(step).status_code == 409
        assert noors_browser.get(page + "heropenen/").status_code == 200
        assert noors_browser.post(page + "heropenen/", {"reden": ""}).status_code == 422
        again = noors_browser.post(page + "heropenen/", {"reden": "nieuwe_hulpvraag"}, follow=True).content.decode()
        assert "er is een nieuwe hulpvraag" in again
        assert noors_browser.get(page + "heropenen/").status_code == 409
        (line,) = logged(regio, "dossier_afgesloten")
        assert "goed" not in str(line.details)

    def test_the_regio_reads_how_trajects_end(self, regio: Tenant, browse: Callable[..., Client]) -> None:
        reader = browse(regio, "ketenregisseur")
        assert "Hoe trajecten eindigden" in reader.get("/afronding/uitkomst/").content.decode()
        assert reader.get("/afronding/uitkomst/?jaar=1999").status_code == 404


class TestProgrammas:
    def test_a_program_ends_a_traject_too(self, regio: Tenant, noors_api: Client, dossier: Dossier) -> None:
        path = f"dossiers/{dossier.pk}"
        said = {"einde": AFGEROND, "datum": f"{today()}"}
        refused = post_json(noors_api, f"{path}/afsluiting", said, 409)
        assert "verblijfsrecht" in refused["detail"]
        for punt in PUNTEN:
            made = post_json(noors_api, f"{path}/afrondingspunten", {"punt": punt, "datum": f"{today()}"})
            assert made["vastgelegdDoor"] == "Noor (voorbeeld)"
        post_json(noors_api, f"afrondingspunten/{made['id']}/intrekking", status=200)
        assert len(get_json(noors_api, f"{path}/afronding")["ontbreekt"]) == 1
        post_json(noors_api, f"{path}/afrondingspunten", {"punt": punt, "datum": f"{today()}"})
        assert post_json(noors_api, f"{path}/afsluiting", said)["fase"] == "afgesloten"
        soon = {"datum": f"{today() + timedelta(days=9)}", "vorm": "bezoek"}
        moment = post_json(noors_api, f"{path}/nazorgmomenten", soon)
        step = {"stap": "afzeggen", "datum": f"{today()}"}
        assert post_json(noors_api, f"nazorgmomenten/{moment['id']}/stappen", step)["status"] == "vervallen"
        assert post_json(noors_api, f"{path}/heropening", {"reden": "vergissing"})["fase"] == "hulpverlening"
        found = get_json(noors_api, f"{path}/afronding")
        assert [one["heropenReden"] for one in found["afsluitingen"]] == ["vergissing"]
        assert [one["status"] for one in found["nazorg"]] == ["vervallen"]

    def test_a_program_reads_how_trajects_end(self, regio: Tenant, api: Callable[..., Client]) -> None:
        found = get_json(api(regio, "ketenregisseur"), "uitkomsten/afronding")
        assert (found["jaar"], found["totaal"]) == (today().year, None)
