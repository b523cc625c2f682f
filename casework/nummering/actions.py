"""Taking the next number."""

from datetime import date

from django.db import transaction

from casework.nummering.models import Nummerreeks

_LETTERS = {"melding": "M", "dossier": "D", "advies": "A", "signaal": "S"}


@transaction.atomic
def take_number(*, soort: str, dag: date) -> str:
    """`M-2026-0001`, `D-2026-0001`, …: without gaps within a year, because it is taken in the deed's transaction."""
    Nummerreeks.objects.get_or_create(soort=soort, jaar=dag.year)
    reeks = Nummerreeks.objects.select_for_update().get(soort=soort, jaar=dag.year)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return f"{_LETTERS[soort]}-{dag.year}-{reeks.laatste:04d}"
