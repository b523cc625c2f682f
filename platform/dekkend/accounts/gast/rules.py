"""Guests of a regio: of a gemeente without a tenant of its own, or of an organisation in the chain. Plain Python.

A guest has one role and sees only the part of his own gemeente, or what was shared with him.
"""

import re
from dataclasses import dataclass
from datetime import date

from dekkend.core.errors import InvalidInput

VAN_GEMEENTE, VAN_ORGANISATIE = "aandachtsfunctionaris", "ketenpartner"
ROLLEN = (VAN_GEMEENTE, VAN_ORGANISATIE)
LONGEST_ORGANISATION = 200
# At most these rights, whatever the role gives a colleague: nothing about other gemeenten that is not public.
RECHTEN = frozenset(
    {
        "melding_noteren",
        "melding_inzien",
        "dossier_gedeeld_inzien",
        "zorgactie_beantwoorden",
        "overleg_inzien",
        "register_inzien",
        "sociale_kaart_inzien",
    }
)
_GM_CODE = re.compile(r"GM[0-9]{4}")


@dataclass(frozen=True)
class Gast:
    """Whose guest somebody is: of a gemeente (by its code) or of an organisation (by its name), never of both.

    `tot` is the last day on which he may come in; None lasts until somebody ends it.
    """

    gm_code: str = ""
    organisatie: str = ""
    tot: date | None = None

    @property
    def rol(self) -> str:
        return VAN_GEMEENTE if self.gm_code else VAN_ORGANISATIE

    def over_on(self, day: date) -> bool:
        return self.tot is not None and day > self.tot


def checked(gast: Gast, rol: str, day: date) -> Gast:
    """The input, tidied. Raises InvalidInput with everything that is wrong with it."""
    tidy = Gast(gast.gm_code.strip().upper(), " ".join(gast.organisatie.split()), gast.tot)
    wrong: dict[str, list[str]] = {}
    if rol not in ROLLEN:
        wrong["rol"] = ["Kies of de gast van een gemeente of van een organisatie is."]
    elif rol == VAN_GEMEENTE and not _GM_CODE.fullmatch(tidy.gm_code):
        wrong["gm_code"] = ["Kies van welke gemeente de gast is."]
    elif rol == VAN_ORGANISATIE and not tidy.organisatie:
        wrong["organisatie"] = ["Vul in van welke organisatie de gast is."]
    if tidy.gm_code and tidy.organisatie:
        wrong["organisatie"] = ["Een gast is van een gemeente of van een organisatie. Vul één van de twee in."]
    if len(tidy.organisatie) > LONGEST_ORGANISATION:
        wrong["organisatie"] = [f"Maak de naam korter: gebruik hoogstens {LONGEST_ORGANISATION} tekens."]
    if tidy.over_on(day):
        wrong["tot"] = ["Kies een dag die nog niet voorbij is."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_role_of(gast: Gast, rollen: tuple[str, ...]) -> None:
    """Raises InvalidInput for any role but the one that belongs to this guest."""
    if set(rollen) - {gast.rol}:
        raise InvalidInput({"rollen": ["Een gast heeft één vaste rol. Maak voor ander werk een gewoon account."]})
