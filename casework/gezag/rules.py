"""Who has authority over the person, and whether that somebody is suspected. Plain Python.

It decides who may give a consent (`casework/toestemming/wie_mag.py`): a parent or guardian against whom there is a
suspicion does not. It is a fact of the dossier, so that what becomes known later makes an earlier consent fall.
Source: UAVG art. 5; Burgerlijk Wetboek boek 1, art. 245 (authority) and 253 (guardianship); who is suspected does not
decide: privacy rules of the national registration.
"""

from dataclasses import dataclass

from casework.kenmerken import choice_faults
from casework.toestemming.wie_mag import GEZAG, VERDENKINGEN
from dekkend.core.errors import InvalidInput

LANGST = 1_000


@dataclass(frozen=True)
class GezagInvoer:
    """`toelichting` says who it is and on what that rests."""

    gezag: str
    verdenking: str
    toelichting: str = ""


def checked(invoer: GezagInvoer) -> GezagInvoer:
    """The input, tidied. A suspicion needs an explanation. Raises InvalidInput with all faults."""
    tidy = GezagInvoer(invoer.gezag, invoer.verdenking, invoer.toelichting.strip())
    faults = {
        "gezag": choice_faults(tidy.gezag, GEZAG),
        "verdenking": choice_faults(tidy.verdenking, VERDENKINGEN),
        "toelichting": _faults(tidy),
    }
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def _faults(invoer: GezagInvoer) -> list[str]:
    if len(invoer.toelichting) > LANGST:
        return [f"Maak dit korter: gebruik hoogstens {LANGST} tekens."]
    if invoer.verdenking == "ja" and not invoer.toelichting:
        return ["Schrijf op tegen wie het vermoeden is en waarop het rust."]
    return []
