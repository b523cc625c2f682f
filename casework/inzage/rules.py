"""Looking into a dossier for a while: for which reasons, and how long. Plain Python."""

from collections.abc import Mapping
from datetime import timedelta

GRONDEN: Mapping[str, str] = {"overleg": "Overleg", "zorgactie": "Zorgactie", "noodtoegang": "Noodtoegang"}
NOODTOEGANG_DUUR = timedelta(hours=3)
