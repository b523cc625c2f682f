"""What stands still after a request of the person is shown to nobody with whom it was shared, until that is lifted."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from casework.avgverzoek.actions import (
    decide_avgverzoek,
    lift_avgverzoek,
    note_avgverzoek,
    take_avgverzoek_step,
    tell_avgverzoek,
)
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import Besluit, Verteld, Verzoek
from casework.dossier.models import Dossier
from casework.grondslag.actions import end_grondslag
from casework.models import Hulpvraag, Zorgactie
from casework.toestemming.actions import withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.zorgactie.actions import answer_zorgactie, take_zorgactie_step
from casework.zorgactie.queries import offered_to
from casework.zorgactie.rules import Stap
from casework.zorgactie.work import offered_zorgacties
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.models import Attendering
from dekkend.accounts.models import User
from dekkend.core.clock import today
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import agree
from tests.casework.test_eerst_de_grond import HUIS, ask, huis, hulpvraag, other_ground
from tests.casework.test_gast_ziet_alleen_het_eigen_deel import acting, api_of, browser_of, guest

__all__ = ["huis", "hulpvraag"]
pytestmark = pytest.mark.urls("dekkend.urls_regio")
JA = Besluit("toegewezen", "bewijs_gezien", gedaan="Alles staat stil (voorbeeld).")
NEE = Besluit("geweigerd", "bewijs_gezien", "art_21_1_belang", "Het is nodig (voorbeeld).")


def vraag(noor: Actor, dossier: Dossier, recht: str, tegen: str = "") -> Avgverzoek:
    said = Verzoek(recht, "betrokkene", today(), "Deel niets meer (voorbeeld).", tegen)
    return note_avgverzoek(actor=noor, dossier_id=dossier.pk, invoer=said)


def send(client: Client, offered: str) -> int:
    return client.post(f"{offered}/antwoord", {"stap": "beginnen"}, content_type="application/json").status_code


def told(actor: Actor) -> list[str]:
    return [item.why for item in offered_zorgacties(actor) if item.group == "Delen gestopt"]


def test_a_guest_sees_nothing_while_it_stands_still_and_all_of_it_after(
    regio: Tenant, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: str, noors_browser: Client
) -> None:
    petra = guest(regio, "petra", organisatie=HUIS)
    actor, browser, client = acting(regio, petra), browser_of(regio, petra), api_of(regio, petra)
    with inside(regio):
        agree(noor, dossier.pk, "zorgactie", huis)
        shared = ask(noor, hulpvraag, huis)
        answer_zorgactie(actor=actor, zorgactie_id=shared.pk, invoer=Stap("aannemen"))
    pages = (f"/dossiers/{dossier.pk}/gedeeld/", f"/zorgacties/{shared.pk}/antwoord/")
    offered = f"/api/v1/aangeboden-zorgacties/{shared.pk}"
    stopped = f"Het delen over dossier {dossier.nummer} is gestopt. Wis wat u ervan bewaarde."

    def seen() -> tuple[list[int], bool, bool]:
        found = [browser.get(page).status_code for page in pages]
        listed = dossier.nummer in browser.get("/zorgacties/").content.decode()
        return found, listed, stopped in browser.get("/").content.decode()

    assert seen() == ([200, 200], True, False)
    with inside(regio):
        asked = vraag(noor, dossier, "beperking")
    assert seen() == ([200, 200], True, False)
    with inside(regio):
        decide_avgverzoek(actor=noor, verzoek_id=asked.pk, besluit=JA)
        assert Attendering.objects.filter(ontvanger=petra, soort="delen_gestopt").count() == 1
    assert seen() == ([404, 404], False, True)
    assert (client.get(offered).status_code, send(client, offered)) == (404, 404)
    assert browser.post(pages[1], {"stap": "beginnen"}).status_code == 404
    assert dossier.nummer not in client.get("/api/v1/aangeboden-zorgacties").content.decode()
    own = noors_browser.get(f"/dossiers/{dossier.pk}/")
    assert own.status_code == 200
    assert "stilgezet" in own.content.decode()
    other = acting(regio, guest(regio, "ander", organisatie="Iemand anders (voorbeeld)"))
    with inside(regio):
        assert (told(actor), told(other)) == ([stopped], [])
        Avgverzoek.objects.update(besloten_at=now() - timedelta(days=31))
        User.objects.update(created_at=now() - timedelta(days=90))
        assert told(actor) == []
        tell_avgverzoek(actor=noor, verzoek_id=asked.pk, verteld=Verteld(today(), "persoonlijk"))
        lift_avgverzoek(actor=noor, verzoek_id=asked.pk, reden="Het klopt nu (voorbeeld).", verteld_op=today())
    assert seen() == ([200, 200], True, False)
    with inside(regio):
        an_objection_does_the_same_until_it_is_decided(actor, noor, dossier, stopped)
    assert (client.get(offered).status_code, send(client, offered)) == (200, 201)


def an_objection_does_the_same_until_it_is_decided(petra: Actor, noor: Actor, dossier: Dossier, stopped: str) -> None:
    objection = vraag(noor, dossier, "bezwaar", "registratie")
    assert (offered_to(petra).count(), told(petra)) == (1, [])
    take_avgverzoek_step(actor=noor, verzoek_id=objection.pk, stap="intrekken", reden="Toch goed (voorbeeld).")
    objection = vraag(noor, dossier, "bezwaar", "alles")
    assert (offered_to(petra).count(), told(petra)) == (0, [stopped])
    decide_avgverzoek(actor=noor, verzoek_id=objection.pk, besluit=NEE)
    assert (offered_to(petra).count(), told(petra)) == (1, [])


@pytest.mark.usefixtures("in_regio")
def test_whoever_could_see_it_hears_that_the_sharing_stopped_and_why_stays_here(
    regio: Tenant, noor: Actor, dossier: Dossier, hulpvraag: Hulpvraag, huis: str
) -> None:
    petra = acting(regio, guest(regio, "petra", organisatie=HUIS))
    stopped = [f"Het delen over dossier {dossier.nummer} is gestopt. Wis wat u ervan bewaarde."]
    agree(noor, dossier.pk, "zorgactie", huis)
    offer = ask(noor, hulpvraag, huis)
    assert told(petra) == []
    take_zorgactie_step(actor=noor, zorgactie_id=offer.pk, invoer=Stap("intrekken"))
    assert told(petra) == stopped
    assert told(acting(regio, guest(regio, "later", organisatie=HUIS))) == []
    second = ask(noor, hulpvraag, huis)
    assert told(petra) == []
    answer_zorgactie(actor=petra, zorgactie_id=second.pk, invoer=Stap("weigeren", "vol"))
    Zorgactie.objects.filter(pk=offer.pk).update(gewijzigd_at=now() - timedelta(days=31))
    User.objects.update(created_at=now() - timedelta(days=90))
    assert told(petra) == []
    withdraw_toestemming(actor=noor, toestemming_id=Toestemming.objects.get().pk)
    assert told(petra) == []
    ground = other_ground(noor, dossier, "zorgactie", huis)
    third = ask(noor, hulpvraag, huis)
    answer_zorgactie(actor=petra, zorgactie_id=third.pk, invoer=Stap("aannemen"))
    end_grondslag(actor=noor, grondslag_id=ground.pk)
    assert Zorgactie.objects.get(pk=third.pk).status == "aangenomen"
    assert told(petra) == stopped
    given = agree(noor, dossier.pk, "zorgactie", huis)
    assert told(petra) == []
    withdraw_toestemming(actor=noor, toestemming_id=given.pk)
    assert Zorgactie.objects.get(pk=third.pk).status == "gestopt"
    assert told(petra) == stopped
