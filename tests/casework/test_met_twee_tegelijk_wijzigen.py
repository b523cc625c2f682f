"""Two people change the same dossier or melding: the second sees what changed, and nothing typed is lost."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from casework.contact.actions import correct_melding
from casework.contact.models import Melding
from casework.dossier.actions import change_persoon, invoer_of
from casework.dossier.models import Dossier
from dekkend.accounts.actor import Actor
from dekkend.core.merging import Overtaken, check_version, merged, same
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, PERSOON

pytestmark = pytest.mark.urls("dekkend.urls_regio")
WORDS = st.lists(st.sampled_from(["ja", "nee", " ", "a\r\nb", "a\nb", "Luna"]), max_size=2)
FIELDS = st.dictionaries(st.sampled_from(["naam", "alias", "vormen"]), WORDS)
HIDDEN = re.compile(r'<input type="hidden" name="(versie|uitgangspunt)" value="([^"]*)">')


def hidden(page: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(page)}


class TestRegels:
    def test_as_people_read_it(self) -> None:
        assert same(["b", "a "], ["a", "b", ""])
        assert same(["a\r\nb"], ["a\nb"])
        assert not same(["a"], ["b"])

    def test_the_version_decides_and_none_says_nothing(self) -> None:
        check_version(None, 4)
        check_version(4, 4)
        with pytest.raises(Overtaken):
            check_version(3, 4)

    def test_what_nobody_touched_follows_and_what_was_typed_stays(self) -> None:
        values, changes = merged(
            ("naam", "alias", "gender", "gm_code"),
            {"naam": ["A"], "alias": ["B"], "gender": ["man"], "gm_code": []},
            {"naam": ["A"], "alias": ["Mine"], "gender": ["man"], "gm_code": ["GM0772"]},
            {"naam": ["New"], "alias": ["Theirs"], "gender": ["man"], "gm_code": []},
        )
        assert values == {"naam": ["New"], "alias": ["Mine"], "gender": ["man"], "gm_code": ["GM0772"]}
        assert [(one.name, one.kept) for one in changes] == [("naam", False), ("alias", True)]

    def test_without_a_basis_what_was_typed_counts(self) -> None:
        values, changes = merged(("naam",), {}, {"naam": ["Mine"]}, {"naam": ["Theirs"]})
        assert (values, changes[0].kept) == ({"naam": ["Mine"]}, True)

    @given(FIELDS, FIELDS, FIELDS)
    def test_nothing_typed_is_lost(
        self, basis: dict[str, list[str]], typed: dict[str, list[str]], now: dict[str, list[str]]
    ) -> None:
        names = ("naam", "alias", "vormen")
        values, changes = merged(names, basis, typed, now)
        told = {one.name for one in changes}
        for name in names:
            mine = typed.get(name, [])
            if name not in basis or not same(basis[name], mine):
                assert values[name] == mine
            else:
                assert values[name] == now.get(name, [])
            if not same(values[name], mine):
                assert name in told


@pytest.mark.usefixtures("in_regio")
def test_an_action_holds_the_version_against_the_row(noor: Actor, dossier: Dossier) -> None:
    first = change_persoon(actor=noor, dossier_id=dossier.pk, persoon=PERSOON, versie=1)
    assert first.versie == 2
    with pytest.raises(Overtaken):
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=PERSOON, versie=1)
    assert change_persoon(actor=noor, dossier_id=dossier.pk, persoon=PERSOON).versie == 3


def test_the_second_sees_what_the_first_changed(
    regio: Tenant, noor: Actor, noors_browser: Client, dossier: Dossier
) -> None:
    path = f"/dossiers/{dossier.pk}/persoon/"
    came = hidden(noors_browser.get(path).content.decode())
    assert came["versie"] == "1"
    assert json.loads(came["uitgangspunt"])["roepnaam"] == ["Luna (voorbeeld)"]
    with inside(regio):
        other = replace(invoer_of(dossier), roepnaam="Luna Twee (voorbeeld)", gender="vrouw")
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=other)
    mine = {
        **came, "roepnaam": "Luna Drie (voorbeeld)", "naam": "Luna Voorbeeld", "alias": "Lu (voorbeeld)",
        "geschatte_leeftijd": "30", "minderjarig": "nee", "gender": "onbekend", "nationaliteitsgroep": "onbekend",
    }  # fmt: skip
    answer = noors_browser.post(path, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Een collega wijzigde dit terwijl u typte" in page
    assert "Luna Twee (voorbeeld)" in page
    assert 'value="Luna Drie (voorbeeld)"' in page
    assert 'value="Lu (voorbeeld)"' in page
    assert re.search(r'value="vrouw"[^>]*checked', page)
    with inside(regio):
        dossier.persoon.refresh_from_db()
        assert dossier.persoon.roepnaam == "Luna Twee (voorbeeld)"
    again = {**mine, **hidden(page), "gender": "vrouw"}
    assert hidden(page)["versie"] == "2"
    assert noors_browser.post(path, again).status_code == 302
    with inside(regio):
        saved = invoer_of(Dossier.objects.select_related("persoon").get())
    assert (saved.roepnaam, saved.alias, saved.gender) == ("Luna Drie (voorbeeld)", "Lu (voorbeeld)", "vrouw")


@pytest.mark.parametrize("rubbish", ["x", "[1]", '{"roepnaam": 3}'])
def test_rubbish_in_the_hidden_fields_loses_nothing(noors_browser: Client, dossier: Dossier, rubbish: str) -> None:
    sent = {
        "roepnaam": "Mijn tekst (voorbeeld)", "versie": rubbish, "uitgangspunt": rubbish, "minderjarig": "nee",
        "gender": "onbekend", "nationaliteitsgroep": "onbekend",
    }  # fmt: skip
    answer = noors_browser.post(f"/dossiers/{dossier.pk}/persoon/", sent)
    assert answer.status_code == 422
    assert 'value="Mijn tekst (voorbeeld)"' in answer.content.decode()


def test_a_fault_in_the_input_keeps_the_version_that_was_begun_with(noors_browser: Client, dossier: Dossier) -> None:
    path = f"/dossiers/{dossier.pk}/persoon/"
    came = hidden(noors_browser.get(path).content.decode())
    wrong = {**came, "versie": "7", "geboortedatum": "32-01-2000"}
    assert hidden(noors_browser.post(path, wrong).content.decode()) == {**came, "versie": "7"}


def test_a_melding_alike(regio: Tenant, noor: Actor, noors_browser: Client, melding: Melding) -> None:
    path = f"/meldingen/{melding.pk}/wijzigen/"
    came = hidden(noors_browser.get(path).content.decode())
    with inside(regio):
        correct_melding(actor=noor, melding_id=melding.pk, invoer=replace(INVOER, in_gevaar="ja"))
    mine = {
        **came, "omschrijving": "Meer verteld (voorbeeld).", "in_gevaar": "nee", "kanaal": "anders",
        "melder_soort": "anders", "terugbellen": "onbekend", "minderjarig": "onbekend",
    }  # fmt: skip
    answer = noors_browser.post(path, mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Meer verteld (voorbeeld)." in page
    assert "Dit is hieronder overgenomen." in page
    assert noors_browser.post(path, {**mine, **hidden(page), "in_gevaar": "ja"}).status_code == 302
    with inside(regio):
        melding.refresh_from_db()
        assert (melding.omschrijving, melding.in_gevaar, melding.versie) == ("Meer verteld (voorbeeld).", "ja", 3)


def test_programs_say_what_they_read(noors_api: Client, dossier: Dossier, melding: Melding) -> None:
    for path, body in (
        (f"/api/v1/dossiers/{dossier.pk}", {"roepnaam": "Lu (voorbeeld)"}),
        (f"/api/v1/meldingen/{melding.pk}", {"omschrijving": "Meer (voorbeeld).", "inGevaar": "ja"}),
    ):
        tag = noors_api.get(path).headers["ETag"]
        assert tag == '"1"'

        def put(match: str | None, path: str = path, body: dict[str, str] = body) -> tuple[int, str]:
            headers = {"If-Match": match} if match else {}
            answer = noors_api.put(path, body, content_type="application/json", headers=headers)
            return answer.status_code, answer.headers.get("ETag", "")

        assert put(None)[0] == 428
        assert put('"9"')[0] == 412
        assert put("rubbish")[0] == 412
        assert put(tag) == (200, '"2"')
        assert put(tag)[0] == 412
        assert put('W/"2"') == (200, '"3"')
        assert put("*") == (200, '"4"')
