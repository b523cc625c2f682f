"""How long a dossier is kept: the list of what is past its term, a stop that holds, and terms of the regio itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.bewaren import queries
from casework.bewaren.actions import lift_stop, set_bewaartermijn, stop_destruction
from casework.bewaren.models import Bewaarstop
from casework.bewaren.rules import (
    REGIMES,
    STANDAARD,
    STOPREDENEN,
    Termijn,
    check_free,
    check_stop,
    check_termijn,
    kept_until,
    regime_of,
    years_before,
    years_on,
)
from casework.dossier import tables
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import GEBEURTENISSEN
from casework.wissen.actions import confirm_wisverzoek, propose_wisverzoek
from casework.wissen.models import Wisverzoek
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, get_json, logged, post_json

Browse = Callable[..., Client]
STRAKS = today() + timedelta(days=90)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


class TestTerms:
    @given(days, st.integers(1, 100))
    def test_it_is_kept_for_all_of_the_years(self, laatst: date, jaren: int) -> None:
        until = kept_until(laatst, jaren)
        assert until.year == laatst.year + jaren
        assert timedelta(0) <= until - laatst.replace(day=1, year=until.year) <= timedelta(days=30)
        assert years_before(until, jaren) >= laatst - timedelta(days=1)

    def test_a_leap_day_loses_no_day(self) -> None:
        assert kept_until(date(2024, 2, 29), 15) == date(2039, 3, 1)
        assert kept_until(date(2024, 2, 29), 20) == date(2044, 2, 29)
        assert years_before(date(2024, 2, 29), 15) == date(2009, 2, 28)

    @pytest.mark.parametrize(("age", "regime"), [(17, "jeugdwet"), (18, "wmo"), (None, "jeugdwet"), (0, "jeugdwet")])
    def test_who_was_a_minor_or_may_have_been_is_kept_longer(self, age: int | None, regime: str) -> None:
        assert regime_of(age) == regime

    @given(st.lists(st.builds(Termijn, st.sampled_from(sorted(REGIMES)), st.integers(1, 100), days)), days)
    def test_the_newest_agreement_that_began_holds(self, agreed: list[Termijn], dag: date) -> None:
        found = years_on(dag, agreed)
        for regime in REGIMES:
            begun = [one for one in agreed if one.regime == regime and one.ingang <= dag]
            newest = max((one.ingang for one in begun), default=None)
            assert found[regime] in {one.jaren for one in begun if one.ingang == newest} or (
                not begun and found[regime] == STANDAARD[regime]
            )

    def test_what_cannot_be_is_refused_with_what_to_do(self) -> None:
        vandaag = date(2026, 11, 22)
        check_termijn(Termijn("wmo", 15, vandaag), vandaag, REGIMES)
        with pytest.raises(InvalidInput) as wrong:
            check_termijn(Termijn("archiefwet", 0, date(2026, 11, 21)), vandaag, REGIMES)
        assert set(wrong.value.fields) == {"regime", "jaren", "ingang"}
        check_stop("klacht", date(2026, 11, 23), vandaag)
        with pytest.raises(InvalidInput) as wrong:
            check_stop("zomaar", vandaag, vandaag)
        assert set(wrong.value.fields) == {"reden", "opnieuw_bekijken"}
        check_free([])
        with pytest.raises(Refused, match="strafzaak"):
            check_free(["strafzaak"])


def closed(noor: Actor, years: int, **change: object) -> Dossier:
    """A dossier that nobody changed for so many years and a day."""
    dossier = open_dossier(actor=noor, persoon=replace(PERSOON, **change))  # type: ignore[arg-type]
    moment = now() - timedelta(days=366 * years)
    Dossier.objects.filter(pk=dossier.pk).update(
        fase="afgesloten", afgesloten_at=moment, afsluit_reden="afgerond", gewijzigd_at=moment
    )
    return dossier


def test_every_line_of_the_timeline_has_an_icon() -> None:
    assert set(tables._LOOK) == set(GEBEURTENISSEN)


class TestKeeping:
    def test_a_stop_holds_until_it_is_lifted(self, regio: Tenant, noor: Actor, sam: Actor, ilse: Actor) -> None:
        with inside(regio):
            adult, minor = closed(noor, 16), closed(noor, 16, geschatte_leeftijd=15)
            closed(noor, 14)
            rows = list(queries.past_the_shortest(noor))
            found = queries.kept(rows)
            assert [row.pk for row in rows] == [adult.pk, minor.pk]
            assert [found[row.pk].voorbij for row in rows] == [True, False]
            assert (queries.own_among(noor, rows), queries.own_among(sam, rows)) == ({adult.pk, minor.pk}, set())
            stop = stop_destruction(actor=noor, dossier_id=adult.pk, reden="klacht", opnieuw_bekijken=STRAKS)
            with pytest.raises(Refused, match="al een bewaarstop"):
                stop_destruction(actor=noor, dossier_id=adult.pk, reden="klacht", opnieuw_bekijken=STRAKS)
            assert not queries.kept([adult])[adult.pk].voorbij
            with pytest.raises(Refused, match="mag nu niet weg"):
                propose_wisverzoek(actor=noor, dossier_id=adult.pk, reden="bewaartermijn")
            for actor in (sam, ilse):
                with pytest.raises(Hidden):
                    lift_stop(actor=actor, stop_id=stop.pk)
            lift_stop(actor=noor, stop_id=stop.pk)
            with pytest.raises(Refused, match="al opgeheven"):
                lift_stop(actor=noor, stop_id=stop.pk)
            asked = propose_wisverzoek(actor=noor, dossier_id=adult.pk, reden="bewaartermijn")
            assert [row.pk for row in queries.past_the_shortest(noor)] == [minor.pk]
            stop_destruction(
                actor=noor, dossier_id=adult.pk, reden="strafzaak", opnieuw_bekijken=STRAKS, toelichting=" Zaak. "
            )
            with pytest.raises(Refused, match="strafzaak"):
                confirm_wisverzoek(actor=sam, wisverzoek_id=asked.pk)
            assert Wisverzoek.objects.get().status == "voorgesteld"
            lift_stop(actor=noor, stop_id=Bewaarstop.objects.get(reden="strafzaak").pk)
            assert confirm_wisverzoek(actor=sam, wisverzoek_id=asked.pk).status == "vernietigd"
            assert not Bewaarstop.objects.exists(), "what was told in it goes with the dossier"
        assert len(logged(regio, "bewaarstop_gezet")) == 2
        assert len(logged(regio, "bewaarstop_opgeheven")) == 2

    def test_a_regio_may_keep_longer_or_shorter_from_a_day_on(
        self, regio: Tenant, noor: Actor, actor: Callable[..., Actor]
    ) -> None:
        olga = actor(regio, "ketenregisseur")
        with inside(regio):
            dossier = closed(noor, 6)
            assert not queries.past_the_shortest(noor).exists()
            set_bewaartermijn(actor=olga, regime="wmo", jaren=4, ingang=today())
            set_bewaartermijn(actor=olga, regime="wmo", jaren=5, ingang=today())
            assert [row.pk for row in queries.past_the_shortest(noor)] == [dossier.pk]
            assert [(one.regime, one.jaren) for one in queries.termijnen("regio")] == [
                ("jeugdwet", 20), ("wmo", 5), ("melding", 5), ("adviesvraag", 2),
            ]  # fmt: skip
            with pytest.raises(Hidden):
                set_bewaartermijn(actor=noor, regime="wmo", jaren=5, ingang=today())


def test_by_api(regio: Tenant, noor: Actor, noors_api: Client, api: Callable[..., Client]) -> None:
    with inside(regio):
        dossier = closed(noor, 16)
    (row,) = get_json(noors_api, "bewaarde-dossiers")["results"]
    assert (row["nummer"], row["regime"], row["voorbij"], row["bewaarstop"]) == (dossier.nummer, "wmo", True, False)
    body = {"reden": "klacht", "opnieuwBekijkenDatum": str(STRAKS), "toelichting": "Zaak 7"}
    made = post_json(noors_api, f"dossiers/{dossier.pk}/bewaarstops", body)
    post_json(noors_api, f"dossiers/{dossier.pk}/bewaarstops", body, status=409)
    assert get_json(noors_api, "bewaarde-dossiers")["results"][0]["bewaarstop"]
    assert post_json(noors_api, f"bewaarstops/{made['id']}/opheffing")["opgehevenOp"]
    (lifted,) = get_json(noors_api, f"dossiers/{dossier.pk}/bewaarstops")["results"]
    assert (lifted["id"], lifted["toelichting"]) == (made["id"], "Zaak 7")
    keten = api(regio, "ketenregisseur")
    post_json(keten, "bewaartermijnen", {"regime": "signalering", "jaren": 9, "ingangsDatum": str(today())}, status=400)
    post_json(keten, "bewaartermijnen", {"regime": "melding", "jaren": 9, "ingangsDatum": str(today())})
    found = {one["regime"]: one["jaren"] for one in get_json(keten, "bewaartermijnen")["results"]}
    assert found == {"jeugdwet": 20, "wmo": 15, "melding": 9, "adviesvraag": 2}


class TestPages:
    def test_from_the_list_to_a_stop_and_back(
        self, regio: Tenant, noor: Actor, noors_browser: Client, browse: Browse
    ) -> None:
        with inside(regio):
            dossier = closed(noor, 16)
        listed = noors_browser.get("/bewaren/").content.decode()
        assert f"/dossiers/{dossier.pk}/bewaren/" in listed
        assert "Voorbij" in listed
        assert "Luna" not in listed
        others = browse(regio, "fg").get("/bewaren/").content.decode()
        assert (dossier.nummer in others, f"/dossiers/{dossier.pk}/" in others) == (True, False)
        page = f"/dossiers/{dossier.pk}/bewaren/"
        assert "De bewaartermijn is voorbij" in noors_browser.get(page).content.decode()
        wrong = noors_browser.post(page, {"reden": "klacht", "opnieuw_bekijken": "01-01-2020", "toelichting": "Zaak 7"})
        assert wrong.status_code == 422
        assert "Kies een dag na vandaag" in wrong.content.decode()
        assert "Zaak 7" in wrong.content.decode()
        said = {"reden": "klacht", "opnieuw_bekijken": STRAKS.strftime("%d-%m-%Y"), "toelichting": "Zaak 7"}
        done = noors_browser.post(page, said, follow=True).content.decode()
        assert "De bewaarstop staat erop" in done
        assert STOPREDENEN["klacht"] in done
        assert "Bewaarstop" in noors_browser.get("/bewaren/").content.decode()
        assert "Bewaarstop gezet" in noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert noors_browser.post(f"/dossiers/{dossier.pk}/vernietigen/", {"reden": "bewaartermijn"}).status_code == 409
        with inside(regio):
            stop = Bewaarstop.objects.get()
            Bewaarstop.objects.update(opnieuw_bekijken=today())
        assert f"Bewaarstop op dossier {dossier.nummer}" in noors_browser.get("/").content.decode()
        assert "opgeheven door" in noors_browser.post(f"/bewaarstops/{stop.pk}/opheffen/", follow=True).content.decode()

    def test_the_terms(self, regio: Tenant, browse: Browse) -> None:
        client = browse(regio, "ketenregisseur")
        day = today().strftime("%d-%m-%Y")
        assert "20 jaar na de laatste wijziging (de wet)" in client.get("/bewaren/wijzigen/").content.decode()
        done = client.post("/bewaren/wijzigen/", {"regime": "wmo", "jaren": "10", "ingang": day}, follow=True)
        assert "10 jaar vanaf" in done.content.decode()
        assert client.post("/bewaren/wijzigen/", {"regime": "wmo", "jaren": "0", "ingang": day}).status_code == 422
        assert client.get("/bewaren/").status_code == 404
        assert browse(regio, "zorgcoordinator").get("/bewaren/wijzigen/").status_code == 404
