"""Is this somebody we know already? Asked before a melding or a dossier is made, and always explained. Plain Python.

Names are compared after they were opened, within what the actor may read; they are never searched in the database.
Only what cannot be guessed one by one (telephone, e-mail, V-nummer) has a blind index, by which also a colleague's
dossier is found: of that we say that it exists and whom to ask, and nothing more.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from dekkend.core.errors import InvalidInput

SOORTEN: Mapping[str, str] = {"telefoon": "Telefoonnummer", "email": "E-mailadres", "v_nummer": "V-nummer"}
LANGST = 200
JONGST_JAAR, OUDST_JAAR = 2100, 1900
# Ours: from here on two spellings look like one name to a reader.
LIJKT = 0.82
# A guessed age is often wrong by so many years.
SPELING_JAREN = 5
KORTSTE_NAAM = 3
_V_NUMMER = re.compile(r"[0-9]{10}")
_TELEFOON = re.compile(r"[0-9]{8,15}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody knows of a person. A year alone finds nobody."""

    naam: str = ""
    geboortejaar: int | None = None
    gegeven: str = ""


@dataclass(frozen=True)
class Bekende:
    """What is known of somebody: names with what they are, and the year of birth."""

    namen: tuple[tuple[str, str], ...]
    geboortejaar: int | None = None


@dataclass(frozen=True)
class Overeenkomst:
    """How well somebody fits (higher is better), and the sentences that say why."""

    punten: int
    redenen: tuple[str, ...]


def check_vraag(vraag: Zoekvraag) -> Zoekvraag:
    """The question, tidied. Raises InvalidInput when there is nothing to search with."""
    tidy = Zoekvraag(vraag.naam.strip(), vraag.geboortejaar, vraag.gegeven.strip())
    faults: dict[str, list[str]] = {}
    if not tidy.naam and not tidy.gegeven:
        faults["naam"] = ["Vul een naam, telefoonnummer, e-mailadres of V-nummer in."]
    for name in ("naam", "gegeven"):
        if len(getattr(tidy, name)) > LANGST:
            faults[name] = [f"Maak dit korter: gebruik hoogstens {LANGST} tekens."]
    if tidy.gegeven and not faults.get("gegeven") and not kinds_of(tidy.gegeven):
        faults["gegeven"] = [ONHERKENBAAR]
    if tidy.geboortejaar is not None and not OUDST_JAAR <= tidy.geboortejaar <= JONGST_JAAR:
        faults["geboortejaar"] = [f"Vul een jaar in van {OUDST_JAAR} tot en met {JONGST_JAAR}."]
    if faults:
        raise InvalidInput(faults)
    return tidy


ONHERKENBAAR = "Dit lijkt geen telefoonnummer, e-mailadres of V-nummer (tien cijfers). Controleer wat u typte."


def check_punt(soort: str, waarde: str) -> str:
    """The value, tidied. Raises InvalidInput when it is not of that kind."""
    if soort not in SOORTEN:
        raise InvalidInput({"soort": ["Kies een van de mogelijkheden uit de lijst."]})
    tidy = waarde.strip()
    if len(tidy) > LANGST or soort not in kinds_of(tidy):
        raise InvalidInput(
            {"waarde": [f"Dit lijkt geen {SOORTEN[soort][0].lower()}{SOORTEN[soort][1:]}. {_HULP[soort]}"]}
        )
    return tidy


_HULP = {
    "telefoon": "Vul alleen het nummer in, bijvoorbeeld 06 12 34 56 78 of +48 512 345 678.",
    "email": "Een e-mailadres heeft een @ en een punt.",
    "v_nummer": "Een V-nummer heeft tien cijfers.",
}


def kinds_of(waarde: str) -> list[str]:
    """What a value may be: ten digits are a telephone number and a V-nummer both."""
    return [soort for soort in SOORTEN if key_of(soort, waarde)]


def key_of(soort: str, waarde: str) -> str:
    """One spelling for all spellings of a value; empty when it is no such thing. `+31 6` and `06` are the same."""
    text = unicodedata.normalize("NFKC", waarde).strip()
    if soort == "email":
        return text.casefold() if _EMAIL.fullmatch(text) else ""
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    if soort == "v_nummer":
        return digits if _V_NUMMER.fullmatch(digits) and not re.search(r"[^\d\s.\-]", text) else ""
    if re.search(r"[^\d\s.()+\-]", text) or not _TELEFOON.fullmatch(digits):
        return ""
    abroad = text.startswith(("+", "00"))
    digits = digits.removeprefix("00") if text.startswith("00") else digits
    return f"0{digits[2:].removeprefix('0')}" if abroad and digits.startswith("31") else digits


def fits(vraag: Zoekvraag, bekende: Bekende) -> Overeenkomst | None:
    """Whether what somebody typed may be this person; None when no name looks alike. The best name counts."""
    asked = folded(vraag.naam)
    if len("".join(asked)) < KORTSTE_NAAM:
        return None
    told = [found for what, name in bekende.namen if name and (found := _like(asked, what, name))]
    if not told:
        return None
    punten, reden = max(told, key=lambda one: one[0])
    extra, why = _year(vraag.geboortejaar, bekende.geboortejaar)
    if punten + extra <= 0:
        return None
    return Overeenkomst(punten + extra, tuple(filter(None, (reden, why))))


def _like(asked: list[str], what: str, name: str) -> tuple[int, str] | None:
    known = folded(name)
    if asked == known:
        return 4, f"{what} is hetzelfde: {name}."
    if known and (set(asked) <= set(known) or set(known) <= set(asked)):
        return 3, f"{what} komt voor een deel overeen: {name}."
    if SequenceMatcher(None, " ".join(asked), " ".join(known)).ratio() >= LIJKT:
        return 2, f"{what} lijkt erop: {name}."
    return None


def _year(asked: int | None, known: int | None) -> tuple[int, str]:
    if asked is None or known is None:
        return 0, ""
    apart = abs(asked - known)
    if apart == 0:
        return 2, f"Het geboortejaar is hetzelfde: {known}."
    if apart <= SPELING_JAREN:
        return 1, f"Het geboortejaar scheelt {apart} jaar: {known}."
    return -2, f"Let op: het geboortejaar scheelt {apart} jaar."


def folded(name: str) -> list[str]:
    """Words without accents, capitals and signs; the order stays. The invented names of the demo lose their mark."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("(voorbeeld)", "")
    letters = "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return letters.split()


def best_first(found: Iterable[tuple[Overeenkomst, object]]) -> list[tuple[Overeenkomst, object]]:
    return sorted(found, key=lambda one: -one[0].punten)
