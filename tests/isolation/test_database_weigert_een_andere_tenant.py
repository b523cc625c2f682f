"""PostgreSQL itself refuses one tenant the schema of another, whatever SQL gets through."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from dekkend.isolation.born.base import DatabaseWrapper
from dekkend.isolation.roles import POSTBODE, password_of, role_of
from tenants.post.postbode import carry
from tenants.tenant.models import Tenant
from tests.tellingen import Telling

Born = Callable[[Tenant], DatabaseWrapper]
Inside = Callable[[Tenant], AbstractContextManager[None]]


def run(wrapper: DatabaseWrapper, *statements: str) -> list[tuple[object, ...]]:
    with wrapper.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def test_own_tables_and_the_register_can_be_read(born: Born, regio: Tenant) -> None:
    own = born(regio)
    assert run(own, "SELECT count(*) FROM accounts_user") == [(0,)]
    assert run(own, "SELECT count(*) FROM tenants_gemeente WHERE einde IS NULL") == [(342,)]
    assert run(own, "SELECT current_user, session_user") == [(role_of(regio.schema_name),) * 2]


@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM {other}.accounts_user",
        "SELECT * FROM {other}.casework_dossier",
        "INSERT INTO {other}.accounts_apitoken SELECT * FROM accounts_apitoken",
        "UPDATE {other}.accounts_user SET is_active = true",
        "SET ROLE l_{other}",
        "SET ROLE dekkend_owner",
        "SET SESSION AUTHORIZATION l_{other}",
        "RESET ROLE; SELECT * FROM {other}.accounts_user",
        "RESET ALL; SELECT * FROM {other}.accounts_user",
        "RESET SESSION AUTHORIZATION; SELECT * FROM {other}.accounts_user",
        "SET search_path = {other}; SELECT * FROM accounts_user",
        "SET search_path = {other}, public; SELECT * FROM post_uitbak",
        "DISCARD ALL; SELECT * FROM {other}.accounts_user",
        "GRANT l_{other} TO l_{own}",
        "ALTER ROLE l_{own} SUPERUSER",
        "CREATE TABLE {own}.eigen (x int)",
        "DROP TABLE accounts_user",
        "ALTER TABLE accounts_user OWNER TO l_{own}",
        "TRUNCATE audit_auditevent",
        "UPDATE audit_auditevent SET code = 'x'",
        "DELETE FROM audit_auditevent",
        "INSERT INTO tenants_domain (domain, is_primary, tenant_id) SELECT 'x', true, id FROM tenants_tenant LIMIT 1",
        "UPDATE tenants_tenant SET zegelsleutel = ''",
        "SELECT * FROM tenants_sjabloon",
        "SELECT * FROM pg_authid",
        "COPY accounts_user TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/hostname')",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1'",
    ],
)
def test_injected_sql_is_refused(born: Born, regio: Tenant, zeeland: Tenant, attack: str, telling: Telling) -> None:
    own = born(regio)
    with pytest.raises(DatabaseError, match=r"permission denied|must be|does not exist|cannot|not permitted"):
        run(own, attack.format(other=zeeland.schema_name, own=regio.schema_name))
    telling("aanvallen met ingebracht SQL geweigerd", 1)


def test_only_the_diagonal_of_roles_and_schemas_is_open(regio: Tenant, owner: None, telling: Telling) -> None:
    schemas = list(Tenant.objects.values_list("schema_name", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r, s FROM unnest(%s::text[]) r, unnest(%s::text[]) s"
            " WHERE has_schema_privilege('l_' || r, s, 'USAGE')",
            [schemas, schemas],
        )
        found = cursor.fetchall()
    closed = sum(role != schema for role in schemas for schema in schemas if (role, schema) not in found)
    telling("schema's van een ander gesloten voor een rol", closed, van=len(schemas) * (len(schemas) - 1))
    assert sorted(found) == sorted((schema, schema) for schema in schemas)


def test_no_role_can_do_anything_with_a_table_of_another(regio: Tenant, owner: None, telling: Telling) -> None:
    """One question over every role and every table of every tenant; columns too, because a grant may be of one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.schema_name = n.nspname, count(*), count(*) FILTER (WHERE"
            " has_table_privilege('l_' || t.schema_name, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES')"
            " OR has_any_column_privilege('l_' || t.schema_name, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))"
            " FROM tenants_tenant t CROSS JOIN pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'v', 'm', 'p') AND n.nspname IN (SELECT schema_name FROM tenants_tenant)"
            " GROUP BY 1"
        )
        found = {own: (tables, open_to) for own, tables, open_to in cursor.fetchall()}
    tables, open_to = found[False]
    telling("tabellen van een ander open voor een rol", open_to, van=tables)
    assert open_to == 0
    assert found[True][1] > found[True][0] * 0.9
    assert tables == found[True][0] * (Tenant.objects.count() - 1)


def test_postbode_can_reach_the_trays_and_nothing_else(regio: Tenant, owner: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind = 'r' AND n.nspname ~ '^[rglk]_' AND (has_table_privilege(%s, c.oid, 'SELECT')"
            " OR has_any_column_privilege(%s, c.oid, 'INSERT') OR has_any_column_privilege(%s, c.oid, 'UPDATE')"
            " OR has_table_privilege(%s, c.oid, 'DELETE'))",
            [POSTBODE] * 4,
        )
        assert {name for name, _ in cursor.fetchall()} == {"post_inbak", "post_uitbak"}
        cursor.execute(
            "SELECT bool_or(has_table_privilege(%s, oid, 'DELETE')),"
            " bool_or(has_column_privilege(%s, oid, 'inhoud', 'UPDATE'))"
            " FROM pg_class WHERE relname IN ('post_inbak', 'post_uitbak')",
            [POSTBODE] * 2,
        )
        assert cursor.fetchone() == (False, False)


def test_a_round_of_the_postbode_runs_under_its_own_role(regio: Tenant) -> None:
    assert carry() == []


def test_another_tenants_password_does_not_open_the_door(regio: Tenant, zeeland: Tenant) -> None:
    settings = connection.settings_dict
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(
            host=settings["HOST"],
            dbname=settings["NAME"],
            user=role_of(zeeland.schema_name),
            password=password_of(role_of(regio.schema_name)),
        )


def test_a_transaction_never_spans_tenants(born: Born, regio: Tenant, zeeland: Tenant) -> None:
    own = born(regio)
    own.set_autocommit(False)
    own.in_atomic_block = True
    with pytest.raises(ProgrammingError, match="inside its transaction"):
        own.set_tenant(zeeland)
    own.in_atomic_block = False
    own.rollback()


def test_threads_that_hop_between_tenants_never_meet_the_other(
    born: Born, regio: Tenant, zeeland: Tenant, telling: Telling
) -> None:
    wrong: list[object] = []
    tenants = [regio, zeeland]

    def hop(wrapper: DatabaseWrapper, offset: int) -> None:
        wrapper.inc_thread_sharing()
        for number in range(250):
            tenant = tenants[(number + offset) % 2]
            wrapper.set_tenant(tenant)
            seen = run(wrapper, "SELECT current_schema(), current_user")
            if seen != [(tenant.schema_name, role_of(tenant.schema_name))]:
                wrong.append(seen)
        wrapper.close()

    threads = []
    for number in range(8):
        wrapper = born(tenants[number % 2])
        wrapper.inc_thread_sharing()
        threads.append(threading.Thread(target=hop, args=(wrapper, number)))  # noqa: TID251  the race is the test
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    telling("antwoorden van de verkeerde tenant, acht threads door elkaar", len(wrong), van=8 * 250)
    assert wrong == []


def test_a_schema_that_does_not_exist_is_an_error(born: Born, regio: Tenant) -> None:
    own = born(regio)
    own.set_schema("r_ffffffff")
    with pytest.raises(DatabaseError):
        run(own, "SELECT count(*) FROM accounts_user")


def test_the_playing_connection_is_refused_too(regio: Tenant, zeeland: Tenant, inside: Inside) -> None:
    """What the other tests run on refuses the same, so that a leak shows there as well."""
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with inside(regio), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {zeeland.schema_name}.accounts_user")
