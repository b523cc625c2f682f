"""Nothing about a person goes to anybody without a recorded ground for that purpose and receiver, and what rested on
one that ends goes back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.grondslag.actions import end_grondslag, record_grondslag
from casework.grondslag.rules import GrondslagInvoer
from casework.hulpvraag.actions import add_hulpvraag
from casework.inzage.models import Inzage
from casework.models import Concept, Gebeurtenis, Grondslag, Hulpvraag, Overdracht, Toestemming, Zorgactie
from casework.overdracht.actions import offer_overdracht
from casework.sociale_kaart.actions import add_organisatie, archive_organisatie
from casework.sociale_kaart.rules import OrganisatieInvoer
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming, withdraw_toestemming
from casework.toestemming.queries import to_ask_again, valid_ground
from casework.toestemming.tasks import lapse_toestemmingen
from casework.zorgactie.actions import answer_zorgactie, offer_zorgactie, take_zorgactie_step
from casework.zorgactie.queries import offered_to
from casework.zorgactie.rules import Aanbod, Stap
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import agree, logged, post_json
from tests.casework.test_gast_ziet_alleen_het_eigen_deel import acting, guest
from tests.casework.test_later_verder_typen import hidden

pytestmark = pytest.mark.urls("dekkend.urls_regio")
HUIS = "Huis De Beuk (voorbeeld)"
REDEN = "Zij moet vannacht weg en kan nu niets zeggen (voorbeeld)."


@pytest.fixture
def huis(regio: Tenant, noor: Actor) -> str:
    with inside(regio):
        said = OrganisatieInvoer(naam=HUIS, aanbod=("veilige_opvang",), landelijk=True)
        return str(add_organisatie(actor=noor, invoer=said).pk)


@pytest.fixture
def hulpvraag(regio: Tenant, noor: Actor, dossier: Dossier) -> Hulpvraag:
    with inside(regio):
        return add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="veilige_plek", vraag="Een bed (voorbeeld).")


def ask(noor: Actor, hulpvraag: Hulpvraag, huis: str) -> Zorgactie:
    offer = Aanbod((), today() + timedelta(days=3))
    return offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis, invoer=offer)  # type: ignore[arg-type]


def hand_over(noor: Actor, dossier: Dossier, zeeland: Tenant) -> Overdracht:
    return offer_overdracht(
        actor=noor, dossier_id=dossier.pk, ontvanger=zeeland.schema_name, reden="veiligheid", spoed=True
    )


def other_ground(noor: Actor, dossier: Dossier, doel: str, ontvanger: str, soort: str = "vitaal_belang") -> Grondslag:
    said = GrondslagInvoer(doel, soort, REDEN, "ja", ontvanger)
    return record_grondslag(actor=noor, dossier_id=dossier.pk, invoer=said)


def test_on_the_page_the_ground_comes_first_and_nothing_typed_is_lost(
    regio: Tenant, noors_browser: Client, dossier: Dossier, hulpvraag: Hulpvraag, huis: str
) -> None:
    path = f"/hulpvragen/{hulpvraag.pk}/aanbieden/{huis}/"
    assert "Er is nog geen grond om dit te delen" in noors_browser.get(path).content.decode()
    typed: dict[str, Any] = {"delen": ["roepnaam"], "toelichting": "Spreekt Frans.", **hidden(noors_browser, path)}
    typed["antwoord_voor"] = f"{today():%d-%m-%Y}"
    refused = noors_browser.post(path, typed)
    assert refused.status_code == 422
    assert "Spreekt Frans." in refused.content.decode()
    first = noors_browser.post(path, {**typed, "eerst": "toestemming"})
    assert first.status_code == 302
    question = noors_browser.get(first["Location"]).content.decode()
    assert f'<option value="{huis}" selected>' in question
    answer = {
        "antwoord": "ja", "ontvanger": huis, "wilsbekwaam": "ja", "gegeven_door": "betrokkene", "wijze": "mondeling",
        "datum": f"{today():%d-%m-%Y}", "taal": "nl",
    }  # fmt: skip
    back = noors_browser.post(first["Location"], answer)
    assert back["Location"].startswith(f"{path}?concept=")
    again = noors_browser.get(back["Location"]).content.decode()
    assert "Spreekt Frans." in again
    assert "Toestemming, sinds" in again
    typed |= hidden(noors_browser, back["Location"])
    assert noors_browser.post(back["Location"], typed).status_code == 302
    with inside(regio):
        made, given = Zorgactie.objects.get(), Toestemming.objects.get()
        assert (made.grondslag, made.grond_datum) == ("toestemming", today())
        assert not Concept.objects.exists()
    (line,) = logged(regio, "zorgactie_aangeboden")
    assert line.details["grond"] == str(given.pk)
    elsewhere = noors_browser.get(f"/dossiers/{dossier.pk}/grondslag/?doel=overleg&terug=https://example.org/")
    assert "example.org" not in elsewhere.content.decode()


def test_handing_over_asks_for_it_too_and_a_program_hears_why_not(
    regio: Tenant, zeeland: Tenant, noors_browser: Client, noors_api: Client, dossier: Dossier, hulpvraag: Hulpvraag,
    huis: str,
) -> None:  # fmt: skip
    path = f"/dossiers/{dossier.pk}/overdragen/"
    typed = {"ontvanger": zeeland.schema_name, "reden": "veiligheid", "spoed": "on", **hidden(noors_browser, path)}
    assert "nog geen grond" in noors_browser.post(path, typed).content.decode()
    first = noors_browser.post(path, {**typed, "eerst": "grondslag"})
    said = {"soort": "vitaal_belang", "ontvanger": zeeland.schema_name, "reden": REDEN, "verteld": "nog_niet"}
    back = noors_browser.post(first["Location"], said)
    again = noors_browser.get(back["Location"]).content.decode()
    assert 'value="veiligheid"' in again
    assert "in veiligheid te brengen, en vragen kan niet, sinds" in again
    body = {"organisatie": huis, "antwoordDatum": f"{today():%Y-%m-%d}"}
    refused = post_json(noors_api, f"hulpvragen/{hulpvraag.pk}/zorgacties", body, 409)
    assert HUIS in refused["detail"]
    assert "Leg die eerst vast" in refused["detail"]
    made = post_json(noors_api, f"dossiers/{dossier.pk}/overdrachten", {**said, "spoed": True}, 400)
    assert "invalidParams" in made
    made = post_json(
        noors_api, f"dossiers/{dossier.pk}/overdrachten", {"ontvanger": zeeland.schema_name, "reden": "opvang"}
    )
    assert made["rechtsgrond"] == "vitaal_belang"


@pytest.mark.usefixtures("in_regio")
class TestWatErOpRust:
    def test_a_ground_that_ends_takes_back_what_rests_on_it_and_nothing_else(
        self, regio: Tenant, zeeland: Tenant, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: str
    ) -> None:
        petra = acting(regio, guest(regio, "petra", organisatie=HUIS))
        with pytest.raises(Refused, match="Leg die eerst vast"):
            ask(noor, hulpvraag, huis)
        with pytest.raises(Refused, match="Zeeland"):
            hand_over(noor, dossier, zeeland)
        ground = other_ground(noor, dossier, "zorgactie", huis)
        offer = ask(noor, hulpvraag, huis)
        assert offer.grondslag == "vitaal_belang"
        assert offered_to(petra).count() == 1
        given = agree(noor, dossier.pk, "zorgactie", huis)
        withdraw_toestemming(actor=noor, toestemming_id=given.pk)
        assert Zorgactie.objects.get(pk=offer.pk).status == "aangeboden"
        end_grondslag(actor=noor, grondslag_id=ground.pk)
        assert Zorgactie.objects.get(pk=offer.pk).status == "ingetrokken"
        away = other_ground(noor, dossier, "overdracht", zeeland.schema_name)
        offered = hand_over(noor, dossier, zeeland)
        end_grondslag(actor=noor, grondslag_id=away.pk)
        assert Overdracht.objects.get(pk=offered.pk).status == "ingetrokken"

    def test_one_that_ran_out_ends_the_sharing_and_not_the_help(
        self, regio: Tenant, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: str
    ) -> None:
        petra = acting(regio, guest(regio, "petra", organisatie=HUIS))
        other_ground(noor, dossier, "zorgactie", huis, "taak")
        running = ask(noor, hulpvraag, huis)
        answer_zorgactie(actor=petra, zorgactie_id=running.pk, invoer=Stap("aannemen"))
        lent = Inzage.objects.filter(dossier=dossier, ingetrokken_at=None)
        assert lent.exists()
        Grondslag.objects.update(geldig_tot=today() - timedelta(days=1))
        assert valid_ground(dossier, "zorgactie", huis) is None
        assert offered_to(petra).count() == 0
        for _ in range(2):
            lapse_toestemmingen(regio.schema_name)
        with inside(regio):
            assert Zorgactie.objects.get().status == "aangenomen"
            assert not lent.exists()
            assert offered_to(petra).count() == 0
            assert Gebeurtenis.objects.filter(dossier=dossier, soort="grondslag_beeindigd").count() == 1
            given = agree(noor, dossier.pk, "zorgactie", huis)
            assert offered_to(petra).count() == 1
            assert lent.count() == 1
            withdraw_toestemming(actor=noor, toestemming_id=given.pk)
            assert Zorgactie.objects.get().status == "gestopt"
            with pytest.raises(Refused, match="Leg die eerst vast"):
                take_zorgactie_step(actor=noor, zorgactie_id=running.pk, invoer=Stap("herstellen"))
            assert not lent.exists()

    def test_answers_that_contradict_and_a_receiver_that_is_gone(
        self, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: str
    ) -> None:
        given = agree(noor, dossier.pk, "zorgactie", huis)
        no = ToestemmingInvoer(doel="zorgactie", ontvanger=huis, gegeven_door="betrokkene", antwoord="nee")
        with pytest.raises(Refused, match="Trek die eerst in"):
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=no)
        offer = ask(noor, hulpvraag, huis)
        archive_organisatie(actor=noor, organisatie_id=offer.organisatie_id, reden="gestopt")
        withdraw_toestemming(actor=noor, toestemming_id=given.pk)
        assert Zorgactie.objects.get(pk=offer.pk).status == "ingetrokken"

    def test_every_consent_of_a_child_is_judged_however_many_there_are(self, noor: Actor, dossier: Dossier) -> None:
        born = today() - timedelta(days=13 * 366)
        nearly = today() - timedelta(days=16 * 365 + 4 - 10)
        boy, girl = (
            open_dossier(actor=noor, persoon=PersoonInvoer(roepnaam=f"{naam} (voorbeeld)", geboortedatum=day))
            for naam, day in (("Jan", born), ("Eva", nearly))
        )
        given = agree(noor, dossier.pk, "overleg", "zorg")
        many = [(boy, 2)] * 120 + [(girl, 1)]
        Toestemming.objects.bulk_create(
            Toestemming(
                dossier=whose, doel="zorgactie", ontvanger=str(uuid4()), status="gegeven", gegeven_door="beide",
                leeftijdsgroep="van_12_tot_16", leeftijd_bron="dossier", datum=today() - timedelta(days=days),
                wijze="mondeling", tekstversie=given.tekstversie, vastgelegd_at=given.vastgelegd_at,
            )
            for whose, days in many
        )  # fmt: skip
        assert [(one.toestemming.dossier, one.reden) for one in to_ask_again(noor, 25)] == [(girl, "grens")]
