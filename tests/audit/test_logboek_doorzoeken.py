"""The FG searches the log: by person, record, day, ground and outcome. Every search is itself a line in it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client

from dekkend.audit.log import record
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now, today
from tenants.tenant.models import Tenant
from tests.audit.conftest import Somebody

Inside = Callable[[Tenant], AbstractContextManager[None]]
DOSSIER, OTHER = uuid4(), uuid4()


@pytest.fixture
def fg(regio: Tenant, inside: Inside, browse: Callable[..., Client]) -> Client:
    with inside(regio):
        look = {"actor": Somebody(), "object_type": "dossier", "object_id": DOSSIER}
        record("dossier_bekeken", **look, ground="eigen caseload", namens="Kim (voorbeeld)")  # type: ignore[arg-type]
        record("fase_gewijzigd", **look, ground="advies op elke casus")  # type: ignore[arg-type]
        record(
            "dossierlijst_bekeken", actor=Somebody(), object_type="dossierlijst", object_id="", ground="eigen caseload",
            dossiers=[str(DOSSIER)],
        )  # fmt: skip
        record(
            "dossier_bekeken", actor=Somebody(), object_type="dossier", object_id=OTHER, ground="geen",
            outcome="geweigerd",
        )  # fmt: skip
    return browse(regio, "fg")


def shown(client: Client, asked: str) -> int:
    return len(list(client.get(f"/logboek/?{asked}").context["table"].paginated_rows))


def test_each_filter_finds_its_lines(fg: Client) -> None:
    tomorrow, yesterday = today() + timedelta(days=1), today() - timedelta(days=1)
    assert shown(fg, "wie=Kim") == 1
    assert shown(fg, "code=fase_gewijzigd") == 1
    assert shown(fg, "action=U") == 1
    assert shown(fg, "soort=dossier") == 3
    assert shown(fg, f"kenmerk={OTHER}") == 1
    assert shown(fg, "grond=advies") == 1
    assert shown(fg, "outcome=geweigerd") == 1
    assert shown(fg, f"van={tomorrow:%d-%m-%Y}") == 0
    assert shown(fg, f"code=fase_gewijzigd&tot={today():%d-%m-%Y}") == 1
    assert shown(fg, f"code=fase_gewijzigd&tot={yesterday:%d-%m-%Y}") == 0


def test_from_a_line_to_all_lines_of_its_record_with_the_lists_that_showed_it(fg: Client) -> None:
    page = fg.get("/logboek/").content.decode()
    assert f"?soort=dossier&amp;kenmerk={DOSSIER}" in page
    assert shown(fg, f"soort=dossier&kenmerk={DOSSIER}") == 3
    assert shown(fg, f"soort=melding&kenmerk={DOSSIER}") == 0


def test_a_look_and_a_search_are_lines_and_what_was_typed_is_not(fg: Client, regio: Tenant, inside: Inside) -> None:
    fg.get("/logboek/")
    fg.get(f"/logboek/?wie={quote('Kim (voorbeeld)')}&kenmerk={DOSSIER}")
    with inside(regio):
        looks = AuditEvent.objects.filter(object_type="logboek").order_by("pk")
        assert list(looks.values_list("code", "details")) == [
            ("logboek_bekeken", {}),
            ("logboek_doorzocht", {"filters": ["kenmerk", "wie"]}),
        ]


def test_the_log_is_sorted_and_paged_in_the_database(
    fg: Client,
    regio: Tenant,
    inside: Inside,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    with inside(regio):
        line = AuditEvent.objects.order_by("pk").first()
        assert line is not None
        values = {f.attname: getattr(line, f.attname) for f in AuditEvent._meta.fields if f.name not in {"id", "xid"}}
        AuditEvent.objects.bulk_create(
            AuditEvent(**{**values, "at": now() - timedelta(days=number)}) for number in range(120)
        )
    with django_assert_max_num_queries(16):
        first = fg.get("/logboek/?sort=at").context["table"]
        rows = list(first.paginated_rows)
    assert (len(rows), first.paginator.num_pages) == (50, 3)
    assert [row.record.at for row in rows] == sorted(row.record.at for row in rows)
