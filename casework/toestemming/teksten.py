"""What is read out before somebody answers, for each purpose: short, true, and in plain words. Plain Python.

A text is never changed: a better one gets a new version, and each consent keeps which one was read. Where there is no
text in the language of the person, an interpreter reads out the Dutch one.
"""

from collections.abc import Mapping

TEKSTVERSIE = "2026-1"
TALEN: Mapping[str, str] = {
    "nl": "Nederlands",
    "en": "Engels",
    "ar": "Arabisch",
    "bg": "Bulgaars",
    "zh": "Chinees",
    "de": "Duits",
    "fr": "Frans",
    "hu": "Hongaars",
    "pl": "Pools",
    "pt": "Portugees",
    "ro": "Roemeens",
    "ru": "Russisch",
    "es": "Spaans",
    "ti": "Tigrinya",
    "tr": "Turks",
    "uk": "Oekraïens",
    "vi": "Vietnamees",
    "gebaren": "Gebarentaal",
    "anders": "Een andere taal",
}
_SLOT = (
    "Zegt u nee, dan krijgt u dezelfde hulp. U kunt uw toestemming altijd intrekken. Dat kan bij ons, zonder reden te "
    "noemen."
)
_END = "If you say no, you get the same help. You can take your consent back at any time, without giving a reason."
TEKSTEN: Mapping[str, str] = {
    "2026-1": (
        "CoMensha telt in Nederland alle slachtoffers van mensenhandel. Vindt u het goed dat wij uw naam, "
        "geboortedatum, gender, nationaliteitsgroep, woongemeente en wat er is gebeurd bij CoMensha registreren? "
        "Zo telt iedereen één keer mee. Zegt u nee, dan krijgt u dezelfde hulp. U kunt uw toestemming altijd "
        "intrekken. Dan haalt CoMensha uw gegevens weg."
    )
}
"""For the registration at CoMensha, by version."""
VOORGELEZEN: Mapping[tuple[str, str], str] = {
    ("registratie_comensha", "nl"): TEKSTEN[TEKSTVERSIE],
    ("registratie_comensha", "en"): (
        "CoMensha counts all victims of human trafficking in the Netherlands. May we register your name, date of "
        "birth, gender, nationality group, municipality and what happened at CoMensha? That way everybody is counted "
        "once. If you say no, you get the same help. You can always take your consent back. Then CoMensha removes your "
        "data."
    ),
    ("zorgactie", "nl"): (
        "Een andere organisatie kan u helpen. Daarvoor moet zij iets over u weten. Wij lezen eerst aan u voor wat wij "
        f"willen vertellen. Vindt u het goed dat wij dat aan deze organisatie vertellen? {_SLOT}"
    ),
    ("zorgactie", "en"): (
        "Another organisation can help you. It has to know something about you. We first read out to you what we want "
        f"to tell. May we tell that to this organisation? {_END}"
    ),
    ("overleg", "nl"): (
        "Hulpverleners uit de regio praten samen over hoe zij u het beste kunnen helpen. Vindt u het goed dat wij daar "
        f"over u praten, met alleen wat daarvoor nodig is? {_SLOT}"
    ),
    ("overleg", "en"): (
        "Professionals in the region talk together about how to help you best. May we talk about you there, with only "
        f"what is needed for that? {_END}"
    ),
    ("overdracht", "nl"): (
        "Een zorgcoördinator in een andere regio kan u verder helpen. Daarvoor gaat uw hele dossier naar die regio, en "
        f"bij ons wordt het vernietigd. Vindt u dat goed? {_SLOT} Is uw dossier al weg, dan kan dat alleen nog bij de "
        "andere regio."
    ),
    ("overdracht", "en"): (
        "A coordinator in another region can help you further. Your whole file goes to that region and is destroyed "
        f"here. Do you agree? {_END} Once your file is gone, you can only do that in the other region."
    ),
    ("veilig_thuis", "nl"): (
        "Veilig Thuis helpt bij geweld thuis. Vindt u het goed dat wij Veilig Thuis over u vertellen? In noodgevallen "
        f"mogen wij dat ook zonder uw toestemming; dan vertellen wij u dat als dat veilig is. {_SLOT}"
    ),
    ("veilig_thuis", "en"): (
        "Veilig Thuis helps with violence at home. May we tell Veilig Thuis about you? In an emergency we may do so "
        f"without your consent; then we tell you, if that is safe. {_END}"
    ),
    ("onderzoek", "nl"): (
        "Onderzoekers willen leren hoe mensenhandel te stoppen is. Vindt u het goed dat zij iets uit uw dossier lezen, "
        f"zonder uw naam? Voor uzelf verandert er niets. {_SLOT}"
    ),
    ("onderzoek", "en"): (
        "Researchers want to learn how to stop human trafficking. May they read something from your file, without "
        f"your name? Nothing changes for you. {_END}"
    ),
}
