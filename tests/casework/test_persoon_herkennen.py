"""Is this person known already? Searched before something is made, explained, and never more than somebody may see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.contact.actions import close_melding, note_melding
from casework.contact.models import Melding
from casework.dossier.actions import join_dossier, open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.herkenning.actions import add_punt, remove_punt
from casework.herkenning.models import Herkenningspunt
from casework.herkenning.queries import points_of, search, search_for_melding
from casework.herkenning.rules import (
    LANGST,
    Bekende,
    Zoekvraag,
    check_punt,
    check_vraag,
    fits,
    folded,
    key_of,
    kinds_of,
)
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import INVOER, get_json, logged, post_json

MOBIEL = "06 12 00 34 56"
LUNA = Bekende((("De roepnaam", "Luna (voorbeeld)"), ("De naam", "Luna Voorbeeld"), ("De alias", "")), 2008)


class TestRules:
    @pytest.mark.parametrize("other", ["0612003456", "+31 6 1200 3456", "0031612003456", "+31 (0)6-12003456"])
    def test_one_telephone_number_in_many_spellings(self, other: str) -> None:
        assert key_of("telefoon", other) == key_of("telefoon", MOBIEL) == "0612003456"

    def test_what_is_no_such_thing_has_no_key(self) -> None:
        assert key_of("telefoon", "bel 0612003456") == key_of("telefoon", "123") == ""
        assert key_of("email", "luna") == key_of("v_nummer", "V123") == key_of("v_nummer", "v 1234567890") == ""
        assert key_of("telefoon", "+48 512 345 678") == "48512345678"
        assert key_of("email", " Luna@Voorbeeld.Example ") == "luna@voorbeeld.example"
        assert kinds_of("1234567890") == ["telefoon", "v_nummer"]

    @given(st.text(max_size=60))
    def test_any_text_may_be_typed(self, typed: str) -> None:
        for kind in ("telefoon", "email", "v_nummer"):
            assert key_of(kind, key_of(kind, typed)) == key_of(kind, typed)
        assert fits(Zoekvraag(typed), LUNA) is None or folded(typed)

    def test_a_question_needs_something_to_search_with(self) -> None:
        for wrong, field in (
            (Zoekvraag(" ", 2001), "naam"),
            (Zoekvraag("x" * (LANGST + 1)), "naam"),
            (Zoekvraag(gegeven="y" * (LANGST + 1)), "gegeven"),
            (Zoekvraag(gegeven="geen nummer"), "gegeven"),
            (Zoekvraag("Luna", 12), "geboortejaar"),
        ):
            with pytest.raises(InvalidInput) as told:
                check_vraag(wrong)
            assert field in told.value.fields
        assert check_vraag(Zoekvraag(" Luna ", 2008)) == Zoekvraag("Luna", 2008)

    def test_a_point_is_of_its_kind(self) -> None:
        assert check_punt("v_nummer", " 1234567890 ") == "1234567890"
        for soort, waarde in (("bsn", "1"), ("email", "luna"), ("telefoon", "1" * 300)):
            with pytest.raises(InvalidInput):
                check_punt(soort, waarde)

    def test_why_somebody_fits(self) -> None:
        assert fits(Zoekvraag("LÚNA"), LUNA).redenen == ("De roepnaam is hetzelfde: Luna (voorbeeld).",)  # type: ignore[union-attr]
        part = fits(Zoekvraag("Luna Jansen", 2008), replace(LUNA, namen=LUNA.namen[:1]))
        assert part is not None
        assert part.redenen == (
            "De roepnaam komt voor een deel overeen: Luna (voorbeeld).", "Het geboortejaar is hetzelfde: 2008.",
        )  # fmt: skip
        near = fits(Zoekvraag("Lunna", 2010), LUNA)
        assert near is not None
        assert near.redenen[1] == "Het geboortejaar scheelt 2 jaar: 2008."
        assert fits(Zoekvraag("ليلى"), Bekende((("De naam", "ليلى أحمد"),))) is not None

    def test_who_does_not_fit(self) -> None:
        assert fits(Zoekvraag("Bart", 2008), LUNA) is None
        assert fits(Zoekvraag("Lu"), LUNA) is None
        assert fits(Zoekvraag("Lunna", 1960), LUNA) is None
        assert "Let op" in fits(Zoekvraag("Luna", 1960), LUNA).redenen[1]  # type: ignore[union-attr]
        assert fits(Zoekvraag("Luna"), Bekende((("De naam", "--"),))) is None


@pytest.mark.usefixtures("in_regio")
class TestSearching:
    def test_the_own_caseload_is_found_by_name_and_by_number(self, noor: Actor, dossier: Dossier) -> None:
        add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)
        by_name = search(noor, Zoekvraag("luna"))
        [found] = search(noor, Zoekvraag("Lunah", None, "+31612003456")).dossiers
        assert [one.zaak.pk for one in by_name.dossiers] == [dossier.pk] == [found.zaak.pk]
        assert found.overeenkomst.redenen[0] == "Telefoonnummer staat in dit dossier."
        assert search(noor, Zoekvraag("Bart")).niets

    def test_a_year_of_birth_or_an_age_helps(self, noor: Actor) -> None:
        persoon = PersoonInvoer(roepnaam="Bilal (voorbeeld)", geboortedatum=date(2001, 3, 4))
        open_dossier(actor=noor, persoon=persoon)
        [found] = search(noor, Zoekvraag("Bilal", 2001)).dossiers
        assert found.overeenkomst.redenen[-1] == "Het geboortejaar is hetzelfde: 2001."

    def test_of_a_colleague_only_whom_to_ask(self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        add_punt(actor=noor, dossier_id=dossier.pk, soort="email", waarde="luna@voorbeeld.example")
        by_mail = search(sam, Zoekvraag("Luna", None, "LUNA@voorbeeld.example"))
        assert (by_mail.dossiers, by_mail.collegas) == ([], ["Noor (voorbeeld)"])
        assert search(sam, Zoekvraag("Luna")).niets
        [line] = logged(regio, "herkend_bij_collega")
        assert line.details["dossiers"] == [str(dossier.pk)]

    def test_another_regio_finds_nothing(
        self, zeeland: Tenant, actor: Callable[..., Actor], noor: Actor, dossier: Dossier
    ) -> None:
        add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)
        zoe = actor(zeeland, "zorgcoordinator")
        with inside(zeeland):
            assert search(zoe, Zoekvraag("Luna", None, MOBIEL)).niets

    def test_a_melding_is_found_and_searched_with(self, noor: Actor, dossier: Dossier) -> None:
        first = note_melding(actor=noor, invoer=replace(INVOER, betrokkene_naam="Luna"))
        second = note_melding(
            actor=noor,
            invoer=replace(INVOER, betrokkene_naam="Luna", melder_soort="betrokkene", melder_telefoon=MOBIEL),
        )
        close_melding(actor=noor, melding_id=first.pk, reden="advies_gegeven", toelichting="Gebeld (voorbeeld).")
        found = search_for_melding(noor, second.pk)[1]
        assert found is not None
        assert [one.zaak.pk for one in found.meldingen] == [first.pk]
        assert [one.zaak.pk for one in found.dossiers] == [dossier.pk]
        silent = note_melding(actor=noor, invoer=INVOER)
        assert search_for_melding(noor, silent.pk)[1] is None

    def test_who_opens_no_dossiers_does_not_search(self, yara: Actor, ilse: Actor, dossier: Dossier) -> None:
        for actor in (yara, ilse):
            with pytest.raises(Hidden):
                search(actor, Zoekvraag("Luna"))
            with pytest.raises(Hidden):
                add_punt(actor=actor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)


@pytest.mark.usefixtures("in_regio")
class TestPoints:
    def test_once_and_away_again(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        punt = add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)
        with pytest.raises(InvalidInput):
            add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde="0612003456")
        assert points_of(ilse, dossier.pk).punten.count() == 1
        for deed in (lambda: remove_punt(actor=sam, punt_id=punt.pk), lambda: points_of(sam, dossier.pk)):
            with pytest.raises(Hidden):
                deed()
        assert remove_punt(actor=noor, punt_id=punt.pk) == dossier.pk
        assert search(noor, Zoekvraag(gegeven=MOBIEL)).niets

    def test_with_the_dossier_it_is_gone(self, noor: Actor, dossier: Dossier) -> None:
        add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)
        erase([dossier.pk])
        assert not Herkenningspunt.objects.exists()


@pytest.mark.usefixtures("in_regio")
class TestJoining:
    def test_the_melding_goes_to_the_dossier_that_is_there(
        self, noor: Actor, melding: Melding, dossier: Dossier
    ) -> None:
        join_dossier(actor=noor, melding_id=melding.pk, dossier_id=dossier.pk)
        melding.refresh_from_db()
        assert (melding.status, melding.dossier_id) == ("in_dossier", dossier.pk)
        assert dossier.gebeurtenissen.filter(soort="melding_toegevoegd").exists()
        with pytest.raises(Refused):
            join_dossier(actor=noor, melding_id=melding.pk, dossier_id=dossier.pk)

    def test_not_to_a_colleagues_or_a_closed_one(
        self, noor: Actor, sam: Actor, melding: Melding, dossier: Dossier
    ) -> None:
        with pytest.raises(Hidden):
            join_dossier(actor=sam, melding_id=melding.pk, dossier_id=dossier.pk)
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            join_dossier(actor=noor, melding_id=melding.pk, dossier_id=dossier.pk)
        melding.refresh_from_db()
        assert melding.status == "nieuw"


class TestPages:
    def test_searching_first_and_going_on(self, regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
        page = noors_browser.post("/herkennen/", {"naam": "luna"}).content.decode()
        assert dossier.nummer in page
        assert "De roepnaam is hetzelfde" in page
        assert [line.details["dossiers"] for line in logged(regio, "dossierlijst_bekeken")] == [[str(dossier.pk)]]
        nobody = noors_browser.post("/herkennen/", {"naam": "Bart"}).content.decode()
        assert "Niemand gevonden" in nobody
        form = noors_browser.post("/herkennen/melding/", {"naam": "Bart (voorbeeld)"}, follow=True).content.decode()
        assert "Bart (voorbeeld)" in form
        assert noors_browser.post("/herkennen/melding/", {"naam": ""}, follow=True).status_code == 200
        wrong = noors_browser.post("/herkennen/", {"naam": "", "gegeven": "bel mij"})
        assert (wrong.status_code, "bel mij" in wrong.content.decode()) == (422, True)

    def test_from_a_melding_to_the_dossier_of_the_same_person(
        self, regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
    ) -> None:
        with inside(regio):
            melding = note_melding(actor=noor, invoer=replace(INVOER, betrokkene_naam="Luna"))
            silent = note_melding(actor=noor, invoer=INVOER)
        assert "Al bekend?" in noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
        assert "Bij dit dossier voegen" in noors_browser.get(f"/meldingen/{melding.pk}/herkennen/").content.decode()
        noors_browser.post(f"/meldingen/{melding.pk}/dossier/{dossier.pk}/")
        assert "Melding bij dit dossier gevoegd" in noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert "geen naam" in noors_browser.get(f"/meldingen/{silent.pk}/herkennen/").content.decode()

    def test_writing_down_a_number_and_taking_it_away(
        self, regio: Tenant, noors_browser: Client, dossier: Dossier
    ) -> None:
        url = f"/dossiers/{dossier.pk}/herkenning/"
        assert "Nog niets bekend" in noors_browser.get(url).content.decode()
        assert noors_browser.post(url, {"soort": "email", "waarde": "geen adres"}).status_code == 422
        assert MOBIEL in noors_browser.post(url, {"soort": "telefoon", "waarde": MOBIEL}, follow=True).content.decode()
        with inside(regio):
            punt = Herkenningspunt.objects.get()
        noors_browser.post(f"/herkenningspunten/{punt.pk}/weghalen/")
        assert "Nog niets bekend" in noors_browser.get(url).content.decode()


class TestOpeningADossier:
    def test_who_is_known_is_shown_first_and_nothing_typed_is_lost(
        self, regio: Tenant, noors_browser: Client, dossier: Dossier
    ) -> None:
        typed = {"roepnaam": "Luna", "alias": "Ster (voorbeeld)", "gender": "vrouw", "minderjarig": "nee"}
        typed["nationaliteitsgroep"] = "onbekend"
        asked = noors_browser.post("/dossiers/nieuw/", typed).content.decode()
        assert "Is dit dezelfde persoon?" in asked
        assert dossier.nummer in asked
        assert "Ster (voorbeeld)" in asked
        with inside(regio):
            assert Dossier.objects.count() == 1
        assert noors_browser.post("/dossiers/nieuw/", {**typed, "bekend": "gezien"}).status_code == 302
        assert noors_browser.post("/dossiers/nieuw/", {**typed, "roepnaam": "Bart", "alias": ""}).status_code == 302
        assert noors_browser.post("/dossiers/nieuw/", {**typed, "roepnaam": "", "alias": ""}).status_code == 422

    def test_from_a_melding_the_hits_come_first_and_one_click_goes_on(
        self, regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
    ) -> None:
        with inside(regio):
            same = note_melding(actor=noor, invoer=replace(INVOER, betrokkene_naam="Luna"))
            other = note_melding(actor=noor, invoer=replace(INVOER, betrokkene_naam="Bart (voorbeeld)"))
            nobody = note_melding(actor=noor, invoer=INVOER)
        for melding in (other, nobody):
            assert noors_browser.post(f"/meldingen/{melding.pk}/dossier/").status_code == 302
        assert noors_browser.post(f"/meldingen/{nobody.pk}/dossier/").status_code == 409
        asked = noors_browser.post(f"/meldingen/{same.pk}/dossier/").content.decode()
        for text in ("nog niet geopend", dossier.nummer, "Bij dit dossier voegen", "Toch een nieuw dossier openen"):
            assert text in asked
        assert [line.object_id for line in logged(regio, "melding_bekeken")] == [str(same.pk)]
        with inside(regio):
            assert Dossier.objects.count() == 3
        assert noors_browser.post(f"/meldingen/{same.pk}/dossier/", {"bekend": "gezien"}).status_code == 302
        with inside(regio):
            assert Dossier.objects.count() == 4


class TestApi:
    def test_a_program_is_told_who_it_may_be_and_what_to_send(
        self, regio: Tenant, noor: Actor, noors_api: Client, dossier: Dossier, api: Callable[..., Client]
    ) -> None:
        with inside(regio):
            add_punt(actor=noor, dossier_id=dossier.pk, soort="telefoon", waarde=MOBIEL)
            own = replace(INVOER, betrokkene_naam="Luna", melder_soort="betrokkene", melder_telefoon=MOBIEL)
            melding = note_melding(actor=noor, invoer=own)
        sams = api(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
        told = post_json(noors_api, "dossiers", {"roepnaam": "Luna (voorbeeld)"}, status=409)["detail"]
        assert dossier.nummer in told
        assert "tochOpenen" in told
        assert "Luna" not in told
        # Of a colleague's dossier only whom to ask, and only because of the number.
        ask = post_json(sams, "dossiers", {"melding": str(melding.pk)}, status=409)["detail"]
        assert "Noor (voorbeeld)" in ask
        assert dossier.nummer not in ask
        wrong = {"roepnaam": "Luna (voorbeeld)", "geboortedatum": "3000-01-01"}
        post_json(noors_api, "dossiers", wrong, status=400)
        said = {"roepnaam": "Luna (voorbeeld)", "tochOpenen": True}
        assert post_json(noors_api, "dossiers", said)["persoon"]["roepnaam"] == "Luna (voorbeeld)"
        assert post_json(sams, "dossiers", {"melding": str(melding.pk), "tochOpenen": True})["nummer"]

    def test_searching_and_points(self, noors_api: Client, dossier: Dossier, melding: Melding) -> None:
        made = post_json(noors_api, f"dossiers/{dossier.pk}/herkenningspunten", {"soort": "telefoon", "waarde": MOBIEL})
        found = post_json(noors_api, "herkenningen", {"gegeven": "+31612003456"}, status=200)
        assert [one["nummer"] for one in found["dossiers"]] == [dossier.nummer]
        assert get_json(noors_api, f"dossiers/{dossier.pk}/herkenningspunten")["count"] == 1
        gone = noors_api.post(f"/api/v1/herkenningspunten/{made['id']}/intrekking", content_type="application/json")
        assert gone.status_code == 204
        joined = post_json(noors_api, f"meldingen/{melding.pk}/dossier", {"dossier": str(dossier.pk)}, status=200)
        assert joined["dossier"] == str(dossier.pk)
        post_json(noors_api, f"meldingen/{uuid4()}/dossier", {"dossier": str(dossier.pk)}, status=404)
