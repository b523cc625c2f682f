"""A school calls, and in the end a dossier is well closed: the zorgcoördinator, her gedragswetenschapper and a guest
of an organisation each do their part in a real browser."""

import os
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from dekkend.core.clock import today
from tests.e2e.conftest import axe_findings, overflow

REGIO = "zuidoost-brabant"
NAAM = "Sterre (voorbeeld)"
VRAAG = "Een leerling krijgt dure spullen en komt moe op school (voorbeeld)."
HULPVRAAG = "Ik wil ergens slapen waar niemand mij vindt (voorbeeld)."
Look = Callable[[Page, str], None]


@pytest.fixture
def look() -> Look:
    """axe has nothing to say and nothing sticks out at 320 pixels; pictures when they are asked."""
    pictures = os.environ.get("PLAATJES")

    def inspect(page: Page, name: str) -> None:
        assert not axe_findings(page), name
        for width in (1280, 390) if pictures else ():
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{pictures}/pad_{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 320, "height": 900})
        assert not overflow(page), name
        page.set_viewport_size({"width": 1280, "height": 900})

    return inspect


def day(moment: date) -> str:
    return moment.strftime("%d-%m-%Y")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def fill(page: Page, **typed: str) -> None:
    """By the names of the fields, as they stand on the page."""
    for name, text in typed.items():
        page.locator(f"[name={name}]").fill(text)


def choose(page: Page, **chosen: str) -> None:
    for name, value in chosen.items():
        page.locator(f"[name={name}][value={value}]").check()


def the_school_calls(page: Page, look: Look) -> None:
    page.goto(f"{home(page)}/adviesvragen/nieuw/")
    fill(page, vraag=VRAAG, antwoord="Blijf rustig praten, en bel mij morgen.", vrager_functie="mentor", minuten="8")
    look(page, "adviesvraag")
    press(page, "Adviesvraag opslaan")
    expect(page.get_by_text("is opgeslagen en telt mee")).to_be_visible()
    follow(page, "Melding maken")
    expect(page.get_by_label("Wat gebeurt er?")).to_contain_text("dure spullen")
    choose(page, in_gevaar="nee")
    fill(page, betrokkene_naam=NAAM)
    look(page, "melding")
    press(page, "Melding opslaan")
    press_first(page, "Dossier openen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("D-")


def press_first(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def home(page: Page) -> str:
    found = re.match(r"https?://[^/]+", page.url)
    assert found
    return found.group()


def the_intake_is_held(page: Page, dossier: str, look: Look) -> None:
    page.goto(f"{dossier}intake/gesprek/")
    fill(page, datum=day(today()), tijd="10:00", waar="De Kom (voorbeeld)", taal="Nederlands")
    look(page, "gesprek")
    press(page, "Gesprek plannen")
    expect(page.get_by_text("Het gesprek is gepland")).to_be_visible()
    page.goto(f"{dossier}intake/beschrijven/")
    by_keyboard(page)
    look(page, "beschrijven")
    press(page, "Opslaan")
    expect(page.get_by_text("De intake is opgeslagen.")).to_be_visible()
    look(page, "intake")
    page.goto(f"{dossier}advies/")
    fill(page, vraag="Kan zij nu een gesprek met de politie aan? (voorbeeld)")
    press(page, "Advies vragen")
    expect(page.get_by_text("staat in Mijn werk van de gedragswetenschapper")).to_be_visible()


def by_keyboard(page: Page) -> None:
    """The whole form with Tab, Space and the letters alone; the focus is always to be seen."""
    page.locator("h1").first.click()
    page.locator("[name=veilig_nu]").first.focus()
    page.keyboard.press("ArrowDown")
    for text in ("Slaapt bij een vriendin (voorbeeld).", "Hij kent haar school (voorbeeld).", "Zij vertelt weinig."):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_be_visible()
        page.keyboard.type(text)
    expect(page.locator("[name=veiligheid]")).to_have_value("Slaapt bij een vriendin (voorbeeld).")
    expect(page.locator("[name=verhaal]")).to_have_value("Zij vertelt weinig.")


def the_gedragswetenschapper_advises(page: Page, nummer: str, look: Look) -> None:
    follow(page, f"Dossier {nummer}")
    follow(page, "Advies geven")
    fill(page, advies="Eerst een veilige plek. Daarna pas praten (voorbeeld).")
    look(page, "advies")
    press(page, "Advies opslaan")
    expect(page.get_by_text("Uw advies staat in het dossier")).to_be_visible()


def help_is_offered(page: Page, dossier: str, look: Look) -> None:
    page.goto(f"{dossier}hulpvragen/nieuw/")
    page.locator("[name=gebied]").select_option("veilige_plek")
    fill(page, vraag=HULPVRAAG)
    press(page, "Vastleggen")
    follow(page, "Passende hulp zoeken")
    look(page, "passend")
    follow(page, "Aanbieden aan Behandelhuis De Ster (voorbeeld)")
    fill(page, antwoord_voor=day(today() + timedelta(days=3)), waarom="Kan meteen (voorbeeld).")
    press(page, "Eerst toestemming vastleggen")
    choose(page, antwoord="ja", leeftijdsgroep="vanaf_16", gegeven_door="betrokkene")
    press(page, "Antwoord vastleggen")
    expect(page.locator("[name=waarom]")).to_have_value("Kan meteen (voorbeeld).")
    look(page, "aanbieden")
    press(page, "Aanbieden")
    expect(page.get_by_text("Behandelhuis De Ster (voorbeeld)").first).to_be_visible()


def the_opvang_accepts(page: Page, look: Look) -> None:
    page.goto(f"{home(page)}/zorgacties/")
    offered = page.get_by_role("row").filter(has_text="Aangeboden")
    newest(offered).get_by_role("link").first.click()
    expect(page.get_by_text(HULPVRAAG)).to_be_visible()
    expect(page.get_by_text(NAAM)).to_have_count(0)
    look(page, "gast")
    choose(page, stap="aannemen")
    press(page, "Versturen")
    expect(page.get_by_text("De zorgcoördinator ziet uw antwoord")).to_be_visible()


def newest(rows: Locator) -> Locator:
    """The one of this test: the others are of the example."""
    for number in range(rows.count()):
        if "Veiligheid en opvang" in rows.nth(number).inner_text():
            return rows.nth(number)
    raise AssertionError("de gast ziet het aanbod niet")


def zelfredzaamheid_is_measured(page: Page, dossier: str, score: str, moment: date) -> None:
    page.goto(f"{dossier}zrm/nieuw/")
    fill(page, datum=day(moment))
    for box in page.locator(f"input[type=radio][name^=score_][value='{score}']").all():
        box.check()
    press(page, "Meting opslaan")
    expect(page.get_by_role("button", name="Meting opslaan")).to_have_count(0)


def closing_is_refused_and_then_done(page: Page, dossier: str, look: Look) -> None:
    page.goto(f"{dossier}afsluiten/")
    choose(page, einde="afgerond")
    fill(page, datum=day(today()), verder="De Ster blijft haar helpen (voorbeeld).")
    press(page, "Dossier afsluiten")
    for missing in ("stappen in het verblijfsrecht", "rechten op voorzieningen", "bij welke instantie"):
        expect(page.get_by_text(missing).first).to_be_visible()
    expect(page.locator("[name=verder]")).to_have_value("De Ster blijft haar helpen (voorbeeld).")
    look(page, "afsluiten_geweigerd")
    for punt in ("verblijfsrecht", "voorzieningen", "instanties"):
        page.goto(f"{dossier}afronding/punt/?punt={punt}")
        choose(page, punt=punt)
        fill(page, datum=day(today()))
        press(page, "Vastleggen")
    look(page, "afronding")
    page.goto(f"{dossier}afsluiten/")
    choose(page, einde="afgerond")
    fill(page, datum=day(today()), verder="De Ster blijft haar helpen (voorbeeld).")
    press(page, "Dossier afsluiten")
    expect(page.get_by_role("button", name="Dossier afsluiten")).to_have_count(0)
    page.goto(f"{dossier}heropenen/")
    choose(page, reden="nieuwe_hulpvraag")
    press(page, "Dossier heropenen")
    page.goto(f"{dossier}afronding/")
    expect(page.get_by_text("Heropend door")).to_be_visible()
    look(page, "heropend")


def test_from_the_first_call_to_a_well_closed_dossier(enter: Callable[[str, str], Page], look: Look) -> None:
    page = enter(REGIO, "zorgcoordinator")
    the_school_calls(page, look)
    dossier, nummer = page.url.split("?")[0], page.get_by_role("heading", level=1).inner_text().strip()
    the_intake_is_held(page, dossier, look)
    the_gedragswetenschapper_advises(enter(REGIO, "gedragswetenschapper"), nummer, look)
    page = enter(REGIO, "zorgcoordinator")
    help_is_offered(page, dossier, look)
    the_opvang_accepts(enter(REGIO, "petra"), look)
    page = enter(REGIO, "zorgcoordinator")
    page.goto(f"{dossier}hulpvragen/")
    expect(page.get_by_text("Aangenomen").first).to_be_visible()
    look(page, "hulpvragen")
    zelfredzaamheid_is_measured(page, dossier, "2", today() - timedelta(days=60))
    zelfredzaamheid_is_measured(page, dossier, "4", today())
    page.goto(f"{dossier}zrm/")
    look(page, "zrm")
    closing_is_refused_and_then_done(page, dossier, look)
