"""A new tenant is rendered from a template that equals what the migrations make."""

import re
from collections import Counter

import pytest
from django.db import connection

from dekkend.core.errors import InvalidInput
from dekkend.isolation.roles import role_of
from tenants.tenant.grants import grant_tenant
from tenants.tenant.models import KINDS, Tenant
from tenants.tenant.provision import NewTenant, create_tenant, migrate_schema

LONG_WAY = "langs_de_lange_weg"
_SHAPE = """
    SELECT 'kolom', relname::text, attname::text, format_type(atttypid, atttypmod), attnotnull::text,
        coalesce(pg_get_expr(adbin, adrelid), ''),
        concat(attidentity, attgenerated, attstorage, attcollation::regcollation)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = %(schema)s::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT 'index', tablename, indexname, indexdef, (SELECT concat(indisvalid, indisready)
        FROM pg_index WHERE indexrelid = format('%%I.%%I', schemaname, indexname)::regclass), '', ''
    FROM pg_indexes WHERE schemaname = %(schema)s
    UNION ALL
    SELECT 'regel', conrelid::regclass::text, conname, pg_get_constraintdef(oid), contype::text,
        concat(condeferrable, condeferred, convalidated), ''
    FROM pg_constraint WHERE connamespace = %(schema)s::regnamespace
    UNION ALL
    SELECT 'reeks', sequencename, data_type::text, start_value::text, increment_by::text, concat(cycle, cache_size),
        coalesce((SELECT concat(refobjid::regclass, '.', refobjsubid, deptype)
            FROM pg_depend WHERE classid = 'pg_class'::regclass
            AND objid = format('%%I.%%I', schemaname, sequencename)::regclass AND deptype IN ('a', 'i')), '')
    FROM pg_sequences WHERE schemaname = %(schema)s
    UNION ALL
    SELECT 'soort', relkind::text, relname::text,
        concat(relpersistence, relrowsecurity, relhastriggers, reloptions), '', '', ''
    FROM pg_class WHERE relnamespace = %(schema)s::regnamespace
    UNION ALL
    SELECT 'functie', proname::text, '', '', '', '', '' FROM pg_proc WHERE pronamespace = %(schema)s::regnamespace
    UNION ALL
    SELECT 'migratie', app, name, '', '', '', '' FROM {schema}.django_migrations
"""
_GRANTS = """
    SELECT relname::text, attname::text, grantee::regrole::text, privilege_type
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid, aclexplode(attacl)
    WHERE relnamespace = %(schema)s::regnamespace AND grantee <> relowner
    UNION ALL
    SELECT relname::text, '', grantee::regrole::text, privilege_type FROM pg_class, aclexplode(relacl)
    WHERE relnamespace = %(schema)s::regnamespace AND grantee <> relowner
    UNION ALL
    SELECT '', '', grantee::regrole::text, privilege_type FROM pg_namespace, aclexplode(nspacl)
    WHERE nspname = %(schema)s AND grantee <> nspowner
    UNION ALL
    SELECT setrole::regrole::text, '', '', unnest(setconfig) FROM pg_db_role_setting
    WHERE setrole = (SELECT oid FROM pg_roles WHERE rolname = %(role)s)
    UNION ALL
    SELECT roleid::regrole::text, '', member::regrole::text, '' FROM pg_auth_members
    WHERE member = (SELECT oid FROM pg_roles WHERE rolname = %(role)s)
"""


# PostgreSQL writes the same expression with more casts once it has read it back from a dump.
_CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")


def shape(schema: str) -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_SHAPE.format(schema=schema), {"schema": schema})
        return {tuple(_CASTS.sub("", str(part)).replace(schema, "SCHEMA") for part in row) for row in cursor.fetchall()}


def grants(schema: str) -> set[tuple[str, ...]]:
    """Who may do what in it, with what its role brings along."""
    with connection.cursor() as cursor:
        cursor.execute(_GRANTS, {"schema": schema, "role": role_of(schema)})
        return {tuple(str(part).replace(schema, "SCHEMA") for part in row) for row in cursor.fetchall()}


@pytest.mark.parametrize("kind", KINDS)
def test_rendered_schema_equals_the_migrated_one(kind: str, owner: None) -> None:
    rendered = Tenant.objects.filter(kind=kind).first()
    assert rendered is not None
    migrate_schema(LONG_WAY, kind)
    assert shape(rendered.schema_name) == shape(LONG_WAY)
    kinds = Counter(row[0] for row in shape(LONG_WAY))
    assert kinds["kolom"] > 100
    assert {"kolom", "index", "regel", "reeks", "soort", "migratie"} == set(kinds)
    grant_tenant(LONG_WAY, kind)
    assert grants(rendered.schema_name) == grants(LONG_WAY)
    assert len(grants(LONG_WAY)) > 50


def test_renewed_grants_are_those_of_a_new_tenant(regio: Tenant, owner: None) -> None:
    before = grants(regio.schema_name)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT DELETE ON {regio.schema_name}.audit_auditevent TO {role_of(regio.schema_name)}")
        cursor.execute(f"GRANT UPDATE (inhoud) ON {regio.schema_name}.post_inbak TO postbode")
        cursor.execute(f"REVOKE SELECT ON {regio.schema_name}.post_inbak FROM postbode")
    assert grants(regio.schema_name) != before
    grant_tenant(regio.schema_name, "regio", renew=True)
    assert grants(regio.schema_name) == before


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
