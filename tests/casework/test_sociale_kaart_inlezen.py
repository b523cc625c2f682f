"""A file goes into the sociale kaart on trial first, and whole or not at all; what comes out goes in again."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.models import Kaartwijziging, Organisatie
from casework.sociale_kaart.actions import add_contact, add_organisatie, archive_organisatie, set_specialisme
from casework.sociale_kaart.inlezen import IN_ARCHIEF, do_import, export, try_import
from casework.sociale_kaart.rules import ContactInvoer, OrganisatieInvoer, SpecialismeInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import logged

HAVEN = OrganisatieInvoer(
    naam="De Haven (voorbeeld)", soort="opvang", aanbod=("veilige_opvang",), landelijk=True, wachttijd_dagen=14
)
TWO = (
    "naam;soort;aanbod;gm_codes;wachttijd_dagen;specialismen;contactpersonen\r\n"
    "De Haven (voorbeeld);opvang;veilige_opvang|wonen;GM0772;7;lvb / opleiding / in 2025;"
    "Anna (voorbeeld) / teamleider\r\n"
    "Het Anker (voorbeeld);ggz;traumabehandeling;GM0772|GM0753;;;\r\n"
)


def sent(text: str, name: str = "kaart.csv") -> dict[str, SimpleUploadedFile]:
    return {"bestand": SimpleUploadedFile(name, text.encode())}


def test_first_on_trial_then_for_real(regio: Tenant, noors_browser: Client) -> None:
    tried = noors_browser.post("/sociale-kaart/inlezen/", sent(TWO))
    page = tried.content.decode()
    assert "Dit gaat er gebeuren" in page
    with inside(regio):
        assert not Organisatie.objects.exists()
        assert not Kaartwijziging.objects.exists()
    assert logged(regio, "organisatie_toegevoegd") == []
    done = noors_browser.post("/sociale-kaart/inlezen/", {"tekst": TWO}, follow=True)
    assert "Het bestand is ingelezen: 2 rijen" in done.content.decode()
    with inside(regio):
        haven = Organisatie.objects.get(naam="De Haven (voorbeeld)")
        assert [str(one) for one in haven.specialismen.all()] == [
            "Slachtoffers met een LVB (Medewerkers zijn hierin opgeleid)"
        ]
        assert [(one.naam, one.functie) for one in haven.contacten.all()] == [("Anna (voorbeeld)", "teamleider")]
    (line,) = logged(regio, "sociale_kaart_ingelezen")
    assert line.details == {"nieuw": 2, "gewijzigd": 0, "gelijk": 0}


def test_the_same_file_again_changes_nothing_and_another_updates(regio: Tenant, noor: Actor) -> None:
    with inside(regio):
        do_import(actor=noor, tekst=TWO)
        versions = dict(Organisatie.objects.values_list("naam", "versie"))
        again = do_import(actor=noor, tekst=TWO)
        assert [row.uitkomst for row in again.rijen] == ["gelijk", "gelijk"]
        assert dict(Organisatie.objects.values_list("naam", "versie")) == versions
        other = "naam;wachttijd_dagen;specialismen;contactpersonen\nde haven (voorbeeld);30;complex_trauma / ervaring;"
        verslag = do_import(actor=noor, tekst=other + "anna (voorbeeld) / hoofd|Bas (voorbeeld)\n")
        assert [row.uitkomst for row in verslag.rijen] == ["gewijzigd"]
        assert "Wachttijd in dagen: van “7” naar “30”." in verslag.rijen[0].zinnen
        haven = Organisatie.objects.get(naam__iexact="de haven (voorbeeld)")
        assert (haven.soort, haven.gm_codes) == ("opvang", ["GM0772"])
        assert [one.onderwerp for one in haven.specialismen.all()] == ["complex_trauma"]
        assert [one.functie for one in haven.contacten.order_by("gemaakt_at")] == ["hoofd", ""]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (TWO.replace(";ggz;", ";kroeg;"), "Soort organisatie: “kroeg” kennen wij niet"),
        (TWO.replace("GM0753", "GM9999"), "staan niet in het register van gemeenten: GM9999"),
        (TWO.replace("Het Anker", "De Haven"), "Deze naam staat ook in rij 2"),
        (TWO.replace("traumabehandeling", ""), "Kies wat de organisatie biedt"),
    ],
)
def test_one_wrong_row_and_nothing_happens(
    regio: Tenant, noor: Actor, noors_browser: Client, text: str, sentence: str
) -> None:
    page = noors_browser.post("/sociale-kaart/inlezen/", sent(text)).content.decode()
    assert sentence in page
    assert "Zo kan het bestand er niet in" in page
    assert "Nu inlezen" not in page
    forced = noors_browser.post("/sociale-kaart/inlezen/", {"tekst": text})
    assert forced.status_code == 422
    assert "1 rij is fout. Er is niets gewijzigd." in forced.content.decode()
    with inside(regio):
        assert not Organisatie.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("naam;adres\nDe Haven;X\n", "Deze kolommen kennen wij niet: adres"),
        ("\x00\x01", "niet te lezen als tekst"),
        ("naam\n", "geen enkele organisatie"),
        ("naam\n" + "x" * 600_000, "te groot"),
    ],
)
def test_a_file_that_is_something_else(noors_browser: Client, text: str, sentence: str) -> None:
    answer = noors_browser.post("/sociale-kaart/inlezen/", sent(text))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_no_file_at_all(noors_browser: Client) -> None:
    assert noors_browser.post("/sociale-kaart/inlezen/", {}).status_code == 422


def test_what_is_in_the_archive_is_named(regio: Tenant, noor: Actor) -> None:
    with inside(regio):
        made = add_organisatie(actor=noor, invoer=HAVEN)
        archive_organisatie(actor=noor, organisatie_id=made.pk, reden="gestopt")
        verslag = try_import(actor=noor, tekst=TWO)
        first = verslag.rijen[0]
        assert (first.uitkomst, first.zinnen) == ("fout", (IN_ARCHIEF,))
        with pytest.raises(InvalidInput):
            do_import(actor=noor, tekst=TWO)
        assert Organisatie.objects.count() == 1


def test_what_goes_out_goes_in_again(regio: Tenant, zeeland: Tenant, noor: Actor, actor: Callable[..., Actor]) -> None:
    there = actor(zeeland, "zorgcoordinator")
    with inside(regio):
        made = add_organisatie(actor=noor, invoer=HAVEN)
        contact = ContactInvoer("=Anna (voorbeeld)", "teamleider", "anna@example.org", "040 000", ("lvb",), delen=False)
        add_contact(actor=noor, organisatie_id=made.pk, invoer=contact)
        set_specialisme(actor=noor, organisatie_id=made.pk, invoer=SpecialismeInvoer("lvb", "keurmerk", "sinds 2024"))
        text = export(noor)
        assert [row.uitkomst for row in try_import(actor=noor, tekst=text).rijen] == ["gelijk"]
    with inside(zeeland):
        do_import(actor=there, tekst=text)
        assert export(there) == text
    (line,) = logged(regio, "sociale_kaart_uitgevoerd")
    assert line.details == {"organisaties": [str(made.pk)]}


def test_only_who_keeps_the_map_takes_files(regio: Tenant, noors_browser: Client, actor: Callable[..., Actor]) -> None:
    answer = noors_browser.get("/sociale-kaart/bestand/")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    with inside(regio):
        partner = actor(regio, "ketenpartner")
        for attempt in (lambda: export(partner), lambda: try_import(actor=partner, tekst=TWO)):
            with pytest.raises(Hidden):
                attempt()
