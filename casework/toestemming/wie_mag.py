"""Who may give a consent, and who may take it back. Plain Python.

Below 12 those with authority decide, from 12 to 16 the person together with them, from 16 the person alone; for
somebody who cannot weigh it a representative does (privacy rules of the national registration; UAVG art. 5 for the
border at 16). Who is suspected does not decide: then a guardian whom the court appointed does, or the court itself; and
as long as nobody looked at whether there is a suspicion, nobody with authority decides either. For research that is of
no use to the person nobody decides for somebody who cannot weigh it. The last two are choices of Dekkend.

`casework/toestemming/gevallen.csv` holds these rules in cases that a jurist can read; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

GEVERS: Mapping[str, str] = {
    "betrokkene": "De betrokkene zelf",
    "gezaghebbende": "Een ouder of voogd met gezag",
    "beide": "De betrokkene én een ouder of voogd met gezag",
    "voogd": "De voogd die de rechter aanwees",
    "betrokkene_en_voogd": "De betrokkene én de voogd die de rechter aanwees",
    "rechter": "De rechter, in plaats van wie het gezag heeft",
    "betrokkene_en_rechter": "De betrokkene én de rechter, in plaats van wie het gezag heeft",
    "vertegenwoordiger": "Een wettelijk vertegenwoordiger",
}
INTREKKERS: Mapping[str, str] = {
    name: GEVERS[name] for name in ("betrokkene", "gezaghebbende", "voogd", "vertegenwoordiger", "rechter")
}
GROEPEN: Mapping[str, str] = {
    "tot_12": "Jonger dan 12 jaar",
    "van_12_tot_16": "12 tot en met 15 jaar",
    "vanaf_16": "16 jaar of ouder",
}
GEZAG: Mapping[str, str] = {
    "ouders": "Een of twee ouders",
    "voogd": "Een voogd (een persoon of een instelling)",
    "niemand": "Niemand, of niemand die te bereiken is",
    "onbekend": "Nog niet bekend",
}
VERDENKINGEN: Mapping[str, str] = {
    "nee": "Nee, geen vermoeden",
    "ja": "Ja, er is een vermoeden",
    "onbekend": "Dat is nog niet bekeken",
}
# The person decides together with whoever decides for a child below 12.
_SAMEN: Mapping[str, str] = {
    "gezaghebbende": "beide",
    "voogd": "betrokkene_en_voogd",
    "rechter": "betrokkene_en_rechter",
}
ZONDER_BELANG = frozenset({"onderzoek"})
"""Purposes that are of no use to the person himself."""


@dataclass(frozen=True)
class Geval:
    """`gezag` is who has authority over somebody below 18, `verdenking` whether whoever has it, or represents the
    person, is suspected of a part in the exploitation."""

    groep: str
    wilsbekwaam: bool = True
    gezag: str = "onbekend"
    verdenking: str = "nee"
    doel: str = "registratie_comensha"


@dataclass(frozen=True)
class WieMag:
    """Words of GEVERS, and why: a word of UITLEG."""

    wie: tuple[str, ...]
    uitleg: str


UITLEG: Mapping[str, str] = {
    "zelf": "De betrokkene is 16 jaar of ouder en beslist zelf. Vraag het aan de betrokkene.",
    "vertegenwoordiger": (
        "De betrokkene kan dit niet zelf afwegen. Een wettelijk vertegenwoordiger moet toestemming geven."
    ),
    "vertegenwoordiger_verdacht": (
        "De betrokkene kan dit niet zelf afwegen, en niet vaststaat dat de vertegenwoordiger te vertrouwen is. Alleen "
        "de rechter kan nu toestemming geven, of een andere vertegenwoordiger aanwijzen."
    ),
    "kind": "De betrokkene is jonger dan 12 jaar. Een ouder of voogd met gezag moet toestemming geven.",
    "kind_voogd": "De betrokkene is jonger dan 12 jaar en heeft een voogd. De voogd moet toestemming geven.",
    "samen": (
        "De betrokkene is 12 tot en met 15 jaar. De betrokkene en een ouder of voogd met gezag moeten allebei "
        "toestemming geven."
    ),
    "samen_voogd": (
        "De betrokkene is 12 tot en met 15 jaar en heeft een voogd. De betrokkene en de voogd moeten allebei "
        "toestemming geven."
    ),
    "jong_vertegenwoordiger": (
        "De betrokkene kan dit niet zelf afwegen. Een ouder of voogd met gezag, of een wettelijk vertegenwoordiger, "
        "moet toestemming geven."
    ),
    "niemand": (
        "Niemand met gezag over de betrokkene is te bereiken. Vraag de rechter om een voogd, of om toestemming. Vanaf "
        "12 jaar moet de betrokkene het zelf ook goedvinden."
    ),
    "verdacht": (
        "Tegen wie het gezag heeft, is een vermoeden. Die mag niet beslissen. Een voogd die de rechter aanwijst of de "
        "rechter zelf moet toestemming geven. Vanaf 12 jaar moet de betrokkene het zelf ook goedvinden."
    ),
    "verdacht_voogd": (
        "Tegen de voogd is een vermoeden. Die mag niet beslissen. De rechter moet toestemming geven, of een andere "
        "voogd aanwijzen. Vanaf 12 jaar moet de betrokkene het zelf ook goedvinden."
    ),
    "niet_bekeken": (
        "Nog niemand keek of er een vermoeden is tegen wie het gezag heeft. Doe dat eerst. Tot die tijd kan alleen een "
        "voogd die de rechter aanwijst of de rechter beslissen, vanaf 12 jaar samen met de betrokkene."
    ),
    "zonder_belang": (
        "De betrokkene kan dit niet zelf afwegen en heeft er zelf niets aan. Dan mag niemand anders hiervoor "
        "toestemming geven."
    ),
}


def who_may(geval: Geval) -> WieMag:
    """Who may say yes. Of these one is enough. Nobody: then there can be no consent."""
    if not geval.wilsbekwaam and geval.doel in ZONDER_BELANG:
        return WieMag((), "zonder_belang")
    if geval.groep == "vanaf_16":
        return _grown(geval)
    found = _authority(geval)
    if geval.groep == "tot_12":
        return found
    if not geval.wilsbekwaam:
        trusted = geval.verdenking == "nee" and geval.gezag != "niemand"
        return WieMag((*found.wie, "vertegenwoordiger"), "jong_vertegenwoordiger") if trusted else found
    uitleg = {"kind": "samen", "kind_voogd": "samen_voogd"}.get(found.uitleg, found.uitleg)
    return WieMag(tuple(_SAMEN[one] for one in found.wie), uitleg)


def _grown(geval: Geval) -> WieMag:
    if geval.wilsbekwaam:
        return WieMag(("betrokkene",), "zelf")
    if geval.verdenking == "nee":
        return WieMag(("vertegenwoordiger",), "vertegenwoordiger")
    return WieMag(("rechter",), "vertegenwoordiger_verdacht")


def _authority(geval: Geval) -> WieMag:
    """Who decides for a child below 12."""
    if geval.gezag == "niemand":
        return WieMag(("voogd", "rechter"), "niemand")
    if geval.verdenking == "nee":
        if geval.gezag == "voogd":
            return WieMag(("voogd",), "kind_voogd")
        both = ("gezaghebbende", "voogd") if geval.gezag == "onbekend" else ("gezaghebbende",)
        return WieMag(both, "kind")
    if geval.gezag == "voogd":
        return WieMag(("rechter",), "verdacht_voogd")
    return WieMag(("voogd", "rechter"), "verdacht" if geval.verdenking == "ja" else "niet_bekeken")


INTREK_UITLEG: Mapping[str, str] = {
    "altijd": "De betrokkene mag altijd intrekken, op elke leeftijd, ook zonder een ander.",
    "zelf": "De betrokkene is 16 jaar of ouder en beslist zelf. Een ander kan de toestemming niet intrekken.",
    "kind": "Wie voor of samen met de betrokkene mag beslissen, mag alleen intrekken.",
    "vertegenwoordiger": "De betrokkene kan dit niet zelf afwegen. De vertegenwoordiger of de rechter mag intrekken.",
    "verdacht": (
        "Tegen wie het gezag heeft of vertegenwoordigt, is een vermoeden, of dat is nog niet bekeken. Die trekt niets "
        "in. De betrokkene zelf en de rechter mogen dat wel, en een voogd tegen wie geen vermoeden is."
    ),
}


def who_may_withdraw(geval: Geval) -> WieMag:
    """Who may take it back: as easy as giving, so one of them is enough, and the person himself is always one."""
    if geval.groep == "vanaf_16":
        if geval.wilsbekwaam:
            return WieMag(("betrokkene",), "zelf")
        if geval.verdenking == "nee":
            return WieMag(("betrokkene", "vertegenwoordiger", "rechter"), "vertegenwoordiger")
        return WieMag(("betrokkene", "rechter"), "verdacht")
    if geval.verdenking == "nee":
        return WieMag(tuple(INTREKKERS), "kind")
    guardian = () if geval.gezag == "voogd" else ("voogd",)
    return WieMag(("betrokkene", *guardian, "rechter"), "verdacht")


def explain_withdrawal(geval: Geval, wie: str) -> str:
    """Why this one may, or may not, take it back: a sentence."""
    return INTREK_UITLEG["altijd" if wie == "betrokkene" else who_may_withdraw(geval).uitleg]
