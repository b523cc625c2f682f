"""Words that whoever knows us would try first, and that a password therefore cannot lean on (ASVS 5.0, 6.1.2)."""

import re

from django.core.exceptions import ValidationError
from django.db import connection

from dekkend.accounts.models import User

OURS = ("dekkend", "mensenhandel", "comensha", "zorgcoordinator", "zorgcoördinator", "ketenregisseur", "gemeente")
LEAST_LEFT = 8


class NotOurOwnWords:
    """Without our words and those of the tenant's own name there must be eight characters left; that leaves a sentence
    in which the city is named, and refuses its name with a year."""

    def validate(self, password: str, user: User | None = None) -> None:
        rest = password.casefold()
        for word in sorted({*OURS, *own_words()}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != password.casefold() and len(rest) < LEAST_LEFT:
            raise ValidationError(self.get_help_text(), code="password_our_own_words")

    def get_help_text(self) -> str:
        return "Kies een wachtwoord dat niet vooral bestaat uit de naam van uw organisatie of een woord uit ons werk."


def own_words() -> set[str]:
    """The words of four letters and more in the name of the tenant."""
    tenant = getattr(connection, "tenant", None)
    return set(re.findall(r"\w{4,}", getattr(tenant, "naam", "").casefold()))
