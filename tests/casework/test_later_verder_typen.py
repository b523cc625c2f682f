"""Each large form is kept while somebody types: found again on its page and at Mijn werk, and gone with its dossier."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from casework.adviesvraag.actions import note_advies, withdraw_advies
from casework.adviesvraag.rules import AdviesInvoer
from casework.concept.rules import IN_DOSSIER, SOORTEN, soort_of
from casework.dossier.models import Dossier
from casework.hulpvraag.actions import add_hulpvraag
from casework.intake.actions import describe_intake
from casework.intake.models import Intake
from casework.intake.rules import Beschrijving
from casework.meldcode.actions import begin_signalering, withdraw_signalering
from casework.models import Concept
from casework.sociale_kaart.actions import add_organisatie
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from dekkend.keys.keyring import destroy
from tenants.models import Tenant
from tests.casework.test_melding_later_afmaken import again, keep, page_of
from tests.casework.test_sociale_kaart_bijhouden import HAVEN

pytestmark = pytest.mark.urls("dekkend.urls_regio")
STORY = "Zij slaapt bij een vriendin (voorbeeld)."
HIDDEN = re.compile(r'<input type="hidden" name="(versie|uitgangspunt|concept)" value="([^"]*)">')


def hidden(client: Client, url: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(client.get(url).content.decode())}


def test_every_large_form_of_a_dossier_is_found_again(
    regio: Tenant, noor: Actor, dossier: Dossier, noors_browser: Client
) -> None:
    with inside(regio):
        asked = add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="verblijf", vraag="Mag ik blijven? (voorbeeld)")
        haven = add_organisatie(actor=noor, invoer=HAVEN)
    pages = {
        f"/dossiers/{dossier.pk}/intake/beschrijven/": ("verhaal", "Intake beschrijven"),
        reverse("intakegesprek_nieuw", args=[dossier.pk]): ("afspraak", "Intakegesprek plannen"),
        reverse("rechtenuitleg_nieuw", args=[dossier.pk]): ("toelichting", "Rechten uitgelegd"),
        reverse("intake_stoppen", args=[dossier.pk]): ("toelichting", "Intake, nu niet verder"),
        reverse("risico_nieuw", args=[dossier.pk]): ("beschermt", "Risico&#x27;s bekijken"),
        reverse("consultatie_nieuw", args=[dossier.pk]): ("vraag", "Advies vragen"),
        reverse("document_nieuw", args=[dossier.pk]): ("titel", "Document toevoegen"),
        reverse("zorgactie_aanbieden", args=[asked.pk, haven.pk]): ("toelichting", "Hulpvraag aanbieden"),
    }
    for url, (field, label) in pages.items():
        mine = keep(noors_browser, url, {field: STORY, "bestand": "nooit", "datum": "31-02-2026"})
        assert f"{url}?concept={mine}" in noors_browser.get(url).content.decode(), label
        again_page = noors_browser.get(f"{url}?concept={mine}").content.decode()
        assert STORY in again_page, label
        if 'name="datum"' in again_page:
            assert 'value="31-02-2026"' in again_page, label
        assert noors_browser.get(f"/meldingen/nieuw/?concept={mine}").status_code == 404
        listed = noors_browser.get("/concepten/").content.decode()
        assert f"{label}, dossier {dossier.nummer} verder invullen" in listed
    work = noors_browser.get("/").content.decode()
    assert work.count(f"dossier {dossier.nummer}, begonnen op") == len(pages)
    assert STORY not in work
    with inside(regio):
        assert Concept.objects.filter(dossier=dossier).count() == len(pages)
        assert all("bestand" not in one.inhoud for one in Concept.objects.all())


def test_once_saved_it_is_gone_and_the_key_of_the_dossier_stays(
    regio: Tenant, dossier: Dossier, noors_browser: Client, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    url = f"/dossiers/{dossier.pk}/intake/beschrijven/"
    mine = keep(noors_browser, url, {**hidden(noors_browser, url), "verhaal": STORY, "veilig_nu": "ja"})
    typed = hidden(noors_browser, f"{url}?concept={mine}")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        sent = noors_browser.post(url, {**typed, "verhaal": STORY, "veilig_nu": "ja"})
    assert sent.status_code == 302
    with inside(regio):
        assert not Concept.objects.exists()
        assert Intake.objects.get().verhaal == STORY


def test_a_colleague_who_was_faster_shows_when_somebody_goes_on(
    regio: Tenant, noor: Actor, dossier: Dossier, noors_browser: Client
) -> None:
    url = f"/dossiers/{dossier.pk}/intake/beschrijven/"
    began = hidden(noors_browser, url)
    mine = keep(noors_browser, url, {**began, "verhaal": STORY, "veilig_nu": "onbekend"})
    with inside(regio):
        describe_intake(
            actor=noor, dossier_id=dossier.pk, invoer=Beschrijving(wensen="Werk (voorbeeld)", veilig_nu="nee")
        )
    typed = hidden(noors_browser, f"{url}?concept={mine}")
    assert (typed["versie"], typed["uitgangspunt"]) == (began["versie"], began["uitgangspunt"])
    answer = noors_browser.post(url, {**typed, "verhaal": STORY, "veilig_nu": "onbekend"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dit veranderde een collega" in page
    assert STORY in page
    assert "Werk (voorbeeld)" in page
    with inside(regio):
        assert Concept.objects.count() == 1
    token = hidden(noors_browser, url)["concept"]
    assert again(noors_browser, f"/concepten/{mine}/bewaren/", token) == 404


def test_who_may_not_read_the_dossier_has_no_draft_in_it(
    regio: Tenant, noor: Actor, sam: Actor, dossier: Dossier, noors_browser: Client
) -> None:
    url = reverse("risico_nieuw", args=[dossier.pk])
    address, token = page_of(noors_browser, url)
    assert again(noors_browser, address, token, {"beschermt": STORY}) == 204
    with inside(regio):
        Dossier.objects.filter(pk=dossier.pk).update(zorgcoordinator=sam.user_id)
    assert again(noors_browser, address, token, {"beschermt": STORY}) == 404
    assert dossier.nummer not in noors_browser.get("/concepten/").content.decode()
    assert noors_browser.get(f"{url}?concept={address.split('/')[2]}").status_code == 404
    assert noors_browser.post(f"/concepten/{address.split('/')[2]}/weggooien/").status_code == 404


def test_it_goes_with_its_dossier(regio: Tenant, dossier: Dossier, noors_browser: Client) -> None:
    keep(noors_browser, reverse("risico_nieuw", args=[dossier.pk]), {"beschermt": STORY})
    with inside(regio):
        found = Concept.objects.get()
        assert found.verzegeld_met == dossier.pk
        destroy(regio.schema_name, dossier.pk)
        assert Concept.objects.get().inhoud is None
        erase([dossier.pk])
        assert not Concept.objects.exists()


def test_what_is_withdrawn_leaves_nothing_half_typed(
    regio: Tenant, noor: Actor, gemeente: Tenant, noors_browser: Client, browse: Callable[..., Client],
    actor: Callable[..., Actor],
) -> None:  # fmt: skip
    with inside(regio):
        asked = note_advies(actor=noor, invoer=AdviesInvoer(vraag="Hoe herken ik dit? (voorbeeld)"))
    keep(noors_browser, reverse("adviesvraag_nieuw"), {"vraag": STORY})
    keep(noors_browser, reverse("adviesvraag_wijzigen", args=[asked.pk]), {"antwoord": STORY})
    keep(noors_browser, reverse("adviesvraag_melding", args=[asked.pk]), {"omschrijving": STORY})
    with inside(regio):
        withdraw_advies(actor=noor, advies_id=asked.pk)
        assert [one.soort for one in Concept.objects.all()] == ["adviesvraag"]
    mila = actor(gemeente, "aandachtsfunctionaris", naam="Mila (voorbeeld)")
    browser = browse(gemeente, "aandachtsfunctionaris", naam="Mila (voorbeeld)")
    with inside(gemeente):
        row = begin_signalering(actor=mila, onderwerp="Blauwe plekken (voorbeeld)")
    for step in ("signalen", "overleg", "gesprek", "wegen"):
        mine = keep(browser, f"/meldcode/{row.pk}/{step}/", {"tekst": STORY})
        assert STORY in browser.get(f"/meldcode/{row.pk}/{step}/?concept={mine}").content.decode()
    with inside(gemeente):
        assert Concept.objects.count() == 4
        withdraw_signalering(actor=mila, signalering_id=row.pk)
        assert not Concept.objects.exists()


def test_every_kind_has_its_page() -> None:
    for code, soort in SOORTEN.items():
        assert soort_of(soort.pagina) == code
    assert set(IN_DOSSIER) < set(SOORTEN)
    with pytest.raises(StopIteration):
        soort_of("dossier_lijst")
