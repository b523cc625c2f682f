"""A person has his data corrected, erased or held still, or objects: the term, the decision, and what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.avgverzoek.actions import (
    decide_avgverzoek,
    extend_avgverzoek,
    lift_avgverzoek,
    note_avgverzoek,
    take_avgverzoek_step,
    tell_avgverzoek,
)
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.queries import late, terms, verzoek_for, waiting
from casework.avgverzoek.rules import (
    AVGVERZOEK,
    BESLUITEN,
    LANGST_TEKST,
    OPEN,
    RECHTEN,
    STAAND,
    STIL,
    TEGEN,
    WEIGERGRONDEN,
    Besluit,
    Stand,
    Verteld,
    Verzoek,
    can_be_lifted,
    check_decision,
    check_lifting,
    check_step,
    check_told,
    checked,
    due,
    extended,
    grounds_of,
    stopped_by,
)
from casework.avgverzoek.stop import must_not_be_stopped, stop_of
from casework.dossier.models import Dossier, Gebeurtenis
from casework.inzageverzoek.overige import parts_of_other_tables
from casework.overdracht.actions import offer_overdracht
from casework.registratie.actions import DOEL, register_dossier
from casework.registratie.models import Registratie
from casework.registratie.queries import to_register
from casework.taak.models import Taak
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.wissen.actions import confirm_wisverzoek
from casework.wissen.models import Wisverzoek
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.national.registraties.models import OntvangenRegistratie
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

VANDAAG = date(2026, 11, 22)
VRAAG = Verzoek("rectificatie", "betrokkene", VANDAAG, "De geboortedatum klopt niet (voorbeeld).")
JA = Besluit("toegewezen", "bewijs_gezien", gedaan="Wij passen de gegevens aan (voorbeeld).")
NEE = Besluit("geweigerd", "bewijs_gezien", "art_17_3_b", "De wet vraagt te bewaren (voorbeeld).")
days = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def vraag(recht: str, tegen: str = "") -> Verzoek:
    return Verzoek(recht, "betrokkene", today(), "Wat ik vraag (voorbeeld).", tegen)


class TestRules:
    @given(days)
    def test_one_month_and_three_when_it_was_extended(self, asked: date) -> None:
        first, last = due(asked), extended(asked, "veel", asked, asked)
        assert timedelta(28) <= first - asked <= timedelta(31)
        assert timedelta(89) <= last - asked <= timedelta(92)
        assert last.day <= asked.day
        with pytest.raises(Refused):
            extended(asked, "veel", asked, first + timedelta(days=1))

    @given(
        st.lists(
            st.builds(
                Stand,
                st.sampled_from(sorted(RECHTEN)),
                st.sampled_from(sorted(AVGVERZOEK.states)),
                st.sampled_from(["", *BESLUITEN]),
                st.sampled_from(sorted(TEGEN)),
            ),
            max_size=4,
        )
    )
    def test_what_stops_what(self, requests: list[Stand]) -> None:
        """Said in another way: a restriction while it stands, an objection from the first day unless it is refused."""
        still = any(
            one.recht == "beperking" and one.status in STAAND and one.besluit in ("toegewezen", "deels")
            for one in requests
        )
        against = {
            one.tegen
            for one in requests
            if one.recht == "bezwaar"
            and (one.status in OPEN or (one.status in STAAND and one.besluit not in ("", "geweigerd")))
        }
        expected = STIL if still or STIL in against else "registratie" if against else ""
        assert stopped_by(requests) == expected

    def test_every_right_has_its_own_grounds(self) -> None:
        for recht in RECHTEN:
            assert {"art_12_2", "art_12_5", "uavg_41"} < set(grounds_of(recht)) <= set(WEIGERGRONDEN)
        assert "art_17_3_b" not in grounds_of("rectificatie")
        assert can_be_lifted("beperking", "deels")
        assert not can_be_lifted("bezwaar", "geweigerd")
        assert not can_be_lifted("wissing", "toegewezen")

    @pytest.mark.parametrize(
        ("change", "wrong"),
        [
            ({}, set()),
            ({"recht": "inzage", "wat": " ", "aanvrager": "buurman"}, {"recht", "wat", "aanvrager"}),
            ({"ontvangen_op": VANDAAG + timedelta(days=1)}, {"ontvangen_op"}),
            ({"wat": "x" * (LANGST_TEKST + 1)}, {"wat"}),
            ({"tegen": "alles"}, {"tegen"}),
            ({"recht": "bezwaar"}, {"tegen"}),
            ({"recht": "bezwaar", "tegen": "alles"}, set()),
        ],
    )
    def test_a_request_that_cannot_be(self, change: dict[str, str], wrong: set[str]) -> None:
        found: set[str] = set()
        try:
            checked(replace(VRAAG, **change), VANDAAG)  # type: ignore[arg-type]
        except InvalidInput as error:
            found = set(error.fields)
        assert found == wrong

    @pytest.mark.parametrize(
        ("besluit", "wrong"),
        [
            (JA, set()),
            (NEE, set()),
            (replace(NEE, besluit="deels", gedaan="De brief is weg (voorbeeld)."), set()),
            (Besluit("geweigerd", "", "art_12_2", "Niet te zien wie dit vraagt (voorbeeld)."), set()),
            (Besluit("misschien"), {"besluit"}),
            (replace(JA, grond="art_17_1"), {"grond"}),
            (replace(JA, gedaan=" "), {"gedaan"}),
            (replace(JA, identiteit=""), {"identiteit"}),
            (replace(JA, identiteit="machtiging"), {"identiteit"}),
            (replace(NEE, grond="art_16_juist", waarom=" "), {"grond", "waarom"}),
            (replace(NEE, gedaan="Toch iets (voorbeeld)."), {"gedaan"}),
            (replace(NEE, grond="geen_recht"), {"identiteit"}),
            (replace(NEE, besluit="deels", grond="art_12_2", gedaan="Iets (voorbeeld)."), {"grond"}),
        ],
    )
    def test_a_decision_that_cannot_be(self, besluit: Besluit, wrong: set[str]) -> None:
        found: set[str] = set()
        try:
            check_decision("wissing", "betrokkene", besluit)
        except InvalidInput as error:
            found = set(error.fields)
        assert found == wrong

    def test_telling_and_lifting(self) -> None:
        check_told(Verteld(VANDAAG, "persoonlijk"), "toegewezen", VANDAAG, VANDAAG)
        with pytest.raises(InvalidInput) as error:
            check_told(Verteld(VANDAAG + timedelta(days=1), "duif"), "geweigerd", VANDAAG, VANDAAG)
        assert set(error.value.fields) == {"op", "wijze", "klacht"}
        assert check_lifting(" Het klopt nu. ", VANDAAG, VANDAAG, VANDAAG) == "Het klopt nu."
        with pytest.raises(InvalidInput) as error:
            check_lifting(" ", VANDAAG - timedelta(days=1), VANDAAG, VANDAAG)
        assert set(error.value.fields) == {"reden", "verteld_op"}
        assert check_step("intrekken", " Bedacht zich. ") == "Bedacht zich."
        with pytest.raises(InvalidInput) as error:
            check_step("opheffen", "")
        assert set(error.value.fields) == {"stap", "reden"}


class TestWhatFollows:
    def test_held_still_until_it_was_told_that_it_ends(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Callable[[], int]
    ) -> None:
        with inside(regio):
            record_toestemming(
                actor=noor, dossier_id=dossier.pk, invoer=ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
            )
            register_dossier(actor=noor, dossier_id=dossier.pk)
            asked = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("beperking"))
            assert stop_of(dossier) == ""
            with pytest.raises(Refused, match="Er loopt al"):
                note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("beperking"))
        deliver()
        with inside(landelijk):
            assert OntvangenRegistratie.objects.filter(naam__isnull=False).count() == 1
        with inside(regio):
            decided = decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
            assert decided.status == "besloten"
            assert stop_of(dossier) == STIL
            assert Registratie.objects.get(dossier=dossier).soort == "alleen_telling"
            with pytest.raises(Refused, match="stilgezet"):
                register_dossier(actor=noor, dossier_id=dossier.pk)
            with pytest.raises(Refused, match="stilgezet"):
                offer_overdracht(
                    actor=noor, dossier_id=dossier.pk, ontvanger="regio_zeeland", reden="verhuizing",
                    spoed=False,
                )  # fmt: skip
            assert to_register(noor, 25) == []
            with pytest.raises(Refused, match="Dit kan niet meer"):
                lift_avgverzoek(actor=noor, verzoek_id=asked.pk, reden="Klaar (voorbeeld).", verteld_op=today())
            tell_avgverzoek(actor=noor, verzoek_id=asked.pk, verteld=Verteld(today(), "persoonlijk"))
            with pytest.raises(Refused, match="Opheffen"):
                take_avgverzoek_step(actor=noor, verzoek_id=asked.pk, stap="heropenen", reden="Fout (voorbeeld).")
            lift_avgverzoek(actor=noor, verzoek_id=asked.pk, reden="Het klopt nu (voorbeeld).", verteld_op=today())
            must_not_be_stopped(dossier)
            assert register_dossier(actor=noor, dossier_id=dossier.pk)[0].soort == "volledig"
            told = [one.soort for one in Gebeurtenis.objects.filter(dossier=dossier, soort__startswith="avg")]
            assert sorted(told) == [
                "avgverzoek_besloten",
                "avgverzoek_gedaan",
                "avgverzoek_opgeheven",
                "avgverzoek_verteld",
            ]
            assert any(deel.titel == "Avg-verzoeken" for deel in parts_of_other_tables(dossier))
        assert [line.details["besluit"] for line in logged(regio, "avgverzoek_besloten")] == ["toegewezen"]

    def test_an_objection_counts_from_the_first_day(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier
    ) -> None:
        with inside(regio):
            record_toestemming(
                actor=noor, dossier_id=dossier.pk, invoer=ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
            )
            asked = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("bezwaar", "registratie"))
            with pytest.raises(Refused, match="bezwaar"):
                register_dossier(actor=noor, dossier_id=dossier.pk)
            must_not_be_stopped(dossier)
            taken = take_avgverzoek_step(
                actor=noor, verzoek_id=asked.pk, stap="intrekken", reden="Toch goed (voorbeeld)."
            )
            assert (taken.status, stop_of(dossier)) == ("ingetrokken", "")
            register_dossier(actor=noor, dossier_id=dossier.pk)
            take_avgverzoek_step(actor=noor, verzoek_id=asked.pk, stap="heropenen", reden="Verkeerd (voorbeeld).")
            assert stop_of(dossier) == "registratie"
            nee = replace(NEE, grond="art_21_1_belang")
            decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=nee)
            assert stop_of(dossier) == ""
            assert Registratie.objects.get(dossier=dossier).soort == "volledig"
            again = take_avgverzoek_step(
                actor=noor, verzoek_id=asked.pk, stap="heropenen", reden="Toch niet (voorbeeld)."
            )
            assert (again.besluit, again.grond, again.waarom, again.besloten_at) == ("", "", "", None)
            decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
            assert Registratie.objects.get(dossier=dossier).soort == "alleen_telling"

    def test_correcting_becomes_a_task(
        self, regio: Tenant, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        with inside(regio):
            asked = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("rectificatie"))
            assert [one.pk for one in waiting(noor)] == [asked.pk]
            longer = extend_avgverzoek(actor=noor, verzoek_id=asked.pk, reden="ingewikkeld", verteld_op=today())
            assert longer.uiterlijk == due(today(), 3)
            with pytest.raises(Refused):
                extend_avgverzoek(actor=noor, verzoek_id=asked.pk, reden="ingewikkeld", verteld_op=today())
            with pytest.raises(InvalidInput):
                decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=replace(JA, gedaan=""))
            decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
            (taak,) = Taak.objects.filter(dossier=dossier)
            assert (taak.toelichting, taak.uiterlijk) == (JA.gedaan, longer.uiterlijk)
            again = take_avgverzoek_step(actor=noor, verzoek_id=asked.pk, stap="heropenen", reden="Meer (voorbeeld).")
            with pytest.raises(Refused, match="al een keer"):
                extend_avgverzoek(actor=noor, verzoek_id=again.pk, reden="veel", verteld_op=today())
            tell = Verteld(today(), "persoonlijk")
            with pytest.raises(Refused):
                tell_avgverzoek(actor=noor, verzoek_id=asked.pk, verteld=tell)
            for who in (sam, ilse):
                with pytest.raises(Hidden):
                    verzoek_for(who, asked.pk)
                with pytest.raises(Hidden):
                    note_avgverzoek(actor=who, dossier_id=dossier.pk, invoer=vraag("wissing"))
            with pytest.raises(IntegrityError), transaction.atomic():
                Avgverzoek.objects.filter(pk=asked.pk).update(status="besloten")

    def test_erasing_takes_two_and_is_told_after(
        self, regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, actor: Callable[..., Actor]
    ) -> None:
        fg = actor(regio, "fg", naam="Fenna (voorbeeld)")
        with inside(regio):
            asked = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("wissing"))
            other = note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=vraag("beperking"))
            with pytest.raises(Refused, match="Sluit het eerst af"):
                decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
            assert Avgverzoek.objects.get(pk=asked.pk).status == "ontvangen"
            afsluiten(noor, dossier.pk)
            first = decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA).wisverzoek
            take_avgverzoek_step(actor=noor, verzoek_id=asked.pk, stap="heropenen", reden="Te vroeg (voorbeeld).")
            assert first is not None
            assert Wisverzoek.objects.get(pk=first.pk).status == "afgewezen"
            decided = decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
            assert decided.wisverzoek is not None
            Avgverzoek.objects.update(uiterlijk=today() - timedelta(days=1))
            assert {one.pk for one in late(fg)} == {asked.pk, other.pk}
            assert terms(fg).count() == 2
            confirm_wisverzoek(actor=sam, wisverzoek_id=decided.wisverzoek.pk)
            gone = Avgverzoek.objects.get(pk=asked.pk)
            assert (gone.status, gone.wat) == ("besloten", "(vernietigd)")
            assert Avgverzoek.objects.get(pk=other.pk).status == "vervallen"
            assert [one.pk for one in terms(fg)] == [asked.pk, other.pk]
            told = tell_avgverzoek(actor=noor, verzoek_id=asked.pk, verteld=Verteld(today(), "aangetekend"))
            assert told.status == "verteld"
        assert len(logged(regio, "avgverzoek_verteld")) == 1


class TestPagesAndPrograms:
    def test_from_the_dossier_to_lifting(
        self, noors_browser: Client, dossier: Dossier, browse: Callable[..., Client], regio: Tenant
    ) -> None:
        page, browser = f"/dossiers/{dossier.pk}/avg-verzoek/", noors_browser
        assert page in browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        asked = {"recht": "beperking", "wat": "Zet alles stil (voorbeeld).", "aanvrager": "betrokkene"}
        wrong = browser.post(page, {**asked, "recht": "", "ontvangen_op": "ooit"})
        assert wrong.status_code == 422
        assert asked["wat"] in wrong.content.decode()
        there = browser.post(page, {**asked, "ontvangen_op": f"{today():%d-%m-%Y}"})["Location"]
        assert asked["wat"] in browser.get(there).content.decode()
        assert "Stilzetten" in browser.get("/avg-verzoeken/?stand=wacht").content.decode()
        assert there not in browser.get("/avg-verzoeken/?stand=klaar").content.decode()
        assert there in browser.get("/").content.decode()
        assert browser.post(f"{there}beslissen/", {"besluit": "geweigerd", "grond": "art_17_1"}).status_code == 422
        told = {"reden": "ingewikkeld", "verteld_op": f"{today():%d-%m-%Y}"}
        assert browser.post(f"{there}verlengen/", told).status_code == 302
        yes = {"besluit": "toegewezen", "gedaan": "Staat stil (voorbeeld).", "identiteit": "bekend"}
        assert browser.post(f"{there}beslissen/", yes).status_code == 302
        assert "stilgezet" in browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert browser.post(f"{there}vertellen/", {"op": told["verteld_op"], "wijze": ""}).status_code == 422
        said = {"op": told["verteld_op"], "wijze": "persoonlijk"}
        assert browser.post(f"{there}vertellen/", said).status_code == 302
        shown = browser.get(there).content.decode()
        assert "Opheffen" in shown
        assert "Besluit herzien" not in shown
        assert browser.post(f"{there}opheffen/", {"reden": ""}).status_code == 422
        assert browser.post(f"{there}opheffen/", {**told, "reden": "Klopt nu (voorbeeld)."}).status_code == 302
        assert "stilgezet" not in browser.get(f"/dossiers/{dossier.pk}/").content.decode()
        assert browser.post(f"{there}heropenen/", {"reden": ""}).status_code == 422
        assert browser.post(f"{there}heropenen/", {"reden": "Toch (voorbeeld)."}).status_code == 302
        fg = browse(regio, "fg", naam="Fenna (voorbeeld)").get("/avg-verzoeken/").content.decode()
        assert dossier.nummer in fg
        assert there not in fg
        assert browse(regio, "ketenregisseur").get("/avg-verzoeken/").status_code == 404

    def test_programs_do_the_same(self, noors_api: Client, dossier: Dossier) -> None:
        dag = today().isoformat()
        said = {
            "recht": "bezwaar",
            "tegen": "alles",
            "wat": "Deel niets (voorbeeld).",
            "aanvrager": "betrokkene",
            "ontvangenDatum": dag,
        }
        post_json(noors_api, f"dossiers/{dossier.pk}/avg-verzoeken", {**said, "tegen": ""}, status=400)
        row = post_json(noors_api, f"dossiers/{dossier.pk}/avg-verzoeken", said)
        one = f"avg-verzoeken/{row['id']}"
        post_json(noors_api, f"{one}/verlenging", {"reden": "veel", "verteldDatum": dag})
        post_json(noors_api, f"{one}/stappen", {"stap": "intrekken", "reden": "Toch niet (voorbeeld)."})
        post_json(noors_api, f"{one}/stappen", {"stap": "heropenen", "reden": "Toch wel (voorbeeld)."})
        post_json(
            noors_api,
            f"{one}/besluit",
            {"besluit": "toegewezen", "identiteit": "bekend", "gedaan": "Klaar (voorbeeld)."},
        )
        post_json(noors_api, f"{one}/opheffing", {"reden": "Klaar (voorbeeld).", "verteldDatum": dag}, status=409)
        post_json(noors_api, f"{one}/mededeling", {"verteldDatum": dag, "wijze": "persoonlijk"})
        done = post_json(noors_api, f"{one}/opheffing", {"reden": "Klaar (voorbeeld).", "verteldDatum": dag})
        assert (done["status"], done["besluit"]) == ("opgeheven", "toegewezen")
        (listed,) = get_json(noors_api, f"dossiers/{dossier.pk}/avg-verzoeken")["results"]
        assert listed["wat"] == said["wat"]
        (term,) = get_json(noors_api, "avg-verzoeken")["results"]
        assert set(term) == {"id", "dossierNummer", "recht", "status", "ontvangenDatum", "uiterlijkDatum"}
