"""What is typed in a melding is kept while it is typed, for the one who types, until it is sent or thrown away."""

import re
from collections.abc import Callable, Mapping
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.concept.actions import remove_old
from casework.concept.rules import KEPT, LONGEST, MOST, check_room, id_of, tidied
from casework.concept.tasks import wake_concepten
from casework.models import Concept, Melding
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.isolation.context import inside
from dekkend.keys import wisregister
from dekkend.keys.keyring import is_destroyed
from tenants.models import Tenant

NIEUW = "/meldingen/nieuw/"
TYPED = {
    "omschrijving": "Slaapt in de keuken (voorbeeld).",
    "vormen": ["arbeidsuitbuiting", "seksuele_uitbuiting"],
    "in_gevaar": "ja",
    "minderjarig": "nee",
    "terugbellen": "onbekend",
}


def page_of(client: Client, url: str) -> tuple[str, str]:
    """Where the form of this page is kept, and the token that it carries."""
    page = client.get(url).content.decode()
    address, token = re.search(r'data-bewaren="([^"]+)"', page), re.search(r'name="concept" value="([^"]+)"', page)
    assert address and token, page
    return address[1], token[1]


def keep(client: Client, url: str = NIEUW, typed: Mapping[str, object] = TYPED) -> UUID:
    """Somebody types, and pauses once."""
    address, token = page_of(client, url)
    assert again(client, address, token, typed) == 204
    return UUID(address.split("/")[2])


def again(client: Client, address: str, token: str, typed: Mapping[str, object] = TYPED) -> int:
    return client.post(address, {**typed, "concept": token}).status_code


def test_what_was_typed_is_found_again(regio: Tenant, noors_browser: Client) -> None:
    address, token = page_of(noors_browser, NIEUW)
    assert again(noors_browser, address, token, {**TYPED, "omschrijving": "Slaapt"}) == 204
    assert again(noors_browser, address, token) == 204
    mine = address.split("/")[2]
    page = noors_browser.get("/").content.decode()
    assert "Nog niet af" in page
    assert f"/meldingen/nieuw/?concept={mine}" in page
    assert "keuken" not in page
    assert f"/meldingen/nieuw/?concept={mine}" in noors_browser.get(NIEUW).content.decode()
    form = noors_browser.get(f"{NIEUW}?concept={mine}").content.decode()
    assert "Slaapt in de keuken (voorbeeld)." in form
    assert form.count("checked") >= 3
    assert "U begon hier al aan" not in form
    assert page_of(noors_browser, f"{NIEUW}?concept={mine}")[0] == address
    with inside(regio):
        lines = AuditEvent.objects.filter(object_id=mine).order_by("id").values_list("code", flat=True)
        assert list(lines) == ["concept_begonnen", "concept_bekeken", "concept_bekeken"]


def test_once_it_is_sent_nothing_of_it_stays(
    regio: Tenant, noors_browser: Client, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    address, token = page_of(noors_browser, NIEUW)
    assert again(noors_browser, address, token) == 204
    refused = noors_browser.post(NIEUW, {**TYPED, "omschrijving": "", "concept": token})
    assert refused.status_code == 422
    assert f'data-bewaren="{address}"' in refused.content.decode()
    with inside(regio):
        assert Concept.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        sent = noors_browser.post(NIEUW, {**TYPED, "concept": token})
    assert sent.status_code == 302
    with inside(regio):
        assert Melding.objects.count() == 1
        assert not Concept.objects.exists()
        assert is_destroyed(regio.schema_name, UUID(address.split("/")[2]))
    # else the web would refuse to start from here on
    assert address.split("/")[2] in {line.onderwerp for line in wisregister.lines()}


def test_without_script_there_is_a_button(noors_browser: Client) -> None:
    address, token = page_of(noors_browser, NIEUW)
    assert 'name="later"' in noors_browser.get(NIEUW).content.decode()
    answer = noors_browser.post(address, {**TYPED, "concept": token, "later": "ja"}, follow=True)
    assert "Het concept is bewaard." in answer.content.decode()
    assert "Melding verder invullen" in answer.content.decode()


def test_thrown_away_it_is_gone(noors_browser: Client) -> None:
    mine = keep(noors_browser)
    assert noors_browser.post(f"/concepten/{mine}/weggooien/").status_code == 302
    assert noors_browser.get(f"{NIEUW}?concept={mine}").status_code == 404
    assert "Er is niets half af" in noors_browser.get("/concepten/").content.decode()


def test_nobody_else_has_it(regio: Tenant, noors_browser: Client, browse: Callable[..., Client]) -> None:
    address, token = page_of(noors_browser, NIEUW)
    again(noors_browser, address, token)
    mine = address.split("/")[2]
    sam = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    assert sam.get(f"{NIEUW}?concept={mine}").status_code == 404
    assert sam.post(f"/concepten/{mine}/weggooien/").status_code == 404
    for sent in (token, "", "rommel", page_of(sam, NIEUW)[1]):
        assert again(sam, address, sent, {"omschrijving": "anders"}) == 404
    assert sam.post(NIEUW, {**TYPED, "concept": token}).status_code == 404
    assert mine not in sam.get("/").content.decode() + sam.get("/concepten/").content.decode()
    finance = browse(regio, "financieel_medewerker", naam="Fin (voorbeeld)")
    assert again(finance, address, token) == 404
    assert finance.get("/concepten/").status_code == 404


def test_what_is_emptied_by_accident_stays_and_nothing_is_not_kept(regio: Tenant, noors_browser: Client) -> None:
    address, token = page_of(noors_browser, NIEUW)
    assert again(noors_browser, address, token, {"omschrijving": "  ", "csrfmiddlewaretoken": "x"}) == 404
    with inside(regio):
        assert not Concept.objects.exists()
    again(noors_browser, address, token)
    assert again(noors_browser, address, token, {}) == 204
    assert noors_browser.post(address, {"omschrijving": "zonder formulier"}).status_code == 204
    with inside(regio):
        assert Concept.objects.get().inhoud["omschrijving"] == [TYPED["omschrijving"]]


def test_too_many_and_too_long_are_said(noors_browser: Client) -> None:
    for _ in range(MOST):
        address, token = page_of(noors_browser, NIEUW)
        assert again(noors_browser, address, token) == 204
    assert again(noors_browser, address, token, {"omschrijving": "x" * (LONGEST + 1)}) == 409
    address, token = page_of(noors_browser, NIEUW)
    assert again(noors_browser, address, token) == 409


@pytest.mark.parametrize("text", ["x", "1", "' OR 1=1", "\N{ARABIC-INDIC DIGIT ONE}" * 36])
def test_an_id_that_is_none_is_not_there(noors_browser: Client, text: str) -> None:
    assert noors_browser.get(NIEUW, {"concept": text}).status_code == 404
    assert noors_browser.post(NIEUW, {"concept": text}).status_code == 404


def test_after_thirty_days_it_is_cleared_away(regio: Tenant, noors_browser: Client) -> None:
    old, new = keep(noors_browser), keep(noors_browser)
    with inside(regio):
        Concept.objects.filter(pk=old).update(bewaard_at=now() - KEPT)
    assert noors_browser.get(f"{NIEUW}?concept={old}").status_code == 404
    with inside(regio):
        assert remove_old() == 1
        assert list(Concept.objects.values_list("pk", flat=True)) == [new]


def test_the_bell_rings_for_everybody_with_casework(
    regio: Tenant, gemeente: Tenant, landelijk: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr("casework.concept.tasks.clear_concepten.delay", rung.append)
    wake_concepten()
    assert {regio.schema_name, gemeente.schema_name} <= set(rung)
    assert landelijk.schema_name not in rung


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(st.text(max_size=20), max_size=3)))
def test_only_the_fields_of_the_form_are_kept_as_they_were_typed(typed: dict[str, list[str]]) -> None:
    kept = tidied(typed, ["a", "b"])
    assert set(kept) <= {"a", "b"}
    for name in ("a", "b"):
        blank = not any(value.strip() for value in typed.get(name, []))
        assert (name not in kept) == blank
        assert blank or kept[name] == typed[name]


def test_rules() -> None:
    check_room(MOST - 1)
    with pytest.raises(Refused, match="concepten"):
        check_room(MOST)
    tidied({"a": ["x" * LONGEST]}, ["a"])
    with pytest.raises(Refused, match="te lang"):
        tidied({"a": ["x" * LONGEST], "b": ["y"]}, ["a", "b"])
    known = uuid4()
    assert id_of(str(known)) == known
    assert id_of("") != id_of("")
    with pytest.raises(Hidden):
        id_of("x")
