"""What must be known of a gemeente before she can take part: three people, and where a bill goes. Plain Python.

OIN: 20 digits: 8 for the register, then a number of 9 (suffix 000) or of 8 (suffix 0000). Source: Logius, OIN-stelsel,
Data Architectuur. An RSIN in it must pass the eleven-test. KvK: 8 digits, without a check digit.
IBAN: ISO 13616, check digits by ISO 7064 and the form of the country.
E-invoice address: a participant of Peppol as `scheme:number`, or an e-mail address.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from stdnum import iban as iban_number
from stdnum.nl import bsn, btw

from dekkend.core.errors import InvalidInput, Refused

AANDACHT, BESTUURLIJK, FINANCIEEL = "aandachtsfunctionaris", "bestuurlijk", "financieel"
SOORTEN = {
    AANDACHT: "Aandachtsfunctionaris",
    BESTUURLIJK: "Bestuurlijk contact",
    FINANCIEEL: "Financieel contact",
}
UITLEG = {
    AANDACHT: "De vaste persoon voor mensenhandel in uw gemeente. Zij of hij geeft meldingen door aan de regio.",
    BESTUURLIJK: "De wethouder of burgemeester die over de aanpak gaat, of het secretariaat.",
    FINANCIEEL: "De afdeling of persoon bij wie een factuur terechtkomt, en waarmee uw gemeente betaalt.",
}
PERSOON = ("naam", "functie", "email", "telefoon")
BETALING = ("oin", "kvk", "iban", "efactuur")
# Where naming all three is the step of the aansluiting, and where contacts may be mended.
TE_NOEMEN = frozenset({"bewezen", "contacten_bekend"})
TE_HERSTELLEN = frozenset({"contacten_bekend", "akkoord", "wacht_op_inrichting", "aangesloten"})
LONGEST = {
    "naam": 200, "functie": 200, "email": 254, "telefoon": 30, "oin": 40, "kvk": 20, "iban": 50, "efactuur": 254,
}  # fmt: skip
OIN_LENGTH, KVK_LENGTH = 20, 8
RSIN_PREFIX, KVK_PREFIX = "00000001", "00000003"
PEPPOL_OIN, PEPPOL_KVK, PEPPOL_BTW = "0190", "0106", "9944"
FEWEST_DIGITS, MOST_DIGITS = 10, 15  # of a telephone number: a Dutch one; the longest there is by E.164
NOT_NOW = "De contacten kunnen nu niet worden ingevuld of gewijzigd."
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_TELEPHONE = re.compile(r"\+?[0-9 ()\-]+")
_PEPPOL = re.compile(r"(?:iso6523-actorid-upis::)?([0-9]{4}):(\S+)")
_SPACING = re.compile(r"[\s.\-]+")


@dataclass(frozen=True)
class ContactInvoer:
    """One contact as typed. What it takes to pay goes with the financial one only, and is empty with the others."""

    soort: str
    naam: str
    email: str
    telefoon: str = ""
    functie: str = ""
    oin: str = ""
    kvk: str = ""
    iban: str = ""
    efactuur: str = ""


def tidied(invoer: ContactInvoer) -> ContactInvoer:
    """Without what people type to read more easily: spaces, points and dashes in numbers, capitals in an address."""
    plain = {name: " ".join(str(value).split()) for name, value in asdict(invoer).items()}
    return replace(
        ContactInvoer(**plain),
        email=plain["email"].lower(),
        oin=_SPACING.sub("", plain["oin"]),
        kvk=_SPACING.sub("", plain["kvk"]),
        iban=_SPACING.sub("", plain["iban"]).upper(),
        efactuur=plain["efactuur"].lower() if "@" in plain["efactuur"] else "".join(plain["efactuur"].split()),
    )


def checked(invoer: ContactInvoer) -> ContactInvoer:
    """Tidied. Raises InvalidInput with everything that is wrong, by field."""
    if invoer.soort not in SOORTEN:
        raise InvalidInput({"soort": [f"Kies uit: {', '.join(SOORTEN)}."]})
    tidy = tidied(invoer)
    wrong = {name: [sentence] for name, sentence in _faults(tidy)}
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def all_checked(contacten: Mapping[str, ContactInvoer]) -> dict[str, ContactInvoer]:
    """All three. Raises InvalidInput with fields named `<soort>_<veld>`, as they stand on one page."""
    if set(contacten) != set(SOORTEN):
        missing = [SOORTEN[soort].lower() for soort in SOORTEN if soort not in contacten]
        raise InvalidInput({}, f"Vul alle drie de contacten in. Dit ontbreekt: {', '.join(missing)}.")
    wrong: dict[str, list[str]] = {}
    good: dict[str, ContactInvoer] = {}
    for soort, invoer in contacten.items():
        try:
            good[soort] = checked(replace(invoer, soort=soort))
        except InvalidInput as refused:
            wrong |= {f"{soort}_{name}": sentences for name, sentences in refused.fields.items()}
    if wrong:
        raise InvalidInput(wrong)
    return good


def is_step(status: str) -> bool:
    """Whether naming all three is a step of the aansluiting; False when they are mended after it. Raises Refused where
    neither may be."""
    check_nameable(status)
    return status in TE_NOEMEN


def check_nameable(status: str) -> None:
    """Raises Refused where contacts may neither be named nor mended."""
    if status not in TE_NOEMEN | TE_HERSTELLEN:
        raise Refused(NOT_NOW)


def check_mendable(status: str) -> None:
    """Raises Refused where no contact may be changed."""
    if status not in TE_HERSTELLEN:
        raise Refused(NOT_NOW)


def oin_fault(oin: str) -> str:
    """A Dutch sentence, or nothing. `oin` is tidied."""
    if not (oin.isascii() and oin.isdigit()) or len(oin) != OIN_LENGTH:
        return f"Een OIN heeft {OIN_LENGTH} cijfers. U typte {_told(oin)}."
    prefix, rest = oin[:KVK_LENGTH], oin[KVK_LENGTH:]
    if not prefix.strip("0") or not rest.strip("0"):
        return "Dit is geen OIN. Zoek het OIN van uw gemeente op in het OIN-register van Logius."
    if prefix == RSIN_PREFIX and not (bsn.is_valid(rest[:9]) and rest.endswith("000")):
        return "Dit OIN klopt niet: het RSIN erin is geen geldig nummer. Controleer de cijfers."
    if prefix == KVK_PREFIX and not (rest[:KVK_LENGTH].strip("0") and rest.endswith("0000")):
        return "Dit OIN klopt niet: na het KvK-nummer horen vier nullen. Controleer de cijfers."
    return ""


def kvk_fault(kvk: str) -> str:
    if not (kvk.isascii() and kvk.isdigit()) or len(kvk) != KVK_LENGTH:
        return f"Een KvK-nummer heeft {KVK_LENGTH} cijfers. U typte {_told(kvk)}."
    return "" if kvk.strip("0") else "Dit is geen KvK-nummer. Zoek het op bij de Kamer van Koophandel."


def iban_fault(iban: str) -> str:
    if not iban:
        return "Vul het IBAN in, bijvoorbeeld NL91 ABNA 0417 1643 00."
    # The lists of banks inside a country are not always up to date; its form and the check digits are.
    if not (iban.isascii() and iban_number.is_valid(iban, check_country=False)):
        return "Dit IBAN klopt niet: de cijfers passen niet bij elkaar. Vergelijk het met een bankafschrift."
    return ""


def efactuur_fault(address: str) -> str:
    """A participant of Peppol (OIN before KvK before btw-nummer), or an e-mail address."""
    if "@" in address:
        return "" if _ADDRESS.fullmatch(address) else "Vul een geldig e-mailadres in, of een Peppol-adres."
    found = _PEPPOL.fullmatch(address)
    kinds: dict[str, Callable[[str], bool]] = {
        PEPPOL_OIN: lambda number: not oin_fault(number),
        PEPPOL_KVK: lambda number: not kvk_fault(number),
        PEPPOL_BTW: lambda number: number.startswith("NL") and btw.is_valid(number),
    }
    if found and found[1] in kinds and kinds[found[1]](found[2]):
        return ""
    return (
        f"Vul een Peppol-adres in ({PEPPOL_OIN}:OIN, {PEPPOL_KVK}:KvK-nummer of {PEPPOL_BTW}:btw-nummer), "
        "of een e-mailadres waar e-facturen binnenkomen."
    )


def shown_iban(iban: str) -> str:
    """In fours, as on a card."""
    return iban_number.format(iban)


def _told(number: str) -> str:
    return f"er {len(number)}" if number.isascii() and number.isdigit() else "ook andere tekens"


def _faults(tidy: ContactInvoer) -> Iterator[tuple[str, str]]:
    typed = asdict(tidy)
    for name, longest in LONGEST.items():
        if len(typed[name]) > longest:
            yield name, f"Maak dit korter: gebruik hoogstens {longest} tekens."
    if not tidy.naam:
        yield "naam", "Vul de naam in."
    if not _ADDRESS.fullmatch(tidy.email):
        yield "email", "Vul een geldig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."
    digits = sum(sign.isdigit() for sign in tidy.telefoon)
    if tidy.telefoon and not (_TELEPHONE.fullmatch(tidy.telefoon) and FEWEST_DIGITS <= digits <= MOST_DIGITS):
        yield "telefoon", "Vul een telefoonnummer in met netnummer, bijvoorbeeld 040 123 45 67, of laat dit leeg."
    if tidy.soort == FINANCIEEL:
        yield from _payment_faults(tidy)
    else:
        yield from ((name, "Dit hoort alleen bij het financiële contact.") for name in BETALING if typed[name])


def _payment_faults(tidy: ContactInvoer) -> Iterator[tuple[str, str]]:
    if not tidy.oin and not tidy.kvk:
        yield "oin", "Vul het OIN in, of anders het KvK-nummer."
    if tidy.oin and (told := oin_fault(tidy.oin)):
        yield "oin", told
    if tidy.kvk and (told := kvk_fault(tidy.kvk)):
        yield "kvk", told
    if told := iban_fault(tidy.iban):
        yield "iban", told
    if told := efactuur_fault(tidy.efactuur):
        yield "efactuur", told
