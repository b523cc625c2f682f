"""What the overview tells besides the data: what for, on which ground, how long, why no names, and which rights.

Purposes, grounds and terms are those of docs/verwerkingsregister.md; a test holds the two together.
"""

VERWERKINGEN = (
    {
        "Waarvoor": "Een melding over een mogelijk slachtoffer noteren, beoordelen, doorgeven en afsluiten.",
        "Grond": "Taak van algemeen belang (AVG artikel 6 lid 1 e).",
        "Bewaren": "Zoals het dossier.",
    },
    {
        "Waarvoor": "Een dossier openen, bijhouden, inzien, delen aan een tafel en afsluiten.",
        "Grond": "Taak van algemeen belang (AVG artikel 6 lid 1 e). Voor gegevens over gezondheid en geloof: AVG "
        "artikel 9 lid 2.",
        "Bewaren": "15 jaar vanaf ontvangst (Wmo 2015 artikel 5.3.4). Bij jeugdhulp 20 jaar vanaf de laatste wijziging "
        "(Jeugdwet).",
    },
    {
        "Waarvoor": "Vastleggen dat iemand toestemming gaf, weigerde of introk.",
        "Grond": "Plicht om toestemming te kunnen aantonen (AVG artikel 7 lid 1).",
        "Bewaren": "Zoals het dossier.",
    },
    {
        "Waarvoor": "Een registratie naar CoMensha sturen, bijwerken of terughalen; zonder toestemming gaat er niets "
        "over de persoon.",
        "Grond": "Toestemming (AVG artikel 6 lid 1 a en artikel 9 lid 2 a).",
        "Bewaren": "Zoals het dossier. Bij intrekken meteen weg bij CoMensha.",
    },
)
WAAROM_GEEN_NAMEN = (
    "U ziet wanneer er is gekeken, met welke rol, bij welke organisatie en waarom. Namen van medewerkers staan er niet "
    "bij. U heeft recht om te weten wat er met uw gegevens is gedaan, maar een medewerker heeft ook recht op "
    "bescherming (Hof van Justitie van de EU, 22 juni 2023, zaak C-579/21). Heeft u een naam nodig om uw rechten te "
    "gebruiken? Vraag het dan apart aan de functionaris gegevensbescherming, en vertel waarom."
)
WAAROM_GEEN_MELDER = (
    "Wie iets over u meldde, noemen wij niet bij naam. Dat zou een ander kunnen schaden (AVG artikel 15 lid 4)."
)
RECHTEN = (
    {"Verbeteren": "Klopt iets niet? Vraag ons om het te verbeteren of aan te vullen (AVG artikel 16)."},
    {"Wissen": "U kunt vragen om uw gegevens te wissen (AVG artikel 17)."},
    {"Beperken en bezwaar": "U kunt vragen om minder te gebruiken, of bezwaar maken (AVG artikel 18 en 21)."},
    {"Toestemming": "Gaf u toestemming? Die kunt u altijd intrekken. U houdt dezelfde hulp (AVG artikel 7 lid 3)."},
    {"Klacht": "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl."},
    {"Geen computer beslist": "Er wordt niets over u beslist zonder dat een mens ernaar kijkt (AVG artikel 22)."},
)
