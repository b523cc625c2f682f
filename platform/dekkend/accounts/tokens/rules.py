"""How long an API token holds, and what of its owner's rights it carries. Plain Python."""

from collections.abc import Collection
from datetime import datetime, timedelta

from dekkend.accounts.roles import RIGHTS, ROLES, rights_of
from dekkend.accounts.tokens.gronden import gronden_for
from dekkend.core.errors import InvalidInput

USUAL = timedelta(days=365)
LONGEST = timedelta(days=730)
# "Last used" is for people who tidy up; more often than this is work for nothing.
NOTED_EVERY = timedelta(hours=1)
LONGEST_NAME = 100
TERMS = {"30": "30 dagen", "90": "90 dagen", "365": "1 jaar", "730": "2 jaar"}
READING = frozenset(right for right in RIGHTS if right.endswith("_inzien"))


def check_token(
    naam: str, rollen: Collection[str], rechten: Collection[str], gronden: Collection[str], own: Collection[str]
) -> str:
    """The name, tidied. `own` are the roles of the owner. Raises InvalidInput for what he cannot pass on."""
    tidy = " ".join(naam.split())
    wrong: dict[str, list[str]] = {}
    if not tidy:
        wrong["naam"] = ["Vul in waar dit token voor is."]
    elif len(tidy) > LONGEST_NAME:
        wrong["naam"] = [f"Maak de naam korter: gebruik hoogstens {LONGEST_NAME} tekens."]
    if not set(rollen) <= set(own):
        wrong["rollen"] = ["Kies alleen uit uw eigen rollen."]
    elif not set(rechten) <= rights_of(rollen or own):
        wrong["rechten"] = ["Kies alleen rechten van de gekozen rollen."]
    elif not set(gronden) <= set(gronden_for(rechten or rights_of(rollen or own))):
        wrong["gronden"] = ["Kies alleen gronden die bij de gekozen rollen en rechten horen."]
    if wrong:
        raise InvalidInput(wrong)
    return tidy


def check_term(now: datetime, vervalt_at: datetime) -> None:
    """Raises InvalidInput for a moment that has passed or is more than two years ahead."""
    if vervalt_at <= now:
        raise InvalidInput({"geldig": ["Kies een termijn die nog moet komen."]})
    if vervalt_at > now + LONGEST:
        raise InvalidInput({"geldig": ["Een token geldt hoogstens twee jaar."]})


def roles_left(own: Collection[str], rollen: Collection[str]) -> frozenset[str]:
    """The owner's roles of now that the token carries; none chosen is all of them."""
    return frozenset(own) & frozenset(rollen or ROLES)


def limit_of(rechten: Collection[str], alleen_lezen: bool) -> frozenset[str] | None:
    """The rights that the token may use at most; None is no limit but that of the roles."""
    if not rechten and not alleen_lezen:
        return None
    chosen = frozenset(rechten or RIGHTS)
    return chosen & READING if alleen_lezen else chosen
