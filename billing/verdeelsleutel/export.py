"""The distribution as a file that a Dutch spreadsheet opens: semicolons, comma before the cents."""

import csv
import io

from billing.verdeelsleutel.models import Verdeling

KOP = ("gemeentecode", "gemeente", "inwoners", "dagen", "bijdrage", "bijdrage in centen")
BOM = "\ufeff"
"""Without it Excel reads the file in another character set."""


def as_csv(verdeling: Verdeling) -> str:
    """One line per gemeente and a total."""
    regels = list(verdeling.regels.all())
    rows = [(r.gm_code, r.naam, r.inwoners, r.dagen, _euro(r.bedrag_cent), r.bedrag_cent) for r in regels]
    totaal = sum(regel.bedrag_cent for regel in regels)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(KOP)
    writer.writerows(rows)
    writer.writerow(("", "Samen", sum(regel.inwoners for regel in regels), "", _euro(totaal), totaal))
    return BOM + file.getvalue()


def _euro(cents: int) -> str:
    """Without thousands points, which a spreadsheet would take for text."""
    euros, rest = divmod(cents, 100)
    return f"{euros},{rest:02d}"
