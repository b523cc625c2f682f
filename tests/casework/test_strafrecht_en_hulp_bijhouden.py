"""Following a criminal case and the help of a person: pages, clocks, log, erasing, programs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.models import Dossier
from casework.hulp.actions import start_hulp, take_hulp_step
from casework.hulp.rules import HulpInvoer, HulpStap
from casework.models import Gebeurtenis, Hulp, Schadevergoeding, Slachtofferrecht, Strafzaak, Termijn
from casework.overdracht.inhoud import pack
from casework.pijlers.rules import plus
from casework.pijlers.voorbeeld import fill_pijlers
from casework.pijlers.work import warning_clocks
from casework.strafrecht.actions import (
    ask_schadevergoeding,
    record_recht,
    start_zaak,
    take_schade_step,
    take_zaak_step,
)
from casework.strafrecht.rules import ZaakInvoer, ZaakStap
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


def typed(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def case(actor: Actor, dossier: Dossier, begin: str = "aangifte", datum: date | None = None) -> Strafzaak:
    return start_zaak(actor=actor, dossier_id=dossier.pk, invoer=ZaakInvoer(begin, datum or ago(200)))


def step(actor: Actor, zaak: Strafzaak, stap: str, datum: date, **more: Any) -> Strafzaak:
    return take_zaak_step(actor=actor, zaak_id=zaak.pk, invoer=ZaakStap(stap, datum, **more))


def running(zaak: Strafzaak | Hulp) -> dict[str, date]:
    return dict(Termijn.objects.filter(zaak=zaak.pk, status="open").values_list("code", "uiterlijk"))


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_a_case_from_the_first_talk_to_its_end(self, noor: Actor, dossier: Dossier) -> None:
        zaak = case(noor, dossier, "informatief_gesprek", ago(300))
        assert running(zaak) == {"strafzaak_gesprek": ago(286)}
        zaak = step(noor, zaak, "ambtshalve", ago(290))
        assert running(zaak) == {}
        zaak = step(noor, zaak, "opsporen", ago(280))
        zaak = step(noor, zaak, "seponeren", ago(200), toelichting="Te weinig bewijs (voorbeeld).")
        assert running(zaak) == {"strafzaak_beklag": plus(ago(200), 3, "maand")}
        zaak = step(noor, zaak, "vervolgen", ago(120))
        day = today() + timedelta(days=20)
        zaak = step(noor, zaak, "zitting_plannen", ago(10), zitting_op=day)
        assert running(zaak) == {"strafzaak_zitting": day}
        assert [item.due for item in warning_clocks(noor)] == [day]
        zaak = step(noor, zaak, "zitting_plannen", ago(9), zitting_op=ago(2))
        assert running(zaak) == {"strafzaak_zitting": ago(2)}
        zaak = step(noor, zaak, "uitspreken", ago(1), uitspraak="veroordeling")
        assert running(zaak) == {"strafzaak_hoger_beroep": today() + timedelta(days=13)}
        zaak = step(noor, zaak, "afronden", today())
        assert (zaak.status, zaak.uitspraak) == ("afgerond", "veroordeling")
        assert running(zaak) == {"strafzaak_voorschot": plus(today(), 8, "maand")}
        with pytest.raises(Refused):
            step(noor, zaak, "herroepen", today())
        told = [row.tekst for row in Gebeurtenis.objects.filter(soort="strafzaak_stap")]
        assert any("Te weinig bewijs (voorbeeld)." in text for text in told)
        assert any("Veroordeling voor mensenhandel." in text for text in told)

    def test_a_right_is_explained_first_and_used_when_wanted(self, noor: Actor, dossier: Dossier) -> None:
        zaak = case(noor, dossier)

        def say(stap: str) -> str:
            return record_recht(actor=noor, zaak_id=zaak.pk, recht="spreekrecht", stap=stap, datum=today()).status

        assert [say("uitleggen"), say("afzien"), say("willen"), say("gebruiken")] == [
            "uitgelegd", "niet_gewild", "gewild", "gebruikt",
        ]  # fmt: skip
        for again in ("uitleggen", "willen"):
            with pytest.raises(Refused):
                say(again)
        assert Slachtofferrecht.objects.count() == 1
        at_once = record_recht(actor=noor, zaak_id=zaak.pk, recht="tolk", stap="willen", datum=today())
        assert at_once.status == "gewild"

    def test_damages_are_asked_granted_and_paid(self, noor: Actor, dossier: Dossier) -> None:
        zaak = case(noor, dossier)
        row = ask_schadevergoeding(actor=noor, zaak_id=zaak.pk, weg="schadefonds", bedrag=500_000, datum=ago(9))
        with pytest.raises(InvalidInput):
            take_schade_step(actor=noor, schadevergoeding_id=row.pk, stap="toewijzen", datum=today(), bedrag=500_001)
        row = take_schade_step(actor=noor, schadevergoeding_id=row.pk, stap="toewijzen", datum=today(), bedrag=400_000)
        row = take_schade_step(actor=noor, schadevergoeding_id=row.pk, stap="betalen", datum=today())
        assert (row.status, row.toegewezen_cent) == ("betaald", 400_000)
        with pytest.raises(Refused):
            take_schade_step(actor=noor, schadevergoeding_id=row.pk, stap="afwijzen", datum=today())

    def test_help_begins_before_the_intake_waits_and_ends(self, noor: Actor, dossier: Dossier) -> None:
        early = start_hulp(actor=noor, dossier_id=dossier.pk, invoer=HulpInvoer("opvang", ago(30), loopt=True))
        assert (dossier.fase, early.status, early.begin) == ("intake", "loopt", ago(30))
        asked = start_hulp(actor=noor, dossier_id=dossier.pk, invoer=HulpInvoer("wonen", ago(20)))
        assert running(asked) == {"hulp_plek": ago(6)}

        def go(stap: str, day: date, reden: str = "") -> Hulp:
            return take_hulp_step(actor=noor, hulp_id=asked.pk, invoer=HulpStap(stap, day, reden))

        go("wachten", ago(10))
        assert running(asked) == {"hulp_wachtlijst": ago(10) + timedelta(days=28)}
        assert go("beginnen", ago(5)).begin == ago(5)
        assert running(asked) == {}
        assert go("beeindigen", today(), "klaar").eind == today()
        with pytest.raises(Refused):
            go("beginnen", today())

    def test_a_closed_dossier_is_reopened_first(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            case(noor, dossier)
        with pytest.raises(Refused, match="Heropen"):
            start_hulp(actor=noor, dossier_id=dossier.pk, invoer=HulpInvoer("opvang", today()))

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        zaak = case(noor, dossier)
        asked = ask_schadevergoeding(actor=noor, zaak_id=zaak.pk, weg="civiel", bedrag=1, datum=today())
        care = start_hulp(actor=noor, dossier_id=dossier.pk, invoer=HulpInvoer("opvang", today()))
        for who in (sam, ilse):
            for forbidden in (
                lambda who=who: case(who, dossier),
                lambda who=who: step(who, zaak, "opsporen", today()),
                lambda who=who: record_recht(actor=who, zaak_id=zaak.pk, recht="tolk", stap="uitleggen", datum=today()),
                lambda who=who: take_schade_step(
                    actor=who, schadevergoeding_id=asked.pk, stap="afwijzen", datum=today()
                ),
                lambda who=who: start_hulp(actor=who, dossier_id=dossier.pk, invoer=HulpInvoer("wonen", today())),
                lambda who=who: take_hulp_step(actor=who, hulp_id=care.pk, invoer=HulpStap("beginnen", today())),
            ):
                with pytest.raises(Hidden):
                    forbidden()

    def test_another_regio_reads_how_it_stands(self, noor: Actor, dossier: Dossier) -> None:
        fill_pijlers(noor, dossier.pk)
        record_recht(actor=noor, zaak_id=Strafzaak.objects.get().pk, recht="tolk", stap="uitleggen", datum=today())
        lines = [line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Stand bij de overdracht.")]
        told = "\n".join(lines)
        assert len(lines) == 4
        for word in (
            "Vergunning B8/3",
            "PL2100-2026 (voorbeeld)",
            "7.500,00",
            "tolk",
            "Huize Linde (voorbeeld)",
            "Uiterlijk",
        ):
            assert word in told
        assert "Bedenktijd:" not in told

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        fill_pijlers(noor, dossier.pk)
        erase([dossier.pk])
        for model in (Hulp, Strafzaak, Slachtofferrecht, Schadevergoeding, Termijn):
            assert not model.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        fill_pijlers(noor, dossier.pk)
        broken: list[tuple[Any, dict[str, Any]]] = [
            (Strafzaak, {"zitting_op": None}),
            (Strafzaak, {"stand_op": ago(999)}),
            (Schadevergoeding, {"status": "betaald"}),
            (Schadevergoeding, {"gevraagd_cent": 0}),
            (Hulp, {"eind": today()}),
            (Hulp, {"status": "geeindigd"}),
            (Slachtofferrecht, {"recht": "anders"}),
        ]
        for model, values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.update(**values)


def test_the_pages_of_strafrecht(regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/strafrecht/"
    assert "Nog niets vastgelegd" in noors_browser.get(page).content.decode()
    assert noors_browser.get(f"{page}nieuw/").status_code == 200
    said = {"begin": "aangifte", "datum": typed(ago(50)), "kenmerk": "PL-1 (voorbeeld)"}
    assert "PL-1 (voorbeeld)" in noors_browser.post(f"{page}nieuw/", said, follow=True).content.decode()
    with inside(regio):
        zaak = Strafzaak.objects.get()
    path = f"/strafzaken/{zaak.pk}/"
    wrong = noors_browser.post(f"{path}stap/", {"stap": "opsporen", "datum": typed(ago(60)), "toelichting": "Bewaar"})
    assert wrong.status_code == 422
    assert "Bewaar" in wrong.content.decode()
    noors_browser.post(f"{path}stap/", {"stap": "opsporen", "datum": typed(ago(40))})
    right = {"recht": "tolk", "stap": "uitleggen", "datum": typed(today())}
    assert "Een tolk en vertaling (Sv art. 51ca en 51c)" in noors_browser.get(f"{path}recht/").content.decode()
    assert "Een tolk en vertaling" in noors_browser.post(f"{path}recht/", right, follow=True).content.decode()
    money = {"weg": "civiel", "bedrag": "1.234,56", "datum": typed(today())}
    assert "1.234,56" in noors_browser.post(f"{path}schadevergoeding/", money, follow=True).content.decode()
    with inside(regio):
        schade = Schadevergoeding.objects.get()
    over = f"/schadevergoedingen/{schade.pk}/stap/"
    assert noors_browser.get(over).status_code == 200
    assert noors_browser.post(over, {"stap": "afwijzen", "datum": typed(today())}).status_code == 302
    assert noors_browser.get(over).status_code == 409
    assert noors_browser.post(f"{path}stap/", {"stap": "herroepen", "datum": typed(today())}).status_code == 302
    assert noors_browser.get(f"{path}stap/").status_code == 409
    assert [line.ground for line in logged(regio, "strafzaak_stap")] == ["eigen caseload"] * 2
    assert len(logged(regio, "schadevergoeding_stap")) == 2


def test_the_pages_of_help(
    regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier
) -> None:
    page = f"/dossiers/{dossier.pk}/hulp/"
    assert "Nog niets vastgelegd" in noors_browser.get(page).content.decode()
    said = {"soort": "opvang", "stand": "ja", "datum": typed(ago(9)), "aanbieder": "De Haven (voorbeeld)"}
    shown = noors_browser.post(f"{page}nieuw/", said, follow=True).content.decode()
    assert "De Haven (voorbeeld)" in shown
    assert "Begonnen voordat de intake klaar was" in shown
    with inside(regio):
        care = Hulp.objects.get()
    path = f"/hulp-en-opvang/{care.pk}/stap/"
    assert noors_browser.post(path, {"stap": "beeindigen", "datum": typed(today())}).status_code == 422
    assert (
        noors_browser.post(path, {"stap": "beeindigen", "datum": typed(today()), "reden": "klaar"}).status_code == 302
    )
    assert noors_browser.get(path).status_code == 409
    cards = noors_browser.get(f"/dossiers/{dossier.pk}/pijlers/").content.decode()
    assert cards.count("Er loopt nu niets.") == 3
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    read = hers.get(page).content.decode()
    assert "De Haven (voorbeeld)" in read
    assert "Wat is er gebeurd?" not in read
    assert hers.get(f"{page}nieuw/").status_code == 404
    assert hers.get(f"/dossiers/{dossier.pk}/strafrecht/nieuw/").status_code == 404


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    day = today().isoformat()
    zaak = post_json(noors_api, f"dossiers/{dossier.pk}/strafzaken", {"begin": "aangifte", "datum": day})
    steps = f"strafzaken/{zaak['id']}"
    assert post_json(noors_api, f"{steps}/stappen", {"stap": "opsporen", "datum": day})["status"] == "opsporing"
    right = post_json(noors_api, f"{steps}/slachtofferrechten", {"recht": "tolk", "stap": "willen", "datum": day})
    assert right["status"] == "gewild"
    asked = {"weg": "civiel", "bedrag": 100, "datum": day}
    money = post_json(noors_api, f"{steps}/schadevergoedingen", asked)
    over = f"schadevergoedingen/{money['id']}/stappen"
    granted = post_json(noors_api, over, {"stap": "toewijzen", "datum": day, "bedrag": 90})
    assert granted["toegewezenCent"] == 90
    post_json(noors_api, over, {"stap": "toewijzen", "datum": day, "bedrag": 90}, status=409)
    (listed,) = get_json(noors_api, f"dossiers/{dossier.pk}/strafzaken")["results"]
    assert (len(listed["rechten"]), len(listed["schadevergoedingen"])) == (1, 1)
    said = {"soort": "opvang", "datum": day, "aanbieder": "De Haven (voorbeeld)"}
    care = post_json(noors_api, f"dossiers/{dossier.pk}/hulpvormen", said)
    assert post_json(noors_api, f"hulpvormen/{care['id']}/stappen", {"stap": "beginnen", "datum": day})["begin"] == day
    (row,) = get_json(noors_api, f"dossiers/{dossier.pk}/hulpvormen")["results"]
    assert (row["status"], row["termijnen"]) == ("loopt", [])
