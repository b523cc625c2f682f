"""The tab of a dossier that shows who looked at it, changed it, or saw its name in a list."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent
from dekkend.audit.queries import looks_at
from tenants.tenant.models import Tenant
from tests.audit.conftest import Somebody
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
MINE, OTHER = uuid4(), uuid4()


def look(object_type: str, object_id: object, **details: object) -> None:
    who, what = Somebody(), str(object_id)
    record("gebruikers_bekeken", actor=who, object_type=object_type, object_id=what, ground="rol", **details)


def test_looks_changes_and_lists_are_shown_newest_first(regio: Tenant, inside: Inside) -> None:
    with inside(regio):
        look("dossier", MINE, volgnummer=1)
        look("dossier", OTHER)
        look("melding", MINE)
        look("dossierlijst", "", dossiers=[str(OTHER), str(MINE)])
        look("dossierlijst", "", dossiers=[str(OTHER)])
        look("lijst", "", dossiers=[str(MINE)])
        look("dossier", MINE, volgnummer=2)
        found = [(line.object_type, line.details.get("volgnummer")) for line in looks_at("dossier", MINE)]
    assert found == [("dossier", 2), ("dossierlijst", None), ("dossier", 1)]


def test_a_page_of_it_is_one_query(regio: Tenant, inside: Inside) -> None:
    with inside(regio):
        for _ in range(7):
            look("dossier", MINE)
        with CaptureQueriesContext(connection) as queries:
            assert len(looks_at("dossier", str(MINE))[:5]) == 5
    assert len(queries) == 1
    assert "LIMIT 5" in queries.captured_queries[0]["sql"]


def test_a_look_among_thousands_is_found_by_index(regio: Tenant, inside: Inside) -> None:
    """Lists have an index of their own, so that only their lines pay for it."""
    with inside(regio):
        look("dossierlijst", "", dossiers=[str(MINE)])
        template = AuditEvent.objects.get()
        AuditEvent.objects.bulk_create(_copies(template, 3000))
        with playing(False), connection.cursor() as cursor:
            cursor.execute("ANALYZE audit_auditevent")
        plan = looks_at("dossier", MINE).explain()
        assert looks_at("dossier", MINE).count() == 1
    assert "audit_object" in plan
    assert "audit_getoond_in_lijst" in plan


def _copies(line: AuditEvent, count: int) -> Iterator[AuditEvent]:
    for number in range(count):
        values = {field.attname: getattr(line, field.attname) for field in AuditEvent._meta.fields}
        del values["id"], values["xid"]
        if number % 2:
            values |= {"object_type": "dossier", "object_id": str(uuid4())}
        yield AuditEvent(**values | {"details": {"dossiers": [str(uuid4())]}})
