"""The checklist of practical provisions: pages, steps both ways, who may, log, erasing, programs."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.models import Dossier
from casework.models import Gebeurtenis, Voorziening
from casework.overdracht.inhoud import pack
from casework.voorziening.actions import take_voorziening_step
from casework.voorziening.rules import (
    BEKEKEN,
    DREMPELS,
    SOORTEN,
    STAPPEN,
    UITLEG,
    VOORZIENING,
    VoorzieningStap,
    check_step,
)
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")


def said(stap: str, soort: str = "inburgering") -> VoorzieningStap:
    return VoorzieningStap(soort, stap, "geen_bsn" if stap == "afwijzen" else "", " Gebeld (voorbeeld). ")


def go(actor: Actor, dossier: Dossier, *steps: str) -> Voorziening:
    rows = [take_voorziening_step(actor=actor, dossier_id=dossier.pk, invoer=said(stap)) for stap in steps]
    return rows[-1]


class TestRegels:
    @pytest.mark.parametrize("state", list(VOORZIENING.states))
    @pytest.mark.parametrize("stap", list(STAPPEN))
    def test_each_step_goes_from_its_states_only(self, state: str, stap: str) -> None:
        targets = [edge.target for edge in VOORZIENING.edges if (edge.name, edge.source) == (stap, state)]
        if targets:
            edge, tekst = check_step(said(stap), state)
            assert (edge.target, tekst) == (targets[0], "Gebeld (voorbeeld).")
        else:
            with pytest.raises(InvalidInput) as error:
                check_step(said(stap), state)
            assert "Dit kan nu niet" in error.value.fields["stap"][0]

    def test_what_is_wrong_is_told_by_its_field(self) -> None:
        for wrong, field in (
            (VoorzieningStap("auto", "nodig"), "soort"),
            (VoorzieningStap("inburgering", "winnen"), "stap"),
            (VoorzieningStap("inburgering", "afwijzen"), "reden"),
        ):
            with pytest.raises(InvalidInput) as error:
                check_step(wrong, "aangevraagd")
            assert list(error.value.fields) == [field]

    def test_every_state_can_be_reached_and_every_kind_is_explained(self) -> None:
        assert VOORZIENING.reachable() == set(VOORZIENING.states) == {*BEKEKEN, VOORZIENING.initial}
        assert set(UITLEG) == set(SOORTEN)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_turned_down_without_a_bsn_is_a_bottleneck_and_is_asked_again(self, noor: Actor, dossier: Dossier) -> None:
        row = go(noor, dossier, "nodig", "aanvragen", "afwijzen")
        assert (row.reden, row.op_een_drempel) == ("geen_bsn", True)
        assert row.reden in DREMPELS
        row = go(noor, dossier, "aanvragen", "regelen")
        assert (row.status, row.op_een_drempel) == ("geregeld", False)
        assert Voorziening.objects.count() == 1
        told = Gebeurtenis.objects.filter(soort="voorziening_stap")
        assert any("Geen BSN. Gebeld (voorbeeld)." in line.tekst for line in told)
        assert any("Inburgering: geregeld" in line.tekst for line in pack(dossier).tijdlijn)

    def test_others_and_a_closed_dossier(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        for who in (sam, ilse):
            with pytest.raises(Hidden):
                go(who, dossier, "nodig")
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            go(noor, dossier, "nodig")

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        go(noor, dossier, "nodig")
        for values in ({"status": "afgewezen"}, {"status": "niet_bekeken"}, {"reden": "geen_bsn"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Voorziening.objects.update(**values)
        erase([dossier.pk])
        assert not Voorziening.objects.exists()


def test_the_pages(regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/voorzieningen/"
    empty = noors_browser.get(page).content.decode()
    assert "Geen BSN is geen belemmering" in empty
    assert empty.count("Nog niet bekeken") == len(SOORTEN)
    assert "checked" in noors_browser.get(f"{page}bijhouden/?soort=inburgering").content.decode()
    wrong = noors_browser.post(
        f"{page}bijhouden/", {"soort": "inburgering", "stap": "afwijzen", "toelichting": "Bewaar (voorbeeld)"}
    )
    assert wrong.status_code == 422
    assert "Bewaar (voorbeeld)" in wrong.content.decode()
    noors_browser.post(f"{page}bijhouden/", {"soort": "inburgering", "stap": "aanvragen"})
    answer = {"soort": "inburgering", "stap": "afwijzen", "reden": "geen_bsn"}
    assert "Dit hoort geen belemmering" in noors_browser.post(f"{page}bijhouden/", answer, follow=True).content.decode()
    assert [line.ground for line in logged(regio, "voorziening_stap")] == ["eigen caseload"] * 2
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    assert "Geen BSN" in hers.get(page).content.decode()
    assert hers.get(f"{page}bijhouden/").status_code == 404


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    path = f"dossiers/{dossier.pk}/voorzieningen"
    assert post_json(noors_api, path, {"soort": "urgentie_woning", "stap": "nodig"})["status"] == "nodig"
    post_json(noors_api, path, {"soort": "urgentie_woning", "stap": "afwijzen", "reden": "geen_bsn"}, status=400)
    rows = get_json(noors_api, path)["results"]
    assert [row["status"] for row in rows] == ["nodig", "niet_bekeken", "niet_bekeken", "niet_bekeken"]
