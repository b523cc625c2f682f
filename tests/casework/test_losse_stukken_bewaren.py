"""A bewaarstop keeps a melding, adviesvraag or signalering that became no dossier, until somebody lifts it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from casework.adviesvraag.actions import note_advies, withdraw_advies
from casework.contact.actions import note_melding
from casework.dossier.actions import open_dossier_from_melding
from casework.inzageverzoek.samenstellen import _told as told_to_the_person
from casework.meldcode.actions import begin_signalering, withdraw_signalering
from casework.models import Bewaarstop, Gebeurtenis, Stukstop
from casework.opruimen import actions as opruimen
from casework.opruimen import queries
from casework.stukstop.actions import lift_stukstop, stop_stuk
from casework.stukstop.queries import stops_to_review
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import INVOER, get_json, logged, post_json
from tests.casework.test_losse_stukken_opruimen import VRAAG, old_advies

STOP: dict[str, Any] = {
    "reden": "klacht",
    "opnieuw_bekijken": today() + timedelta(days=30),
    "toelichting": "De klacht loopt nog (voorbeeld).",
}


def test_it_stays_until_the_stop_is_lifted(
    regio: Tenant, noor: Actor, sam: Actor, ilse: Actor, actor: Callable[..., Actor]
) -> None:
    with inside(regio):
        advies, proposed = old_advies(noor), old_advies(noor)
        voorstel = opruimen.propose_opruimen(actor=noor, stukken=[proposed.pk])
        with pytest.raises(InvalidInput):
            stop_stuk(actor=noor, stuk_id=advies.pk, **{**STOP, "opnieuw_bekijken": today()})
        for other in (ilse, actor(regio, "fg")):
            with pytest.raises(Hidden):
                stop_stuk(actor=other, stuk_id=advies.pk, **STOP)
        stop = stop_stuk(actor=noor, stuk_id=advies.pk, **STOP)
        stop_stuk(actor=sam, stuk_id=proposed.pk, **STOP)
        with pytest.raises(Refused, match="al een bewaarstop"):
            stop_stuk(actor=sam, stuk_id=advies.pk, **STOP)
        assert queries.due(noor) == []
        opruimen.confirm_opruimen(actor=sam, voorstel_id=voorstel.pk)
        assert voorstel.stukken.get().gebleven, "the stop came after the proposal, and holds"
        with pytest.raises(Refused, match="bewaarstop"):
            withdraw_advies(actor=noor, advies_id=advies.pk)
        assert not stops_to_review(noor).exists()
        Stukstop.objects.filter(pk=stop.pk).update(opnieuw_bekijken=today())
        assert list(stops_to_review(sam)) == [stop]
        lift_stukstop(actor=sam, stukstop_id=stop.pk)
        with pytest.raises(Refused, match="al opgeheven"):
            lift_stukstop(actor=noor, stukstop_id=stop.pk)
        assert [one.id for one in queries.due(noor)] == [advies.pk]
        erase([advies.pk])
        assert Stukstop.objects.get().stuk == proposed.pk, "what was told in it goes with the piece"
        with pytest.raises(Refused):
            stop_stuk(actor=noor, stuk_id=advies.pk, **STOP)
    assert (len(logged(regio, "stukstop_gezet")), len(logged(regio, "stukstop_opgeheven"))) == (2, 1)


def test_with_a_melding_it_goes_into_the_dossier(regio: Tenant, noor: Actor, noors_browser: Client) -> None:
    with inside(regio):
        melding = note_melding(actor=noor, invoer=INVOER)
        stop_stuk(actor=noor, stuk_id=melding.pk, **STOP)
    page = noors_browser.get(f"/meldingen/{melding.pk}/").content.decode()
    assert STOP["toelichting"] in page
    assert noors_browser.get("/meldingen/").content.decode().count("Bewaarstop") == 1
    with inside(regio):
        dossier = open_dossier_from_melding(actor=noor, melding_id=melding.pk)
        there = Bewaarstop.objects.get()
        assert (there.dossier_id, there.reden, there.toelichting) == (dossier.pk, "klacht", STOP["toelichting"])
        assert "De klacht loopt" in Gebeurtenis.objects.get(soort="bewaarstop_gezet").tekst
        assert Stukstop.objects.get().opgeheven_at is not None
        melding.refresh_from_db()
        assert STOP["toelichting"] in told_to_the_person([melding])[0]["Waarom bewaard"]
        with pytest.raises(Refused, match="op het dossier"):
            stop_stuk(actor=noor, stuk_id=melding.pk, **STOP)
    assert "kan geen bewaarstop op" in noors_browser.get(f"/losse-stukken/{melding.pk}/bewaren/").content.decode()


def test_in_a_gemeente(gemeente: Tenant, actor: Callable[..., Actor], browse: Callable[..., Client]) -> None:
    with inside(gemeente):
        yara = actor(gemeente, "aandachtsfunctionaris")
        row = begin_signalering(actor=yara, onderwerp="Een leerling (voorbeeld)")
        stop_stuk(actor=yara, stuk_id=row.pk, **STOP)
        with pytest.raises(Refused, match="bewaarstop"):
            withdraw_signalering(actor=yara, signalering_id=row.pk)
        Stukstop.objects.update(opnieuw_bekijken=today())
    client = browse(gemeente, "aandachtsfunctionaris")
    for path in (f"/meldcode/{row.pk}/", "/meldcode/", "/"):
        assert "Bewaarstop" in client.get(path).content.decode(), path


def test_the_pages(regio: Tenant, noor: Actor, noors_browser: Client, browse: Callable[..., Client]) -> None:
    with inside(regio):
        advies = note_advies(actor=noor, invoer=VRAAG)
    page = f"/losse-stukken/{advies.pk}/bewaren/"
    assert page in noors_browser.get(f"/adviesvragen/{advies.pk}/").content.decode()
    assert noors_browser.post(page, {"reden": "klacht", "toelichting": "typte ik"}).status_code == 422
    sent = {**STOP, "opnieuw_bekijken": STOP["opnieuw_bekijken"].strftime("%d-%m-%Y")}
    done = noors_browser.post(page, sent, follow=True).content.decode()
    assert "De bewaarstop staat erop" in done
    assert STOP["toelichting"] in done
    assert "Bewaarstop" in noors_browser.get("/adviesvragen/").content.decode()
    with inside(regio):
        stop = Stukstop.objects.get()
    assert "opgeheven door" in noors_browser.post(f"/stukstops/{stop.pk}/opheffen/", follow=True).content.decode()
    assert browse(regio, "gedragswetenschapper").get(page).status_code == 404


def test_by_api(regio: Tenant, noor: Actor, noors_api: Client, api: Callable[..., Client]) -> None:
    with inside(regio):
        advies = note_advies(actor=noor, invoer=VRAAG)
    path = f"losse-stukken/{advies.pk}/bewaarstops"
    sent = {"reden": "klacht", "opnieuwBekijkenDatum": str(STOP["opnieuw_bekijken"])}
    made = post_json(noors_api, path, sent)
    post_json(noors_api, path, sent, status=409)
    assert (made["soort"], made["stuk"]) == ("adviesvraag", str(advies.pk))
    assert post_json(noors_api, f"stukstops/{made['id']}/opheffing")["opgehevenOp"]
    assert get_json(noors_api, path)["results"][0]["opgehevenOp"]
    assert api(regio, "fg").get(f"/api/v1/{path}").status_code == 404
