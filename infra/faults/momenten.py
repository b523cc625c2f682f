"""The moments at which a process of the post room may be killed, and the patches that find them.

A kill at a moment of the clock mostly hits the start of Python, and then a post room that loses letters looks faultless
too. So a process that is to die counts how often it passes one moment, and kills itself with SIGKILL there.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MOMENTS = (
    "voor_inleggen", "na_inleggen", "na_merken", "na_bezorgen", "na_antwoorden", "na_bericht", "voor_bel",
    "voor_verwerken", "na_verwerken", "na_openen", "na_legen",
)  # fmt: skip
# These are passed once in a task; the others once for every letter.
ONCE_A_TASK = frozenset({"voor_bel", "na_legen"})
# Ways to carry that are known to be wrong: the harness must see what they lose, double and turn round.
CONTROLS = ("bezorgen_dan_merken", "merken_dan_bezorgen", "nieuwste_eerst", "oude_brief_wint")

_armed: dict[str, int] = {}


def arm(moment: str, times: int) -> None:
    _armed.clear()
    _armed[moment] = times


def passing(moment: str) -> None:
    """Dies here when this process was told to, after so many passages."""
    if moment not in _armed:
        return
    _armed[moment] -= 1
    if _armed[moment] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


class Watched:
    """A connection of the postbode that knows which statement it runs."""

    def __init__(self, line: Any) -> None:
        self.line = line
        self.last = ""

    def execute(self, statement: Any, *arguments: Any) -> Any:
        name = _name(statement.as_string() if hasattr(statement, "as_string") else str(statement))
        if name == "inleggen":
            passing("voor_inleggen")
        done = self.line.execute(statement, *arguments)
        if name:
            self.last = name
            passing(f"na_{name}")
        return done

    def commit(self) -> None:
        self.line.commit()
        if self.last == "merken":
            passing("na_bezorgen")
        self.last = ""


def _name(text: str) -> str:
    for words, name in (
        ("INSERT INTO", "inleggen"),
        ("SET bezorgd_at = now() WHERE", "merken"),
        ("SET beantwoord_at", "antwoorden"),
        ("SET bericht_terug = true", "bericht"),
    ):
        if words in text:
            return name
    return ""


def patch(control: str) -> None:
    """Puts the moments in the program of this process, and in a control the wrong way of working."""
    from tenants.post import actions, postbode, tasks  # noqa: PLC0415  Django must be there first

    connected = postbode._connected

    @contextmanager
    def watched() -> Iterator[Any]:
        with connected() as line:
            yield Watched(line)

    postbode._connected = watched
    for module, name, moment in ((actions, "_open", "na_openen"), (tasks, "empty_answered", "na_legen")):
        setattr(module, name, _then(getattr(module, name), moment))
    task: Any = tasks.open_in_tray
    ring = task.delay

    def rung(*arguments: Any) -> Any:
        passing("voor_bel")
        return ring(*arguments)

    task.delay = rung
    wrong: Any = actions
    wrong._handle = _watched(actions._handle)
    if control == "nieuwste_eerst":
        wrong._unopened = _newest_first(actions._unopened)
        wrong._must_wait = lambda letter: False
        wrong._handle = _without_looking()
    elif control == "oude_brief_wint":
        wrong._unopened = _newest_first(actions._unopened)
        wrong.thread_of = lambda letter: wrong.Inbak.objects.none()
        _forget_versions()
    elif control:
        postbode._carry_one = _apart(postbode, mark_first=control == "merken_dan_bezorgen")


def _then(work: Callable[..., Any], moment: str) -> Callable[..., Any]:
    def done(*arguments: Any) -> Any:
        answer = work(*arguments)
        passing(moment)
        return answer

    return done


def _watched(handle: Callable[[Any], None]) -> Callable[[Any], None]:
    """Registrations; the letters of the other trials watch themselves."""
    from infra.faults.proef import KIND  # noqa: PLC0415  that module needs this one

    def handled(letter: Any) -> None:
        if letter.soort != KIND:
            passing("voor_verwerken")
        handle(letter)
        if letter.soort != KIND:
            passing("na_verwerken")

    return handled


def _forget_versions() -> None:
    """The national tier takes what it opened last for what was sent last."""
    from dekkend.national.registraties import actions as national  # noqa: PLC0415  Django must be there first

    wrong: Any = national
    store = wrong._store

    def stored(code: str, envelope: Any, *arguments: Any, **named: Any) -> Any:
        wrong.OntvangenRegistratie.objects.filter(sleutel=envelope.key).update(versie=0)
        return store(code, envelope, *arguments, **named)

    wrong._store = stored


def _newest_first(unopened: Callable[[], Any]) -> Callable[[], Any]:
    return lambda: unopened().order_by("-id")


def _without_looking() -> Callable[[Any], None]:
    """Deals with a letter whatever was dealt with before it."""
    from infra.faults.proef import Proef, note  # noqa: PLC0415  that module needs this one
    from tenants.post.public import Envelope  # noqa: PLC0415  Django must be there first

    return lambda letter: note(
        Envelope(letter.afzender, letter.soort, letter.sleutel, letter.versie), Proef(nummer=letter.versie)
    )


def _apart(postbode: Any, *, mark_first: bool) -> Callable[..., None]:
    """Carrying and marking in two transactions, without the natural key."""
    from psycopg.sql import SQL, Identifier, Literal  # noqa: PLC0415

    insert = SQL(postbode._CARRY.as_string().split("ON CONFLICT")[0]) if not mark_first else postbode._CARRY

    def carry_one(line: Any, sender: str, number: int, receiver: str | None) -> None:
        out_tray, in_tray = Identifier(sender, "post_uitbak"), Identifier(str(receiver), "post_inbak")
        what = {"in_tray": in_tray, "out_tray": out_tray, "sender": Literal(sender), "number": Literal(number)}
        locked = line.execute(postbode._TAKE.format(out_tray=out_tray, number=Literal(number))).fetchone()
        if not locked:
            line.commit()
            return
        steps = [insert.format(**what), postbode._MARK.format(out_tray=out_tray, number=Literal(number))]
        for step in reversed(steps) if mark_first else steps:
            line.execute(step)
            line.commit()
            passing("tussen_in")

    return carry_one
