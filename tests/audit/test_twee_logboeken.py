"""Each line of the log that works with data of a person has its own in the second log, and the register names it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from psycopg.sql import SQL, Identifier

from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.audit.events import EventType, all_types
from dekkend.audit.models import AuditEvent, Verwerking
from dekkend.audit.processing import processing, pseudonym
from dekkend.isolation.roles import role_of
from tenants.tenant.models import Tenant
from tests.architecture.house import ROOT
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
REGISTER = ROOT / "docs" / "verwerkingsregister.md"
# Lines about a person that are no processing of data of a victim or a reporter would stand here, with the reason.
WITHOUT: dict[str, str] = {}
ABOUT_SOMEBODY = (
    "melding",
    "dossier",
    "persoon_",
    "aantekening_",
    "fase_",
    "toestemming_",
    "registratie_",
    "wisverzoek_",
)


def activities() -> set[str]:
    return set(
        re.findall(r"^\| `(urn:dekkend:verwerking:[a-z-]+)` \|", REGISTER.read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_the_register_names_every_activity_and_no_other() -> None:
    assert activities() == {kind.activity for kind in all_types() if kind.activity}
    for row in re.findall(r"^\| `urn:.*$", REGISTER.read_text(encoding="utf-8"), re.MULTILINE):
        assert [cell.strip() for cell in row.strip("|").split("|")].count("") == 0, row


def test_every_line_about_a_person_has_an_activity() -> None:
    without = {kind.code for kind in all_types() if kind.code.startswith(ABOUT_SOMEBODY) and not kind.activity}
    assert without == set(WITHOUT)


def test_an_activity_is_a_uri() -> None:
    with pytest.raises(ValueError, match="no URI"):
        EventType("verzonnen", "R", "deed iets", activity="zorg")


def test_a_deed_and_a_look_stand_in_both_logs_under_one_id(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], browse: Callable[..., Client]
) -> None:
    who = actor(regio, "zorgcoordinator")
    with inside(regio):
        melding = note_melding(actor=who, invoer=MeldingInvoer(omschrijving="Iets (voorbeeld)", in_gevaar="nee"))
        dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Luna (voorbeeld)"))
    client = browse(regio, "zorgcoordinator")
    client.get(f"/dossiers/{dossier.pk}/")
    client.get(f"/meldingen/{melding.pk}/")
    with inside(regio):
        lines = {line.code: line for line in AuditEvent.objects.exclude(processing_id=None)}
        rows = {row.id: row for row in Verwerking.objects.all()}
        assert {"melding_genoteerd", "dossier_geopend", "dossier_bekeken", "melding_bekeken"} <= set(lines)
        assert set(rows) == {line.processing_id for line in lines.values()}
        for line in lines.values():
            row = rows[line.processing_id]
            assert (row.name, row.data_subject_id_type) == (line.code, line.object_type)
            assert row.data_subject_id == pseudonym(line.object_id)
        look = rows[lines["dossier_bekeken"].processing_id]
        assert look.processing_activity_id == "urn:dekkend:verwerking:zorgcoordinatie"


def test_a_list_is_one_processing_with_one_below_it_for_each_person(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], browse: Callable[..., Client]
) -> None:
    who = actor(regio, "zorgcoordinator")
    with inside(regio):
        made = [open_dossier(actor=who, persoon=PersoonInvoer(roepnaam=f"{n} (voorbeeld)")).pk for n in range(3)]
    browse(regio, "zorgcoordinator").get("/dossiers/")
    with inside(regio):
        line = AuditEvent.objects.get(code="dossierlijst_bekeken")
        above = Verwerking.objects.get(pk=line.processing_id)
        below = Verwerking.objects.filter(parent_span_id=above.span_id)
        assert (above.data_subject_id, above.data_subject_id_type) == ("", "dossierlijst")
        assert {row.data_subject_id for row in below} == {pseudonym(number) for number in made}
        assert {(row.trace_id, row.data_subject_id_type) for row in below} == {(above.trace_id, "dossier")}


def test_work_that_is_one_processing_is_written_once(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor]
) -> None:
    who = actor(regio, "zorgcoordinator")
    with inside(regio):
        with processing("urn:dekkend:verwerking:meldingen", "a", name="inlezen", subject_type="bestand") as number:
            note_melding(actor=who, invoer=MeldingInvoer(omschrijving="Een (voorbeeld)", in_gevaar="nee"))
            note_melding(actor=who, invoer=MeldingInvoer(omschrijving="Twee (voorbeeld)", in_gevaar="nee"))
        assert Verwerking.objects.get().id == number
        assert set(AuditEvent.objects.values_list("processing_id", flat=True)) == {number}


def test_without_the_second_log_nothing_is_shown(
    regio: Tenant, inside: Inside, actor: Callable[..., Actor], browse: Callable[..., Client]
) -> None:
    with inside(regio):
        persoon: Any = PersoonInvoer(roepnaam="Kanarie-71aa (voorbeeld)")
        dossier = open_dossier(actor=actor(regio, "zorgcoordinator"), persoon=persoon)
    client = browse(regio, "zorgcoordinator")
    table, role = Identifier(regio.schema_name, "audit_verwerking"), Identifier(role_of(regio.schema_name))
    with playing(False), connection.cursor() as cursor:
        cursor.execute(SQL("REVOKE INSERT ON {} FROM {}").format(table, role))
    answer = client.get(f"/dossiers/{dossier.pk}/")
    assert answer.status_code == 503
    assert "Kanarie" not in answer.content.decode()
