"""The walk: every visitor of a tenant asks for everything, with the ids of other tenants in every place that holds one.

The evidence is the canary and never the status: that a page answers 200 may be right, that it holds a word of another
tenant never is.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from uuid import UUID

from django.urls import Resolver404, resolve

from dekkend.isolation.context import inside
from tests.api.documents import examples_of
from tests.isolation.bezoeker import (
    ANY_VERSION,
    EVERYTHING,
    NOBODY,
    Antwoord,
    Bezoeker,
    Zending,
    everywhere,
    taken_back,
)
from tests.isolation.formulieren import Fields, Formulier, formulieren_in
from tests.isolation.kanaries import Nest, Spotter
from tests.isolation.putten import BARE, Putten, cached, rows_written
from tests.isolation.wegen import Filled, Waarden, Weg, urlconf_of

METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
NOT_HERE = 405
FAULT = 500
LOGIN = "/account/login/"
# How many rows of one's own are tried before a route counts as not reached.
MOST_TRIES = 10
ALL_ROWS = 60
# Every role with every method in every pair, in place of what `trespass` says. Takes ten minutes.
FULL = bool(os.environ.get("LOPER_VOLLEDIG"))
SINGLE_ROLES = 2
# Pages are asked with methods that none of them knows at one in so many addresses; operations always.
EVERY_METHOD = 4
# Of so many rows that opened the forms are kept: in another state a page has other buttons.
ENOUGH = 3
# Somebody who is not logged in; and pages of allauth that have nothing to ask of this visitor.
SENT_ON = {302, 401}


@dataclass(frozen=True)
class Lek:
    """Where a word of one tenant came out, and at whom."""

    tenant: str
    role: str
    method: str
    route: str
    way: str
    sink: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.tenant} {self.role}: {self.method} {self.route} ({self.way}) → {self.sink}: "
            f"{', '.join(self.places[:3])}"
        )


@dataclass
class Verslag:
    """What the walk has found."""

    asked: int = 0
    leaks: list[Lek] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    walked: set[tuple[str, str]] = field(default_factory=set)
    reached: set[tuple[str, str]] = field(default_factory=set)
    operations: set[tuple[str, str, str]] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)


class Buurt:
    """One tenant: its canaries, its visitors (pages and API), its routes and its ids."""

    def __init__(
        self, nest: Nest, pages: Sequence[Bezoeker], programs: Sequence[Bezoeker], wegen: Sequence[Weg]
    ) -> None:
        self.nest, self.tenant = nest, nest.tenant
        self.pages, self.programs = list(pages), list(programs)
        self.wegen = list(wegen)
        self.waarden = Waarden(nest.tenant)
        self.ids, self.oldest = self.waarden.ids(), self.waarden.ids("pk")
        self.named = {value: name for name, value in self.ids.items()}
        self.forms: dict[str, list[tuple[Bezoeker, Formulier]]] = {}
        self.opened: dict[str, Filled] = {}

    def visitors(self, weg: Weg) -> list[Bezoeker]:
        return self.programs if weg.api else self.pages

    def own(self, weg: Weg) -> Filled | None:
        """What somebody here got an answer with, else the first there is."""
        found = self.waarden.for_weg(weg)
        return self.opened.get(weg.name) or (found[0] if found else None)


class Loper:
    """Walks through `here` with what stands in `others`, and looks for words of everybody else."""

    def __init__(self, here: Buurt, others: Sequence[Buurt], everybody: Sequence[Nest], putten: Putten) -> None:
        self.here, self.others, self.putten = here, list(others), putten
        self.strange = Spotter(nest for nest in everybody if nest is not here.nest)
        self.anything = Spotter(everybody)
        self.verslag = Verslag()
        self.absent: set[tuple[str, str]] = set()
        self.thorough = True
        self.everything = Zending()

    def ask(self, who: Bezoeker, weg: Weg, method: str, filled: Filled, sent: Zending, way: str) -> Antwoord:
        return self.ask_at(who, weg, method, weg.url(filled), sent, way)

    def ask_at(self, who: Bezoeker, weg: Weg, method: str, path: str, sent: Zending, way: str) -> Antwoord:
        with taken_back():
            answer, later = who.ask(method, path, sent)
            with inside(who.tenant):
                for task in later:
                    task()
        verslag = self.verslag
        verslag.asked += 1
        verslag.walked.add((weg.kind, weg.name))
        places = self.strange.found_in(answer.text)
        found = [("antwoord", places), *((sink, self._spotted(sink, text)) for sink, text in self.putten.since())]
        for sink, places in found:
            if places:
                lek = Lek(self.here.tenant.schema_name, who.role, method, weg.name, way, sink, tuple(places))
                verslag.leaks.append(lek)
        if answer.status >= FAULT:
            verslag.faults.append(f"{who.role}: {method} {weg.name} ({way}): {answer.status}")
        return answer

    def _spotted(self, sink: str, text: str) -> list[str]:
        return (self.anything if sink in BARE else self.strange).found_in(text)

    # What is one's own

    def reach(
        self, closed: Collection[str] = (), elsewhere: Collection[tuple[str, str]] = (), *, posting: bool = True
    ) -> None:
        """Every page and operation of one's own, by whoever may: else the walk would prove nothing. What is `closed` to
        all roles here is asked only with what is of others; an operation that is done `elsewhere` likewise. Without
        `posting` for a second tenant of a kind where it was done already."""
        wegen = [weg for weg in self.here.wegen if weg.name not in closed]
        for weg in wegen:
            self._look(weg)
        for weg in wegen if posting else ():
            if (weg.kind, weg.name) not in self.verslag.reached:
                self._press(weg)
            for method, operation in weg.operations.items():
                if method != "get" and (weg.name, method) not in elsewhere:
                    self._call(weg, method.upper(), examples_of(operation) or [{}])

    def _look(self, weg: Weg) -> None:
        """With the first row that opens; the forms on pages of other rows are kept too."""
        for who in self.here.visitors(weg):
            opened = 0
            for filled in self.here.waarden.for_weg(weg)[: _tries(who)]:
                answer = self.ask(who, weg, "GET", filled, Zending(), "eigen")
                if answer.status == NOT_HERE:
                    return
                if answer.came_through:
                    opened += 1
                    self._note(weg, "GET", filled)
                    self._keep_forms(who, weg, filled, answer)
                if answer.status in SENT_ON and not weg.ours and who.role != NOBODY:
                    self._note(weg, "GET", filled)
                if opened == ENOUGH or answer.status in SENT_ON:
                    break
            if opened:
                return

    def _keep_forms(self, who: Bezoeker, weg: Weg, filled: Filled, answer: Antwoord) -> None:
        for form in formulieren_in(answer.text) if answer.is_page else ():
            path = form.path or weg.url(filled)
            with suppress(Resolver404):
                name = str(resolve(path, urlconf_of(weg.kind)).url_name)
                self.here.forms.setdefault(name, []).append((who, Formulier(path, form.filled)))

    def _press(self, weg: Weg) -> None:
        """The forms that stood on the pages that were opened, as they were filled in."""
        for who, form in self.here.forms.get(weg.name, [])[:MOST_TRIES]:
            answer = self.ask_at(who, weg, "POST", form.path, Zending(form=form.filled), "eigen")
            if _accepted(answer):
                self.verslag.reached.add((weg.kind, weg.name))
                return
        if not weg.api:
            self._press_unseen(weg)

    def _press_unseen(self, weg: Weg) -> None:
        """A button that stood on no page that was opened: pressed as whoever has every role, then as the others."""
        for who in sorted(self.here.pages, key=lambda who: who.role != EVERYTHING):
            for filled in self.here.waarden.for_weg(weg)[:ALL_ROWS]:
                answer = self.ask(who, weg, "POST", filled, Zending(), "eigen")
                if _accepted(answer):
                    self.verslag.reached.add((weg.kind, weg.name))
                    return
                if answer.status in SENT_ON:
                    break

    def _call(self, weg: Weg, method: str, examples: list[dict[str, Any]]) -> None:
        for who in sorted(self.here.programs, key=lambda who: who.role != EVERYTHING):
            for example, ids in product(examples, (self.here.ids, self.here.oldest)):
                for filled in self.here.waarden.for_weg(weg)[: _tries(who)]:
                    body = _swapped_json(example, ids)
                    answer = self.ask(who, weg, method, filled, Zending(headers=ANY_VERSION, json=body), "eigen")
                    if answer.came_through:
                        self._note(weg, method, filled)
                        return
                    if answer.status in {401, NOT_HERE}:
                        break

    def _note(self, weg: Weg, method: str, filled: Filled) -> None:
        self.here.opened.setdefault(weg.name, filled)
        self.verslag.reached.add((weg.kind, weg.name))
        self.verslag.operations.add((weg.kind, weg.name, method.lower()))

    # What is another's

    def trespass(self, *, posting: bool = True) -> None:
        """With what is of the first of the others whoever has every role does all, and everybody opens it; not where
        `posting` is off, for a second tenant of a kind that was walked already. With what is of the rest whoever has
        every role opens it."""
        before, self.posting = rows_written(), posting
        for number, other in enumerate(self.others):
            self.thorough = number == 0 and (posting or FULL)
            self.everything = everywhere(other.ids)
            self.verslag.foreign.update(other.ids.values())
            for weg in self.here.wegen:
                self._own_address(weg, other)
                for filled in self._fitting(weg, other):
                    self._foreign_address(weg, other, filled)
        self._look_behind(before)

    def _fitting(self, weg: Weg, other: Buurt) -> list[Filled]:
        """What the other has of the same name; never what is one's own as well (a code of a gemeente)."""
        if not weg.arguments:
            return []
        own = self.here.waarden.for_weg(weg)
        found = [filled for filled in other.waarden.for_arguments(weg.arguments) if weg.fits(filled)]
        return [filled for filled in [_of(other, weg, found)] if filled and filled not in own]

    def _own_address(self, weg: Weg, other: Buurt) -> None:
        """One's own row in the address (or none), the ids of another everywhere else."""
        filled = self.here.own(weg)
        if filled is None:
            return
        for method in ("GET", "POST") if weg.arguments else METHODS:
            if not (self.thorough or FULL or method == "GET"):
                continue
            for who in self._askers(weg, method, wide=False):
                for sent in self._sendings(weg, method, other):
                    answer = self.ask(who, weg, method, filled, sent, "naast het adres")
                    self._note_absent(weg, method, who, answer)

    def _foreign_address(self, weg: Weg, other: Buurt, filled: Filled) -> None:
        for method in self._methods(weg) if self.thorough or FULL else ("GET",):
            for who in self._askers(weg, method, wide=self.thorough and self.posting and method == "GET"):
                for sent in self._sendings(weg, method, other):
                    answer = self.ask(who, weg, method, filled, sent, "in het adres")
                    self._note_absent(weg, method, who, answer)

    def _methods(self, weg: Weg) -> tuple[str, ...]:
        return METHODS if FULL or weg.api or self.here.wegen.index(weg) % EVERY_METHOD == 0 else ("GET", "POST")

    def _askers(self, weg: Weg, method: str, *, wide: bool) -> Iterator[Bezoeker]:
        """First whoever has every role, and where something may come of it whoever has none. A method that does not
        exist for all roles together does not exist for one of them, HEAD and OPTIONS say nothing that GET does not, and
        allauth knows no roles."""
        visitors = self.here.visitors(weg)
        first = {EVERYTHING, NOBODY} if FULL or (self.thorough and method in {"GET", "POST"}) else {EVERYTHING}
        yield from (who for who in visitors if who.role in first)
        same_for_all = method in {"HEAD", "OPTIONS"} or not weg.ours or (weg.name, method) in self.absent
        if same_for_all or not (wide or FULL):
            return
        single = [who for who in visitors if who.role not in {EVERYTHING, NOBODY}]
        # Some at each address and each at some: whoever has every role asked everywhere already.
        first_of_them = self.here.wegen.index(weg) % max(1, len(single) // SINGLE_ROLES)
        yield from single if FULL else single[first_of_them :: max(1, len(single) // SINGLE_ROLES)]

    def _note_absent(self, weg: Weg, method: str, who: Bezoeker, answer: Antwoord) -> None:
        if answer.status == NOT_HERE and who.role == EVERYTHING:
            self.absent.add((weg.name, method))

    def _sendings(self, weg: Weg, method: str, other: Buurt) -> Iterator[Zending]:
        """The ids of another in everything at once; with a body also in the form or example that is expected here."""
        sent = self.everything
        if method in {"GET", "HEAD", "OPTIONS"}:
            yield sent
        elif weg.api:
            yield sent.with_body(json=dict(other.ids))
            operation = weg.operations.get(method.lower())
            for example in examples_of(operation) if operation else ():
                yield sent.with_body(json=_swapped_json(example, other.ids))
        else:
            forms = self.here.forms.get(weg.name, [])[:1] if method == "POST" else []
            yield sent.with_body(form={**sent.form, **(self._swapped(forms[0][1].filled, other) if forms else {})})

    def _swapped(self, form: Fields, other: Buurt) -> Fields:
        """The ids in a form that are one's own, replaced by those of the same kind of another."""
        return {name: [_other_id(value, name, other) for value in values] for name, values in form.items()}

    def _look_behind(self, before: dict[str, int]) -> None:
        """What the walk left in caches, and whether it wrote in a schema that is not its own."""
        places = self.anything.found_in(cached())
        schema = self.here.tenant.schema_name
        if places:
            self.verslag.leaks.append(Lek(schema, "", "", "", "", "cache", tuple(places)))
        for name, count in rows_written().items():
            if name != schema and count != before.get(name, 0):
                self.verslag.written.append(f"{schema} schreef {count - before.get(name, 0)} rijen in {name}")


def _tries(who: Bezoeker) -> int:
    return ALL_ROWS if who.role == EVERYTHING else MOST_TRIES


def _accepted(answer: Antwoord) -> bool:
    """A form that was taken sends on; a log-in page is no proof."""
    return answer.came_through or (answer.status in {302, 303} and not answer.location.startswith(LOGIN))


def _of(other: Buurt, weg: Weg, found: list[Filled]) -> Filled | None:
    known = other.opened.get(weg.name)
    return known if known in found else (found[0] if found else None)


def _is_id(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    with suppress(ValueError):
        return bool(UUID(value))
    return False


def _other_id(value: str, name: str, other: Buurt) -> str:
    if not _is_id(value):
        return value
    return other.ids.get(name) or other.ids.get(f"{name}_id") or other.ids["user_id"]


def _swapped_json(example: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    """The ids in an example replaced by those of the same name that a tenant has."""
    return {name: ids.get(name, value) if _is_id(value) else value for name, value in example.items()}
