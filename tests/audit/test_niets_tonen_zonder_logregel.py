"""What shows something of a person writes a line first. When the log takes no lines, not a byte of it is shown."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from psycopg.sql import SQL, Identifier

from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from tenants.models import Tenant
from tests.playing.base import playing

CANARY = "Kanarie-5b1c"
PAGES = [
    "/dossiers/", "/dossiers/{dossier}/", "/dossiers/{dossier}/persoon/", "/meldingen/{melding}/",
    "/meldingen/{melding}/wijzigen/", "/api/v1/dossiers/{dossier}", "/api/v1/meldingen/{melding}",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_no_line_no_person(
    regio: Tenant, actor: Callable[..., Actor], browse: Callable[..., Client], api: Callable[..., Client], address: str
) -> None:
    who = actor(regio, "zorgcoordinator")
    with inside(regio):
        persoon = PersoonInvoer(roepnaam=f"{CANARY} (voorbeeld)", naam=f"{CANARY} Voorbeeld", geschatte_leeftijd=30)
        dossier = open_dossier(actor=who, persoon=persoon)
        melding = note_melding(actor=who, invoer=MeldingInvoer(omschrijving=f"{CANARY} (voorbeeld)", in_gevaar="nee"))
    client = (api if address.startswith("/api/") else browse)(regio, "zorgcoordinator")
    path = address.format(dossier=dossier.pk, melding=melding.pk)
    shown = client.get(path)
    assert shown.status_code == 200
    assert CANARY in shown.content.decode()
    events, role = Identifier(regio.schema_name, "audit_auditevent"), Identifier(role_of(regio.schema_name))
    with playing(False), connection.cursor() as cursor:
        cursor.execute(SQL("REVOKE INSERT ON {} FROM {}").format(events, role))
    hidden = client.get(path)
    assert hidden.status_code == 503
    assert CANARY not in f"{hidden.content.decode()}{hidden.headers}"
