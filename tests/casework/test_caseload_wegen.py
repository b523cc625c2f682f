"""How heavy a caseload is: the sheet, the sum, the norm, and what the team sees of each other."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.caseload.queries import caseload_of, own_load
from casework.caseload.rules import VOL, fte_of, numbers_on, points, read_numbers, weeks, weighed
from casework.caseload.work import weight
from casework.dossier.actions import change_fase, open_dossier, release_dossier
from casework.dossier.models import Dossier
from casework.strafrecht.actions import start_zaak
from casework.strafrecht.rules import ZaakInvoer
from casework.vervanging.actions import arrange_vervanging
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import PERSOON, get_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
DAG = date(2026, 11, 22)
KOP = "code;soort;wat;getal;geldig_van;geldig_tot;bron;vastgesteld"
COUNTS = st.dictionaries(st.sampled_from(["intake", "hulpverlening", "minderjarig", "anders"]), st.integers(0, 50))


class TestRegels:
    def test_the_norm_of_comensha(self) -> None:
        assert fte_of(800_000, DAG) == Decimal("0.80")
        assert fte_of(0, DAG) == 0
        assert numbers_on(DAG)["fte_per_100000"].vastgesteld

    @given(COUNTS, COUNTS)
    def test_two_caseloads_weigh_as_much_as_both(self, one: dict[str, int], other: dict[str, int]) -> None:
        both = {code: one.get(code, 0) + other.get(code, 0) for code in {*one, *other}}
        assert points(both, DAG) == points(one, DAG) + points(other, DAG)

    def test_the_parts_are_the_sum_and_a_full_week_is_one(self) -> None:
        counts = {"intake": 10, "hulpverlening": 15}
        assert sum(deel.punten for deel in weighed(counts, DAG)) == points(counts, DAG) == 60
        assert weeks(Decimal(60), DAG) == Decimal("1.0")

    def test_a_row_holds_between_its_days(self) -> None:
        rows = read_numbers([KOP, "a;gewicht;A;1;;2026-12-31;Bron;nee", "a;gewicht;A;2;2027-01-01;;Bron;ja"])
        assert numbers_on(date(2026, 12, 31), rows)["a"].getal == 1
        assert numbers_on(date(2027, 1, 1), rows)["a"].getal == 2

    @pytest.mark.parametrize(
        "row", ["zomaar;A;1;;;Bron;nee", "gewicht;A;0;;;Bron;nee", "gewicht;A;1;;;;nee", "gewicht;A;1;;;Bron;nee;meer"]
    )
    def test_a_row_that_is_none(self, row: str) -> None:
        with pytest.raises(ValueError, match="not a weight"):
            read_numbers([KOP, f"a;{row}"])

    def test_two_rows_on_one_day(self) -> None:
        with pytest.raises(ValueError, match="same day"):
            read_numbers([KOP, "a;gewicht;A;1;;;Bron;nee", "a;gewicht;A;2;2027-01-01;;Bron;nee"])


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_what_is_carried_and_what_is_not(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        minor = open_dossier(actor=noor, persoon=PERSOON.__class__(roepnaam="Jong (voorbeeld)", geschatte_leeftijd=15))
        change_fase(actor=noor, dossier_id=minor.pk, stap="starten")
        for _ in range(2):
            start_zaak(actor=noor, dossier_id=minor.pk, invoer=ZaakInvoer("aangifte", today()))
        closed, loose = (open_dossier(actor=noor, persoon=PERSOON) for _ in range(2))
        afsluiten(noor, closed.pk, "overleden")
        release_dossier(actor=noor, dossier_id=loose.pk)
        eigen, delen = own_load(noor)
        assert (eigen.dossiers, int(eigen.punten)) == (2, 3 + 2 + 1 + 1)
        assert [deel.aantal for deel in delen] == [1, 1, 1, 1, 0, 0]
        found = caseload_of(sam)
        assert [(one.naam, one.dossiers) for one in found.team] == [("Noor (voorbeeld)", 2), ("Nog niemand", 1)]
        assert (found.eigen.dossiers, found.samen.dossiers) == (0, 3)
        assert found.fte_inwoners > 0

    def test_who_stands_in_carries_his_own(self, noor: Actor, sam: Actor, dossier: Dossier) -> None:
        assert sam.user_id is not None
        arrange_vervanging(actor=noor, vervanger_id=sam.user_id, begin=today(), eind=today())
        assert own_load(sam)[0].dossiers == 0

    def test_not_for_who_has_no_caseload(self, ilse: Actor) -> None:
        assert weight(ilse) == []
        with pytest.raises(Hidden):
            caseload_of(ilse)

    def test_mijn_werk_says_when_it_is_full(
        self, noor: Actor, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (figure,) = weight(noor)
        assert (figure.value, figure.hint, figure.tone) == ("3", "0,1 van een volle week", "")
        monkeypatch.setattr("casework.caseload.work.VOL", VOL / 10)
        assert weight(noor)[0].tone == "warning"


def test_the_page_says_where_the_numbers_come_from(noors_browser: Client, dossier: Dossier) -> None:
    page = noors_browser.get("/caseload/").content.decode()
    assert "minstens 0,1 fte per 100.000 inwoners" in page
    assert "(niet vastgesteld)" in page
    assert 'data-label="Punten per stuk">' in page
    assert "Uw caseload is vol" not in page
    assert "Luna" not in page


def test_a_program_reads_it_too(regio: Tenant, noors_api: Client, dossier: Dossier, api: Callable[..., Client]) -> None:
    assert get_json(noors_api, "caseload")["eigen"] == {
        "naam": "U", "dossiers": 1, "punten": "3.00", "weken": "0.10",
    }  # fmt: skip
    get_json(api(regio, "bestuurder"), "caseload", 404)
