"""The addresses of a kind of tenant, read from its real urlconf."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

KINDS = ["regio", "gemeente", "landelijk", "kluis"]
OUTSIDE = ("account_", "mfa_", "usersessions_", "socialaccount_")


def patterns(entries: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns)
        else:
            yield entry


def routes(kind: str) -> dict[str, URLPattern]:
    found = patterns(get_resolver(f"dekkend.urls_{kind}").url_patterns)
    return {str(entry.name): entry for entry in found if not str(entry.name).startswith(OUTSIDE)}


def addresses(kind: str, ids: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, entry in routes(kind).items():
        wanted = {argument: ids[argument] for argument in entry.pattern.converters}
        yield name, reverse(name, urlconf=f"dekkend.urls_{kind}", kwargs=wanted)
