"""Who reports is chosen from the sociale kaart, an organisation and a person there; other names stay possible."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from casework.contact.actions import correct_melding, note_melding
from casework.contact.models import Melding
from casework.contact.rules import MELDERS, melder_van
from casework.sociale_kaart.actions import add_contact, add_organisatie, archive_organisatie, change_organisatie
from casework.sociale_kaart.woorden import SOORTEN
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from dekkend.keys.keyring import destroy
from tenants.models import Tenant
from tests.casework.conftest import INVOER, logged
from tests.casework.test_sociale_kaart_bijhouden import CONTACT, HAVEN

pytestmark = pytest.mark.urls("dekkend.urls_regio")
NIEUW = "/meldingen/nieuw/"


def test_an_organisation_is_chosen_and_another_is_typed(regio: Tenant, noor: Actor, noors_browser: Client) -> None:
    assert "<datalist" not in noors_browser.get(NIEUW).content.decode()
    with inside(regio):
        haven = add_organisatie(actor=noor, invoer=HAVEN)
        gone = add_organisatie(actor=noor, invoer=replace(HAVEN, naam="De Weg (voorbeeld)"))
        archive_organisatie(actor=noor, organisatie_id=gone.pk, reden="dubbel")
    for page in (NIEUW, "/adviesvragen/nieuw/"):
        form = noors_browser.get(page).content.decode()
        assert '<option value="De Haven (voorbeeld)"></option>' in form
        assert "De Weg" not in form
        assert "Kies een organisatie van de sociale kaart, of typ een andere." in form
    typed = {"in_gevaar": "nee", "omschrijving": "Slaapt in de keuken (voorbeeld).", "minderjarig": "nee",
             "terugbellen": "onbekend", "melder_organisatie": "de haven (voorbeeld)"}  # fmt: skip
    page = noors_browser.post(NIEUW, typed, follow=True).content.decode()
    assert f"/sociale-kaart/{haven.pk}/" in page
    other = noors_browser.post(NIEUW, {**typed, "melder_organisatie": "Buurthuis (voorbeeld)"}, follow=True)
    assert "Buurthuis (voorbeeld)" in other.content.decode()
    assert "Op de sociale kaart" not in other.content.decode()
    with inside(regio):
        change_organisatie(actor=noor, organisatie_id=haven.pk, invoer=replace(HAVEN, naam="De Kade (voorbeeld)"))
        melding = Melding.objects.exclude(melder_kaart=None).order_by("ontvangen_at")[0]
        assert melding.melder_kaart == str(haven.pk)
    assert "Op de sociale kaart: De Kade (voorbeeld)" in noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
    with inside(regio):
        correct_melding(actor=noor, melding_id=melding.pk, invoer=replace(INVOER, melder_organisatie="Elders"))
        assert Melding.objects.get(pk=melding.pk).melder_kaart == ""
        destroy(regio.schema_name, melding.pk)
    assert noors_browser.get(f"/meldingen/{melding.pk}/").status_code == 200


def test_who_calls_stands_on_the_map(
    regio: Tenant, noor: Actor, noors_browser: Client, browse: Callable[..., Client]
) -> None:
    with inside(regio):
        haven = add_organisatie(actor=noor, invoer=replace(HAVEN, telefoon="040 111 11 11"))
        anna = add_contact(actor=noor, organisatie_id=haven.pk, invoer=CONTACT)
    page, start = f"/sociale-kaart/{haven.pk}/", f"/sociale-kaart/{haven.pk}/melding/"
    assert "Melding van deze persoon" in noors_browser.get(page).content.decode()
    answer = noors_browser.post(start, {"contact": str(anna.pk)})
    assert answer.url.startswith(f"{NIEUW}?concept=")  # type: ignore[attr-defined]
    assert "Anna" not in answer.url  # type: ignore[attr-defined]
    form = unescape(noors_browser.get(answer.url).content.decode())  # type: ignore[attr-defined]
    for value in ("Anna Bakker (voorbeeld)", "De Haven (voorbeeld)", "040 000 00 00"):
        assert f'value="{value}"' in form
    assert '<option value="opvang" selected>' in form
    assert '<option value="telefoon" selected>' in form
    assert "040 111 11 11" in noors_browser.post(start, follow=True).content.decode()
    for contact in (str(uuid4()), "rommel"):
        assert noors_browser.post(start, {"contact": contact}).status_code == 404
    assert noors_browser.post(f"/sociale-kaart/{uuid4()}/melding/").status_code == 404
    assert logged(regio, "organisatie_bekeken")
    partner = browse(regio, "ketenpartner", naam="Petra (voorbeeld)")
    assert partner.post(start).status_code == 404
    assert "Melding noteren" not in partner.get(page).content.decode()


def test_a_gemeente_has_no_map(gemeente: Tenant, actor: Callable[..., Actor], browse: Callable[..., Client]) -> None:
    who = actor(gemeente, "aandachtsfunctionaris", naam="Mila (voorbeeld)")
    with inside(gemeente):
        made = note_melding(actor=who, invoer=replace(INVOER, melder_organisatie="De Haven (voorbeeld)"))
        assert made.melder_kaart == ""
    browser = browse(gemeente, "aandachtsfunctionaris", naam="Mila (voorbeeld)")
    assert "<datalist" not in browser.get(NIEUW).content.decode()
    assert "De Haven" in browser.get(f"/meldingen/{made.pk}/").content.decode()


def test_what_an_organisation_is_proposes_who_reports() -> None:
    assert {melder_van(soort) for soort in SOORTEN} <= set(MELDERS)
    assert (melder_van("opvang"), melder_van("rechtshulp")) == ("opvang", "anders")
