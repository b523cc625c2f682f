"""`python -m infra.bench.proef.maak AANTAL`: a database that is prepared, with so many tenants of the small kind."""

import sys

import django


def schema(number: int) -> str:
    return f"k_{0xBE000000 + number:08x}"


def main(count: int) -> None:
    django.setup()
    # Models can be read once the apps are there.
    from tenants.tenant.prepare import prepare  # noqa: PLC0415
    from tenants.tenant.provision import NewTenant, create_tenant  # noqa: PLC0415

    prepare()
    for number in range(count):
        create_tenant(
            NewTenant(f"Proef {number}", "PRF", "#333333", "kluis", f"proef{number}.test", schema=schema(number))
        )
    _know_all_apps([schema(number) for number in range(count)])


def _know_all_apps(schemas: list[str]) -> None:
    """django-tenants notes the migrations of every app in every tenant, also where they make nothing. Noted here, so
    that it does not do so while it is measured."""
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415

    keys = [key for key in MigrationLoader(None).graph.nodes if key[0] != "proef"]
    note = """
        INSERT INTO {0}.django_migrations (app, name, applied)
        SELECT app, name, now() FROM unnest(%s::text[], %s::text[]) AS noted (app, name)
        EXCEPT SELECT app, name, now() FROM {0}.django_migrations
    """
    with connection.cursor() as cursor:
        for name in schemas:
            cursor.execute(note.format(name), [list(part) for part in zip(*keys, strict=True)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
