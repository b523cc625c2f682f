"""The pages: a financieel medewerker works with them, others look, and the rest does not know they exist."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from billing.begroting.actions import approve_begroting
from billing.begroting.models import Begroting
from billing.verdeelsleutel.actions import compute_verdeling
from billing.verdeelsleutel.models import Verdeling
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.playing.base import playing

Browse = Callable[..., Client]
FINANCIEN = "financieel_medewerker"
FENNA, WILLEM = "Fenna de Boer (voorbeeld)", "Willem Kuipers (voorbeeld)"
GETYPT = {
    "jaar": "2027",
    "basis_fte": "0,75",
    "fte": "1,60",
    "tarief_cent": "98.500,00",
    "overige_kosten_cent": "18.500",
    "overige_kosten_toelichting": "Tolken (voorbeeld)",
    "decentralisatie_uitkering_cent": "€ 60.000,00",
    "eigen_middelen_cent": "",
}


@pytest.fixture
def fenna(regio: Tenant, browse: Browse) -> Client:
    return browse(regio, FINANCIEN, naam=FENNA)


@pytest.fixture
def willem(regio: Tenant, browse: Browse) -> Client:
    return browse(regio, FINANCIEN, naam=WILLEM)


@pytest.fixture
def verdeling(regio: Tenant, concept: Begroting, opsteller: Actor) -> Verdeling:
    with inside(regio):
        return compute_verdeling(actor=opsteller, begroting_id=concept.pk, gelijk_procent=Decimal(10))


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_from_an_empty_list_to_a_shared_begroting(fenna: Client, willem: Client) -> None:
    assert "Er is nog geen begroting." in page(fenna, "/financien/")
    formulier = page(fenna, "/financien/begrotingen/nieuw/")
    assert "De norm voor zorgcoördinatie is dan" in formulier
    saved = fenna.post("/financien/begrotingen/nieuw/", GETYPT, follow=True)
    url = saved.redirect_chain[-1][0]
    detail = saved.content.decode()
    assert "Het concept is opgeslagen." in detail
    assert "€\xa0116.100,00" in detail
    assert "Een collega stelt deze begroting vast" in detail
    assert "Vaststellen</a>" not in detail
    shared = fenna.post(f"{url}verdelen/", {"gelijk_procent": ""}, follow=True)
    assert shared.content.decode().count("€\xa0116.100,00") >= 2
    assert "Vaststellen</a>" in page(willem, url)
    besluit = {"besluit_kenmerk": "B&W 2026-114 (voorbeeld)", "besluit_datum": f"{today():%d-%m-%Y}"}
    fixed = willem.post(f"{url}vaststellen/", besluit, follow=True).content.decode()
    assert "De begroting is vastgesteld." in fixed
    assert "Wijzigen</a>" not in fixed
    assert "Begroting 2027" in fixed and "Vastgesteld" in page(fenna, "/financien/")


def test_bad_input_comes_back_as_it_was_typed(fenna: Client) -> None:
    wrong = GETYPT | {"tarief_cent": "98 duizend", "fte": "veel", "eigen_middelen_cent": "12,345"}
    response = fenna.post("/financien/begrotingen/nieuw/", wrong)
    html = response.content.decode()
    assert response.status_code == 422
    for typed in ('value="98 duizend"', 'value="veel"', 'value="12,345"', 'value="0,75"'):
        assert typed in html
    assert "Vul een bedrag in, bijvoorbeeld 1.234,56." in html


def test_what_a_rule_refuses_stands_at_its_field(fenna: Client) -> None:
    response = fenna.post("/financien/begrotingen/nieuw/", GETYPT | {"basis_fte": "1,5", "jaar": "1999"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Kies een basis van 0,5 tot en met 1,0 fte." in html
    assert 'value="1,5"' in html


def test_a_second_concept_for_a_year_is_asked_again(concept: Begroting, fenna: Client) -> None:
    response = fenna.post("/financien/begrotingen/nieuw/", GETYPT)
    html = response.content.decode()
    assert response.status_code == 422
    assert "Er is al een concept voor 2027. Wijzig dat concept." in html
    assert 'value="98.500,00"' in html


def test_too_little_fte_is_saved_with_a_warning(fenna: Client) -> None:
    html = fenna.post("/financien/begrotingen/nieuw/", GETYPT | {"fte": "1,00"}, follow=True).content.decode()
    assert "u begroot minder fte dan de norm" in html
    assert "Minder fte dan de norm" in html


def test_changing_a_concept(concept: Begroting, fenna: Client) -> None:
    url = f"/financien/begrotingen/{concept.pk}/wijzigen/"
    html = page(fenna, url)
    assert 'value="98.500,00"' in html and 'value="1,60"' in html
    changed = fenna.post(url, GETYPT | {"jaar": "2031", "fte": "2"}, follow=True).content.decode()
    assert "Het concept is gewijzigd." in changed
    assert "Begroting 2027" in changed
    refused = fenna.post(url, GETYPT | {"eigen_middelen_cent": "999.999"})
    assert refused.status_code == 422
    assert "De inkomsten" in refused.content.decode()


def test_a_decision_in_the_future_is_asked_again(concept: Begroting, willem: Client) -> None:
    url = f"/financien/begrotingen/{concept.pk}/vaststellen/"
    assert "Na het vaststellen kan niemand" in page(willem, url)
    response = willem.post(url, {"besluit_kenmerk": "B&W 9", "besluit_datum": "01-01-2999"})
    assert response.status_code == 422
    assert "kan niet in de toekomst liggen" in response.content.decode()


def test_the_maker_is_told_to_ask_a_colleague(concept: Begroting, fenna: Client) -> None:
    html = page(fenna, f"/financien/begrotingen/{concept.pk}/vaststellen/", 409)
    assert "Vraag een collega" in html


def test_a_percentage_above_a_hundred_is_asked_again(concept: Begroting, fenna: Client) -> None:
    url = f"/financien/begrotingen/{concept.pk}/verdelen/"
    assert "Gelijk deel" in page(fenna, url)
    response = fenna.post(url, {"gelijk_procent": "101"})
    assert response.status_code == 422
    assert "van 0 tot en met 100" in response.content.decode()


def test_the_table_shows_fifteen_gemeenten_and_the_total(verdeling: Verdeling, fenna: Client) -> None:
    html = page(fenna, f"/financien/verdelingen/{verdeling.pk}/")
    assert html.count('data-label="Gemeente"') == 16
    assert "Nuenen, Gerwen en Nederwetten" in html
    assert "€\xa0101.099,99" in html
    assert "38,27 %" in html
    assert "Dit is nog een concept" in html
    assert f"{verdeling.hash[:4]} {verdeling.hash[4:8]}" in html
    assert "Het controlegetal klopt niet" not in html


def test_a_tampered_distribution_warns(verdeling: Verdeling, regio: Tenant, fenna: Client) -> None:
    with inside(regio), playing(False):
        verdeling.regels.filter(gm_code="GM0753").update(bedrag_cent=1)
    assert "Het controlegetal klopt niet" in page(fenna, f"/financien/verdelingen/{verdeling.pk}/")


def test_the_explanation_tells_a_wethouder_how(verdeling: Verdeling, fenna: Client) -> None:
    html = page(fenna, f"/financien/verdelingen/{verdeling.pk}/GM0753/")
    for sentence in (
        "Best betaalt in 2027",
        "Best heeft 30.897 inwoners",
        "Stap 3. Afronden op hele centen",
        "Dit deel is voor elke gemeente even groot",
        "Alle bijdragen samen zijn precies",
    ):
        assert sentence in html
    page(fenna, f"/financien/verdelingen/{verdeling.pk}/GM0363/", 404)


def test_the_explanation_names_a_part_of_the_year(
    concept: Begroting, opsteller: Actor, regio: Tenant, fenna: Client, best_joins: Callable[[date], None]
) -> None:
    best_joins(date(2027, 7, 1))
    with inside(regio):
        half = compute_verdeling(actor=opsteller, begroting_id=concept.pk, gelijk_procent=Decimal(50))
    html = page(fenna, f"/financien/verdelingen/{half.pk}/GM0753/")
    assert "Best doet 184 van de 365 dagen mee." in html
    assert "Dit telt mee voor 184 van de 365 dagen." in html


def test_the_file_is_downloaded(verdeling: Verdeling, fenna: Client) -> None:
    response = fenna.get(f"/financien/verdelingen/{verdeling.pk}/bijdragen.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="bijdragen-2027-versie-1-verdeling-1.csv"' in response["Content-Disposition"]
    assert ";101099,99;" in response.content.decode()


def test_a_late_decision_points_to_the_vat(
    concept: Begroting, regio: Tenant, vaststeller: Actor, fenna: Client
) -> None:
    warning, url = "Vastgesteld nadat het jaar begon", f"/financien/begrotingen/{concept.pk}/"
    besluit = {"besluit_kenmerk": "B&W 9 (voorbeeld)", "besluit_datum": date(2026, 11, 1)}
    with inside(regio):
        approve_begroting(actor=vaststeller, begroting_id=concept.pk, **besluit)
    assert warning not in page(fenna, url)
    with inside(regio):
        Begroting.objects.update(besluit_datum=date(2027, 3, 1))
    assert warning in page(fenna, url)


def test_a_concept_waits_on_mijn_werk_of_a_colleague(concept: Begroting, fenna: Client, willem: Client) -> None:
    assert "Begroting 2027, versie 1" in page(willem, "/")
    assert "Begroting 2027, versie 1" not in page(fenna, "/")


def test_a_bestuurder_looks_but_does_not_touch(verdeling: Verdeling, regio: Tenant, browse: Browse) -> None:
    bestuurder = browse(regio, "bestuurder")
    begroting = f"/financien/begrotingen/{verdeling.begroting_id}/"
    assert "Financiën" in page(bestuurder, "/")
    assert "Nieuwe begroting" not in page(bestuurder, "/financien/")
    assert "Verdelen</a>" not in page(bestuurder, begroting)
    page(bestuurder, f"/financien/verdelingen/{verdeling.pk}/")
    for url in ("/financien/begrotingen/nieuw/", f"{begroting}wijzigen/", f"{begroting}vaststellen/"):
        page(bestuurder, url, 404)
        assert bestuurder.post(url, GETYPT).status_code == 404
    page(bestuurder, f"{begroting}verdelen/", 404)


def test_others_do_not_know_that_it_exists(
    verdeling: Verdeling, regio: Tenant, zeeland: Tenant, browse: Browse
) -> None:
    urls = (
        "/financien/",
        f"/financien/begrotingen/{verdeling.begroting_id}/",
        f"/financien/verdelingen/{verdeling.pk}/",
        f"/financien/verdelingen/{verdeling.pk}/GM0753/",
        f"/financien/verdelingen/{verdeling.pk}/bijdragen.csv",
    )
    for url in urls:
        page(browse(regio, "ketenpartner"), url, 404)
        assert browse(regio).get(url).status_code == 302
    for url in urls[1:]:
        page(browse(zeeland, FINANCIEN), url, 404)


def test_what_is_not_there_is_a_plain_404(fenna: Client) -> None:
    for kind in ("begrotingen", "verdelingen"):
        page(fenna, f"/financien/{kind}/{uuid4()}/", 404)
