"""A new tenant is rendered from a template that equals what the migrations make."""

import re

import pytest
from django.db import connection

from dekkend.core.errors import InvalidInput
from tenants.tenant.models import KINDS, Tenant
from tenants.tenant.provision import NewTenant, create_tenant, migrate_schema

_SHAPE = """
    SELECT 'kolom', table_name, column_name, data_type, is_nullable, coalesce(column_default, ''), ''
    FROM information_schema.columns WHERE table_schema = %(schema)s
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, '', '', '' FROM pg_indexes WHERE schemaname = %(schema)s
    UNION ALL
    SELECT 'regel', conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', ''
    FROM pg_constraint WHERE connamespace = %(schema)s::regnamespace
    UNION ALL
    SELECT 'reeks', sequencename, data_type::text, start_value::text, increment_by::text, '', ''
    FROM pg_sequences WHERE schemaname = %(schema)s
"""


# PostgreSQL writes the same expression with more casts once it has read it back from a dump.
_CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")


def shape(schema: str) -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_SHAPE, {"schema": schema})
        return {tuple(_CASTS.sub("", str(part)).replace(schema, "SCHEMA") for part in row) for row in cursor.fetchall()}


@pytest.mark.parametrize("kind", KINDS)
def test_rendered_schema_equals_the_migrated_one(kind: str, owner: None) -> None:
    rendered = Tenant.objects.filter(kind=kind).first()
    assert rendered is not None
    migrate_schema("langs_de_lange_weg", kind)
    assert shape(rendered.schema_name) == shape("langs_de_lange_weg")
    assert len(shape(rendered.schema_name)) > 50


def test_name_and_host_are_used_once(regio: Tenant, owner: None) -> None:
    with pytest.raises(InvalidInput) as name:
        create_tenant(NewTenant("Zuidoost-Brabant", "ZOB", "#154273", "regio", "ander.test"))
    assert "naam" in name.value.fields
    with pytest.raises(InvalidInput) as host:
        create_tenant(NewTenant("Nieuw", "NWE", "#154273", "regio", "zuidoost-brabant.test"))
    assert "host" in host.value.fields


def test_schema_names_say_nothing(owner: None) -> None:
    tenant = create_tenant(NewTenant("Regio Testland", "TST", "#154273", "regio", "testland.test"))
    assert "test" not in tenant.schema_name
    assert len(tenant.schema_name) == 10
