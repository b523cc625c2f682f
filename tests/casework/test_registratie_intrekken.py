"""Taking a registration back for another reason than the consent: gone at once, with a reason and a receipt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from casework.dossier.models import Dossier, Gebeurtenis
from casework.intrekking.actions import NIETS_TE_HALEN, withdraw_registratie
from casework.intrekking.models import Registratieintrekking
from casework.intrekking.rules import BEZWAAR_STAAT, REDENEN, check_again, check_intrekking
from casework.overdracht.inhoud import pack
from casework.registratie.actions import register_dossier
from casework.registratie.models import Registratie
from casework.registratie.queries import to_register
from casework.toestemming.actions import record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import get_json, logged, post_json
from tests.casework.test_registratie_versturen import JA, received, register

Deliver = Callable[[], int]


def test_only_an_objection_asks_for_a_newer_consent() -> None:
    moment = now()
    for reden in REDENEN:
        check_again(reden, moment, moment + timedelta(seconds=1))
        if reden != "bezwaar":
            check_again(reden, moment, moment - timedelta(days=1))
    with pytest.raises(Refused, match="bezwaar"):
        check_again("bezwaar", moment, moment)
    assert check_intrekking("dubbel", "  Zie het andere dossier. ") == "Zie het andere dossier."
    with pytest.raises(InvalidInput) as wrong:
        check_intrekking("zomaar", "x" * 1001)
    assert set(wrong.value.fields) == {"reden", "toelichting"}


def test_it_goes_there_and_does_not_come_back_by_itself(
    regio: Tenant, landelijk: Tenant, noor: Actor, sam: Actor, dossier: Dossier, deliver: Deliver
) -> None:
    with inside(regio):
        with pytest.raises(Refused, match=NIETS_TE_HALEN):
            withdraw_registratie(actor=noor, dossier_id=dossier.pk, reden="vergissing")
        register(noor, dossier)
    deliver()
    assert len(received(landelijk)) == 1
    with inside(regio):
        with pytest.raises(Hidden):
            withdraw_registratie(actor=replace(noor, roles=frozenset({"fg"})), dossier_id=dossier.pk, reden="bezwaar")
        with pytest.raises(InvalidInput):
            withdraw_registratie(actor=noor, dossier_id=dossier.pk, reden="zomaar")
        row = withdraw_registratie(
            actor=noor, dossier_id=dossier.pk, reden="vergissing", toelichting="Nog niet nagekeken."
        )
        assert (row.versie, row.toelichting) == (2, "Nog niet nagekeken.")
        line = Gebeurtenis.objects.get(soort="registratie_ingetrokken")
        assert line.tekst == "Bij vergissing verstuurd. Nog niet nagekeken."
        assert pack(dossier).geregistreerd is False
        # The consent stands, and yet nobody is asked to send it again.
        assert to_register(noor, 10) == []
        with pytest.raises(Refused):
            withdraw_registratie(actor=noor, dossier_id=dossier.pk, reden="vergissing")
    assert [event.details["reden"] for event in logged(regio, "registratie_ingetrokken")] == ["vergissing"]
    deliver()
    assert received(landelijk) == []
    with inside(regio):
        register_dossier(actor=noor, dossier_id=dossier.pk)
        assert pack(dossier).geregistreerd is True
    deliver()
    (back,) = received(landelijk)
    assert back.versie == 3


def test_after_an_objection_only_a_new_yes_brings_it_back(
    regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Deliver
) -> None:
    with inside(regio):
        register(noor, dossier)
        withdraw_registratie(actor=noor, dossier_id=dossier.pk, reden="bezwaar")
        with pytest.raises(Refused, match=BEZWAAR_STAAT):
            register_dossier(actor=noor, dossier_id=dossier.pk)
        withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
        record_toestemming(actor=noor, dossier_id=dossier.pk, invoer=JA)
        assert [stap for _, stap, _ in to_register(noor, 10)] == ["versturen"]
        register_dossier(actor=noor, dossier_id=dossier.pk)
    deliver()
    assert len(received(landelijk)) == 1


def test_who_was_double_is_asked_about_again(regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier) -> None:
    from casework.dossier.actions import open_dossier  # noqa: PLC0415
    from tests.casework.conftest import PERSOON  # noqa: PLC0415

    with inside(regio):
        register(noor, dossier)
        again = open_dossier(actor=noor, persoon=PERSOON)
        record_toestemming(actor=noor, dossier_id=again.pk, invoer=JA)
        register_dossier(actor=noor, dossier_id=again.pk, andere_persoon=True)
        withdraw_registratie(actor=noor, dossier_id=again.pk, reden="dubbel")
        with pytest.raises(InvalidInput) as wrong:
            register_dossier(actor=noor, dossier_id=again.pk)
        assert set(wrong.value.fields) == {"andere_persoon"}
        erase([again.pk])
        assert not Registratieintrekking.objects.exists()


def test_on_the_page_with_a_receipt(
    regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, noors_browser: Client, deliver: Deliver
) -> None:
    with inside(regio):
        register(noor, dossier)
    deliver()
    tab, form = f"/dossiers/{dossier.pk}/registratie/", f"/dossiers/{dossier.pk}/registratie/intrekken/"
    assert form in noors_browser.get(tab).content.decode()
    wrong = noors_browser.post(form, {"toelichting": "Wat ik typte"})
    assert wrong.status_code == 422 and "Wat ik typte" in wrong.content.decode()
    done = noors_browser.post(form, {"reden": "bezwaar", "toelichting": "Bang voor de buren"})
    assert done.status_code == 302
    receipt = noors_browser.get(done["Location"]).content.decode()
    assert "De persoon maakt bezwaar" in receipt and "nog niet" in receipt and "Bang voor de buren" not in receipt
    deliver()
    assert "De gegevens zijn daar weg." in noors_browser.get(done["Location"]).content.decode()
    page = noors_browser.get(tab).content.decode()
    assert done["Location"] in page and "Bang voor de buren" in page and form not in page
    refused = noors_browser.post(f"/dossiers/{dossier.pk}/registratie/sturen/", {"gezien": "x"})
    assert refused.status_code == 422
    assert noors_browser.post(form, {"reden": "dubbel"}).status_code == 409
    with inside(regio):
        # As after another regio took it over while a bewaarstop keeps the dossier here.
        Registratie.objects.all().delete()
    assert noors_browser.get(done["Location"]).status_code == 404


def test_by_the_api(
    regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, noors_api: Client, deliver: Deliver
) -> None:
    path = f"dossiers/{dossier.pk}/registratieintrekkingen"
    with inside(regio):
        register(noor, dossier)
    assert get_json(noors_api, path)["results"] == []
    post_json(noors_api, path, {"reden": "zomaar"}, 400)
    said: dict[str, Any] = post_json(noors_api, path, {"reden": "geen_mensenhandel"})
    assert (said["versie"], said["status"]) == (2, "verzonden")
    post_json(noors_api, path, {"reden": "geen_mensenhandel"}, 409)
    deliver()
    (one,) = get_json(noors_api, path)["results"]
    assert (one["id"], one["status"]) == (said["id"], "ontvangen")
