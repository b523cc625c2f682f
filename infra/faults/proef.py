"""The kind of letter of the trial, and the table in which the receiver notes what it opened."""

from django.db import connection
from psycopg.sql import SQL, Identifier
from pydantic import BaseModel

from dekkend.celery import app
from dekkend.isolation.context import current_schema
from dekkend.isolation.roles import role_of
from infra.faults.momenten import passing
from tenants.post.public import Envelope, LetterKind, register_kind

KIND, TABLE = "proef", "proef_geopend"


class Proef(BaseModel):
    nummer: int


def note(envelope: Envelope, content: Proef) -> None:
    passing("voor_verwerken")
    with connection.cursor() as cursor:
        cursor.execute(
            SQL("INSERT INTO {} (sleutel, versie) VALUES (%s, %s)").format(Identifier(current_schema(), TABLE)),
            [envelope.key, envelope.version],
        )
    passing("na_verwerken")


def register() -> None:
    """Also for the bell: tasks go to the broker of this app."""
    app.set_default()
    both = frozenset({"kluis"})
    register_kind(LetterKind(KIND, "Proef", Proef, both, both, note))


def make_table(schema: str) -> None:
    """As the owner. The numbers say in which order the letters were dealt with."""
    table, role = Identifier(schema, TABLE), Identifier(role_of(schema))
    with connection.cursor() as cursor:
        cursor.execute(
            SQL(
                "CREATE TABLE {table} (id bigserial PRIMARY KEY, sleutel text, versie int);"
                "GRANT INSERT ON {table} TO {role}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA {home} TO {role}"
            ).format(table=table, role=role, home=Identifier(schema))
        )
