"""State machines and the log are data; here the data are held against the rest of the house."""

import ast
import re

import pytest

from dekkend.accounts.roles import RIGHTS, ROLES
from dekkend.audit.events import EventType, all_types
from dekkend.core.transitions import Machine
from tests.architecture.house import app_sources, modules, shown, tree_of


def _machines() -> dict[str, Machine]:
    found: dict[str, Machine] = {}
    for module in modules():
        for value in vars(module).values():
            if isinstance(value, Machine):
                assert found.setdefault(value.name, value) is value, f"two machines are called {value.name}"
    return found


MACHINES = _machines()
CODES = {kind.code for kind in all_types()}


@pytest.mark.parametrize("machine", MACHINES.values(), ids=list(MACHINES))
class TestMachine:
    def test_every_state_can_be_reached(self, machine: Machine) -> None:
        assert machine.reachable() == set(machine.states)

    def test_every_state_is_a_readable_word_with_a_label(self, machine: Machine) -> None:
        for value, label in machine.states.items():
            assert re.fullmatch(r"[a-z][a-z_]+", value)
            assert label[:1].isupper()

    def test_every_step_has_a_label_and_roles_that_exist(self, machine: Machine) -> None:
        for edge in machine.edges:
            assert edge.label[:1].isupper(), edge.name
            assert edge.roles, edge.name
            assert edge.roles <= set(ROLES), edge.name

    def test_every_step_writes_a_line_that_the_log_knows(self, machine: Machine) -> None:
        assert {edge.audit for edge in machine.edges} <= CODES

    def test_no_step_has_two_outcomes(self, machine: Machine) -> None:
        steps = [(edge.name, edge.source) for edge in machine.edges]
        assert len(steps) == len(set(steps))


def test_the_main_concepts_have_a_machine() -> None:
    assert len(MACHINES) >= 3


@pytest.mark.parametrize("kind", all_types(), ids=lambda kind: kind.code)
def test_every_line_of_the_log_is_a_sentence(kind: EventType) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*(\.[a-z_]+)?", kind.code), kind.code
    assert kind.sentence.strip() == kind.sentence
    assert len(kind.sentence.split()) >= 2
    assert isinstance(kind.shred, tuple)


def test_every_line_that_is_written_is_registered() -> None:
    written = {
        (node.args[0].value, f"{shown(path)}:{node.lineno}")
        for path in app_sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "record"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert {where for code, where in written if code not in CODES} == set()


def test_every_registered_line_is_written_somewhere() -> None:
    """A code stands at least twice in the source: where it is registered and where it is written."""
    seen: dict[str, int] = dict.fromkeys(CODES, 0)
    for path in app_sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and node.value in seen:
                seen[str(node.value)] += 1
    assert {code for code, times in seen.items() if times < 2} == set()


def test_every_right_is_given_to_a_role_and_asked_for_somewhere() -> None:
    given = frozenset().union(*(role.rights for role in ROLES.values()))
    assert given == set(RIGHTS)
    asked = {
        node.value
        for path in app_sources()
        if path.name != "roles.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in RIGHTS
    }
    assert set(RIGHTS) - asked == set()
