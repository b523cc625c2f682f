"""Writes two pages from the sheets in the code, about registering and about the standard:
`python docs/handleiding/registreren.py`.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "platform"), str(ROOT)]

from casework.beslisboom.rules import BOOM  # noqa: E402  the project may not be installed
from casework.htcds.rules import ALTIJD, EIGEN, VELDEN, VERTALING, Veld  # noqa: E402

BOOM_PAGE, HTCDS_PAGE = HERE / "mag-ik-registreren.md", HERE.parent / "htcds.md"
BOOM_HEAD = """# Mag ik registreren?

Wie registreert een slachtoffer bij CoMensha, wanneer, op welke grond en voor wie? Dit zijn dezelfde vragen als
op het scherm **Mag ik registreren?**. Zij komen uit `casework/beslisboom/vragen.csv` en
`casework/beslisboom/uitkomsten.csv`; deze bladzijde wordt gemaakt met `python docs/handleiding/registreren.py`.

JH is: CoMensha en Tilburg University, Signalering en registratie van slachtoffers mensenhandel in de
jeugdhulpverlening. Laat een jurist de gronden toetsen voordat u erop vertrouwt.
"""
HTCDS_HEAD = """# Registraties in HTCDS 2.0

De Human Trafficking Case Data Standard 2.0 (IOM, 2021, CC BY 4.0) is een lijst van velden zonder schema.
Dekkend vertaalt een registratie daarheen met `casework/htcds/vertaling.csv`. Wat de standaard niet kent en in
Nederland nodig is, staat in eigen velden die met `nl_` beginnen (`casework/htcds/eigen.csv`). Deze bladzijde
wordt gemaakt met `python docs/handleiding/registreren.py`.

In een cel met meer waarden staat er een puntkomma tussen. Een datum is jjjj-mm-dd. Wat niet bekend is, is een
lege cel. Een bestand dat CoMensha uitlevert heeft dezelfde kolommen; naam, geboortedatum, geboortejaar,
woongemeente en het kenmerk van de grond zijn daarin leeg.
"""


def boom_page() -> str:
    lines = [BOOM_HEAD, "## De vragen\n"]
    for number, vraag in enumerate(BOOM.vragen.values(), start=1):
        lines += [f"### {number}. {vraag.tekst}\n", f"{vraag.uitleg} ({vraag.bron})\n"]
        lines += [f"- **{keuze.label}**: {_next(keuze.naar)}" for keuze in vraag.keuzes]
        lines.append("")
    lines += ["## Waar het op uitkomt\n", "| Uitkomst | Wie | Wanneer | Op welke grond | Aan wie | Wat u doet | Bron |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    for one in BOOM.uitkomsten.values():
        cells = (one.titel, one.wie, one.wanneer, one.grond, one.aan_wie, one.stap, one.bron)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _next(code: str) -> str:
    if code in BOOM.uitkomsten:
        return f"*{BOOM.uitkomsten[code].titel}*"
    return f"ga naar vraag {list(BOOM.vragen).index(code) + 1}"


def htcds_page() -> str:
    lines = [HTCDS_HEAD, "## De vertaling\n", "| Ons veld | Ons woord | Veld | Waarde | Uitleg |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for one in VERTALING:
        ons = "(altijd)" if one.ons_veld == ALTIJD else f"`{one.ons_veld}`"
        values = [{"*": "zoals het is", "": "–"}.get(text, f"`{text}`") for text in (one.onze_waarde, one.waarde)]
        lines.append(f"| {ons} | {values[0]} | `{one.veld}` | {values[1]} | {one.uitleg or '–'} |")
    lines += ["\n## Eigen velden\n", "| Veld | Wat | Soort | Waarden | Waarom |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| `{one.veld}` | {one.naam} | {one.soort} | {', '.join(one.waarden) or '–'} | {one.uitleg} |"
        for one in EIGEN.values()
    ]
    lines += ["\n## Alle velden van de standaard\n", "| Veld | Onderdeel | Soort | Kern | Vult Dekkend dit? |"]
    lines.append("| --- | --- | --- | --- | --- |")
    lines += [_field(one) for one in VELDEN.values()]
    return "\n".join(lines) + "\n"


def _field(one: Veld) -> str:
    filled = (
        "ja" if any(regel.veld == one.veld for regel in VERTALING) else "vervallen in 2.0" if one.vervallen else "nee"
    )
    return f"| `{one.veld}` | {one.sectie} | {one.soort} | {'ja' if one.kern else 'nee'} | {filled} |"


if __name__ == "__main__":
    BOOM_PAGE.write_text(boom_page(), encoding="utf-8")
    HTCDS_PAGE.write_text(htcds_page(), encoding="utf-8")
