"""How complete the registrations of each regio are, and that nothing about anybody has to be opened for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.test import Client

from casework.dossier.actions import change_persoon, open_dossier
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from dekkend.isolation.context import inside
from dekkend.national.models import OntvangenRegistratie
from dekkend.national.navraag.actions import ask_navraag
from dekkend.national.volledigheid.queries import Regiovolledigheid, per_regio
from tenants.models import Tenant
from tests.casework.conftest import PERSOON, get_json
from tests.casework.test_registratie_versturen import register


def test_per_regio_what_is_known_and_what_is_asked(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, deliver: Callable[[], int], actor: Callable[..., Actor],
    browse: Callable[..., Client], api: Callable[..., Client],
) -> None:  # fmt: skip
    sofie, daan = actor(landelijk, "landelijk_medewerker"), actor(landelijk, "landelijk_analist")

    def stands() -> dict[str, Regiovolledigheid]:
        with inside(landelijk):
            return {one.regio: one for one in per_regio(sofie)}

    empty = stands()[regio.naam]
    assert (empty.aantal, empty.procenten["naam"]) == (0, None)
    noor = actor(regio, "zorgcoordinator")
    with inside(regio):
        dossier = open_dossier(actor=noor, persoon=PERSOON)
        sent = register(noor, dossier)
    deliver()
    assert stands()[regio.naam].procenten == {
        "naam": 100, "geboortedatum": 0, "gender": 0, "nationaliteit": 0, "vormen": 0, "woongemeente": 0,
    }  # fmt: skip
    with inside(landelijk):
        ask_navraag(actor=sofie, sleutel=sent.pk, punten=["gender"])
        with pytest.raises(Hidden):
            per_regio(daan)
    assert (stands()[regio.naam].open_navragen, stands()[zeeland.naam].aantal) == (1, 0)
    page = browse(landelijk, "landelijk_medewerker").get("/registraties/volledigheid/").content.decode()
    assert "prs_Gender" in page and "100%" in page and "Luna" not in page
    rows = get_json(api(landelijk, "landelijk_medewerker"), "registratiestanden")["results"]
    assert {one["regio"]: (one["procenten"]["naam"], one["openNavragen"]) for one in rows} == {
        regio.naam: (100, 1), zeeland.naam: (None, 0),
    }  # fmt: skip
    with inside(regio):
        change_persoon(actor=noor, dossier_id=dossier.pk, persoon=replace(PERSOON, gender="vrouw"))
        register(noor, dossier, consent=False)
    deliver()
    assert (stands()[regio.naam].procenten["gender"], stands()[regio.naam].open_navragen) == (100, 0)
    with inside(landelijk), pytest.raises(IntegrityError):
        OntvangenRegistratie.objects.create(
            afzender=regio.schema_name, sleutel=dossier.pk, versie=1, ontvangen_at=sent.geregistreerd_at,
            bijgewerkt_at=sent.geregistreerd_at, ingetrokken_at=sent.geregistreerd_at, ontbreekt=["gender"],
        )  # fmt: skip
