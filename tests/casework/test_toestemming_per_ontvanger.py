"""Consent for one purpose and one receiver: who decides, what falls, what goes with it, and other grounds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.document.actions import add_document
from casework.document.rules import DocumentInvoer
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.gezag.actions import record_gezag
from casework.gezag.rules import GezagInvoer
from casework.grondslag.actions import end_grondslag, record_grondslag
from casework.grondslag.rules import GRONDSLAG, SOORTEN, GrondslagInvoer, grounds_for
from casework.hulpvraag.actions import add_hulpvraag
from casework.inzage.models import Inzage
from casework.models import Gebeurtenis, Gezag, Grondslag, Hulpvraag, Toestemming, Zorgactie
from casework.overdracht.actions import offer_overdracht
from casework.overdracht.inhoud import pack
from casework.registratie.actions import register_dossier
from casework.registratie.models import Registratie
from casework.sociale_kaart.actions import add_organisatie
from casework.sociale_kaart.rules import OrganisatieInvoer
from casework.toestemming.actions import ToestemmingInvoer, let_lapse, record_toestemming, withdraw_toestemming
from casework.toestemming.ontvangers import WEG, name_receivers
from casework.toestemming.queries import to_ask_again, valid_ground
from casework.toestemming.rules import LANGST_GELDIG, TAFELS
from casework.toestemming.tasks import lapse_toestemmingen
from casework.toestemming.work import waiting_toestemmingen
from casework.wissen.legen import erase
from casework.zorgactie.actions import offer_zorgactie, take_zorgactie_step
from casework.zorgactie.rules import Aanbod, Stap
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from governance.overleg.rules import SOORTEN as OVERLEGSOORTEN
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
CM = "registratie_comensha"
JA = ToestemmingInvoer(doel=CM, gegeven_door="betrokkene")
REDEN = "Het kind is thuis niet veilig en vragen maakt het erger (voorbeeld)."


def years_ago(years: int, days: int = 0) -> date:
    day = today() - timedelta(days=days)
    return date(day.year - years, day.month, min(day.day, 28))


def child(noor: Actor, age: int, naam: str = "Kind") -> Dossier:
    born = years_ago(age, 200)
    return open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam=f"{naam} (voorbeeld)", geboortedatum=born))


def say(noor: Actor, dossier: Dossier, **more: Any) -> Toestemming:
    return record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=replace(JA, **more))


def status_of(toestemming: Toestemming) -> tuple[str, str]:
    toestemming.refresh_from_db()
    return toestemming.status, toestemming.intrek_reden


@pytest.mark.usefixtures("in_regio")
class TestWhoDecides:
    def test_a_suspicion_makes_what_parents_gave_fall_and_the_court_decides(self, noor: Actor) -> None:
        kind = child(noor, 9)
        parents = {"gegeven_door": "gezaghebbende", "gezag": "ouders", "gever_naam": "Moeder (voorbeeld)"}
        with pytest.raises(InvalidInput) as unsaid:
            say(noor, kind, **parents, verdenking="")
        assert list(unsaid.value.fields) == ["verdenking"]
        given = say(noor, kind, **parents)
        known = Gezag.objects.get(dossier=kind)
        assert (known.gezag, known.verdenking, given.gever_naam) == ("ouders", "nee", "Moeder (voorbeeld)")
        register_dossier(actor=noor, dossier_id=kind.pk)
        assert Registratie.objects.get(dossier=kind).soort == "volledig"
        with pytest.raises(InvalidInput):
            record_gezag(actor=noor, dossier_id=kind.pk, invoer=GezagInvoer("ouders", "ja"))
        record_gezag(actor=noor, dossier_id=kind.pk, invoer=GezagInvoer("ouders", "ja", "Vader (voorbeeld)."))
        assert status_of(given) == ("ingetrokken", "gezag")
        assert Registratie.objects.get(dossier=kind).soort == "alleen_telling"
        assert valid_ground(kind, CM) is None
        (item,) = waiting_toestemmingen(noor)
        assert item.title == f"Dossier {kind.nummer}: registratie bij CoMensha"
        assert "Vraag het aan wie nu beslist" in item.why
        with pytest.raises(InvalidInput) as refused:
            say(noor, kind, gegeven_door="gezaghebbende", verdenking="nee")
        assert "vermoeden" in refused.value.fields["gegeven_door"][0]
        court = say(noor, kind, gegeven_door="rechter")
        assert (court.gezag, court.verdenking) == ("ouders", "ja")
        ground = valid_ground(kind, CM)
        assert ground is not None
        assert (ground.soort, ground.kenmerk, ground.datum, ground.toestemming) == (
            "toestemming", court.pk, today(), court,
        )  # fmt: skip
        assert to_ask_again(noor, 25) == []
        with pytest.raises(InvalidInput, match="Controleer"):
            withdraw_toestemming(actor=noor, toestemming_id=court.pk, namens="gezaghebbende")
        assert withdraw_toestemming(actor=noor, toestemming_id=court.pk).ingetrokken_namens == "betrokkene"

    def test_on_the_birthday_it_holds_no_more_before_anybody_writes_that_down(self, regio: Tenant, noor: Actor) -> None:
        girl = child(noor, 15)
        given = say(noor, girl, gegeven_door="beide", taal="en", tolk=True)
        register_dossier(actor=noor, dossier_id=girl.pk)
        in_a_year = today() + timedelta(days=366)
        assert valid_ground(girl, CM) is not None
        assert valid_ground(girl, CM, dag=today() - timedelta(days=1)) is None
        assert valid_ground(girl, CM, dag=in_a_year) is None
        assert not let_lapse(actor=noor, toestemming_id=given.pk)
        girl.persoon.geboortedatum = years_ago(16)
        girl.persoon.save()
        Toestemming.objects.filter(pk=given.pk).update(datum=today() - timedelta(days=40))
        girl.persoon.refresh_from_db()
        assert valid_ground(girl, CM) is None
        assert [one.reden for one in to_ask_again(noor, 25)] == ["grens"]
        for _ in range(2):
            lapse_toestemmingen(regio.schema_name)
        with inside(regio):
            assert status_of(given) == ("ingetrokken", "grens")
            assert Registratie.objects.get(dossier=girl).soort == "alleen_telling"
            assert Gebeurtenis.objects.filter(dossier=girl, soort="toestemming_ingetrokken").count() == 1

    def test_what_ran_out_makes_room(self, noor: Actor, dossier: Dossier) -> None:
        given = say(noor, dossier, doel="overleg", ontvanger="zorg")
        assert given.geldig_tot == today() + timedelta(days=LANGST_GELDIG["overleg"])
        with pytest.raises(Refused):
            say(noor, dossier, doel="overleg", ontvanger="zorg")
        other = say(noor, dossier, doel="overleg", ontvanger="veiligheid", geldig_tot=today() + timedelta(days=3))
        assert [(one.toestemming.pk, one.voor) for one in to_ask_again(noor, 25)] == [(other.pk, other.geldig_tot)]
        Toestemming.objects.filter(pk=given.pk).update(
            datum=today() - timedelta(days=9), geldig_tot=today() - timedelta(days=1)
        )
        assert valid_ground(dossier, "overleg", "zorg") is None
        new = say(noor, dossier, doel="overleg", ontvanger="zorg")
        assert status_of(given) == ("ingetrokken", "verlopen")
        assert valid_ground(dossier, "overleg", "zorg") is not None
        assert valid_ground(dossier, "overleg", "gecombineerd") is None
        assert {one.toestemming.pk for one in to_ask_again(noor, 25)} == {other.pk}
        assert new.status == "gegeven"

    def test_what_is_not_there_is_refused(self, noor: Actor, dossier: Dossier) -> None:
        wrong: list[dict[str, Any]] = [
            {"ontvanger": "zorg"}, {"doel": "overleg"}, {"doel": "zorgactie", "ontvanger": "geen-id"},
            {"doel": "overdracht", "ontvanger": noor.tenant}, {"bewijs": dossier.pk}, {"taal": "klingon"},
            {"datum": today() + timedelta(days=1)},
            {"doel": "overleg", "ontvanger": "zorg", "geldig_tot": years_ago(1)},
        ]  # fmt: skip
        for more in wrong:
            with pytest.raises(InvalidInput):
                say(noor, dossier, **more)
        assert not Toestemming.objects.exists()
        paper = add_document(
            actor=noor, dossier_id=dossier.pk, content=b"getekend",
            invoer=DocumentInvoer("toestemming", "Formulier (voorbeeld)", "f.txt", "text/plain"),
        )  # fmt: skip
        assert say(noor, dossier, wijze="schriftelijk", bewijs=paper.pk).bewijs == paper
        with pytest.raises(IntegrityError, match="omstandigheden"), transaction.atomic():
            Toestemming.objects.update(geldig_tot=years_ago(1))
        assert name_receivers({("overleg", "weg")}) == {("overleg", "weg"): WEG}
        assert set(TAFELS) == set(OVERLEGSOORTEN)


@pytest.mark.usefixtures("in_regio")
class TestWhatGoesWithIt:
    def test_withdrawing_takes_back_offers_and_stops_what_ran(
        self, noor: Actor, dossier: Dossier, zeeland: Tenant
    ) -> None:
        aanbod = OrganisatieInvoer(naam="", aanbod=("veilige_opvang",), landelijk=True)
        huizen = [
            add_organisatie(actor=noor, invoer=replace(aanbod, naam=f"Huis {number} (voorbeeld)")) for number in (1, 2)
        ]
        vraag = add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="veilige_plek", vraag="Slapen (voorbeeld).")
        said = Aanbod((), today() + timedelta(days=3))
        given = [say(noor, dossier, doel="zorgactie", ontvanger=str(one.pk)) for one in huizen]
        acts = [
            offer_zorgactie(actor=noor, hulpvraag_id=vraag.pk, organisatie_id=one.pk, invoer=said) for one in huizen
        ]
        for stap in ("aannemen", "beginnen"):
            take_zorgactie_step(actor=noor, zorgactie_id=acts[0].pk, invoer=Stap(stap))
        withdraw_toestemming(actor=noor, toestemming_id=given[1].pk)
        assert [Zorgactie.objects.get(pk=one.pk).status for one in acts] == ["loopt", "ingetrokken"]
        withdraw_toestemming(actor=noor, toestemming_id=given[0].pk)
        stopped = Zorgactie.objects.get(pk=acts[0].pk)
        assert (stopped.status, stopped.reden, stopped.volgend_contact) == ("gestopt", "betrokkene_wil_niet", None)
        assert Hulpvraag.objects.get(pk=vraag.pk).status == "open"

        away = say(noor, dossier, doel="overdracht", ontvanger=zeeland.schema_name)
        offer = offer_overdracht(
            actor=noor, dossier_id=dossier.pk, ontvanger=zeeland.schema_name, reden="verhuizing",
            spoed=False,
        )  # fmt: skip
        assert len(pack(dossier).toestemmingen) == 0
        withdraw_toestemming(actor=noor, toestemming_id=away.pk)
        offer.refresh_from_db()
        assert offer.status == "ingetrokken"
        assert not Inzage.objects.filter(dossier=dossier, ingetrokken_at=None).exists()


@pytest.mark.usefixtures("in_regio")
class TestOtherGrounds:
    def test_each_is_written_down_with_a_reason_and_ends(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        said = GrondslagInvoer("veilig_thuis", "meldcode", REDEN, "nog_niet")
        with pytest.raises(Hidden):
            record_grondslag(actor=sam, dossier_id=dossier.pk, invoer=said)
        for more in (
            {"reden": "kort"}, {"soort": "politie"}, {"soort": "x"}, {"verteld": "x"}, {"doel": "x"},
            {"geldig_tot": years_ago(1)}, {"geldig_tot": today() + timedelta(days=93)},
            {"doel": "overleg", "soort": "taak", "ontvanger": "zorg"}, {"ontvanger": "zorg"},
        ):  # fmt: skip
            with pytest.raises(InvalidInput):
                record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=replace(said, **more))
        assert valid_ground(dossier, "veilig_thuis") is None
        made = record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=said)
        ground = valid_ground(dossier, "veilig_thuis")
        assert ground is not None
        assert (ground.soort, ground.kenmerk, ground.toestemming) == ("meldcode", made.pk, None)
        assert made.geldig_tot is not None
        assert valid_ground(dossier, "veilig_thuis", dag=made.geldig_tot + timedelta(days=1)) is None
        with pytest.raises(Refused):
            record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=said)
        Grondslag.objects.update(geldig_tot=today() - timedelta(days=1))
        again = record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=said)
        end_grondslag(actor=noor, grondslag_id=again.pk)
        assert valid_ground(dossier, "veilig_thuis") is None
        with pytest.raises(Refused):
            end_grondslag(actor=noor, grondslag_id=again.pk)
        with pytest.raises(Hidden):
            end_grondslag(actor=sam, grondslag_id=again.pk)
        with pytest.raises(Hidden):
            end_grondslag(actor=noor, grondslag_id=dossier.pk)
        lines = Gebeurtenis.objects.filter(dossier=dossier, soort__startswith="grondslag_").order_by("at")
        assert [line.soort for line in lines] == ["grondslag_vastgelegd", "grondslag_beeindigd"] * 2
        assert REDEN in lines[0].tekst
        assert {edge.target for edge in GRONDSLAG.edges} == {"ingetrokken"}

    def test_that_the_police_registers_lets_nothing_go_from_here(self, noor: Actor, dossier: Dossier) -> None:
        said = GrondslagInvoer(CM, "politie", REDEN, "ja")
        assert record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=said).geldig_tot is None
        assert valid_ground(dossier, CM) is None
        assert all(not SOORTEN[name].doorgifte for name in grounds_for(CM))
        assert list(grounds_for("onderzoek")) == []
        register_dossier(actor=noor, dossier_id=dossier.pk)
        assert Registratie.objects.get(dossier=dossier).soort == "alleen_telling"
        record_gezag(actor=noor, dossier_id=dossier.pk, invoer=GezagInvoer("onbekend", "nee"))
        erase([dossier.pk])
        assert not Grondslag.objects.exists()
        assert not Gezag.objects.exists()


def test_the_pages_from_the_question_to_the_paper(
    regio: Tenant, noors_browser: Client, noor: Actor, browse: Callable[..., Client]
) -> None:
    with inside(regio):
        girl = child(noor, 14, "Meisje")
    page = f"/dossiers/{girl.pk}/toestemmingen/"
    assert "Nog niet gevraagd." in noors_browser.get(page).content.decode()
    form = f"/dossiers/{girl.pk}/toestemming/?doel=overleg"
    asked = noors_browser.get(form).content.decode()
    assert "moeten allebei toestemming geven" in asked
    assert 'lang="en"' in asked
    typed = {
        "antwoord": "ja", "wilsbekwaam": "ja", "gegeven_door": "beide", "datum": f"{today():%d-%m-%Y}",
        "wijze": "mondeling", "taal": "ti", "tolk": "on", "gever_naam": "Moeder (voorbeeld)",
    }  # fmt: skip
    unsaid = noors_browser.post(form, {**typed, "ontvanger": "zorg"})
    assert unsaid.status_code == 422
    assert "Zeg of er een vermoeden is" in unsaid.content.decode()
    assert "Moeder (voorbeeld)" in unsaid.content.decode()
    said = {**typed, "ontvanger": "zorg", "gezag": "ouders", "verdenking": "nee"}
    shown = noors_browser.post(form, said, follow=True).content.decode()
    assert "De tafel zorg" in shown
    assert "Een of twee ouders" in shown
    with inside(regio):
        given = Toestemming.objects.get()
    paper = noors_browser.get(f"/toestemmingen/{given.pk}/bewijs/").content.decode()
    assert "in het Tigrinya, met een tolk" in paper
    withdraw = f"/toestemmingen/{given.pk}/intrekken/"
    asked = noors_browser.get(withdraw).content.decode()
    assert "van de agenda" in asked
    assert "De betrokkene mag altijd intrekken" in asked
    assert "Wie voor of samen met de betrokkene mag beslissen, mag alleen intrekken." in asked
    assert noors_browser.post(withdraw, {"namens": "x"}).status_code == 422
    receipt = noors_browser.post(withdraw, {"namens": "gezaghebbende"}, follow=True).content.decode()
    assert "Bewijs: toestemming ingetrokken" in receipt
    assert "U houdt dezelfde hulp" in receipt


def test_authority_and_other_grounds_have_a_page(
    regio: Tenant, noors_browser: Client, noor: Actor, browse: Callable[..., Client]
) -> None:
    with inside(regio):
        girl = child(noor, 14, "Meisje")
    page = f"/dossiers/{girl.pk}/toestemmingen/"
    gezag = f"/dossiers/{girl.pk}/gezag/"
    assert noors_browser.post(gezag, {"gezag": "ouders", "verdenking": "ja"}).status_code == 422
    body = {"gezag": "ouders", "verdenking": "ja", "toelichting": "Oom (voorbeeld)."}
    assert "Ja, er is een vermoeden" in noors_browser.post(gezag, body, follow=True).content.decode()
    ground = f"/dossiers/{girl.pk}/grondslag/?doel=overleg"
    body = {"soort": "vitaal_belang", "ontvanger": "zorg", "reden": "kort", "verteld": "nog_niet"}
    assert noors_browser.post(ground, body).status_code == 422
    shown = noors_browser.post(ground, {**body, "reden": REDEN}, follow=True).content.decode()
    assert REDEN in shown
    with inside(regio):
        other = Grondslag.objects.get()
    assert "beëindigd" in noors_browser.post(f"/grondslagen/{other.pk}/beeindigen/", follow=True).content.decode()
    for path in ("toestemming/?doel=x", "grondslag/?doel=onderzoek"):
        assert noors_browser.get(f"/dossiers/{girl.pk}/{path}").status_code == 404
    assert browse(regio, "gedragswetenschapper").get(page).status_code == 200
    (line,) = logged(regio, "grondslag_vastgelegd")
    assert REDEN not in str(line.details)
    with inside(regio):
        assert waiting_toestemmingen(noor) == []


def test_the_same_by_the_api(noors_api: Client, noor: Actor, regio: Tenant) -> None:
    with inside(regio):
        made = open_dossier(actor=noor, persoon=PERSOON)
    path = f"dossiers/{made.pk}"
    nothing = get_json(noors_api, f"{path}/gezag")
    assert (nothing["gezag"], nothing["vastgelegdOp"]) == ("onbekend", None)
    said = {"gezag": "voogd", "verdenking": "nee", "toelichting": "Voogdij (voorbeeld)."}
    assert post_json(noors_api, f"{path}/gezag", said)["gezag"] == "voogd"
    assert get_json(noors_api, f"{path}/gezag")["toelichting"] == "Voogdij (voorbeeld)."
    answer = {"doel": "overleg", "ontvanger": "zorg", "gegevenDoor": "betrokkene"}
    given = post_json(noors_api, f"{path}/toestemmingen", answer)
    assert (given["ontvanger"], given["gezag"]) == ("zorg", "voogd")
    wrong = post_json(noors_api, f"toestemmingen/{given['id']}/intrekking", {"namens": "voogd"}, 400)
    assert "beslist zelf" in str(wrong)
    gone = post_json(noors_api, f"toestemmingen/{given['id']}/intrekking", {"namens": "betrokkene"}, 200)
    assert gone["ingetrokkenNamens"] == "betrokkene"
    body = {"doel": "veilig_thuis", "soort": "meldcode", "reden": REDEN, "verteld": "ja"}
    other = post_json(noors_api, f"{path}/grondslagen", body)
    assert get_json(noors_api, f"{path}/grondslagen")["count"] == 1
    assert post_json(noors_api, f"grondslagen/{other['id']}/beeindiging", status=200)["status"] == "ingetrokken"
