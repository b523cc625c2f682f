"""The ground for whoever takes a zorgactie: what is shared of the dossier, until it ends or is taken back. Zorgacties
themselves come later; this is the door that they will use."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from casework import access
from casework.dossier.models import Dossier
from casework.public import give_inzage, withdraw_inzage
from dekkend.accounts.actor import Actor
from dekkend.accounts.events import AccountGesloten
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
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


def test_what_is_shared_until_it_is_taken_back(
    regio: Tenant, noor: Actor, petra: Actor, dossier: Dossier, browser: Client
) -> None:
    assert petra.user_id is not None
    path, zorgactie = f"/dossiers/{dossier.pk}/gedeeld/", uuid4()
    assert browser.get(path).status_code == 404
    with inside(regio):
        give_inzage(actor=noor, dossier_id=dossier.pk, user_id=petra.user_id, bron=zorgactie, van=now(), tot=None)
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


def test_only_who_may_change_the_dossier_gives_it(regio: Tenant, sam: Actor, petra: Actor, dossier: Dossier) -> None:
    assert petra.user_id is not None
    with inside(regio), pytest.raises(Hidden):
        give_inzage(actor=sam, dossier_id=dossier.pk, user_id=petra.user_id, bron=uuid4(), van=now(), tot=None)


def test_it_goes_with_the_account(regio: Tenant, noor: Actor, petra: Actor, dossier: Dossier) -> None:
    assert petra.user_id is not None
    until = now() + timedelta(days=30)
    with inside(regio):
        give_inzage(actor=noor, dossier_id=dossier.pk, user_id=petra.user_id, bron=uuid4(), van=now(), tot=until)
        assert list(access.dossiers_shown_to(petra)) == [dossier]
        publish(AccountGesloten(petra.user_id, None, noor))
        assert list(access.dossiers_shown_to(petra)) == []
