"""Making a file with registrations for somebody, and telling him what must be thrown away."""

import csv
import hashlib
import io
from uuid import UUID

from django.db import transaction

from casework.public import KOLOMMEN, row_faults, safe_cell, translate
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.national.registraties.models import OntvangenRegistratie
from dekkend.national.uitlevering.models import Uitgeleverd, Uitlevering
from dekkend.national.uitlevering.rules import check_ontvanger, what_goes
from tenants.public import names_of

RIGHT = "registraties_uitleveren"
GROND = "uitlevering voor de landelijke cijfers"
# A field of OntvangenRegistratie that is written under the same name in `casework/htcds/vertaling.csv`.
VELDEN = (
    "sleutel", "grond", "grond_datum", "gender", "nationaliteitsgroep", "vormen", "leeftijdsgroep", "datum_melding",
)  # fmt: skip


@transaction.atomic
def make_uitlevering(*, actor: Actor, ontvanger: str) -> tuple[Uitlevering, str]:
    """Everything with a ground that stands, as a file of the standard, and the row that remembers it. Raises Hidden
    without the right, InvalidInput for an unknown receiver, and Refused when a row would not fit the standard."""
    require(actor, RIGHT)
    check_ontvanger(ontvanger)
    found = OntvangenRegistratie.objects.filter(ingetrokken_at=None).defer("naam", "geboortedatum")
    rows = list(found.select_for_update().order_by("ontvangen_at", "pk"))
    text = file_of(rows)
    uitlevering = Uitlevering.objects.create(
        ontvanger=ontvanger, gemaakt_at=now(), gemaakt_door_id=actor.user_id, aantal=len(rows),
        controlegetal=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    Uitgeleverd.objects.bulk_create(
        Uitgeleverd(uitlevering=uitlevering, afzender=row.afzender, sleutel=row.sleutel, versie=row.versie)
        for row in rows
    )
    record(
        "registraties_uitgeleverd", actor=actor, object_type="ontvangen_registratielijst", object_id="", ground=GROND,
        ontvangen_registraties=sorted(str(row.sleutel) for row in rows), uitlevering=str(uitlevering.pk),
    )  # fmt: skip
    return uitlevering, text


def file_of(rows: list[OntvangenRegistratie]) -> str:
    """Raises Refused when a row does not fit the field list: then nothing goes."""
    regios = names_of({row.afzender for row in rows})
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(KOLOMMEN)
    for row in rows:
        content = {name: getattr(row, name) for name in VELDEN}
        cells = translate(what_goes({**content, "regio": regios.get(row.afzender, "")}))
        if row_faults(cells):
            raise Refused("Een registratie past niet in HTCDS 2.0. Er is niets uitgeleverd. Vraag het de beheerder.")
        writer.writerow([safe_cell(cells[veld]) for veld in KOLOMMEN])
    return file.getvalue()


@transaction.atomic
def report_withdrawals(*, actor: Actor, uitlevering_id: UUID) -> Uitlevering:
    """The receiver was told which registrations he must throw away. Raises Hidden, and Refused when there are none."""
    require(actor, RIGHT)
    uitlevering = Uitlevering.objects.filter(pk=uitlevering_id).first()
    if uitlevering is None:
        raise Hidden
    rows = Uitgeleverd.objects.filter(uitlevering=uitlevering, ingetrokken_at__isnull=False, gemeld_at=None)
    told = rows.update(gemeld_at=now())
    if not told:
        raise Refused("Er is niets wat u de ontvanger nog moet melden.")
    record(
        "intrekking_gemeld", actor=actor, object_type="uitlevering", object_id=uitlevering.pk, ground=GROND, aantal=told
    )
    return uitlevering


def withdrawn(*, afzender: str, sleutel: UUID) -> None:
    """Whoever got this registration has to be told."""
    rows = Uitgeleverd.objects.filter(afzender=afzender, sleutel=sleutel, ingetrokken_at=None)
    rows.update(ingetrokken_at=now())
