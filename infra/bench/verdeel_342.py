"""What it costs to share an amount over all 342 gemeenten, exact to the cent and with every step of the way, beside
openpyxl writing the outcome as a sheet."""

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook  # type: ignore[import-untyped]

from billing.verdeelsleutel.bezetting import Deelnemer
from billing.verdeelsleutel.rules import Opdracht, Uitkomst, distribute, key_of
from infra.bench.measure import Line, by_turns
from tenants.register.queries import in_use, inwoners

TOTAAL_CENT, JAAR, GELIJK = 4_812_345_67, 2026, Decimal("12.5")


def run(*, klein: bool = False) -> list[Line]:
    opdracht = _everybody(20 if klein else 342)
    outcome = distribute(opdracht)
    turns = 1 if klein else 25
    return [by_turns("verdeel_342", lambda: distribute(opdracht), lambda: _sheet(outcome), turns=turns)]


def _everybody(count: int) -> Opdracht:
    names = dict(in_use(date(JAAR, 1, 1)).order_by("code").values_list("code", "naam")[:count])
    people = {code: stand.aantal for code, stand in inwoners(list(names), date(JAAR, 1, 1)).items()}
    return Opdracht(
        totaal_cent=TOTAAL_CENT,
        jaar=JAAR,
        deelnemers=tuple(Deelnemer(code, naam) for code, naam in names.items()),
        onderdelen=key_of(GELIJK, people),
    )


def _sheet(outcome: Uitkomst) -> bytes:
    """The lines that the page shows and the file holds: for every gemeente its amount and the steps to it."""
    book, file = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Verdeling")
    sheet.append(["gemeentecode", "gemeente", "dagen", "bijdrage", "onderdeel", "omvang", "gewicht", "som", "aandeel"])
    for regel in outcome.regels:
        for stap in regel.stappen:
            steps = [stap.label, *map(float, (stap.omvang, stap.gewicht, stap.som, stap.aandeel))]
            sheet.append([regel.code, regel.naam, regel.dagen, regel.bedrag_cent / 100, *steps])
    book.save(file)
    return file.getvalue()
