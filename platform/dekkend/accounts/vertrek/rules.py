"""Closing an account: what has to be said about it. Plain Python."""

from dekkend.core.errors import InvalidInput

REDENEN = {
    "uit_dienst": "Uit dienst",
    "andere_functie": "Andere functie",
    "lang_afwezig": "Lang afwezig",
    "onveilig": "Het account is niet meer veilig",
    "anders": "Anders",
}


def check_reason(reden: str) -> None:
    """Raises InvalidInput without one of the reasons."""
    if reden not in REDENEN:
        raise InvalidInput({"reden": ["Kies waarom u dit account sluit."]})
