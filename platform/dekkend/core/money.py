"""Money is a whole number of cents. Text is Dutch: a point between thousands, a comma before the cents."""

import re

_EURO = re.compile(r"^(?P<sign>-?)(?P<euro>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cent>\d{2}|-))?$")


def format_euro(cents: int) -> str:
    """`123456` becomes `€ 1.234,56`."""
    euros, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"€ {sign}{euros:,}".replace(",", ".") + f",{rest:02d}"


def parse_euro(text: str) -> int:
    """`€ 1.234,56`, `1234,56`, `1.234` and `1234,-` become cents. Raises ValueError on anything else."""
    match = _EURO.match(text.replace("€", "").replace(" ", "").replace("\u00a0", ""))
    if match is None:
        raise ValueError("Vul een bedrag in, bijvoorbeeld 1.234,56.")
    cent = match["cent"]
    cents = int(match["euro"].replace(".", "")) * 100 + (int(cent) if cent and cent != "-" else 0)
    return -cents if match["sign"] else cents
