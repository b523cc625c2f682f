"""Keeping the verblijfsrecht of a person: the pages, the clocks on Mijn werk, the log, and who may."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from casework.dossier.actions import write_note
from casework.dossier.models import Dossier
from casework.models import Gebeurtenis, Termijn, Verblijfsspoor, Verlenging
from casework.pijlers.actions import finish_termijn
from casework.pijlers.rules import plus
from casework.pijlers.work import warning_clocks
from casework.verblijfsrecht.actions import start_spoor, take_spoor_step
from casework.verblijfsrecht.rules import SpoorInvoer, StapInvoer
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")


def ago(days: int) -> date:
    return today() - timedelta(days=days)


def begin(actor: Actor, dossier: Dossier, soort: str, datum: date, **more: Any) -> Verblijfsspoor:
    return start_spoor(actor=actor, dossier_id=dossier.pk, invoer=SpoorInvoer(soort, datum, **more))


def step(actor: Actor, spoor: Verblijfsspoor, stap: str, datum: date | None = None, **more: Any) -> Verblijfsspoor:
    invoer = StapInvoer(stap, datum or today(), **more)
    return take_spoor_step(actor=actor, spoor_id=spoor.pk, invoer=invoer)


def running(spoor: Verblijfsspoor) -> dict[str, date]:
    return dict(Termijn.objects.filter(zaak=spoor.pk, status="open").values_list("code", "uiterlijk"))


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_a_bedenktijd_runs_for_three_months_and_says_what_comes_next(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "bedenktijd", ago(5), toelichting="Op het bureau (voorbeeld).")
        last = plus(ago(5), 3, "maand")
        assert (spoor.status, spoor.begin, spoor.eind) == ("loopt", ago(5), last)
        assert running(spoor) == {"bedenktijd_einde": last}
        line = Gebeurtenis.objects.get(soort="verblijfsspoor_vastgelegd")
        assert f"{last:%d-%m-%Y}" in line.tekst
        assert "Op het bureau (voorbeeld)." in line.tekst
        assert line.door_id == noor.user_id

    def test_after_the_aangifte_the_bedenktijd_is_over(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "bedenktijd", ago(20))
        with pytest.raises(InvalidInput) as refused:
            begin(noor, dossier, "aangifte", ago(2))
        assert "Bedenktijd" in refused.value.fields["datum"][0]
        step(noor, spoor, "beeindigen", ago(2), reden="aangifte_gedaan")
        assert running(spoor) == {}
        aangifte = begin(noor, dossier, "aangifte", ago(2))
        assert running(aangifte) == {"aangifte_besluit": ago(1)}
        with pytest.raises(Refused, match="één keer"):
            begin(noor, dossier, "bedenktijd", today())

    def test_a_bedenktijd_that_was_a_mistake_may_be_written_again(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "bedenktijd", ago(20))
        assert step(noor, spoor, "herroepen").status == "vergissing"
        again = begin(noor, dossier, "bedenktijd", ago(10), dublin=True)
        assert running(again) == {"bedenktijd_dublin_einde": ago(10) + timedelta(days=30)}

    def test_a_permit_is_asked_for_refused_objected_to_granted_extended_and_ended(
        self, noor: Actor, dossier: Dossier
    ) -> None:
        spoor = begin(noor, dossier, "tijdelijk_verblijf", ago(400))
        assert (spoor.status, spoor.begin) == ("aangevraagd", None)
        assert running(spoor) == {"b8_besluit": ago(399)}
        spoor = step(noor, spoor, "afwijzen", ago(390))
        assert running(spoor) == {"b8_bezwaar": ago(362)}
        spoor = step(noor, spoor, "bezwaar", ago(380))
        assert running(spoor) == {}
        spoor = step(noor, spoor, "verlenen", ago(300))
        year, three = plus(ago(300), 1, "jaar"), plus(ago(300), 3, "jaar")
        assert running(spoor) == {"b8_einde": year, "b8_voortgezet": three}
        spoor = step(noor, spoor, "verlengen", ago(10), eind=year + timedelta(days=365), reden="nieuwe_vergunning")
        assert running(spoor) == {"b8_einde": year + timedelta(days=365), "b8_voortgezet": three}
        keer = Verlenging.objects.get()
        assert (keer.eind_was, keer.eind_wordt, keer.door_id) == (year, spoor.eind, noor.user_id)
        spoor = step(noor, spoor, "beeindigen", reden="strafzaak_voorbij")
        assert (spoor.beeindigd_op, running(spoor)) == (today(), {})
        with pytest.raises(Refused):
            step(noor, spoor, "verlenen")

    def test_what_stands_on_the_document_counts(self, noor: Actor, dossier: Dossier) -> None:
        last = today() + timedelta(days=40)
        spoor = begin(noor, dossier, "humanitair", ago(30), loopt=True, eind=last)
        assert running(spoor) == {"humanitair_einde": last}
        assert Termijn.objects.get().waarschuwen_vanaf == ago(30)

    def test_a_bedenktijd_cannot_be_extended(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "bedenktijd", ago(20))
        with pytest.raises(Refused, match="kan niet worden verlengd"):
            step(noor, spoor, "verlengen", eind=today() + timedelta(days=200), reden="nieuwe_vergunning")
        spoor.refresh_from_db()
        assert spoor.eind == plus(ago(20), 3, "maand")

    def test_a_date_before_the_last_step_or_before_birth_is_refused(self, noor: Actor, dossier: Dossier) -> None:
        dossier.persoon.geschatte_leeftijd, dossier.persoon.geschat_op = None, None
        dossier.persoon.geboortedatum = ago(8_000)
        dossier.persoon.save()
        with pytest.raises(InvalidInput):
            begin(noor, dossier, "asiel", ago(8_001))
        spoor = begin(noor, dossier, "asiel", ago(5))
        with pytest.raises(InvalidInput):
            step(noor, spoor, "afwijzen", ago(6))

    def test_a_closed_dossier_is_reopened_first(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            begin(noor, dossier, "asiel", today())

    def test_finishing_a_clock_once(self, noor: Actor, dossier: Dossier) -> None:
        begin(noor, dossier, "bedenktijd", ago(80))
        one = Termijn.objects.get()
        done = finish_termijn(actor=noor, termijn_id=one.pk, uitkomst="gedaan")
        assert (done.status, done.afgehandeld_door_id) == ("gedaan", noor.user_id)
        assert Gebeurtenis.objects.get(soort="termijn_gedaan").tekst == one.term.wat
        with pytest.raises(Refused):
            finish_termijn(actor=noor, termijn_id=one.pk, uitkomst="vervallen")

    def test_a_colleague_and_the_gedragswetenschapper_change_nothing(
        self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        spoor = begin(noor, dossier, "bedenktijd", ago(80))
        clock = Termijn.objects.get()
        for who in (sam, ilse):
            with pytest.raises(Hidden):
                begin(who, dossier, "asiel", today())
            with pytest.raises(Hidden):
                step(who, spoor, "herroepen")
            with pytest.raises(Hidden):
                finish_termijn(actor=who, termijn_id=clock.pk, uitkomst="gedaan")

    def test_soon_and_late_come_on_mijn_werk_of_who_has_the_dossier(
        self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        begin(noor, dossier, "asiel", ago(20))
        assert warning_clocks(noor) == []
        begin(noor, dossier, "bedenktijd", today() - timedelta(days=95))
        begin(noor, dossier, "tijdelijk_verblijf", today())
        late, soon = warning_clocks(noor)
        assert [late.late(today()), soon.late(today())] == [True, False]
        assert dossier.nummer in late.title
        assert "te laat" in late.why
        assert late.url == reverse("dossier_verblijf", args=[dossier.pk])
        assert "Bron deels gelezen" in soon.why
        assert warning_clocks(sam) == warning_clocks(ilse) == []
        afsluiten(noor, dossier.pk)
        assert warning_clocks(noor) == []

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "tijdelijk_verblijf", ago(300), loopt=True)
        step(noor, spoor, "verlengen", eind=today() + timedelta(days=900), reden="nieuwe_vergunning")
        write_note(actor=noor, dossier_id=dossier.pk, tekst="x")
        erase([dossier.pk])
        for model in (Termijn, Verblijfsspoor, Verlenging):
            assert not model.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        spoor = begin(noor, dossier, "tijdelijk_verblijf", ago(300), loopt=True)
        for broken in (
            {"eind": ago(301)},
            {"begin": None, "eind": None},
            {"status": "geeindigd"},
            {"eind_reden": "verlopen"},
            {"soort": "anders"},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Verblijfsspoor.objects.filter(pk=spoor.pk).update(**broken)
        with pytest.raises(IntegrityError), transaction.atomic():
            Termijn.objects.update(status="gedaan")


def test_from_the_tab_to_a_clock_that_is_done(regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
    timeline = noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert f'href="/dossiers/{dossier.pk}/pijlers/"' in timeline
    cards = noors_browser.get(f"/dossiers/{dossier.pk}/pijlers/").content.decode()
    assert "Er loopt nu niets." in cards
    empty = noors_browser.get(f"/dossiers/{dossier.pk}/verblijfsrecht/").content.decode()
    assert "Nog niets vastgelegd" in empty
    path = f"/dossiers/{dossier.pk}/verblijfsrecht/nieuw/"
    assert noors_browser.get(path).status_code == 200
    typed = {"soort": "bedenktijd", "stand": "nee", "datum": f"{ago(80):%d-%m-%Y}", "toelichting": "Zelf (voorbeeld)"}
    saved = noors_browser.post(path, typed, follow=True).content.decode()
    assert "Beslissen over aangifte" in saved
    assert "Binnenkort" in saved
    with inside(regio):
        spoor, clock = Verblijfsspoor.objects.get(), Termijn.objects.get()
    assert "Bedenktijd" in noors_browser.get(f"/dossiers/{dossier.pk}/pijlers/").content.decode()
    done = noors_browser.post(f"/termijnen/{clock.pk}/afhandelen/", {"uitkomst": "gedaan"}, follow=True)
    assert "Afgehandeld: Beslissen over aangifte" in done.content.decode()
    again = noors_browser.post(f"/termijnen/{clock.pk}/afhandelen/", {"uitkomst": "gedaan"})
    assert again.status_code == 409
    end = f"/verblijfssporen/{spoor.pk}/stap/"
    assert "De betrokkene ziet af van aangifte" in noors_browser.get(end).content.decode()
    ended = noors_browser.post(
        end, {"stap": "beeindigen", "datum": f"{today():%d-%m-%Y}", "reden": "ziet_af"}, follow=True
    )
    assert "Voorbij" in ended.content.decode()
    assert noors_browser.get(end).status_code == 409
    assert [len(logged(regio, f"verblijfsspoor_{what}")) for what in ("vastgelegd", "beeindigd")] == [1, 1]
    assert logged(regio, "termijn_gedaan")[0].ground == "eigen caseload"


def test_wrong_input_keeps_what_was_typed(noors_browser: Client, dossier: Dossier) -> None:
    path = f"/dossiers/{dossier.pk}/verblijfsrecht/nieuw/"
    typed = {
        "soort": "tijdelijk_verblijf",
        "stand": "nee",
        "datum": f"{ago(-3):%d-%m-%Y}",
        "toelichting": "Mijn tekst (voorbeeld)",
    }
    refused = noors_browser.post(path, typed)
    assert refused.status_code == 422
    assert "in de toekomst" in refused.content.decode()
    assert "Mijn tekst (voorbeeld)" in refused.content.decode()


def test_a_last_day_that_passed_is_pointed_out(
    regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
) -> None:
    with inside(regio):
        spoor = begin(noor, dossier, "bedenktijd", ago(120))
    page = noors_browser.get(f"/dossiers/{dossier.pk}/verblijfsrecht/").content.decode()
    assert "De laatste dag is voorbij" in page
    assert "Te laat" in page
    path = f"/verblijfssporen/{spoor.pk}/stap/"
    wrong = noors_browser.post(path, {"stap": "beeindigen", "datum": f"{today():%d-%m-%Y}", "toelichting": "Bewaar"})
    assert wrong.status_code == 422
    assert "Bewaar" in wrong.content.decode()


def test_the_gedragswetenschapper_reads_without_buttons(
    regio: Tenant, noor: Actor, browse: Callable[..., Client], dossier: Dossier
) -> None:
    with inside(regio):
        begin(noor, dossier, "bedenktijd", ago(80))
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    page = hers.get(f"/dossiers/{dossier.pk}/verblijfsrecht/")
    assert "Bedenktijd" in page.content.decode()
    assert "Wat is er gebeurd?" not in page.content.decode()
    assert "/afhandelen/" not in page.content.decode()
    assert hers.get(f"/dossiers/{dossier.pk}/verblijfsrecht/nieuw/").status_code == 404
    assert {line.ground for line in logged(regio, "dossier_bekeken")} == {"advies op elke casus"}


def test_the_sheet_of_terms_says_what_was_not_read(noors_browser: Client) -> None:
    page = noors_browser.get("/termijnen/").content.decode()
    assert "Bron niet gelezen: vraag het na" in page
    assert "Stcrt. 2023, 13577" in page
    assert "vanaf 19 mei 2023" in page


def test_programs_do_the_same(regio: Tenant, noors_api: Client, dossier: Dossier) -> None:
    path = f"dossiers/{dossier.pk}/verblijfssporen"
    made = post_json(noors_api, path, {"soort": "bedenktijd", "datum": ago(80).isoformat()})
    assert (made["status"], made["eind"]) == ("loopt", plus(ago(80), 3, "maand").isoformat())
    (listed,) = get_json(noors_api, path)["results"]
    (clock,) = listed["termijnen"]
    assert (clock["code"], clock["bronNagegaan"]) == ("bedenktijd_einde", "ja")
    assert post_json(noors_api, f"termijnen/{clock['id']}/uitkomst", {"uitkomst": "gedaan"})["status"] == "gedaan"
    post_json(noors_api, f"termijnen/{clock['id']}/uitkomst", {"uitkomst": "gedaan"}, status=409)
    clash = post_json(noors_api, path, {"soort": "terugkeer", "datum": today().isoformat()}, status=400)
    assert "vertrektermijn" in str(clash)
    steps = f"verblijfssporen/{made['id']}/stappen"
    over = post_json(noors_api, steps, {"stap": "beeindigen", "datum": today().isoformat(), "reden": "ziet_af"})
    assert (over["status"], over["eindReden"]) == ("geeindigd", "ziet_af")
    post_json(noors_api, steps, {"stap": "beeindigen", "datum": today().isoformat(), "reden": "ziet_af"}, status=409)
