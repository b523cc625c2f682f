"""An aandachtsfunctionaris walks the five steps of the meldcode, decides, and passes on no more than is needed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.contact.models import Melding
from casework.contact.rules import MeldingInvoer
from casework.meldcode import rules
from casework.meldcode.actions import (
    begin_signalering,
    decide,
    record_stap,
    reopen_signalering,
    withdraw_signalering,
)
from casework.meldcode.models import Meldcodestap, Signalering
from casework.meldcode.queries import look_at_signalering, signaleringen
from casework.meldcode.rules import SIGNALERING, WEEGVRAGEN, StapInvoer, check_besluit, check_stap, weigh
from casework.meldcode.work import waiting_signaleringen
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tests.casework.conftest import get_json, logged, post_json
from tests.playing.base import playing

VEILIG = {vraag.code: "nee" if vraag.bij == "ja" else "ja" for vraag in WEEGVRAGEN}
ONVEILIG = {**VEILIG, "onveilig": "ja"}
MINIMUM = MeldingInvoer(omschrijving="Slaapt in de loods waar zij werkt (voorbeeld).", in_gevaar="nee")
GEHEIM = "De buurvrouw van nummer twaalf belde (voorbeeld)."


def stap(soort: str, **more: object) -> StapInvoer:
    who = "Collega (voorbeeld)" if soort in {"overleg", "gesprek"} else ""
    return StapInvoer(soort, today(), GEHEIM, who, **more)  # type: ignore[arg-type]


@pytest.fixture
def bo(gemeente: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")


@pytest.fixture
def bos_browser(gemeente: Tenant, browse: Callable[..., Client]) -> Client:
    return browse(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")


@pytest.fixture
def begonnen(gemeente: Tenant, bo: Actor) -> Signalering:
    with inside(gemeente):
        return begin_signalering(actor=bo, onderwerp="Loods (voorbeeld)")


@pytest.fixture
def gewogen(gemeente: Tenant, bo: Actor, begonnen: Signalering) -> Signalering:
    with inside(gemeente):
        for soort in ("signalen", "overleg", "gesprek"):
            record_stap(actor=bo, signalering_id=begonnen.pk, invoer=stap(soort))
        record_stap(actor=bo, signalering_id=begonnen.pk, invoer=stap("wegen", antwoorden=ONVEILIG))
    return begonnen


class TestRules:
    def test_every_step_can_be_taken_from_where_it_starts_only(self) -> None:
        for edge in SIGNALERING.edges:
            assert SIGNALERING.take(edge.name, edge.source) == edge
            with pytest.raises(Refused):
                SIGNALERING.take(edge.name, "ingetrokken")

    @given(st.fixed_dictionaries({vraag.code: st.sampled_from(["ja", "nee"]) for vraag in WEEGVRAGEN}))
    def test_the_first_answer_that_settles_it_decides(self, answers: dict[str, str]) -> None:
        found = weigh(answers)
        settling = [vraag for vraag in WEEGVRAGEN if answers[vraag.code] == vraag.bij]
        assert found.besluit == (settling[0].dan if settling else "hulp_organiseren")
        assert found.besluit in rules.BESLUITEN

    def test_all_faults_of_a_step_are_told_at_once(self) -> None:
        for wrong, fields in (
            (StapInvoer("beslissen", today() + timedelta(days=1), " ", overgeslagen=True),
             {"stap", "datum", "tekst", "overgeslagen"}),
            (StapInvoer("overleg", today(), "x" * 10_001), {"tekst", "met_wie"}),
            (StapInvoer("signalen", today(), "x", "y" * 201), {"met_wie"}),
            (StapInvoer("wegen", today(), "x", antwoorden={**VEILIG, "vermoeden": "misschien"}), {"vermoeden"}),
            (StapInvoer("wegen", today(), "x"), set(VEILIG)),
        ):  # fmt: skip
            with pytest.raises(InvalidInput) as told:
                check_stap(wrong, today())
            assert set(told.value.fields) == fields

    def test_a_talk_that_is_not_safe_is_left_out_with_the_reason(self) -> None:
        skipped = StapInvoer("gesprek", today(), "Hij leest mee (voorbeeld).", overgeslagen=True, antwoorden=VEILIG)
        assert check_stap(skipped, today()).antwoorden is None

    def test_who_decides_otherwise_says_why(self) -> None:
        weging = weigh(ONVEILIG)
        done = set(rules.VOORAF)
        with pytest.raises(Refused, match="wegen"):
            check_besluit("melden", "Nodig.", gedaan=done - {"wegen"}, weging=None)
        assert check_besluit("melden", " Nodig. ", gedaan=done, weging=weging) == "Nodig."
        for besluit, why in (("afsluiten", "Nee."), ("weg", "x"), ("melden", "")):
            with pytest.raises(InvalidInput):
                check_besluit(besluit, why, gedaan=done, weging=weging)
        long = "De signalen blijken bij een ander adres te horen."
        assert check_besluit("afsluiten", long, gedaan=done, weging=weging) == long

    def test_what_comes_next(self) -> None:
        assert rules.next_step(()) == "signalen"
        assert rules.next_step({"signalen", "gesprek"}) == "overleg"
        assert rules.next_step(rules.VOORAF) == "beslissen"
        for onderwerp in (" ", "x" * 201):
            with pytest.raises(InvalidInput):
                rules.check_onderwerp(onderwerp)


class TestWalking:
    def test_reporting_passes_on_the_minimum_and_nothing_else(
        self, gemeente: Tenant, regio: Tenant, bo: Actor, gewogen: Signalering, deliver: Callable[[], int]
    ) -> None:
        with inside(gemeente):
            row = decide(actor=bo, signalering_id=gewogen.pk, besluit="melden", toelichting="Nodig.", melding=MINIMUM)
            assert row.status == "gemeld"
            assert row.melding is not None
            assert row.melding.status == "doorgegeven"
            for deed in (reopen_signalering, withdraw_signalering):
                with pytest.raises(Refused):
                    deed(actor=bo, signalering_id=row.pk)
        deliver()
        with inside(regio):
            received = Melding.objects.get()
            assert (received.omschrijving, received.melder_soort) == (MINIMUM.omschrijving, "gemeente")
            assert not Signalering.objects.exists()
            assert GEHEIM not in str(
                [getattr(received, name) for name in ("omschrijving", "melder_naam", "vindplaats")]
            )
        assert logged(gemeente, "signalering_besloten")[0].details["besluit"] == "melden"

    def test_a_correction_is_recorded_beside_what_stood_there(
        self, gemeente: Tenant, bo: Actor, gewogen: Signalering
    ) -> None:
        with inside(gemeente):
            record_stap(actor=bo, signalering_id=gewogen.pk, invoer=stap("wegen", antwoorden=VEILIG))
            detail = look_at_signalering(bo, gewogen.pk)
            assert detail.weging is not None
            assert detail.weging.besluit == "hulp_organiseren"
            assert len(detail.standen[3].eerdere) == 1
            decide(actor=bo, signalering_id=gewogen.pk, besluit="hulp_organiseren", toelichting="Wijkteam helpt.")
            assert waiting_signaleringen(bo) == []
            assert reopen_signalering(actor=bo, signalering_id=gewogen.pk).status == "loopt"
            assert Meldcodestap.objects.filter(stap="beslissen").count() == 1

    @pytest.mark.urls("dekkend.urls_gemeente")
    def test_the_next_step_waits_on_mijn_werk(
        self, gemeente: Tenant, regio: Tenant, bo: Actor, noor: Actor, begonnen: Signalering
    ) -> None:
        with inside(gemeente):
            [item] = waiting_signaleringen(bo)
            assert item.why == "Volgende stap: signalen in kaart brengen."
            assert item.due == today() + timedelta(days=7)
        with inside(regio):
            assert waiting_signaleringen(noor) == []

    def test_no_decision_before_the_steps_and_no_report_without_a_text(
        self, gemeente: Tenant, bo: Actor, gewogen: Signalering
    ) -> None:
        with inside(gemeente):
            early = begin_signalering(actor=bo, onderwerp="Vroeg (voorbeeld)")
            with pytest.raises(Refused, match="Leg eerst vast"):
                decide(actor=bo, signalering_id=early.pk, besluit="melden", toelichting="Nu.", melding=MINIMUM)
            for nothing in (None, replace(MINIMUM, omschrijving="")):
                with pytest.raises(InvalidInput):
                    decide(actor=bo, signalering_id=gewogen.pk, besluit="melden", toelichting="Nu.", melding=nothing)
            gewogen.refresh_from_db()
            assert gewogen.status == "loopt"

    def test_without_a_regio_what_was_typed_stays(self, gemeente: Tenant, bo: Actor, gewogen: Signalering) -> None:
        with playing(False):
            Deelname.objects.filter(gemeente_id=gemeente.gemeente_id).delete()
        with inside(gemeente), pytest.raises(InvalidInput) as told:
            decide(actor=bo, signalering_id=gewogen.pk, besluit="melden", toelichting="Nu.", melding=MINIMUM)
        assert "CoMensha" in told.value.fields["besluit"][0]

    def test_a_mistake_is_gone(self, gemeente: Tenant, bo: Actor, gewogen: Signalering) -> None:
        with inside(gemeente):
            withdraw_signalering(actor=bo, signalering_id=gewogen.pk)
            gewogen.refresh_from_db()
            assert (gewogen.status, gewogen.onderwerp, Meldcodestap.objects.count()) == ("ingetrokken", "", 0)

    def test_only_in_a_gemeente_and_by_its_aandachtsfunctionaris(
        self, gemeente: Tenant, regio: Tenant, actor: Callable[..., Actor], yara: Actor, noor: Actor
    ) -> None:
        for tenant, who in ((regio, yara), (regio, noor), (gemeente, actor(gemeente, "bestuurder"))):
            with inside(tenant), pytest.raises(Hidden):
                signaleringen(who)
            with inside(tenant), pytest.raises(Hidden):
                begin_signalering(actor=who, onderwerp="x")
        with inside(gemeente), pytest.raises(Hidden):
            look_at_signalering(actor(gemeente, "aandachtsfunctionaris"), uuid4())


class TestPages:
    def test_from_a_signal_to_a_report(self, gemeente: Tenant, bos_browser: Client) -> None:
        assert "Begin met stap 1" in bos_browser.get("/meldcode/").content.decode()
        assert bos_browser.post("/meldcode/nieuw/", {"onderwerp": ""}).status_code == 422
        bos_browser.post("/meldcode/nieuw/", {"onderwerp": "Loods (voorbeeld)"})
        with inside(gemeente):
            url = f"/meldcode/{Signalering.objects.get().pk}/"
        assert bos_browser.get(f"{url}besluit/").status_code == 409
        typed = {"datum": f"{today():%d-%m-%Y}", "tekst": GEHEIM}
        lost = bos_browser.post(f"{url}overleg/", typed)
        assert (lost.status_code, GEHEIM in lost.content.decode()) == (422, True)
        for soort, more in (
            ("signalen", {}), ("overleg", {"met_wie": "Collega"}), ("gesprek", {"overgeslagen": "on"}),
            ("wegen", ONVEILIG),
        ):  # fmt: skip
            assert bos_browser.get(f"{url}{soort}/").status_code == 200
            assert bos_browser.post(f"{url}{soort}/", {**typed, **more}).status_code == 302
        assert GEHEIM in bos_browser.get(f"{url}signalen/").content.decode()
        page = bos_browser.get(url).content.decode()
        assert "komt uit op: melden bij de zorgcoördinator" in page
        chosen = {"besluit": "melden", "toelichting": "Nodig.", "in_gevaar": "nee", "minderjarig": "onbekend"}
        assert GEHEIM not in bos_browser.get(f"{url}besluit/").content.decode()
        wrong = bos_browser.post(f"{url}besluit/", {**chosen, "gm_code": "GM0753"})
        assert (wrong.status_code, "Nodig." in wrong.content.decode()) == (422, True)
        done = bos_browser.post(f"{url}besluit/", {**chosen, "omschrijving": MINIMUM.omschrijving}, follow=True)
        assert "Gemeld bij de regio" in done.content.decode()
        assert bos_browser.post(f"{url}heropenen/").status_code == 409

    def test_deciding_otherwise_reopening_and_withdrawing(
        self, gemeente: Tenant, bos_browser: Client, gewogen: Signalering
    ) -> None:
        url = f"/meldcode/{gewogen.pk}/"
        chosen = {"besluit": "afsluiten", "toelichting": "Nee.", "in_gevaar": "nee", "minderjarig": "nee"}
        assert bos_browser.post(f"{url}besluit/", chosen).status_code == 422
        why = "De signalen blijken bij een ander adres te horen (voorbeeld)."
        closed = bos_browser.post(f"{url}besluit/", {**chosen, "toelichting": why}, follow=True).content.decode()
        assert why in closed
        assert "loopt weer" in bos_browser.post(f"{url}heropenen/", follow=True).content.decode()
        assert "ingetrokken" in bos_browser.post(f"{url}intrekken/", follow=True).content.decode()
        assert GEHEIM not in bos_browser.get(url).content.decode()

    def test_a_regio_has_no_such_page(self, noors_browser: Client) -> None:
        assert noors_browser.get("/meldcode/").status_code == 404


def test_by_api(gemeente: Tenant, api: Callable[..., Client]) -> None:
    client = api(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
    made = post_json(client, "signaleringen", {"onderwerp": "Loods (voorbeeld)"})
    where = f"signaleringen/{made['id']}"
    day = {"datum": today().isoformat(), "tekst": GEHEIM, "metWie": "Collega"}
    answers = {"vermoeden": "ja", "onveilig": "nee", "hulpMogelijk": "ja", "aanvaard": "ja", "veiligErdoor": "ja"}
    post_json(client, f"{where}/besluit", {"besluit": "melden", "toelichting": "Nu."}, status=409)
    for soort in ("signalen", "overleg", "gesprek"):
        post_json(client, f"{where}/stappen", {**day, "stap": soort})
    post_json(client, f"{where}/stappen", {**day, "stap": "wegen", "antwoorden": answers})
    helped = {"besluit": "hulp_organiseren", "toelichting": "Wijkteam helpt."}
    assert post_json(client, f"{where}/besluit", helped, status=200)["status"] == "hulp"
    post_json(client, f"{where}/heropening", status=200)
    report = {
        "besluit": "melden", "toelichting": "Toch nodig, want de hulp wordt nu geweigerd.",
        "melding": {"omschrijving": MINIMUM.omschrijving, "inGevaar": "nee"},
    }  # fmt: skip
    reported = post_json(client, f"{where}/besluit", report, status=200)
    assert reported["melding"]
    assert len(get_json(client, where)["stappen"]) == 6
    assert get_json(client, "signaleringen?status=gemeld")["count"] == 1
    second = post_json(client, "signaleringen", {"onderwerp": "Vergissing (voorbeeld)"})
    assert post_json(client, f"signaleringen/{second['id']}/intrekking", status=200)["status"] == "ingetrokken"
