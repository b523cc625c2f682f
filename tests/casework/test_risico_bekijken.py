"""Looking at the risks again and again: the questions, the judgement, the plan, and what is late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.dossier.models import Dossier
from casework.models import Risicotaxatie
from casework.overdracht.inhoud import pack
from casework.risico.actions import correct_risico, record_risico, withdraw_risico
from casework.risico.queries import overzicht
from casework.risico.rules import (
    HERHALEN,
    LANGST_REDEN,
    LANGST_TEKST,
    NIVEAUS,
    PLAN,
    RISICOTAXATIE,
    TEKSTEN,
    VERST_TERUG,
    Antwoord,
    RisicoInvoer,
    change_in,
    check_reason,
    checked,
    first_before,
    next_before,
    over_time,
    read_vragen,
    vragen_op,
    vragen_van,
)
from casework.risico.tekst import told_to_the_person
from casework.risico.work import late_risicos
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")

DAG = date(2026, 11, 22)
VRAGEN = vragen_op(DAG)
KOP = "instrument;versie;geldig_van;code;gebied;vraag;uitleg"
PLANNEN: dict[str, Any] = dict.fromkeys(PLAN, "Zo (voorbeeld).")


def answers(antwoord: str = "nee", notitie: str = "") -> tuple[Antwoord, ...]:
    return tuple(Antwoord(one.code, antwoord, notitie) for one in VRAGEN)


def said(niveau: str = "laag", datum: date = DAG, **more: Any) -> RisicoInvoer:
    base = RisicoInvoer(datum, niveau, answers(), "Woont veilig (voorbeeld).", "Een tante (voorbeeld).")
    return replace(base, **more)


def check(invoer: RisicoInvoer) -> RisicoInvoer:
    return checked(invoer, VRAGEN, geopend=DAG, vandaag=DAG)


def record(actor: Actor, dossier: Dossier, niveau: str = "laag", days: int = 0, **more: Any) -> Risicotaxatie:
    invoer = said(niveau, today() - timedelta(days=days), **PLANNEN, **more)
    return record_risico(actor=actor, dossier_id=dossier.pk, invoer=invoer)


class TestRegels:
    def test_every_state_is_reached_and_every_step_both_ways(self) -> None:
        assert RISICOTAXATIE.reachable() == set(RISICOTAXATIE.states)
        for edge in RISICOTAXATIE.edges:
            assert RISICOTAXATIE.take(edge.name, edge.source) == edge
            with pytest.raises(Refused):
                RISICOTAXATIE.take(edge.name, edge.target)

    def test_a_judgement_is_never_only_a_score(self) -> None:
        assert check(said(toelichting=" Veilig. ")).toelichting == "Veilig."
        for niveau, missing in (
            ("laag", {"toelichting"}),
            ("verhoogd", {"toelichting", "beschermt"}),
            ("hoog", set(TEKSTEN)),
            ("acuut", set(TEKSTEN)),
        ):
            with pytest.raises(InvalidInput) as error:
                check(said(niveau, toelichting=" ", beschermt=" "))
            assert set(error.value.fields) == missing

    def test_everything_that_is_wrong_is_said_at_once(self) -> None:
        long = "x" * (LANGST_TEKST + 1)
        texts: dict[str, Any] = dict.fromkeys(TEKSTEN, long)
        wrong = said(
            "veel", DAG + timedelta(days=1), **texts, volgende_op=DAG,
            antwoorden=(Antwoord("dreiging", "soms", long), Antwoord("terug", "ja")),
        )  # fmt: skip
        with pytest.raises(InvalidInput) as error:
            check(wrong)
        assert set(error.value.fields) == {
            "datum", "niveau", "antwoorden", *TEKSTEN, "antwoord_dreiging", "notitie_dreiging", "notitie_terug",
        }  # fmt: skip
        with pytest.raises(InvalidInput) as old:
            check(said(datum=DAG - VERST_TERUG - timedelta(days=1)))
        assert set(old.value.fields) == {"datum"}

    @given(st.sampled_from(sorted(NIVEAUS)), st.integers(-10, 120))
    def test_the_next_time_is_within_what_the_level_allows(self, niveau: str, days: int) -> None:
        invoer = said(niveau, volgende_op=DAG + timedelta(days=days), **PLANNEN)
        if 0 < days <= HERHALEN[niveau]:
            assert check(invoer).volgende_op == DAG + timedelta(days=days)
        else:
            with pytest.raises(InvalidInput) as error:
                check(invoer)
            assert set(error.value.fields) == {"volgende_op"}
        assert next_before(DAG, niveau) > DAG

    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 1000))
    def test_the_first_has_so_many_days(self, geopend: date, dagen: int) -> None:
        assert (first_before(geopend, dagen) - geopend).days == dagen

    def test_the_questions_hold_from_a_day_on(self) -> None:
        first, second = "a;1;2026-01-01;x;G;V?;U", "a;2;2026-06-01;y;G;W?;U"
        both = read_vragen([KOP, first, second])
        assert [one.code for one in vragen_op(date(2026, 3, 1), both)] == ["x"]
        assert [one.code for one in vragen_op(date(2026, 7, 1), both)] == ["y"]
        assert [one.code for one in vragen_op(date(2020, 1, 1), both)] == ["x"]
        assert vragen_van("a", 2, both) == both[1:]
        for broken in ("a;1;2026-01-01;x;G;;U", "a;1;2026-01-01;x;G;V?;U;te veel"):
            with pytest.raises(ValueError, match="not a question"):
                read_vragen([KOP, broken])
        with pytest.raises(ValueError, match="twice"):
            read_vragen([KOP, first, first])

    def test_change_is_told_in_words(self) -> None:
        assert change_in("laag", "laag") == "gelijk gebleven"
        assert change_in("laag", "hoog") == "hoger dan daarvoor"
        assert change_in("acuut", "hoog") == "lager dan daarvoor"
        rows = over_time([{VRAGEN[0].code: "ja"}, {}], VRAGEN[:1])
        assert rows[0].antwoorden == ("Ja", "")

    def test_a_reason_has_words(self) -> None:
        assert check_reason(" Fout. ") == "Fout."
        for wrong in (" ", "x" * (LANGST_REDEN + 1)):
            with pytest.raises(InvalidInput):
                check_reason(wrong)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_danger_goes_down_and_what_is_late_comes_back(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        assert late_risicos(noor) == []
        record(noor, dossier, "hoog", 9, antwoorden=answers("ja", "Gezien (voorbeeld)."))
        assert [item.due for item in late_risicos(noor)] == [today() - timedelta(days=2)]
        assert late_risicos(sam) == []
        record(noor, dossier, "verhoogd", 1)
        assert late_risicos(noor) == []
        found = overzicht(noor, dossier.pk)
        assert (found.verandering, found.te_laat) == ("lager dan daarvoor", False)
        assert found.verloop[0].antwoorden == ("Ja", "Nee")

    def test_the_first_one_is_late_after_two_weeks(self, noor: Actor, dossier: Dossier) -> None:
        Dossier.objects.update(geopend_at=now() - timedelta(days=15))
        assert [item.title for item in late_risicos(noor)] == [f"Dossier {dossier.nummer}"]
        assert overzicht(noor, dossier.pk).te_laat

    def test_a_mistake_is_corrected_or_withdrawn_and_stays_to_be_read(self, noor: Actor, dossier: Dossier) -> None:
        old = record(noor, dossier, "hoog")
        with pytest.raises(InvalidInput):
            correct_risico(actor=noor, risicotaxatie_id=old.pk, invoer=said(datum=today()), reden=" ")
        new = correct_risico(actor=noor, risicotaxatie_id=old.pk, invoer=said(datum=today()), reden="Fout (voorbeeld).")
        assert (new.niveau, new.correctie_van_id) == ("laag", old.pk)
        with pytest.raises(Refused):
            withdraw_risico(actor=noor, risicotaxatie_id=old.pk, reden="Nogmaals.")
        assert withdraw_risico(actor=noor, risicotaxatie_id=new.pk, reden="Verkeerd (voorbeeld).").vervallen_at
        found = overzicht(noor, dossier.pk)
        assert (found.laatste, len(found.vervallen)) == (None, 2)

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        row = record(noor, dossier)
        for who in (sam, ilse):
            with pytest.raises(Hidden):
                record(who, dossier)
            with pytest.raises(Hidden):
                correct_risico(actor=who, risicotaxatie_id=row.pk, invoer=said(), reden="Fout.")
            with pytest.raises(Hidden):
                withdraw_risico(actor=who, risicotaxatie_id=row.pk, reden="Fout.")

    def test_a_closed_dossier_is_reopened_first(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            record(noor, dossier)
        assert overzicht(noor, dossier.pk).voor is None

    def test_others_who_may_read_it_do_and_nothing_stays_when_it_is_destroyed(
        self, noor: Actor, dossier: Dossier
    ) -> None:
        record(noor, dossier, "hoog", antwoorden=answers("ja", "De dader belt (voorbeeld)."))
        told = "\n".join(line.tekst for line in pack(dossier).tijdlijn)
        for word in ("niveau: hoog", "De dader belt", "Woont veilig", "Een tante", "Zo (voorbeeld)."):
            assert word in told
        (line,) = told_to_the_person(dossier)
        assert (line["Niveau"], line[VRAGEN[0].vraag]) == ("Hoog", "Ja. De dader belt (voorbeeld).")
        erase([dossier.pk])
        assert not Risicotaxatie.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        record(noor, dossier)
        for values in ({"niveau": "veel"}, {"status": "ingetrokken"}, {"volgende_op": today()}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Risicotaxatie.objects.update(**values)


def test_the_pages_of_the_risks(regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/risico/"
    assert "Er is nog geen risicotaxatie" in noors_browser.get(page).content.decode()
    assert "Zoekt een dader contact" in noors_browser.get(f"{page}nieuw/").content.decode()
    typed = {f"antwoord_{one.code}": "nee" for one in VRAGEN} | {"antwoord_terug": "ja"}
    typed |= {"datum": f"{today():%d-%m-%Y}", "niveau": "hoog", "toelichting": "Belt met hem (voorbeeld)."}
    wrong = noors_browser.post(f"{page}nieuw/", typed)
    assert wrong.status_code == 422
    assert "Belt met hem (voorbeeld)." in wrong.content.decode()
    assert "veiligheidsplan" in wrong.content.decode()
    typed |= {"notitie_terug": "Mist hem (voorbeeld).", "beschermt": "De opvang (voorbeeld).", **PLANNEN}
    shown = noors_browser.post(f"{page}nieuw/", typed, follow=True).content.decode()
    assert "Belt met hem (voorbeeld)." in shown
    with inside(regio):
        row = Risicotaxatie.objects.get()
    path = f"/risicotaxaties/{row.pk}/"
    assert "Mist hem (voorbeeld)." in noors_browser.get(path).content.decode()
    assert "Mist hem (voorbeeld)." in noors_browser.get(f"{path}corrigeren/").content.decode()
    assert noors_browser.post(f"{path}corrigeren/", {**typed, "reden": ""}).status_code == 422
    fixed = noors_browser.post(f"{path}corrigeren/", {**typed, "reden": "Fout (voorbeeld)."}, follow=True)
    assert "Fout (voorbeeld)." in fixed.content.decode()
    assert noors_browser.get(f"{path}intrekken/").status_code == 409
    with inside(regio):
        new = Risicotaxatie.objects.get(status="vastgelegd")
    over = f"/risicotaxaties/{new.pk}/intrekken/"
    assert noors_browser.get(over).status_code == 200
    assert noors_browser.post(over, {"reden": ""}).status_code == 422
    assert "Er is nog geen risicotaxatie" in noors_browser.post(over, {"reden": "Fout"}, follow=True).content.decode()
    assert [line.ground for line in logged(regio, "risico_getaxeerd")] == ["eigen caseload"]


def test_a_program_records_a_risk(noors_api: Client, dossier: Dossier) -> None:
    here = f"dossiers/{dossier.pk}/risicotaxaties"
    body: dict[str, Any] = {"datum": f"{today()}", "niveau": "laag", "toelichting": "Woont veilig (voorbeeld)."}
    body["antwoorden"] = [{"code": one.code, "antwoord": "nee"} for one in VRAGEN]
    made = post_json(noors_api, here, body)
    assert made["antwoorden"][0]["antwoord"] == "nee"
    post_json(noors_api, here, {**body, "antwoorden": body["antwoorden"][1:]}, 400)
    fixed = post_json(noors_api, f"risicotaxaties/{made['id']}/correctie", {**body, "reden": "Fout (voorbeeld)."})
    assert fixed["correctieVan"] == made["id"]
    gone = post_json(noors_api, f"risicotaxaties/{fixed['id']}/intrekking", {"reden": "Verkeerd (voorbeeld)."}, 200)
    assert gone["status"] == "ingetrokken"
    assert get_json(noors_api, here)["count"] == 2
    assert get_json(noors_api, f"risicotaxaties/{made['id']}")["status"] == "gecorrigeerd"
