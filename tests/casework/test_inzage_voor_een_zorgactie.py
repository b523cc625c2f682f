"""The ground for whoever takes a zorgactie: what is shared of the dossier, until it ends or is taken back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from casework import access
from casework.dossier.models import Dossier
from casework.inzage.actions import lend_for_zorgactie
from casework.public import withdraw_inzage
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.core.events import publish
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import logged

PARTNER = "Petra (voorbeeld)"


@pytest.fixture
def petra(regio: Tenant, actor: Callable[..., Actor]) -> Actor:
    return actor(regio, "ketenpartner", naam=PARTNER)


@pytest.fixture
def browser(regio: Tenant, petra: Actor, browse: Callable[..., Client]) -> Client:
    return browse(regio, "ketenpartner", naam=PARTNER)


def lend(noor: Actor, petra: Actor, dossier: Dossier, zorgactie: UUID) -> None:
    assert petra.user_id is not None
    lend_for_zorgactie(
        actor=noor, dossier_id=dossier.pk, user_id=petra.user_id, zorgactie_id=zorgactie, ground=access.CASELOAD
    )


def test_what_is_shared_until_it_is_taken_back(
    regio: Tenant, noor: Actor, petra: Actor, dossier: Dossier, browser: Client
) -> None:
    assert petra.user_id is not None
    path, zorgactie = f"/dossiers/{dossier.pk}/gedeeld/", uuid4()
    assert browser.get(path).status_code == 404
    with inside(regio):
        lend(noor, petra, dossier, zorgactie)
    assert browser.get(path).status_code == 200
    assert browser.get(f"/dossiers/{dossier.pk}/").status_code == 404
    with inside(regio):
        assert withdraw_inzage(actor=noor, bron=zorgactie, ground="de zorgactie is klaar") == 1
        assert withdraw_inzage(actor=noor, bron=zorgactie, ground="de zorgactie is klaar") == 0
    assert browser.get(path).status_code == 404
    (look,) = logged(regio, "dossier_gedeeld_bekeken")
    assert look.ground == "aangenomen zorgactie"
    (given,), (taken,) = logged(regio, "inzage_gegeven"), logged(regio, "inzage_ingetrokken")
    assert (given.ground, taken.ground) == (access.CASELOAD, "de zorgactie is klaar")


def test_it_goes_with_the_account(regio: Tenant, noor: Actor, petra: Actor, dossier: Dossier) -> None:
    assert petra.user_id is not None
    with inside(regio):
        lend(noor, petra, dossier, uuid4())
        assert list(access.dossiers_shown_to(petra)) == [dossier]
        publish(AccountGesloten(petra.user_id, None, noor))
        assert list(access.dossiers_shown_to(petra)) == []
