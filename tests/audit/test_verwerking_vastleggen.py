"""The second log: which processing of whose data, tied to the first by its id, and without who did it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.sql import SQL, Identifier

from dekkend.audit.log import LogUnavailable, record
from dekkend.audit.models import AuditEvent, Verwerking
from dekkend.audit.processing import processing, pseudonym
from dekkend.audit.trace import NOTHING, current, new_trace, tracing
from dekkend.core.errors import Refused
from dekkend.isolation.roles import role_of
from tenants.tenant.models import Tenant
from tests.audit.conftest import Somebody
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
ACTIVITY = "https://example.org/verwerkingen/zorgcoordinatie"
CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def look(dossier: object) -> None:
    record("gebruikers_bekeken", actor=Somebody(), object_type="dossier", object_id=str(dossier), ground="rol")


def test_a_processing_is_written_with_its_line_in_the_log(regio: Tenant, inside: Inside) -> None:
    dossier = uuid4()
    with inside(regio):
        with tracing(new_trace(CALLER)), processing(ACTIVITY, dossier, name="dossier_tonen") as number:
            look(dossier)
        row, line = Verwerking.objects.get(), AuditEvent.objects.get()
    assert (row.id, line.processing_id) == (number, number)
    assert (row.trace_id, row.parent_span_id) == ("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")
    assert len(row.span_id) == 16
    assert (row.status_code, row.name, row.processing_activity_id) == (0, "dossier_tonen", ACTIVITY)
    assert timedelta(0) <= row.end_time - row.start_time < timedelta(seconds=10)
    assert row.data_subject_id_type == "dossier"
    assert current() == NOTHING


def test_who_did_it_and_whose_data_it_was_cannot_be_read(regio: Tenant, zeeland: Tenant, inside: Inside) -> None:
    dossier = uuid4()
    with inside(regio):
        with processing(ACTIVITY, dossier, name="dossier_tonen"):
            look(dossier)
        values = " ".join(str(value) for value in Verwerking.objects.values_list().get())
        assert pseudonym(dossier) == pseudonym(str(dossier).upper())
        assert pseudonym(dossier) in values
        here = pseudonym(dossier)
    with inside(zeeland):
        assert pseudonym(dossier) != here
    assert str(dossier) not in values
    assert Somebody().naam not in values
    assert not {field.name for field in Verwerking._meta.fields} & {"actor_id", "actor_naam", "roles", "address"}


def test_processings_within_one_another_hang_together(regio: Tenant, inside: Inside) -> None:
    with inside(regio):
        with processing(ACTIVITY, "a", name="buiten") as outer:
            with processing(ACTIVITY, "b", name="binnen", subject_type="melding") as inner:
                look("b")
            look("a")
        rows = {row.name: row for row in Verwerking.objects.all()}
        lines = dict(AuditEvent.objects.values_list("object_id", "processing_id"))
    assert rows["binnen"].trace_id == rows["buiten"].trace_id
    assert rows["binnen"].parent_span_id == rows["buiten"].span_id
    assert rows["buiten"].parent_span_id == ""
    assert lines == {"a": outer, "b": inner}


def test_a_refusal_is_no_fault_and_a_crash_is(regio: Tenant, inside: Inside) -> None:
    with inside(regio):
        with pytest.raises(Refused), processing(ACTIVITY, "a", name="geweigerd"):
            raise Refused("Dit kan niet.")
        with pytest.raises(ZeroDivisionError), processing(ACTIVITY, "a", name="gevallen"):
            raise ZeroDivisionError
        assert dict(Verwerking.objects.values_list("name", "status_code")) == {"geweigerd": 0, "gevallen": 2}


def test_a_broken_transaction_takes_the_processing_back_too(regio: Tenant, inside: Inside) -> None:
    with inside(regio):
        with pytest.raises(IntegrityError), transaction.atomic(), processing(ACTIVITY, "a", name="dubbel"):
            row = Verwerking(id=uuid4(), trace_id="x")
            row.status_code, row.end_time, row.start_time = 9, None, None
            row.save(force_insert=True)
        assert not Verwerking.objects.exists()


def test_what_cannot_be_written_is_not_done(regio: Tenant, inside: Inside) -> None:
    table, role = Identifier(regio.schema_name, "audit_verwerking"), Identifier(role_of(regio.schema_name))
    with playing(False), connection.cursor() as cursor:
        cursor.execute(SQL("REVOKE INSERT ON {} FROM {}").format(table, role))
    with inside(regio):
        with pytest.raises(LogUnavailable), transaction.atomic(), processing(ACTIVITY, "a", name="tonen"):
            look("a")
        assert not AuditEvent.objects.exists()


def test_an_activity_is_named_by_its_uri(regio: Tenant, inside: Inside) -> None:
    with inside(regio), pytest.raises(ValueError, match="no URI"), processing("zorg", "a", name="tonen"):
        pass


@pytest.mark.parametrize("wrong", [{"status_code": 7}, {"trace_id": "X" * 32}, {"end_time": None}])
def test_the_database_refuses_a_processing_that_does_not_hold(
    regio: Tenant, inside: Inside, wrong: dict[str, object]
) -> None:
    with inside(regio):
        with processing(ACTIVITY, "a", name="tonen"):
            look("a")
        row = Verwerking.objects.get()
        row.pk, row.span_id = uuid4(), "0" * 16
        for name, value in wrong.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)
