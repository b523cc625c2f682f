"""What is typed in a melding is kept while it is typed, for the one who types, until it is sent or thrown away."""

from collections.abc import Callable
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
from dekkend.keys.keyring import is_destroyed
from tenants.models import Tenant

TYPED = {
    "omschrijving": "Slaapt in de keuken (voorbeeld).",
    "vormen": ["arbeidsuitbuiting", "seksuele_uitbuiting"],
    "in_gevaar": "ja",
    "minderjarig": "nee",
    "terugbellen": "onbekend",
}


def keep(client: Client, concept_id: UUID, typed: object = TYPED) -> int:
    return client.post(f"/concepten/{concept_id}/melding/", typed).status_code  # type: ignore[arg-type]


def test_what_was_typed_is_found_again(regio: Tenant, noors_browser: Client) -> None:
    mine = uuid4()
    assert keep(noors_browser, mine, {**TYPED, "omschrijving": "Slaapt"}) == 204
    assert keep(noors_browser, mine) == 204
    page = noors_browser.get("/").content.decode()
    assert "Nog niet af" in page
    assert f"/meldingen/nieuw/?concept={mine}" in page
    assert "keuken" not in page
    form = noors_browser.get(f"/meldingen/nieuw/?concept={mine}").content.decode()
    assert "Slaapt in de keuken (voorbeeld)." in form
    assert form.count("checked") >= 3
    assert f'name="concept" value="{mine}"' in form
    with inside(regio):
        lines = AuditEvent.objects.filter(object_id=str(mine)).order_by("id").values_list("code", flat=True)
        assert list(lines) == ["concept_begonnen", "concept_bekeken"]


def test_once_it_is_sent_nothing_of_it_stays(
    regio: Tenant, noors_browser: Client, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    mine = uuid4()
    keep(noors_browser, mine)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        sent = noors_browser.post("/meldingen/nieuw/", {**TYPED, "concept": str(mine)})
    assert sent.status_code == 302
    with inside(regio):
        assert Melding.objects.count() == 1
        assert not Concept.objects.exists()
        assert is_destroyed(regio.schema_name, mine)


def test_a_form_that_is_refused_keeps_it(regio: Tenant, noors_browser: Client) -> None:
    mine = uuid4()
    keep(noors_browser, mine)
    answer = noors_browser.post("/meldingen/nieuw/", {**TYPED, "omschrijving": "", "concept": str(mine)})
    assert answer.status_code == 422
    assert f'value="{mine}"' in answer.content.decode()
    with inside(regio):
        assert Concept.objects.count() == 1


def test_without_script_there_is_a_button(noors_browser: Client) -> None:
    page = noors_browser.get("/meldingen/nieuw/").content.decode()
    assert 'name="later"' in page
    answer = noors_browser.post(f"/concepten/{uuid4()}/melding/", {**TYPED, "later": "ja"}, follow=True)
    assert "Het concept is bewaard." in answer.content.decode()
    assert "Melding verder invullen" in answer.content.decode()


def test_thrown_away_it_is_gone(regio: Tenant, noors_browser: Client) -> None:
    mine = uuid4()
    keep(noors_browser, mine)
    assert noors_browser.post(f"/concepten/{mine}/weggooien/").status_code == 302
    assert noors_browser.get(f"/meldingen/nieuw/?concept={mine}").status_code == 404
    assert "Er is niets half af" in noors_browser.get("/concepten/").content.decode()


def test_nobody_else_has_it(regio: Tenant, noors_browser: Client, browse: Callable[..., Client]) -> None:
    mine = uuid4()
    keep(noors_browser, mine)
    sam = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    assert sam.get(f"/meldingen/nieuw/?concept={mine}").status_code == 404
    assert sam.post(f"/concepten/{mine}/weggooien/").status_code == 404
    assert keep(sam, mine, {"omschrijving": "anders"}) == 404
    assert str(mine) not in sam.get("/").content.decode() + sam.get("/concepten/").content.decode()
    finance = browse(regio, "financieel_medewerker", naam="Fin (voorbeeld)")
    assert keep(finance, uuid4()) == 404
    assert finance.get("/concepten/").status_code == 404


def test_what_is_emptied_by_accident_stays_and_nothing_is_not_kept(regio: Tenant, noors_browser: Client) -> None:
    mine = uuid4()
    assert keep(noors_browser, mine, {"omschrijving": "  ", "csrfmiddlewaretoken": "x"}) == 404
    with inside(regio):
        assert not Concept.objects.exists()
    keep(noors_browser, mine)
    assert keep(noors_browser, mine, {}) == 204
    with inside(regio):
        assert Concept.objects.get().inhoud["omschrijving"] == [TYPED["omschrijving"]]


def test_too_many_and_too_long_are_said(regio: Tenant, noors_browser: Client) -> None:
    for _ in range(MOST):
        assert keep(noors_browser, uuid4()) == 204
    assert keep(noors_browser, uuid4()) == 409
    with inside(regio):
        known = Concept.objects.first()
    assert known is not None
    assert keep(noors_browser, known.pk, {"omschrijving": "x" * (LONGEST + 1)}) == 409


@pytest.mark.parametrize("text", ["x", "1", "' OR 1=1", "\N{ARABIC-INDIC DIGIT ONE}" * 36])
def test_an_id_that_is_none_is_not_there(noors_browser: Client, text: str) -> None:
    assert noors_browser.get("/meldingen/nieuw/", {"concept": text}).status_code == 404


def test_after_thirty_days_it_is_cleared_away(regio: Tenant, noors_browser: Client) -> None:
    old, new = uuid4(), uuid4()
    keep(noors_browser, old)
    keep(noors_browser, new)
    with inside(regio):
        Concept.objects.filter(pk=old).update(bewaard_at=now() - KEPT)
    assert noors_browser.get(f"/meldingen/nieuw/?concept={old}").status_code == 404
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
