"""What the list of dossiers costs when there are ten thousand, beside the same list of a hundred. All are the actor's
own, so that nothing is left out before it is counted; each has a key of its own and a person that is sealed with it."""

import os
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connection

from casework.dossier.models import Dossier, Persoon
from dekkend.accounts.models import User
from dekkend.core.clock import now
from dekkend.isolation.context import inside
from dekkend.keys import keyring
from dekkend.keys.aead import seal
from dekkend.keys.models import Datasleutel
from infra.bench import scene
from infra.bench.measure import Line, Work, by_turns
from tenants.tenant.models import Tenant

BATCH = 1_000


def run(*, klein: bool = False) -> list[Line]:
    few, many, turns = (5, 60, 2) if klein else (100, 10_000, 40)
    with scene.tenant() as small, scene.tenant() as large:
        return [by_turns("lists_10k", _list(large, many), _list(small, few), turns=turns, times=1 if klein else 3)]


def _list(of: Tenant, count: int) -> Work:
    wrapper = scene.born()
    with scene.working_on(wrapper):
        user = scene.somebody(of, "zorgcoordinator")
        with inside(of):
            for batch in _batches(count):
                _make(of, user, batch)
        page = scene.Page(of, scene.session_of(of, user), "/dossiers/")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    def ask() -> None:
        with scene.working_on(wrapper):
            page()

    return ask


def _batches(count: int) -> Iterator[range]:
    for begin in range(0, count, BATCH):
        yield range(begin, min(begin + BATCH, count))


def _make(of: Tenant, user: User, numbers: range) -> None:
    made = {uuid4(): number for number in numbers}
    _keys(of.schema_name, list(made))
    Dossier.objects.bulk_create(
        Dossier(
            pk=pk,
            nummer=f"D-{number:06d}",
            fase=Dossier._meta.get_field("fase").choices[number % 2][0],  # type: ignore[index]
            zorgcoordinator=user,
            vormen=["seksuele_uitbuiting"],
            gender="vrouw",
            nationaliteitsgroep=Dossier._meta.get_field("nationaliteitsgroep").choices[0][0],  # type: ignore[index]
            geopend_at=now() - timedelta(minutes=number),
        )
        for pk, number in made.items()
    )
    Persoon.objects.bulk_create(
        Persoon(dossier_id=pk, roepnaam=f"Persoon {number} (voorbeeld)", naam="Testa (voorbeeld)", minderjarig="nee")
        for pk, number in made.items()
    )
    keyring.forget()


def _keys(schema: str, subjects: list[UUID]) -> None:
    """As `data_key_for_sealing` makes them, with one statement."""
    version = keyring.newest_version(schema, "gegevens")
    wrapping = keyring.tenant_key(schema, "gegevens", version)
    Datasleutel.objects.bulk_create(
        Datasleutel(
            tenant=schema,
            onderwerp=subject,
            verpakt=seal(wrapping, os.urandom(32), keyring._data_place(schema, subject), version),
            tenantversie=version,
        )
        for subject in subjects
    )
    keyring.load(schema, subjects)
