"""Writes `toestemming.md` from the table of cases in the code: `python docs/handleiding/toestemming.py`."""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "platform"), str(ROOT)]

from casework.grondslag.rules import SOORTEN  # noqa: E402  the project may not be installed
from casework.toestemming.rules import DOELEN, GEVERS, GEZAG, LANGST_GELDIG, VERDENKINGEN  # noqa: E402

PAGE = HERE / "toestemming.md"
TABLE = ROOT / "casework" / "toestemming" / "gevallen.csv"
HEAD = """# Toestemming: wie mag wat

Deze bladzijde is bedoeld om na te lezen en te laten toetsen door een jurist. De gevallen komen rechtstreeks uit
`casework/toestemming/gevallen.csv`, waarmee ook het programma wordt getoetst. De bladzijde wordt gemaakt met
`python docs/handleiding/toestemming.py`.

## De regels

1. Zonder ja is het nee. Hulp hangt nooit af van het antwoord.
2. Een toestemming geldt voor één doel en één ontvanger.
3. Jonger dan 12 jaar: wie het gezag heeft beslist. Van 12 tot 16 jaar: de persoon samen met wie het gezag heeft.
   Vanaf 16 jaar: de persoon zelf.
4. Kan de persoon het niet zelf afwegen, dan beslist een vertegenwoordiger. Voor onderzoek, waar de persoon zelf niets
   aan heeft, beslist dan niemand.
5. Wie verdacht wordt, beslist niet. Dan beslist een voogd die de rechter aanwees, of de rechter zelf. Zolang niemand
   keek of er een vermoeden is, geldt hetzelfde.
6. Wordt de persoon 12 of 16 jaar, of blijkt er iets anders, dan vervalt de toestemming meteen en vraagt u het opnieuw.
7. Intrekken is even makkelijk als geven en geldt meteen. De persoon zelf mag altijd intrekken, op elke leeftijd.
8. Iets aanbieden aan een organisatie of een regio, of bespreken aan een tafel, kan alleen op een toestemming of andere
   grond die voor die ontvanger is vastgelegd. Eindigt die, dan gaat terug wat erop rust, ook als er nog een andere
   grond staat: op die grond biedt u het opnieuw aan. Alleen een plaats op een agenda blijft als een grond zonder
   verzoek van de betrokkene eindigt en er nog een andere geldt.

Regel 4 (onderzoek), regel 5 (laatste zin), regel 6, regel 8 en de termijnen hieronder zijn keuzes van Dekkend.
"""


def page() -> str:
    """The whole page, from the tables as they are now."""
    return f"{HEAD}\n## Doelen\n\n{_purposes()}\n\n## Andere gronden\n\n{_grounds()}\n\n## De gevallen\n\n{_cases()}\n"


def _purposes() -> str:
    lines = ["| Doel | Geldt hoogstens |", "| --- | --- |"]
    for doel, label in DOELEN.items():
        days = LANGST_GELDIG.get(doel)
        lines.append(f"| {label} | {f'{days} dagen' if days else 'tot het intrekken'} |")
    return "\n".join(lines)


def _grounds() -> str:
    lines = [
        "Soms mag iets zonder toestemming. Dan staat er altijd een reden bij, op de tijdlijn en in het logboek.",
        "",
        "| Grond | Bron | Doelen | Hoogstens |",
        "| --- | --- | --- | --- |",
    ]
    for soort in SOORTEN.values():
        doelen = "; ".join(label for doel, label in DOELEN.items() if doel in soort.doelen)
        days = f"{soort.dagen} dagen" if soort.dagen else "zolang het zo is; er gaat van hieruit niets"
        lines.append(f"| {soort.label} | {soort.bron} | {doelen} | {days} |")
    return "\n".join(lines)


def _cases() -> str:
    head = (
        "Nr",
        "Leeftijd",
        "Kan het afwegen",
        "Gezag",
        "Vermoeden",
        "Doel",
        "Vraag",
        "Wie",
        "Mag",
        "Wie wel",
        "Waarom",
    )
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    with TABLE.open(encoding="utf-8") as file:
        lines += [f"| {' | '.join(_cells(row))} |" for row in csv.DictReader(file, delimiter=";")]
    return "\n".join(lines)


def _cells(row: Mapping[str, str]) -> list[str]:
    able = ", ".join(GEVERS[one] for one in row["wie_wel"].split(",") if one) or "Niemand"
    return [
        row["nummer"], row["leeftijd"], row["kan_afwegen"], GEZAG[row["gezag"]], VERDENKINGEN[row["vermoeden"]],
        DOELEN[row["doel"]], row["vraag"], GEVERS[row["wie"]], f"**{row['mag']}**", able, row["waarom"],
    ]  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
