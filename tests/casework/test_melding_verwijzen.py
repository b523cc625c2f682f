"""A melding that belongs elsewhere goes to another regio as a letter, or to Veilig Thuis after a call."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.contact.actions import note_melding
from casework.contact.models import Melding
from casework.contact.rules import MELDING_REGIO, answer_before
from casework.dossier.actions import open_dossier_from_melding
from casework.inzageverzoek.actions import ask_inzageverzoek
from casework.inzageverzoek.samenstellen import overview_of
from casework.verwijzing.actions import refer_melding, take_back_melding
from casework.verwijzing.models import Verwijzing
from casework.verwijzing.queries import melding_to_refer, referral_of
from casework.verwijzing.rules import LANGST, Verwijsinvoer, check_take_back, checked, told
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tenants.post.models import Uitbak
from tests.casework.conftest import INVOER, get_json, logged, post_json

VEILIG_THUIS = Verwijsinvoer("veilig_thuis", "taak", "Geweld thuis (voorbeeld).", contact="Medewerker (voorbeeld)")
GEMELD = replace(INVOER, melder_soort="school", melder_naam="Mentor (voorbeeld)", gm_code="GM0687")


def to_regio(tenant: Tenant, **more: object) -> Verwijsinvoer:
    return Verwijsinvoer("regio", "taak", "Woont daar (voorbeeld).", regio=tenant.schema_name, **more)  # type: ignore[arg-type]


class TestRules:
    def test_all_faults_are_told_at_once(self) -> None:
        for wrong, fields in (
            (Verwijsinvoer("", "", " "), {"naar", "rechtsgrond", "gedeeld"}),
            (Verwijsinvoer("regio", "taak", "x", regio="elders"), {"regio"}),
            (Verwijsinvoer("veilig_thuis", "taak", "x" * (LANGST + 1)), {"gedeeld", "contact"}),
            (replace(VEILIG_THUIS, contact="y" * 201), {"contact"}),
        ):
            with pytest.raises(InvalidInput) as found:
                checked(wrong, {"hier": "Hier"})
            assert set(found.value.fields) == fields

    def test_who_tells_veilig_thuis_names_no_regio(self) -> None:
        assert checked(replace(VEILIG_THUIS, regio="hier"), {}).regio == ""
        assert checked(Verwijsinvoer("regio", "taak", "x", regio="hier"), {"hier": "Hier"}).regio == "hier"

    def test_the_melder_stays_here_when_that_is_asked(self) -> None:
        assert told(GEMELD, met_melder=True) == GEMELD
        without = told(GEMELD, met_melder=False)
        assert (without.melder_naam, without.terugbellen, without.omschrijving) == ("", "nee", GEMELD.omschrijving)

    def test_what_another_regio_has_is_not_taken_back(self) -> None:
        for outcome in ("", "verwerkt"):
            with pytest.raises(Refused):
                check_take_back("regio", outcome)
        check_take_back("regio", "geweigerd")
        check_take_back("veilig_thuis", "")

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 20))
    def test_in_time_is_so_many_working_days(self, day: date, days: int) -> None:
        due = answer_before(day, "nee", days)
        between = [day + timedelta(days=one + 1) for one in range((due - day).days)]
        assert sum(one.isoweekday() <= 5 for one in between) == days
        assert answer_before(day, "ja", days) == day


@pytest.mark.usefixtures("in_regio")
class TestVeiligThuis:
    def test_what_was_told_and_to_whom_is_kept(self, noor: Actor, melding: Melding) -> None:
        refer_melding(actor=noor, melding_id=melding.pk, invoer=VEILIG_THUIS)
        found = referral_of(noor, melding.pk)
        assert (found.melding.status, found.verwijzing.contact, found.bericht) == (
            "verwezen", "Medewerker (voorbeeld)", None,
        )  # fmt: skip
        assert not Uitbak.objects.filter(soort="melding").exists()
        with pytest.raises(Refused):
            refer_melding(actor=noor, melding_id=melding.pk, invoer=VEILIG_THUIS)

    def test_taken_back_and_referred_again(self, noor: Actor, melding: Melding) -> None:
        refer_melding(actor=noor, melding_id=melding.pk, invoer=VEILIG_THUIS)
        assert take_back_melding(actor=noor, melding_id=melding.pk).status == "nieuw"
        refer_melding(actor=noor, melding_id=melding.pk, invoer=VEILIG_THUIS)
        assert Verwijzing.objects.filter(teruggehaald_at=None).count() == 1
        assert {edge.name for edge in MELDING_REGIO.open_to("verwezen", noor.roles)} == {"terughalen"}

    def test_with_the_dossier_it_is_gone(self, noor: Actor, melding: Melding) -> None:
        refer_melding(actor=noor, melding_id=melding.pk, invoer=VEILIG_THUIS)
        take_back_melding(actor=noor, melding_id=melding.pk)
        dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        asked = ask_inzageverzoek(actor=noor, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today())
        assert VEILIG_THUIS.gedeeld in str(overview_of(asked, dossier))
        erase([dossier.pk])
        assert not Verwijzing.objects.exists()

    def test_only_by_a_zorgcoordinator(self, yara: Actor, ilse: Actor, noor: Actor, melding: Melding) -> None:
        for actor in (yara, ilse):
            with pytest.raises(Hidden):
                refer_melding(actor=actor, melding_id=melding.pk, invoer=VEILIG_THUIS)
            with pytest.raises(Hidden):
                take_back_melding(actor=actor, melding_id=melding.pk)
        with pytest.raises(Hidden):
            referral_of(noor, melding.pk)


class TestAnotherRegio:
    def test_it_arrives_as_a_melding_without_the_melder(
        self, regio: Tenant, zeeland: Tenant, noor: Actor, deliver: Callable[[], int]
    ) -> None:
        with inside(regio):
            melding = note_melding(actor=noor, invoer=GEMELD)
            refer_melding(actor=noor, melding_id=melding.pk, invoer=to_regio(zeeland, met_melder=False))
            with pytest.raises(Refused):
                take_back_melding(actor=noor, melding_id=melding.pk)
        deliver()
        deliver()
        with inside(zeeland):
            received = Melding.objects.get()
            assert (received.herkomst, received.afzender, received.status) == ("regio", regio.schema_name, "nieuw")
            assert (received.omschrijving, received.melder_naam) == (GEMELD.omschrijving, "")
        with inside(regio):
            bericht = referral_of(noor, melding.pk).bericht
            assert bericht is not None
            assert bericht.uitkomst == "verwerkt"
        assert [line.ground for line in logged(zeeland, "melding_ontvangen")] == ["brief van een andere regio"]

    def test_what_was_refused_there_comes_back(
        self, regio: Tenant, zeeland: Tenant, noor: Actor, melding: Melding
    ) -> None:
        with inside(regio):
            refer_melding(actor=noor, melding_id=melding.pk, invoer=to_regio(zeeland))
            Uitbak.objects.filter(soort="melding").update(uitkomst="geweigerd")
            assert take_back_melding(actor=noor, melding_id=melding.pk).status == "nieuw"

    def test_not_to_ourselves(self, regio: Tenant, noor: Actor, melding: Melding) -> None:
        with inside(regio), pytest.raises(InvalidInput):
            refer_melding(actor=noor, melding_id=melding.pk, invoer=to_regio(regio))

    def test_the_regio_of_the_gemeente_is_suggested(
        self, regio: Tenant, zeeland: Tenant, noor: Actor, melding: Melding
    ) -> None:
        with inside(regio):
            assert melding_to_refer(noor, melding.pk)[1] == ""
            own = note_melding(actor=noor, invoer=replace(INVOER, gm_code="GM0772"))
            assert melding_to_refer(noor, own.pk)[1] == ""


class TestPagesAndApi:
    def test_by_page(self, regio: Tenant, noors_browser: Client, melding: Melding) -> None:
        url = f"/meldingen/{melding.pk}/"
        assert f"{url}verwijzen/" in noors_browser.get(url).content.decode()
        typed = {"naar": "veilig_thuis", "gedeeld": "Geweld thuis (voorbeeld).", "rechtsgrond": "taak"}
        wrong = noors_browser.post(f"{url}verwijzen/", typed)
        assert (wrong.status_code, "Bel Veilig Thuis" in wrong.content.decode()) == (422, True)
        page = noors_browser.post(f"{url}verwijzen/", {**typed, "contact": "Medewerker (voorbeeld)"}, follow=True)
        assert "Geweld thuis" in page.content.decode()
        assert "Waarheen verwezen" in noors_browser.get(url).content.decode()
        assert "staat weer als nieuw" in noors_browser.post(f"{url}terughalen/", follow=True).content.decode()
        assert logged(regio, "melding_verwezen")

    def test_by_api(self, noors_api: Client, zeeland: Tenant, melding: Melding) -> None:
        body = {"naar": "regio", "regio": zeeland.schema_name, "gedeeld": "Woont daar.", "rechtsgrond": "taak"}
        made = post_json(noors_api, f"meldingen/{melding.pk}/verwijzing", body)
        assert get_json(noors_api, f"meldingen/{melding.pk}/verwijzing")["id"] == made["id"]
        post_json(noors_api, f"meldingen/{melding.pk}/terughaling", status=409)
