"""Who may register, when and on which ground: the tree, the reason why not, the words of the standard, what is
missing."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.beslisboom.rules import BOOM, Feiten, answers_of, read_boom, walk
from casework.dossier.actions import open_dossier
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.herkenning.actions import add_punt
from casework.htcds.rules import (
    ALLE,
    EIGEN,
    KOLOMMEN,
    VELDEN,
    VERTALING,
    Veld,
    read_velden,
    read_vertaling,
    row_faults,
    safe_cell,
    translate,
    value_faults,
)
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, VORMEN
from casework.navraag.rules import ANTWOORDEN, NAVRAAG, check_antwoord
from casework.registratie.actions import register_dossier
from casework.registratie.models import Registratie
from casework.registratie.rules import GRONDEN
from casework.registratie.volledig import ONTBREEKT, completeness, in_words, missing_in
from casework.registratie.work import waiting_to_register
from casework.toestemming.actions import record_toestemming
from casework.uitstel.actions import record_uitstel
from casework.uitstel.models import Uitstel
from casework.uitstel.rules import BLIJVEND, REDENEN, check_uitstel, stands
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from docs.handleiding.registreren import BOOM_PAGE, HTCDS_PAGE, boom_page, htcds_page
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, logged
from tests.casework.test_registratie_versturen import JA

WOORDEN = {
    "nationaliteitsgroep": NATIONALITEITSGROEPEN,
    "leeftijdsgroep": LEEFTIJDSGROEPEN,
    "vormen": VORMEN,
    "grond": GRONDEN,
}


def test_the_pages_of_the_manual_are_what_the_sheets_say() -> None:
    assert BOOM_PAGE.read_text(encoding="utf-8") == boom_page(), "run: python docs/handleiding/registreren.py"
    assert HTCDS_PAGE.read_text(encoding="utf-8") == htcds_page(), "run: python docs/handleiding/registreren.py"


class TestTree:
    def test_every_route_ends_and_every_outcome_is_reached(self) -> None:
        ended = set()

        def follow(code: str, answers: dict[str, str]) -> None:
            for keuze in BOOM.vragen[code].keuzes:
                given_now = {**answers, code: keuze.code}
                if keuze.naar in BOOM.uitkomsten:
                    route = walk(given_now)
                    assert (route.open, route.uitkomst) == (None, BOOM.uitkomsten[keuze.naar])
                    assert [stap.vraag.code for stap in route.stappen] == list(given_now)
                    ended.add(keuze.naar)
                else:
                    follow(keuze.naar, given_now)

        follow(BOOM.eerste, {})
        assert ended == set(BOOM.uitkomsten)

    @given(st.dictionaries(st.sampled_from([*BOOM.vragen, "x"]), st.sampled_from(["ja", "nee", "", "rommel"])))
    def test_rubbish_leaves_a_question_open(self, answers: dict[str, str]) -> None:
        route = walk(answers)
        assert (route.open is None) != (route.uitkomst is None)

    @pytest.mark.parametrize(
        ("groep", "verdenking", "verwacht"),
        [
            ("tot_12", "nee", "antwoord_gezag"),
            ("tot_12", "ja", "antwoord_voogd"),
            ("van_12_tot_16", "nee", "antwoord_beide"),
            ("van_12_tot_16", "ja", "antwoord_voogd"),
            ("vanaf_16", "", "antwoord_zelf"),
        ],
    )
    def test_a_consent_that_stands_leads_to_registering(self, groep: str, verdenking: str, verwacht: str) -> None:
        route = walk(answers_of(Feiten(groep, gevraagd=True, toestemming=True, verdenking=verdenking)))
        assert route.uitkomst is not None
        assert (route.stappen[-1].vraag.code, route.uitkomst.code) == (verwacht, "registreren")

    @pytest.mark.parametrize(
        ("feiten", "uitkomst"),
        [
            (Feiten(), "eerst_leeftijd"),
            (Feiten("vanaf_16", elders_geregistreerd=True), "niet_nog_een_keer"),
            (Feiten("vanaf_16", uitgesteld=True), "nu_alleen_tellen"),
            (Feiten("tot_12"), "eerst_gezag"),
            (Feiten("tot_12", verdenking="nee"), "vraag_het"),
            (Feiten("van_12_tot_16", gevraagd=True, verdenking="nee"), "alleen_tellen"),
            (Feiten("vanaf_16", gevraagd=True, toestemming=True, vertegenwoordiger=True), "registreren"),
        ],
    )
    def test_what_a_dossier_says_decides(self, feiten: Feiten, uitkomst: str) -> None:
        route = walk(answers_of(feiten))
        assert route.uitkomst is not None
        assert route.uitkomst.code == uitkomst

    def test_a_broken_sheet_is_refused(self) -> None:
        head, ends = "vraag;tekst;uitleg;bron;antwoord;label;naar", "uitkomst;titel;wie;wanneer;grond;aan_wie;stap;bron"
        end = "klaar;a;b;c;d;e;f;g"
        for rows, wrong in (
            (["een;t;u;b;ja;Ja;een"], "comes back"),
            (["een;t;u;b;ja;Ja;nergens"], "no such question"),
            (["een;t;u;b;ja;Ja;klaar", "twee;t;u;b;ja;Ja;klaar"], "nobody gets here"),
        ):
            with pytest.raises(ValueError, match=wrong):
                read_boom([head, *rows], [ends, end])


class TestStandard:
    def test_every_word_of_ours_becomes_a_word_of_the_standard(self) -> None:
        for gender, groep, leeftijd, vorm in product(GENDERS, NATIONALITEITSGROEPEN, LEEFTIJDSGROEPEN, VORMEN):
            content = {
                "sleutel": "k", "regio": "R", "grond": "toestemming", "grond_datum": date(2026, 1, 2), "naam": "L",
                "geboortedatum": date(2000, 1, 1), "geboortejaar": 2000, "gender": gender, "gm_code": "GM0772",
                "nationaliteitsgroep": groep, "leeftijdsgroep": leeftijd, "vormen": [vorm, "orgaanhandel"],
            }  # fmt: skip
            row = translate(content)
            assert tuple(row) == KOLOMMEN
            assert row_faults(row) == []
            assert row["nl_Uitbuitingsvorm"].split(";")[0] == vorm
        assert all(not cell for veld, cell in translate({}).items() if not veld.startswith("vic_Trafficking"))

    def test_our_own_lists_are_those_of_the_program(self) -> None:
        for ons, words in WOORDEN.items():
            (veld,) = (EIGEN[one.veld] for one in VERTALING if one.ons_veld == ons and one.waarde == "*")
            assert list(veld.waarden) == list(words)
        assert len(VELDEN) == 84
        assert all(name.startswith("nl_") for name in EIGEN)

    @pytest.mark.parametrize(
        ("veld", "good", "bad"),
        [
            ("prs_Birthdate", "2000-02-29", "2001-02-29"),
            ("prs_Birthdate", "2000-02-29", "20000229"),
            ("prs_NumberOfChildren", "2", "twee"),
            ("prs_Deceased", "false", "nee"),
            ("prs_Citizenship", "NL;DEU", "NL;nederlands"),
            ("prs_PrimaryLanguage", "nld", "Nederlands"),
            ("vic_TypeOfExploitation", "Other;ForcedLabour", "Other;CriminalExploitation"),
            ("prs_SecondName", "alles mag", ""),
        ],
    )
    def test_a_cell_is_held_to_its_type(self, veld: str, good: str, bad: str) -> None:
        assert row_faults({veld: good}) == []
        assert bool(row_faults({veld: bad})) == bool(bad)

    def test_what_does_not_exist_is_told(self) -> None:
        assert row_faults({"vic_Nieuw": "x"}) == ["vic_Nieuw: dit veld bestaat niet"]
        with pytest.raises(ValueError, match="twice"):
            read_velden(["veld;naam;soort;waarden;uitleg", "a;A;Text;;", "a;A;Text;;"])
        head = "ons_veld;onze_waarde;veld;waarde;uitleg"
        with pytest.raises(ValueError, match="no field"):
            read_vertaling([head, "naam;*;weg;*;"], ALLE)
        with pytest.raises(ValueError, match="no value"):
            read_vertaling([head, "gender;man;prs_Gender;Man;"], ALLE)

    @given(st.text(max_size=20))
    def test_no_cell_is_a_formula(self, text: str) -> None:
        assert not safe_cell(text).startswith(("=", "+", "-", "@"))
        assert value_faults(Veld("t", "T", "Text"), text) == []


class TestCompleteness:
    @given(
        st.fixed_dictionaries(
            {
                "naam": st.sampled_from(["", "Luna"]),
                "geboortedatum": st.sampled_from([None, date(2000, 1, 1)]),
                "geboortejaar": st.sampled_from([None, 2000]),
                "gender": st.sampled_from(list(GENDERS)),
                "nationaliteitsgroep": st.sampled_from(list(NATIONALITEITSGROEPEN)),
                "vormen": st.sampled_from([[], ["onbekend"], ["orgaanhandel"]]),
                "gm_code": st.sampled_from(["", "GM0772"]),
            }
        )
    )
    def test_nothing_missing_is_all_of_it(self, content: dict[str, object]) -> None:
        missing = missing_in(content)
        assert (completeness(content) == 100) == (missing == ())
        assert 0 <= completeness(content) <= 100
        assert len(in_words(missing)) == len(missing)
        assert set(missing) <= set(ONTBREEKT)

    def test_an_answer_to_a_question_is_one_of_two(self) -> None:
        assert [check_antwoord(word) for word in ANTWOORDEN] == ["klopt", "niet_bekend"]
        with pytest.raises(InvalidInput):
            check_antwoord("aangepast")
        assert all(NAVRAAG.take(edge.name, "open").target == edge.target for edge in NAVRAAG.edges)
        with pytest.raises(Refused):
            NAVRAAG.take("klopt", "klopt")


class TestReasonWhyNot:
    @given(st.sampled_from(sorted(REDENEN)), st.one_of(st.none(), st.integers(-400, 400)))
    def test_a_passing_reason_has_a_day_and_a_lasting_one_has_none(self, reden: str, days: int | None) -> None:
        vandaag = date(2026, 11, 22)
        dag = None if days is None else vandaag + timedelta(days=days)
        right = days is None if reden in BLIJVEND else days is not None and 0 < days <= 183
        try:
            assert check_uitstel(reden, " x ", dag, vandaag) == "x"
            assert right
            assert stands(dag, vandaag)
        except InvalidInput as error:
            assert not right
            assert set(error.fields) == {"opnieuw_datum"}

    def test_other_faults(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            check_uitstel("zomaar", "x" * 1001, date(2026, 11, 23), date(2026, 11, 22))
        assert set(caught.value.fields) == {"reden", "toelichting"}
        assert not stands(date(2026, 11, 22), date(2026, 11, 22))

    @pytest.mark.urls("dekkend.urls_regio")
    def test_it_keeps_mijn_werk_quiet_until_the_day(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier
    ) -> None:
        def groups() -> list[str]:
            return [item.group for item in waiting_to_register(noor)]

        later = today() + timedelta(days=30)
        with inside(regio):
            assert groups() == ["Toestemming nog niet gevraagd"]
            with pytest.raises(Hidden):
                record_uitstel(actor=sam, dossier_id=dossier.pk, reden="eerst_vertrouwen", opnieuw_datum=later)
            record_uitstel(actor=noor, dossier_id=dossier.pk, reden="eerst_vertrouwen", opnieuw_datum=later)
            assert groups() == []
            Uitstel.objects.update(opnieuw_datum=today())
            assert groups() == ["Opnieuw kijken naar registreren"]
            record_uitstel(actor=noor, dossier_id=dossier.pk, reden="geen_mensenhandel")
            assert groups() == []
            assert Uitstel.objects.filter(vervallen_at=None).count() == 1
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
            record_uitstel(actor=noor, dossier_id=dossier.pk, reden="wil_nadenken", opnieuw_datum=later)
            Uitstel.objects.filter(vervallen_at=None).update(opnieuw_datum=today())
            assert groups() == ["Toestemming gegeven, niet geregistreerd"]
            register_dossier(actor=noor, dossier_id=dossier.pk)
            assert groups() == []
            assert not Uitstel.objects.filter(vervallen_at=None).exists()
        assert len(logged(regio, "registratie_uitgesteld")) == 3


class TestNotTwice:
    def test_the_same_person_under_two_dossiers_is_registered_once(
        self, regio: Tenant, noor: Actor, noors_browser: Client, noors_api: Client, dossier: Dossier
    ) -> None:
        with inside(regio):
            register_dossier(actor=noor, dossier_id=dossier.pk)
            second = open_dossier(actor=noor, persoon=PERSOON)
            with pytest.raises(InvalidInput) as caught:
                register_dossier(actor=noor, dossier_id=second.pk)
            assert set(caught.value.fields) == {"andere_persoon"}
            assert not Registratie.objects.filter(dossier=second).exists()
        tab = f"/dossiers/{second.pk}/registratie/"
        page = noors_browser.get(tab + "voorbeeld/").content.decode()
        assert dossier.nummer in page
        assert "Ik heb gekeken: dit is iemand anders" in page
        assert "Niet nog een keer registreren" in noors_browser.get(tab + "beslisboom/").content.decode()
        refused = noors_browser.post(tab + "sturen/")
        assert (refused.status_code, "misschien al geregistreerd" in refused.content.decode()) == (422, True)
        answer = noors_api.post(f"/api/v1/dossiers/{second.pk}/registraties", {}, content_type="application/json")
        assert (answer.status_code, answer.json()["invalidParams"][0]["name"]) == (400, "anderePersoon")
        assert "telt mee" in noors_browser.post(tab + "sturen/", {"andere_persoon": "ja"}, follow=True).content.decode()

    def test_the_same_number_with_a_colleague_gives_only_whom_to_ask(
        self, regio: Tenant, noor: Actor, sam: Actor, noors_browser: Client
    ) -> None:
        with inside(regio):
            hers = open_dossier(actor=sam, persoon=PersoonInvoer(naam="Iemand Anders"))
            mine = open_dossier(actor=noor, persoon=PersoonInvoer(naam="Heel Verschillend"))
            add_punt(actor=sam, dossier_id=hers.pk, soort="telefoon", waarde="0612345678")
            add_punt(actor=noor, dossier_id=mine.pk, soort="telefoon", waarde="+31 6 12345678")
            register_dossier(actor=sam, dossier_id=hers.pk)
        page = noors_browser.get(f"/dossiers/{mine.pk}/registratie/voorbeeld/").content.decode()
        assert "Sam (voorbeeld)" in page
        assert hers.nummer not in page


class TestPages:
    def test_the_tree_asks_one_question_at_a_time(
        self, noors_browser: Client, gemeente: Tenant, browse: Callable[..., Client]
    ) -> None:
        assert "Ziet u signalen" in noors_browser.get("/registreren/").content.decode()
        ends = {"signalen": "ja", "organisatie": "politie"}
        assert "Besluit politiegegevens" in noors_browser.get("/registreren/", ends).content.decode()
        page = browse(gemeente, "aandachtsfunctionaris").get("/registreren/?signalen=rommel&organisatie=politie")
        assert "Ziet u signalen" in page.content.decode()

    def test_a_reason_is_typed_and_shown_and_the_api_does_the_same(
        self, regio: Tenant, noor: Actor, noors_browser: Client, noors_api: Client, dossier: Dossier
    ) -> None:
        form = f"/dossiers/{dossier.pk}/registratie/uitstel/"
        wrong = noors_browser.post(form, {"reden": "wil_nadenken", "toelichting": "Liever later (voorbeeld)"})
        assert wrong.status_code == 422
        assert "Liever later (voorbeeld)" in wrong.content.decode()
        dag = (today() + timedelta(days=9)).strftime("%d-%m-%Y")
        shown = noors_browser.post(form, {"reden": "wil_nadenken", "opnieuw_datum": dag}, follow=True)
        assert "De persoon wil er nog over nadenken." in shown.content.decode()
        boom = noors_browser.get(f"/dossiers/{dossier.pk}/registratie/beslisboom/").content.decode()
        assert "Nu alleen meetellen" in boom
        sent = noors_api.post(
            f"/api/v1/dossiers/{dossier.pk}/uitstellen", {"reden": "geen_mensenhandel"}, content_type="application/json"
        )
        assert (sent.status_code, sent.json()["opnieuwDatum"]) == (201, None)
        found = noors_api.get(f"/api/v1/dossiers/{dossier.pk}/registratievoorbeeld").json()
        assert (found["inhoud"], found["elders"]) == (None, [])
        with inside(regio):
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        found = noors_api.get(f"/api/v1/dossiers/{dossier.pk}/registratievoorbeeld").json()
        assert found["inhoud"]["naam"] == "Luna Voorbeeld"
        assert found["htcds"]["prs_SecondName"] == "Luna Voorbeeld"
        stale = noors_api.post(
            f"/api/v1/dossiers/{dossier.pk}/registraties", {"gezien": "oud"}, content_type="application/json"
        )
        assert stale.status_code == 400
        with inside(regio):
            assert not Registratie.objects.exists()
