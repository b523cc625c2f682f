"""When logging in at the gemeente shows that somebody is of the gemeente. Plain Python."""

GEEN_ADRES = (
    "De inlogdienst van uw gemeente bevestigt uw e-mailadres niet. Vul de code uit de brief in, of vraag uw ICT om "
    "hulp."
)
ANDER_HUIS = (
    "U bent ingelogd met een account dat niet van de gemeente is. Log in met uw account van de gemeente, of vul de "
    "code uit de brief in."
)


def objection(email: str, contact: str) -> str:
    """Why this is no proof, in a sentence; "" when it is. `email` is what the log-in server vouches for, `contact` the
    address that the regio knew already: a guest at the gemeente's server has an address of another house."""
    if not email:
        return GEEN_ADRES
    return "" if house_of(email) == house_of(contact) else ANDER_HUIS


def house_of(email: str) -> str:
    """What stands behind the at sign, in small letters."""
    return email.rpartition("@")[2].strip().rstrip(".").lower()
