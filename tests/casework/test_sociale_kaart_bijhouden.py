"""The regio keeps its sociale kaart: who helps, who knows the target group, what must be asked again."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from casework.models import Kaartcontact, Kaartwijziging, Organisatie
from casework.sociale_kaart.actions import (
    add_contact,
    add_organisatie,
    archive_organisatie,
    bring_back_organisatie,
    change_contact,
    change_organisatie,
    confirm_organisatie,
    remove_contact,
    remove_specialisme,
    set_specialisme,
    set_term,
)
from casework.sociale_kaart.passend import Hulpvraag
from casework.sociale_kaart.queries import best_fit, blad, organisaties
from casework.sociale_kaart.rules import ContactInvoer, OrganisatieInvoer, SpecialismeInvoer
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import logged, post_json
from tests.casework.test_lijsten_bekijken import cost
from tests.casework.test_met_twee_tegelijk_wijzigen import hidden

HAVEN = OrganisatieInvoer(
    naam="De Haven (voorbeeld)", soort="opvang", aanbod=("veilige_opvang",), gm_codes=("GM0772",), wachttijd_dagen=14
)
FORM = {
    "naam": "De Haven (voorbeeld)", "soort": "opvang", "aanbod": ["veilige_opvang"], "gm_codes": ["GM0772"],
    "andere": "Tilburg", "bekend_met_doelgroep": "goed", "consultatie": "ja", "casuistiek": "nee",
    "dossierinzage": "onbekend", "wachttijd_dagen": "14",
}  # fmt: skip
CONTACT = ContactInvoer("Anna Bakker (voorbeeld)", "aandachtsfunctionaris", "anna@example.org", "040 000 00 00")


@pytest.fixture
def haven(regio: Tenant, noor: Actor) -> Organisatie:
    with inside(regio):
        return add_organisatie(actor=noor, invoer=HAVEN)


def test_put_an_organisation_on_the_map_and_find_her(regio: Tenant, noors_browser: Client) -> None:
    answer = noors_browser.post("/sociale-kaart/nieuw/", FORM, follow=True)
    page = answer.content.decode()
    assert "staat op de sociale kaart" in page
    assert "Eindhoven, Tilburg" in page
    for asked, found in (
        ("?zoek=haven", True),
        ("?zoek=molen", False),
        ("?gemeente=GM0772&aanbod=veilige_opvang", True),
    ):
        assert ("De Haven" in noors_browser.get(f"/sociale-kaart/{asked}").content.decode()) is found
    assert [line.action for line in logged(regio, "organisatie_toegevoegd")] == ["C"]


def test_a_change_keeps_what_was_there_in_the_history(regio: Tenant, noors_browser: Client, haven: Organisatie) -> None:
    page = f"/sociale-kaart/{haven.pk}/"
    form = noors_browser.get(f"{page}wijzigen/").content.decode()
    assert 'value="De Haven (voorbeeld)"' in form
    answer = noors_browser.post(f"{page}wijzigen/", {**FORM, "wachttijd_dagen": "30", "versie": "1"}, follow=True)
    shown = answer.content.decode()
    assert "De organisatie is gewijzigd" in shown
    assert "Wachttijd in dagen: van “14” naar “30”" in shown
    assert "Gemeenten: van “Eindhoven” naar “Eindhoven, Tilburg”" in shown
    (line,) = logged(regio, "organisatie_gewijzigd")
    assert "Wachttijd in dagen" in line.details["velden"]
    noors_browser.post(f"{page}wijzigen/", {**FORM, "wachttijd_dagen": "30", "versie": "2"})
    with inside(regio):
        assert Kaartwijziging.objects.filter(organisatie=haven).count() == 2


def test_who_saves_second_sees_what_the_first_changed_and_keeps_his_text(
    regio: Tenant, sam: Actor, noors_browser: Client, haven: Organisatie
) -> None:
    url = f"/sociale-kaart/{haven.pk}/wijzigen/"
    began = hidden(noors_browser.get(url).content.decode())
    with inside(regio):
        change_organisatie(actor=sam, organisatie_id=haven.pk, invoer=replace(HAVEN, wachttijd_dagen=60))
    mine = {**FORM, "aanbod_tekst": "Bel na tien uur."}
    answer = noors_browser.post(url, {**mine, **began})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit veranderde een collega" in page
    assert 'value="60"' in page
    assert "Bel na tien uur." in page
    assert hidden(page)["versie"] == "2"
    again = noors_browser.post(url, {**mine, "wachttijd_dagen": "60", **hidden(page)})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"andere": "Sesamstraat"}, "Deze gemeenten kennen wij niet: Sesamstraat"),
        ({"landelijk": "on"}, "Niet allebei"),
        ({"naam": "de haven (voorbeeld)"}, "staat al op de kaart"),
        ({"wachttijd_dagen": "veel"}, "getal"),
        ({"aanbod": ["dansen"]}, "aanbod"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(
    noors_browser: Client, haven: Organisatie, typed: dict[str, object], sentence: str
) -> None:
    answer = noors_browser.post("/sociale-kaart/nieuw/", {**FORM, "plaats": "Hier", **typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence.lower() in page.lower()
    assert 'value="Hier"' in page


def test_what_was_not_looked_at_for_long_waits_on_mijn_werk(
    regio: Tenant, noor: Actor, noors_browser: Client, haven: Organisatie
) -> None:
    def waits() -> bool:
        return "1 organisatie op de sociale kaart nakijken" in noors_browser.get("/").content.decode()

    with inside(regio):
        old = today() - timedelta(weeks=26)
        Organisatie.objects.filter(pk=haven.pk).update(nagekeken_op=old)
    assert not waits()
    with inside(regio):
        Organisatie.objects.filter(pk=haven.pk).update(nagekeken_op=old - timedelta(days=1))
    assert waits()
    assert "De Haven" in noors_browser.get("/sociale-kaart/?nakijken=on").content.decode()
    with inside(regio):
        set_term(actor=noor, weken=30)
    assert not waits()
    assert "De Haven" not in noors_browser.get("/sociale-kaart/?nakijken=on").content.decode()
    with inside(regio):
        set_term(actor=noor, weken=20)
        confirm_organisatie(actor=noor, organisatie_id=haven.pk, wachttijd_dagen=3)
        found = Organisatie.objects.get(pk=haven.pk)
        assert (found.wachttijd_dagen, found.wachttijd_op, found.nagekeken_op) == (3, today(), today())
        with pytest.raises(InvalidInput):
            set_term(actor=noor, weken=0)
    assert not waits()


def test_the_pages_for_looking_again_and_the_term(noors_browser: Client, haven: Organisatie) -> None:
    answer = noors_browser.post(f"/sociale-kaart/{haven.pk}/nakijken/", {"wachttijd_dagen": ""}, follow=True)
    assert "vandaag nagekeken" in answer.content.decode()
    assert "Niet bekend" in answer.content.decode()
    assert noors_browser.post("/sociale-kaart/termijn/", {"weken": "12"}).status_code == 302
    assert 'value="12"' in noors_browser.get("/sociale-kaart/termijn/").content.decode()
    assert noors_browser.post("/sociale-kaart/termijn/", {"weken": "0"}).status_code == 422


def test_archived_is_not_deleted(regio: Tenant, noor: Actor, noors_browser: Client, haven: Organisatie) -> None:
    page = f"/sociale-kaart/{haven.pk}/"
    answer = noors_browser.post(f"{page}archiveren/", {"reden": "gestopt"}, follow=True)
    assert "In het archief" in answer.content.decode()
    assert "De Haven" not in noors_browser.get("/sociale-kaart/").content.decode()
    assert "De Haven" in noors_browser.get("/sociale-kaart/?archief=on").content.decode()
    assert noors_browser.get(f"{page}wijzigen/").status_code == 409
    with inside(regio):
        assert best_fit(noor, Hulpvraag("veilige_opvang")) == []
        for refused in (
            lambda: change_organisatie(actor=noor, organisatie_id=haven.pk, invoer=HAVEN),
            lambda: archive_organisatie(actor=noor, organisatie_id=haven.pk, reden="dubbel"),
            lambda: add_contact(actor=noor, organisatie_id=haven.pk, invoer=CONTACT),
            lambda: confirm_organisatie(actor=noor, organisatie_id=haven.pk, wachttijd_dagen=1),
        ):
            with pytest.raises(Refused):
                refused()
    assert noors_browser.post(f"{page}terughalen/").status_code == 302
    with inside(regio):
        with pytest.raises(Refused):
            bring_back_organisatie(actor=noor, organisatie_id=haven.pk)
        with pytest.raises(InvalidInput):
            archive_organisatie(actor=noor, organisatie_id=haven.pk, reden="zomaar")
        soorten = Kaartwijziging.objects.filter(organisatie=haven).order_by("versie").values_list("soort", flat=True)
        assert list(soorten) == ["toegevoegd", "gearchiveerd", "teruggehaald"]


def test_contacts_are_sealed_shared_by_choice_and_gone_when_taken_away(
    regio: Tenant, noor: Actor, noors_browser: Client, browse: Callable[..., Client], haven: Organisatie
) -> None:
    page = f"/sociale-kaart/{haven.pk}/"
    typed = {"naam": "Anna Bakker (voorbeeld)", "telefoon": "040 000 00 00", "kent": ["lvb"], "delen": "on"}
    assert noors_browser.post(f"{page}contact/", typed).status_code == 302
    assert noors_browser.post(f"{page}contact/", {"naam": "Bas Geheim (voorbeeld)"}).status_code == 302
    assert noors_browser.post(f"{page}contact/", {"naam": "", "email": "x"}).status_code == 422
    partner = browse(regio, "ketenpartner", naam="Partner (voorbeeld)")
    seen = partner.get(page).content.decode()
    assert "Anna Bakker" in seen
    assert "Bas Geheim" not in seen
    assert "Er is 1 contactpersoon die alleen de zorgcoördinator ziet" in seen
    assert "Geschiedenis" not in seen
    assert "De Haven" in partner.get("/sociale-kaart/?kent=lvb").content.decode()
    assert "De Haven" not in partner.get("/sociale-kaart/?kent=complex_trauma").content.decode()
    with inside(regio):
        anna, bas = Kaartcontact.objects.order_by("gemaakt_at")
        with connection.cursor() as cursor:
            cursor.execute("SELECT naam, telefoon FROM casework_kaartcontact")
            assert not any(b"Anna" in bytes(cell) for row in cursor.fetchall() for cell in row)
    change = f"/sociale-kaart/contact/{anna.pk}/"
    assert "Anna Bakker" in noors_browser.get(change).content.decode()
    assert noors_browser.post(change, {**typed, "functie": "teamleider", "versie": "1"}).status_code == 302
    assert noors_browser.post(change, {**typed, "versie": "1"}).status_code == 422
    assert noors_browser.post(f"/sociale-kaart/contact/{bas.pk}/weghalen/").status_code == 302
    with inside(regio):
        assert Kaartcontact.objects.get().functie == "teamleider"
        told = [one for row in Kaartwijziging.objects.all() for one in row.verschillen]
        assert "Bakker" not in str(told)
        assert "Geheim" not in str(told)
        unchanged = change_contact(
            actor=noor,
            kaartcontact_id=anna.pk,
            invoer=ContactInvoer(anna.naam, "teamleider", "", "040 000 00 00", ("lvb",)),
        )
        assert unchanged.versie == 2
    for client in (partner, noors_browser):
        client.get(page)
    assert {line.ground for line in logged(regio, "organisatie_bekeken")} == {"sociale kaart van de regio"}


def test_a_specialism_is_replaced_by_better_evidence(regio: Tenant, noors_browser: Client, haven: Organisatie) -> None:
    page = f"/sociale-kaart/{haven.pk}/"
    for bewijs in ("eigen_opgave", "opleiding"):
        assert noors_browser.post(f"{page}specialisme/", {"onderwerp": "lvb", "bewijs": bewijs}).status_code == 302
    shown = noors_browser.get(page).content.decode()
    assert "Medewerkers zijn hierin opgeleid" in shown
    with inside(regio):
        (one,) = haven.specialismen.all()
    assert noors_browser.post(f"/sociale-kaart/specialisme/{one.pk}/weghalen/").status_code == 302
    assert noors_browser.post(f"{page}specialisme/", {"onderwerp": "lvb"}).status_code == 422
    assert "Nog geen specialisme bekend" in noors_browser.get(page).content.decode()


def test_who_fits_best_is_shown_with_the_reason(
    regio: Tenant, noor: Actor, noors_browser: Client, haven: Organisatie
) -> None:
    shut = replace(HAVEN, naam="Het Anker (voorbeeld)", contra_indicaties=("lvb",), bekend_met_doelgroep="goed")
    with inside(regio):
        add_organisatie(actor=noor, invoer=shut)
        set_specialisme(actor=noor, organisatie_id=haven.pk, invoer=SpecialismeInvoer("lvb", "opleiding"))
    asked = {"aanbod": "veilige_opvang", "onderwerpen": ["lvb"], "gender": "vrouw", "leeftijdsgroep": "onbekend",
             "gm_code": "GM0772", "kenmerken": ["lvb"]}  # fmt: skip
    page = noors_browser.post("/sociale-kaart/zoeken/", asked).content.decode()
    assert "2 organisaties gevonden" in page
    assert page.index("De Haven") < page.index("Het Anker")
    assert "Contra-indicatie: Licht verstandelijke beperking (LVB)" in page
    assert "Gespecialiseerd: slachtoffers met een LVB" in page
    assert noors_browser.post("/sociale-kaart/zoeken/", {"gender": "vrouw"}).status_code == 422
    none = noors_browser.post("/sociale-kaart/zoeken/", {**asked, "aanbod": "terugkeer"}).content.decode()
    assert "Niemand op de kaart biedt deze hulp" in none
    with inside(regio):
        assert len(best_fit(noor, Hulpvraag("veilige_opvang"), limit=1)) == 1
        with pytest.raises(InvalidInput):
            best_fit(noor, Hulpvraag("dansen"))


@pytest.mark.parametrize("role", ["ketenpartner", "aandachtsfunctionaris", "gedragswetenschapper"])
def test_who_may_look_may_not_change(
    regio: Tenant, actor: Callable[..., Actor], noor: Actor, haven: Organisatie, role: str
) -> None:
    with inside(regio):
        contact = add_contact(actor=noor, organisatie_id=haven.pk, invoer=CONTACT)
        special = set_specialisme(actor=noor, organisatie_id=haven.pk, invoer=SpecialismeInvoer("lvb", "ervaring"))
        who = actor(regio, role)
        assert blad(who, haven.pk).stappen == {}
        for attempt in (
            lambda: add_organisatie(actor=who, invoer=replace(HAVEN, naam="Nieuw")),
            lambda: change_organisatie(actor=who, organisatie_id=haven.pk, invoer=HAVEN),
            lambda: confirm_organisatie(actor=who, organisatie_id=haven.pk, wachttijd_dagen=None),
            lambda: archive_organisatie(actor=who, organisatie_id=haven.pk, reden="dubbel"),
            lambda: bring_back_organisatie(actor=who, organisatie_id=haven.pk),
            lambda: add_contact(actor=who, organisatie_id=haven.pk, invoer=CONTACT),
            lambda: change_contact(actor=who, kaartcontact_id=contact.pk, invoer=CONTACT),
            lambda: remove_contact(actor=who, kaartcontact_id=contact.pk),
            lambda: set_specialisme(actor=who, organisatie_id=haven.pk, invoer=SpecialismeInvoer("lvb", "keurmerk")),
            lambda: remove_specialisme(actor=who, specialisme_id=special.pk),
            lambda: set_term(actor=who, weken=3),
        ):
            with pytest.raises(Hidden):
                attempt()
        archive_organisatie(actor=noor, organisatie_id=haven.pk, reden="dubbel")
        with pytest.raises(Hidden):
            blad(who, haven.pk)
        with pytest.raises(Hidden):
            organisaties(actor(regio, "bestuurder"))


def test_a_guest_of_an_organisation_looks_too(
    regio: Tenant, noor: Actor, actor: Callable[..., Actor], haven: Organisatie
) -> None:
    partner = replace(actor(regio, "ketenpartner"), gast=Gast(organisatie="Opvang (voorbeeld)"))
    with inside(regio):
        assert [one.naam for one in organisaties(partner)] == [haven.naam]
        add_contact(actor=noor, organisatie_id=haven.pk, invoer=replace(CONTACT, delen=False))
        assert blad(partner, haven.pk).contacten == []


def test_only_a_regio_has_a_map(gemeente: Tenant, browse: Callable[..., Client]) -> None:
    client = browse(gemeente, "aandachtsfunctionaris")
    assert client.get("/sociale-kaart/").status_code == 404
    assert "Sociale kaart" not in client.get("/").content.decode()


def test_what_the_database_itself_refuses(regio: Tenant, haven: Organisatie) -> None:
    broken: list[dict[str, object]] = [
        {"wachttijd_op": None}, {"landelijk": True}, {"gm_codes": []}, {"aanbod": []}, {"aanbod": ["dansen"]},
        {"status": "gearchiveerd"}, {"archief_reden": "dubbel"}, {"contra_indicaties": ["regiobinding"]}, {"naam": ""},
    ]  # fmt: skip
    with inside(regio):
        for values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                Organisatie.objects.filter(pk=haven.pk).update(**values)


def test_the_longer_map_costs_no_more(regio: Tenant, noor: Actor, noors_browser: Client, noors_api: Client) -> None:
    def add(number: int) -> None:
        made = add_organisatie(actor=noor, invoer=replace(HAVEN, naam=f"Huis {number} (voorbeeld)"))
        add_contact(actor=noor, organisatie_id=made.pk, invoer=CONTACT)

    ways = (
        (noors_browser, "/sociale-kaart/"),
        (noors_api, "/api/v1/organisaties"),
        (noors_browser, "/sociale-kaart/bestand/"),
    )
    with inside(regio):
        add(0)
    before = [cost(client, path) for client, path in ways]
    with inside(regio):
        for number in range(1, 27):
            add(number)
    assert [cost(client, path) for client, path in ways] == before
    assert max(before) <= 12
    page = noors_browser.get("/sociale-kaart/").content.decode()
    assert "27 organisaties" in page
    assert "?page=2" in page
    names = re.findall(r"Huis (\d+) ", noors_browser.get("/sociale-kaart/?sort=-naam").content.decode())
    assert names == sorted(names, reverse=True)


def test_everything_over_the_api(regio: Tenant, noors_api: Client, api: Callable[..., Client]) -> None:
    body = {"naam": "De Haven (voorbeeld)", "soort": "opvang", "aanbod": ["wonen"], "gmCodes": ["GM0772"]}
    made = post_json(noors_api, "organisaties", body)
    path = f"/api/v1/organisaties/{made['id']}"
    listed = noors_api.get("/api/v1/organisaties?aanbod=wonen&gemeente=GM0772").json()
    assert [one["naam"] for one in listed["results"]] == ["De Haven (voorbeeld)"]
    assert "contactpersonen" not in listed["results"][0]
    assert noors_api.get("/api/v1/organisaties?aanbod=dansen").status_code == 400
    change, first = {**body, "wachttijdDagen": 9}, {"If-Match": noors_api.get(path).headers["ETag"]}
    changed = noors_api.put(path, change, headers=first, content_type="application/json")
    assert (changed.status_code, changed.json()["wachttijdDagen"], changed.json()["versie"]) == (200, 9, 2)
    assert changed.headers["ETag"] == noors_api.get(path).headers["ETag"] == '"2"'
    assert noors_api.put(path, change, headers=first, content_type="application/json").status_code == 412
    assert noors_api.put(path, change, content_type="application/json").status_code == 428
    assert post_json(noors_api, "organisaties", body, 400)["invalidParams"][0]["name"] == "naam"
    wrong = post_json(noors_api, "organisaties", {**body, "naam": "X", "gmCodes": ["GM9999"], "adres": "hier"}, 400)
    assert [one["name"] for one in wrong["invalidParams"]] == ["adres"]
    unknown = post_json(noors_api, "organisaties", {**body, "naam": "X", "gmCodes": ["GM9999"]}, 400)
    assert "GM9999" in str(unknown)
    partner = api(regio, "ketenpartner")
    assert partner.get(path).status_code == 200
    assert partner.put(path, change, content_type="application/json").status_code == 404
    assert partner.post("/api/v1/organisaties", body, content_type="application/json").status_code == 404
