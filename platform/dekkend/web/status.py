"""How a state looks: a label, a tone and an icon. Colours are fixed; a tenant's own colour never means anything."""

from collections.abc import Mapping
from dataclasses import dataclass

from dekkend.core.transitions import Machine

ICONS = {
    "info": "clock",
    "positive": "circle-check",
    "warning": "triangle-alert",
    "negative": "circle-alert",
    "neutral": "file-text",
}


@dataclass(frozen=True)
class Status:
    """`tone` is one of info, positive, warning, negative, neutral. Without `icon` the tone has its own."""

    label: str
    tone: str = "neutral"
    icon: str = ""

    def __post_init__(self) -> None:
        if self.tone not in ICONS:
            raise ValueError(f"unknown tone {self.tone!r}")

    @property
    def symbol(self) -> str:
        return self.icon or ICONS[self.tone]


States = Machine | Mapping[str, str] | Mapping[str, Status] | Mapping[str, str | Status]


def statuses(machine: Machine, tones: Mapping[str, str]) -> dict[str, Status]:
    """Every state of a machine with its tone; states that `tones` leaves out get the tone of `status_of`.

    Raises ValueError when `tones` names a state that the machine does not have.
    """
    unknown = set(tones) - set(machine.states)
    if unknown:
        raise ValueError(f"{machine.name} has no state {', '.join(sorted(unknown))}")
    return {
        value: Status(label, tones[value]) if value in tones else status_of(machine, value)
        for value, label in machine.states.items()
    }


def status_of(states: States, value: str) -> Status:
    """A bare machine says enough: where nothing can follow is neutral, everything else is under way (info)."""
    if isinstance(states, Machine):
        open_ended = any(edge.source == value for edge in states.edges)
        return Status(states.states[value], "info" if open_ended else "neutral")
    found = states[value]
    return found if isinstance(found, Status) else Status(found)
