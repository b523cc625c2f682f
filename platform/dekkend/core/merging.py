"""Two people change the same thing at the same time. Plain Python.

Three versions of a form are held against each other, field by field: what it was when somebody began, what he typed,
and what it is by now. What he did not touch follows the other; what he typed stays, also when the other wrote something
else there: he sees both and decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dekkend.core.errors import Refused

Values = Mapping[str, list[str]]


class Overtaken(Refused):
    """Somebody changed it since. The form is shown again with what changed; the API answers 412."""

    def __init__(self, message: str = "Een collega heeft dit intussen gewijzigd. Open het opnieuw.") -> None:
        super().__init__(message)


@dataclass(frozen=True)
class Change:
    """A field that the other changed. `kept`: what was typed there differs and stands in the form still."""

    name: str
    now: list[str]
    kept: bool


def check_version(begun_with: int | None, now: int) -> None:
    """Raises Overtaken when somebody began with another version; None says nothing about that."""
    if begun_with is not None and begun_with != now:
        raise Overtaken


def same(one: Iterable[str], other: Iterable[str]) -> bool:
    """As people read it: without regard for the order of choices, line ends of a browser, and spaces around."""
    return _read(one) == _read(other)


def merged(
    names: Iterable[str], basis: Values, typed: Values, now: Values
) -> tuple[dict[str, list[str]], list[Change]]:
    """What goes into the form, and what the other changed. Without a basis for a field what was sent was typed."""
    values: dict[str, list[str]] = {}
    changes = []
    for name in names:
        was, mine, current = basis.get(name), typed.get(name, []), now.get(name, [])
        untouched = was is not None and same(was, mine)
        values[name] = list(current if untouched else mine)
        if not same(was if was is not None else mine, current):
            changes.append(Change(name, list(current), kept=not same(values[name], current)))
    return values, changes


def _read(values: Iterable[str]) -> list[str]:
    return sorted(text for value in values if (text := "\n".join(value.split("\r\n")).strip()))
