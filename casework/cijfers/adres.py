"""A quarter in an address."""

from django.urls import register_converter


class KwartaalInAdres:
    """`2026-Q4`; anything else is no address, so it is not there before its body is read."""

    regex = r"\d{4}-Q[1-4]"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KwartaalInAdres, "kwartaal")
KWARTAAL = "<kwartaal:kwartaal>"
