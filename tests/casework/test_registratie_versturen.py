"""Registering at CoMensha: with consent who it is, without only the count; once per dossier; taken back at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from casework.dossier.actions import change_persoon, open_dossier, open_dossier_from_melding
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from casework.events import GrondVervallen
from casework.registratie.actions import DOEL, register_dossier, retract_registratie
from casework.registratie.letters import RegistratieBrief
from casework.registratie.models import Registratie
from casework.registratie.queries import not_received, status_of_registratie
from casework.registratie.rules import POSTSTATUS, REGISTRATIE, count_status, must_send, post_status, step_for
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.period import Kwartaal
from dekkend.isolation.context import inside
from dekkend.national.registraties.models import OntvangenRegistratie
from tenants.models import Tenant
from tenants.post.models import Uitbak
from tests.casework.conftest import PERSOON, logged

Deliver = Callable[[], int]
JA = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
NU = str(Kwartaal.of(today()))


class TestWhenItGoesOut:
    @given(st.sampled_from(sorted(REGISTRATIE.states)), st.booleans(), st.sampled_from([None, *POSTSTATUS]))
    def test_only_what_is_new_changed_or_lost_is_sent(self, soort: str, changed: bool, status: str | None) -> None:
        lost = status in ("geweigerd", "onbestelbaar")
        assert must_send(soort=soort, changed=changed, status=status) == (soort != "volledig" or changed or lost)

    def test_consent_decides_what_goes(self) -> None:
        assert REGISTRATIE.take(step_for(consent=True), "alleen_telling").target == "volledig"
        assert REGISTRATIE.take(step_for(consent=False), "alleen_telling").target == "alleen_telling"

    def test_every_outcome_of_the_post_has_a_name(self) -> None:
        outcomes = [post_status(outcome) for outcome in ("", "verwerkt", "geweigerd", "onbestelbaar")]
        assert [*outcomes, *(count_status(told=told) for told in (False, True))] == list(POSTSTATUS)

    def test_a_letter_without_a_ground_cannot_be_written(self) -> None:
        person = {"sleutel": "5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b11", "naam": "Luna Voorbeeld"}
        with pytest.raises(ValidationError, match="grond"):
            RegistratieBrief.model_validate(person)


def register(noor: Actor, dossier: Dossier, *, consent: bool = True) -> Registratie:
    if consent:
        record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
    return register_dossier(actor=noor, dossier_id=dossier.pk)[0]


def received(landelijk: Tenant) -> list[OntvangenRegistratie]:
    """With their sealed values opened, which only goes in the tenant itself."""
    with inside(landelijk):
        rows = list(OntvangenRegistratie.objects.filter(ingetrokken_at=None))
        assert all(row.naam is not None and (row.geboortedatum or True) for row in rows)
        return rows


class TestFromRegioToLandelijk:
    def test_with_consent_it_arrives_once_and_is_confirmed(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            registratie = register(noor, dossier)
            assert status_of_registratie(registratie).status == "verzonden"
            assert [one.pk for one in not_received(noor)] == [registratie.pk]
        deliver()
        deliver()
        (row,) = received(landelijk)
        assert (row.sleutel, row.afzender, row.naam, row.versie) == (
            registratie.pk, regio.schema_name, "Luna Voorbeeld", 1,
        )  # fmt: skip
        assert (row.grond, row.leeftijdsgroep, row.geboortedatum) == ("toestemming", "vanaf_18", None)
        assert row.geboortejaar == today().year - 30
        with inside(regio):
            assert status_of_registratie(registratie).status == "ontvangen"
            assert not_received(noor) == []

    def test_without_consent_nothing_goes_before_the_quarter_is_closed(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            registratie = register(noor, dossier, consent=False)
            assert (registratie.soort, registratie.kwartaal) == ("alleen_telling", NU)
            assert not Uitbak.objects.exists()
        deliver()
        deliver()
        assert received(landelijk) == []
        with inside(regio):
            assert status_of_registratie(registratie).status == "telt_mee"

    def test_registering_again_makes_no_second_one(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            first = register(noor, dossier)
            again, new = register_dossier(actor=noor, dossier_id=dossier.pk)
            assert (again.pk, again.versie, new) == (first.pk, 1, False)
            assert Uitbak.objects.count() == 1
        deliver()
        assert len(received(landelijk)) == 1
        assert len(logged(regio, "registratie_verstuurd")) == 1

    def test_what_changed_goes_as_a_new_version(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            register(noor, dossier)
            change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, naam="Luna de Voorbeeld"))
            again, _ = register_dossier(actor=noor, dossier_id=dossier.pk)
            assert again.versie == 2
        deliver()
        (row,) = received(landelijk)
        assert (row.naam, row.versie) == ("Luna de Voorbeeld", 2)

    def test_a_name_that_may_be_invented_stays_here(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, deliver: Deliver
    ) -> None:
        with inside(regio):
            persoon = PersoonInvoer(roepnaam="Verzonnen (voorbeeld)", alias="Maan", geboortedatum=date(1990, 2, 3))
            register(noor, open_dossier(actor=noor, persoon=persoon))
        deliver()
        (row,) = received(landelijk)
        assert (row.naam, row.geboortedatum, row.geboortejaar) == ("", date(1990, 2, 3), 1990)

    def test_the_day_of_the_melding_goes_along(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, melding: Any, deliver: Deliver
    ) -> None:
        with inside(regio):
            dossier = open_dossier_from_melding(
                actor=noor, melding_id=melding.pk, persoon=PersoonInvoer(geschatte_leeftijd=20)
            )
            register(noor, dossier)
        deliver()
        (row,) = received(landelijk)
        assert row.datum_melding == localdate(melding.ontvangen_at)

    def test_consent_that_comes_later_adds_the_person(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            first = register(noor, dossier, consent=False)
            later = register(noor, dossier)
            assert (later.pk, later.soort) == (first.pk, "volledig")
        deliver()
        assert len(received(landelijk)) == 1


class TestTakingItBack:
    def test_after_withdrawal_it_is_gone_there_and_counts_on(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            registratie = register(noor, dossier)
        deliver()
        with inside(regio):
            withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
            registratie.refresh_from_db()
            assert (registratie.soort, registratie.versie, registratie.toestemming_id) == ("alleen_telling", 2, None)
        deliver()
        assert received(landelijk) == []
        with inside(landelijk):
            (tombstone,) = OntvangenRegistratie.objects.all()
        assert (tombstone.naam, tombstone.vormen, tombstone.gm_code, tombstone.grond) == (None, [], "", "")

    def test_withdrawn_before_the_letter_left_it_never_shows(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            register(noor, dossier)
            withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
        deliver()
        assert received(landelijk) == []

    def test_a_new_consent_brings_it_back_under_the_same_key(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            registratie = register(noor, dossier)
            withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
            register(noor, dossier)
        deliver()
        (row,) = received(landelijk)
        assert (row.sleutel, row.versie, row.naam) == (registratie.pk, 3, "Luna Voorbeeld")

    def test_an_age_that_turns_out_otherwise_takes_it_back(
        self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
    ) -> None:
        with inside(regio):
            register(noor, dossier)
        deliver()
        with inside(regio):
            change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, geschatte_leeftijd=13))
        deliver()
        assert received(landelijk) == []

    def test_another_purpose_or_an_unregistered_dossier_changes_nothing(
        self, regio: Tenant, noor: Actor, dossier: Dossier
    ) -> None:
        with inside(regio):
            retract_registratie(GrondVervallen(dossier.pk, "onderzoek", noor))
            retract_registratie(GrondVervallen(dossier.pk, DOEL, noor))
            assert not Uitbak.objects.exists()


@pytest.mark.usefixtures("in_regio")
class TestLimits:
    def test_a_refused_letter_is_sent_again(self, noor: Actor, dossier: Dossier) -> None:
        registratie = register(noor, dossier)
        Uitbak.objects.filter(soort="registratie").update(uitkomst="geweigerd", reden="Voorbeeld.")
        assert status_of_registratie(registratie).reden == "Voorbeeld."
        again, _ = register_dossier(actor=noor, dossier_id=dossier.pk)
        assert again.versie == 2

    def test_others_do_not_register(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        for actor in (sam, ilse):
            with pytest.raises(Hidden):
                register_dossier(actor=actor, dossier_id=dossier.pk)

    def test_the_database_wants_a_ground_for_a_full_registration(self, noor: Actor, dossier: Dossier) -> None:
        register(noor, dossier)
        with pytest.raises(IntegrityError, match="registratie_volledig_alleen_met_grond"), transaction.atomic():
            Registratie.objects.update(toestemming=None)

    def test_without_a_national_tier_it_is_said_what_to_do(
        self, noor: Actor, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("casework.registratie.actions.tenants_of_kind", lambda kind: [])
        with pytest.raises(Refused, match="landelijke registratie"):
            register_dossier(actor=noor, dossier_id=dossier.pk)

    def test_a_letter_that_is_not_there_yet_is_on_its_way(self, noor: Actor, dossier: Dossier) -> None:
        registratie = register(noor, dossier)
        Uitbak.objects.all().delete()
        assert status_of_registratie(registratie).status == "verzonden"


class TestPages:
    def test_sending_and_following_it(
        self, regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier, deliver: Deliver
    ) -> None:
        tab = f"/dossiers/{dossier.pk}/registratie/"
        assert "Alleen meetellen" in noors_browser.get(tab).content.decode()
        assert "telt mee" in noors_browser.post(tab + "sturen/", follow=True).content.decode()
        with inside(regio):
            record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        assert "Registratie bekijken en versturen" in noors_browser.get(tab).content.decode()
        blind = noors_browser.post(tab + "sturen/")
        assert (blind.status_code, "intussen iets veranderd" in blind.content.decode()) == (422, True)
        shown = noors_browser.get(tab + "voorbeeld/")
        assert "prs_Gender = " in shown.content.decode()
        seen = shown.context["voorbeeld"].gezien
        sent = noors_browser.post(tab + "sturen/", {"gezien": seen}, follow=True).content.decode()
        assert "Verzonden, nog niet ontvangen" in sent
        deliver()
        assert "Ontvangen door CoMensha" in noors_browser.get(tab).content.decode()
