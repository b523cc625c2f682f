"""Where an opdracht stands, and when the inrichter gives up."""

STATEN = {
    "wachtend": "Wacht op de inrichter",
    "uitgevoerd": "Uitgevoerd",
    "geweigerd": "Geweigerd",
    "mislukt": "Mislukt",
    "ingetrokken": "Ingetrokken",
}
ATTEMPTS = 5
GAVE_UP = "Uitvoeren lukte niet. De technisch beheerder kijkt ernaar."
LONGEST_REASON = 2000  # characters


def gives_up(attempts: int) -> bool:
    """After this many attempts that broke off, a person has to look, and what was asked later may go on."""
    return attempts >= ATTEMPTS


def shortened(reason: str) -> str:
    """A reason that fits; one that is too long says so at its end."""
    return reason if len(reason) <= LONGEST_REASON else reason[: LONGEST_REASON - 1] + "…"
