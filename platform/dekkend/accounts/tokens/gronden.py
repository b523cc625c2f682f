"""The grounds that a token may be narrowed to. Apps above make theirs known at the start."""

from collections.abc import Collection

_gronden: dict[str, str] = {}


def register_grond(naam: str, *, right: str) -> None:
    """`right` is what a role must give for the ground to mean anything."""
    _gronden[naam] = right


def gronden_for(rights: Collection[str]) -> list[str]:
    return [naam for naam, right in _gronden.items() if right in rights]
