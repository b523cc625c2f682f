"""Gemeenten as casework needs them: does a code exist, what is it called, which can be chosen."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dekkend.core.errors import InvalidInput
from tenants.public import gemeente_names, gemeenten, members_of

Choices = list[tuple[str, str | list[tuple[str, str]]]]


class HasGmCode(Protocol):
    gm_code: str


def check_gm_code(gm_code: str) -> None:
    """Raises InvalidInput for a code that the register does not have. Empty is: not known."""
    if gm_code and gm_code not in gemeente_names([gm_code]):
        raise InvalidInput({"gm_code": ["Deze gemeente staat niet in het register. Kies een gemeente uit de lijst."]})


def naam_van(gm_code: str) -> str:
    return gemeente_names([gm_code]).get(gm_code, "") if gm_code else ""


def namen_van(rows: Iterable[HasGmCode]) -> dict[str, str]:
    """The names of the gemeenten in these rows, in one question to the register."""
    return gemeente_names({row.gm_code for row in rows})


def guest_choices(gm_codes: Iterable[str]) -> Choices:
    """For a guest: his own gemeente, and what the regio filled in when that is another."""
    return [("", "Niet bekend"), *sorted(gemeente_names(set(gm_codes) - {""}).items())]


def gemeente_choices(schema: str, on: date) -> Choices:
    """For a list to choose from: first the gemeenten of this regio, then all others."""
    own = [(member.gm_code, member.naam) for member in members_of(schema, on)]
    known = {code for code, _ in own}
    others = [(view.code, view.naam) for view in gemeenten(on) if view.code not in known]
    empty: Choices = [("", "Niet bekend")]
    return [*empty, ("Onze regio", own), ("Andere gemeenten", others)] if own else [*empty, *others]
