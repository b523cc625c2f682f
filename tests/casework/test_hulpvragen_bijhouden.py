"""Writing down what somebody wants help with: pages, steps both ways, who may, log, erasing, programs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.dossier.models import Dossier
from casework.hulpvraag.actions import add_hulpvraag, change_hulpvraag, take_hulpvraag_step
from casework.hulpvraag.rules import (
    AANBOD_BIJ,
    GEBIEDEN,
    HULPVRAAG,
    LANGST_VRAAG,
    MET_UITKOMST,
    HulpvraagStap,
    check_hulpvraag,
    check_outcome,
    check_still_asked,
)
from casework.models import Gebeurtenis, Hulpvraag
from casework.overdracht.inhoud import pack
from casework.sociale_kaart.woorden import AANBOD
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")
VRAAG = "Wil leren lezen en schrijven (voorbeeld)."
PATH = {"open": (), "loopt": ("oppakken",), "beantwoord": ("beantwoorden",), "vervallen": ("vervallen",)}


def ask(actor: Actor, dossier: Dossier, gebied: str = "taal_en_school", vraag: str = VRAAG) -> Hulpvraag:
    return add_hulpvraag(actor=actor, dossier_id=dossier.pk, gebied=gebied, vraag=vraag)


def go(actor: Actor, hulpvraag: Hulpvraag, stap: str) -> Hulpvraag:
    uitkomst = "Het is rond (voorbeeld)." if stap in MET_UITKOMST else ""
    return take_hulpvraag_step(actor=actor, hulpvraag_id=hulpvraag.pk, invoer=HulpvraagStap(stap, uitkomst))


class TestRegels:
    def test_each_area_has_an_offer_on_the_map(self) -> None:
        assert set(AANBOD_BIJ) == set(GEBIEDEN)
        assert all(codes and set(codes) <= set(AANBOD) for codes in AANBOD_BIJ.values())

    def test_what_is_typed_is_tidied_or_told(self) -> None:
        assert check_hulpvraag("woonruimte", f" {VRAAG} ").vraag == VRAAG
        for gebied, vraag, field in (
            ("ruimtevaart", VRAAG, "gebied"),
            ("woonruimte", "  ", "vraag"),
            ("woonruimte", "x" * (LANGST_VRAAG + 1), "vraag"),
        ):
            with pytest.raises(InvalidInput) as error:
                check_hulpvraag(gebied, vraag)
            assert list(error.value.fields) == [field]
        assert check_outcome("oppakken", "") == ""
        for stap, uitkomst, field in (("vervallen", " ", "uitkomst"), ("verdwijnen", "Zo.", "stap")):
            with pytest.raises(InvalidInput) as error:
                check_outcome(stap, uitkomst)
            assert list(error.value.fields) == [field]

    def test_what_is_over_is_opened_first(self) -> None:
        check_still_asked("loopt")
        with pytest.raises(Refused, match="Heropen"):
            check_still_asked("beantwoord")

    def test_every_state_can_be_reached(self) -> None:
        assert HULPVRAAG.reachable() == set(HULPVRAAG.states)


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    @pytest.mark.parametrize("state", list(HULPVRAAG.states))
    def test_each_step_goes_from_its_states_only(self, noor: Actor, dossier: Dossier, state: str) -> None:
        for stap in {edge.name for edge in HULPVRAAG.edges}:
            hulpvraag = ask(noor, dossier)
            for before in PATH[state]:
                go(noor, hulpvraag, before)
            targets = [edge.target for edge in HULPVRAAG.edges if (edge.name, edge.source) == (stap, state)]
            if targets:
                assert go(noor, hulpvraag, stap).status == targets[0]
            else:
                with pytest.raises(Refused):
                    go(noor, hulpvraag, stap)

    def test_it_is_told_on_the_timeline_and_forgotten_when_it_opens_again(self, noor: Actor, dossier: Dossier) -> None:
        hulpvraag = ask(noor, dossier)
        assert (dossier.fase, hulpvraag.status, hulpvraag.gesteld_op) == ("intake", "open", today())
        assert go(noor, hulpvraag, "vervallen").uitkomst == "Het is rond (voorbeeld)."
        with pytest.raises(Refused):
            change_hulpvraag(actor=noor, hulpvraag_id=hulpvraag.pk, gebied="woonruimte", vraag=VRAAG)
        assert go(noor, hulpvraag, "heropenen").uitkomst == ""
        told = [row.tekst for row in Gebeurtenis.objects.filter(soort__startswith="hulpvraag").order_by("at")]
        assert told[0] == f"Taal, school en inburgering: {VRAAG}"
        assert "Het is rond (voorbeeld)." in told[1]

    def test_a_closed_dossier_is_reopened_first(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        with pytest.raises(Refused, match="Heropen"):
            ask(noor, dossier)

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        hulpvraag = ask(noor, dossier)
        for who in (sam, ilse):
            for forbidden in (
                lambda who=who: ask(who, dossier),
                lambda who=who: go(who, hulpvraag, "oppakken"),
                lambda who=who: change_hulpvraag(
                    actor=who, hulpvraag_id=hulpvraag.pk, gebied="woonruimte", vraag=VRAAG
                ),
            ):
                with pytest.raises(Hidden):
                    forbidden()

    def test_another_regio_reads_what_is_still_asked(self, noor: Actor, dossier: Dossier) -> None:
        ask(noor, dossier)
        go(noor, ask(noor, dossier, "woonruimte", "Wil een huis (voorbeeld)."), "beantwoorden")
        told = [line.tekst for line in pack(dossier).tijdlijn if line.tekst.startswith("Stand bij de overdracht.")]
        assert len(told) == 1
        assert VRAAG in told[0]

    def test_nothing_stays_when_a_dossier_is_destroyed(self, noor: Actor, dossier: Dossier) -> None:
        ask(noor, dossier)
        erase([dossier.pk])
        assert not Hulpvraag.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, dossier: Dossier) -> None:
        ask(noor, dossier)
        broken: list[dict[str, Any]] = [{"gebied": "ruimtevaart"}, {"status": "weg"}, {"stand_op": "2001-01-01"}]
        for values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                Hulpvraag.objects.update(**values)


def test_the_pages(regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/hulpvragen/"
    assert "Nog geen hulpvragen" in noors_browser.get(page).content.decode()
    wrong = noors_browser.post(f"{page}nieuw/", {"gebied": "", "vraag": VRAAG})
    assert wrong.status_code == 422
    assert VRAAG in wrong.content.decode()
    shown = noors_browser.post(f"{page}nieuw/", {"gebied": "taal_en_school", "vraag": VRAAG}, follow=True)
    assert VRAAG in shown.content.decode()
    with inside(regio):
        path = f"/hulpvragen/{Hulpvraag.objects.get().pk}/"
    said = {"gebied": "woonruimte", "vraag": "Wil een eigen kamer (voorbeeld)."}
    assert VRAAG in noors_browser.get(f"{path}wijzigen/").content.decode()
    assert said["vraag"] in noors_browser.post(f"{path}wijzigen/", said, follow=True).content.decode()
    assert noors_browser.post(f"{path}stap/", {"stap": "beantwoorden"}).status_code == 422
    over = noors_browser.post(f"{path}stap/", {"stap": "beantwoorden", "uitkomst": "Gelukt (voorbeeld)."}, follow=True)
    assert "Gelukt (voorbeeld)." in over.content.decode()
    assert noors_browser.get(f"{path}wijzigen/").status_code == 409
    assert [line.ground for line in logged(regio, "hulpvraag_stap")] == ["eigen caseload"]
    hers = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    read = hers.get(page).content.decode()
    assert said["vraag"] in read
    assert "Wat is er gebeurd?" not in read
    assert hers.get(f"{path}stap/").status_code == 404


def test_programs_do_the_same(noors_api: Client, dossier: Dossier) -> None:
    made = post_json(noors_api, f"dossiers/{dossier.pk}/hulpvragen", {"gebied": "verblijf", "vraag": VRAAG})
    path = f"hulpvragen/{made['id']}"
    said = {"gebied": "woonruimte", "vraag": "Wil verhuizen (voorbeeld)."}
    changed = noors_api.put(f"/api/v1/{path}", said, content_type="application/json")
    assert (changed.status_code, changed.json()["gebied"]) == (200, "woonruimte")
    assert post_json(noors_api, f"{path}/stappen", {"stap": "oppakken"})["status"] == "loopt"
    post_json(noors_api, f"{path}/stappen", {"stap": "vervallen"}, status=400)
    (listed,) = get_json(noors_api, f"dossiers/{dossier.pk}/hulpvragen")["results"]
    assert (listed["vraag"], listed["status"]) == (said["vraag"], "loopt")
