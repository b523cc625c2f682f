"""What identifies a person or tells the story is unreadable in the database, and gone when its key is destroyed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection, transaction

from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from dekkend.core.clock import now
from dekkend.keys import keyring
from dekkend.keys.aead import Unreadable
from dekkend.keys.fields import VERNIETIGD
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]
KANARIE = "Kanarie van der Proef (voorbeeld)"


@pytest.fixture
def dossier(regio: Tenant, inside: Inside) -> Dossier:
    with inside(regio):
        made = Dossier.objects.create(
            nummer="D-2026-9999",
            fase="intake",
            vormen=["arbeidsuitbuiting"],
            gender="vrouw",
            nationaliteitsgroep="eu",
            geopend_at=now(),
        )
        Persoon.objects.create(dossier=made, naam=KANARIE, geboortedatum=date(1999, 5, 17), minderjarig="nee")
        Gebeurtenis.objects.create(dossier=made, soort="aantekening_gemaakt", at=now(), tekst=f"Over {KANARIE}")
        return made


def raw(table: str, column: str) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {table}')
        return [bytes(row[0]) for row in cursor.fetchall()]


def test_the_database_holds_no_readable_word(regio: Tenant, inside: Inside, dossier: Dossier) -> None:
    with inside(regio):
        for table, column in [
            ("casework_persoon", "naam"),
            ("casework_persoon", "roepnaam"),
            ("casework_persoon", "geboortedatum"),
            ("casework_gebeurtenis", "tekst"),
        ]:
            values = raw(table, column)
            assert values, table
            assert all(b"Kanarie" not in value and b"1999" not in value for value in values)
        persoon = Persoon.objects.get(dossier=dossier)
        assert (persoon.naam, persoon.roepnaam, persoon.geboortedatum) == (KANARIE, "", date(1999, 5, 17))


def test_looking_and_saving_leaves_the_sealed_value_as_it_was(regio: Tenant, inside: Inside, dossier: Dossier) -> None:
    with inside(regio):
        before = raw("casework_persoon", "naam")
        persoon = Persoon.objects.get(dossier=dossier)
        assert persoon.naam == KANARIE
        persoon.save()
        assert raw("casework_persoon", "naam") == before
        persoon.naam = "Iemand anders (voorbeeld)"
        persoon.save()
        assert raw("casework_persoon", "naam") != before
        assert Persoon.objects.get(dossier=dossier).naam == "Iemand anders (voorbeeld)"


def test_a_value_moved_to_another_row_or_column_does_not_open(regio: Tenant, inside: Inside, dossier: Dossier) -> None:
    with inside(regio):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE casework_persoon SET roepnaam = naam")
        with pytest.raises(Unreadable):
            _ = Persoon.objects.get(dossier=dossier).roepnaam


def test_a_value_does_not_open_in_another_tenant(
    regio: Tenant, zeeland: Tenant, inside: Inside, dossier: Dossier
) -> None:
    with inside(regio):
        persoon = Persoon.objects.get(dossier=dossier)
    with inside(zeeland), pytest.raises(Unreadable):
        _ = persoon.naam


def test_a_sealed_value_is_not_searched_sorted_or_updated_in_bulk(
    regio: Tenant, inside: Inside, dossier: Dossier
) -> None:
    with inside(regio):
        for search in ({"naam": "x"}, {"naam__icontains": "x"}, {"geboortedatum__lt": date(2000, 1, 1)}):
            with pytest.raises(TypeError, match="sealed"), transaction.atomic():
                list(Persoon.objects.filter(**search))
        with pytest.raises(TypeError, match="sealed"), transaction.atomic():
            Persoon.objects.update(naam="x")
        assert Persoon.objects.filter(naam=None).count() == 0


def test_shredding_leaves_no_readable_field(regio: Tenant, inside: Inside, dossier: Dossier) -> None:
    with inside(regio):
        keyring.destroy(regio.schema_name, dossier.pk)
        persoon = Persoon.objects.get(dossier=dossier)
        assert (persoon.naam, persoon.alias, persoon.geboortedatum) == (VERNIETIGD, VERNIETIGD, None)
        assert Gebeurtenis.objects.get(dossier=dossier).tekst == VERNIETIGD
        persoon.roepnaam = "Terug (voorbeeld)"
        with pytest.raises(keyring.Destroyed):
            persoon.save()


def test_a_list_needs_one_query_for_its_keys(
    regio: Tenant, inside: Inside, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    with inside(regio):
        for number in range(5):
            dossier = Dossier.objects.create(
                nummer=f"D-2026-99{number}", fase="intake", vormen=["orgaanhandel"], gender="man",
                nationaliteitsgroep="eu", geopend_at=now(),
            )  # fmt: skip
            Persoon.objects.create(dossier=dossier, naam=f"{number} (voorbeeld)", minderjarig="nee")
        keyring.forget()
        rows = list(Persoon.objects.all())
        with django_assert_num_queries(1, using="sleutels"):
            keyring.load(regio.schema_name, [row.dossier_id for row in rows])
            assert sorted(row.naam for row in rows) == [f"{number} (voorbeeld)" for number in range(5)]


def test_an_unknown_dossier_has_no_key(regio: Tenant, inside: Inside) -> None:
    with inside(regio), pytest.raises(Unreadable):
        keyring.data_key(regio.schema_name, uuid4())
