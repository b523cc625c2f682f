"""What leaves the national tier, to whom, and in which form. Plain Python.

The consent names CoMensha as the receiver and nobody else. So nothing goes on by which a person is known: no name, no
birth, no gemeente. What goes keeps the key of the registration, so that who got it can be told to throw it away when
the consent is taken back (AVG art. 19).
"""

from collections.abc import Mapping

from dekkend.core.errors import InvalidInput

ONTVANGERS: Mapping[str, str] = {
    "nationaal_rapporteur": "Nationaal Rapporteur",
    "ministerie": "Ministerie van Justitie en Veiligheid",
    "internationaal": "Internationale gegevensverzameling (IOM, CTDC)",
    "eigen_onderzoek": "Eigen onderzoek van CoMensha",
}
# These never leave in a file.
BLIJFT = ("naam", "geboortedatum", "geboortejaar", "gm_code", "grond_kenmerk")


def check_ontvanger(ontvanger: str) -> str:
    """Raises InvalidInput for a receiver that is not in the list."""
    if ontvanger not in ONTVANGERS:
        raise InvalidInput({"ontvanger": ["Kies een van de mogelijkheden uit de lijst."]})
    return ontvanger


def what_goes(content: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in content.items() if name not in BLIJFT}
