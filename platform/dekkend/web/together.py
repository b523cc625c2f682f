"""A form that two people may have open at once: the second sees what the first changed, and keeps what he typed.

The page carries the version with which somebody began and what stood in the form then. Both come back with what he
typed. They hold nothing that does not stand on the page already, and nothing is decided by them: the action holds the
version against the row.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from dekkend.core.merging import Overtaken, Values, merged
from dekkend.web.forms import Form, errors_on

NOBODY = "Niet ingevuld"
TOLD = "Een collega wijzigde dit terwijl u typte. Uw tekst staat er nog. Kijk wat er veranderde en sla opnieuw op."


@dataclass(frozen=True)
class Difference:
    """For the page: what stands there now, and whether what was typed stays in its place."""

    label: str
    now: str
    kept: bool


@contextmanager
def saving(form: "SharedForm") -> Iterator[None]:
    """As `errors_on`, where a colleague may have been faster: that stands on the form too."""
    with errors_on(form):
        try:
            yield
        except Overtaken:
            form.overtake()


class SharedForm(Form):
    """Give it the newest values as `initial`, and call `begin` before it is shown or read."""

    # What a page carries of it besides the fields.
    CARRIED = ("versie", "uitgangspunt")
    differences: tuple[Difference, ...] = ()
    versie = 0
    uitgangspunt = ""

    def begin(self, versie: int) -> None:
        """`versie` is that of the initial values. What came back with a form that was sent goes before it."""
        self._newest = versie
        self.versie = versie if self.begun_with is None else self.begun_with
        sent = self.data.get("uitgangspunt") if self.is_bound else None
        self.uitgangspunt = json.dumps(self._values()) if sent is None else str(sent)

    def go_on(self, carried: Mapping[str, str]) -> None:
        """With what somebody typed before, from the version that stood there then: who was faster since, shows when it
        is sent. For a form that is not sent yet; rubbish is 0, which no row has."""
        said = carried.get("versie", "")
        self.versie = int(said) if said.isascii() and said.isdigit() else 0
        self.uitgangspunt = carried.get("uitgangspunt") or "{}"

    @property
    def begun_with(self) -> int | None:
        """The version that came along; 0, which no row has, for rubbish, and None when nothing was said."""
        sent = self.data.get("versie") if self.is_bound else None
        if sent is None:
            return None
        return int(sent) if str(sent).isascii() and str(sent).isdigit() else 0

    def overtake(self) -> None:
        """Somebody was faster: the form gets what both wrote, and goes on from the newest version."""
        now = self._values()
        typed = {name: self._typed(name) for name in self.fields}
        values, changes = merged(self.fields, self._basis(), typed, now)
        self.differences = tuple(
            Difference(str(self.fields[one.name].label), self._in_words(one.name, one.now), one.kept) for one in changes
        )
        data = QueryDict(mutable=True)
        for name, value in values.items():
            data.setlist(name, value)
        self.data = data
        self.versie, self.uitgangspunt = self._newest, json.dumps(now)
        self.add_error(None, TOLD)

    def _typed(self, name: str) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        return list(getlist(name)) if getlist else [str(self.data.get(name, ""))]

    def _basis(self) -> Values:
        """Rubbish is no basis."""
        try:
            sent = json.loads(self.uitgangspunt)
        except ValueError:
            return {}
        if not isinstance(sent, dict):
            return {}
        return {name: [str(one) for one in values] for name, values in sent.items() if isinstance(values, list)}

    def _values(self) -> dict[str, list[str]]:
        """What stands in the form when nobody has typed, as a browser would send it."""
        return {name: self._as_sent(name) for name in self.fields}

    def _as_sent(self, name: str) -> list[str]:
        field = self.fields[name]
        shown: Any = field.widget.format_value(field.prepare_value(self.get_initial_for_field(field, name)))
        values = shown if isinstance(shown, list | tuple) else [shown]
        return [str(one) for one in values if one not in (None, "")]

    def _in_words(self, name: str, values: list[str]) -> str:
        choices: Any = getattr(self.fields[name], "choices", ())
        known = {str(code): str(label) for code, label in choices}
        return ", ".join(known.get(value, value) for value in values) or NOBODY
