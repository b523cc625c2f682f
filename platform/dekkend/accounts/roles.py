"""Who may do what: one table, read by the gate, the menu, the tests and the handleiding."""

from collections.abc import Collection
from dataclasses import dataclass

REGIO, GEMEENTE, LANDELIJK, KLUIS = "regio", "gemeente", "landelijk", "kluis"

RIGHTS: dict[str, str] = {
    "melding_noteren": "een melding noteren",
    "melding_inzien": "meldingen bekijken",
    "adviesvraag_noteren": "een adviesvraag noteren en bekijken",
    "meldcode_bijhouden": "in een gemeente de stappen van de meldcode vastleggen",
    "dossier_openen": "een dossier openen",
    "dossier_inzien": "dossiers van de eigen caseload bekijken",
    "dossier_gedeeld_inzien": "bekijken wat van een dossier met u is gedeeld",
    "zorgactie_beantwoorden": "antwoorden op een zorgactie die uw organisatie krijgt aangeboden",
    "vervanging_regelen": "een vervanger regelen",
    "noodtoegang_gebruiken": "in nood een dossier van een collega openen",
    "noodtoegang_beoordelen": "beoordelen of noodtoegang terecht was",
    "dossier_wissen": "voorstellen om een dossier te vernietigen",
    "wisverzoek_beslissen": "beslissen of een dossier vernietigd wordt",
    "losse_stukken_wissen": "voorstellen om oude meldingen, adviesvragen en signaleringen te vernietigen",
    "losse_stukken_beslissen": "beslissen of oude meldingen, adviesvragen en signaleringen vernietigd worden",
    "dossier_overdragen": "dossiers aan een andere regio overdragen, en van een andere regio overnemen",
    "inzageverzoek_behandelen": "een verzoek om inzage van een betrokkene behandelen",
    "avgverzoek_behandelen": "een AVG-verzoek van een betrokkene behandelen: verbeteren, wissen, stilzetten, bezwaar",
    "avgtermijnen_inzien": "de termijnen van verzoeken van betrokkenen in de hele regio zien, zonder de inhoud",
    "sociale_kaart_inzien": "de sociale kaart bekijken",
    "sociale_kaart_beheren": "de sociale kaart bijhouden",
    "toestemming_vastleggen": "toestemming vastleggen en intrekken",
    "registratie_versturen": "een registratie naar CoMensha sturen",
    "advies_geven": "als gedragswetenschapper advies geven over een casus",
    "zrm_vastleggen": "zelfredzaamheid meten met de Zelfredzaamheid-Matrix",
    "uitkomsten_inzien": "uitkomsten van de regio bekijken, zonder personen",
    "cijfers_vaststellen": "de cijfers van een kwartaal bekijken, afsluiten en naar de kluis sturen",
    "bewaartermijnen_beheren": "vaststellen hoe lang iets bewaard blijft",
    "herinneringen_beheren": "vaststellen wanneer er herinnerd wordt",
    "overleg_plannen": "een overleg plannen en uitnodigen",
    "overleg_inzien": "overleggen bekijken",
    "begroting_opstellen": "een begroting opstellen",
    "verdeling_vaststellen": "een begroting en verdeling vaststellen",
    "verdeling_inzien": "begroting en verdeling bekijken",
    "registraties_ontvangen_inzien": "ontvangen registraties bekijken",
    "registraties_uitleveren": "registraties uitleveren zonder wie het zijn",
    "dekking_inzien": "de dekking van het land bekijken",
    "register_inzien": "het register van gemeenten bekijken",
    "register_aanvullen": "aanvullen wat in het register niet bekend is",
    "werkgebied_beheren": "het werkgebied van de regio bekijken en wijzigen",
    "gemeenten_aansluiten": "gemeenten uitnodigen om aan te sluiten, en zien hoever zij zijn",
    "eigen_aansluiting": "zien hoe de eigen gemeente bij de regio is aangesloten, en haar contacten wijzigen",
    "gebruikers_inzien": "gebruikers van de eigen organisatie bekijken",
    "gebruikers_beheren": "collega's uitnodigen, rollen geven en accounts sluiten",
    "log_inzien": "bekijken wie wat heeft gedaan",
    "post_inzien": "de postkamer bekijken",
    "post_beheren": "vastgelopen brieven opnieuw aanbieden of opgeven",
}

# What these show is about gemeenten and money. Any other right asks for a second factor: it shows persons, or
# opens the door to who sees them.
WITHOUT_PERSONS = frozenset(
    {
        "begroting_opstellen", "verdeling_vaststellen", "verdeling_inzien", "dekking_inzien", "register_inzien",
        "register_aanvullen", "werkgebied_beheren",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Role:
    """`kinds` are the kinds of tenant in which the role exists."""

    label: str
    kinds: frozenset[str]
    rights: frozenset[str]


def _role(label: str, kinds: Collection[str], *rights: str) -> Role:
    return Role(label, frozenset(kinds), frozenset(rights) | {"register_inzien"})


ROLES: dict[str, Role] = {
    "zorgcoordinator": _role(
        "Zorgcoördinator", [REGIO],
        "melding_noteren", "melding_inzien", "dossier_openen", "dossier_inzien", "dossier_gedeeld_inzien",
        "vervanging_regelen", "noodtoegang_gebruiken", "toestemming_vastleggen", "registratie_versturen",
        "dossier_wissen", "wisverzoek_beslissen", "losse_stukken_wissen", "losse_stukken_beslissen",
        "dossier_overdragen", "sociale_kaart_inzien", "sociale_kaart_beheren",
        "inzageverzoek_behandelen", "avgverzoek_behandelen", "avgtermijnen_inzien",
        "overleg_plannen", "overleg_inzien", "dekking_inzien", "verdeling_inzien",
        "zrm_vastleggen", "uitkomsten_inzien", "adviesvraag_noteren", "cijfers_vaststellen",
    ),
    "gedragswetenschapper": _role(
        "Gedragswetenschapper", [REGIO],
        "melding_inzien", "dossier_inzien", "dossier_gedeeld_inzien", "overleg_inzien", "sociale_kaart_inzien",
        "uitkomsten_inzien", "advies_geven",
    ),
    "aandachtsfunctionaris": _role(
        "Aandachtsfunctionaris", [REGIO, GEMEENTE],
        "melding_noteren", "melding_inzien", "dossier_gedeeld_inzien", "overleg_inzien", "dekking_inzien",
        "sociale_kaart_inzien", "eigen_aansluiting", "meldcode_bijhouden", "losse_stukken_wissen",
        "losse_stukken_beslissen",
    ),
    "ketenregisseur": _role(
        "Ketenregisseur", [REGIO],
        "dossier_gedeeld_inzien", "overleg_plannen", "overleg_inzien", "dekking_inzien", "verdeling_inzien",
        "werkgebied_beheren", "register_aanvullen", "gemeenten_aansluiten",
        "sociale_kaart_inzien", "sociale_kaart_beheren",
        "uitkomsten_inzien", "herinneringen_beheren", "bewaartermijnen_beheren",
    ),
    "bestuurder": _role(
        "Bestuurder", [REGIO, GEMEENTE],
        "overleg_inzien", "verdeling_inzien", "dekking_inzien", "bewaartermijnen_beheren",
    ),
    "financieel_medewerker": _role(
        "Financieel medewerker", [REGIO, GEMEENTE],
        "begroting_opstellen", "verdeling_vaststellen", "verdeling_inzien",
    ),
    "ketenpartner": _role(
        "Ketenpartner", [REGIO],
        "overleg_inzien", "dossier_gedeeld_inzien", "sociale_kaart_inzien", "zorgactie_beantwoorden",
    ),
    "functioneel_beheerder": _role(
        "Functioneel beheerder", [REGIO, GEMEENTE, LANDELIJK, KLUIS],
        "gebruikers_inzien", "gebruikers_beheren", "post_inzien", "post_beheren", "dekking_inzien",
        "werkgebied_beheren", "register_aanvullen", "gemeenten_aansluiten", "eigen_aansluiting",
    ),
    "fg": _role(
        "Functionaris gegevensbescherming", [REGIO, GEMEENTE, LANDELIJK, KLUIS],
        "log_inzien", "post_inzien", "noodtoegang_beoordelen", "wisverzoek_beslissen", "avgtermijnen_inzien",
        "losse_stukken_beslissen",
    ),
    "landelijk_medewerker": _role(
        "Landelijk medewerker", [LANDELIJK], "registraties_ontvangen_inzien", "registraties_uitleveren",
        "dekking_inzien", "register_aanvullen",
    ),
    "landelijk_analist": _role("Landelijk analist", [LANDELIJK], "dekking_inzien"),
}  # fmt: skip


def rights_of(roles: Collection[str]) -> frozenset[str]:
    """All rights that these roles give together. An unknown role gives none."""
    return frozenset().union(*(ROLES[role].rights for role in roles if role in ROLES))
