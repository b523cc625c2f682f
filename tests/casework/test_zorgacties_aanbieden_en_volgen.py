"""Finding help for a hulpvraag, offering it, answering as a guest, and keeping in touch."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.models import Dossier
from casework.hulpvraag.actions import add_hulpvraag, take_hulpvraag_step
from casework.hulpvraag.rules import HulpvraagStap
from casework.inzage.models import Inzage
from casework.models import Gebeurtenis, Hulpvraag, Organisatie, Zorgactie, Zorgcontact
from casework.overdracht.inhoud import pack
from casework.sociale_kaart.actions import add_organisatie
from casework.sociale_kaart.rules import OrganisatieInvoer
from casework.wissen.legen import erase
from casework.zorgactie.actions import (
    answer_zorgactie,
    offer_zorgactie,
    record_contact,
    set_opvolging,
    take_zorgactie_step,
)
from casework.zorgactie.opvolging import ContactInvoer, Opvolging
from casework.zorgactie.queries import to_go_on_with
from casework.zorgactie.rules import MET_REDEN, STAPPEN, ZORGACTIE, Aanbod, Stap
from casework.zorgactie.tekst import told_to_the_person
from casework.zorgactie.toegang import is_partner
from casework.zorgactie.work import offered_zorgacties, waiting_zorgacties
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import agree, get_json, logged, post_json
from tests.casework.test_gast_ziet_alleen_het_eigen_deel import acting, api_of, browser_of, guest

pytestmark = pytest.mark.urls("dekkend.urls_regio")
VRAAG = "Wil slapen op een plek die niemand weet (voorbeeld)."
HUIS = "Opvang De Kade (voorbeeld)"
ROUTE = {
    "aangeboden": (),
    "aangenomen": ("aannemen",),
    "loopt": ("aannemen", "beginnen"),
    "klaar": ("aannemen", "beginnen", "afronden"),
    "geweigerd": ("weigeren",),
    "ingetrokken": ("intrekken",),
    "gestopt": ("aannemen", "stoppen"),
}
PARTNER = {"aannemen", "weigeren", "beginnen", "stoppen", "afronden"}


def offer(**more: Any) -> Aanbod:
    said: dict[str, Any] = {
        "delen": ("roepnaam", "leeftijd", "woonplaats"),
        "antwoord_voor": today() + timedelta(days=3),
        "toelichting": "Het liefst vandaag (voorbeeld).",
    }
    return Aanbod(**(said | more))


def go(actor: Actor, zorgactie: Zorgactie, *steps: str) -> Zorgactie:
    for stap in steps:
        reden = "vol" if stap in MET_REDEN else ""
        take = answer_zorgactie if is_partner(actor) else take_zorgactie_step
        zorgactie = take(actor=actor, zorgactie_id=zorgactie.pk, invoer=Stap(stap, reden))
    return zorgactie


@pytest.fixture
def huis(regio: Tenant, noor: Actor, dossier: Dossier) -> Organisatie:
    """With which the person agreed to share."""
    with inside(regio):
        said = OrganisatieInvoer(naam=HUIS, aanbod=("veilige_opvang",), landelijk=True, bekend_met_doelgroep="goed")
        made = add_organisatie(actor=noor, invoer=said)
        agree(noor, dossier.pk, "zorgactie", str(made.pk))
        return made


@pytest.fixture
def hulpvraag(regio: Tenant, noor: Actor, dossier: Dossier) -> Hulpvraag:
    with inside(regio):
        return add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="veilige_plek", vraag=VRAAG)


@pytest.fixture
def zorgactie(regio: Tenant, noor: Actor, hulpvraag: Hulpvraag, huis: Organisatie) -> Zorgactie:
    with inside(regio):
        return offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())


@pytest.fixture
def petra(regio: Tenant) -> User:
    """Somebody of the organisation; capitals in its name do not count."""
    return guest(regio, "petra", organisatie=HUIS.upper())


@pytest.fixture
def bram(regio: Tenant) -> User:
    return guest(regio, "bram", organisatie="Een ander huis (voorbeeld)")


def test_from_the_question_to_the_answer_of_a_guest(
    regio: Tenant, noors_browser: Client, dossier: Dossier, hulpvraag: Hulpvraag, huis: Organisatie, petra: User
) -> None:
    search = f"/hulpvragen/{hulpvraag.pk}/passende-hulp/"
    found = noors_browser.get(search).content.decode()
    assert HUIS in found
    assert "Werkt vaak met slachtoffers van mensenhandel." in found
    assert HUIS not in noors_browser.post(search, {"aanbod": "terugkeer"}).content.decode()
    path = f"/hulpvragen/{hulpvraag.pk}/aanbieden/{huis.pk}/"
    assert "1 medewerker leest dit als gast" in noors_browser.get(path).content.decode()
    said = {"delen": ["roepnaam"], "toelichting": "Bewaar dit (voorbeeld)."}
    wrong = noors_browser.post(path, {**said, "antwoord_voor": "01-01-2020"})
    assert wrong.status_code == 422
    assert "Bewaar dit (voorbeeld)." in wrong.content.decode()
    day = {"antwoord_voor": f"{today():%d-%m-%Y}"}
    shown = noors_browser.post(path, {**said, **day}, follow=True).content.decode()
    assert "Roepnaam: Luna (voorbeeld)" in shown
    with inside(regio):
        made = Zorgactie.objects.get()

    hers = browser_of(regio, petra)
    assert f"Zorgactie voor dossier {dossier.nummer}" in hers.get("/").content.decode()
    assert dossier.nummer in hers.get("/zorgacties/").content.decode()
    answer = f"/zorgacties/{made.pk}/antwoord/"
    read = hers.get(answer).content.decode()
    assert VRAAG in read
    assert "Luna (voorbeeld)" in read
    assert "Luna Voorbeeld" not in read
    assert hers.get(f"/dossiers/{dossier.pk}/gedeeld/").status_code == 404
    assert hers.get(f"/zorgacties/{made.pk}/").status_code == 404
    refused = hers.post(answer, {"stap": "weigeren", "toelichting": "Nog niet (voorbeeld)."})
    assert refused.status_code == 422
    assert "Nog niet (voorbeeld)." in refused.content.decode()
    assert "Dank u." in hers.post(answer, {"stap": "aannemen"}, follow=True).content.decode()
    assert hers.get(f"/dossiers/{dossier.pk}/gedeeld/").status_code == 200
    hers.post(answer, {"stap": "beginnen"})
    assert "Contact vastleggen" in noors_browser.get(f"/zorgacties/{made.pk}/").content.decode()
    assert "Hulp loopt" in noors_browser.get(f"/dossiers/{dossier.pk}/hulpvragen/").content.decode()
    assert hers.post(answer, {"stap": "afronden"}).status_code == 302
    for gone in (answer, f"/dossiers/{dossier.pk}/gedeeld/"):
        assert hers.get(gone).status_code == 404
    looks = logged(regio, "zorgactie_bekeken")
    assert {(line.object_id, line.ground) for line in looks} == {
        (str(dossier.pk), "aangeboden aan de eigen organisatie")
    }
    assert [line.ground for line in logged(regio, "zorgactie_aangeboden")] == ["eigen caseload"]
    assert logged(regio, "inzage_gegeven")[0].ground == "aangeboden aan de eigen organisatie"


@pytest.mark.usefixtures("in_regio")
class TestStappen:
    @pytest.mark.parametrize("state", list(ZORGACTIE.states))
    def test_each_step_goes_from_its_states_only(
        self, regio: Tenant, noor: Actor, dossier: Dossier, huis: Organisatie, petra: User, state: str
    ) -> None:
        partner = acting(regio, petra)
        for stap in STAPPEN:
            asked = add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="veilige_plek", vraag=VRAAG)
            made = offer_zorgactie(actor=noor, hulpvraag_id=asked.pk, organisatie_id=huis.pk, invoer=offer())
            go(noor, made, *ROUTE[state])
            targets = [edge.target for edge in ZORGACTIE.edges if (edge.name, edge.source) == (stap, state)]
            if not targets:
                for who in (partner, noor):
                    with pytest.raises((Refused, Hidden)):
                        go(who, made, stap)
                continue
            if stap not in PARTNER:
                with pytest.raises(Hidden):
                    go(partner, made, stap)
            who = partner if stap in PARTNER else noor
            assert go(who, made, stap).status == targets[0]

    def test_the_question_follows_and_work_goes_on(self, noor: Actor, hulpvraag: Hulpvraag, huis: Organisatie) -> None:
        def status() -> str:
            return Hulpvraag.objects.get(pk=hulpvraag.pk).status

        made = offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())
        with pytest.raises(Refused, match="ligt al bij"):
            offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())
        assert waiting_zorgacties(noor) == []
        Zorgactie.objects.update(antwoord_voor=today() - timedelta(days=1))
        assert [item.group for item in waiting_zorgacties(noor)] == ["Zorgacties zonder antwoord"]
        go(noor, made, "weigeren")
        assert (status(), list(to_go_on_with(noor))) == ("open", [made])
        again = offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())
        assert list(to_go_on_with(noor)) == []
        with pytest.raises(Refused, match="ligt al bij"):
            go(noor, made, "herstellen")
        go(noor, again, "aannemen", "beginnen")
        assert status() == "loopt"
        go(noor, again, "stoppen")
        assert (status(), list(to_go_on_with(noor))) == ("open", [again])
        go(noor, again, "herstellen", "afronden")
        assert (status(), waiting_zorgacties(noor)[0].group) == ("loopt", "Hulpvragen die verder moeten")
        take_hulpvraag_step(actor=noor, hulpvraag_id=hulpvraag.pk, invoer=HulpvraagStap("beantwoorden", "Ja."))
        assert list(to_go_on_with(noor)) == []
        with pytest.raises(Refused, match="Heropen"):
            offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())

    def test_what_a_guest_may_see_lasts_as_long_as_it_runs(
        self, regio: Tenant, noor: Actor, zorgactie: Zorgactie, petra: User
    ) -> None:
        def lent() -> list[Any]:
            return list(Inzage.objects.filter(ingetrokken_at=None).values_list("user", flat=True))

        assert lent() == []
        go(acting(regio, petra), zorgactie, "aannemen", "beginnen")
        assert lent() == [petra.pk]
        go(noor, zorgactie, "stoppen")
        assert lent() == []
        go(noor, zorgactie, "herstellen")
        assert lent() == [petra.pk]
        go(noor, zorgactie, "stoppen")
        User.objects.filter(pk=petra.pk).update(is_active=False)
        go(noor, zorgactie, "herstellen")
        assert lent() == []

    def test_who_heard_it_by_telephone_writes_it_down(
        self, regio: Tenant, noor: Actor, zorgactie: Zorgactie, petra: User
    ) -> None:
        assert go(noor, zorgactie, "aannemen").partner is None
        assert not Inzage.objects.exists()
        assert offered_zorgacties(acting(regio, petra)) == []


@pytest.mark.usefixtures("in_regio")
class TestOpvolgen:
    def test_contact_moves_the_next_one_and_late_is_told(self, noor: Actor, zorgactie: Zorgactie, petra: User) -> None:
        contact = ContactInvoer(today(), "gebeld", "Het gaat goed (voorbeeld).")
        with pytest.raises(Refused):
            record_contact(actor=noor, zorgactie_id=zorgactie.pk, invoer=contact)
        running = go(noor, zorgactie, "aannemen")
        assert running.volgend_contact == today() + timedelta(weeks=3)
        Zorgactie.objects.update(volgend_contact=today() - timedelta(days=1))
        (late,) = waiting_zorgacties(noor)
        assert (late.group, late.urgent, late.due) == ("Contact over zorgacties", True, today() - timedelta(days=1))
        with pytest.raises(InvalidInput):
            record_contact(actor=noor, zorgactie_id=zorgactie.pk, invoer=replace(contact, verslag=" "))
        made = record_contact(actor=noor, zorgactie_id=zorgactie.pk, invoer=contact)
        assert made.volgende == today() + timedelta(weeks=3)
        assert waiting_zorgacties(noor) == []
        closer = set_opvolging(actor=noor, zorgactie_id=zorgactie.pk, opvolging=Opvolging())
        assert closer.volgend_contact == today() + timedelta(weeks=1)
        assert "Het gaat goed (voorbeeld)." in Gebeurtenis.objects.get(soort="zorgactie_contact").tekst


@pytest.mark.usefixtures("in_regio")
class TestAfscherming:
    def test_others_see_and_change_nothing(
        self, regio: Tenant, sam: Actor, ilse: Actor, bram: User, zorgactie: Zorgactie, huis: Organisatie
    ) -> None:
        other = acting(regio, bram)
        assert offered_zorgacties(other) == []
        for who in (sam, ilse, other):
            with pytest.raises(Hidden):
                go(who, zorgactie, "aannemen")
        contact = ContactInvoer(today(), "gebeld", "Zo.")
        for who in (sam, ilse, other):
            for forbidden in (
                lambda who=who: record_contact(actor=who, zorgactie_id=zorgactie.pk, invoer=contact),
                lambda who=who: set_opvolging(actor=who, zorgactie_id=zorgactie.pk, opvolging=Opvolging()),
                lambda who=who: offer_zorgactie(
                    actor=who, hulpvraag_id=zorgactie.hulpvraag_id, organisatie_id=huis.pk, invoer=offer()
                ),
            ):
                with pytest.raises(Hidden):
                    forbidden()

    def test_a_ketenpartner_who_is_no_guest_sees_none(
        self, regio: Tenant, actor: Callable[..., Actor], zorgactie: Zorgactie
    ) -> None:
        colleague = actor(regio, "ketenpartner")
        assert offered_zorgacties(colleague) == []
        with pytest.raises(Hidden):
            go(colleague, zorgactie, "aannemen")

    def test_a_closed_dossier_is_reopened_first(
        self, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: Organisatie
    ) -> None:
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            offer_zorgactie(actor=noor, hulpvraag_id=hulpvraag.pk, organisatie_id=huis.pk, invoer=offer())

    def test_on_its_way_to_another_regio_nobody_answers(
        self, regio: Tenant, petra: User, zorgactie: Zorgactie, dossier: Dossier
    ) -> None:
        Dossier.objects.filter(pk=dossier.pk).update(fase="in_overdracht")
        with pytest.raises(Refused):
            go(acting(regio, petra), zorgactie, "aannemen")

    def test_another_regio_reads_how_it_stands(self, noor: Actor, zorgactie: Zorgactie, dossier: Dossier) -> None:
        go(noor, zorgactie, "aannemen")
        told = "\n".join(line.tekst for line in pack(dossier).tijdlijn if line.soort == "zorgactie_aangeboden")
        assert "Stand bij de overdracht." in told
        assert f"{HUIS}: aangenomen" in told

    def test_the_person_reads_to_whom_went_what(self, zorgactie: Zorgactie, dossier: Dossier) -> None:
        (told,) = told_to_the_person(dossier)
        assert (told["Aan"], told["Wat is gedeeld"]) == (HUIS, zorgactie.gedeeld)
        assert told["Op welke grond"].startswith("De betrokkene vindt het goed")

    def test_nothing_stays_when_a_dossier_is_destroyed(
        self, regio: Tenant, noor: Actor, zorgactie: Zorgactie, petra: User, dossier: Dossier
    ) -> None:
        go(noor, zorgactie, "aannemen")
        record_contact(actor=noor, zorgactie_id=zorgactie.pk, invoer=ContactInvoer(today(), "gebeld", "Zo."))
        erase([dossier.pk])
        assert not Zorgactie.objects.exists()
        assert not Zorgcontact.objects.exists()
        assert offered_zorgacties(acting(regio, petra)) == []

    def test_the_database_holds_it_too(self, zorgactie: Zorgactie) -> None:
        broken: list[dict[str, Any]] = [
            {"status": "weg"},
            {"status": "geweigerd"},
            {"status": "loopt"},
            {"delen": ["bsn"]},
            {"volgend_contact": today()},
            {"consultatie": "misschien"},
        ]
        for values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                Zorgactie.objects.update(**values)


def test_the_pages_of_contact(regio: Tenant, noors_browser: Client, noor: Actor, zorgactie: Zorgactie) -> None:
    page = f"/zorgacties/{zorgactie.pk}/"
    assert noors_browser.get(f"{page}contact/").status_code == 409
    assert noors_browser.post(f"{page}stap/", {"stap": "weigeren"}).status_code == 422
    assert noors_browser.post(f"{page}stap/", {"stap": "aannemen"}).status_code == 302
    said = {"datum": f"{today():%d-%m-%Y}", "wijze": "gebeld", "verslag": "Zij eet weer (voorbeeld)."}
    wrong = noors_browser.post(f"{page}contact/", {**said, "volgende": "01-01-2099"})
    assert wrong.status_code == 422
    assert "Zij eet weer (voorbeeld)." in wrong.content.decode()
    assert "Zij eet weer (voorbeeld)." in noors_browser.post(f"{page}contact/", said, follow=True).content.decode()
    answers = {"bekend_met_doelgroep": "goed", "consultatie": "ja", "casuistiek": "ja", "dossierinzage": "ja"}
    shown = noors_browser.post(f"{page}opvolging/", answers, follow=True).content.decode()
    assert "elke 8 weken" in shown
    assert noors_browser.post(f"{page}opvolging/", {"consultatie": "ja"}).status_code == 422


def test_programs_do_the_same(
    regio: Tenant, noors_api: Client, hulpvraag: Hulpvraag, huis: Organisatie, petra: User
) -> None:
    said = {
        "organisatie": str(huis.pk),
        "delen": ["roepnaam"],
        "antwoordDatum": today().isoformat(),
    }
    path = f"hulpvragen/{hulpvraag.pk}/zorgacties"
    made = post_json(noors_api, path, said)
    assert made["gedeeld"] == f"Hulpvraag: {VRAAG}\nRoepnaam: Luna (voorbeeld)"
    post_json(noors_api, path, said, status=409)
    post_json(noors_api, path, {**said, "organisatie": str(hulpvraag.pk)}, status=404)
    post_json(noors_api, path, {**said, "delen": ["bsn"]}, status=400)
    hers = api_of(regio, petra)
    (offered,) = get_json(hers, "aangeboden-zorgacties")["results"]
    assert "gedeeld" not in offered
    theirs = f"aangeboden-zorgacties/{made['id']}"
    assert get_json(hers, theirs)["gedeeld"] == made["gedeeld"]
    get_json(noors_api, theirs, status=404)
    post_json(hers, f"{theirs}/antwoord", {"stap": "intrekken"}, status=404)
    assert post_json(hers, f"{theirs}/antwoord", {"stap": "aannemen"})["status"] == "aangenomen"
    own = f"zorgacties/{made['id']}"
    assert post_json(noors_api, f"{own}/stappen", {"stap": "beginnen"})["status"] == "loopt"
    day = today().isoformat()
    post_json(noors_api, f"{own}/contacten", {"datum": day, "wijze": "bezoek", "verslag": "Goed (voorbeeld)."})
    answers = {"bekendMetDoelgroep": "goed", "consultatie": "ja", "casuistiek": "ja", "dossierinzage": "ja"}
    changed = noors_api.put(f"/api/v1/{own}/opvolging", answers, content_type="application/json")
    assert changed.json()["volgendContactDatum"] == (today() + timedelta(weeks=8)).isoformat()
    assert [one["verslag"] for one in get_json(noors_api, own)["contacten"]] == ["Goed (voorbeeld)."]
    assert [one["id"] for one in get_json(noors_api, path)["results"]] == [made["id"]]
