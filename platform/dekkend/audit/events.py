"""The kinds of line the log can hold. A kind that is not registered cannot be written."""

from dataclasses import dataclass, replace

from dekkend.core.errors import DekkendError

ACTIONS = {"C": "aangemaakt", "R": "bekeken", "U": "gewijzigd", "D": "verwijderd", "E": "uitgevoerd"}
OUTCOMES = {"gelukt": "Gelukt", "geweigerd": "Geweigerd", "mislukt": "Mislukt"}


class UnknownEvent(DekkendError):
    """The code is not registered: a fault in the program."""


@dataclass(frozen=True)
class EventType:
    """`action` follows NEN 7513 (C R U D E). `sentence` is what a reader of the log sees, `shred` what must be
    erased from the details when the person's data are destroyed (nothing, if details hold no such thing).
    `purpose` is what it is for in the sense of NEN 7513 (purpose of use), apart from the ground of the one line.
    `activity` is the URI of the activity in the register of processing activities, for what works with data of a
    person: each such line also stands in the second log (docs/verwerkingsregister.md)."""

    code: str
    action: str
    sentence: str
    shred: tuple[str, ...] = ()
    purpose: str = ""
    activity: str = ""

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"{self.code}: unknown action {self.action}")
        if self.activity and not self.activity.startswith(("https://", "urn:")):
            raise ValueError(f"{self.code}: no URI of a processing activity: {self.activity}")


_types: dict[str, EventType] = {}


def register(*types: EventType, purpose: str = "", activity: str = "") -> None:
    """`purpose` and `activity` hold for all of these that name none of their own."""
    for given in types:
        kind = replace(given, purpose=given.purpose or purpose, activity=given.activity or activity)
        known = _types.setdefault(kind.code, kind)
        if known != kind:
            raise ValueError(f"two event types are called {kind.code}")


def event_type(code: str) -> EventType:
    if code not in _types:
        raise UnknownEvent(f"onbekende logregel: {code}")
    return _types[code]


def all_types() -> list[EventType]:
    return sorted(_types.values(), key=lambda kind: kind.code)
