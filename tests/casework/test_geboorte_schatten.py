"""A year or date of birth that is only estimated: how it is shown, counted, searched, sent, and asked about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.actions import change_persoon, invoer_of, open_dossier
from casework.dossier.models import Dossier, Persoon
from casework.dossier.rules import PersoonInvoer
from casework.herkenning.queries import known_already, search
from casework.herkenning.rules import Zoekvraag
from casework.inzageverzoek.samenstellen import _persoon
from casework.kenmerken import leeftijdsgroep
from casework.overdracht.inhoud import pack, unpack
from casework.registratie.inhoud import content_of
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.toestemming.models import Toestemming
from casework.toestemming.rules import age_group
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput
from tenants.models import Tenant
from tests.casework.conftest import get_json, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
DOEL = "registratie_comensha"


def born_about(actor: Actor, **said: object) -> Dossier:
    return open_dossier(actor=actor, persoon=replace(PersoonInvoer(roepnaam="Ayla (voorbeeld)"), **said))  # type: ignore[arg-type]


class TestRegels:
    def test_the_group_that_is_said_may_not_be_far_from_the_estimate(self) -> None:
        assert age_group(None, "van_12_tot_16", "ja", 15) == ("van_12_tot_16", "verklaard")
        assert age_group(None, "vanaf_16", "ja", 15) == ("vanaf_16", "verklaard")
        assert age_group(None, "vanaf_16", "ja", 17) == ("vanaf_16", "verklaard")
        for said, guess in (("vanaf_16", 12), ("tot_12", 30), ("", 15)):
            with pytest.raises(InvalidInput) as told:
                age_group(None, said, "ja", guess)
            assert set(told.value.fields) == {"leeftijdsgroep"}


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_the_age_follows_and_the_consent_asks_for_the_group(self, noor: Actor) -> None:
        dossier = born_about(noor, geboortejaar=today().year - 16)
        persoon = Persoon.objects.get(dossier=dossier)
        assert (persoon.geboortejaar, persoon.geboorte_geschat, persoon.minderjarig) == (today().year - 16, True, "ja")
        assert persoon.zekere_leeftijd(today()) is None
        assert leeftijdsgroep(persoon.leeftijd(today())) == "van_12_tot_16"
        yes = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        for wrong in (yes, replace(yes, leeftijdsgroep="tot_12"), replace(yes, leeftijdsgroep="van_12_tot_16")):
            with pytest.raises(InvalidInput):
                record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=wrong)
        given = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=replace(yes, leeftijdsgroep="vanaf_16"))
        assert (given.leeftijdsgroep, given.leeftijd_bron) == ("vanaf_16", "verklaard")
        # An estimate that moves far away lets it fall, and so does an age that becomes sure.
        nearer = replace(invoer_of(dossier), geboortejaar=today().year - 18)
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=nearer)
        assert Toestemming.objects.get().status == "gegeven"
        sure = replace(nearer, geboortejaar=None, geboortedatum=date(today().year - 14, 1, 1))
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=sure)
        assert (Toestemming.objects.get().status, Toestemming.objects.get().intrek_reden) == ("ingetrokken", "leeftijd")

    def test_an_estimated_date_is_no_date_for_others(self, noor: Actor, sam: Actor) -> None:
        dossier = born_about(noor, geboortedatum=date(1990, 5, 1), datum_geschat=True, naam="Ayla Voorbeeld")
        yes = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", leeftijdsgroep="vanaf_16")
        given = record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=yes)
        brief = content_of(dossier.pk, dossier, given)
        assert (brief.geboortedatum, brief.geboortejaar, brief.leeftijdsgroep) == (None, 1990, "vanaf_18")
        told = _persoon(dossier)
        assert told["Geboortedatum is een schatting"] == "Ja"
        arrived = unpack(pack(dossier), regio="Elders (voorbeeld)", zorgcoordinator=sam.user_id)
        assert (arrived.persoon.datum_geschat, arrived.persoon.geboortedatum) == (True, date(1990, 5, 1))

    def test_somebody_is_known_again_by_the_year(self, noor: Actor) -> None:
        born_about(noor, geboortejaar=2001)
        [found] = search(noor, Zoekvraag("Ayla", 2001)).dossiers
        assert found.overeenkomst.redenen[-1] == "Het geboortejaar is hetzelfde: 2001."
        asked = known_already(noor, PersoonInvoer(roepnaam="Ayla", geboortejaar=2002))
        assert asked is not None
        assert asked.dossiers[0].overeenkomst.redenen[-1] == "Het geboortejaar scheelt 1 jaar: 2001."

    def test_the_database_holds_it_too_and_nothing_stays(self, noor: Actor) -> None:
        dossier = born_about(noor, geboortejaar=2001)
        for values in ({"geschatte_leeftijd": 20, "geschat_op": today()}, {"datum_geschat": True}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Persoon.objects.filter(dossier=dossier).update(**values)
        other = born_about(noor, geboortedatum=date(1990, 5, 1), datum_geschat=True)
        erase([other.pk])
        assert not Persoon.objects.get(dossier=other).datum_geschat


def test_the_page_and_a_program_say_that_it_is_estimated(
    regio: Tenant, noors_browser: Client, noors_api: Client, api: Callable[..., Client]
) -> None:
    typed = {
        "roepnaam": "Ayla (voorbeeld)", "geboortejaar": "2001", "gender": "vrouw", "minderjarig": "onbekend",
        "nationaliteitsgroep": "onbekend",
    }  # fmt: skip
    both = noors_browser.post("/dossiers/nieuw/", {**typed, "geschatte_leeftijd": "20"})
    assert both.status_code == 422
    assert "één van deze drie" in both.content.decode()
    assert "geboren rond 2001 (geschat)" in noors_browser.post("/dossiers/nieuw/", typed, follow=True).content.decode()
    said = {"roepnaam": "Bo (voorbeeld)", "geboortedatum": "2001-05-01", "geboorteGeschat": True}
    made = post_json(noors_api, "dossiers", said)
    persoon = get_json(noors_api, f"dossiers/{made['id']}")["persoon"]
    assert (persoon["geboortedatum"], persoon["geboorteGeschat"], persoon["geboortejaar"]) == (
        "2001-05-01", True, None,
    )  # fmt: skip
    assert "rond 1 mei 2001 (geschat)" in noors_browser.get(f"/dossiers/{made['id']}/").content.decode()
    post_json(noors_api, "dossiers", {"roepnaam": "Cas (voorbeeld)", "geboorteGeschat": True}, status=400)
