"""Example documents: PDFs that we make ourselves, each page marked as an example."""

import textwrap
from datetime import date

from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.onboarding.stukken.actions import add_stuk
from tenants.onboarding.stukken.models import Stuk
from tenants.onboarding.stukken.rules import SOORTEN, StukInvoer

WIDTH, HEIGHT, MARGIN, LINE = 595, 842, 60, 16  # points; A4
SIGNS = 85  # in a line
MARK = "VOORBEELD - dit is geen echt stuk en er kunnen geen rechten aan worden ontleend."
TEKSTEN = {
    "convenant": (
        "De gemeenten in de regio werken samen bij de aanpak van mensenhandel. Elke gemeente wijst een "
        "aandachtsfunctionaris aan. De centrumgemeente zorgt voor zorgcoördinatie.",
        "Partijen delen alleen gegevens over een slachtoffer met toestemming, of als de wet het toestaat. Zij leggen "
        "vast wie wat heeft bekeken.",
        "Een gemeente kan de samenwerking beëindigen met een opzegtermijn van drie maanden.",
    ),
    "verwerkersovereenkomst": (
        "De centrumgemeente verwerkt persoonsgegevens namens de gemeente, alleen voor zorgcoördinatie en registratie.",
        "Gegevens staan verzegeld in de database. Een datalek meldt de centrumgemeente binnen 24 uur aan de gemeente.",
        "Na afloop krijgt de gemeente haar gegevens terug en worden zij bij de centrumgemeente vernietigd.",
    ),
    "verdeelsleutel": (
        "De kosten van de zorgcoördinatie worden verdeeld naar het aantal inwoners op 1 januari van het jaar ervoor.",
        "Elke gemeente betaalt een voorschot per kwartaal. Na afloop van het jaar volgt een afrekening.",
    ),
}


def build(actor: Actor, *, vanaf: date | None = None) -> list[Stuk]:
    """One of each soort, in a regio that has none yet."""
    return [
        add_stuk(
            actor=actor,
            invoer=StukInvoer(soort, f"{naam} mensenhandel (voorbeeld)", vanaf or today()),
            content=example_pdf(f"{naam} mensenhandel", TEKSTEN[soort]),
        )
        for soort, naam in SOORTEN.items()
    ]


def example_pdf(titel: str, alineas: tuple[str, ...]) -> bytes:
    """One page A4 with text, by PDF 1.4 with a font that every reader has."""
    page = _page(titel, alineas)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % _escaped(f"{titel} (voorbeeld)"),
    ]
    return _file(objects)


def _page(titel: str, alineas: tuple[str, ...]) -> bytes:
    lines = [MARK, "", titel, ""]
    for number, alinea in enumerate(alineas, start=1):
        lines += [f"Artikel {number}", *textwrap.wrap(alinea, SIGNS), ""]
    lines.append(MARK)
    shown = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
    return b"BT /F1 11 Tf %d TL %d %d Td\n%s\nET" % (LINE, MARGIN, HEIGHT - MARGIN, shown)


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _file(objects: list[bytes]) -> bytes:
    """With the table of where each object begins."""
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), begin,
    )  # fmt: skip
    return bytes(out)
