"""State machines as data. One table draws the buttons, validates, documents and is tested for reachability."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dekkend.core.errors import Refused


@dataclass(frozen=True)
class Edge:
    """One step: who may take it (`roles`), what its button says (`label`), which audit event it writes."""

    name: str
    source: str
    target: str
    label: str
    roles: frozenset[str]
    audit: str


@dataclass(frozen=True)
class Machine:
    """`states` maps the value in the database to its Dutch label."""

    name: str
    states: Mapping[str, str]
    initial: str
    edges: tuple[Edge, ...]

    def __post_init__(self) -> None:
        for edge in self.edges:
            if edge.source not in self.states or edge.target not in self.states:
                raise ValueError(f"{self.name}: {edge.name} has an unknown state")

    def take(self, name: str, state: str) -> Edge:
        """The edge `name` out of `state`. Raises Refused when there is none."""
        for edge in self.edges:
            if edge.name == name and edge.source == state:
                return edge
        raise Refused(f"Dit kan niet meer: de status is “{self.states[state]}”. Ververs de pagina.")

    def open_to(self, state: str, roles: Collection[str]) -> list[Edge]:
        """The edges that somebody with these roles may take now."""
        return [edge for edge in self.edges if edge.source == state and not edge.roles.isdisjoint(roles)]

    def reachable(self) -> set[str]:
        found, frontier = {self.initial}, {self.initial}
        while frontier:
            frontier = {edge.target for edge in self.edges if edge.source in frontier} - found
            found |= frontier
        return found
