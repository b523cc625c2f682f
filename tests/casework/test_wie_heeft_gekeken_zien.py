"""The tab of a dossier on which it shows who looked: for whoever may read the dossier, and a look as well."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from casework.dossier.actions import open_dossier, write_note
from casework.dossier.models import Dossier
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]
ADVIES = "gedragswetenschapper"


@pytest.fixture
def dossier(regio: Tenant, inside: Inside, actor: Callable[..., Actor], browse: Callable[..., Client]) -> Dossier:
    """Of one zorgcoördinator; the gedragswetenschapper looked and wrote, and saw the list."""
    with inside(regio):
        made = open_dossier(actor=actor(regio, "zorgcoordinator"), persoon=PersoonInvoer(roepnaam="Luna (voorbeeld)"))
        write_note(actor=actor(regio, ADVIES), dossier_id=made.pk, tekst="Advies (voorbeeld).")
    client = browse(regio, ADVIES)
    client.get(f"/dossiers/{made.pk}/")
    client.get("/dossiers/")
    return made


def rows(client: Client, dossier: Dossier, asked: str = "") -> list[tuple[str, str]]:
    table = client.get(f"/dossiers/{dossier.pk}/logboek/?{asked}").context["table"]
    return [(row.record.actor_naam.split(" ")[0], row.record.code) for row in table.paginated_rows]


def test_every_look_and_change_is_there_newest_first(
    regio: Tenant, browse: Callable[..., Client], dossier: Dossier
) -> None:
    found = rows(browse(regio, "zorgcoordinator"), dossier)
    assert found == [
        ("zorgcoordinator", "dossierlogboek_bekeken"),
        (ADVIES, "dossierlijst_bekeken"),
        (ADVIES, "dossier_bekeken"),
        (ADVIES, "aantekening_gemaakt"),
        ("zorgcoordinator", "dossier_geopend"),
    ]
    page = browse(regio, "zorgcoordinator").get(f"/dossiers/{dossier.pk}/logboek/").content.decode()
    for text in ("Bekeek een dossier", "Gedragswetenschapper", "advies op elke casus", "Scherm", "Luna (voorbeeld)"):
        assert text in page
    assert f'href="/dossiers/{dossier.pk}/logboek/"' in page


def test_it_is_searched_by_person_deed_and_day(
    regio: Tenant, inside: Inside, browse: Callable[..., Client], dossier: Dossier, user: Callable[..., Any]
) -> None:
    client, adviser = browse(regio, "zorgcoordinator"), user(regio, ADVIES).pk
    assert {who for who, _ in rows(client, dossier, f"wie={adviser}")} == {ADVIES}
    assert rows(client, dossier, "code=aantekening_gemaakt") == [(ADVIES, "aantekening_gemaakt")]
    tomorrow = today() + timedelta(days=1)
    assert rows(client, dossier, f"van={tomorrow:%d-%m-%Y}") == []
    assert len(rows(client, dossier, f"van={today():%d-%m-%Y}&tot={today():%d-%m-%Y}")) >= 5


def test_looking_at_it_is_a_line_about_this_dossier(
    regio: Tenant, inside: Inside, browse: Callable[..., Client], dossier: Dossier
) -> None:
    browse(regio, ADVIES).get(f"/dossiers/{dossier.pk}/logboek/")
    with inside(regio):
        line = AuditEvent.objects.get(code="dossierlogboek_bekeken")
    assert (line.object_type, line.object_id, line.ground) == ("dossier", str(dossier.pk), "advies op elke casus")


def test_for_whom_the_dossier_is_not_there_its_log_is_not(
    regio: Tenant, browse: Callable[..., Client], dossier: Dossier
) -> None:
    for role in ("fg", "ketenregisseur", "aandachtsfunctionaris", "functioneel_beheerder"):
        assert browse(regio, role).get(f"/dossiers/{dossier.pk}/logboek/").status_code == 404
    colleague = browse(regio, "zorgcoordinator", naam="Tweede (voorbeeld)")
    assert colleague.get(f"/dossiers/{dossier.pk}/logboek/").status_code == 404


def test_a_long_log_is_paged_and_costs_no_more(
    regio: Tenant,
    inside: Inside,
    browse: Callable[..., Client],
    dossier: Dossier,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    with inside(regio):
        line = AuditEvent.objects.get(code="dossier_bekeken")
        values = {f.attname: getattr(line, f.attname) for f in AuditEvent._meta.fields if f.name not in {"id", "xid"}}
        AuditEvent.objects.bulk_create(AuditEvent(**values) for _ in range(130))
    client = browse(regio, "zorgcoordinator")
    client.get(f"/dossiers/{dossier.pk}/logboek/")
    with django_assert_max_num_queries(20):
        table = client.get(f"/dossiers/{dossier.pk}/logboek/").context["table"]
        assert (len(list(table.paginated_rows)), table.paginator.num_pages) == (50, 3)
