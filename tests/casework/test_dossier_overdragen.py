"""A dossier goes to another regio: offered without a name, accepted or refused, and only then the contents."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework import access
from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import change_fase, open_dossier_from_melding, write_note
from casework.dossier.rules import PersoonInvoer
from casework.models import (
    Dossier,
    Gebeurtenis,
    Melding,
    Overdracht,
    Overname,
    Persoon,
    Registratie,
    Toestemming,
)
from casework.overdracht.actions import offer_overdracht
from casework.overdracht.overname import accept_overname
from casework.overdracht.queries import unfinished
from casework.overdracht.rules import Overgedragen
from casework.overdracht.tasks import finish_overdrachten
from casework.registratie.actions import DOEL, register_dossier
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.keys import keyring, wisregister
from dekkend.keys.fields import VERNIETIGD
from tenants.tenant.models import Tenant
from tests.casework.conftest import logged

Inside = Callable[[Tenant], AbstractContextManager[None]]
MakeActor = Callable[..., Actor]
Deliver = Callable[[], int]
KANARIE = "Kanarie-7a1c"


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> None:
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")


@pytest.fixture
def zoe(zeeland: Tenant, actor: MakeActor) -> Actor:
    return actor(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")


@pytest.fixture
def dossier(regio: Tenant, landelijk: Tenant, inside: Inside, noor: Actor, deliver: Deliver) -> Dossier:
    """From a melding, with a note and consent, registered at the national tier."""
    with inside(regio):
        said = {name: f"{KANARIE} {name}" for name in ("omschrijving", "melder_naam", "betrokkene_naam", "vindplaats")}
        melding = note_melding(actor=noor, invoer=MeldingInvoer(**said, in_gevaar="ja", gm_code="GM0753"))
        persoon = PersoonInvoer(
            naam=f"{KANARIE} naam", roepnaam=f"{KANARIE} roepnaam", geboortedatum=date(1991, 3, 7), gender="vrouw",
            nationaliteitsgroep="eu", vormen=("arbeidsuitbuiting",),
        )  # fmt: skip
        made = open_dossier_from_melding(actor=noor, melding_id=melding.pk, persoon=persoon)
        write_note(actor=noor, dossier_id=made.pk, tekst=f"{KANARIE} aantekening")
        record_toestemming(
            actor=noor, dossier_id=made.pk, invoer=ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        )
        register_dossier(actor=noor, dossier_id=made.pk)
        change_fase(actor=noor, dossier_id=made.pk, stap="starten")
    deliver()
    return made


def offer(regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, dossier: Dossier, **more: Any) -> Overdracht:
    said = {"reden": "verhuizing", "rechtsgrond": "toestemming", "grond_datum": today(), "spoed": False, **more}
    with inside(regio):
        return offer_overdracht(actor=noor, dossier_id=dossier.pk, ontvanger=zeeland.schema_name, **said)


@pytest.fixture
def offered(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, dossier: Dossier, deliver: Deliver
) -> Overdracht:
    overdracht = offer(regio, zeeland, inside, noor, dossier)
    deliver()
    return overdracht


def overname_in(zeeland: Tenant, inside: Inside) -> Overname:
    with inside(zeeland):
        return Overname.objects.get()


def accept(zeeland: Tenant, inside: Inside, zoe: Actor) -> Overname:
    with inside(zeeland):
        return accept_overname(actor=zoe, overname_id=Overname.objects.get().pk)


def stand(regio: Tenant, inside: Inside) -> tuple[str, str]:
    with inside(regio):
        overdracht = Overdracht.objects.select_related("dossier").get()
        return overdracht.status, overdracht.dossier.fase


@pytest.fixture
def handed_over(
    regio: Tenant, zeeland: Tenant, inside: Inside, zoe: Actor, offered: Overdracht, deliver: Deliver
) -> Overdracht:
    accept(zeeland, inside, zoe)
    deliver()
    deliver()
    deliver()
    finish_overdrachten(regio.schema_name)
    return offered


def test_the_dossier_is_there_with_all_that_is_needed(
    regio: Tenant, zeeland: Tenant, inside: Inside, zoe: Actor, dossier: Dossier, handed_over: Overdracht
) -> None:
    with inside(zeeland):
        there = Dossier.objects.select_related("persoon").get()
        assert (there.fase, there.zorgcoordinator_id, there.gm_code) == ("hulpverlening", zoe.user_id, "GM0753")
        assert (there.gender, there.nationaliteitsgroep, there.vormen) == ("vrouw", "eu", ["arbeidsuitbuiting"])
        assert there.pk != dossier.pk
        assert there.persoon.naam == f"{KANARIE} naam"
        assert there.persoon.geboortedatum == date(1991, 3, 7)
        told = " ".join(one.tekst for one in Gebeurtenis.objects.all())
        for words in (
            "aantekening",
            "omschrijving",
            "vindplaats",
            "Noor (voorbeeld), Zuidoost-Brabant",
            dossier.nummer,
        ):
            assert words in told
        assert "melder_naam" not in told
        assert Toestemming.objects.get().status == "gegeven"
        overname = Overname.objects.get()
        assert (overname.status, overname.dossier_id, overname.contact) == ("ontvangen", there.pk, "")
    assert stand(regio, inside) == ("voltooid", "overgedragen")


def test_nothing_is_left_here_but_what_the_rules_say(
    regio: Tenant, inside: Inside, noor: Actor, dossier: Dossier, handed_over: Overdracht
) -> None:
    with inside(regio):
        keyring.forget()
        left = Dossier.objects.get(pk=dossier.pk)
        assert (left.nummer, left.gm_code, left.vormen, left.gender) == (
            dossier.nummer,
            "GM0753",
            ["onbekend"],
            "onbekend",
        )
        persoon = Persoon.objects.get(pk=dossier.pk)
        assert {persoon.naam, persoon.roepnaam, str(persoon.geboortedatum)} <= {VERNIETIGD, "None"}
        assert Melding.objects.get().stand == "vernietigd"
        assert not Gebeurtenis.objects.exists()
        assert not Toestemming.objects.exists()
        assert not Registratie.objects.exists()
        assert keyring.is_destroyed(regio.schema_name, dossier.pk)
        assert len(list(wisregister.lines())) == 2
        assert (unfinished(), Overdracht.objects.get().geleegd_at is not None) == ([], True)
        with pytest.raises(Overgedragen):
            access.dossier_for(noor, dossier.pk)
    finish_overdrachten(regio.schema_name)
    assert len(logged(regio, "dossier_vernietigd")) == 1
