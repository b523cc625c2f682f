"""What can be sent: the forms that stand on a page, filled in as a visitor might, and the examples of the API."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from dekkend.core.clock import today

Fields = dict[str, list[str]]
_BY_TYPE = {
    "date": str(today().replace(year=today().year + 1)),
    "datetime-local": f"{today().replace(year=today().year + 1)}T10:00",
    "time": "10:00",
    "number": "1",
    "email": "iemand@example.org",
    "url": "https://example.org/",
    "tel": "040 000 00 00",
}
_NOT_SENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class Formulier:
    """A form as it stands on a page; `filled` is what would be sent."""

    path: str
    filled: Fields = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Formulier] = []
        self.open: Formulier | None = None
        self.select = ""
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.open = Formulier(urlsplit(given.get("action", "")).path)
            self.found.append(self.open)
        elif self.open is not None:
            self._field(tag, given, self.open.filled)

    def _field(self, tag: str, given: dict[str, str], filled: Fields) -> None:
        name = given.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self._option(given, filled)
        elif tag == "textarea":
            self.area = name
            filled[name] = ["tekst (voorbeeld)"]
        elif tag == "input" and name and given.get("type", "text") not in _NOT_SENT:
            self._input(name, given, filled)

    def _option(self, given: dict[str, str], filled: Fields) -> None:
        value = given.get("value", "")
        if ("selected" in given and value) or (value and not filled.get(self.select)):
            filled[self.select] = [value]

    def _input(self, name: str, given: dict[str, str], filled: Fields) -> None:
        kind, value = given.get("type", "text"), given.get("value", "")
        if kind in {"radio", "checkbox"}:
            if "checked" in given or name not in filled:
                filled[name] = [value or "on"]
        elif name not in filled:
            filled[name] = [value or _BY_TYPE.get(kind, "tekst")]

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.area and data.strip():
            self.open.filled[self.area] = [data.strip()]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


def formulieren_in(page: str) -> list[Formulier]:
    reader = _Reader()
    reader.feed(page)
    return reader.found
