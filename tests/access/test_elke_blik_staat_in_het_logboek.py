"""Whatever page or call shows something of a person, a line in the log names that person; and without the line it
shows nothing. Asked of every address, with every role, with a word of its own in everything that is sealed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from psycopg.sql import SQL, Identifier

from dekkend.accounts.roles import ROLES
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from dekkend.keys.fields import SealedDateField, SealedJSONField, SealedTextField
from tenants.tenant.models import Tenant
from tests.access.wegen import addresses
from tests.playing.base import playing
from tests.tellingen import Telling

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
# How the log calls what a sealed value belongs to, where that is not the row itself.
SUBJECTS = {
    "dossier_id": "dossier", "inzage.dossier_id": "dossier", "meting.dossier_id": "dossier",
    "melding_id": "melding", "signalering_id": "signalering",
    "sleutel": "ontvangen_registratie",
    "aansluiting_id": "aansluiting", "organisatie_id": "organisatie",
}  # fmt: skip
Planted = dict[str, tuple[str, str]]


def word(number: int) -> str:
    """A word that no other one begins with and that no encoding changes."""
    code = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(4))
    return f"BLIK{code}KLIB"


def sealed(kind: str) -> Iterator[tuple[type[Model], list[SealedTextField]]]:
    from django_tenants.utils import get_tenant_types  # noqa: PLC0415

    names = set(get_tenant_types()[kind]["APPS"])
    for model in apps.get_models():
        columns = [one for one in model._meta.concrete_fields if isinstance(one, SealedTextField)]
        texts = [one for one in columns if not isinstance(one, (SealedDateField, SealedJSONField))]
        if texts and apps.get_app_config(model._meta.app_label).name in names:
            yield model, texts


def plant(kind: str) -> Planted:
    """Inside a tenant: a word in each sealed text; to which object, in the words of the log, it belongs."""
    planted: Planted = {}
    for model, columns in sealed(kind):
        for row in model._default_manager.all():
            filled = [one for one in columns if getattr(row, one.attname) is not None]
            for column in filled:
                name = word(len(planted))
                setattr(row, column.attname, name)
                planted[name] = (SUBJECTS.get(column.key, model._meta.model_name or ""), str(column.subject(row)))
            if filled:
                row.save(update_fields=[one.name for one in filled])
    return planted


def named_since(last: int) -> set[tuple[str, str]]:
    """What the lines after that one name, each by itself or in a list that was shown."""
    found = set()
    for kind, number, details in AuditEvent.objects.filter(pk__gt=last).values_list(
        "object_type", "object_id", "details"
    ):
        found.add((kind, number))
        one = kind.removesuffix("lijst")
        found |= {(one, shown) for shown in details.get(f"{one}s", ()) if kind != one}
    return found


def last_line() -> int:
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@pytest.mark.parametrize("kind", ["regio", "landelijk"])
def test_what_is_shown_is_in_the_log_and_without_the_log_nothing_is_shown(
    kind: str,
    world: dict[str, Any],
    browse: Callable[..., Client],
    api: Callable[..., Client],
    telling: Telling,
    request: pytest.FixtureRequest,
) -> None:
    tenant: Tenant = request.getfixturevalue(kind)
    with inside(tenant):
        planted = plant(kind)
    asked, shown, unnamed, showing = 0, 0, [], []
    for role in (role for role in ROLES if kind in ROLES[role].kinds):
        clients = {True: api(tenant, role), False: browse(tenant, role)}
        for name, url in addresses(kind, world):
            client = clients[url.startswith("/api/")]
            with inside(tenant):
                before = last_line()
            answer = client.get(url)
            body = f"{answer.content.decode(errors='replace')}{answer.headers}"
            words = [one for one in planted if one in body]
            with inside(tenant):
                named = named_since(before) if words else set()
            asked, shown = asked + 1, shown + len(words)
            unnamed += [f"{role} {name}: {planted[one]}" for one in words if planted[one] not in named]
            showing += [(role, client, name, url)] if words else []
    assert shown > (20 if kind == "regio" else 0)
    assert sorted(set(unnamed)) == []
    telling("getoonde waarden van personen met een logregel die hen noemt", shown - len(unnamed), van=shown)

    events, login = Identifier(tenant.schema_name, "audit_auditevent"), Identifier(role_of(tenant.schema_name))
    with playing(False), connection.cursor() as cursor:
        cursor.execute(SQL("REVOKE INSERT ON {} FROM {}").format(events, login))
    open_still = []
    for role, client, name, url in showing:
        # the line that is refused breaks the transaction; each request gets one of its own
        before_it = transaction.savepoint()
        answer = client.get(url)
        connection.needs_rollback = False
        connection.connection.execute(f"ROLLBACK TO SAVEPOINT {before_it}")
        connection.set_schema_to_public()
        body = f"{answer.content.decode(errors='replace')}{answer.headers}"
        if answer.status_code != 503 or any(one in body for one in planted):
            open_still.append(f"{role} {name}: {answer.status_code}")
    print(f"{kind}: {asked} gevraagd, {len(showing)} toonden iets, zonder logboek {len(open_still)}")
    assert open_still == []
    telling("adressen die zonder logboek niets meer tonen", len(showing) - len(open_still), van=len(showing))
