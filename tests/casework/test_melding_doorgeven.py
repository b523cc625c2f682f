"""A gemeente notes a melding and passes it on; the regio takes it in once; the gemeente sees the receipt."""

from collections.abc import Callable
from dataclasses import asdict, replace
from uuid import uuid4

import pytest
from django.test import Client

from casework.contact.actions import close_melding, note_melding, pass_on_melding, receive_melding
from casework.contact.letters import MeldingBrief
from casework.contact.models import Melding
from casework.dossier.actions import open_dossier
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tenants.post.public import Envelope
from tests.casework.conftest import INVOER, PERSOON, logged
from tests.playing.base import playing

Browse = Callable[..., Client]
Deliver = Callable[[], int]
GEMELD = replace(INVOER, in_gevaar="ja", melder_soort="wijkteam", gm_code="GM0753", vormen=("arbeidsuitbuiting",))


@pytest.fixture
def bo(gemeente: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")


@pytest.fixture
def genoteerd(gemeente: Tenant, bo: Actor) -> Melding:
    with inside(gemeente):
        return note_melding(actor=bo, invoer=GEMELD)


def test_the_regio_receives_it_once_and_the_gemeente_sees_the_receipt(
    gemeente: Tenant, regio: Tenant, bo: Actor, genoteerd: Melding, deliver: Deliver, browse: Browse
) -> None:
    with inside(gemeente):
        pass_on_melding(actor=bo, melding_id=genoteerd.pk)
    browser = browse(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
    assert "Onderweg" in browser.get(f"/meldingen/{genoteerd.pk}/").content.decode()
    deliver()
    deliver()
    with inside(regio):
        (received,) = Melding.objects.all()
    assert (received.herkomst, received.afzender, received.afzender_kenmerk) == (
        "gemeente", gemeente.schema_name, genoteerd.pk,
    )  # fmt: skip
    assert (received.status, received.in_gevaar, received.vormen, received.genoteerd_door_id) == (
        "nieuw", "ja", ["arbeidsuitbuiting"], None,
    )  # fmt: skip
    page = browser.get(f"/meldingen/{genoteerd.pk}/").content.decode()
    assert "Ontvangen door de regio" in page
    assert "Zuidoost-Brabant" in page
    assert len(logged(regio, "melding_ontvangen")) == 1


def test_the_zorgcoordinator_sees_from_which_gemeente_it_came(
    gemeente: Tenant, regio: Tenant, bo: Actor, genoteerd: Melding, deliver: Deliver, noors_browser: Client
) -> None:
    with inside(gemeente):
        pass_on_melding(actor=bo, melding_id=genoteerd.pk)
    deliver()
    with inside(regio):
        received = Melding.objects.get()
    page = noors_browser.get(f"/meldingen/{received.pk}/").content.decode()
    assert "Gemeente Best" in page
    assert "Doorgegeven door een gemeente" in page


def test_by_page_and_only_once(gemeente: Tenant, genoteerd: Melding, browse: Browse) -> None:
    browser = browse(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
    assert "Doorgeven aan de regio" in browser.get(f"/meldingen/{genoteerd.pk}/").content.decode()
    assert browser.post(f"/meldingen/{genoteerd.pk}/doorgeven/").status_code == 302
    assert browser.post(f"/meldingen/{genoteerd.pk}/doorgeven/").status_code == 409
    assert "Doorgegeven aan de regio" in browser.get("/meldingen/").content.decode()


def test_a_gemeente_may_also_close_it_itself(gemeente: Tenant, bo: Actor, genoteerd: Melding) -> None:
    with inside(gemeente):
        close_melding(actor=bo, melding_id=genoteerd.pk, reden="advies_gegeven", toelichting="Gebeld.")
        with pytest.raises(Refused):
            pass_on_melding(actor=bo, melding_id=genoteerd.pk)


def test_colleagues_in_a_gemeente_share_their_meldingen(
    gemeente: Tenant, genoteerd: Melding, browse: Browse, api: Browse
) -> None:
    colleague = browse(gemeente, "aandachtsfunctionaris", naam="Kim (voorbeeld)")
    assert colleague.get(f"/meldingen/{genoteerd.pk}/").status_code == 200
    rows = api(gemeente, "aandachtsfunctionaris", naam="Kim (voorbeeld)").get("/api/v1/meldingen").json()
    assert [row["id"] for row in rows["results"]] == [str(genoteerd.pk)]


def test_a_gemeente_without_a_regio_is_told_what_to_do(gemeente: Tenant, bo: Actor, genoteerd: Melding) -> None:
    with playing(False):
        Deelname.objects.filter(gemeente_id="GM0753").delete()
    with inside(gemeente), pytest.raises(Refused, match="nog niet mee in een regio"):
        pass_on_melding(actor=bo, melding_id=genoteerd.pk)


def test_within_a_regio_there_is_nothing_to_pass_on(regio: Tenant, yara: Actor) -> None:
    with inside(regio):
        melding = note_melding(actor=yara, invoer=INVOER)
        with pytest.raises(Hidden):
            pass_on_melding(actor=yara, melding_id=melding.pk)


def test_in_a_gemeente_nobody_reaches_a_dossier(
    gemeente: Tenant, bo: Actor, genoteerd: Melding, browse: Browse, api: Browse
) -> None:
    browser = browse(gemeente, "aandachtsfunctionaris", naam="Bo (voorbeeld)")
    assert browser.get("/dossiers/").status_code == 404
    assert browser.get("/dossiers/nieuw/").status_code == 404
    assert browser.post(f"/meldingen/{genoteerd.pk}/dossier/").status_code == 404
    assert api(gemeente, "aandachtsfunctionaris").get("/api/v1/dossiers").status_code == 404
    with inside(gemeente), pytest.raises(Hidden):
        open_dossier(actor=bo, persoon=PERSOON)


class TestALetterThatDoesNotFit:
    def brief(self, **change: object) -> MeldingBrief:
        return MeldingBrief(**{"kenmerk": uuid4(), **asdict(GEMELD), **change})  # type: ignore[arg-type]

    def envelope(self, gemeente: Tenant, key: object) -> Envelope:
        return Envelope(gemeente.schema_name, "melding", str(key), 1)

    def test_another_key_on_the_envelope_is_refused(self, regio: Tenant, gemeente: Tenant) -> None:
        with inside(regio), pytest.raises(Refused):
            receive_melding(self.envelope(gemeente, uuid4()), self.brief())

    def test_the_same_letter_twice_is_one_melding(self, regio: Tenant, gemeente: Tenant) -> None:
        brief = self.brief()
        with inside(regio):
            receive_melding(self.envelope(gemeente, brief.kenmerk), brief)
            receive_melding(self.envelope(gemeente, brief.kenmerk), brief)
            assert Melding.objects.count() == 1

    def test_it_is_held_to_the_rules_of_any_melding(self, regio: Tenant, gemeente: Tenant) -> None:
        brief = self.brief(in_gevaar="misschien")
        with inside(regio), pytest.raises(InvalidInput):
            receive_melding(self.envelope(gemeente, brief.kenmerk), brief)
