"""Guests of a regio: of a gemeente without a tenant of its own, or of an organisation in the chain. Plain Python.

A guest has one role and sees only the part of his own gemeente, or what was shared with him.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

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
    """Whose guest somebody is: of a gemeente (by its code) or of an organisation, never of both.

    An organisation on the sociale kaart is known by `organisatie_id`, whatever it is called by now; one that is not on
    it by its name only. `tot` is the last day on which he may come in; None lasts until somebody ends it.
    """

    gm_code: str = ""
    organisatie: str = ""
    tot: date | None = None
    organisatie_id: UUID | None = None

    @property
    def rol(self) -> str:
        return VAN_GEMEENTE if self.gm_code else VAN_ORGANISATIE

    @property
    def of_organisation(self) -> bool:
        return bool(self.organisatie or self.organisatie_id)

    def over_on(self, day: date) -> bool:
        return self.tot is not None and day > self.tot


def checked(gast: Gast, rol: str, day: date) -> Gast:
    """The input, tidied. Raises InvalidInput with everything that is wrong with it."""
    tidy = replace(gast, gm_code=gast.gm_code.strip().upper(), organisatie=" ".join(gast.organisatie.split()))
    wrong = _whose_is_wrong(tidy, rol)
    if len(tidy.organisatie) > LONGEST_ORGANISATION:
        wrong["organisatie"] = [f"Maak de naam korter: gebruik hoogstens {LONGEST_ORGANISATION} tekens."]
    if tidy.over_on(day):
        wrong["tot"] = ["Kies een dag die nog niet voorbij is."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _whose_is_wrong(tidy: Gast, rol: str) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    if rol not in ROLLEN:
        wrong["rol"] = ["Kies of de gast van een gemeente of van een organisatie is."]
    elif rol == VAN_GEMEENTE and not _GM_CODE.fullmatch(tidy.gm_code):
        wrong["gm_code"] = ["Kies van welke gemeente de gast is."]
    elif rol == VAN_ORGANISATIE and not tidy.of_organisation:
        wrong["organisatie"] = ["Kies van welke organisatie de gast is, of vul haar naam in."]
    if tidy.organisatie and tidy.organisatie_id:
        wrong["organisatie"] = ["Kies een organisatie van de sociale kaart of vul een naam in, niet allebei."]
    if tidy.gm_code and tidy.of_organisation:
        wrong["organisatie"] = ["Een gast is van een gemeente of van een organisatie. Vul één van de twee in."]
    return wrong


def check_role_of(gast: Gast, rollen: tuple[str, ...]) -> None:
    """Raises InvalidInput for any role but the one that belongs to this guest."""
    if set(rollen) - {gast.rol}:
        raise InvalidInput({"rollen": ["Een gast heeft één vaste rol. Maak voor ander werk een gewoon account."]})
